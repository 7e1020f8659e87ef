// What the engine says of findings, in the language of the interface.
#include <span>
#include <utility>
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
std::vector<PhrasePair> WithConcepts(std::span<const PhrasePair> phrases, std::string_view ConceptWord::*word) {
  std::vector<PhrasePair> pairs(phrases.begin(), phrases.end());
  for (const ConceptWord& named : ConceptWords()) pairs.push_back({named.name, named.*word});
  return pairs;
}

// A book and the pairs it refers to.
struct Book {
  explicit Book(std::vector<PhrasePair> all) : pairs(std::move(all)), phrases(pairs) {}
  const std::vector<PhrasePair> pairs;
  const PhraseBook phrases;
};

}  // namespace

std::string Phrase(std::string_view english, const Messages& messages) {
  static const auto* const kInIndonesian = new Book(WithConcepts(kIndonesian, &ConceptWord::indonesian));
  static const auto* const kInEnglish = new Book(WithConcepts(kEnglish, &ConceptWord::english));
  if (messages.ui == UiLanguage::kIndonesian) return kInIndonesian->phrases.Say(english);
  // A word alone ("title", a kind) is English already.
  return english.find(": ") == std::string_view::npos ? std::string(english) : kInEnglish->phrases.Say(english);
}

}  // namespace silang::report
