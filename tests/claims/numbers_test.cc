#include "claims/numbers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "claims/number_grammar.h"
#include "tests/claims/quantity_reading.h"

namespace silang::claims {
namespace {

using ::testing::DoubleNear;

// The first number of a text; NaN if there is none.
double First(const std::string& text, const std::string& language) {
  const ShortText source(text, language);
  const auto numbers = ReadNumbers(source.context, 0, source.document.analysis.size());
  return numbers.empty() || !numbers[0].number ? std::nan("") : *numbers[0].number;
}

size_t Count(const std::string& text, const std::string& language) {
  const ShortText source(text, language);
  return ReadNumbers(source.context, 0, source.document.analysis.size()).size();
}

TEST(ReadDigits, SeparatorsByLanguage) {
  struct Row {
    const char* name;
    const char* text;
    char decimal, group;
    double value;        // NaN: no number
    double alternative;  // NaN: none
  };
  const double kNone = std::nan("");
  const Row kRows[] = {
      {"plain", "987", ',', '.', 987, kNone},
      {"groups", "1.234.567", ',', '.', 1234567, kNone},
      {"one group may be a decimal", "15.000", ',', '.', 15000, 15},
      {"three decimals may be a group", "1,234", ',', '.', 1.234, 1234},
      {"two decimals", "1,25", ',', '.', 1.25, kNone},
      {"the foreign way round", "1.5", ',', '.', 1.5, kNone},
      {"both", "1.234,5", ',', '.', 1234.5, kNone},
      {"both, English", "1,234.5", '.', ',', 1234.5, kNone},
      {"Indian groups", "12,34,567.89", '.', ',', 1234567.89, kNone},
      {"address", "192.168.1.2", '.', ',', kNone, kNone},
      {"date", "17.08.2025", ',', '.', kNone, kNone},
      {"zero before", "0.125", ',', '.', 0.125, kNone},
      {"Arabic digits", "١٢٣", '.', ',', 123, kNone},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    const auto digits = ReadDigits(row.text, row.decimal, row.group, false);
    ASSERT_EQ(digits.has_value(), !std::isnan(row.value));
    if (!digits) continue;
    EXPECT_DOUBLE_EQ(digits->value, row.value);
    EXPECT_EQ(digits->alternative.has_value(), !std::isnan(row.alternative));
    if (digits->alternative) EXPECT_DOUBLE_EQ(*digits->alternative, row.alternative);
  }
}

TEST(ReadNumbers, WordsOfEveryLanguage) {
  struct Row {
    const char* language;
    const char* text;
    double value;
  };
  const Row kRows[] = {
      {"id", "tujuh ratus dua puluh satu ribu dua belas", 721012},
      {"id", "seribu", 1000},
      {"id", "sebelas", 11},
      {"id", "dua setengah juta", 2.5e6},
      {"id", "sembilan koma nol tujuh enam", 9.076},
      {"id", "dua pertiga", 2.0 / 3},
      {"en", "two hundred and fifty thousand and twenty-two", 250022},
      {"en", "two and a half million", 2.5e6},
      {"en", "three quarters of a million", 750000},
      {"en", "twelve point five one", 12.51},
      {"en", "half a dozen", 6},
      {"de", "zweihundertsechsundfünfzig", 256},
      {"de", "dreiundzwanzig Millionen", 23e6},
      {"de", "eineinhalb Milliarden", 1.5e9},
      {"nl", "vijfentwintighonderdzevenenzeventig", 2577},
      {"nl", "tweeëntwintig", 22},
      {"it", "quarantasettemilacinquecentotré", 47503},
      {"it", "ventotto", 28},
      {"fr", "quatre-vingt-dix-sept mille", 97000},
      {"fr", "soixante et onze", 71},
      {"es", "doscientos treinta y cuatro mil", 234000},
      {"es", "dos millones y medio", 2.5e6},
      {"pt", "setenta e três mil quatrocentos e vinte e um", 73421},
      {"tr", "yedibuçuk milyon", 7.5e6},
      {"tr", "dört bölü yirmi beş", 0.16},
      {"tr", "iki milyon üç yüz kırkbeş bin", 2345000},
      {"sv", "fyrahundratjugosju", 427},
      {"sv", "tre och en halv miljon", 3.5e6},
      {"sv", "två tredjedelar", 2.0 / 3},
      {"sv", "sju delat med tjugo", 0.35},
      {"hi", "सात लाख पैंतालीस हज़ार", 745000},
      {"hi", "साढ़े चार करोड़", 45e6},
      {"hi", "डेढ़ लाख", 150000},
      {"hi", "3 बटा 8", 0.375},
      {"hi", "बारह का पांचवां भाग", 2.4},
      {"ar", "ثلاثة وسبعون", 73},
      {"ar", "أربعمئة وستة آلاف", 406000},
      {"ar", "خمسة عشر مليونا", 15e6},
      {"ar", "ألفان و٣٠٠", 2300},
      {"zh", "七万八千零五", 78005},
      {"zh", "两亿三千万", 230e6},
      {"zh", "六千四", 6400},
      {"zh", "參佰陸拾萬", 3.6e6},
      {"zh", "二〇一四", 2014},
      {"zh", "四分之三", 0.75},
      {"zh", "五又二分之一", 5.5},
      {"zh", "负三点七", -3.7},
      {"zh", "９，８００", 9800},
      {"ja", "三十七万五千", 375000},
      {"ja", "2億4千万", 240e6},
      {"ja", "八・二五", 8.25},
      {"ja", "五分の二", 0.4},
      {"ko", "칠십이만 사천오백", 724500},
      {"ko", "6조3000억원", 6.3e12},
      {"ko", "서른다섯", 35},
      {"ko", "영점팔", 0.8},
      {"ko", "칠분의 삼", 3.0 / 7},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.text);
    EXPECT_THAT(First(row.text, row.language), DoubleNear(row.value, 1e-6 * std::abs(row.value)));
  }
}

// An independent speller of Indonesian numbers: what it writes must be read back.
std::string Spell(uint64_t n) {
  static const char* const kUnits[] = {"",     "satu",  "dua",     "tiga",     "empat",   "lima",
                                       "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"};
  if (n < 12) return kUnits[n];
  const auto join = [](const std::string& a, const std::string& b) { return b.empty() ? a : a + " " + b; };
  if (n < 20) return std::string(kUnits[n - 10]) + " belas";
  if (n < 100) return join(std::string(kUnits[n / 10]) + " puluh", Spell(n % 10));
  if (n < 200) return join("seratus", Spell(n % 100));
  if (n < 1000) return join(std::string(kUnits[n / 100]) + " ratus", Spell(n % 100));
  if (n < 2000) return join("seribu", Spell(n % 1000));
  if (n < 1000000) return join(Spell(n / 1000) + " ribu", Spell(n % 1000));
  if (n < 1000000000) return join(Spell(n / 1000000) + " juta", Spell(n % 1000000));
  return join(Spell(n / 1000000000) + " miliar", Spell(n % 1000000000));
}

TEST(ReadNumbers, ReadsBackWhatAnIndependentSpellerWrites) {
  std::mt19937_64 random(20250904);
  for (int i = 0; i < 3000; ++i) {
    const uint64_t n = random() % (uint64_t{1} << (1 + i % 39)) + 1;
    ASSERT_EQ(First(Spell(n), "id"), static_cast<double>(n)) << Spell(n);
  }
}

TEST(ReadNumbers, NamesAndDatesAreNone) {
  struct Row {
    const char* language;
    const char* text;
  };
  const Row kRows[] = {
      {"id", "Rudal KN-23 meluncur."},
      {"id", "Pesawat Boeing 737-800 mendarat."},
      {"id", "Pasal 27 ayat 3 direvisi."},
      {"id", "Telepon (021) 5557788."},
      {"id", "Nomor 0812-3456-7788."},
      {"id", "Sejak 2018 ia pergi."},
      {"id", "Rapat pukul 14.30."},
      {"id", "Salah satu saksi."},
      {"id", "Keduanya pulang."},
      {"id", "Alamat 10.0.0.12."},
      {"en", "The one you mentioned."},
      {"en", "No one was there."},
      {"en", "Flight 370 vanished in 2014."},
      {"en", "the 4200 block of Elm"},
      {"en", "Xi met Charles III."},
      {"en", "Call +1-222-2222."},
      {"en", "It began at 7:45."},
      {"en", "(9/11)"},
      {"zh", "他们统一意见，一起去四川。"},
      {"zh", "会议于2021年7月8日举行。"},
      {"zh", "万"},
      {"zh", "以防万一。"},
      {"ko", "코로나19 사태"},
      {"ja", "午前5時に始まった。"},
      {"ja", "一部の選手は九州に残った。"},
      {"ja", "2021年7月8日に始まった。"},
      {"ko", "구조대는 조사를 이어갔다."},
      {"ko", "2021년 7월 8일 시작했다."},
      {"ko", "이 사람은 일이 많다."},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.text);
    EXPECT_EQ(Count(row.text, row.language), 0u);
  }
}

