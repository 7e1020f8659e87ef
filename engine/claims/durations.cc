#include "claims/durations.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "fmt/format.h"

namespace silang::claims {
namespace {

struct Unit {
  std::string_view name;
  std::string_view letter;
  double factor = 1;             // of the letter's unit
  double parts = 0;              // smaller units in it, where halves are told in them: months of a year
  std::string_view part_letter;  // REQUIRES parts
  bool clock = false;
};

constexpr std::array<Unit, 15> kUnits = {{{"second", "S", 1, 0, "", true},
                                          {"minute", "M", 1, 60, "S", true},
                                          {"quarter-hour", "M", 15, 0, "", true},
                                          {"hour", "H", 1, 60, "M", true},
                                          {"day", "D", 1, 0, "", false},
                                          {"night", "D", 1, 0, "", false},
                                          {"week", "W", 1, 0, "", false},
                                          {"fortnight", "W", 2, 0, "", false},
                                          {"month", "M", 1, 0, "", false},
                                          {"quarter", "M", 3, 0, "", false},
                                          {"half-year", "M", 6, 0, "", false},
                                          {"year", "Y", 1, 12, "M", false},
                                          {"lustrum", "Y", 5, 0, "", false},
                                          {"decade", "Y", 10, 0, "", false},
                                          {"century", "Y", 100, 0, "", false}}};

// Not in the short form with an exponent, which ISO 8601 does not know.
std::string Figure(double number) {
  constexpr double kSafe = 9e15;
  if (number == std::floor(number) && std::abs(number) < kSafe) return fmt::format("{}", static_cast<int64_t>(number));
  return fmt::format("{}", number);
}

std::string Iso(const Unit& unit, double number) {
  const std::string_view mark = unit.clock ? "PT" : "P";
  number *= unit.factor;
  const double whole = std::floor(number), parts = std::round((number - whole) * unit.parts);
  const bool even = unit.parts > 0 && std::abs((number - whole) * unit.parts - parts) < 1e-6;
  if (!even || parts == 0) return fmt::format("{}{}{}", mark, Figure(number), unit.letter);
  if (whole == 0) return fmt::format("{}{}{}", mark, Figure(parts), unit.part_letter);
  return fmt::format("{}{}{}{}{}", mark, Figure(whole), unit.letter, Figure(parts), unit.part_letter);
}

}  // namespace

std::string IsoDuration(const Quantity& quantity, bool vague) {
  for (const Unit& unit : kUnits) {
    if (unit.name != quantity.unit) continue;
    if (quantity.number && !vague) return Iso(unit, *quantity.number);
    if (!vague && quantity.low && quantity.high) return Iso(unit, *quantity.low) + "/" + Iso(unit, *quantity.high);
    return fmt::format("{}X{}", unit.clock ? "PT" : "P", unit.letter);
  }
  return {};
}

}  // namespace silang::claims
