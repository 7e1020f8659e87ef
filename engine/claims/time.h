// Calendar dates and clock times: absolute, relative, partial and combined, anchored to the article's clock.
#ifndef SILANG_CLAIMS_TIME_H_
#define SILANG_CLAIMS_TIME_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/civil.h"
#include "context/context.h"
#include "silang/types.h"

namespace silang::claims {

// Finest unit that the words state.
enum class Grain : uint8_t { kSecond, kMinute, kHour, kDayPart, kDay, kWeek, kMonth, kQuarter, kYear, kDecade, kCentury };

// How the words stand to the time they name.
enum class TimeRole : uint8_t { kAt, kBefore, kAfter, kSince, kUntil, kBetween, kAbout };

struct TimeValue {
  Grain grain = Grain::kDay;
  TimeRole role = TimeRole::kAt;
  // Half-open interval of local minutes since 1970-01-01T00:00 that the words name; absent when the year cannot be told.
  std::optional<int64_t> begin, end;
  // The fields as stated or inferred; absent ones are unknown.
  std::optional<int> year, month, day;
  std::optional<int> weekday;               // 0 Monday to 6 Sunday, if the words state it
  std::optional<int> minute;                // of the day
  std::optional<int> zone_minutes;          // east of UTC, if stated
  std::optional<int> part_begin, part_end;  // of a part of the day, minutes of it, the end perhaps past midnight
  std::optional<int> play_minute;           // "the 78th minute": of a match
  bool explicit_date = false;               // a calendar day or month stands in the words, not only a weekday or "yesterday"
  bool relative = false;                    // read through the clock: "kemarin", "pekan lalu", "Rabu"
  bool either_half = false;                 // "twenty past one": `minute` may be twelve hours later
  bool recurring = false;                   // "every Friday"
  std::string edtf;                         // as the report gives it
};

struct TimeMention {
  uint32_t first = 0;  // tokens [first, last), shortest: "hari Rabu (3/9/2025)", "Kamis (4/9) malam", "Juli 2024"
  uint32_t last = 0;
  Span span;
  TimeValue value;
};

// The times in tokens [first, last) (a sentence), in order, not overlapping. Linear. Durations are quantities, not times; "three days ago"
// and "dua hari lalu" are times.
//
// `told` is what the sentences before told of, for "keesokan harinya" and "tiga hari kemudian"; it is brought up to date.
struct ToldTimes {
  std::optional<CivilDate> day;     // the last day
  std::optional<CivilDate> period;  // the beginning of the last time, however long
  std::optional<int64_t> moment;    // the last clock time of that day, in minutes since 1970-01-01
};
std::vector<TimeMention> ReadTimes(const context::Context& context, uint32_t first, uint32_t last, ToldTimes* told);

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_TIME_H_
