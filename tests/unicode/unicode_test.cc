#include "unicode/unicode.h"

#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <string>
#include <vector>

namespace silang::unicode {
namespace {

// -- validation

struct ByteRange {
  int low, high;
};

// A row of table 3-7 of the Unicode standard, "Well-Formed UTF-8 Byte Sequences".
const std::vector<std::vector<ByteRange>> kWellFormed = {
    {{0x00, 0x7f}},
    {{0xc2, 0xdf}, {0x80, 0xbf}},
    {{0xe0, 0xe0}, {0xa0, 0xbf}, {0x80, 0xbf}},
    {{0xe1, 0xec}, {0x80, 0xbf}, {0x80, 0xbf}},
    {{0xed, 0xed}, {0x80, 0x9f}, {0x80, 0xbf}},
    {{0xee, 0xef}, {0x80, 0xbf}, {0x80, 0xbf}},
    {{0xf0, 0xf0}, {0x90, 0xbf}, {0x80, 0xbf}, {0x80, 0xbf}},
    {{0xf1, 0xf3}, {0x80, 0xbf}, {0x80, 0xbf}, {0x80, 0xbf}},
    {{0xf4, 0xf4}, {0x80, 0x8f}, {0x80, 0xbf}, {0x80, 0xbf}},
};

bool MatchesRow(std::string_view text, const std::vector<ByteRange>& row) {
  if (text.size() < row.size()) return false;
  for (size_t i = 0; i < row.size(); ++i) {
    const int byte = static_cast<unsigned char>(text[i]);
    if (byte < row[i].low || byte > row[i].high) return false;
  }
  return true;
}

std::optional<size_t> FirstInvalidByteByTable(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    size_t length = 0;
    for (const auto& row : kWellFormed) {
      if (MatchesRow(text.substr(at), row)) length = row.size();
    }
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

struct InvalidRow {
  const char* name;
  std::string bytes;
  std::optional<size_t> first_invalid;
};

const InvalidRow kInvalidRows[] = {
    {"empty", "", std::nullopt},
    {"ASCII", "abc", std::nullopt},
    {"NUL is a character", std::string("a\0b", 3), std::nullopt},
    {"two bytes", "\xc3\xa9", std::nullopt},
    {"three bytes", "\xe2\x82\xac", std::nullopt},
    {"four bytes", "\xf0\x9f\x98\x80", std::nullopt},
    {"byte order mark", "\xef\xbb\xbfx", std::nullopt},
    {"noncharacter U+FFFF", "\xef\xbf\xbf", std::nullopt},
    {"last code point", "\xf4\x8f\xbf\xbf", std::nullopt},
    {"a lone continuation", "a\x80", 1},
    {"two bytes cut short", "ab\xc3", 2},
    {"three bytes cut short by one", "\xe2\x82", 0},
    {"three bytes cut short by two", "x\xe2", 1},
    {"four bytes cut short by one", "\xf0\x9f\x98", 0},
    {"four bytes cut short by three", "\xf0", 0},
    {"cut short before a letter", "\xe2\x82zz", 0},
    {"overlong slash in two", "\xc0\xaf", 0},
    {"overlong in two, C1", "\xc1\xbf", 0},
    {"overlong in three", "\xe0\x80\xaf", 0},
    {"largest overlong in three", "\xe0\x9f\xbf", 0},
    {"overlong in four", "\xf0\x80\x80\xaf", 0},
    {"largest overlong in four", "\xf0\x8f\xbf\xbf", 0},
    {"first surrogate", "\xed\xa0\x80", 0},
    {"last surrogate", "\xed\xbf\xbf", 0},
    {"before the surrogates", "\xed\x9f\xbf", std::nullopt},
    {"after the surrogates", "\xee\x80\x80", std::nullopt},
    {"U+110000", "\xf4\x90\x80\x80", 0},
    {"lead F5", "\xf5\x80\x80\x80", 0},
    {"lead F8, five bytes", "\xf8\x88\x80\x80\x80", 0},
    {"FE and FF", "ok\xfe\xff", 2},
    {"good after bad does not help", "\xc3\x28 fine", 0},
};

TEST(FirstInvalidByte, Table) {
  for (const InvalidRow& row : kInvalidRows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(FirstInvalidByte(row.bytes), row.first_invalid);
    EXPECT_EQ(FirstInvalidByteByTable(row.bytes), row.first_invalid) << "the oracle";
  }
}

TEST(FirstInvalidByte, AgreesWithTheTableOnAllShortSequences) {
  // Every pair of bytes, and every lead with chosen continuations.
  const int edges[] = {0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff};
  for (int a = 0; a < 256; ++a) {
    for (int b = 0; b < 256; ++b) {
      std::string bytes = {static_cast<char>(a), static_cast<char>(b)};
      ASSERT_EQ(FirstInvalidByte(bytes), FirstInvalidByteByTable(bytes)) << a << " " << b;
      if (a < 0xc0) continue;
      for (int c : edges) {
        for (int d : edges) {
          bytes.resize(2);
          bytes += static_cast<char>(c);
          ASSERT_EQ(FirstInvalidByte(bytes), FirstInvalidByteByTable(bytes)) << a << " " << b << " " << c;
          bytes += static_cast<char>(d);
          ASSERT_EQ(FirstInvalidByte(bytes), FirstInvalidByteByTable(bytes)) << a << " " << b << " " << c << " " << d;
        }
      }
    }
  }
}

TEST(FirstInvalidByte, AgreesWithTheTableOnRandomBytes) {
  std::mt19937 random(1);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const int pieces = static_cast<int>(random() % 12);
    for (int i = 0; i < pieces; ++i) {
      char32_t c = random() % 0x110000;
      if (c >= 0xd800 && c < 0xe000) c = 'x';
      Append(c, &text);
    }
    const int damages = static_cast<int>(random() % 3);
    for (int i = 0; i < damages && !text.empty(); ++i) {
      const size_t at = random() % text.size();
      if (random() % 2 == 0)
        text[at] = static_cast<char>(random() % 256);
      else
        text.erase(at, 1);
    }
    ASSERT_EQ(FirstInvalidByte(text), FirstInvalidByteByTable(text)) << testing::PrintToString(text);
  }
}

// -- decoding

TEST(Decode, GivesBackWhatAppendWroteForEveryCodePoint) {
  for (char32_t c = 0; c <= 0x10ffff; ++c) {
    if (c >= 0xd800 && c < 0xe000) continue;
    std::string text = "ab";
    Append(c, &text);
    const uint8_t length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    ASSERT_EQ(text.size(), 2u + length);
    ASSERT_EQ(FirstInvalidByte(text), std::nullopt);
    const CodePoint point = Decode(text, 2);
    ASSERT_EQ(point.value, c);
    ASSERT_EQ(point.length, length);
  }
}

// -- classes

struct ClassRow {
  const char* name;
  char32_t c;
  Class expected;
};

const ClassRow kClassRows[] = {
    {"space", U' ', Class::kSpace},
    {"tab", U'\t', Class::kSpace},
    {"no-break space", U'\u00a0', Class::kSpace},
    {"narrow no-break space", U'\u202f', Class::kSpace},
    {"line separator", U'\u2028', Class::kSpace},
    {"ideographic space", U'\u3000', Class::kSpace},
    {"letter", U'a', Class::kLetter},
    {"accented letter", U'é', Class::kLetter},
    {"title case digraph", U'ǅ', Class::kLetter},
    {"Cyrillic", U'ж', Class::kLetter},
    {"Arabic", U'م', Class::kLetter},
    {"Devanagari", U'क', Class::kLetter},
    {"Hangul syllable", U'한', Class::kLetter},
    {"Han", U'中', Class::kIdeograph},
    {"hiragana", U'あ', Class::kIdeograph},
    {"small kana", U'っ', Class::kIdeograph},
    {"Thai", U'ก', Class::kIdeograph},
    {"digit", U'7', Class::kDigit},
    {"Arabic-Indic digit", U'٣', Class::kDigit},
    {"full-width digit", U'５', Class::kDigit},
    {"combining acute", U'\u0301', Class::kMark},
    {"Devanagari vowel sign", U'ि', Class::kMark},
    {"full stop", U'.', Class::kPunctuation},
    {"underscore", U'_', Class::kPunctuation},
    {"em dash", U'—', Class::kPunctuation},
    {"double quote", U'“', Class::kPunctuation},
    {"ideographic full stop", U'。', Class::kPunctuation},
    {"dollar", U'$', Class::kSymbol},
    {"euro", U'€', Class::kSymbol},
    {"per cent", U'%', Class::kSymbol},
    {"one half", U'½', Class::kSymbol},
    {"degree", U'°', Class::kSymbol},
    {"emoji", U'😀', Class::kSymbol},
    {"NUL", U'\0', Class::kOther},
    {"zero width space", U'\u200b', Class::kOther},
    {"byte order mark", U'\ufeff', Class::kOther},
    {"private use", U'\ue000', Class::kOther},
    {"unassigned", U'\U0010ffff', Class::kOther},
};

TEST(Classify, Table) {
  for (const ClassRow& row : kClassRows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Classify(row.c), row.expected);
  }
}

TEST(Classify, DigitsAreTheCodePointsWithADecimalValue) {
  int digits = 0;
  for (char32_t c = 0; c <= 0x10ffff; ++c) {
    const bool digit = Classify(c) == Class::kDigit;
    digits += digit;
    ASSERT_EQ(digit, DigitValue(c) >= 0) << static_cast<uint32_t>(c);
    ASSERT_LE(DigitValue(c), 9);
  }
  EXPECT_GE(digits, 600);  // some sixty scripts
}

TEST(Case, UpperAndLowerExclude) {
  for (char32_t c = 0; c <= 0x10ffff; ++c) ASSERT_FALSE(IsUpper(c) && IsLower(c)) << static_cast<uint32_t>(c);
  EXPECT_TRUE(IsUpper(U'Z') && IsUpper(U'É') && IsUpper(U'Ж') && IsUpper(U'ǅ'));
  EXPECT_TRUE(IsLower(U'z') && IsLower(U'é') && IsLower(U'ß'));
  EXPECT_FALSE(IsUpper(U'1') || IsLower(U'1') || IsUpper(U'中') || IsLower(U'م'));
}

TEST(DigitValue, Table) {
  EXPECT_EQ(DigitValue(U'0'), 0);
  EXPECT_EQ(DigitValue(U'9'), 9);
  EXPECT_EQ(DigitValue(U'٣'), 3);
  EXPECT_EQ(DigitValue(U'५'), 5);
  EXPECT_EQ(DigitValue(U'８'), 8);
  EXPECT_EQ(DigitValue(U'½'), -1);
  EXPECT_EQ(DigitValue(U'²'), -1);
  EXPECT_EQ(DigitValue(U'Ⅷ'), -1);
  EXPECT_EQ(DigitValue(U'七'), -1);
  EXPECT_EQ(DigitValue(U'x'), -1);
}

// -- folding

struct FoldRow {
  const char* name;
  const char* word;
  const char* folded;
};

const FoldRow kFoldRows[] = {
    {"empty", "", ""},
    {"ASCII", "JaKaRTa-2", "jakarta-2"},
    {"accent", "José", "jose"},
    {"accent apart", "Jose\u0301", "jose"},
    {"several marks", "Việt", "viet"},
    {"cedilla and ring", "Çağ Ångström", "cag angstrom"},
    {"sharp s", "STRAßE", "strasse"},
    {"dotted capital I", "İstanbul", "istanbul"},
    {"dotless i stays", "ışık", "ısık"},
    {"ligature", "ﬁnal", "final"},
    {"full-width letters", "ＡＢＣ１２", "abc12"},
    {"o with stroke is a letter of its own", "Øre", "øre"},
    {"final sigma", "ΣΊΣΥΦΟΣ", "σισυφοσ"},
    {"Cyrillic short i", "Й", "и"},
    {"right quote as apostrophe", "Jum’at", "jum'at"},
    {"left quote as apostrophe", "Ma‘ruf", "ma'ruf"},
    {"modifier apostrophe", "donʼt", "don't"},
    {"full-width apostrophe", "don＇t", "don't"},
    {"grave as apostrophe", "don`t", "don't"},
    {"grave beside an accent", "é`t", "e't"},
    {"acute as apostrophe", "don´t", "don't"},
    {"soft hyphen", "ten\u00adtara", "tentara"},
    {"zero width joiner", "ten\u200dtara", "tentara"},
    {"superscript", "m²", "m2"},
    {"one half", "½", "1⁄2"},
    {"kilometre sign", "㎞", "km"},
    {"Arabic vowel signs and stretching go", "مُحَمَّـد", "محمد"},
    {"Devanagari marks stay", "हिन्दी", "हिन्दी"},
    {"Thai marks stay", "ที่", "ที่"},
    {"Hangul stays composed", "한국", "한국"},
    {"Hangul from its parts", "\u1112\u1161\u11ab", "한"},
    {"voiced kana stay", "ガ", "ガ"},
    {"half-width kana", "ｶﾞ", "ガ"},
};

TEST(Fold, Table) {
  for (const FoldRow& row : kFoldRows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Fold(row.word), row.folded);
  }
}

