// What a concept of the lexicon is called in the languages of the interface: "shoot-person" is "shoot" and "menembak".
#ifndef SILANG_REPORT_CONCEPT_WORDS_H_
#define SILANG_REPORT_CONCEPT_WORDS_H_

#include <span>
#include <string_view>

namespace silang::report {

struct ConceptWord {
  std::string_view name, english, indonesian;
};

// All concepts, by name. Written by scripts/embed-concepts.cmake at build time: the first form of each in the packs.
std::span<const ConceptWord> ConceptWords();

}  // namespace silang::report

#endif  // SILANG_REPORT_CONCEPT_WORDS_H_
