#include "languages/detect.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>
#include <utility>

namespace silang::languages {
namespace {

constexpr size_t kMostBytes = 64 << 10;
constexpr int kFewestLetters = 12;  // bytes of text below which an unreliable answer is none

// Old or private codes of CLD2, and what BCP 47 says.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kCodes = {
    {{"iw", "he"}, {"jw", "jv"}, {"in", "id"}, {"mo", "ro"}, {"tl", "fil"}}};

// At most kMostBytes, ending with a whole code point.
std::string_view Head(std::string_view text) {
  if (text.size() <= kMostBytes) return text;
  size_t end = kMostBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return text.substr(0, end);
}

std::string Code(CLD2::Language language) {
  const std::string_view code = CLD2::LanguageCode(language);
  const auto at = std::find_if(kCodes.begin(), kCodes.end(), [&](const auto& pair) { return pair.first == code; });
  return std::string(at == kCodes.end() ? code : at->second);
}

}  // namespace

std::string DetectLanguage(std::string_view text) {
  const std::string_view head = Head(text);
  const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> language;
  std::array<int, 3> percent;
  std::array<double, 3> score;
  int bytes = 0, valid = 0;
  bool reliable = false;
  // Short texts get the best guess rather than none: a single line of claims has a language too.
  constexpr int kBestEffort = 0x4000;
  CLD2::ExtDetectLanguageSummaryCheckUTF8(head.data(), static_cast<int>(head.size()), true, &hints, kBestEffort, language.data(),
                                          percent.data(), score.data(), nullptr, &bytes, &reliable, &valid);
  if (language[0] == CLD2::UNKNOWN_LANGUAGE || (!reliable && bytes < kFewestLetters)) return "und";
  // Indonesian and Malay share most words, and CLD2 gives parts of one text to both. Indonesian articles are far more
  // frequent: Malay must be clearly ahead.
  if (language[0] == CLD2::MALAY && language[1] == CLD2::INDONESIAN && percent[1] * 2 >= percent[0]) return "id";
  return Code(language[0]);
}

}  // namespace silang::languages
