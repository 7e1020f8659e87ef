#include "claims/durations.h"

#include <gtest/gtest.h>

namespace silang::claims {
namespace {

TEST(IsoDuration, Rows) {
  const struct {
    const char* name;
    Quantity quantity;
    bool vague;
    const char* iso;
  } rows[] = {
      {"hours", {2, 2, 2, "hour"}, false, "PT2H"},
      {"two and a half hours", {2.5, 2.5, 2.5, "hour"}, false, "PT2H30M"},
      {"half an hour", {0.5, 0.5, 0.5, "hour"}, false, "PT30M"},
      {"years and months", {4.5, 4.5, 4.5, "year"}, false, "P4Y6M"},
      {"a third of a year", {1.0 / 3, {}, {}, "year"}, false, "P4M"},
      {"a year and a day, nearly", {1.0027, {}, {}, "year"}, false, "P1.0027Y"},
      {"weeks", {1.5, 1.5, 1.5, "week"}, false, "P1.5W"},
      {"millions of years", {2.5e6, {}, {}, "year"}, false, "P2500000Y"},
      {"every digit of many hours", {1234567.5, {}, {}, "hour"}, false, "PT1234567H30M"},
      {"decades", {3, 3, 3, "decade"}, false, "P30Y"},
      {"more than", {10, 10, {}, "year"}, false, "P10Y"},
      {"a range", {{}, 2, 3, "day"}, false, "P2D/P3D"},
      {"some days", {{}, 3, 9, "day"}, true, "PXD"},
      {"for hours", {{}, 2, {}, "hour"}, true, "PTXH"},
      {"no duration", {2, 2, 2, "kilometer"}, false, ""},
  };
  for (const auto& row : rows) EXPECT_EQ(IsoDuration(row.quantity, row.vague), row.iso) << row.name;
}

}  // namespace
}  // namespace silang::claims
