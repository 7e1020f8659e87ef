#include "unicode/scan.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "unicode/unicode.h"

namespace silang::unicode {
namespace {

Span Whole(std::string_view text) { return {0, static_cast<uint32_t>(text.size())}; }

// Each token as TEXT/kind and flags: w word, n number, p punctuation, q quote, s symbol; then g glued, ~ after a narrow
// space, C capitalised, A all capitals, M mixed, L first of its line, I initialism.
std::string Dump(std::string_view text, Span range) {
  std::string dump;
  for (const ScannedToken& token : Scan(text, range)) {
    if (!dump.empty()) dump += ' ';
    dump.append(text.substr(token.span.begin, token.span.size())).append("/");
    dump += "wnpqs"[static_cast<int>(token.kind)];
    for (int bit = 0; bit < 8; ++bit) {
      if ((token.flags >> bit & 1) != 0) dump += "g~CAMLI?"[bit];
    }
  }
  return dump;
}

struct Row {
  const char* name;
  const char* text;
  const char* tokens;
};

const Row kRows[] = {
    {"empty", "", ""},
    {"white space alone", " \t\r\n\u00a0", ""},
    {"words", "dua Tentara tewas.", "dua/wL Tentara/wC tewas/w ./pg"},
    // -- hyphens
    {"doubled word", "anak-anak", "anak/wL -/pg anak/wg"},
    {"name with a hyphen", "Kim Jong-un", "Kim/wCL Jong/wC -/pg un/wg"},
    {"dashes", "a–b — c", "a/wL –/pg b/wg —/p c/w"},
    {"number and suffix", "80-an ke-80", "80/nL -/pg an/wg ke/w -/pg 80/ng"},
    // -- numbers
    {"group", "15.000", "15.000/nL"},
    {"groups and decimals", "1,234.56", "1,234.56/nL"},
    {"number at the end of a sentence", "15.000.", "15.000/nL ./pg"},
    {"clock", "14.30 WIB", "14.30/nL WIB/wCA"},
    {"clock with a colon", "14:30", "14/nL :/pg 30/ng"},
    {"Swiss groups", "15'000 15’000", "15'000/nL 15’000/n"},
    {"Arabic digits and separators", "١٥٬٠٠٠٫٥", "١٥٬٠٠٠٫٥/nL"},
    {"list without spaces", "1, 2,x", "1/nL ,/pg 2/n ,/pg x/wg"},
    {"decimal without a digit before", ".5", "./pL 5/ng"},
    {"groups by no-break space", "15\u00a0000", "15/nL 000/n~"},
    {"groups by narrow space", "15\u202f000\u2009000", "15/nL 000/n~ 000/n~"},
    {"groups by space", "15 000", "15/nL 000/n"},
    {"a narrow space beside a space", "15 \u00a0000", "15/nL 000/n"},
    {"unit", "15km", "15/nL km/wg"},
    {"per cent and degree", "15% 15°C", "15/nL %/sg 15/n °/sg C/wgC"},
    {"money", "US$5", "US/wCAL $/sg 5/ng"},
    {"rupiah with a full stop", "Rp.5.000", "Rp/wCL ./pg 5.000/ng"},
    {"wide separators", "９，８００．５ ３，４", "９，８００．５/nL ３/n ，/pg ４/ng"},
    {"letters without case and digits", "약5만 و٣ कोविड19", "약/wL 5/ng 만/wg و/w ٣/ng कोविड/w 19/ng"},
    {"vulgar fraction", "2½", "2/nL ½/sg"},
    {"ordinal", "21st", "21/nL st/wg"},
    {"letter first", "A8 covid19", "A8/wCML covid19/wM"},
    {"letters, hyphen, digits", "KN-23", "KN/wCAL -/pg 23/ng"},
    {"digits, letter, digits", "4x4", "4/nL x4/wgM"},
    {"date", "(4/9)", "(/pL 4/ng //pg 9/ng )/pg"},
    // -- full stops in words
    {"country", "the U.S. army", "the/wL U.S./wCAI army/w"},
    {"country before a comma", "U.S., he", "U.S./wCALI ,/pg he/w"},
    {"country and hyphen", "U.S.-led", "U.S./wCALI -/pg led/wg"},
    {"degree", "Ani, S.H.", "Ani/wCL ,/pg S.H./wCAI"},
    {"time of day", "at 9 a.m.", "at/wL 9/n a.m./wI"},
    {"time of day, glued", "9p.m.", "9/nL p.m./wgI"},
    {"initials before a name", "A.M. Hendra", "A.M./wCALI Hendra/wC"},
    {"initials glued to a name", "A.M.Hendra", "A/wCL ./pg M/wgC ./pg Hendra/wgC"},
    {"one initial", "J. Kim", "J/wCL ./pg Kim/wC"},
    {"missing space after a full stop", "pulang.Ia makan", "pulang/wL ./pg Ia/wgC makan/w"},
    {"missing space before a word like a domain", "pulang.Id", "pulang/wL ./pg Id/wgC"},
    {"missing space before a number", "pulang.5 orang", "pulang/wL ./pg 5/ng orang/w"},
    {"ellipsis", "lalu...pergi… ya", "lalu/wL ./pg ./pg ./pg pergi/wg …/pg ya/w"},
    // -- apostrophes
    {"contraction", "don't don’t", "don't/wL don’t/w"},
    {"possessive", "company's company’s", "company/wL 's/wg company/w ’s/wg"},
    {"possessive in capitals", "KIM'S", "KIM/wCAL 'S/wg"},
    {"possessive of a mixed word", "B52's", "B52/wCML 's/wg"},
    {"plural possessive", "dogs' tails", "dogs/wL '/qg tails/w"},
    {"elision", "l'homme qu’il d'Ivoire", "l'/wL homme/wg qu’/w il/wg d'/w Ivoire/wgC"},
    {"Irish name", "O'Brien", "O'Brien/wCL"},
    {"Indonesian", "Jum'at Ma'ruf Qur’an", "Jum'at/wCL Ma'ruf/wC Qur’an/wC"},
    {"single quotes", "'ya,' ‘tidak’", "'/qL ya/wg ,/pg '/qg ‘/q tidak/wg ’/qg"},
    {"shortened at both ends", "rock 'n' roll", "rock/wL '/q n/wg '/qg roll/w"},
    // -- addresses
    {"domain", "kompas.co.id.", "kompas.co.id/wML ./pg"},
    {"domain in capitals", "SEPUTARAN.COM, Bogor", "SEPUTARAN.COM/wML ,/pg Bogor/wC"},
    {"domain with digits", "kabar24.com", "kabar24.com/wML"},
    {"domain within a longer chain", "kabar.com.makan", "kabar.com/wML ./pg makan/wg"},
    {"file name", "a.txt", "a/wL ./pg txt/wg"},
    {"URL", "https://x.y/z?q ya", "https://x.y/z?q/wML ya/w"},
    {"URL at the end of a sentence", "(http://x.y/z). Ya", "(/pL http://x.y/z/wgM )/pg ./pg Ya/wC"},
    {"URL in quotes", "“https://x.y/,” kata", "“/qL https://x.y//wgM ,/pg ”/qg kata/w"},
    {"URL in single quotes", "‘https://x.y’ 'https://x.y'", "‘/qL https://x.y/wgM ’/qg '/q https://x.y/wgM '/qg"},
    {"URL with brackets of its own", "https://x.y/a_(b)?c=d.", "https://x.y/a_(b)?c=d/wML ./pg"},
    {"scheme alone", "http: ya", "http/wL :/pg ya/w"},
    {"handle", "@user_1: ya", "@user_1/wML :/pg ya/w"},
    {"a lone at sign", "5 @ 3", "5/nL @/p 3/n"},
    {"hashtag", "#kabar", "#/pL kabar/wg"},
    // -- quotes
    {"straight", "\"ya\"", "\"/qL ya/wg \"/qg"},
    {"curly", "“ya”", "“/qL ya/wg ”/qg"},
    {"German", "„ja“", "„/qL ja/wg “/qg"},
    {"German single", "‚ja‘", "‚/qL ja/wg ‘/qg"},
    {"guillemets", "«oui» ‹non›", "«/qL oui/wg »/qg ‹/q non/wg ›/qg"},
    {"corner brackets", "「中」『文』", "「/qL 中/wg 」/qg 『/qg 文/wg 』/qg"},
    {"full-width", "＂ya＂", "＂/qL ya/wg ＂/qg"},
    {"nested", "“ia bilang ‘ya’”", "“/qL ia/wg bilang/w ‘/q ya/wg ’/qg ”/qg"},
    // -- scripts
    {"Han", "北京3月", "北/wL 京/wg 3/ng 月/wg"},
    {"Cyrillic", "Москва", "Москва/wCL"},
    {"Arabic with marks", "مُحَمَّد ٣", "مُحَمَّد/wL ٣/n"},
    {"Devanagari", "हिन्दी है।", "हिन्दी/wL है/w ।/pg"},
    {"Hangul", "한국 사람", "한국/wL 사람/w"},
    {"accent apart", "Jose\u0301 di", "Jose\u0301/wCL di/w"},
    {"soft hyphen", "ten\u00adtara", "ten\u00adtara/wL"},
    {"zero width space parts", "a\u200bb", "a/wL b/w"},
    {"byte order mark", "\ufeffIa", "Ia/wCL"},
    {"emoji", "ya😀", "ya/wL 😀/sg"},
    // -- case
    {"case", "ABC Abc abc aBC A", "ABC/wCAL Abc/wC abc/w aBC/w A/wC"},
    {"accented capitals", "ÉTÉ Été", "ÉTÉ/wCAL Été/wC"},
    // -- lines
    {"CRLF", "a b\r\nc\r\n\r\nd", "a/wL b/w c/wL d/wL"},
    {"CR alone, line separators", "a\rb\u2028c\u2029d", "a/wL b/wL c/wL d/wL"},
    {"indented line", "a\n  b c", "a/wL b/wL c/w"},
};

TEST(Scan, Table) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Dump(row.text, Whole(row.text)), row.tokens);
  }
}

