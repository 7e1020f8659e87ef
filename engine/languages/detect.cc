#include "languages/detect.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>
#include <cstdio>  // which the header of CLD2 needs
#include <cstring>
#include <utility>
#include <vector>

#include "unicode/scan.h"
#include "unicode/unicode.h"

namespace silang::languages {
namespace {

constexpr size_t kMostBytes = 64 << 10;
constexpr int kFewestLetters = 12;  // bytes of text below which an unreliable answer is none

// Old or private codes of CLD2, and what BCP 47 says.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kCodes = {
    {{"iw", "he"}, {"jw", "jv"}, {"in", "id"}, {"mo", "ro"}, {"tl", "fil"}}};

// Pairs that CLD2 confuses, the more frequent first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kConfused = {{{"id", "ms"}}};
constexpr size_t kSample = 16 << 10;  // bytes in which stop words are counted
constexpr size_t kGlance = 320;       // bytes that tell the language of most texts, and of stop words counted at a time
constexpr int kClear = 90;            // per cent of a glance in one language that leave no doubt
constexpr size_t kClearLead = 3;      // words that one language is ahead of the other, and enough

// The first `limit` bytes, ending with a whole code point.
std::string_view Head(std::string_view text, size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xc0) == 0x80) --limit;
  return text.substr(0, limit);
}

bool IsFrequent(const LanguagePack& pack, VocabularyId word) {
  const PhraseNode node = pack.Step(kPhraseRoot, word);
  if (node == kNoPhrase) return false;
  const auto& entries = pack.EntriesAt(node);
  return std::any_of(entries.begin(), entries.end(), [&](uint32_t i) {
    const Topic topic = pack.entries()[i].topic;
    return topic == Topic::kStopWord || topic == Topic::kWeekday || topic == Topic::kMonth;
  });
}

// Adds to each count the words of `text` that are frequent words of its pack and that the other pack does not know at all.
void CountOwnWords(std::string_view text, const LanguagePack& a, const LanguagePack& b, size_t* of_a, size_t* of_b) {
  std::string folded;
  for (const unicode::ScannedToken& token : unicode::Scan(text, {0, static_cast<uint32_t>(text.size())})) {
    folded.clear();
    unicode::AppendFolded(text.substr(token.span.begin, token.span.size()), &folded);
    const VocabularyId in_a = a.FindWord(folded), in_b = b.FindWord(folded);
    if ((in_a == kUnknownWord) == (in_b == kUnknownWord)) continue;
    if (in_a != kUnknownWord)
      *of_a += IsFrequent(a, in_a);
    else
      *of_b += IsFrequent(b, in_b);
  }
}

std::string Code(CLD2::Language language) {
  const std::string_view code = CLD2::LanguageCode(language);
  const auto at = std::find_if(kCodes.begin(), kCodes.end(), [&](const auto& pair) { return pair.first == code; });
  return std::string(at == kCodes.end() ? code : at->second);
}

}  // namespace

namespace {

// A stretch of `size` bytes from byte `from` on; begins and ends with whole words where there are any.
std::string_view Glance(std::string_view text, size_t from, size_t size) {
  const size_t begin = text.find_first_of(" \n", from);
  const size_t end = begin == std::string_view::npos ? begin : text.find_first_of(" \n", std::min(begin + size, text.size()));
  if (begin == std::string_view::npos || end == std::string_view::npos || end - begin > 2 * size) return Head(text, size);
  return text.substr(begin, end - begin);
}

// What CLD2 makes of a text; `clear` if it is sure, and of one language.
std::string Detect(std::string_view head, bool* clear) {
  const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> language;
  language.fill(CLD2::UNKNOWN_LANGUAGE);
  std::array<int, 3> percent;
  std::array<double, 3> score;
  int bytes = 0, valid = 0;
  bool reliable = false;
  // Short texts get the best guess rather than none: a single line of claims has a language too.
  constexpr int kBestEffort = 0x4000;
  CLD2::ExtDetectLanguageSummaryCheckUTF8(head.data(), static_cast<int>(head.size()), true, &hints, kBestEffort, language.data(),
                                          percent.data(), score.data(), nullptr, &bytes, &reliable, &valid);
  // On text without words CLD2 leaves a number that is no language.
  int number = 0;
  *clear = reliable && percent[0] >= kClear;
  static_assert(sizeof(number) == sizeof(language[0]));
  std::memcpy(&number, language.data(), sizeof(number));
  if (number < 0 || number >= CLD2::NUM_LANGUAGES) return "und";
  if (language[0] == CLD2::UNKNOWN_LANGUAGE || (!reliable && bytes < kFewestLetters)) return "und";
  return Code(language[0]);
}

}  // namespace

std::string DetectLanguage(std::string_view text) {
  bool clear = false;
  if (text.size() > 3 * kGlance) {  // two places that agree, behind what stands above an article; one may be a quotation
    bool clear_too = false;
    std::string code = Detect(Glance(text, text.size() / 3, kGlance), &clear);
    if (clear && Detect(Glance(text, text.size() / 3 * 2, kGlance), &clear_too) == code && clear_too) return code;
  }
  return Detect(Head(text, kMostBytes), &clear);
}

std::string DetectLanguage(std::string_view text, const PackSet& packs) {
  std::string code = DetectLanguage(text);
  for (const auto& [common, rarer] : kConfused) {
    if (code != common && code != rarer) continue;
    if (!packs.Has(common) || !packs.Has(rarer)) return code;
    const LanguagePack& common_pack = packs.Find(common);
    const LanguagePack& rarer_pack = packs.Find(rarer);
    size_t for_common = 0, for_rarer = 0;
    for (std::string_view rest = Head(text, kSample); !rest.empty();) {
      const std::string_view piece = Head(rest, kGlance);
      rest.remove_prefix(piece.size());
      CountOwnWords(piece, common_pack, rarer_pack, &for_common, &for_rarer);
      if (std::max(for_common, for_rarer) >= std::min(for_common, for_rarer) + kClearLead) break;
    }
    if (for_common != for_rarer) return std::string(for_common > for_rarer ? common : rarer);
    bool clear = false;
    return Detect(Head(text, kMostBytes), &clear);
  }
  return code;
}

}  // namespace silang::languages
