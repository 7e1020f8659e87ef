#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "claims/time_parts.h"
#include "fmt/format.h"

namespace silang::claims {
namespace {

constexpr int kDay = 24 * 60;

int64_t Days(int year, int month, int day) { return DaysFromCivil({year, month, day}); }

std::string AboutDays(int64_t first, int64_t last) {
  const std::string begin = ToString(CivilFromDays(first)) + "~";
  return first == last ? begin : begin + "/" + ToString(CivilFromDays(last)) + "~";
}

// Anchors one expression. Every step fills begin and end in days; the part of the day and the clock narrow them at last.
class Anchoring {
 public:
  Anchoring(const TimeParts& parts, const TimeClock& clock) : parts_(parts), clock_(clock) {
    if (clock.anchor) today_ = DaysFromCivil(clock.anchor->date);
  }

  std::optional<TimeValue> Run() {
    value_.role = parts_.role;
    value_.recurring = parts_.every;
    value_.weekday = parts_.weekday;
    value_.minute = parts_.minute;
    value_.either_half = parts_.either_half && !parts_.part_begin && !parts_.zone_minutes;
    value_.zone_minutes = parts_.zone_minutes;
    value_.explicit_date = parts_.month.has_value() || parts_.day.has_value();
    if (!Date()) return std::nullopt;
    Narrow();
    value_.edtf = stated_.empty() ? Edtf(value_, parts_) : stated_;
    if (vague_)
      value_.edtf = ToString(CivilFromDays(*vague_))
                        .substr(0, value_.grain >= Grain::kYear    ? 4
                                   : value_.grain >= Grain::kMonth ? 7
                                                                   : 10) +
                    "~";
    if (about_) value_.edtf = AboutDays(*value_.begin / kDay + 1, *value_.end / kDay - 2);
    return value_;
  }

 private:
  bool SetDays(int64_t begin, int64_t end, Grain grain) {
    if (begin < Days(1, 1, 1) || end > Days(9999, 12, 31) + 1) return false;
    value_.begin = begin * kDay;
    value_.end = end * kDay;
    value_.grain = grain;
    const CivilDate first = CivilFromDays(begin);
    if (grain <= Grain::kYear) value_.year = first.year;
    if (grain <= Grain::kMonth && grain != Grain::kWeek) value_.month = first.month;
    if (grain <= Grain::kDay) value_.day = first.day;
    return true;
  }
  bool SetDay(int64_t day) { return SetDays(day, day + 1, Grain::kDay); }
  bool SetMonth(const CivilDate& first) {
    return SetDays(DaysFromCivil(first), DaysFromCivil(first) + DaysInMonth(first.year, first.month), Grain::kMonth);
  }
  bool SetYears(int first, int last, Grain grain) {
    if (first < 1 || last > 9998) return false;
    return SetDays(Days(first, 1, 1), Days(last + 1, 1, 1), grain);
  }

  bool Date() {
    if (parts_.play_minute) {
      value_.play_minute = parts_.play_minute;
      return Partial(Grain::kMinute);
    }
    if (parts_.unsure) return Partial(Grain::kDay);
    if (parts_.year && *parts_.year < 1) return BeforeChrist();
    if (parts_.now) {
      vague_ = today_;
      return Partial(Grain::kDay);
    }
    if (parts_.distance) return Distance();
    if (parts_.season) return Season();
    if (parts_.holiday) return Holiday();
    if (parts_.that) return That();
    if (parts_.nth && (parts_.nth_unit || *parts_.nth < 0)) return Nth();
    if (parts_.month && parts_.day) return MonthDay();
    if (parts_.day_offset) return DayOffset();
    if (parts_.weekday && parts_.nth) return NthWeekday();
    if (parts_.weekday && !parts_.day) return WeekdayOnly();
    if (parts_.month) return Month();
    if (parts_.quarter || parts_.half) return Quarter();
    if (parts_.decade) return SetYears(*parts_.decade, *parts_.decade + 9, Grain::kDecade);
    if (parts_.century) return SetYears(*parts_.century * 100 - 99, *parts_.century * 100, Grain::kCentury);
    if (parts_.year) {
      if (parts_.last_year && *parts_.last_year < *parts_.year) return false;
      if (!SetYears(*parts_.year, parts_.last_year.value_or(*parts_.year), Grain::kYear)) return false;
      return true;
    }
    if (parts_.day) return DayOnly();
    if (parts_.unit) return Unit();
    if (parts_.minute) {
      value_.grain = Grain::kMinute;
      return true;
    }
    return parts_.part_begin && Partial(Grain::kDayPart);
  }

