#include "diff/values.h"

#include <gtest/gtest.h>

#include <cmath>

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
      {"different", Count(12), Count(17), ValueMatch::kDifferent},
      {"neighbours", Count(12), Count(13), ValueMatch::kDifferent},
      {"dozens / 26", Count(std::nullopt, 0, Qualifier::kExact, 20, 99), Count(26), ValueMatch::kCompatible},
      {"dozens / 120", Count(std::nullopt, 0, Qualifier::kExact, 20, 99), Count(120), ValueMatch::kDifferent},
      {"more than 24 / 26", Count(24, 1, Qualifier::kMoreThan, 24), Count(26), ValueMatch::kCompatible},
      {"more than 24 / 20", Count(24, 1, Qualifier::kMoreThan, 24), Count(20), ValueMatch::kDifferent},
      {"at least 10 / 10,000: a bound has a reach", Count(10, 1, Qualifier::kAtLeast, 10), Count(10000), ValueMatch::kDifferent},
      {"more than two hours / two and a half", Measure(2, "hour", 7200, "s"), Measure(2.5, "hour", 9000, "s"),
       ValueMatch::kDifferent},
      {"one kilometre / 1,000 metres", Measure(1, "kilometer", 1000, "m"), Measure(1000, "meter", 1000, "m"), ValueMatch::kEqual},
      {"a length and a weight", Measure(1, "kilometer", 1000, "m"), Measure(1, "tonne", 1000, "kg"), ValueMatch::kIncomparable},
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

}  // namespace
}  // namespace silang::diff
