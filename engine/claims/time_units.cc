#include <algorithm>

#include "claims/time_parts.h"

namespace silang::claims {
namespace {

int64_t YearStart(int year) { return DaysFromCivil({year, 1, 1}); }

UnitSpan Years(int first, int last, Grain grain) { return {{YearStart(first), YearStart(last + 1)}, grain}; }

UnitSpan Months(const CivilDate& first, int months, Grain grain) {
  return {{DaysFromCivil(first), DaysFromCivil(AddMonths(first, months))}, grain};
}

// "the past week": from a week ago to today.
UnitSpan Rolling(TimeUnit unit, const CivilDate& now) {
  int months = 0, days = 0;
  switch (unit) {
    case TimeUnit::kWeek: days = 7; break;
    case TimeUnit::kFortnight: days = 14; break;
    case TimeUnit::kMonth: months = 1; break;
    case TimeUnit::kQuarter: months = 3; break;
    case TimeUnit::kYear: months = 12; break;
    case TimeUnit::kDecade: months = 120; break;
    case TimeUnit::kCentury: months = 1200; break;
    default: days = 1; break;
  }
  return {{DaysFromCivil(AddMonths(now, -months)) - days, DaysFromCivil(now) + 1}, std::min(GrainOf(unit), Grain::kYear)};
}

}  // namespace

Grain GrainOf(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kSecond: return Grain::kSecond;
    case TimeUnit::kMinute: return Grain::kMinute;
    case TimeUnit::kHour: return Grain::kHour;
    case TimeUnit::kDay:
    case TimeUnit::kNight: return Grain::kDay;
    case TimeUnit::kWeek:
    case TimeUnit::kFortnight:
    case TimeUnit::kWeekend: return Grain::kWeek;
    case TimeUnit::kMonth: return Grain::kMonth;
    case TimeUnit::kQuarter: return Grain::kQuarter;
    case TimeUnit::kYear: return Grain::kYear;
    case TimeUnit::kDecade: return Grain::kDecade;
    default: return Grain::kCentury;
  }
}

CivilDate AddMonths(const CivilDate& date, int months) {
  const int at = date.year * 12 + date.month - 1 + months;
  if (at < 12 || at >= 9999 * 12) return date;
  const int year = at / 12, month = at % 12 + 1;
  return {year, month, std::min(date.day, DaysInMonth(year, month))};
}

UnitSpan SpanOf(TimeUnit unit, int shift, bool rolling, const CivilDate& now) {
  if (rolling) return Rolling(unit, now);
  const int64_t today = DaysFromCivil(now), monday = today - Weekday(now);
  const int decade = now.year / 10 * 10 + 10 * shift, century = (now.year - 1) / 100 * 100 + 1 + 100 * shift;
  switch (unit) {
    case TimeUnit::kWeek:
    case TimeUnit::kFortnight: return {{monday + 7 * shift, monday + 7 * shift + 7}, Grain::kWeek};
    case TimeUnit::kWeekend: {
      const int64_t saturday = shift == -1 && Weekday(now) == 6 ? monday - 2 : monday + 5 + 7 * shift;
      return {{saturday, saturday + 2}, Grain::kWeek};
    }
    case TimeUnit::kMonth: return Months(AddMonths({now.year, now.month, 1}, shift), 1, Grain::kMonth);
    case TimeUnit::kQuarter: return Months(AddMonths({now.year, (now.month - 1) / 3 * 3 + 1, 1}, 3 * shift), 3, Grain::kQuarter);
    case TimeUnit::kYear: return Years(now.year + shift, now.year + shift, Grain::kYear);
    case TimeUnit::kDecade: return Years(decade, decade + 9, Grain::kDecade);
    case TimeUnit::kCentury: return Years(century, century + 99, Grain::kCentury);
    default: return {{today + shift, today + shift + 1}, Grain::kDay};
  }
}

}  // namespace silang::claims
