#include "languages/holidays.h"

#include <gtest/gtest.h>

namespace silang::languages {
namespace {

std::string In(const char* rule, int year) {
  const auto parsed = ParseHolidayRule(rule);
  if (!parsed) return "no rule";
  const auto days = HolidayIn(*parsed, year);
  if (!days) return "none";
  return ToString(days->first) + (days->last == days->first ? "" : "/" + ToString(days->last)) + (days->about ? "~" : "");
}

TEST(Holidays, KnownDays) {
  const struct {
    const char* name;
    const char* rule;
    int year;
    const char* day;
  } rows[] = {
      {"Christmas", "XXXX-12-25", 2025, "2025-12-25"},
      {"29 February, no leap year", "XXXX-02-29", 2023, "none"},
      {"Thanksgiving 2024", "XXXX-11 thursday 4", 2024, "2024-11-28"},
      {"Thanksgiving 2018, November begins on a Thursday", "XXXX-11 thursday 4", 2018, "2018-11-22"},
      {"Black Friday 2024", "XXXX-11 thursday 4 +1", 2024, "2024-11-29"},
      {"Labor Day 2025", "XXXX-09 monday 1", 2025, "2025-09-01"},
      {"Memorial Day 2025", "XXXX-05 monday -1", 2025, "2025-05-26"},
      {"Memorial Day 2021, the month ends on a Monday", "XXXX-05 monday -1", 2021, "2021-05-31"},
      {"Easter 2024", "easter", 2024, "2024-03-31"},
      {"Easter 2038, as late as it may be", "easter", 2038, "2038-04-25"},
      {"Easter 1818, as early as it may be", "easter", 1818, "1818-03-22"},
      {"Good Friday 2025", "easter -2", 2025, "2025-04-18"},
      {"Ascension 2025", "easter +39", 2025, "2025-05-29"},
      {"Eid al-Fitr 2025", "hijri 10-01", 2025, "2025-03-31~"},
      {"Eid al-Adha 2025", "hijri 12-10", 2025, "2025-06-07~"},
      {"Ramadan 2025", "hijri 09", 2025, "2025-03-01/2025-03-30~"},
      {"Eid al-Fitr 2024", "hijri 10-01", 2024, "2024-04-10~"},
      {"moves", "moves", 2025, "none"},
      {"a year that no newspaper has", "XXXX-12-25", 12, "none"},
  };
  for (const auto& row : rows) EXPECT_EQ(In(row.rule, row.year), row.day) << row.name;
}

TEST(Holidays, IslamicYears) {
  const auto days = HolidayInHijriYear(*ParseHolidayRule("hijri 10-01"), 1446);
  ASSERT_TRUE(days.has_value());
  EXPECT_EQ(ToString(days->first), "2025-03-31");
  EXPECT_FALSE(HolidayInHijriYear(*ParseHolidayRule("easter"), 1446).has_value());
  EXPECT_FALSE(HolidayInHijriYear(*ParseHolidayRule("hijri 10-01"), 999999).has_value());
}

TEST(Holidays, WhatIsNoRule) {
  for (const char* text : {"", "XXXX", "XXXX-13-01", "XXXX-12-32", "XXXX-11", "XXXX-11 someday 2", "XXXX-11 monday 0",
                           "XXXX-11 monday 6", "easter -2 3", "easter x", "hijri", "hijri 13-01", "hijri 10-31", "moves +999"}) {
    EXPECT_FALSE(ParseHolidayRule(text).has_value()) << text;
  }
}

// Each day of ten Islamic years: one after another, and in the year that it is said to be in.
TEST(Holidays, IslamicMonthsFollowEachOther) {
  for (int year = 1440; year < 1450; ++year) {
    for (int month = 1; month <= 12; ++month) {
      HolidayRule rule;
      rule.kind = HolidayRule::Kind::kHijri;
      rule.month = month;
      const auto days = HolidayInHijriYear(rule, year);
      ASSERT_TRUE(days.has_value());
      rule.month = month % 12 + 1;
      const auto next = HolidayInHijriYear(rule, month == 12 ? year + 1 : year);
      EXPECT_EQ(DaysFromCivil(days->last) + 1, DaysFromCivil(next->first)) << year << '-' << month;
      const int64_t length = DaysFromCivil(days->last) - DaysFromCivil(days->first) + 1;
      EXPECT_TRUE(length == 29 || length == 30) << year << '-' << month;
    }
  }
}

}  // namespace
}  // namespace silang::languages
