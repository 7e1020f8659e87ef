#include <algorithm>
#include <cstdlib>

#include "claims/time_parts.h"

namespace silang::claims {
namespace {

// Days by which the feast of another year must be nearer than that of the running one; as for dates, whose year is left out too.
constexpr int64_t kOtherYear = 90;

DaySpan SpanOf(const languages::HolidayDays& days) {
  return {DaysFromCivil(days.first), DaysFromCivil(days.last) + 1, days.about};
}

}  // namespace

std::optional<DaySpan> HolidaySpan(const TimeParts& parts, const TimeClock& clock) {
  if (parts.hijri_year) {
    const auto days = languages::HolidayInHijriYear(*parts.holiday, *parts.hijri_year);
    return days ? std::optional(SpanOf(*days)) : std::nullopt;
  }
  std::optional<int> year = parts.year;
  if (!year && !clock.anchor) return std::nullopt;
  if (!year && parts.unit == TimeUnit::kYear) year = clock.anchor->date.year + parts.shift;
  if (year) {
    const auto days = languages::HolidayIn(*parts.holiday, *year);
    return days ? std::optional(SpanOf(*days)) : std::nullopt;
  }
  const int64_t today = DaysFromCivil(clock.anchor->date);
  std::optional<DaySpan> best;
  int64_t best_cost = 0;
  for (int at = clock.anchor->date.year - 1; at <= clock.anchor->date.year + 1; ++at) {
    const auto days = languages::HolidayIn(*parts.holiday, at);
    if (!days) continue;
    const DaySpan span = SpanOf(*days);
    int64_t cost = std::llabs(span.begin - today) + (at == clock.anchor->date.year ? 0 : kOtherYear);
    const bool wants_next = parts.future || (parts.shifted && parts.shift > 0);
    if (wants_next && span.end <= today) cost += 5000;
    if (parts.shifted && parts.shift < 0 && span.begin >= today) cost += 5000;
    if (!best || cost < best_cost) {
      best = span;
      best_cost = cost;
    }
  }
  return best;
}

std::optional<DaySpan> NthWithin(const TimeParts& parts, const DaySpan& days) {
  const int nth = parts.nth.value_or(1);
  int64_t first = days.begin, length = 1, step = 1;
  const bool weekend = parts.nth_unit == TimeUnit::kWeekend;
  if (parts.weekday || weekend) {
    const int weekday = weekend ? 5 : *parts.weekday;
    first += (weekday - Weekday(CivilFromDays(first)) + 7) % 7;
    length = weekend ? 2 : 1;
    step = 7;
  } else if (parts.nth_unit == TimeUnit::kWeek) {
    length = step = 7;
  }
  int64_t begin = first + (nth - 1) * step;
  if (nth < 0) {
    const bool counted = parts.weekday || weekend;
    begin = counted ? first + (days.end - 1 - first) / 7 * 7 : days.end - length;
  }
  if (begin < days.begin || begin >= days.end) return std::nullopt;
  const bool cut = parts.nth_unit == TimeUnit::kWeek;  // the fifth week of a month ends with it
  return DaySpan{begin, cut ? std::min(begin + length, days.end) : begin + length, days.about};
}

}  // namespace silang::claims
