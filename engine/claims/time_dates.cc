#include <charconv>
#include <cmath>

#include "claims/time_grammar.h"
#include "text/dates.h"

namespace silang::claims {

using languages::Topic;
using text::Hit;
using text::TokenFlag;
using text::TokenKind;

// "2016-05-31", "2016-05-31T10:00Z".
uint32_t TimeGrammar::Iso(uint32_t i, TimeParts* parts) const {
  if (!Year(i) || !Is(i + 1, "-") || !Glued(i + 1)) return 0;
  uint32_t end = i + 1;
  while (Glued(end) && !Is(end, ",") && end < i + 24) ++end;
  const auto written = text::ReadWrittenDate(context_.document->text, a_, i, end);
  if (!written || written->first != i) return 0;
  parts->year = written->time.date.year;
  parts->month = written->time.date.month;
  parts->day = written->time.date.day;
  if (written->time.minute) parts->minute = written->time.minute;
  if (written->time.zone_minutes) parts->zone_minutes = written->time.zone_minutes;
  return written->last;
}

// "04/2016" where something says that it is a date: "UU 13/2003" is none.
uint32_t TimeGrammar::MonthAndYear(uint32_t i, TimeParts* parts) const {
  const auto month = Plain(i, 2);
  const auto year = Is(i + 1, "/") && Glued(i + 1) && Glued(i + 2) ? Year(i + 2) : std::nullopt;
  if (!month || !year || *month < 1 || *month > 12 || *year < kFirstBareYear || *year > kLastBareYear) return 0;
  if (Is(i + 3, "/") || (Glued(i + 3) && IsWord(i + 3))) return 0;
  const bool padded = a_.token(i).span.size() == 2;
  const bool alone = i == first_ && Ends(i + 3);
  const bool enclosed = i > first_ && Is(i - 1, "(") && Is(i + 3, ")");
  if (!alone && (!padded || !(enclosed || Led(i, false)))) return 0;
  parts->month = month;
  parts->year = year;
  return i + 3;
}

// "3/9/2025", "03.09.2025", "9-18-15".
uint32_t TimeGrammar::Figures(uint32_t i, TimeParts* parts) const {
  text::DigitGroups groups = GroupsAt(i);
  uint32_t next = i + 1;
  if (groups.count == 1 && (Is(next, "/") || Is(next, "-")) && Glued(next) && Glued(next + 1) && Is(next + 2, a_.folded(next)) &&
      Glued(next + 2) && Glued(next + 3)) {
    const text::DigitGroups second = GroupsAt(next + 1), third = GroupsAt(next + 3);
    if (second.count != 1 || third.count != 1) return 0;
    groups = {3, '/', {groups.value[0], second.value[0], third.value[0]}, {groups.digits[0], second.digits[0], third.digits[0]}};
    next += 4;
    if ((Is(next, "/") || Is(next, "-")) && Glued(next) && Glued(next + 1)) return 0;
  } else if (groups.count != 3 || groups.separator != '.') {
    return 0;
  }
  std::optional<CivilDate> date;
  if (groups.digits[0] == 4 && groups.digits[1] <= 2 && groups.digits[2] <= 2) {
    date = CivilDate{groups.value[0], groups.value[1], groups.value[2]};
  } else if (groups.digits[0] <= 2 && groups.digits[1] <= 2 && (groups.digits[2] == 4 || groups.digits[2] == 2)) {
    if (groups.separator == '.' && groups.digits[2] == 2 && groups.digits[1] == 1) return 0;
    int year = groups.value[2];
    if (groups.digits[2] == 2) year += year < 50 ? 2000 : 1900;
    const CivilDate day_first{year, groups.value[1], groups.value[0]}, month_first{year, groups.value[0], groups.value[1]};
    const CivilDate& preferred = month_first_ ? month_first : day_first;
    date = IsValid(preferred) ? preferred : month_first_ ? day_first : month_first;
  }
  if (!date || !IsValid(*date) || date->year < kFirstYear) return 0;
  parts->year = date->year;
  parts->month = date->month;
  parts->day = date->day;
  return next;
}

// "2023年5月4日", "9月1日", "2019년": parts of a date with a mark behind each, as [time-shift] and the names of the months have them.
uint32_t TimeGrammar::Marked(uint32_t i, TimeParts* parts) const {
  uint32_t at = i, next = 0;
  TimeParts read = *parts;
  const auto year = Year(at);
  if (const Hit* mark = year ? FindShift(at + 1, "year-mark") : nullptr; mark != nullptr) {
    read.year = year;
    at = mark->last;
  }
  const bool told = at > i;
  if (const auto month = IsNumber(at) ? MonthAt(at, &next) : std::nullopt; month && next > at + 1) {
    read.month = month;
    at = next;
    const auto day = Plain(at, 2);
    const Hit* mark = day && *day >= 1 && *day <= 31 ? FindShift(at + 1, "day-mark") : nullptr;
    if (mark == nullptr && !told) return 0;  // a month alone
    if (mark != nullptr) {
      read.day = day;
      at = mark->last;
    }
  }
  if (at == i) return 0;
  *parts = read;
  return at;
}

// "2018 March 18", "2012/aug/10", "2023 Sept".
uint32_t TimeGrammar::YearFirst(uint32_t i, TimeParts* parts) const {
  const auto year = Year(i);
  if (!year) return 0;
  uint32_t at = i + 1, next = 0;
  if ((Is(at, "/") || Is(at, "-")) && Glued(at)) ++at;
  const auto month = MonthAt(at, &next);
  if (!month || (!Capitalised(at) && at == i + 1)) return 0;
  if ((Is(next, "/") || Is(next, "-")) && Glued(next)) ++next;
  parts->year = year;
  parts->month = month;
  if (const auto day = Plain(next, 2); day && *day >= 1 && *day <= 31) {
    parts->day = day;
    return next + 1;
  }
  return a_.token(next - 1).kind == TokenKind::kPunctuation ? next - 1 : next;
}

// "tanggal 5", "on the 27th", "Friday the 15th".
uint32_t TimeGrammar::DayAlone(uint32_t i, TimeParts* parts) const {
  uint32_t at = i, next = 0;
  if (const Hit* cue = FindShift(at, "date")) {
    at = cue->last;
    if (const uint32_t figures = parts->month ? 0 : DayAndMonth(at, parts)) return figures;  // "tanggal 5/9"
  } else if (const Hit* on = FindShift(at, "on-day"); on != nullptr && future_ && Plain(on->last, 2) &&
                                                      (Ends(on->last + 1) || Is(on->last + 1, ",") || Is(on->last + 1, ";"))) {
    at = on->last;  // "volverá el 12."
  } else if (IsArticle(at) && (parts->weekday || LinkBefore(i, TimeLink::kOn))) {
    ++at;
    if (OrdinalAt(at, &next) == std::nullopt) return 0;
  } else if (const auto listed = parts->weekday ? Plain(at, 2) : std::nullopt;
             listed && *listed >= 1 && *listed <= 31 && RangeLinkAt(at + 1) != 0 &&
             Find(RangeLinkAt(at + 1), Topic::kWeekday) != nullptr && IsNumber(RangeLinkAt(at + 1) + 1) &&
             Find(RangeLinkAt(at + 1) + 2, Topic::kMonth) != nullptr) {
    parts->day = listed;  // "du lundi 8 au vendredi 12 septembre"
    return at + 1;
  } else if (IsNumber(at) && FindShift(at + 1, "date-after") != nullptr) {
  } else if (!parts->weekday || !IsNumber(at) || !DayAt(at, &next) || next != at + 2 || !IsWord(at + 1)) {  // "Friday 13th"
    return 0;
  }
  const auto day = DayAt(at, &next);
  if (!day || Find(next, Topic::kScale) != nullptr) return 0;
  int shift = 0;
  if (const Hit* month = FindUnit(next, TimeUnit::kMonth)) {  // "tanggal 1 bulan depan"
    const uint32_t after = ShiftAfter(month->last, &shift);
    if (after == 0) return 0;
    parts->day = day;
    parts->unit = TimeUnit::kMonth;
    parts->shift = shift;
    return after;
  }
  if (const Hit* of = FindShift(next, "of")) {  // "de 20e van volgende maand"
    TimeParts with = *parts;
    const uint32_t end = ShiftedUnit(of->last, &with);
    if (end != 0 && with.unit == TimeUnit::kMonth) {
      with.day = day;
      *parts = with;
      return end;
    }
  }
  if (FindShift(next, "half") != nullptr || FindShift(next, "half-of") != nullptr) return 0;  // "in de tweede helft van 2025"
  if (const Hit* mark = FindShift(next, "date-after")) {                                      // "25 hari bulan"
    parts->day = day;
    return mark->last;
  }
  if (Find(next, Topic::kWeekday) != nullptr || Find(next, Topic::kTimeUnit) != nullptr ||
      (IsNumber(at) && Glued(next) && IsWord(next)))
    return 0;
  if (IsArticle(i) && IsWord(next) &&
      (Find(next, Topic::kConcept) != nullptr || FindShift(next, "half") != nullptr || Find(next, Topic::kUnit) != nullptr ||
       (IsWord(at) && a_.HitsAt(next).empty() && !Capitalised(next)))) {
    return 0;  // "on the third attempt", "en el primer semestre"
  }
  if (IsArticle(i) && Find(at, Topic::kWeekday) != nullptr) return 0;  // "segunda a sexta"
  parts->day = day;
  return next;
}

// Whether the calendar around the article has that day of the month on the weekday that `parts` name, or as their "yesterday".
bool TimeGrammar::HasSuchDay(int day, const TimeParts& parts) const {
  if (!context_.anchor) return true;
  constexpr int kFarthest = 40;
  const int64_t today = DaysFromCivil(context_.anchor->date);
  if (parts.day_offset) return CivilFromDays(today + *parts.day_offset).day == day;
  for (int64_t at = today - kFarthest; at <= today + kFarthest; ++at) {
    const CivilDate date = CivilFromDays(at);
    if (date.day == day && Weekday(date) == *parts.weekday) return true;
  }
  return false;
}

// "el domingo 14", "no domingo, 26", "quarta-feira (10)": the number of a day behind its name, where the calendar allows it and
// nothing follows that it could count.
uint32_t TimeGrammar::NumberOfDay(uint32_t i, TimeParts* parts) const {
  if (month_first_ || parts->day || (!parts->weekday && !parts->day_offset)) return 0;
  const bool bracket = Is(i, "("), comma = Is(i, ",");
  if (parts->minute && !bracket) return 0;
  const uint32_t at = bracket || comma ? i + 1 : i;
  const auto day = Plain(at, 2);
  if (!day || *day < 1 || *day > 31 || (!bracket && Glued(at)) || !HasSuchDay(*day, *parts)) return 0;
  if (TimeParts whole; DayMonth(at, &whole) != 0) return 0;  // "Sonntag, 15. März"
  uint32_t next = at + 1;
  if (bracket) {
    if (!Is(next, ")")) return 0;
    ++next;
  } else if (IsWord(next)) {
    constexpr text::TopicSet kFunction = text::Bit(Topic::kPreposition) | text::Bit(Topic::kTimeLink) |
                                         text::Bit(Topic::kConjunction) | text::Bit(Topic::kAuxiliary) |
                                         text::Bit(Topic::kRelativePronoun) | text::Bit(Topic::kSubordinator) |
                                         text::Bit(Topic::kNegation) | text::Bit(Topic::kDayPart);
    if (comma || Glued(next) || (a_.Topics(next) & kFunction) == 0 || FindShift(next, "of") != nullptr) return 0;
    if (Find(next, Topic::kUnit) != nullptr || Find(next, Topic::kScale) != nullptr || RangeLinkAt(next) != 0) return 0;
  } else if (Has(next) && !(Is(next, ".") || Is(next, ",") || Is(next, ";") || Is(next, ")") || Is(next, "(") ||
                            a_.token(next).kind == text::TokenKind::kQuote)) {
    return 0;
  }
  if (parts->weekday) parts->day = day;
  return next;
}

// "4/9" where something says that it is a date.
uint32_t TimeGrammar::ShortFigures(uint32_t i, TimeParts* parts) const {
  if (!IsNumber(i) || !(Is(i + 1, "/") || Is(i + 1, "-")) || !Glued(i + 1) || !Glued(i + 2) || !IsNumber(i + 2)) return 0;
  const bool cued = parts->weekday || parts->day_offset || LinkBefore(i, TimeLink::kOn) || ShiftBefore(i, "date") ||
                    (i == first_ && i + 3 == last_ && (Is(i + 1, "/") || a_.token(i + 2).span.size() == 2)) ||
                    (Is(i + 1, "/") && a_.token(i).span.size() == 2 && a_.token(i + 2).span.size() == 2 &&
                     (a_.folded(i)[0] == '0' || a_.folded(i + 2)[0] == '0'));
  return cued ? DayAndMonth(i, parts) : 0;
}

// "4/9", "4-5/9", "4/9/25" of its own.
uint32_t TimeGrammar::DayAndMonth(uint32_t i, TimeParts* parts) const {
  uint32_t at = i;
  const auto a = Plain(at, 2);
  if (!a) return 0;
  ++at;
  std::optional<int> range;
  if (!month_first_ && IsDash(at) && Plain(at + 1, 2) && Is(at + 2, "/")) {
    range = Plain(at + 1, 2);
    at += 2;
  }
  if (!(Is(at, "/") || Is(at, "-")) || !Glued(at) || !Glued(at + 1)) return 0;
  const auto b = Plain(at + 1, 2);
  if (!b) return 0;
  uint32_t next = at + 2;
  int month = month_first_ ? *a : *b, day = month_first_ ? *b : *a;
  if ((month > 12 || month < 1) && !range) std::swap(month, day);
  if (month < 1 || month > 12 || day < 1 || day > DaysInMonth(2000, month)) return 0;
  if (range && (*range <= day || *range > DaysInMonth(2000, month))) return 0;
  if (Is(next, "/") && Glued(next)) {
    const text::DigitGroups year = GroupsAt(next + 1);
    if (year.count != 1 || (year.digits[0] != 4 && year.digits[0] != 2)) return 0;
    parts->year = year.digits[0] == 2 ? year.value[0] + (year.value[0] < 50 ? 2000 : 1900) : year.value[0];
    next += 2;
  }
  parts->month = month;
  parts->day = day;
  parts->last_day = range;
  return next;
}

// "(4/9)", "(3/9/2025)", "(1-3/9)", "(4 September)", "(04/2016)".
uint32_t TimeGrammar::Bracketed(uint32_t i, TimeParts* parts) const {
  if (!Is(i, "(") || !Has(i + 1)) return 0;
  TimeParts inner = *parts;
  const bool follows = parts->weekday || parts->day_offset || parts->part_begin || parts->unit;
  uint32_t next = 0;
  if (!(next = Iso(i + 1, &inner)) && !(next = Figures(i + 1, &inner)) && !(next = DayAndMonth(i + 1, &inner)) &&
      (!follows || (!(next = DayMonth(i + 1, &inner)) && !(next = MonthDay(i + 1, &inner))))) {
    return 0;
  }
  if (!Is(next, ")") || (!follows && month_first_ && !inner.year)) return 0;
  if (!follows && !inner.year && next == i + 4 && IsDash(i + 2)) return 0;  // "7-6 (7-4)"
  *parts = inner;
  return next + 1;
}

// "88 AD", "44 BC", "2568 BE": the year of the era that is named; before Christ counted as astronomers do, 1 BC is the year 0.
uint32_t TimeGrammar::EraYear(uint32_t i, TimeParts* parts) const {
  const auto number = Plain(i, 4);
  if (!number || *number < 1 || !Has(i + 1)) return 0;
  for (const Hit& hit : a_.HitsAt(i + 1)) {
    const std::string_view meaning = hit.entry->meaning;
    if (hit.entry->topic != Topic::kTimeShift || !meaning.starts_with("era ") || hit.last > last_) continue;
    int offset = 0;
    const auto [end, error] = std::from_chars(meaning.data() + 4, meaning.data() + meaning.size(), offset);
    parts->year = error == std::errc() ? *number + offset : 1 - *number;
    return hit.last;
  }
  return 0;
}

// ", 2025", "2025", "tahun 2025", "de 2025" behind a month.
uint32_t TimeGrammar::YearAfter(uint32_t i, TimeParts* parts) const {
  uint32_t at = i;
  if (const uint32_t era = EraYear(Is(at, ",") ? at + 1 : at, parts)) return era;
  if (Is(at, ",")) ++at;
  if (const Hit* unit = FindUnit(at, TimeUnit::kYear))
    at = unit->last;
  else if ((Is(at, "-") || Is(at, "/")) && Glued(at))
    ++at;
  else if (const Hit* of = FindShift(at, "of"))
    at = of->last;
  if (IsWord(at) && !a_.HitsAt(at).empty() && parts->day) return SpelledYear(at, parts);
  const auto year = Year(at);
  if (!year) {
    const auto century_year = Plain(at, 2);
    if (!parts->day || at != i || !century_year || *century_year < 32 ||
        (Has(at + 1) && !a_.token(at + 1).Has(TokenFlag::kGlued)))
      return 0;
    parts->year = 1900 + *century_year;  // "Aug 9 96"
    return at + 1;
  }
  // "Mei 2020-8" is no year, unless the end of a range follows: "22 Desember 2020-8 Januari 2021".
  const bool dash = Is(at + 1, "-") && Glued(at + 1) && IsNumber(at + 2) && Glued(at + 2);
  if (dash && !Year(at + 2) && Find(at + 3, Topic::kMonth) == nullptr) return 0;
  parts->year = year;
  return at + 1;
}

// "two thousand and eighteen", "nineteen ninety-nine".
uint32_t TimeGrammar::SpelledYear(uint32_t i, TimeParts* parts) const {
  const std::optional<Core> core = CoreAt(i);
  if (!core || core->form != NumberForm::kCardinal || !core->value || !core->words) return 0;
  if (*core->value >= kFirstYear && *core->value <= kLastYear && std::floor(*core->value) == *core->value) {
    parts->year = static_cast<int>(*core->value);
    return core->last;
  }
  if (*core->value < 11 || *core->value > 20) return 0;
  const std::optional<Core> rest = CoreAt(core->last);
  if (!rest || rest->form != NumberForm::kCardinal || !rest->value || (*rest->value != 0 && *rest->value < 10) ||
      *rest->value > 99)
    return 0;
  if (*rest->value == 0) {  // "nineteen zero one"
    const std::optional<Core> last = CoreAt(rest->last);
    if (!last || !last->value || *last->value < 1 || *last->value > 9) return 0;
    parts->year = static_cast<int>(*core->value) * 100 + static_cast<int>(*last->value);
    return last->last;
  }
  parts->year = static_cast<int>(*core->value) * 100 + static_cast<int>(*rest->value);
  return rest->last;
}

// "3-5 September", "3 hingga 5 September", "3 dan 4 September".
uint32_t TimeGrammar::JoinsDays(uint32_t i) const {
  if (const uint32_t next = RangeLinkAt(i)) return next;
  if (Is(i, "/") && i > first_ && Is(i - 1, ".")) return i + 1;  // "8./9. Oktober"
  const Hit* between = Find(i, Topic::kRangeLink);
  if (between == nullptr) return IsAnd(i) ? i + 1 : 0;
  const Hit* article = FindLink(between->last, TimeLink::kOn);  // "vom 14. auf [den] 15. August"
  return article != nullptr ? article->last : between->last;
}

bool TimeGrammar::IsAnd(uint32_t i) const {
  const Hit* hit = Find(i, Topic::kConjunction);
  if (hit == nullptr) hit = Find(i, Topic::kRangeLink);
  return hit != nullptr && hit->entry->meaning == "and";
}

// "dos de mayo", "tujuh belas Agustus": a count in words, if a month follows.
std::optional<int> TimeGrammar::CountedDay(uint32_t i, uint32_t* next) const {
  if (!IsWord(i) || (a_.HitsAt(i).empty() && !a_.token(i).number_word)) return std::nullopt;
  const auto& core = CoreAt(i);
  if (!core || core->form != NumberForm::kCardinal || !core->value || *core->value < 1 || *core->value > 31 || !core->words)
    return std::nullopt;
  const Hit* of = FindShift(core->last, "of");
  if (Find(of != nullptr ? of->last : core->last, Topic::kMonth) == nullptr || std::floor(*core->value) != *core->value)
    return std::nullopt;
  *next = core->last;
  return static_cast<int>(*core->value);
}

// "5 September 2025", "3-5 September", "5th of May", "the tenth of September".
uint32_t TimeGrammar::DayMonth(uint32_t i, TimeParts* parts) const {
  uint32_t at = i, next = 0;
  if (i >= first_ + 2 && Glued(i) && IsDash(i - 1) && Glued(i - 1) && IsWord(i - 2) && Find(i - 2, Topic::kMonth) == nullptr)
    return 0;  // "pekan ke-2 September"
  if (const Hit* cue = FindShift(at, "date"))
    at = cue->last;
  else if (IsArticle(at))
    ++at;
  auto day = DayAt(at, &next);
  if (!day) day = CountedDay(at, &next);
  if (!day) return 0;
  std::optional<int> last_day;
  uint32_t end = next;
  if (uint32_t joined = JoinsDays(next)) {
    if (IsArticle(joined)) ++joined;
    if (const auto second = DayAt(joined, &end);
        second && *second > *day && (!IsAnd(next) || *second == *day + 1 || BetweenBefore(i))) {
      last_day = second;
      next = end;
    }
  }
  const Hit* of = FindShift(next, "of");
  const bool sure = of != nullptr && OrdinalAt(at, &end);  // "the 1st of march"
  if (of != nullptr)
    next = of->last;
  else if ((Is(next, "-") || Is(next, "/")) && Glued(next))
    ++next;
  if (const Hit* unit = FindUnit(next, TimeUnit::kMonth)) next = unit->last;
  uint32_t after = 0;
  const auto month = MonthAt(next, &after, sure);
  if (!month) return 0;
  parts->day = day;
  parts->month = month;
  parts->last_day = last_day;
  if (const uint32_t year = YearAfter(after, parts)) return year;
  return after;
}

// "September 5, 2025", "Sept. 3-5", "September 2025", "Juni".
uint32_t TimeGrammar::MonthDay(uint32_t i, TimeParts* parts) const {
  uint32_t at = i, next = 0;
  if (const Hit* unit = FindUnit(at, TimeUnit::kMonth)) at = unit->last;
  const auto month = MonthAt(at, &next);
  if (!month || (at == i && at > first_ && Plain(at - 1, 2))) return 0;  // "32 August 2014"
  if (at == i && a_.token(i).Has(TokenFlag::kAllCaps) && a_.token(i).span.size() == 3 && !IsNumber(next)) return 0;
  const text::DigitGroups both = GroupsAt(next);
  if (both.count == 2 && both.separator == ',' && both.digits[0] <= 2 && both.digits[1] == 4) {  // "June 27,2015"
    parts->month = month;
    parts->day = both.value[0];
    parts->year = both.value[1];
    return next + 1;
  }
  uint32_t day_at = next, after = 0;
  if ((Is(day_at, "-") || Is(day_at, "/")) && Glued(day_at))
    ++day_at;
  else if (Is(day_at, ",") && IsNumber(day_at + 1) && Glued(day_at + 2) && IsWord(day_at + 2))
    ++day_at;  // "March, 6th"
  if (FindShift(day_at, "date") != nullptr || IsArticle(day_at)) ++day_at;
  const bool day_first = !month_first_ && day_at == next;
  if (const auto day = day_first ? std::nullopt : DayAt(day_at, &after); day && !(Is(after, ":") && Glued(after))) {
    parts->month = month;
    parts->day = day;
    uint32_t end = 0;
    if (const uint32_t joined = JoinsDays(after)) {
      if (const auto last_day = DayAt(joined, &end);
          last_day && *last_day > *day && (!IsAnd(after) || *last_day == *day + 1) && !(Is(end, ":") && Glued(end))) {
        parts->last_day = last_day;
        after = end;
      }
    }
    if (const uint32_t year = YearAfter(after, parts)) return year;
    return after;
  }
  if (IsWord(day_at) && !a_.HitsAt(day_at).empty()) {  // "January twenty-one two thousand and eighteen"
    const std::optional<Core> spelled = CoreAt(day_at);
    TimeParts inner = *parts;
    const bool is_day = spelled && spelled->form == NumberForm::kCardinal && spelled->words && spelled->value &&
                        *spelled->value >= 1 && *spelled->value <= 31 && std::floor(*spelled->value) == *spelled->value;
    const uint32_t end = is_day ? SpelledYear(Is(spelled->last, ",") ? spelled->last + 1 : spelled->last, &inner) : 0;
    if (end != 0) {
      *parts = inner;
      parts->month = month;
      parts->day = static_cast<int>(*spelled->value);
      return end;
    }
  }
  parts->month = month;
  return YearOrShiftAfter(next, parts);
}

// "September 2024", "September lalu": past what stands behind the month that ends at `next`.
uint32_t TimeGrammar::YearOrShiftAfter(uint32_t next, TimeParts* parts) const {
  if (const uint32_t year = YearAfter(next, parts)) return year;
  int shift = 0;
  if (const uint32_t shifted = ShiftAfter(next, &shift)) {
    parts->shifted = true;
    parts->shift = shift;
    return shifted;
  }
  return next;
}

}  // namespace silang::claims
