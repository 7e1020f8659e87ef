// What the engine says of findings, in the language of the interface.
#include "base/phrase_book.h"
#include "report/messages.h"

namespace silang::report {
namespace {

constexpr PhrasePair kIndonesian[] = {
#define SILANG_PHRASE(en, id) {en, id},
#include "report/phrases.inc"
#undef SILANG_PHRASE
};

}  // namespace

std::string Phrase(std::string_view english, const Messages& messages) {
  if (messages.ui != UiLanguage::kIndonesian) return std::string(english);
  static const auto* const kBook = new PhraseBook(kIndonesian);
  return kBook->Say(english);
}

}  // namespace silang::report
