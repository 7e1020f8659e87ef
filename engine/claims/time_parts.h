// What the words of one time expression state, before any calendar is asked.
#ifndef SILANG_CLAIMS_TIME_PARTS_H_
#define SILANG_CLAIMS_TIME_PARTS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "claims/time.h"
#include "languages/holidays.h"

namespace silang::claims {

// The order of the choices of [time-unit] in topics.inc.
enum class TimeUnit : uint8_t {
  kSecond,
  kMinute,
  kHour,
  kDay,
  kWeek,
  kMonth,
  kQuarter,
  kYear,
  kDecade,
  kCentury,
  kMillennium,
  kFortnight,
  kNight,
  kWeekend,
};

// The order of the choices of [time-link] in topics.inc.
enum class TimeLink : uint8_t {
  kAt,
  kOn,
  kSince,
  kUntil,
  kBefore,
  kAfter,
  kAgo,
  kFromNow,
  kDuring,
  kBetween,
  kEarly,
  kMid,
  kLate,
  kBy,
  kNext,
  kLast,
  kThis,
  kEvery,
  kFor,
  kAbout,
};

// A distance in time: "two years, 1 month" is 25 months.
struct TimeDistance {
  int months = 0;
  int days = 0;
  int minutes = 0;
  Grain grain = Grain::kDay;  // of the finest unit named
  bool vague = false;         // "a few days": about so many
  bool open = false;          // "decades": nobody can say how many
};

// What a distance is counted from.
enum class DistanceFrom : uint8_t { kClock /* "ago" */, kOther /* "later": another time of the text */ };

enum class PeriodPart : uint8_t { kEarly, kMid, kLate };

struct TimeParts {
  std::optional<int> year, month, day;
  std::optional<int> weekday;  // 0 Monday
  std::optional<int> minute;   // of the day
  std::optional<int> second;
  std::optional<int> zone_minutes;
  std::optional<int> part_begin, part_end;  // of a part of the day, minutes of it; the end may pass midnight
  std::optional<int> play_minute;           // "menit ke-78"
  std::optional<int> day_offset;            // "kemarin": -1
  std::optional<TimeUnit> unit;             // "pekan lalu", "this month": the unit, and how many of them away
  int shift = 0;
  bool shifted = false;                  // a shift of the weekday or month, where no unit stands: "Senin depan", "last June"
  std::optional<TimeDistance> distance;  // "three days ago"
  DistanceFrom from = DistanceFrom::kClock;
  std::optional<PeriodPart> part;                      // "awal September", "late Sunday"
  std::optional<int> quarter;                          // 1 to 4
  std::optional<int> season;                           // 1 spring to 4 winter
  std::optional<int> half;                             // 1 or 2, of a year
  std::optional<int> decade;                           // its first year
  std::optional<int> century;                          // 20
  std::optional<int> last_day, last_month, last_year;  // where a range ends: "3-5 September", "2018-2020"
  std::optional<int> nth;                              // "the second Monday of September"; -1: the last
  std::optional<TimeUnit> nth_unit;                    // what is counted so, if no weekday: "pekan kedua September"
  std::optional<languages::HolidayRule> holiday;       // "Natal"
  std::optional<int> hijri_year;                       // "1446 H"
  std::optional<TimeUnit> that;                        // "hari itu", "that year": one told of before
  bool either_half = false;                            // "twenty past one": in the night or after noon
  bool every = false;
  bool about = false;
  bool now = false;        // "kini"
  bool unsure = false;     // "baru-baru ini": nobody can say when
  bool week_of = false;    // "the week of Sept. 8"
  bool from_told = false;  // "tahun berikutnya": of the time told of before
  bool rolling = false;    // "the past week": so long, up to now
  bool alone = false;      // nothing else is said
  bool nearest = false;    // "este domingo": of the last and the next one, whichever is nearer
  TimeRole role = TimeRole::kAt;
  bool has_date() const {
    return year || month || day || weekday || day_offset || unit || distance || season || holiday || that || now || unsure;
  }
  bool year_alone() const { return year && !month && !quarter && !half && !decade; }

  bool future = false;  // the words around it speak of what is to come
  bool past = false;    // of what has gone on since then
};

// Where relative times are counted from.
struct TimeClock {
  std::optional<CivilTime> anchor;       // the article's
  std::optional<CivilDate> other = {};   // the day that the text told of before
  std::optional<int64_t> moment = {};    // the clock time that it told of on that day
  std::optional<CivilDate> period = {};  // the beginning of the time that it told of last, however long
  bool guess = false;                    // the anchor is a day or two off
};

// Days [begin, end) since 1970-01-01.
struct DaySpan {
  int64_t begin = 0, end = 0;
  bool about = false;
};

// The calendar grain of a unit, and the date so many months away (the last day of a shorter month).
Grain GrainOf(TimeUnit unit);
CivilDate AddMonths(const CivilDate& date, int months);

// The running unit, or the one `shift` away: "pekan lalu"; `rolling`: so long up to today, "the past week".
struct UnitSpan {
  DaySpan days;
  Grain grain = Grain::kDay;
};
UnitSpan SpanOf(TimeUnit unit, int shift, bool rolling, const CivilDate& now);

// The days of the feast that `parts` name. REQUIRES: parts.holiday. Nothing where the year cannot be told, or has none.
std::optional<DaySpan> HolidaySpan(const TimeParts& parts, const TimeClock& clock);

// The nth week, weekend, weekday or day within `days`, as parts.nth says; nothing if there are fewer.
std::optional<DaySpan> NthWithin(const TimeParts& parts, const DaySpan& days);

// The calendar time that `parts` name; nothing if there is no such time ("31 June"). Constant time.
std::optional<TimeValue> Anchor(const TimeParts& parts, const TimeClock& clock);

// The time from `first` to the end of `last`; nothing if it ends before it begins.
std::optional<TimeValue> AnchorRange(const TimeParts& first, const TimeParts& last, const TimeClock& clock);

// Extended Date/Time Format, level 1, of what the value holds; see time.h.
std::string Edtf(const TimeValue& value, const TimeParts& parts);

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_TIME_PARTS_H_
