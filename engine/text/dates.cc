#include "text/dates.h"

#include <array>
#include <string_view>

#include "unicode/unicode.h"

namespace silang::text {
namespace {

using languages::Topic;

constexpr int kFirstYear = 1000, kLastYear = 2999;

// Reads dates from tokens [first, end). A reader that fails leaves its position where it was.
class DateReader {
 public:
  DateReader(std::string_view text, const Analysis& analysis, uint32_t first, uint32_t end)
      : text_(text), analysis_(analysis), at_(first), end_(end) {}

  std::optional<WrittenDate> Read() {
    const uint32_t first = at_;
    SkipWeekday();
    const auto date = Date();
    if (!date) return std::nullopt;
    WrittenDate written{first, at_, {*date, iso_minute_, iso_zone_}};
    if (!iso_minute_) ClockAfter(&written);
    return written;
  }

  // "8:45 p.m.", "14.30 WIB", "1150 PM CDT", "17:02 Uhr", "14h30". `anchored`: something says that this is a clock time.
  std::optional<WrittenClock> Clock(bool anchored) {
    const uint32_t first = at_;
    const auto minute = MinuteOfDay(&anchored);
    if (!minute) return std::nullopt;
    WrittenClock clock{first, at_, *minute, std::nullopt};
    if (!Meridiem(&clock, &anchored)) return std::nullopt;
    Zone(&clock, &anchored);
    if (!anchored) return std::nullopt;
    clock.last = at_;
    return clock;
  }

 private:
  bool Has(uint32_t i) const { return i < end_; }
  std::string_view Bytes(uint32_t i) const { return text_.substr(analysis_.token(i).span.begin, analysis_.token(i).span.size()); }
  bool Is(uint32_t i, std::string_view s) const { return Has(i) && analysis_.folded(i) == s; }
  bool Glued(uint32_t i) const { return Has(i) && analysis_.token(i).Has(TokenFlag::kGlued); }
  bool IsWord(uint32_t i) const { return Has(i) && analysis_.token(i).kind == TokenKind::kWord; }
  const Hit* Find(uint32_t i, Topic topic) const { return Has(i) ? analysis_.Find(i, topic) : nullptr; }

  DigitGroups GroupsAt(uint32_t i) const {
    const bool number = Has(i) && analysis_.token(i).kind == TokenKind::kNumber;
    return number ? ReadDigitGroups(Bytes(i)) : DigitGroups();
  }

  // A plain number of at most `digits` digits.
  std::optional<int> Plain(uint32_t i, int digits) const {
    const DigitGroups groups = GroupsAt(i);
    if (groups.count != 1 || groups.digits[0] > digits) return std::nullopt;
    return groups.value[0];
  }

  std::optional<int> Year(uint32_t i) const {
    const DigitGroups groups = GroupsAt(i);
    if (groups.count != 1 || groups.digits[0] != 4 || groups.value[0] < kFirstYear || groups.value[0] > kLastYear)
      return std::nullopt;
    return groups.value[0];
  }

  // "Sab,", "Jeudi", "Samstag, den". Abbreviated days need not be known: a short capitalised word before a date is one.
  void SkipWeekday() {
    uint32_t i = at_;
    if (const Hit* day = Find(i, Topic::kWeekday); day != nullptr && !day->derived) {
      i = day->last;
    } else if (IsWord(i) && Bytes(i).size() <= 4 && analysis_.token(i).Has(TokenFlag::kCapitalised) && !Find(i, Topic::kMonth) &&
               !Find(i, Topic::kMeridiem) && !Find(i, Topic::kTimeZone)) {
      ++i;
    } else {
      return;
    }
    if (Is(i, ".") && Glued(i)) ++i;
    if (Is(i, ",")) ++i;
    if (ShortWord(i) && GroupsAt(i + 1).count > 0) ++i;  // "den 3.", "le 6", "the 5th"
    if (GroupsAt(i).count > 0 || Find(i, Topic::kMonth)) at_ = i;
  }