  // Nobody can say when.
  bool Partial(Grain grain) {
    value_.relative = true;
    value_.grain = grain;
    return true;
  }

  // "10 August 234 BC" is -0233-08-10.
  bool BeforeChrist() {
    Partial(parts_.day ? Grain::kDay : parts_.month ? Grain::kMonth : Grain::kYear);
    stated_ = fmt::format("-{:04}", -*parts_.year);
    if (parts_.month) stated_ += fmt::format("-{:02}", *parts_.month);
    if (parts_.month && parts_.day) stated_ += fmt::format("-{:02}", *parts_.day);
    return true;
  }

  bool SetSpan(const DaySpan& span, Grain grain) {
    if (!SetDays(span.begin, span.end, grain)) return false;
    about_ = span.about;
    if (!about_) return true;
    *value_.begin -= kDay;
    *value_.end += kDay;
    return true;
  }

  bool Holiday() {
    value_.relative = !parts_.year && !parts_.hijri_year;
    value_.grain = Grain::kDay;
    const bool moves = parts_.holiday->kind == languages::HolidayRule::Kind::kMoves;
    if (moves && parts_.year) return SetYears(*parts_.year, *parts_.year, Grain::kYear);
    if (moves && parts_.unit && today_)
      return SetYears(CivilFromDays(*today_).year + parts_.shift, CivilFromDays(*today_).year + parts_.shift, Grain::kYear);
    if (const auto span = HolidaySpan(parts_, clock_)) return SetSpan(*span, Grain::kDay);
    if (!today_ && parts_.holiday->kind == languages::HolidayRule::Kind::kFixed && parts_.holiday->offset == 0) {
      value_.month = parts_.holiday->month;
      value_.day = parts_.holiday->day;
    }
    return !parts_.year && !parts_.hijri_year;
  }

  // "summer 2024" is 2024-22. Which months it has is another matter in the south, so that the year is all that is sure.
  bool Season() {
    std::optional<int> year = parts_.year;
    value_.relative = !year.has_value();
    if (!year && today_) {
      const CivilDate& now = clock_.anchor->date;
      const bool begun = now.month >= 3 * *parts_.season;  // in the north
      year = now.year;
      if (parts_.unit == TimeUnit::kYear)
        *year += parts_.shift;
      else if (parts_.shift < 0 && !(begun && now.month >= 3 * *parts_.season + 3))
        --*year;
      else if (parts_.shift > 0 && begun)
        ++*year;
    }
    if (!year) return Partial(Grain::kQuarter);
    if (!SetYears(*year, *year, Grain::kYear)) return false;
    stated_ = fmt::format("{:04}-2{}", *year, *parts_.season);
    return true;
  }

  // "hari itu": what the text told of before, in the unit named.
  bool That() {
    value_.relative = true;
    value_.grain = GrainOf(*parts_.that);
    const bool day = *parts_.that == TimeUnit::kDay;
    const std::optional<CivilDate>& told = day ? clock_.other : clock_.period;
    if (!told || !clock_.period) return false;
    switch (*parts_.that) {
      case TimeUnit::kDay: return SetDay(DaysFromCivil(*told));
      case TimeUnit::kWeek: {
        const int64_t monday = DaysFromCivil(*told) - Weekday(*told);
        return SetDays(monday, monday + 7, Grain::kWeek);
      }
      case TimeUnit::kMonth: return SetMonth({told->year, told->month, 1});
      default: return SetYears(told->year, told->year, Grain::kYear);
    }
  }