TEST(Scan, OnlyTheRange) {
  const std::string text = "satu dua tiga empat";
  EXPECT_EQ(Dump(text, {5, 13}), "dua/wL tiga/w");
  EXPECT_EQ(Dump(text, {5, 11}), "dua/wL ti/w");
  EXPECT_EQ(Dump(text, {5, 5}), "");
  const std::string address = "kabar.com 1.5 O'Brien";
  EXPECT_EQ(Dump(address, {0, 6}), "kabar/wL ./pg");
  EXPECT_EQ(Dump(address, {10, 12}), "1/nL ./pg");
  EXPECT_EQ(Dump(address, {14, 16}), "O/wCL '/qg");
}

bool IsGap(std::string_view text, size_t begin, size_t end) {
  while (begin < end) {
    const CodePoint c = Decode(text, begin);
    const Class k = Classify(c.value);
    if (k != Class::kSpace && k != Class::kOther) return false;
    begin += c.length;
  }
  return true;
}

void CheckCover(std::string_view text) {
  const auto tokens = Scan(text, Whole(text));
  size_t at = 0;
  for (const ScannedToken& token : tokens) {
    ASSERT_LE(at, token.span.begin) << "tokens overlap or are out of order";
    ASSERT_LT(token.span.begin, token.span.end);
    ASSERT_LE(token.span.end, text.size());
    ASSERT_TRUE(IsGap(text, at, token.span.begin)) << "something is left out before " << token.span.begin;
    ASSERT_FALSE(IsGap(text, token.span.begin, token.span.begin + Decode(text, token.span.begin).length));
    ASSERT_EQ((token.flags & kGlued) != 0, at == token.span.begin && &token != tokens.data());
    const std::string_view words = text.substr(token.span.begin, token.span.size());
    ASSERT_EQ(FirstInvalidByte(words), std::nullopt) << "a code point is cut";
    if (token.kind != TokenKind::kWord && token.kind != TokenKind::kNumber) {
      ASSERT_EQ(Decode(words, 0).length, words.size()) << "one code point";
    }
    at = token.span.end;
  }
  ASSERT_TRUE(IsGap(text, at, text.size()));
}