  // "de", "of", "le": a small word that may stand between the parts of a date.
  bool ShortWord(uint32_t i) const {
    return IsWord(i) && Bytes(i).size() <= 3 && !analysis_.token(i).Has(TokenFlag::kCapitalised) && !Find(i, Topic::kMonth);
  }

  std::optional<CivilDate> Date() {
    if (const auto date = Iso()) return date;
    if (const auto date = InFigures()) return date;
    if (const auto date = DayFirst()) return date;
    return MonthFirst();
  }

  std::optional<CivilDate> Take(const CivilDate& date, uint32_t next) {
    if (!IsValid(date)) return std::nullopt;
    at_ = next;
    return date;
  }

  // "2016-05-31", with a clock time "T10:00Z" behind it.
  std::optional<CivilDate> Iso() {
    if (!Year(at_) || !Is(at_ + 1, "-") || !Glued(at_ + 1)) return std::nullopt;
    const size_t begin = analysis_.token(at_).span.begin;
    size_t end = begin;
    while (end < text_.size() && end - begin < 32 && IsIsoByte(text_[end])) ++end;
    std::string_view bytes = text_.substr(begin, end - begin);
    std::optional<CivilTime> time;
    while (bytes.size() >= 10 && !(time = ParseIso(bytes))) bytes.remove_suffix(1);
    if (!time) return std::nullopt;
    uint32_t next = at_;
    while (Has(next) && analysis_.token(next).span.end <= begin + bytes.size()) ++next;
    iso_minute_ = time->minute;
    iso_zone_ = time->zone_minutes;
    return Take(time->date, next);
  }

  static bool IsIsoByte(char c) { return (c >= '0' && c <= '9') || c == '-' || c == ':' || c == '+' || c == 'T' || c == 'Z'; }

  // "3/9/2025", "03.09.2025", "01-23-2017", "2025/09/03".
  std::optional<CivilDate> InFigures() {
    DigitGroups parts = GroupsAt(at_);
    uint32_t next = at_ + 1;
    if (parts.count == 3 && parts.separator == '.') {
      if (Is(next, ".") && Glued(next) && Glued(next + 1)) return std::nullopt;
    } else if (parts.count == 1 && (Is(next, "/") || Is(next, "-")) && Glued(next) && Glued(next + 1) &&
               Is(next + 2, analysis_.folded(next)) && Glued(next + 2) && Glued(next + 3)) {
      const DigitGroups second = GroupsAt(next + 1), third = GroupsAt(next + 3);
      if (second.count != 1 || third.count != 1) return std::nullopt;
      parts.count = 3;
      parts.value = {parts.value[0], second.value[0], third.value[0]};
      parts.digits = {parts.digits[0], second.digits[0], third.digits[0]};
      next += 4;
    } else {
      return std::nullopt;
    }
    if (parts.digits[0] == 4 && parts.digits[1] <= 2 && parts.digits[2] <= 2) {
      return Take({parts.value[0], parts.value[1], parts.value[2]}, next);
    }
    if (parts.digits[0] > 2 || parts.digits[1] > 2 || parts.digits[2] != 4 || parts.value[2] < kFirstYear) return std::nullopt;
    CivilDate day_first{parts.value[2], parts.value[1], parts.value[0]},
        month_first{parts.value[2], parts.value[0], parts.value[1]};
    const bool prefers_month = analysis_.pack().traits().month_first;
    const CivilDate& preferred = prefers_month ? month_first : day_first;
    return Take(IsValid(preferred) ? preferred : prefers_month ? day_first : month_first, next);
  }

  // Past "th", "er", "º" or "." glued to a day.
  uint32_t AfterOrdinal(uint32_t i) const {
    if (!Glued(i)) return i;
    if (Is(i, ".")) return i + 1;
    return IsWord(i) && Bytes(i).size() <= 2 ? i + 1 : i;
  }

