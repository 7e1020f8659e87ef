// Verbs whose first part stands at the end of their clause: "nahm zwei Männer fest" (festnehmen), "hield twee mannen aan" (aanhouden).
#ifndef SILANG_TEXT_PARTED_VERBS_H_
#define SILANG_TEXT_PARTED_VERBS_H_

#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

#include "text/analysis.h"

namespace silang::text {

struct PartedVerb {
  uint32_t token = 0;          // of the verb
  const Word* word = nullptr;  // what it is with its part: "festnahm"
};

// By token, in order. A part (`verb-particles` of the pack) at the end of a clause goes with the nearest word before it, in its clause and
// within thirty tokens, with which it names an event; nouns (capitals) and what stands in another clause (behind a comma, an auxiliary, "and"
// with a verb) do not count. `own` keeps the words so made. Linear: a part looks at thirty words.
std::vector<PartedVerb> FindPartedVerbs(std::string_view text, const languages::LanguagePack& pack,
                                        const std::vector<Token>& tokens, const std::vector<const Word*>& words,
                                        std::deque<Word>* own);

}  // namespace silang::text

#endif  // SILANG_TEXT_PARTED_VERBS_H_
