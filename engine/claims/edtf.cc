#include "claims/time_parts.h"
#include "fmt/format.h"

namespace silang::claims {
namespace {

constexpr int64_t kDay = 24 * 60;

std::string Year(const std::optional<int>& year) { return year ? fmt::format("{:04}", *year) : "XXXX"; }

std::string Day(int64_t minutes) {
  const int64_t days = minutes >= 0 ? minutes / kDay : -((-minutes + kDay - 1) / kDay);
  return ToString(CivilFromDays(days));
}

std::string Clock(const TimeValue& value, const TimeParts& parts) {
  std::string text = fmt::format("T{:02}:{:02}", *value.minute / 60, *value.minute % 60);
  if (parts.second) text += fmt::format(":{:02}", *parts.second);
  return text;
}

}  // namespace

std::string Edtf(const TimeValue& value, const TimeParts& parts) {
  if (!value.begin) {
    std::string date;
    if (value.month && value.day)
      date = fmt::format("{}-{:02}-{:02}", Year(value.year), *value.month, *value.day);
    else if (value.month)
      date = fmt::format("{}-{:02}", Year(value.year), *value.month);
    else if (value.day)
      date = fmt::format("XXXX-XX-{:02}", *value.day);
    if (value.minute) date += Clock(value, parts);
    return date;
  }
  if (value.minute) return Day(*value.begin) + Clock(value, parts);
  const int64_t length = *value.end - *value.begin;
  if (value.grain == Grain::kDayPart) return Day(*value.begin);
  if (value.grain == Grain::kDay && length <= kDay) return Day(*value.begin);
  if (value.grain == Grain::kDecade) return Day(*value.begin).substr(0, 3) + "X";
  if (value.grain == Grain::kCentury && parts.century) return fmt::format("{:02}XX", *parts.century - 1);
  if (value.grain == Grain::kMonth || value.grain == Grain::kQuarter || value.grain >= Grain::kYear) {
    const size_t bytes = value.grain >= Grain::kYear ? 4 : 7;
    const std::string first = Day(*value.begin).substr(0, bytes), last = Day(*value.end - 1).substr(0, bytes);
    return first == last ? first : first + "/" + last;
  }
  return Day(*value.begin) + "/" + Day(*value.end - 1);
}

}  // namespace silang::claims