  // "pekan kedua September", "the last Monday of March".
  bool Nth() {
    TimeParts within = parts_;
    within.nth = std::nullopt;
    within.weekday = std::nullopt;
    const Grain grain = parts_.weekday || *parts_.nth_unit == TimeUnit::kDay ? Grain::kDay : Grain::kWeek;
    const auto container = Anchor(within, clock_);
    if (!container) return false;
    value_.relative = container->relative;
    value_.grain = grain;
    if (!container->begin) return true;
    const auto days = NthWithin(parts_, {*container->begin / kDay, *container->end / kDay, false});
    return days && SetDays(days->begin, days->end, grain);
  }

  // Newspapers leave out the running year, not others: days by which a date of another year must be nearer.
  static constexpr int64_t kOtherYear = 90;

  // A year that is not written is the one that brings the date nearest to the article's; the weekday beside it settles it.
  std::optional<int> YearOf(int month, int day) const {
    if (!today_) return std::nullopt;
    const int now = clock_.anchor->date.year;
    std::optional<int> best;
    int64_t best_cost = 0;
    for (int year = now - 1; year <= now + 1; ++year) {
      if (day > DaysInMonth(year, month)) continue;
      const int64_t at = Days(year, month, day);
      int64_t cost = std::llabs(at - *today_) + (year == now ? 0 : kOtherYear);
      if (parts_.weekday && !parts_.last_day && Weekday({year, month, day}) != *parts_.weekday) cost += 10000;
      if (parts_.future && at < *today_) cost += 200;
      if (parts_.past && at > *today_) cost += 5000;
      if (parts_.shifted && parts_.shift < 0 && at >= *today_) cost += 5000;
      if (parts_.shifted && parts_.shift > 0 && at <= *today_) cost += 5000;
      if (!best || cost < best_cost) {
        best = year;
        best_cost = cost;
      }
    }
    return best;
  }

  bool MonthDay() {
    const int month = *parts_.month, day = *parts_.day;
    value_.month = month;
    value_.day = day;
    if (day < 1 || day > DaysInMonth(parts_.year.value_or(2000), month)) return false;
    std::optional<int> year = parts_.year;
    if (!year && parts_.every) {  // "every 17 August"
      value_.grain = Grain::kDay;
      return true;
    }
    if (!year && parts_.unit == TimeUnit::kYear && today_) year = clock_.anchor->date.year + parts_.shift;
    if (!year && !clock_.guess) {
      year = YearOf(month, day);
      value_.relative = year.has_value();
    }
    if (!year) {
      value_.grain = Grain::kDay;
      return true;
    }
    int64_t end = Days(*year, month, day) + 1;
    if (parts_.last_day) {
      const int last_month = parts_.last_month.value_or(month);
      const int last_year = parts_.last_year.value_or(last_month < month ? *year + 1 : *year);
      if (*parts_.last_day > DaysInMonth(last_year, last_month)) return false;
      end = Days(last_year, last_month, *parts_.last_day) + 1;
    }
    if (end <= Days(*year, month, day)) return false;
    const int64_t begin = Days(*year, month, day);
    if (parts_.week_of) {  // weeks begin on Monday, some on Sunday
      const int64_t monday = begin - Weekday({*year, month, day});
      const int64_t first = monday + 6 == begin ? begin : monday;
      return SetDays(first, first + 7, Grain::kWeek);
    }
    return SetDays(begin, end, Grain::kDay);
  }

  // "the 27th": the last one before the article, or the next to come.
  bool DayOnly() {
    value_.day = parts_.day;
    value_.grain = Grain::kDay;
    if (!today_ || clock_.guess) return true;
    CivilDate month = {clock_.anchor->date.year, clock_.anchor->date.month, 1};
    if (parts_.unit == TimeUnit::kMonth) month = AddMonths(month, parts_.shift);
    if (parts_.unit == TimeUnit::kMonth)
      return *parts_.day <= DaysInMonth(month.year, month.month) && SetDay(DaysFromCivil(month) + *parts_.day - 1);
    const bool ahead = parts_.shifted ? parts_.shift > 0 : parts_.future;
    const bool either = parts_.weekday && !parts_.shifted && !parts_.future;  // "Tuesday the 19th": the weekday settles the month
    std::optional<int64_t> best;
    for (int months = -12; months <= 12; ++months) {
      const CivilDate first = AddMonths(month, months);
      if (*parts_.day > DaysInMonth(first.year, first.month)) continue;
      const int64_t at = DaysFromCivil(first) + *parts_.day - 1;
      if (parts_.weekday && Weekday(CivilFromDays(at)) != *parts_.weekday) continue;
      if (!either && (ahead ? at < *today_ : at > *today_)) continue;
      if (!best || std::llabs(at - *today_) < std::llabs(*best - *today_)) best = at;
    }
    if (!best) return true;
    value_.relative = true;
    return SetDay(*best);
  }

