#include "base/civil.h"

#include <gtest/gtest.h>

namespace silang {
namespace {

TEST(Civil, DaysAndBackForFourCenturies) {
  CivilDate date{1899, 12, 31};
  int64_t day = DaysFromCivil(date);
  int weekday = Weekday(date);
  EXPECT_EQ(weekday, 6);
  for (int i = 0; i < 146097; ++i) {
    // The slow way to the next day.
    if (++date.day > DaysInMonth(date.year, date.month)) date.day = 1, ++date.month;
    if (date.month > 12) date.month = 1, ++date.year;
    weekday = (weekday + 1) % 7;
    ASSERT_EQ(DaysFromCivil(date), ++day) << ToString(date);
    ASSERT_EQ(CivilFromDays(day), date) << day;
    ASSERT_EQ(Weekday(date), weekday) << ToString(date);
  }
}

TEST(Civil, KnownDays) {
  EXPECT_EQ(DaysFromCivil({1970, 1, 1}), 0);
  EXPECT_EQ(DaysFromCivil({2000, 3, 1}), 11017);
  EXPECT_EQ(Weekday({2025, 9, 4}), 3);   // a Thursday
  EXPECT_EQ(Weekday({1945, 8, 17}), 4);  // a Friday
}

TEST(Civil, Validity) {
  struct Row {
    const char* name;
    CivilDate date;
    bool valid;
  };
  const Row rows[] = {
      {"leap day", {2024, 2, 29}, true},
      {"no leap day", {2025, 2, 29}, false},
      {"century without leap day", {1900, 2, 29}, false},
      {"century with one", {2000, 2, 29}, true},
      {"month 13", {2025, 13, 1}, false},
      {"month 0", {2025, 0, 1}, false},
      {"day 0", {2025, 1, 0}, false},
      {"day 31 of April", {2025, 4, 31}, false},
      {"year 0", {0, 1, 1}, false},
      {"last day", {9999, 12, 31}, true},
      {"beyond", {10000, 1, 1}, false},
  };
  for (const Row& row : rows) EXPECT_EQ(IsValid(row.date), row.valid) << row.name;
}

TEST(Civil, Iso) {
  struct Row {
    const char* name;
    const char* text;
    const char* back;  // what is printed of it; nullptr if it is not read
  };
  const Row rows[] = {
      {"date", "2025-09-04", "2025-09-04"},
      {"hour and minute", "2025-09-04T14:30", "2025-09-04T14:30"},
      {"seconds are dropped", "2025-09-04T14:30:59", "2025-09-04T14:30"},
      {"fractions are dropped", "2025-09-04T14:30:00.000Z", "2025-09-04T14:30Z"},
      {"fractions with a comma", "2025-09-04T14:30:00,5", "2025-09-04T14:30"},
      {"a point without a fraction", "2025-09-04T14:30:00.Z", nullptr},
      {"a fraction of a minute", "2025-09-04T14:30.5", nullptr},
      {"zone", "2025-09-04T14:30:00+07:00", "2025-09-04T14:30+07:00"},
      {"zone west", "2025-09-04T14:30-03:30", "2025-09-04T14:30-03:30"},
      {"UTC", "2025-09-04T00:00:00Z", "2025-09-04T00:00Z"},
      {"no such day", "2025-02-30", nullptr},
      {"no such hour", "2025-09-04T24:00", nullptr},
      {"no such minute", "2025-09-04T10:60", nullptr},
      {"something behind", "2025-09-04 and more", nullptr},
      {"space for T", "2025-09-04 10:00", nullptr},
      {"one digit", "2025-9-4", nullptr},
      {"month only", "2025-09", nullptr},
      {"zone without minutes", "2025-09-04T10:00+07", nullptr},
      {"empty", "", nullptr},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto time = ParseIso(row.text);
    ASSERT_EQ(time.has_value(), row.back != nullptr);
    if (time) {
      EXPECT_EQ(ToString(*time), row.back);
    }
  }
}

}  // namespace
}  // namespace silang
