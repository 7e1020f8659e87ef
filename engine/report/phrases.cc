// What the engine says of findings, in the language of the interface.
#include <span>
#include <vector>

#include "base/phrase_book.h"
#include "report/concept_words.h"
#include "report/messages.h"

namespace silang::report {
namespace {

constexpr PhrasePair kIndonesian[] = {
#define SILANG_PHRASE(en, id) {en, id},
#define SILANG_CONCEPTS(text, en, id) {text, id},
#include "report/phrases.inc"
#undef SILANG_PHRASE
#undef SILANG_CONCEPTS
};

// What names concepts is said in words in English, too.
constexpr PhrasePair kEnglish[] = {
#define SILANG_PHRASE(en, id)
#define SILANG_CONCEPTS(text, en, id) {text, en},
#include "report/phrases.inc"
#undef SILANG_PHRASE
#undef SILANG_CONCEPTS
};

// The pairs of `phrases`, and the words for the concepts that stand in them. Where a phrase is the name of a concept as well ("title"),
// the phrase counts.
const PhraseBook* MakeBook(std::span<const PhrasePair> phrases, std::string_view ConceptWord::*word) {
  auto* pairs = new std::vector<PhrasePair>(phrases.begin(), phrases.end());
  for (const ConceptWord& named : ConceptWords()) pairs->push_back({named.name, named.*word});
  return new PhraseBook(*pairs);
}

}  // namespace

std::string Phrase(std::string_view english, const Messages& messages) {
  static const PhraseBook* const kInIndonesian = MakeBook(kIndonesian, &ConceptWord::indonesian);
  static const PhraseBook* const kInEnglish = MakeBook(kEnglish, &ConceptWord::english);
  if (messages.ui == UiLanguage::kIndonesian) return kInIndonesian->Say(english);
  // A word alone ("title", a kind) is English already.
  return english.find(": ") == std::string_view::npos ? std::string(english) : kInEnglish->Say(english);
}

}  // namespace silang::report