  bool Distance() {
    const TimeDistance& d = *parts_.distance;
    value_.relative = true;
    value_.grain = d.grain;
    std::optional<int64_t> from = today_;
    bool about = false;  // a day more or less; hours, months and years from such a day are told as from a sure one
    if (clock_.guess && d.grain < Grain::kMonth) from = std::nullopt;
    if (parts_.from == DistanceFrom::kOther) {
      const std::optional<CivilDate>& told = d.grain >= Grain::kYear && clock_.period ? clock_.period : clock_.other;
      from = told ? std::optional(DaysFromCivil(*told)) : std::nullopt;
    }
    if (parts_.holiday) {  // "sehari sebelum Lebaran"
      const auto span = HolidaySpan(parts_, clock_);
      if (!span) return true;
      from = d.days + d.months + d.minutes < 0 ? span->begin : span->end - 1;
      about = span->about;
    } else if (parts_.day_offset || parts_.weekday || parts_.month) {  // "two days before yesterday"
      TimeParts base = parts_;
      base.distance = std::nullopt;
      const auto value = Anchor(base, clock_);
      if (!value) return false;
      from = value->begin ? std::optional(*value->begin / kDay) : std::nullopt;
      value_.weekday = std::nullopt;
    }
    if (!from) return true;
    const int64_t day = DaysFromCivil(AddMonths(CivilFromDays(*from), d.months)) + d.days;
    if (d.vague) {
      if (!d.open) vague_ = day;
      return true;
    }
    if (d.grain <= Grain::kHour && parts_.from == DistanceFrom::kOther && d.minutes % kDay != 0) {  // "dua jam kemudian"
      if (!clock_.moment) return Partial(d.grain);
      const int64_t at = *clock_.moment + d.minutes;
      const int64_t on = at >= 0 ? at / kDay : -((-at + kDay - 1) / kDay);
      if (!SetDay(on)) return false;
      value_.minute = static_cast<int>(at - on * kDay);
      return true;
    }
    if (d.grain <= Grain::kHour) {
      // From a day that is named, the hour of the clock says nothing.
      const bool from_day = parts_.holiday || parts_.day_offset || parts_.weekday || parts_.month;
      if (!clock_.anchor || !clock_.anchor->minute || from_day || parts_.from == DistanceFrom::kOther) {
        const int64_t whole = d.minutes / kDay;
        return d.minutes % kDay == 0
                   ? SetDay(day + whole)
                   : SetDays(day + whole - (d.minutes < 0 ? 1 : 0), day + whole + (d.minutes < 0 ? 1 : 2), Grain::kDay);
      }
      const int64_t at = day * kDay + *clock_.anchor->minute + d.minutes;
      const int64_t on = at >= 0 ? at / kDay : -((-at + kDay - 1) / kDay);
      if (!SetDay(on)) return false;
      value_.minute = static_cast<int>(at - on * kDay);
      return true;
    }
    if (d.grain >= Grain::kYear) return SetYears(CivilFromDays(day).year, CivilFromDays(day).year, Grain::kYear);
    if (d.grain == Grain::kMonth) {
      const CivilDate date = CivilFromDays(day);
      return SetMonth({date.year, date.month, 1});
    }
    return SetSpan({day, day + 1, about}, Grain::kDay);
  }

  bool DayOffset() {
    value_.relative = true;
    value_.grain = Grain::kDay;
    return !today_ || clock_.guess || SetDay(*today_ + *parts_.day_offset);
  }