TEST(Scan, TokensCoverAllThatIsNotSpace) {
  const std::vector<std::string> pieces = {
      "a",  "B",      "anak",   "É",        "1",    "23",   ".",      ",",      "'", "’",      "-",      "–",
      "\"", "“",      "@",      "https://", "http", ".com", ".id",    "U.S.",   "s", "l'",     "中",     "ก",
      "่",   "\u0301", "\u00a0", "\u200b",   " ",    "\n",   "\r\n",   "½",      "€", "%",      "_",      "/",
      "(",  ")",      "😀",      "م",        "٣",    "٫",    "\u00ad", "\u200d", ":", "\ufeff", "\u2028", "ʼ",
  };
  std::mt19937 random(2);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const size_t count = random() % 24;
    for (size_t i = 0; i < count; ++i) text += pieces[random() % pieces.size()];
    SCOPED_TRACE(testing::PrintToString(text));
    CheckCover(text);
    if (HasFatalFailure()) return;
  }
}

TEST(Scan, TokensCoverRandomCodePoints) {
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 20; ++i) {
      char32_t c = random() % (random() % 2 == 0 ? 0x3000 : 0x110000);
      if (c >= 0xd800 && c < 0xe000) c = ' ';
      Append(c, &text);
    }
    SCOPED_TRACE(testing::PrintToString(text));
    CheckCover(text);
    if (HasFatalFailure()) return;
  }
}

