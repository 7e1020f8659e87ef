#include "base/civil.h"

#include <array>
#include <cstdlib>

#include "fmt/format.h"

namespace silang {
namespace {

constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

// Reads from the front of a text; what was read is gone from it.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  bool AtEnd() const { return rest_.empty(); }

  bool Take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // Exactly `count` ASCII digits.
  std::optional<int> Digits(size_t count) {
    if (rest_.size() < count) return std::nullopt;
    int value = 0;
    for (const char c : rest_.substr(0, count)) {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }

 private:
  std::string_view rest_;
};

std::optional<CivilDate> TakeDate(Cursor* in) {
  const auto year = in->Digits(4);
  if (!year || !in->Take('-')) return std::nullopt;
  const auto month = in->Digits(2);
  if (!month || !in->Take('-')) return std::nullopt;
  const auto day = in->Digits(2);
  if (!day) return std::nullopt;
  const CivilDate date{*year, *month, *day};
  return IsValid(date) ? std::optional(date) : std::nullopt;
}

std::optional<int> TakeMinuteOfDay(Cursor* in) {
  const auto hour = in->Digits(2);
  if (!hour || !in->Take(':')) return std::nullopt;
  const auto minute = in->Digits(2);
  if (!minute || *hour > 23 || *minute > 59) return std::nullopt;
  return *hour * 60 + *minute;
}

}  // namespace

int64_t DayOfMinute(int64_t minute) {
  constexpr int64_t kMinutesOfDay = 24 * 60;
  return (minute - (minute % kMinutesOfDay + kMinutesOfDay) % kMinutesOfDay) / kMinutesOfDay;
}

int64_t DaysFromCivil(const CivilDate& date) {
  const int64_t year = date.year - (date.month <= 2);
  const int64_t era = (year >= 0 ? year : year - 399) / 400;
  const int64_t year_of_era = year - era * 400;
  const int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

CivilDate CivilFromDays(int64_t days) {
  days += 719468;
  const int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const int64_t day_of_era = days - era * 146097;
  const int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t shifted_month = (5 * day_of_year + 2) / 153;  // 0 is March
  const int month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  const int day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  return {static_cast<int>(year_of_era + era * 400 + (month <= 2)), month, day};
}

int DaysInMonth(int year, int month) {
  if (month < 1 || month > 12) return 0;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kDays[static_cast<size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

bool IsValid(const CivilDate& date) {
  return date.year >= 1 && date.year <= 9999 && date.day >= 1 && date.day <= DaysInMonth(date.year, date.month);
}

int Weekday(const CivilDate& date) {
  const int64_t days = DaysFromCivil(date) + 3;  // 1970-01-01 was a Thursday
  return static_cast<int>((days % 7 + 7) % 7);
}

std::string ToString(const CivilDate& date) { return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day); }

std::optional<CivilTime> ParseIso(std::string_view text) {
  Cursor in(text);
  CivilTime time;
  const auto date = TakeDate(&in);
  if (!date) return std::nullopt;
  time.date = *date;
  if (in.AtEnd()) return time;
  if (!in.Take('T')) return std::nullopt;
  time.minute = TakeMinuteOfDay(&in);
  if (!time.minute) return std::nullopt;
  if (in.Take(':')) {
    const auto second = in.Digits(2);
    if (!second || *second > 60) return std::nullopt;
    if (in.Take('.') || in.Take(',')) {  // as JavaScript writes every time: "14:30:00.000Z"
      if (!in.Digits(1)) return std::nullopt;
      while (in.Digits(1)) {
      }
    }
  }
  if (in.AtEnd()) return time;
  if (in.Take('Z')) {
    time.zone_minutes = 0;
  } else {
    const bool east = in.Take('+');
    if (!east && !in.Take('-')) return std::nullopt;
    const auto zone = TakeMinuteOfDay(&in);
    if (!zone || *zone > 18 * 60) return std::nullopt;
    time.zone_minutes = east ? *zone : -*zone;
  }
  return in.AtEnd() ? std::optional(time) : std::nullopt;
}

std::string ToString(const CivilTime& time) {
  std::string out = ToString(time.date);
  if (!time.minute) return out;
  out += fmt::format("T{:02}:{:02}", *time.minute / 60, *time.minute % 60);
  if (!time.zone_minutes) return out;
  if (*time.zone_minutes == 0) return out + "Z";
  const int zone = std::abs(*time.zone_minutes);
  return out + fmt::format("{}{:02}:{:02}", *time.zone_minutes < 0 ? '-' : '+', zone / 60, zone % 60);
}

}  // namespace silang
