// Where sentences end.
#ifndef SILANG_TEXT_SENTENCES_H_
#define SILANG_TEXT_SENTENCES_H_

#include <cstdint>
#include <utility>
#include <vector>

#include "text/analysis.h"

namespace silang::text {

// Splits the tokens [first, last) (one paragraph) into sentences, as token ranges that cover them without gaps, each of
// some 512 tokens at the most. Linear.
//
//     Prof. Dr. A. B. Sutrisno, S.H., tiba pukul 7 a.m. "Kami siap," katanya.Ia pergi.
//     |------------------------------------------------------------------| |-------|
//
// Abbreviations, initials, initialisms and numbers do not end a sentence; a full stop glued to a capital ("katanya.Ia")
// does, a quotation mark or bracket after the full stop belongs to the sentence before, and words of speech after a
// closed quotation ("...!" kata Budi) stay with it.
std::vector<std::pair<uint32_t, uint32_t>> SplitSentences(const Analysis& analysis, uint32_t first, uint32_t last);

}  // namespace silang::text

#endif  // SILANG_TEXT_SENTENCES_H_