  // The month at `i`, and the token after it and its full stop.
  std::optional<int> Month(uint32_t i, uint32_t* next) const {
    const Hit* hit = Find(i, Topic::kMonth);
    if (hit == nullptr) return std::nullopt;
    *next = hit->last;
    if (Is(*next, ".")) ++*next;
    return static_cast<int>(hit->entry->number);
  }

  uint32_t AfterSeparator(uint32_t i) const {
    if (Is(i, "-") || Is(i, "/") || Is(i, ",")) return i + 1;
    return ShortWord(i) ? i + 1 : i;
  }

  // "5 Sep 2025", "5th of September, 2025", "5 de mayo de 2025", "15. Januar 2025", "5-Sep-2025".
  std::optional<CivilDate> DayFirst() {
    const auto day = Plain(at_, 2);
    if (!day) return std::nullopt;
    uint32_t next = 0;
    const auto month = Month(AfterSeparator(AfterOrdinal(at_ + 1)), &next);
    if (!month) return std::nullopt;
    next = AfterSeparator(next);
    const auto year = Year(next);
    return year ? Take({*year, *month, *day}, next + 1) : std::nullopt;
  }

  // "September 5, 2025", "Sept. 5 2025", "May 3rd, 2016", "June 27,2015".
  std::optional<CivilDate> MonthFirst() {
    uint32_t next = 0;
    const auto month = Month(at_, &next);
    if (!month) return std::nullopt;
    const DigitGroups both = GroupsAt(next);
    if (both.count == 2 && both.separator == ',' && both.digits[0] <= 2 && both.digits[1] == 4) {
      return Take({both.value[1], *month, both.value[0]}, next + 1);
    }
    const auto day = Plain(next, 2);
    if (!day) return std::nullopt;
    next = AfterOrdinal(next + 1);
    if (Is(next, ",")) ++next;
    const auto year = Year(next);
    return year ? Take({*year, *month, *day}, next + 1) : std::nullopt;
  }

  // The clock time that follows a date: "| 14:30 WIB", "pukul 14.30", ", 17:02", "at 7:45 p.m.".
  void ClockAfter(WrittenDate* written) {
    bool anchored = false;
    for (int skipped = 0; skipped < 2 && Has(at_); ++skipped) {
      const bool separator = Is(at_, ",") || Is(at_, "|") || Is(at_, "-") || Is(at_, "–") || Is(at_, "—") || Is(at_, "/") ||
                             Is(at_, "•") || Is(at_, "·") || Is(at_, "@");
      const bool word = IsWord(at_) && !analysis_.token(at_).Has(TokenFlag::kCapitalised) && Bytes(at_).size() <= 5;
      if (!separator && !word) break;
      anchored = anchored || word || !Is(at_, ",");
      ++at_;
    }
    if (const auto clock = Clock(anchored)) {
      written->time.minute = clock->minute;
      written->time.zone_minutes = clock->zone_minutes;
      written->last = clock->last;
    }
    at_ = written->last;
  }

  static std::optional<int> Minutes(int hour, int minute) {
    return hour <= 24 && minute <= 59 ? std::optional(hour % 24 * 60 + minute) : std::nullopt;
  }

  std::optional<int> MinuteOfDay(bool* anchored) {
    const DigitGroups groups = GroupsAt(at_);
    if (groups.count == 0 || groups.digits[0] > 4) return std::nullopt;
    if (groups.count >= 2 && groups.separator == '.' && groups.digits[0] <= 2 && groups.digits[1] == 2) {
      ++at_;
      return Minutes(groups.value[0], groups.value[1]);
    }
    if (groups.count != 1) return std::nullopt;
    if (groups.digits[0] <= 2 && Is(at_ + 1, ":") && Glued(at_ + 1) && Glued(at_ + 2)) {
      const DigitGroups minute = GroupsAt(at_ + 2);
      if (minute.count != 1 || minute.digits[0] != 2) return std::nullopt;
      *anchored = true;
      at_ += 3;
      if (Is(at_, ":") && Glued(at_) && Glued(at_ + 1) && GroupsAt(at_ + 1).digits[0] == 2) at_ += 2;  // seconds
      return Minutes(groups.value[0], minute.value[0]);
    }
    if (groups.digits[0] <= 2 && Glued(at_ + 1) && IsWord(at_ + 1)) {
      if (const auto minute = AfterLetterH(at_ + 1)) {
        *anchored = true;
        at_ += 2;
        return Minutes(groups.value[0], *minute);
      }
    }
    ++at_;
    *anchored = false;  // a bare figure needs more: "7 p.m.", "1150 PM"
    if (groups.digits[0] <= 2) return Minutes(groups.value[0], 0);
    return Minutes(groups.value[0] / 100, groups.value[0] % 100);
  }