// Of words drawn from everything that each pack has: a word that is said to begin no number is none to the grammar either.
TEST(NumberGrammar, BeginsNoneAgreesWithReading) {
  constexpr size_t kWords = 4000;
  std::mt19937 random(20251126);
  size_t none = 0;
  for (const std::string& code : Packs().Codes()) {
    const auto& entries = Packs().Find(code).entries();
    if (entries.empty()) continue;
    std::string text;
    for (size_t i = 0; i < kWords; ++i) {
      text += random() % 8 == 0 ? std::to_string(random() % 2000) : entries[random() % entries.size()].form;
      text += random() % 16 == 0 ? "-" : " ";
    }
    const ShortText source(text, code);
    const NumberGrammar grammar(source.context, 0, source.document.analysis.size());
    for (uint32_t i = 0; i < source.document.analysis.size(); ++i) {
      if (!grammar.BeginsNone(i)) continue;
      ++none;
      ASSERT_FALSE(grammar.Read(i)) << code << ": " << grammar.Text(i);
    }
  }
  EXPECT_GT(none, kWords);
}

TEST(ReadNumbers, LongLinesTakeLinearTime) {
  // Each is a trap for a reader that looks ahead from every token: links without end, chains, scales.
  struct Row {
    const char* language;
    const char* piece;
  };
  const Row kRows[] = {{"id", "dua puluh "}, {"id", "1-"},         {"id", "satu dan "}, {"id", "1 234 "}, {"id", "hingga 5 "},
                       {"id", "(12 "},       {"id", "ribu juta "}, {"zh", "三"},        {"zh", "万"},     {"zh", "一又"},
                       {"zh", "十分之"},     {"zh", "百分之"},     {"zh", "十余"},      {"zh", "零"},     {"ja", "五・"},
                       {"ko", "삼십"},       {"ko", "오분의 "},    {"ko", "이백만원 "}, {"ar", "واحد و"}, {"hi", "साढ़े "},
                       {"hi", "1 बटा "}};
  for (const auto& [language, piece] : kRows) {
    std::string text;
    while (text.size() < 400000) text += piece;
    const ShortText source(text, language);
    const auto numbers = ReadNumbers(source.context, 0, source.document.analysis.size());
    EXPECT_LE(numbers.size(), source.document.analysis.size());
    for (size_t i = 1; i < numbers.size(); ++i) ASSERT_LE(numbers[i - 1].core_last, numbers[i].core_first) << piece;
  }
}

}  // namespace
}  // namespace silang::claims
