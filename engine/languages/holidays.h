// The days of feasts, by the rules that a pack's [holiday] entries give.
#ifndef SILANG_LANGUAGES_HOLIDAYS_H_
#define SILANG_LANGUAGES_HOLIDAYS_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/civil.h"

namespace silang::languages {

// A rule is one of
//
//     XXXX-12-25             the same day each year
//     XXXX-11 thursday 4     the fourth Thursday of November; -1 is the last one
//     easter                 the Sunday
//     hijri 10-01            a day of the Islamic calendar; "hijri 09" is the whole month
//     moves                  by a calendar that is not computed here: the year is all that can be told
//
// with " -2" or " +1" behind it where the feast is so many days away from that day.
struct HolidayRule {
  enum class Kind : uint8_t { kFixed, kWeekday, kEaster, kHijri, kMoves };
  Kind kind = Kind::kFixed;
  int month = 0;
  int day = 0;      // 0: the whole month
  int weekday = 0;  // 0 Monday
  int nth = 0;
  int offset = 0;  // days
};

// Nothing if `text` is no rule.
std::optional<HolidayRule> ParseHolidayRule(std::string_view text);

struct HolidayDays {
  CivilDate first, last;
  bool about = false;  // the moon decides: a day more or less
};

// The feast in a year of the Gregorian calendar (of the Islamic one); nothing if it has none. Constant time. Easter by the
// anonymous Gregorian algorithm (J. Meeus, Astronomical Algorithms, 1991), Islamic days by the tabular calendar of the civil
// epoch, which is at most about a day from what is seen or decreed.
std::optional<HolidayDays> HolidayIn(const HolidayRule& rule, int year);
std::optional<HolidayDays> HolidayInHijriYear(const HolidayRule& rule, int hijri_year);

}  // namespace silang::languages

#endif  // SILANG_LANGUAGES_HOLIDAYS_H_
