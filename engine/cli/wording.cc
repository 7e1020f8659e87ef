#include "cli/wording.h"

#include <cstdlib>

#include "base/phrase_book.h"
#include "base/status.h"

namespace silang::cli {
namespace {

constexpr PhrasePair kIndonesian[] = {
#define SILANG_PHRASE(en, id) {en, id},
#include "cli/phrases.inc"
#undef SILANG_PHRASE
};

UiLanguage language = UiLanguage::kEnglish;

std::string_view OfLocale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {  // POSIX, 8.2
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    const std::string_view locale = value;
    return locale.substr(0, locale.find_first_of("_.@"));
  }
  return "";
}

std::string In(UiLanguage ui, std::string_view english) {
  if (ui != UiLanguage::kIndonesian) return std::string(english);
  static const auto* const kBook = new PhraseBook(kIndonesian);
  return kBook->Say(english);
}

}  // namespace

void SpeakIn(std::string_view code) {
  language = (code == "auto" ? OfLocale() : code) == "id" ? UiLanguage::kIndonesian : UiLanguage::kEnglish;
}
UiLanguage Language() { return language; }

std::string Say(std::string_view english) { return In(language, english); }
std::string Say(const absl::Status& status) { return SayIn(language, status); }

std::string SayIn(UiLanguage ui, const absl::Status& status) {
  const ErrorParts parts = PartsOf(status);
  std::string text = parts.around;
  if (!parts.file.empty()) text += fmt::format("{}{}: ", In(ui, parts.file), In(ui, parts.at));
  text += In(ui, parts.what);
  return parts.remedy.empty() ? text : fmt::format("{}; {}", text, In(ui, parts.remedy));
}

}  // namespace silang::cli
