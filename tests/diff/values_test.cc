#include "diff/values.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/civil.h"
#include "diff/slots.h"
#include "diff/times.h"

namespace silang::diff {
namespace {

using claims::Claim;

Claim Count(std::optional<double> number, double precision = 1, Qualifier qualifier = Qualifier::kExact,
            std::optional<double> low = std::nullopt, std::optional<double> high = std::nullopt) {
  Claim claim;
  claim.kind = ClaimKind::kCount;
  claim.precision = precision;
  Quantity quantity{number, low, high, "1"};
  if (qualifier == Qualifier::kExact && number) quantity.low = quantity.high = number;
  claim.value.quantity = quantity;
  claim.value.qualifier = qualifier;
  return claim;
}

Claim Measure(double number, const char* unit, double base, const char* base_unit) {
  Claim claim = Count(number, 1);
  claim.kind = ClaimKind::kMeasure;
  claim.value.quantity->unit = unit;
  claim.value.base = Quantity{base, base, base, base_unit};
  return claim;
}

Claim Money(double number, const char* unit, double precision) {
  Claim claim = Count(number, precision);
  claim.kind = ClaimKind::kMoney;
  claim.value.quantity->unit = unit;
  return claim;
}

Claim Score(const char* text) {
  Claim claim = Count(text[0] - '0');
  claim.value.text = text;
  return claim;
}

Claim Share(double number) {
  Claim claim = Count(number, 0.01);
  claim.share = true;
  return claim;
}

Claim Percent(double number) {
  Claim claim = Count(number);
  claim.kind = ClaimKind::kPercent;
  claim.value.quantity->unit = "%";
  return claim;
}

TEST(CompareInRow, Table) {
  const auto nth = [](double number, ClaimKind kind = ClaimKind::kOrdinal) {
    Claim claim = Count(number);
    claim.kind = kind;
    return claim;
  };
  struct Row {
    const char* name;
    Claim a, b;
    ValueMatch match;
  };
  const Row rows[] = {
      {"the third / the third", nth(3), nth(3), ValueMatch::kEqual},
      {"the third / the fourth", nth(3), nth(4), ValueMatch::kDifferent},
      {"the first / the third", nth(1, ClaimKind::kSuperlative), nth(3), ValueMatch::kDifferent},
      {"four in all / the fourth", Count(4), nth(4), ValueMatch::kEqual},
      {"three before / the fourth", Count(3), nth(4), ValueMatch::kCompatible},
      {"five, of whom one is the fourth", Count(5), nth(4), ValueMatch::kCompatible},
      {"two / the fifth", Count(2), nth(5), ValueMatch::kDifferent},
      {"dozens / the fourth", Count(std::nullopt, 0, Qualifier::kExact, 20, 99), nth(4), ValueMatch::kIncomparable},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(CompareInRow(row.a, row.b), row.match);
    EXPECT_EQ(CompareInRow(row.b, row.a), row.match);
    EXPECT_EQ(ComparedAs(row.a, row.b), ClaimKind::kOrdinal);
  }
}

TEST(CompareValues, Table) {
  struct Row {
    const char* name;
    Claim a, b;
    ValueMatch match;
  };
  const Row rows[] = {
      {"equal", Count(15000), Count(15000, 1000), ValueMatch::kEqual},
      {"rounded, plainly", Count(1'200'000, 100'000), Count(1'198'000, 1000), ValueMatch::kEqual},
      {"rounded, hedged", Count(1000, 1000, Qualifier::kAbout, 900, 1100), Count(987), ValueMatch::kCompatible},
      {"whole thousands / to the last one", Count(480'000), Count(480'350), ValueMatch::kCompatible},
      {"whole thousands / rounded otherwise", Count(480'000), Count(487'350), ValueMatch::kDifferent},
      {"two whole thousands", Count(480'000), Count(481'000), ValueMatch::kDifferent},
      {"different", Count(12), Count(17), ValueMatch::kDifferent},
      {"neighbours", Count(12), Count(13), ValueMatch::kDifferent},
      {"dozens / 26", Count(std::nullopt, 0, Qualifier::kExact, 20, 99), Count(26), ValueMatch::kCompatible},
      {"dozens / 120", Count(std::nullopt, 0, Qualifier::kExact, 20, 99), Count(120), ValueMatch::kDifferent},
      {"more than 24 / 26", Count(24, 1, Qualifier::kMoreThan, 24), Count(26), ValueMatch::kCompatible},
      {"more than 24 / 20", Count(24, 1, Qualifier::kMoreThan, 24), Count(20), ValueMatch::kDifferent},
      {"at least 10 / 10,000: a bound has a reach", Count(10, 1, Qualifier::kAtLeast, 10), Count(10000), ValueMatch::kDifferent},
      {"more than two hours / two and a half", Measure(2, "hour", 7200, "s"), Measure(2.5, "hour", 9000, "s"),
       ValueMatch::kDifferent},
      {"six million of no told currency / 6.1 million euros", Money(6e6, "¤", 1e6), Money(6.1e6, "EUR", 1e5), ValueMatch::kEqual},
      {"six million of no told currency / 8 million euros", Money(6e6, "¤", 1e6), Money(8e6, "EUR", 1e6), ValueMatch::kDifferent},
      {"euros / dollars", Money(6e6, "EUR", 1e6), Money(6e6, "USD", 1e6), ValueMatch::kIncomparable},
      {"one kilometre / 1,000 metres", Measure(1, "kilometer", 1000, "m"), Measure(1000, "meter", 1000, "m"), ValueMatch::kEqual},
      {"a length and a weight", Measure(1, "kilometer", 1000, "m"), Measure(1, "tonne", 1000, "kg"), ValueMatch::kIncomparable},
      {"a third / 35 %", Share(1.0 / 3), Percent(35), ValueMatch::kCompatible},
      {"half / 70 %", Share(0.5), Percent(70), ValueMatch::kDifferent},
      {"a tenth / 10 %", Share(0.1), Percent(10), ValueMatch::kEqual},
      {"one in 50 / 4.9 %", Share(0.02), Percent(4.9), ValueMatch::kDifferent},
      {"a third / three", Share(1.0 / 3), Count(3), ValueMatch::kIncomparable},
      {"43 degrees / 50 °C", Measure(43, "degree", 43, "deg"), Measure(50, "celsius", 323.15, "K"), ValueMatch::kDifferent},
      {"50 degrees / 50 °C", Measure(50, "degree", 50, "deg"), Measure(50, "celsius", 323.15, "K"), ValueMatch::kEqual},
      {"25 kilometres / fifteen miles", Measure(25, "kilometer", 25000, "m"), Measure(15, "mile", 24140, "m"),
       ValueMatch::kCompatible},
      {"30 kilometres / fifteen miles", Measure(30, "kilometer", 30000, "m"), Measure(15, "mile", 24140, "m"),
       ValueMatch::kDifferent},
      {"25 kilometres / 24 kilometres", Measure(25, "kilometer", 25000, "m"), Measure(24, "kilometer", 24000, "m"),
       ValueMatch::kDifferent},
      {"11 °C / 56 °F", Measure(11, "celsius", 284.15, "K"), Measure(56, "fahrenheit", 286.48, "K"), ValueMatch::kDifferent},
      {"3-1 / 3-1", Score("3-1"), Score("3-1"), ValueMatch::kEqual},
      {"3-1 / 1-3, from the other side", Score("3-1"), Score("1-3"), ValueMatch::kEqual},
      {"3-1 / 3-2", Score("3-1"), Score("3-2"), ValueMatch::kDifferent},
      {"3-1 / three", Score("3-1"), Count(3), ValueMatch::kIncomparable},
      {"nothing", Claim(), Count(1), ValueMatch::kIncomparable},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(CompareValues(row.a, row.b), row.match);
    EXPECT_EQ(CompareValues(row.b, row.a), row.match) << "the order of the sides must not matter";
  }
}

TEST(Distinctiveness, FiguresWithMoreDigitsTellMore) {
  EXPECT_LT(Distinctiveness(Count(2)), Distinctiveness(Count(12)));
  EXPECT_LT(Distinctiveness(Count(12)), Distinctiveness(Count(26)));
  EXPECT_LT(Distinctiveness(Count(26)), Distinctiveness(Count(1234)));
  EXPECT_EQ(Distinctiveness(Count(2000)), Distinctiveness(Count(2))) << "zeros at the end are no digits";
  EXPECT_EQ(Distinctiveness(Count(0)), 0);
  EXPECT_EQ(Distinctiveness(Claim()), 0);
}

// Monday, 3 November 2025, and what is known without a calendar.
TEST(MatchTimes, Table) {
  using claims::TimeValue;
  const auto clock = [](int hour, int minute, bool either_half = false) {
    TimeValue time;
    time.grain = claims::Grain::kMinute;
    time.minute = hour * 60 + minute;
    time.either_half = either_half;
    return time;
  };
  const auto on = [](TimeValue time, int64_t day) {
    time.begin = day * 1440 + *time.minute;
    time.end = *time.begin + 1;
    return time;
  };
  const auto part = [](int from, int to) {
    TimeValue time;
    time.grain = claims::Grain::kDayPart;
    time.part_begin = from * 60;
    time.part_end = to * 60;
    return time;
  };
  const auto play = [](int minute) {
    TimeValue time;
    time.play_minute = minute;
    return time;
  };
  struct Row {
    const char* name;
    TimeValue a, b;
    ValueMatch match;
  };
  const Row rows[] = {
      {"the same minute", clock(9, 30), clock(9, 30), ValueMatch::kEqual},
      {"noon, 12:05", clock(12, 0), clock(12, 5), ValueMatch::kCompatible},
      {"half past six, 6:27", clock(6, 30), clock(6, 27), ValueMatch::kCompatible},
      {"noon, 12:06", clock(12, 0), clock(12, 6), ValueMatch::kDifferent},
      {"7:12, 7:15", clock(7, 12), clock(7, 15), ValueMatch::kDifferent},
      {"midnight of Saturday, 0:04 of Friday", on(clock(0, 0), 11), on(clock(0, 4), 10), ValueMatch::kCompatible},
      {"an hour apart", clock(9, 30), clock(10, 30), ValueMatch::kDifferent},
      {"twenty past one, 13:20", clock(1, 20, true), clock(13, 20), ValueMatch::kEqual},
      {"01:20, 13:20", clock(1, 20), clock(13, 20), ValueMatch::kDifferent},
      {"midnight of Saturday, 24:00 of Friday", on(clock(0, 0), 11), on(clock(0, 0), 10), ValueMatch::kEqual},
      {"noon of two days", on(clock(12, 0), 11), on(clock(12, 0), 10), ValueMatch::kDifferent},
      {"within the night", clock(21, 15), part(18, 29), ValueMatch::kCompatible},
      {"after midnight, within the night", clock(2, 15), part(18, 29), ValueMatch::kCompatible},
      {"a morning of whatever day", clock(21, 15), part(4, 12), ValueMatch::kIncomparable},
      {"a minute of a match", play(78), play(78), ValueMatch::kEqual},
      {"two minutes of a match", play(78), play(87), ValueMatch::kDifferent},
      {"of a match and of the day", play(78), clock(21, 15), ValueMatch::kIncomparable},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(MatchTimes(row.a, row.b), row.match);
    EXPECT_EQ(MatchTimes(row.b, row.a), row.match);
  }
}

TEST(CompareDays, Table) {
  const auto day = [](int64_t days) {
    claims::TimeValue time;
    time.begin = days * 1440;
    time.end = *time.begin + 1440;
    return time;
  };
  const auto told = [](std::optional<int> weekday, std::optional<int> month, std::optional<int> day_of_month) {
    claims::TimeValue time;
    time.weekday = weekday;
    time.month = month;
    time.day = day_of_month;
    return time;
  };
  const claims::TimeValue monday = day(DaysFromCivil({2025, 11, 3}));
  struct Row {
    const char* name;
    claims::TimeValue a, b;
    Match match;
  };
  const Row rows[] = {
      {"the weekday", monday, told(0, {}, {}), Match::kSame},
      {"another weekday", monday, told(1, {}, {}), Match::kClash},
      {"month and day", monday, told({}, 11, 3), Match::kSame},
      {"another day", monday, told({}, 11, 5), Match::kClash},
      {"another month", monday, told({}, 3, {}), Match::kClash},
      {"its month", monday, told({}, 11, {}), Match::kRelated},
      {"a month and itself", told({}, 11, {}), told({}, 11, {}), Match::kUnknown},
      {"two weekdays", told(0, {}, {}), told(4, {}, {}), Match::kClash},
      {"nothing in common", told(0, {}, {}), told({}, 11, 3), Match::kUnknown},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(CompareDays(row.a, row.b), row.match);
    EXPECT_EQ(CompareDays(row.b, row.a), row.match) << "the order of the sides must not matter";
  }
}

}  // namespace
}  // namespace silang::diff
