#include "unicode/unicode.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstring>

namespace silang::unicode {
namespace {

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

const icu::Normalizer2& CompatibilityCaseFold() {
  static const icu::Normalizer2* const kInstance = [] {
    UErrorCode error = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKCCasefoldInstance(error);
  }();
  return *kInstance;
}

const icu::Normalizer2& Decomposition() {
  static const icu::Normalizer2* const kInstance = [] {
    UErrorCode error = U_ZERO_ERROR;
    return icu::Normalizer2::getNFDInstance(error);
  }();
  return *kInstance;
}

const icu::Normalizer2& Composition() {
  static const icu::Normalizer2* const kInstance = [] {
    UErrorCode error = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(error);
  }();
  return *kInstance;
}

// Accents of European scripts: dropped, so that "José" and "Jose" meet. Marks of other scripts carry letters and stay.
bool IsEuropeanDiacritic(UChar32 c) { return c >= 0x300 && c <= 0x36f; }

// Vowel signs and the stretching of Arabic, which newspapers write in some words of some texts.
bool IsArabicVowel(UChar32 c) { return (c >= 0x64b && c <= 0x652) || c == 0x640 || c == 0x670; }

bool IsApostrophe(UChar32 c) { return c == 0x2019 || c == 0x2018 || c == 0x02bc || c == 0xff07 || c == 0x00b4 || c == 0x0060; }

}  // namespace

std::optional<size_t> FirstInvalidByte(std::string_view text) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto size = static_cast<int64_t>(text.size());
  int64_t i = 0;
  while (i < size) {
    // Eight bytes of ASCII at a time.
    for (uint64_t eight = 0; size - i >= 8; i += 8) {
      std::memcpy(&eight, bytes + i, sizeof eight);
      if ((eight & 0x8080808080808080U) != 0) break;
    }
    while (i < size && bytes[i] < 0x80) ++i;
    if (i == size) break;
    const int64_t start = i;
    const int32_t window = static_cast<int32_t>(std::min<int64_t>(size - start, 8));
    int32_t at = 0;
    UChar32 c = 0;
    U8_NEXT(bytes + start, at, window, c);
    if (c < 0) return static_cast<size_t>(start);
    i = start + at;
  }
  return std::nullopt;
}

CodePoint internal::DecodeLong(std::string_view text, size_t offset) {
  const int32_t window = static_cast<int32_t>(std::min<size_t>(text.size() - offset, 8));
  int32_t at = 0;
  UChar32 c = 0;
  U8_NEXT(reinterpret_cast<const uint8_t*>(text.data()) + offset, at, window, c);
  return {static_cast<char32_t>(c < 0 ? 0xfffd : c), static_cast<uint8_t>(at)};
}

void Append(char32_t c, std::string* out) {
  uint8_t bytes[4];
  int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(c));
  out->append(reinterpret_cast<const char*>(bytes), static_cast<size_t>(length));
}

Class internal::ClassifyOther(char32_t value) {
  const auto c = static_cast<UChar32>(value);
  if (u_isUWhiteSpace(c)) return Class::kSpace;
  switch (u_charType(c)) {
    case U_DECIMAL_DIGIT_NUMBER: return Class::kDigit;
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK: return Class::kMark;
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER: return Class::kLetter;
    case U_OTHER_LETTER:
      switch (u_getIntPropertyValue(c, UCHAR_LINE_BREAK)) {
        case U_LB_IDEOGRAPHIC:
        case U_LB_COMPLEX_CONTEXT:
        case U_LB_CONDITIONAL_JAPANESE_STARTER: return Class::kIdeograph;
        default: return Class::kLetter;
      }
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
    case U_MATH_SYMBOL:
    case U_CURRENCY_SYMBOL:
    case U_MODIFIER_SYMBOL:
    case U_OTHER_SYMBOL: return Class::kSymbol;
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION: return Class::kPunctuation;
    default: return Class::kOther;
  }
}

bool internal::IsUpperOther(char32_t c) { return u_isupper(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c)); }

bool internal::IsLowerOther(char32_t c) { return u_islower(static_cast<UChar32>(c)); }

int DigitValue(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
  return u_charDigitValue(static_cast<UChar32>(c));
}

void AppendFolded(std::string_view word, std::string* out) {
  if (IsAscii(word)) {
    for (char c : word) out->push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '`' ? '\'' : c);
    return;
  }
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString source = icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<int32_t>(word.size())));
  for (int32_t i = 0; i < source.length(); ++i) {
    if (source[i] == 0xb4) source.setCharAt(i, '\'');  // compatibility would make a space and an accent of it
  }
  const icu::UnicodeString parts = Decomposition().normalize(CompatibilityCaseFold().normalize(source, error), error);
  icu::UnicodeString kept;
  for (int32_t i = 0; i < parts.length();) {
    const UChar32 c = parts.char32At(i);
    i += U16_LENGTH(c);
    if (IsEuropeanDiacritic(c) || IsArabicVowel(c)) continue;
    kept.append(IsApostrophe(c) ? UChar32{'\''} : c);
  }
  Composition().normalize(kept, error).toUTF8String(*out);
}

std::string Fold(std::string_view word) {
  std::string folded;
  AppendFolded(word, &folded);
  return folded;
}

std::string FoldCase(std::string_view word) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::UnicodeString source =
      icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<int32_t>(word.size())));
  std::string folded;
  CompatibilityCaseFold().normalize(source, error).toUTF8String(folded);
  return folded;
}

int DisplayWidth(std::string_view text) {
  int width = 0;
  for (size_t i = 0; i < text.size();) {
    const CodePoint point = Decode(text, i);
    i += point.length;
    const auto c = static_cast<UChar32>(point.value);
    if (c < 0x80) {
      width += c >= 0x20 && c != 0x7f;
      continue;
    }
    const int8_t type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR || type == U_CONTROL_CHAR) continue;
    const int32_t east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    width += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
  }
  return width;
}

}  // namespace silang::unicode
