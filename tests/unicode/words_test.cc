// The fast ways of finding words against ICU's, on made-up text of mixed scripts, and against what Python finds.
#include "unicode/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "unicode/unicode.h"

namespace silang::unicode {
namespace {

std::vector<std::string> Words(const WordFinder& finder) {
  std::vector<std::string> words;
  for (const WordFinder::Word& word : finder.words()) words.emplace_back(finder.Text(word));
  return words;
}

TEST(WordFinder, FindsWhatPythonFinds) {
  // re.findall(r"(?u)\b\w\w+\b", text.lower()) of Python 3.11.
  const struct {
    const char* name;
    const char* text;
    std::vector<std::string> want;
  } kCases[] = {
      {"empty", "", {}},
      {"marks alone", " .,-! ", {}},
      {"case", "The QUICK brown Fox", {"the", "quick", "brown", "fox"}},
      {"single characters are none", "I a 7 x1 1x", {"x1", "1x"}},
      {"underscores are part", "a_b _ __ _c", {"a_b", "__", "_c"}},
      {"apostrophes part", "don't o'clock", {"don", "clock"}},
      {"numbers", "15.000 1,5 2025", {"15", "000", "2025"}},
      {"Latin", "\u00c9TAT \u017b\u00d3\u0141W na\u00efve", {"\u00e9tat", "\u017c\u00f3\u0142w", "na\u00efve"}},
      {"letters that grow", "\u023a\u023a\u023a \u023e\u023e", {"\u2c65\u2c65\u2c65", "\u2c66\u2c66"}},
      {"dotted capital", "\u0130\u0130stanbul ISTANBUL", {"stanbul", "istanbul"}},
      {"sharp s", "STRASSE Stra\u00dfe", {"strasse", "stra\u00dfe"}},
      {"superscripts and fractions are numbers", "m\u00b2 \u00bd\u00bd x\u2070", {"m\u00b2", "\u00bd\u00bd", "x\u2070"}},
      {"dashes and quotes", "ab\u2013cd \u201cef\u201d gh\u2026", {"ab", "cd", "ef", "gh"}},
      {"no-break space", "ab\u00a0cd", {"ab", "cd"}},
      {"final sigma",
       "\u039f\u0394\u039f\u03a3 \u039f\u0394\u039f\u03a3.",
       {"\u03bf\u03b4\u03bf\u03c2", "\u03bf\u03b4\u03bf\u03c2"}},
      {"Cyrillic",
       "\u041c\u041e\u0421\u041a\u0412\u0410 \u0438 \u043c\u0438\u0440",
       {"\u043c\u043e\u0441\u043a\u0432\u0430", "\u043c\u0438\u0440"}},
      {"ideographs", "\u4e2d\u56fd\u3002\u65e5", {"\u4e2d\u56fd"}},
      {"combining marks part", "cafe\u0301s", {"cafe"}},
      {"Roman numerals", "\u2167\u2167", {"\u2177\u2177"}},
      {"beyond the basic plane", "\U00010400\U00010401 \U0001F600\U0001F600", {"\U00010428\U00010429"}},
  };
  WordFinder finder;
  for (const auto& c : kCases) {
    finder.Find(c.text);
    EXPECT_THAT(Words(finder), testing::ElementsAreArray(c.want)) << c.name;
    finder.FindByIcu(c.text);
    EXPECT_THAT(Words(finder), testing::ElementsAreArray(c.want)) << c.name << ", by ICU";
  }
}

TEST(WordFinder, WordsOfAnyLengthAtAnyPlace) {
  WordFinder finder;
  for (size_t length = 0; length < 200; ++length) {
    for (size_t before = 0; before < 70; before += 3) {
      const std::string word(length, 'W');
      finder.Find(std::string(before, ' ') + word + (length % 2 == 0 ? "" : "."));
      EXPECT_EQ(Words(finder), length < 2 ? std::vector<std::string>() : std::vector<std::string>{std::string(length, 'w')});
    }
  }
}

// Stretches of one script each, as text has them, with others strewn in.
std::string RandomText(std::mt19937* random) {
  constexpr struct {
    char32_t first, last;
  } kStretches[] = {{0x20, 0x7E},     {0x20, 0x7E},     {'a', 'z'},       {0x01, 0x7F},       {0xA0, 0xFF},      {0x100, 0x24F},
                    {0x2000, 0x206F}, {0x2000, 0x20CF}, {0x250, 0x36F},   {0x370, 0x3FF},     {0x400, 0x4FF},    {0x590, 0x6FF},
                    {0x900, 0x97F},   {0xE00, 0xE7F},   {0x10A0, 0x10FF}, {0x1E00, 0x1FFF},   {0x2070, 0x218F},  {0x3000, 0x30FF},
                    {0x4E00, 0x4EFF}, {0xAC00, 0xACFF}, {0xFB00, 0xFFEF}, {0x10400, 0x1044F}, {0x1F600, 0x1F64F}};
  const auto below = [random](size_t n) { return (*random)() % n; };
  const size_t scripts = below(3) == 0 ? std::size(kStretches) : below(2) == 0 ? 4 : 7;  // ASCII; Latin; any
  std::string text;
  for (size_t stretch = 0, count = below(8); stretch < count; ++stretch) {
    const auto& range = kStretches[below(scripts)];
    for (size_t k = 0, length = below(40); k < length; ++k) {
      Append(below(6) == 0 ? U' ' : range.first + static_cast<char32_t>(below(range.last - range.first + 1)), &text);
    }
  }
  return text;
}

TEST(WordFinder, FindsTheWordsThatIcuFinds) {
  std::mt19937 random(20250904);
  WordFinder fast, slow;
  size_t words = 0;
  for (int i = 0; i < 40000; ++i) {
    const std::string text = RandomText(&random);
    fast.Find(text);
    slow.FindByIcu(text);
    ASSERT_EQ(Words(fast), Words(slow)) << text;
    words += slow.words().size();
  }
  EXPECT_GT(words, 100000U);
}

TEST(WordFinder, EveryCodePointOfTheTableInEveryPlace) {
  WordFinder fast, slow;
  for (char32_t c = 1; c < 0x2100; ++c) {
    std::string text = "ab";
    Append(c, &text);
    text += "cd ";
    Append(c, &text);
    Append(c, &text);
    text += ' ';
    Append(c, &text);
    fast.Find(text);
    slow.FindByIcu(text);
    EXPECT_EQ(Words(fast), Words(slow)) << static_cast<uint32_t>(c);
  }
}

}  // namespace
}  // namespace silang::unicode