// A form is scanned alone, an article as a whole: a blank on both sides parts them.
TEST(Scan, WhatStandsBetweenBlanksIsScannedAlike) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    const std::string text = row.text;
    const std::string padded = "x\n" + text + "\ny";
    const auto alone = Scan(text, Whole(text));
    const auto within = Scan(padded, Whole(padded));
    ASSERT_EQ(within.size(), alone.size() + 2);
    for (size_t i = 0; i < alone.size(); ++i) {
      EXPECT_EQ(within[i + 1].span.begin, alone[i].span.begin + 2);
      EXPECT_EQ(within[i + 1].span.end, alone[i].span.end + 2);
      EXPECT_EQ(within[i + 1].kind, alone[i].kind);
      EXPECT_EQ(within[i + 1].flags, alone[i].flags);
    }
  }
}

// Letters are read sixteen at a time where so many bytes are left, and one at a time where not.
TEST(Scan, WordsOfAnyLengthAreReadAlikeFarFromTheEndAndNear) {
  const struct {
    std::string name;
    char first, others;
    uint8_t flags;
  } kRows[] = {{"lower case", 'a', 'z', 0},
               {"a capital", 'A', 'b', kCapitalised},
               {"capitals", 'Z', 'A', kCapitalised | kAllCaps},
               {"a capital behind", 'k', 'Z', 0}};
  for (const auto& row : kRows) {
    for (size_t length = 2; length <= 50; ++length) {
      SCOPED_TRACE(testing::Message() << row.name << ", " << length << " letters");
      const std::string word = row.first + std::string(length - 1, row.others);
      for (const std::string& behind :
           {std::string(), std::string(" "), " " + std::string(40, '-'), "[" + std::string(40, ' ')}) {
        const std::string text = "* " + word + behind;
        const auto tokens = Scan(text, Whole(text));
        ASSERT_GE(tokens.size(), 2u);
        EXPECT_EQ(tokens[1].span, (Span{2, static_cast<uint32_t>(2 + length)}));
        EXPECT_EQ(tokens[1].kind, TokenKind::kWord);
        EXPECT_EQ(tokens[1].flags, row.flags);
      }
    }
  }
}

// What would take hours if the work grew with the square of the length.
TEST(Scan, EightMegabytesOfAnythingEnd) {
  const char* const kPatterns[] = {"a.", "a'", "A.M.x", "-", "\"", "’", "x.id", "https://", "1.", "a's"};
  for (const char* pattern : kPatterns) {
    SCOPED_TRACE(pattern);
    std::string text;
    while (text.size() < (8u << 20)) text += pattern;
    const auto tokens = Scan(text, Whole(text));
    ASSERT_FALSE(tokens.empty());
    EXPECT_EQ(tokens.front().span.begin, 0u);
    EXPECT_EQ(tokens.back().span.end, text.size());
  }
}

}  // namespace
}  // namespace silang::unicode
