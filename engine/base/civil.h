// Calendar arithmetic on the proleptic Gregorian calendar.
#ifndef SILANG_BASE_CIVIL_H_
#define SILANG_BASE_CIVIL_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace silang {

struct CivilDate {
  int year = 1970;
  int month = 1;  // 1 to 12
  int day = 1;    // 1 to 31

  friend bool operator==(const CivilDate&, const CivilDate&) = default;
  friend auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

// Days since 1970-01-01 (H. Hinnant, "chrono-compatible low-level date algorithms"), and back.
int64_t DaysFromCivil(const CivilDate& date);
CivilDate CivilFromDays(int64_t days);
// The day that a minute since 1970-01-01T00:00 is of, before 1970 too.
int64_t DayOfMinute(int64_t minute);

int DaysInMonth(int year, int month);
bool IsValid(const CivilDate& date);  // year 1 to 9999, a month and a day that exist

// 0 Monday to 6 Sunday (ISO 8601 less one).
int Weekday(const CivilDate& date);

// "2025-09-04"
std::string ToString(const CivilDate& date);

// A moment as far as it is known: a date, and with it perhaps a local time and a zone.
struct CivilTime {
  CivilDate date;
  std::optional<int> minute;        // of the day, 0 to 1439
  std::optional<int> zone_minutes;  // east of UTC

  friend bool operator==(const CivilTime&, const CivilTime&) = default;
};

// Reads ISO 8601 "2025-09-04", "2025-09-04T14:30", "2025-09-04T14:30:00+07:00" or "...00.000Z". Nothing else.
std::optional<CivilTime> ParseIso(std::string_view text);
std::string ToString(const CivilTime& time);

}  // namespace silang

#endif  // SILANG_BASE_CIVIL_H_
