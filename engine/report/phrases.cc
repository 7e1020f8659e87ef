// What the engine says of findings, in the language of the interface.
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
template <size_t N>
const PhraseBook& BookOf(const PhrasePair (&phrases)[N], std::string_view ConceptWord::*word) {
  static const auto* const kPairs = [&] {
    auto* pairs = new std::vector<PhrasePair>(std::begin(phrases), std::end(phrases));
    for (const ConceptWord& named : ConceptWords()) pairs->push_back({named.name, named.*word});
    return pairs;
  }();
  static const auto* const kBook = new PhraseBook(*kPairs);
  return *kBook;
}

}  // namespace

std::string Phrase(std::string_view english, const Messages& messages) {
  if (messages.ui == UiLanguage::kIndonesian) return BookOf(kIndonesian, &ConceptWord::indonesian).Say(english);
  // A word alone ("title", a kind) is English already.
  if (english.find(": ") == std::string_view::npos) return std::string(english);
  return BookOf(kEnglish, &ConceptWord::english).Say(english);
}

}  // namespace silang::report
