#include "similarity/numerals.h"

#include <gtest/gtest.h>

namespace silang::similarity {
namespace {

TEST(NormalisedNumeral, Cases) {
  const struct {
    const char* name;
    const char* numeral;
    const char* group;
    const char* decimal;
    const char* want;
  } kCases[] = {
      {"plain digits", "2025", ".", ",", "2025"},
      {"one digit", "7", ",", ".", "7"},
      {"group, Indonesian", "15.000", ".", ",", "15000"},
      {"group, English", "15,000", ",", ".", "15000"},
      {"groups and decimals, Indonesian", "1.234.567,89", ".", ",", "1234567.89"},
      {"groups and decimals, English", "1,234,567.89", ",", ".", "1234567.89"},
      {"groups and decimals of the other habit", "1,234,567.89", ".", ",", "1234567.89"},
      {"many groups can be no decimals", "1,000,000", ".", ",", "1000000"},
      {"decimals", "1,2", ".", ",", "1.2"},
      {"decimals, English", "1.2", ",", ".", "1.2"},
      {"three decimals where the comma is the decimal separator", "15,000", ".", ",", "15.000"},
      {"a clock time stays", "14.30", ".", ",", "14.30"},
      {"groups of other sizes stay", "1.23.456", ".", ",", "1.23.456"},
      {"a leading zero is no group", "0.500", ".", ",", "0.500"},
      {"four digits before a separator are no group", "1234.567", ".", ",", "1234.567"},
      {"no language: one separator stays", "15.000", "", "", "15.000"},
      {"no language: two kinds of separator", "1.234,5", "", "", "1234.5"},
      {"no language: two groups", "1.234.567", "", "", "1234567"},
      {"narrow space", "15\u202f000", ".", ",", "15000"},
      {"no-break space and decimals", "15\u00a0000,5", ".", ",", "15000.5"},
      {"apostrophe", "15'000", ".", ",", "15000"},
      {"curly apostrophe", "1\u2019500\u2019000", ",", ".", "1500000"},
      {"Arabic-Indic digits", "\u0661\u0662", ",", ".", "12"},
      {"full-width digits", "\uff11\uff15,\uff10\uff10\uff10", ",", ".", "15000"},
      {"a separator at the end stays", "15.", ".", ",", "15."},
      {"a separator alone stays", ".", ".", ",", "."},
      {"two separators in a row stay", "1..2", ".", ",", "1..2"},
      {"empty", "", ".", ",", ""},
  };
  for (const auto& c : kCases) EXPECT_EQ(NormalisedNumeral(c.numeral, c.group, c.decimal), c.want) << c.name;
}

}  // namespace
}  // namespace silang::similarity
