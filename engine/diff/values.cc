#include "diff/values.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace silang::diff {
namespace {

using claims::Claim;

constexpr double kTolerance = 1e-9;  // what unit conversion may lose
// By how much "a third" may miss: percentage points, and a part of it.
constexpr double kShareLoose = 3, kShareLoosely = 0.15;
constexpr std::string_view kDegree = "deg", kKelvin = "K";

struct Range {
  std::optional<double> number;
  double low = -HUGE_VAL, high = HUGE_VAL;
  std::string_view unit;
};

Range RangeOf(const Claim& claim, bool base) {
  Range range;
  const auto& q = base ? claim.value.base : claim.value.quantity;
  if (!q) return range;
  range.number = q->number;
  range.unit = q->unit;
  if (q->low)
    range.low = *q->low;
  else if (q->number && !q->high)
    range.low = *q->number;
  if (q->high)
    range.high = *q->high;
  else if (q->number && !q->low)
    range.high = *q->number;
  return range;
}

bool Near(double a, double b) { return std::abs(a - b) <= kTolerance * std::max({1.0, std::abs(a), std::abs(b)}); }

// Whether the exact figure rounds to the coarse one at the place its last digit stands for. Nobody says ten of twelve: whole tens are
// rounded only where little is lost.
bool Rounds(double exact, double coarse, double precision) {
  constexpr double kMostLost = 0.05;
  if (precision <= 0 || !Near(std::round(exact / precision) * precision, coarse)) return false;
  return precision <= 1 || std::abs(exact - coarse) <= kMostLost * std::abs(coarse);
}

// "480,000" / "480,350": written to the last digit, but in whole thousands.
bool RoundsThousands(double a, double b) {
  constexpr double kLeast = 1e3, kMostLost = 0.015;
  const double x = std::abs(a), y = std::abs(b);
  const bool round_x = std::fmod(x, kLeast) == 0, round_y = std::fmod(y, kLeast) == 0;
  if (round_x == round_y || std::abs(x - y) > kMostLost * std::max(x, y)) return false;
  const double coarse = round_x ? x : y;
  double place = kLeast;
  while (std::fmod(coarse, place * 10) == 0 && coarse > 0) place *= 10;
  return Near(std::round((round_x ? y : x) / place) * place, coarse);
}

// "A third" in percent.
void InPercent(Range* range) {
  constexpr double kPercent = 100;
  for (auto* end : {&range->low, &range->high}) *end *= kPercent;
  if (range->number) *range->number *= kPercent;
  range->unit = "%";
}

// How many of the base unit one of the claim's own unit is.
double ScaleOf(const Claim& claim, const Range& range, bool base) {
  if (!base || !claim.value.quantity->number || *claim.value.quantity->number == 0) return 1;
  if (range.unit == kKelvin) return claim.value.quantity->unit == "fahrenheit" ? 5.0 / 9 : 1;  // scales with another zero
  return *range.number / *claim.value.quantity->number;
}

// "25 kilometres" / "fifteen miles": figures in two units that were rounded each in its own.
bool MeetAcrossUnits(const Claim& a, const Claim& b, double apart, double larger, double px, double py) {
  constexpr double kMostLost = 0.06;
  const auto& x = a.value.quantity;
  const auto& y = b.value.quantity;
  if (!x || !y || x->unit == y->unit || a.kind == ClaimKind::kAge) return false;
  return apart <= (px + py) / 2 && apart <= kMostLost * larger;
}

bool Hedged(const Claim& claim) { return claim.value.qualifier && *claim.value.qualifier != Qualifier::kExact; }

bool IsScore(const Claim& claim) { return claim.kind == ClaimKind::kCount && claim.value.text.has_value(); }

// "3-1" / "1-3", told from the other side.
ValueMatch CompareScores(const Claim& a, const Claim& b) {
  if (!IsScore(a) || !IsScore(b)) return ValueMatch::kIncomparable;
  const std::string_view x = *a.value.text, y = *b.value.text;
  if (x == y) return ValueMatch::kEqual;
  const size_t dash = x.find('-');
  if (dash == std::string_view::npos) return ValueMatch::kDifferent;
  const bool mirrored = y.size() == x.size() && y.starts_with(x.substr(dash + 1)) && y.ends_with(x.substr(0, dash)) &&
                        y[x.size() - dash - 1] == '-';
  return mirrored ? ValueMatch::kEqual : ValueMatch::kDifferent;
}

}  // namespace

