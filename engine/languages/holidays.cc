#include "languages/holidays.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace silang::languages {
namespace {

using Kind = HolidayRule::Kind;

constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                       "friday", "saturday", "sunday"};

// The word before the next space, taken off `rest`.
std::string_view TakeWord(std::string_view* rest) {
  const size_t end = std::min(rest->find(' '), rest->size());
  const std::string_view word = rest->substr(0, end);
  rest->remove_prefix(std::min(end + 1, rest->size()));
  return word;
}

std::optional<int> Number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// "12-25", "11": a month, and a day of it or 0.
bool MonthAndDay(std::string_view text, int longest, HolidayRule* rule) {
  const auto month = Number(text.substr(0, 2));
  if (!month || *month < 1 || *month > 12) return false;
  rule->month = *month;
  if (text.size() == 2) return true;
  const auto day = text.size() == 5 && text[2] == '-' ? Number(text.substr(3)) : std::nullopt;
  if (!day || *day < 1 || *day > longest) return false;
  rule->day = *day;
  return true;
}

CivilDate Easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int sum = h + l - 7 * m + 114;
  return {year, sum / 31, sum % 31 + 1};
}

// Days since 1970-01-01 of a day of the tabular Islamic calendar.
int64_t DaysFromHijri(int year, int month, int day) {
  constexpr int64_t kEpoch = 1948439 - 2440588;
  return day + (59 * (month - 1) + 1) / 2 + (year - 1) * int64_t{354} + (3 + 11 * int64_t{year}) / 30 + kEpoch;
}

HolidayDays Days(int64_t first, int64_t last, const HolidayRule& rule, bool about) {
  return {CivilFromDays(first + rule.offset), CivilFromDays(last + rule.offset), about};
}

}  // namespace

std::optional<HolidayRule> ParseHolidayRule(std::string_view text) {
  HolidayRule rule;
  const std::string_view head = TakeWord(&text);
  if (head == "moves") {
    rule.kind = Kind::kMoves;
  } else if (head == "easter") {
    rule.kind = Kind::kEaster;
  } else if (head == "hijri") {
    rule.kind = Kind::kHijri;
    if (!MonthAndDay(TakeWord(&text), 30, &rule)) return std::nullopt;
  } else if (head.starts_with("XXXX-") && MonthAndDay(head.substr(5), 31, &rule)) {
    if (rule.day == 0) {
      rule.kind = Kind::kWeekday;
      const auto weekday = std::find(kWeekdays.begin(), kWeekdays.end(), TakeWord(&text));
      const auto nth = Number(TakeWord(&text));
      if (weekday == kWeekdays.end() || !nth || *nth == 0 || *nth < -1 || *nth > 4) return std::nullopt;
      rule.weekday = static_cast<int>(weekday - kWeekdays.begin());
      rule.nth = *nth;
    }
  } else {
    return std::nullopt;
  }
  if (!text.empty()) {
    const auto offset = Number(TakeWord(&text));
    if (!offset || *offset < -100 || *offset > 100 || !text.empty()) return std::nullopt;
    rule.offset = *offset;
  }
  return rule;
}

std::optional<HolidayDays> HolidayIn(const HolidayRule& rule, int year) {
  if (year < 1000 || year > 2999) return std::nullopt;
  switch (rule.kind) {
    case Kind::kFixed: {
      if (rule.day > DaysInMonth(year, rule.month)) return std::nullopt;
      const int64_t day = DaysFromCivil({year, rule.month, rule.day});
      return Days(day, day, rule, false);
    }
    case Kind::kWeekday: {
      const CivilDate first = {year, rule.month, 1};
      int day = 1 + (rule.weekday - Weekday(first) + 7) % 7;
      if (rule.nth > 0) day += 7 * (rule.nth - 1);
      if (rule.nth < 0) day += (DaysInMonth(year, rule.month) - day) / 7 * 7;
      const int64_t at = DaysFromCivil(first) + day - 1;
      return Days(at, at, rule, false);
    }
    case Kind::kEaster: {
      const int64_t day = DaysFromCivil(Easter(year));
      return Days(day, day, rule, false);
    }
    case Kind::kHijri: {
      const int near = (year - 622) * 33 / 32;
      for (int hijri = near - 1; hijri <= near + 2; ++hijri) {
        const auto days = HolidayInHijriYear(rule, hijri);
        if (days && days->first.year == year) return days;
      }
      return std::nullopt;
    }
    case Kind::kMoves: break;
  }
  return std::nullopt;
}

std::optional<HolidayDays> HolidayInHijriYear(const HolidayRule& rule, int hijri_year) {
  if (rule.kind != Kind::kHijri || hijri_year < 1 || hijri_year > 2400) return std::nullopt;
  if (rule.day == 0) {
    const int64_t next = rule.month == 12 ? DaysFromHijri(hijri_year + 1, 1, 1) : DaysFromHijri(hijri_year, rule.month + 1, 1);
    return Days(DaysFromHijri(hijri_year, rule.month, 1), next - 1, rule, true);
  }
  const int64_t day = DaysFromHijri(hijri_year, rule.month, rule.day);
  return Days(day, day, rule, true);
}

}  // namespace silang::languages