  // A weekday in the news is the last one, today's included, unless the words speak of what is to come.
  bool WeekdayOnly() {
    value_.relative = true;
    value_.grain = Grain::kDay;
    const int weekday = *parts_.weekday;
    if (!today_ || parts_.every || clock_.guess) return true;
    const int now = silang::Weekday(clock_.anchor->date);
    int64_t day = *today_ - (now - weekday + 7) % 7;
    if (parts_.unit == TimeUnit::kWeek) {
      day = *today_ - now + weekday + 7 * parts_.shift;
    } else if (parts_.shifted && parts_.shift < 0) {
      if (day == *today_) day -= 7;
    } else if (parts_.shifted && parts_.shift > 0) {
      day = *today_ + 1 + (weekday - now - 1 + 14) % 7;
    } else if (parts_.shifted || parts_.future) {
      day = *today_ + (weekday - now + 7) % 7;
    } else if ((parts_.alone || parts_.nearest) && day + 3 < *today_) {  // no word tells whether it was or will be: the nearest
      day += 7;
    }
    return SetDay(day);
  }

  // "the second Monday of September", "second Sunday": of this month, if none is named.
  bool NthWeekday() {
    value_.relative = true;
    value_.grain = Grain::kDay;
    if (!today_) return true;
    CivilDate month = {clock_.anchor->date.year, clock_.anchor->date.month, 1};
    if (parts_.month)
      month = {parts_.year.value_or(YearOf(*parts_.month, 1).value_or(month.year)), *parts_.month, 1};
    else if (parts_.unit == TimeUnit::kMonth)
      month = AddMonths(month, parts_.shift);
    const int day = 1 + (*parts_.weekday - Weekday(month) + 7) % 7 + 7 * (*parts_.nth - 1);
    return day <= DaysInMonth(month.year, month.month) && SetDay(DaysFromCivil(month) + day - 1);
  }

  // The last such month, or that of the next two months which is told of as already fixed: "digelar awal Juni" in May.
  int NearYear(int month) const {
    constexpr int kMonthsAhead = 2;
    const CivilDate& now = clock_.anchor->date;
    const int ahead = (month - now.month + 12) % 12;
    const int last = month <= now.month ? now.year : now.year - 1;
    return ahead == 0 || ahead > kMonthsAhead ? last : now.year + (month < now.month ? 1 : 0);
  }

  bool Month() {
    const int month = *parts_.month;
    value_.month = month;
    value_.grain = Grain::kMonth;
    std::optional<int> year = parts_.year;
    if (!year && parts_.every) return true;  // "every August"
    if (!year && today_) {
      value_.relative = true;
      const CivilDate& now = clock_.anchor->date;
      if (parts_.unit == TimeUnit::kYear)
        year = now.year + parts_.shift;
      else if (parts_.shifted && parts_.shift == 0)
        year = now.year;
      else if (parts_.future || (parts_.shifted && parts_.shift > 0))
        year = month >= now.month ? now.year : now.year + 1;
      else if (parts_.shifted || parts_.past)
        year = month <= now.month ? now.year : now.year - 1;
      else
        year = NearYear(month);
    }
    if (!year) return true;
    if (!SetMonth({*year, month, 1})) return false;
    if (parts_.last_month) {
      const int last_year = parts_.last_year.value_or(*parts_.last_month < month ? *year + 1 : *year);
      value_.end = (Days(last_year, *parts_.last_month, 1) + DaysInMonth(last_year, *parts_.last_month)) * kDay;
    }
    return value_.begin < value_.end;
  }

  bool Quarter() {
    value_.grain = Grain::kQuarter;
    std::optional<int> year = parts_.year;
    if (!year && today_) {
      value_.relative = true;
      year = clock_.anchor->date.year + (parts_.unit == TimeUnit::kYear ? parts_.shift : 0);
    }
    if (!year) return true;
    const int months = parts_.quarter ? 3 : 6;
    const int first = (parts_.quarter ? *parts_.quarter - 1 : *parts_.half - 1) * months;
    if (first < 0 || first >= 12 || *year < 1 || *year > 9998) return false;
    const CivilDate begin = {*year, first + 1, 1};
    return SetDays(DaysFromCivil(begin), DaysFromCivil(AddMonths(begin, months)), Grain::kQuarter);
  }