ValueMatch CompareValues(const Claim& a, const Claim& b) {
  if (IsScore(a) || IsScore(b)) return CompareScores(a, b);
  const bool base = a.value.base.has_value() && b.value.base.has_value();
  if (!base && (a.value.base.has_value() || b.value.base.has_value()) && a.kind != b.kind) return ValueMatch::kIncomparable;
  Range x = RangeOf(a, base), y = RangeOf(b, base);
  if (a.share) InPercent(&x);
  if (b.share) InPercent(&y);
  // "43 degrees" are those of the other side.
  if (base && (x.unit == kDegree) != (y.unit == kDegree) && (x.unit == kKelvin || y.unit == kKelvin)) {
    x = RangeOf(a, false);
    y = RangeOf(b, false);
    x.unit = y.unit;
  }
  if (a.kind == ClaimKind::kMoney && (x.unit == claims::kUntoldCurrency || y.unit == claims::kUntoldCurrency)) x.unit = y.unit;
  if (x.unit.empty() || x.unit != y.unit) return ValueMatch::kIncomparable;
  if (x.number && y.number) {
    if (Near(*x.number, *y.number)) return ValueMatch::kEqual;
    const double apart = std::abs(*x.number - *y.number), larger = std::max(std::abs(*x.number), std::abs(*y.number));
    if (a.share != b.share && apart <= std::min(kShareLoose, kShareLoosely * larger)) return ValueMatch::kCompatible;
    const double px = a.precision * ScaleOf(a, x, base), py = b.precision * ScaleOf(b, y, base);
    const bool rounds = (px >= py && Rounds(*y.number, *x.number, px)) || (py >= px && Rounds(*x.number, *y.number, py));
    // Whole hundreds and thousands may be meant to the last one; only a figure with more digits says that the other is rounded.
    // Percentages are rounded at any place.
    const bool percent = a.kind == ClaimKind::kPercent && b.kind == ClaimKind::kPercent;
    if (rounds && (percent || std::max(px, py) > 1)) return Hedged(a) || Hedged(b) ? ValueMatch::kCompatible : ValueMatch::kEqual;
    if (a.kind == b.kind && RoundsThousands(*x.number, *y.number)) return ValueMatch::kCompatible;
    if (rounds || (base && MeetAcrossUnits(a, b, apart, larger, px, py))) return ValueMatch::kCompatible;
  }
  const bool closed = std::isfinite(x.low) && std::isfinite(x.high) && std::isfinite(y.low) && std::isfinite(y.high);
  if (!x.number && !y.number && closed && Near(x.low, y.low) && Near(x.high, y.high))
    return ValueMatch::kEqual;  // "10-12", "10 to 12"
  // "with eight other judges" / "nine judges": the one who is told apart is one of them.
  if (x.number && y.number && a.others != b.others && Near(*x.number + a.others, *y.number + b.others))
    return ValueMatch::kCompatible;
  // "Hundreds" may be said of 170.
  constexpr double kLoosely = 0.5;
  const double low_x = a.vague ? kLoosely * x.low : x.low, low_y = b.vague ? kLoosely * y.low : y.low;
  const bool meet = low_x <= y.high && low_y <= x.high;
  if (!meet) return ValueMatch::kDifferent;
  // A bound says little of how far: "at least 10" does not go with 10,000.
  if (x.number && y.number) {
    const double ratio = std::max(*x.number, *y.number) / std::max(1e-9, std::min(*x.number, *y.number));
    if (ratio > 2) return ValueMatch::kDifferent;
  }
  return ValueMatch::kCompatible;
}

bool IsOfRow(const Claim& c) { return c.kind == ClaimKind::kOrdinal || c.kind == ClaimKind::kSuperlative; }

ClaimKind ComparedAs(const Claim& a, const Claim& b) {
  return IsOfRow(a) || IsOfRow(b) ? ClaimKind::kOrdinal : std::max(a.kind, b.kind);
}

ValueMatch CompareInRow(const Claim& a, const Claim& b) {
  const auto& x = a.value.quantity;
  const auto& y = b.value.quantity;
  if (!x || !y || !x->number || !y->number) return ValueMatch::kIncomparable;
  if (*x->number == *y->number) return ValueMatch::kEqual;
  const bool both = IsOfRow(a) && IsOfRow(b);
  const double nth = IsOfRow(a) ? *x->number : *y->number, times = IsOfRow(a) ? *y->number : *x->number;
  return !both && nth <= times + 1 ? ValueMatch::kCompatible : ValueMatch::kDifferent;
}

bool IsCountedThrough(const Claim& a, const Claim& b) {
  if (IsOfRow(a) == IsOfRow(b) || !a.value.quantity || !b.value.quantity) return false;
  const auto& nth = IsOfRow(a) ? a.value.quantity->number : b.value.quantity->number;
  const auto& times = IsOfRow(a) ? b.value.quantity->number : a.value.quantity->number;
  return nth && times && *nth == *times + 1;
}

double Distinctiveness(const Claim& claim) {
  if (!claim.value.quantity || !claim.value.quantity->number) return 0;
  double n = std::abs(*claim.value.quantity->number);
  if (n == 0) return 0;
  constexpr double kMost = 9e18;  // that an integer holds
  if (n != std::floor(n)) {
    n *= 10;
  } else if (n < kMost) {
    auto digits = static_cast<int64_t>(n);
    while (digits >= 10 && digits % 10 == 0) digits /= 10;
    n = static_cast<double>(digits);
  }
  if (n < 4) return 0.1;
  if (n < 13) return 0.35;
  return n < 100 ? 0.7 : 1;
}

}  // namespace silang::diff