TEST(Fold, AppendsBehindWhatIsThere) {
  std::string out = "É";
  AppendFolded("Ab", &out);
  AppendFolded("Cé", &out);
  EXPECT_EQ(out, "Éabce");
}

TEST(Fold, TheShortPathGivesWhatTheLongOneGives) {
  for (char c = 0x20; c < 0x7f; ++c) {
    const std::string ascii(1, c);
    std::string longer = Fold(ascii + "ж");
    ASSERT_GT(longer.size(), 2u);
    longer.resize(longer.size() - 2);
    EXPECT_EQ(Fold(ascii), longer) << c;
  }
}

TEST(Fold, FoldingTwiceIsFoldingOnceForEveryCodePoint) {
  for (char32_t c = 0; c <= 0x10ffff; ++c) {
    if (c >= 0xd800 && c < 0xe000) continue;
    std::string text;
    Append(c, &text);
    const std::string once = Fold(text);
    ASSERT_EQ(FirstInvalidByte(once), std::nullopt);
    ASSERT_EQ(Fold(once), once) << std::hex << static_cast<uint32_t>(c);
  }
}

// -- width

struct WidthRow {
  const char* name;
  const char* text;
  int columns;
};

const WidthRow kWidthRows[] = {
    {"empty", "", 0},
    {"ASCII", "abc", 3},
    {"control characters", "a\tb\n\x7f", 2},
    {"composed", "é", 1},
    {"decomposed", "e\u0301", 1},
    {"Han", "北京", 4},
    {"full-width", "Ａ", 2},
    {"half-width kana", "ｶ", 1},
    {"Hangul", "한", 2},
    {"emoji", "😀", 2},
    {"Arabic with marks", "مُح", 2},
    {"zero width space and byte order mark", "\ufeffa\u200bb", 2},
    {"dash and quotes", "—“”", 3},
};

TEST(DisplayWidth, Table) {
  for (const WidthRow& row : kWidthRows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(DisplayWidth(row.text), row.columns);
  }
}

}  // namespace
}  // namespace silang::unicode
