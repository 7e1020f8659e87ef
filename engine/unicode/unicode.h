// Unicode as the rest of the engine needs it: validation, decoding, classes, folding. The only user of ICU.
#ifndef SILANG_UNICODE_UNICODE_H_
#define SILANG_UNICODE_UNICODE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace silang::unicode {

// Offset of the first byte that is not part of well-formed UTF-8; nothing if all is well. Linear.
std::optional<size_t> FirstInvalidByte(std::string_view text);

struct CodePoint {
  char32_t value = 0;
  uint8_t length = 0;  // bytes in UTF-8, 1 to 4
};

namespace internal {  // what follows, beyond ASCII
CodePoint DecodeLong(std::string_view text, size_t offset);
}  // namespace internal

// The code point at `offset`. REQUIRES: well-formed UTF-8, offset < text.size() at the start of a code point.
inline CodePoint Decode(std::string_view text, size_t offset) {
  const auto lead = static_cast<uint8_t>(text[offset]);
  return lead < 0x80 ? CodePoint{lead, 1} : internal::DecodeLong(text, offset);
}
void Append(char32_t c, std::string* out);

// What a code point is for a tokenizer.
enum class Class : uint8_t {
  kSpace,
  kLetter,
  kDigit,
  kMark,
  kIdeograph /* written without spaces: Han, kana, Thai ... */,
  kPunctuation,
  kSymbol,
  kOther,
};

namespace internal {
Class ClassifyOther(char32_t c);
bool IsUpperOther(char32_t c);
bool IsLowerOther(char32_t c);

constexpr Class ClassifyAscii(char32_t c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Class::kLetter;
  if (c >= '0' && c <= '9') return Class::kDigit;
  if (c == ' ' || (c >= 9 && c <= 13)) return Class::kSpace;
  if (c < 0x20 || c == 0x7f) return Class::kOther;
  return c == '$' || c == '+' || c == '<' || c == '=' || c == '>' || c == '^' || c == '|' || c == '~' || c == '%'
             ? Class::kSymbol
             : Class::kPunctuation;
}
inline constexpr auto kAsciiClasses = [] {
  std::array<Class, 128> classes{};
  for (char32_t c = 0; c < 128; ++c) classes[c] = ClassifyAscii(c);
  return classes;
}();
}  // namespace internal

inline Class Classify(char32_t c) { return c < 0x80 ? internal::kAsciiClasses[c] : internal::ClassifyOther(c); }
inline bool IsUpper(char32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : internal::IsUpperOther(c); }
inline bool IsLower(char32_t c) { return c < 0x80 ? c >= 'a' && c <= 'z' : internal::IsLowerOther(c); }
// The decimal value of a digit of any script, -1 for anything else.
int DigitValue(char32_t c);

// Appends `word` in the form in which words are compared: NFKC, case folded, Latin, Greek and Cyrillic letters without
// diacritics, one kind of apostrophe. ASCII takes a short path.
void AppendFolded(std::string_view word, std::string* out);
std::string Fold(std::string_view word);
// The word in small letters with its diacritics: NFKC, case folded.
std::string FoldCase(std::string_view word);

// Columns that `text` takes on a terminal (East Asian width, combining marks count nothing).
int DisplayWidth(std::string_view text);

}  // namespace silang::unicode

#endif  // SILANG_UNICODE_UNICODE_H_