  // "h30" -> 30, "h" -> 0.
  std::optional<int> AfterLetterH(uint32_t i) const {
    const std::string_view word = analysis_.folded(i);
    if (word == "h") return 0;
    if (word.size() != 3 || word[0] != 'h' || word[1] < '0' || word[1] > '5' || word[2] < '0' || word[2] > '9')
      return std::nullopt;
    return (word[1] - '0') * 10 + (word[2] - '0');
  }

  // Half of the day; false if there is no such hour in it.
  bool Meridiem(WrittenClock* clock, bool* anchored) {
    const Hit* hit = Find(at_, Topic::kMeridiem);
    if (hit == nullptr) return true;
    at_ = hit->last;
    *anchored = true;
    if (clock->minute >= 13 * 60) return hit->entry->meaning == "pm";  // "15:00 p.m." says the same twice
    // "12 de la mañana" is noon: the morning that it names began after the night.
    const Hit* part = clock->minute >= 12 * 60 ? Find(hit->first, Topic::kDayPart) : nullptr;
    if (part != nullptr && part->last == hit->last && part->entry->meaning >= "03:00" && hit->entry->meaning == "am") return true;
    clock->minute = clock->minute % (12 * 60) + (hit->entry->meaning == "pm" ? 12 * 60 : 0);
    return true;
  }

  void Zone(WrittenClock* clock, bool* anchored) {
    uint32_t i = at_;
    if (Is(i, "(")) ++i;
    const Hit* hit = Find(i, Topic::kTimeZone);
    if (hit == nullptr) return;
    const std::string& zone = hit->entry->meaning;  // "+07:00"
    if (zone.size() != 6 || zone[3] != ':') return;
    const auto digit = [&](size_t index) { return zone[index] - '0'; };
    const int minutes = (digit(1) * 10 + digit(2)) * 60 + digit(4) * 10 + digit(5);
    clock->zone_minutes = zone[0] == '-' ? -minutes : minutes;
    *anchored = true;
    at_ = hit->last;
    if (i + 1 == hit->last && i > 0 && Is(i - 1, "(") && Is(at_, ")")) ++at_;
  }

  std::string_view text_;
  const Analysis& analysis_;
  uint32_t at_;
  const uint32_t end_;
  std::optional<int> iso_minute_, iso_zone_;
};

}  // namespace

DigitGroups ReadDigitGroups(std::string_view number) {
  DigitGroups groups;
  groups.count = 1;
  for (const char c : number) {
    const auto index = static_cast<size_t>(groups.count - 1);
    if (c >= '0' && c <= '9') {
      if (++groups.digits[index] > 4) return {};
      groups.value[index] = groups.value[index] * 10 + (c - '0');
    } else if ((c == '.' || c == ',') && groups.count < 3 && (groups.separator == 0 || groups.separator == c)) {
      groups.separator = c;
      ++groups.count;
    } else {
      return {};
    }
  }
  return groups;
}

std::optional<WrittenDate> ReadWrittenDate(std::string_view text, const Analysis& analysis, uint32_t first, uint32_t end) {
  return DateReader(text, analysis, first, end).Read();
}

std::optional<WrittenClock> ReadWrittenClock(std::string_view text, const Analysis& analysis, uint32_t first, uint32_t end) {
  return DateReader(text, analysis, first, end).Clock(false);
}

}  // namespace silang::text