  // "pekan lalu", "this month", "the past week".
  bool Unit() {
    value_.relative = true;
    value_.grain = GrainOf(*parts_.unit);
    if (!today_ || parts_.every) return true;
    if (clock_.guess && value_.grain < Grain::kMonth && !(parts_.from_told && clock_.period)) return true;
    const CivilDate& from = parts_.from_told && clock_.period ? *clock_.period : clock_.anchor->date;
    const UnitSpan span = SpanOf(*parts_.unit, parts_.shift, parts_.rolling, from);
    return SetDays(span.days.begin, span.days.end, span.grain);
  }

  // The part of the period, the part of the day and the clock time within what the date gives.
  void Narrow() {
    if (!parts_.minute) std::tie(value_.part_begin, value_.part_end) = std::tie(parts_.part_begin, parts_.part_end);
    if (parts_.part && value_.begin && value_.grain >= Grain::kWeek) {
      const int64_t length = *value_.end - *value_.begin;
      const int64_t third = length / 3 / kDay * kDay;
      if (*parts_.part == PeriodPart::kEarly)
        value_.end = *value_.begin + third;
      else if (*parts_.part == PeriodPart::kLate)
        value_.begin = *value_.end - third;
      else
        value_.begin = *value_.begin + third, value_.end = *value_.end - third;
      if (value_.grain == Grain::kMonth) value_.day = std::nullopt;
    }
    if (parts_.minute) {
      value_.grain = parts_.second ? Grain::kSecond : Grain::kMinute;
      if (value_.begin) {
        *value_.begin += *parts_.minute;
        value_.end = *value_.begin + 1;
      }
    } else if (value_.minute && value_.begin) {  // "two hours ago"
      *value_.begin += *value_.minute;
      value_.end = *value_.begin + 1;
    } else if (parts_.part_begin && value_.grain == Grain::kDay) {
      value_.grain = Grain::kDayPart;
      if (value_.begin) {
        value_.end = *value_.begin + *parts_.part_end;
        *value_.begin += *parts_.part_begin;
      }
    } else if (parts_.part && value_.grain == Grain::kDay && value_.begin && *parts_.part != PeriodPart::kMid) {
      value_.grain = Grain::kDayPart;
      if (*parts_.part == PeriodPart::kEarly) {
        value_.end = *value_.begin + 12 * 60;
      } else {
        value_.end = *value_.begin + 28 * 60;
        *value_.begin += 15 * 60;
      }
    }
  }

  const TimeParts& parts_;
  const TimeClock& clock_;
  std::optional<int64_t> today_;
  std::optional<int64_t> vague_;  // about this day
  std::string stated_;            // what no interval holds
  bool about_ = false;            // a day more or less
  TimeValue value_;
};

}  // namespace

std::optional<TimeValue> Anchor(const TimeParts& parts, const TimeClock& clock) { return Anchoring(parts, clock).Run(); }

std::optional<TimeValue> AnchorRange(const TimeParts& first, const TimeParts& last, const TimeClock& clock) {
  auto value = Anchor(first, clock);
  if (!value) return std::nullopt;
  TimeClock then = clock;
  if (value->begin && last.weekday && !last.day) {  // "Senin-Jumat": the end is the next such day
    TimeParts end = last;
    end.future = true;
    then.anchor = CivilTime{CivilFromDays(*value->begin / kDay), std::nullopt, std::nullopt};
    const auto day = Anchor(end, then);
    if (day && day->end) value->end = day->end;
    value->edtf += "/" + (day ? day->edtf : std::string());
    return value;
  }
  if (last.minute && !last.day && !last.weekday) {
    if (value->begin && *last.minute > first.minute.value_or(0)) value->end = *value->begin - *first.minute + *last.minute;
    return value;
  }
  TimeParts end = last;
  if (!end.year && first.year && end.month && first.month) end.year = *end.month < *first.month ? *first.year + 1 : *first.year;
  if (value->begin && !end.year && end.month && value->year)
    end.year = first.month && *end.month < *first.month ? *value->year + 1 : *value->year;
  const auto to = Anchor(end, clock);
  if (!to) return value;
  if (value->begin && to->end) {
    if (*to->end <= *value->begin) return std::nullopt;
    value->end = to->end;
  }
  if (value->edtf.find('/') == std::string::npos && to->edtf.find('/') == std::string::npos) value->edtf += "/" + to->edtf;
  return value;
}

}  // namespace silang::claims
