// Words that are written as one and read as several: "وستون" (and sixty), "이백삼십명이" (two hundred thirty persons),
// "Ankara'da" (in Ankara).
#ifndef SILANG_TEXT_WORD_PARTS_H_
#define SILANG_TEXT_WORD_PARTS_H_

#include <string_view>
#include <vector>

#include "languages/pack.h"
#include "unicode/scan.h"

namespace silang::text {

// Parts such words among the tokens of `text`, where the pack says that its language writes them: [number-affix] and-prefix,
// `number-words: characters` for words of several characters, and `endings: apostrophe` for endings behind an apostrophe, which
// is punctuation then and quotes nothing. What the pack knows as another word stays whole ("구조": rescue, and 9e12). Linear;
// nothing is done in other languages.
void PartWords(std::string_view text, const languages::LanguagePack& pack, std::vector<unicode::ScannedToken>* tokens);

// The currency that a word of letters and then digits begins with, "Rp50", "RM500", and how many letters it has; nullptr if it begins
// with none. Linear in the word.
const languages::Entry* CurrencyInFront(std::string_view word, const languages::LanguagePack& pack, size_t* letters);

}  // namespace silang::text

#endif  // SILANG_TEXT_WORD_PARTS_H_
