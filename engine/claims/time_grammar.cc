#include "claims/time_grammar.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <tuple>

#include "text/dates.h"

namespace silang::claims {

using languages::Topic;
using text::Hit;
using text::TokenFlag;
using text::TokenKind;

namespace {

constexpr int kFirstYear = 1000, kLastYear = 2999;
constexpr int kFirstBareYear = 1900, kLastBareYear = 2100;

// "18:00..29:00" -> 1080, 1740.
std::pair<int, int> Hours(const std::string& meaning) {
  if (meaning.size() != 12) return {0, 24 * 60};
  const auto number = [&](size_t at) { return (meaning[at] - '0') * 10 + (meaning[at + 1] - '0'); };
  return {number(0) * 60 + number(3), number(7) * 60 + number(10)};
}

// Adds `count` of `unit`; false where the unit has no length that a calendar knows.
bool AddDistance(TimeUnit unit, double count, TimeDistance* distance) {
  constexpr std::array<Grain, 14> kGrains = {Grain::kSecond, Grain::kMinute, Grain::kHour,   Grain::kDay,  Grain::kWeek, Grain::kMonth, Grain::kQuarter,
                                             Grain::kYear,   Grain::kDecade, Grain::kDecade, Grain::kDecade, Grain::kWeek, Grain::kDay, Grain::kWeek};
  const auto times = [&](double length) { return static_cast<int>(std::lround(count * length)); };
  switch (unit) {
    case TimeUnit::kSecond: distance->minutes += times(1.0 / 60); break;
    case TimeUnit::kMinute: distance->minutes += times(1); break;
    case TimeUnit::kHour: distance->minutes += times(60); break;
    case TimeUnit::kDay: case TimeUnit::kNight: distance->days += times(1); break;
    case TimeUnit::kWeek: case TimeUnit::kWeekend: distance->days += times(7); break;
    case TimeUnit::kFortnight: distance->days += times(14); break;
    case TimeUnit::kMonth: distance->months += times(1); break;
    case TimeUnit::kQuarter: distance->months += times(3); break;
    case TimeUnit::kYear: distance->months += times(12); break;
    case TimeUnit::kDecade: distance->months += times(120); break;
    case TimeUnit::kCentury: if (count > 100) return false; distance->months += times(1200); break;
    case TimeUnit::kMillennium: return false;
  }
  distance->grain = std::min(distance->grain, kGrains[static_cast<size_t>(unit)]);
  return std::abs(distance->months) < 120000;
}

}  // namespace

TimeGrammar::TimeGrammar(const context::Context& context, uint32_t first, uint32_t last)
    : context_(context),
      a_(context.document->analysis),
      first_(first),
      last_(last),
      numbers_(context, first, last),
      month_first_(a_.pack().setting("date-order").starts_with('m')) {}

const Hit* TimeGrammar::Find(uint32_t i, Topic topic) const {
  if (!Has(i)) return nullptr;
  const Hit* hit = a_.Find(i, topic);
  return hit != nullptr && hit->last <= last_ && !hit->derived ? hit : nullptr;
}

const Hit* TimeGrammar::FindLink(uint32_t i, TimeLink link) const {
  if (!Has(i)) return nullptr;
  for (const Hit& hit : a_.HitsAt(i)) {
    if (hit.entry->topic == Topic::kTimeLink && hit.entry->choice == static_cast<uint8_t>(link) && hit.last <= last_) return &hit;
  }
  return nullptr;
}

const Hit* TimeGrammar::FindShift(uint32_t i, std::string_view meaning) const {
  if (!Has(i)) return nullptr;
  for (const Hit& hit : a_.HitsAt(i)) {
    if (hit.entry->topic == Topic::kTimeShift && hit.entry->meaning == meaning && hit.last <= last_) return &hit;
  }
  return nullptr;
}

const Hit* TimeGrammar::FindUnit(uint32_t i, TimeUnit unit) const {
  if (!Has(i)) return nullptr;
  for (const Hit& hit : a_.HitsAt(i)) {
    if (hit.entry->topic == Topic::kTimeUnit && !hit.derived && hit.entry->choice == static_cast<uint8_t>(unit) && hit.last <= last_) return &hit;
  }
  return nullptr;
}

bool TimeGrammar::LinkBefore(uint32_t i, TimeLink link) const {
  for (uint32_t back = 1; back <= 3 && i >= first_ + back; ++back) {
    const Hit* hit = FindLink(i - back, link);
    if (hit != nullptr && hit->last == i) return true;
  }
  return false;
}

bool TimeGrammar::ShiftBefore(uint32_t i, std::string_view meaning) const {
  return i > first_ && FindShift(i - 1, meaning) != nullptr;
}

TimeGrammar::Groups TimeGrammar::GroupsAt(uint32_t i) const {
  Groups groups;
  if (!IsNumber(i)) return groups;
  groups.count = 1;
  for (const char c : context_.document->Text(a_.token(i))) {
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

std::optional<int> TimeGrammar::Plain(uint32_t i, int digits) const {
  const Groups groups = GroupsAt(i);
  if (groups.count != 1 || groups.digits[0] > digits) return std::nullopt;
  return groups.value[0];
}

std::optional<int> TimeGrammar::Year(uint32_t i) const {
  const Groups groups = GroupsAt(i);
  if (groups.count != 1 || groups.digits[0] != 4 || groups.value[0] < kFirstYear || groups.value[0] > kLastYear) return std::nullopt;
  return groups.value[0];
}

std::optional<int> TimeGrammar::MonthAt(uint32_t i, uint32_t* next) const {
  const Hit* hit = Find(i, Topic::kMonth);
  if (hit == nullptr) return std::nullopt;
  *next = hit->last;
  // The full stop of an abbreviation, if the expression goes on behind it.
  if (Is(*next, ".") && Glued(*next) && IsNumber(*next + 1)) ++*next;
  return static_cast<int>(hit->entry->number);
}

// "5", "5th", "5.", "1er", "twenty-first".
std::optional<int> TimeGrammar::DayAt(uint32_t i, uint32_t* next) const {
  if (const auto day = Plain(i, 2); day && *day >= 1 && *day <= 31) {
    *next = i + 1;
    const bool stop = Is(i + 1, ".") && Find(i + 2, Topic::kMonth) != nullptr;
    if (Glued(i + 1) && (stop || Is(i + 1, "º") || (IsWord(i + 1) && a_.pack().number_words().IsDigitOrdinal(a_.folded(i + 1))))) ++*next;
    return day;
  }
  if (!IsWord(i) || a_.HitsAt(i).empty()) return std::nullopt;
  const auto day = OrdinalAt(i, next);
  return day && *day <= 31 ? day : std::nullopt;
}

// "pertama", "ke-20", "third".
std::optional<int> TimeGrammar::OrdinalAt(uint32_t i, uint32_t* next) const {
  if (!Has(i)) return std::nullopt;
  const auto core = numbers_.Read(i);
  if (core && core->form == NumberForm::kOrdinal && core->value && *core->value >= 1 && *core->value <= 100) {
    *next = core->last;
    return static_cast<int>(*core->value);
  }
  return std::nullopt;
}

// "II", or an ordinal.
std::optional<int> TimeGrammar::RankAt(uint32_t i, uint32_t* next) const {
  if (const auto ordinal = OrdinalAt(i, next)) return ordinal;
  if (!Has(i)) return std::nullopt;
  constexpr std::array<std::string_view, 5> kRoman = {"I", "II", "III", "IV", "V"};
  const std::string_view word = context_.document->Text(a_.token(i));
  const auto roman = std::find(kRoman.begin(), kRoman.end(), word);
  if (roman == kRoman.end()) return std::nullopt;
  *next = i + 1;
  return static_cast<int>(roman - kRoman.begin()) + 1;
}

// "lalu", "depan", "ini" behind what they shift.
uint32_t TimeGrammar::ShiftAfter(uint32_t i, int* shift) const {
  if (!Has(i)) return 0;
  for (const Hit& hit : a_.HitsAt(i)) {
    if (hit.entry->topic != Topic::kTimeShift || hit.last > last_) continue;
    const std::string& meaning = hit.entry->meaning;
    if (meaning != "-1" && meaning != "0" && meaning != "1") continue;
    *shift = meaning == "0" ? 0 : meaning == "1" ? 1 : -1;
    return hit.last;
  }
  return 0;
}

uint32_t TimeGrammar::Piece(uint32_t i, TimeParts* parts) const {
  if (!Has(i)) return 0;
  const bool told = parts->day || parts->month || parts->distance || parts->quarter || parts->decade || parts->century;
  const bool dated = told || parts->day_offset;
  uint32_t next = 0;
  if (!dated && !parts->year) {
    if ((next = Iso(i, parts)) || (next = Figures(i, parts)) || (next = YearFirst(i, parts))) return next;
  }
  if (!told && ((next = DayMonth(i, parts)) || (next = MonthDay(i, parts)) || (next = Bracketed(i, parts)))) return next;
  if (!told && (next = ShortFigures(i, parts))) return next;
  if (!dated && (next = DayAlone(i, parts))) return next;
  if (!parts->minute && (next = Clock(i, parts))) return next;
  if (!dated && !parts->weekday && !parts->year && (next = Distance(i, parts))) return next;
  if ((!dated || parts->distance) && !parts->day_offset && !parts->weekday && !parts->unit && (next = RelativeDay(i, parts))) return next;
  if (!parts->weekday && (next = WeekdayPiece(i, parts))) return next;
  if (!dated && !parts->half && !parts->weekday && (next = QuarterPiece(i, parts))) return next;
  if (!dated && !parts->year && (next = DecadePiece(i, parts))) return next;
  if (!parts->unit && !parts->day_offset && !parts->year && (next = ShiftedUnit(i, parts))) return next;
  if (!parts->part && !dated && !parts->year && (next = Period(i, parts))) return next;
  if (!parts->part_begin && !parts->year_alone() && (next = DayPart(i, parts))) return next;
  if (!parts->year && !dated && !parts->weekday && !parts->minute && (next = YearPiece(i, parts))) return next;
  if (!parts->zone_minutes && (parts->part_begin || parts->weekday || parts->minute) && (next = Zone(i, parts))) return next;
  return 0;
}

// Past what may stand between two pieces: a comma, "at", "on", "of", "pada", "around"; `i` if there is nothing.
uint32_t TimeGrammar::SkipBetween(uint32_t i, const TimeParts& parts) const {
  uint32_t at = i;
  if (Is(at, ",")) ++at;
  const bool day = parts.day || parts.weekday || parts.day_offset;
  for (const TimeLink link : {TimeLink::kAt, TimeLink::kOn, TimeLink::kBefore, TimeLink::kAfter, TimeLink::kBy}) {
    const Hit* hit = FindLink(at, link);
    if (hit == nullptr) continue;
    // "tomorrow before 4 p.m.": only a clock time goes on so.
    if (link >= TimeLink::kBefore && (!day || parts.minute || !IsNumber(hit->last))) continue;
    at = hit->last;
    break;
  }
  if (const Hit* hit = Find(at, Topic::kQualifier)) return hit->last;
  if (const Hit* hit = FindShift(at, "of")) {
    at = hit->last;
    if (IsArticle(at)) ++at;
  }
  return at;
}

std::optional<TimePhrase> TimeGrammar::ReadOne(uint32_t i) const {
  TimePhrase phrase{i, i, {}, std::nullopt};
  constexpr int kMostPieces = 6;
  uint32_t at = i;
  for (int pieces = 0; pieces < kMostPieces; ++pieces) {
    uint32_t next = Piece(at, &phrase.parts);
    if (next == 0 && pieces > 0) {
      const uint32_t skip = SkipBetween(at, phrase.parts);
      if (skip > at) next = Piece(skip, &phrase.parts);
    }
    if (next == 0) break;
    at = next;
  }
  if (at == i) return std::nullopt;
  TimeParts& parts = phrase.parts;
  if (parts.month && parts.day && parts.minute && !parts.year && Year(at)) parts.year = Year(at++);  // "Oct 26 11:00:09 2023"
  int shift = 0;
  if (const uint32_t next = !parts.unit && ((parts.month && !parts.shifted) || parts.year) ? ShiftAfter(at, &shift) : 0) {
    parts.shifted = true;  // "5 Agustus lalu", "2019 silam"
    parts.shift = shift;
    at = next;
  }
  phrase.last = at;
  return phrase;
}

// Past the dash or the word that joins the two ends of a range; 0 if there is none.
uint32_t TimeGrammar::RangeLinkAt(uint32_t i) const {
  if (IsDash(i)) return i + 1;
  if (const Hit* hit = Find(i, Topic::kRangeLink); hit != nullptr && hit->entry->meaning == "to") return hit->last;
  if (const Hit* hit = FindLink(i, TimeLink::kUntil)) return hit->last;
  return 0;
}

namespace {

bool SameKind(const TimeParts& a, const TimeParts& b) {
  if (a.distance || b.distance || a.every != b.every) return false;
  if (a.minute.has_value() && b.minute.has_value()) return true;
  if (a.day || b.day) return a.day.has_value() && b.day.has_value() && b.month;
  if (a.month || b.month) return a.month && b.month;
  if (a.weekday || b.weekday) return a.weekday && b.weekday;
  return a.year && b.year && !a.decade && !b.decade && !a.quarter && !b.quarter;
}

}  // namespace

// "10 August - 12 September 2013", "Senin-Jumat", "10.00-12.00 WIB", "8 p.m. to 11".
void TimeGrammar::ReadRange(TimePhrase* phrase) const {
  const uint32_t at = RangeLinkAt(phrase->last);
  if (at == 0 || !Has(at)) return;
  if (Glued(at) && !IsDash(at - 1)) return;
  if (const auto year = Year(at); year && phrase->parts.year_alone() && !phrase->parts.last_year) {  // "from 2010 to 2018"
    if (*year <= *phrase->parts.year || *year > kLastBareYear) return;
    phrase->parts.last_year = year;
    phrase->last = at + 1;
    return;
  }
  auto second = ReadOne(at);
  if (second && second->parts.year_alone() && phrase->parts.year_alone() && *second->parts.year <= *phrase->parts.year) return;
  if (!second) return;
  if (phrase->parts.weekday && !phrase->parts.day && second->parts.weekday && second->parts.last_day) {  // "Senin-Rabu (1-3/9)"
    phrase->parts = second->parts;
    phrase->parts.weekday = std::nullopt;
    phrase->last = second->last;
    return;
  }
  if (!SameKind(phrase->parts, second->parts)) return;
  TimeParts& first = phrase->parts;
  TimeParts& end = second->parts;
  if (!first.year && end.year && first.month && end.month) first.year = *first.month > *end.month ? *end.year - 1 : *end.year;
  if (!first.day && first.weekday && end.day && end.month) return;
  if (first.zone_minutes && !end.zone_minutes) end.zone_minutes = first.zone_minutes;
  if (!first.zone_minutes && end.zone_minutes) first.zone_minutes = end.zone_minutes;
  phrase->until = end;
  phrase->last = second->last;
}

bool TimeGrammar::Ends(uint32_t i) const { return i >= last_ || (i + 1 == last_ && a_.token(i).kind == TokenKind::kPunctuation); }

std::optional<TimePhrase> TimeGrammar::Read(uint32_t i, bool future) {
  future_ = future;
  auto phrase = ReadOne(i);
  if (!phrase) return std::nullopt;
  ReadRange(&*phrase);
  if (!phrase->until && !Accepts(*phrase)) return std::nullopt;
  return phrase;
}

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

// "3/9/2025", "03.09.2025", "9-18-15".
uint32_t TimeGrammar::Figures(uint32_t i, TimeParts* parts) const {
  Groups groups = GroupsAt(i);
  uint32_t next = i + 1;
  if (groups.count == 1 && (Is(next, "/") || Is(next, "-")) && Glued(next) && Glued(next + 1) && Is(next + 2, a_.folded(next)) &&
      Glued(next + 2) && Glued(next + 3)) {
    const Groups second = GroupsAt(next + 1), third = GroupsAt(next + 3);
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
  } else if (IsArticle(at) && (parts->weekday || LinkBefore(i, TimeLink::kOn))) {
    ++at;
    if (OrdinalAt(at, &next) == std::nullopt) return 0;
  } else {
    return 0;
  }
  const auto day = DayAt(at, &next);
  if (!day || Find(next, Topic::kScale) != nullptr) return 0;
  if (Find(next, Topic::kWeekday) != nullptr || Find(next, Topic::kTimeUnit) != nullptr || (IsNumber(at) && Glued(next) && IsWord(next))) return 0;
  if (IsArticle(i) && IsWord(next) && !a_.HitsAt(next).empty() && Find(next, Topic::kConcept) != nullptr) return 0;
  parts->day = day;
  return next;
}

uint32_t TimeGrammar::Zone(uint32_t i, TimeParts* parts) const {
  if (const Hit* local = FindShift(i, "zone")) return local->last;  // "local time": said, and no offset told
  const Hit* hit = Find(i, Topic::kTimeZone);
  if (hit == nullptr || hit->entry->meaning.size() != 6) return 0;
  const std::string& zone = hit->entry->meaning;  // "+07:00"
  const int minutes = ((zone[1] - '0') * 10 + zone[2] - '0') * 60 + (zone[4] - '0') * 10 + zone[5] - '0';
  parts->zone_minutes = zone[0] == '-' ? -minutes : minutes;
  return hit->last;
}

// "4/9" where something says that it is a date.
uint32_t TimeGrammar::ShortFigures(uint32_t i, TimeParts* parts) const {
  if (!IsNumber(i) || !(Is(i + 1, "/") || Is(i + 1, "-")) || !Glued(i + 1) || !Glued(i + 2) || !IsNumber(i + 2)) return 0;
  const bool cued = parts->weekday || parts->day_offset || LinkBefore(i, TimeLink::kOn) || ShiftBefore(i, "date") || (i == first_ && i + 3 == last_) ||
                     (Is(i + 1, "/") && a_.token(i).span.size() == 2 && a_.token(i + 2).span.size() == 2 && (a_.folded(i)[0] == '0' || a_.folded(i + 2)[0] == '0'));
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
    const Groups year = GroupsAt(next + 1);
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
  *parts = inner;
  return next + 1;
}

// ", 2025", "2025", "tahun 2025", "de 2025" behind a month.
uint32_t TimeGrammar::YearAfter(uint32_t i, TimeParts* parts) const {
  uint32_t at = i;
  if (Is(at, ",")) ++at;
  if (const Hit* unit = FindUnit(at, TimeUnit::kYear)) at = unit->last;
  else if ((Is(at, "-") || Is(at, "/")) && Glued(at)) ++at;
  else if (const Hit* of = FindShift(at, "of")) at = of->last;
  if (IsWord(at) && !a_.HitsAt(at).empty() && parts->day) return SpelledYear(at, parts);
  const auto year = Year(at);
  if (!year) {
    const auto century_year = Plain(at, 2);
    if (!parts->day || at != i || !century_year || *century_year < 32 || (Has(at + 1) && !a_.token(at + 1).Has(TokenFlag::kGlued))) return 0;
    parts->year = 1900 + *century_year;  // "Aug 9 96"
    return at + 1;
  }
  if (Is(at + 1, "-") && Glued(at + 1) && IsNumber(at + 2) && Glued(at + 2) && !Year(at + 2)) return 0;
  parts->year = year;
  return at + 1;
}

// "two thousand and eighteen", "nineteen ninety-nine".
uint32_t TimeGrammar::SpelledYear(uint32_t i, TimeParts* parts) const {
  const auto core = numbers_.Read(i);
  if (!core || core->form != NumberForm::kCardinal || !core->value || !core->words) return 0;
  if (*core->value >= kFirstYear && *core->value <= kLastYear && std::floor(*core->value) == *core->value) {
    parts->year = static_cast<int>(*core->value);
    return core->last;
  }
  if (*core->value < 11 || *core->value > 20) return 0;
  const auto rest = numbers_.Read(core->last);
  if (!rest || rest->form != NumberForm::kCardinal || !rest->value || (*rest->value != 0 && *rest->value < 10) || *rest->value > 99) return 0;
  if (*rest->value == 0) {  // "nineteen zero one"
    const auto last = numbers_.Read(rest->last);
    if (!last || !last->value || *last->value < 1 || *last->value > 9) return 0;
    parts->year = static_cast<int>(*core->value) * 100 + static_cast<int>(*last->value);
    return last->last;
  }
  parts->year = static_cast<int>(*core->value) * 100 + static_cast<int>(*rest->value);
  return rest->last;
}

// "3-5 September", "3 hingga 5 September", "3 dan 4 September".
bool TimeGrammar::JoinsDays(uint32_t i) const {
  return IsDash(i) || Find(i, Topic::kRangeLink) != nullptr || FindLink(i, TimeLink::kUntil) != nullptr || IsAnd(i);
}

bool TimeGrammar::IsAnd(uint32_t i) const {
  const Hit* hit = Find(i, Topic::kConjunction);
  return hit != nullptr && hit->entry->meaning == "and";
}

// "5 September 2025", "3-5 September", "5th of May", "the tenth of September".
uint32_t TimeGrammar::DayMonth(uint32_t i, TimeParts* parts) const {
  uint32_t at = i, next = 0;
  if (const Hit* cue = FindShift(at, "date")) at = cue->last;
  else if (IsArticle(at)) ++at;
  const auto day = DayAt(at, &next);
  if (!day) return 0;
  std::optional<int> last_day;
  uint32_t end = next;
  if (JoinsDays(next)) {
    if (const auto second = DayAt(next + 1, &end); second && *second > *day && (!IsAnd(next) || *second == *day + 1)) {
      last_day = second;
      next = end;
    }
  }
  if (FindShift(next, "of") != nullptr || ((Is(next, "-") || Is(next, "/")) && Glued(next))) ++next;
  if (const Hit* unit = FindUnit(next, TimeUnit::kMonth)) next = unit->last;
  uint32_t after = 0;
  const auto month = MonthAt(next, &after);
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
  const Groups both = GroupsAt(next);
  if (both.count == 2 && both.separator == ',' && both.digits[0] <= 2 && both.digits[1] == 4) {  // "June 27,2015"
    parts->month = month;
    parts->day = both.value[0];
    parts->year = both.value[1];
    return next + 1;
  }
  uint32_t day_at = next, after = 0;
  if ((Is(day_at, "-") || Is(day_at, "/")) && Glued(day_at)) ++day_at;
  else if (Is(day_at, ",") && IsNumber(day_at + 1) && Glued(day_at + 2) && IsWord(day_at + 2)) ++day_at;  // "March, 6th"
  if (FindShift(day_at, "date") != nullptr || IsArticle(day_at)) ++day_at;
  const bool day_first = !month_first_ && day_at == next;
  if (const auto day = day_first ? std::nullopt : DayAt(day_at, &after); day && !(Is(after, ":") && Glued(after))) {
    parts->month = month;
    parts->day = day;
    uint32_t end = 0;
    if (JoinsDays(after)) {
      if (const auto last_day = DayAt(after + 1, &end); last_day && *last_day > *day && (!IsAnd(after) || *last_day == *day + 1) && !(Is(end, ":") && Glued(end))) {
        parts->last_day = last_day;
        after = end;
      }
    }
    if (const uint32_t year = YearAfter(after, parts)) return year;
    return after;
  }
  parts->month = month;
  if (const uint32_t year = YearAfter(next, parts)) return year;
  int shift = 0;
  if (const uint32_t shifted = ShiftAfter(next, &shift)) {
    parts->shifted = true;
    parts->shift = shift;
    return shifted;
  }
  return next;
}

// A word that is a week as well as a Sunday ("minggu") is the day where it is named as one.
bool TimeGrammar::IsSunday(uint32_t i, uint32_t next, bool named) const {
  if (Find(i, Topic::kTimeUnit) == nullptr || named) return true;
  if (Is(next, "(") && IsNumber(next + 1)) return true;
  if (Is(next, ",") && IsNumber(next + 1)) return true;
  if (Find(next, Topic::kDayPart) != nullptr) return true;
  if (i > first_ && (IsNumber(i - 1) || numbers_.Read(i - 1))) return false;
  int shift = 0;
  const bool opens = i == first_ || a_.token(i - 1).kind == TokenKind::kQuote;
  if (ShiftAfter(next, &shift) != 0) return Capitalised(i) && !opens;
  return Capitalised(i);
}

// "Kamis", "hari Rabu", "Senin depan", "last Friday", "Mondays".
uint32_t TimeGrammar::WeekdayPiece(uint32_t i, TimeParts* parts) const {
  uint32_t at = i;
  int shift = 0;
  bool shifted = false;
  for (const auto& [link, by] : {std::pair{TimeLink::kNext, 1}, {TimeLink::kLast, -1}, {TimeLink::kThis, 0}}) {
    if (const Hit* hit = FindLink(at, link)) {
      at = hit->last;
      shift = by;
      shifted = true;
      break;
    }
  }
  std::optional<int> nth;
  if (!shifted) {
    uint32_t after = IsArticle(at) ? at + 1 : at;
    uint32_t next = 0;
    if (IsWord(after) && !a_.HitsAt(after).empty()) nth = OrdinalAt(after, &next);
    if (nth && *nth <= 5 && Find(next, Topic::kWeekday) != nullptr) at = next;
    else nth = std::nullopt;
  }
  bool every = false;
  if (const Hit* hit = FindLink(at, TimeLink::kEvery)) {
    at = hit->last;
    every = true;
  }
  bool named = false;
  const Hit* eve = FindShift(at, "eve");
  if (eve != nullptr && !shifted) {
    at = eve->last;
    named = Capitalised(at);
  } else if (const Hit* unit = FindUnit(at, TimeUnit::kDay)) {
    at = unit->last;
    named = true;
  }
  const Hit* day = Find(at, Topic::kWeekday);
  if (day == nullptr || !IsSunday(at, day->last, named)) return 0;
  if (!named && !Capitalised(at) && a_.token(at).span.size() <= 3) return 0;
  parts->weekday = static_cast<int>(day->entry->number) - 1;
  if (eve != nullptr && !shifted) {  // "malam Minggu" is the night before Sunday
    parts->weekday = (*parts->weekday + 6) % 7;
    std::tie(parts->part_begin, parts->part_end) = std::pair(18 * 60, 29 * 60);
  }
  parts->nth = nth;
  parts->every = every || (day->inflected && a_.pack().code() == "en");
  uint32_t next = day->last;
  if (Is(next, ".") && Glued(next) && day->last - day->first == 1 && a_.token(at).span.size() <= 4 && (Is(next + 1, ",") || IsNumber(next + 1))) ++next;
  if (!shifted) {
    if (const uint32_t after = ShiftAfter(next, &shift)) {
      shifted = true;
      next = after;
    }
  }
  if (shifted) {
    parts->shifted = true;
    parts->shift = shift;
  }
  return next;
}

uint32_t TimeGrammar::RelativeDay(uint32_t i, TimeParts* parts) const {
  for (const auto& [meaning, days] : {std::pair{"day-after", 1}, {"day-before", -1}}) {  // of the day told of before
    if (const Hit* hit = FindShift(i, meaning)) {
      parts->distance = TimeDistance{0, days, 0, Grain::kDay, false};
      parts->from = DistanceFrom::kOther;
      return hit->last;
    }
  }
  const Hit* hit = Find(i, Topic::kRelativeDay);
  if (hit == nullptr || hit->inflected) return 0;
  parts->day_offset = static_cast<int>(hit->entry->number);
  for (uint32_t k = hit->first; k < hit->last; ++k) {
    if (const Hit* part = Find(k, Topic::kDayPart); part != nullptr && part->last <= hit->last) {
      std::tie(parts->part_begin, parts->part_end) = Hours(part->entry->meaning);
      break;
    }
  }
  return hit->last;
}

uint32_t TimeGrammar::DayPart(uint32_t i, TimeParts* parts) const {
  const Hit* hit = Find(i, Topic::kDayPart);
  if (hit == nullptr) return 0;
  std::tie(parts->part_begin, parts->part_end) = Hours(hit->entry->meaning);
  if (parts->minute && *parts->minute < 13 * 60) {  // "jam 7 malam"
    const int hour = *parts->minute / 60;
    if (hour == 12 && *parts->part_begin >= 18 * 60) *parts->minute -= 12 * 60;
    else if (*parts->part_begin >= 12 * 60 || (*parts->part_begin >= 10 * 60 && hour <= 4)) {
      if (*parts->part_begin < 17 * 60 || hour >= 5) *parts->minute += 12 * 60;
    }
  }
  return hit->last;
}

// "1:20" is a ratio where nothing else says that it is a time.
bool TimeGrammar::MayBeClock(uint32_t i, const text::WrittenClock& clock, const TimeParts& parts) const {
  const bool bare = clock.last == i + 3 && Is(i + 1, ":") && a_.token(i).span.size() == 1;
  if (!bare || parts.has_date() || parts.part_begin || (i == first_ && Ends(clock.last))) return true;
  if (i == first_ ) return Find(clock.last, Topic::kDayPart) != nullptr || RangeLinkAt(clock.last) != 0;
  for (uint32_t back = 1; back <= 2 && i >= first_ + back; ++back) {
    for (const Hit& hit : a_.HitsAt(i - back)) {
      const bool leads = hit.entry->topic == Topic::kTimeLink || hit.entry->topic == Topic::kPreposition || hit.entry->topic == Topic::kQualifier;
      if (leads && hit.last == i) return true;
    }
  }
  return Find(clock.last, Topic::kDayPart) != nullptr || IsDash(i - 1);
}

// "pukul 14.30 WIB", "7:45 p.m.", "jam 7 malam", "at 6 o'clock".
uint32_t TimeGrammar::Clock(uint32_t i, TimeParts* parts) const {
  uint32_t at = i;
  bool cued = false;
  for (const Hit& hit : a_.HitsAt(i)) {  // "noon"
    const std::string& meaning = hit.entry->meaning;
    if (hit.entry->topic != Topic::kTimeShift || meaning.size() != 5 || meaning[2] != ':' || hit.last > last_) continue;
    parts->minute = ((meaning[0] - '0') * 10 + meaning[1] - '0') * 60 + (meaning[3] - '0') * 10 + meaning[4] - '0';
    return hit.last;
  }
  if (const Hit* cue = FindShift(at, "clock")) {
    at = cue->last;
    cued = true;
    if (const Hit* about = Find(at, Topic::kQualifier)) at = about->last;
  }
  if (!Has(at)) return 0;
  uint32_t next = 0;
  if (const auto written = text::ReadWrittenClock(context_.document->text, a_, at, last_); written && (cued || MayBeClock(at, *written, *parts))) {
    parts->minute = written->minute;
    if (written->zone_minutes) parts->zone_minutes = written->zone_minutes;
    next = written->last;
    if (Is(at + 1, ":") && Is(at + 3, ":") && Plain(at + 4, 2) && at + 5 <= next) parts->second = Plain(at + 4, 2);
  } else {
    next = ClockFigures(at, cued, parts);
  }
  return next == 0 ? 0 : ZoneOffset(next, parts);
}

// "+0900", "-08:45", "+02" behind "UTC" and "GMT", and the zone's name in brackets behind it.
uint32_t TimeGrammar::ZoneOffset(uint32_t i, TimeParts* parts) const {
  if (!parts->zone_minutes || *parts->zone_minutes != 0 || !(Is(i, "+") || Is(i, "-") || Is(i, "−"))) return i;
  const Groups groups = GroupsAt(i + 1);
  if (groups.count != 1 || !Glued(i + 1)) return i;
  uint32_t next = i + 2;
  int minutes = groups.digits[0] <= 2 ? groups.value[0] * 60 : groups.value[0] / 100 * 60 + groups.value[0] % 100;
  if (groups.digits[0] <= 2 && Is(next, ":") && Plain(next + 1, 2)) {
    minutes += *Plain(next + 1, 2);
    next += 2;
  }
  parts->zone_minutes = Is(i, "+") ? minutes : -minutes;
  if (Is(next, "(") && Find(next + 1, Topic::kTimeZone) != nullptr && Is(next + 2, ")")) next += 3;
  return next;
}

uint32_t TimeGrammar::ClockFigures(uint32_t i, bool cued, TimeParts* parts) const {
  const Groups groups = GroupsAt(i);
  uint32_t next = i + 1;
  int minute = 0;
  if (groups.count == 2 && groups.separator == '.' && groups.digits[0] <= 2 && groups.digits[1] == 2) {
    if (!cued) return 0;
    minute = groups.value[0] * 60 + groups.value[1];
    if (groups.value[1] > 59) return 0;
  } else if (groups.count == 1 && groups.digits[0] <= 2) {
    minute = groups.value[0] * 60;
  } else if (groups.count == 1 && groups.digits[0] == 4) {  // "0600 hours"
    if (FindShift(next, "clock-after") == nullptr || groups.value[0] % 100 > 59) return 0;
    if (groups.value[0] >= 1000 && !LinkBefore(i, TimeLink::kAt)) return 0;  // "2000 hours of film"
    minute = groups.value[0] / 100 * 60 + groups.value[0] % 100;
  } else if (groups.count == 0 && IsWord(i)) {  // "six o'clock", "pukul tujuh"
    const auto core = numbers_.Read(i);
    if (!core || core->form != NumberForm::kCardinal || !core->value || *core->value > 24 || *core->value < 1) return 0;
    next = core->last;
    minute = static_cast<int>(*core->value) * 60;
  } else {
    return 0;
  }
  if (minute > 24 * 60) return 0;
  if (const Hit* after = FindShift(next, "clock-after")) {
    if (groups.digits[0] != 4 && Find(next, Topic::kTimeUnit) != nullptr) return 0;
    next = after->last;
    cued = true;
  }
  if (!cued && IsNumber(i)) {
    // "11 at night", "this afternoon at 3": the part of the day says that it is an hour.
    const Hit* at_link = FindLink(next, TimeLink::kAt);
    if (Find(at_link != nullptr ? at_link->last : next, Topic::kDayPart) != nullptr && (at_link != nullptr || LinkBefore(i, TimeLink::kAt))) cued = true;
    if (parts->part_begin && LinkBefore(i, TimeLink::kAt)) cued = true;
  }
  if (!cued) return 0;
  if (parts->part_begin && *parts->part_begin >= 12 * 60 && minute < 12 * 60 && (*parts->part_begin < 17 * 60 || minute >= 5 * 60)) minute += 12 * 60;
  parts->minute = minute % (24 * 60);
  return next;
}

// "awal September", "mid-2024", "late Sunday", "early last week": the part, if a period follows.
uint32_t TimeGrammar::Period(uint32_t i, TimeParts* parts) const {
  for (const auto& [link, part] : {std::pair{TimeLink::kEarly, PeriodPart::kEarly}, {TimeLink::kMid, PeriodPart::kMid}, {TimeLink::kLate, PeriodPart::kLate}}) {
    const Hit* hit = FindLink(i, link);
    if (hit == nullptr) continue;
    uint32_t next = hit->last;
    if (Is(next, "-") && Glued(next)) ++next;
    if (!Has(next)) continue;
    TimeParts inner = *parts;
    uint32_t end = 0;
    if (!(end = MonthDay(next, &inner)) && !(end = WeekdayPiece(next, &inner)) && !(end = ShiftedUnit(next, &inner)) && !(end = QuarterPiece(next, &inner)) &&
        !(end = DecadePiece(next, &inner)) && !(end = RelativeDay(next, &inner)) && !(end = DayPart(next, &inner))) {
      uint32_t year_at = next;
      const Hit* whole = Find(IsArticle(next) ? next + 1 : next, Topic::kTimeUnit);  // "the end of the month", "akhir bulan"
      const auto whole_unit = whole != nullptr && !whole->inflected ? static_cast<TimeUnit>(whole->entry->choice) : TimeUnit::kDay;
      if (whole_unit == TimeUnit::kMonth || (IsArticle(next) && (whole_unit == TimeUnit::kYear || whole_unit == TimeUnit::kWeek || whole_unit == TimeUnit::kDecade))) {
        *parts = inner;
        parts->unit = whole_unit;
        parts->shift = 0;
        parts->part = part;
        return whole->last;
      }
      if (const Hit* unit = FindUnit(next, TimeUnit::kYear)) year_at = unit->last;
      if (const auto year = Year(year_at)) {
        inner.year = year;
        end = year_at + 1;
      } else if (year_at > next) {  // "akhir tahun"
        inner.unit = TimeUnit::kYear;
        inner.shift = 0;
        end = year_at;
      } else {
        continue;
      }
    }
    *parts = inner;
    parts->part = part;
    return end;
  }
  return 0;
}

// "pekan lalu", "last week", "this month", "tahun ini".
uint32_t TimeGrammar::ShiftedUnit(uint32_t i, TimeParts* parts) const {
  const Hit* unit = nullptr;
  int shift = 0;
  for (const auto& [link, by] : {std::pair{TimeLink::kNext, 1}, {TimeLink::kLast, -1}, {TimeLink::kThis, 0}}) {
    const Hit* hit = FindLink(i, link);
    if (hit == nullptr) continue;
    unit = Find(hit->last, Topic::kTimeUnit);
    if (unit == nullptr || unit->inflected) return 0;
    shift = by;
    parts->unit = static_cast<TimeUnit>(unit->entry->choice);
    if (*parts->unit < TimeUnit::kDay) {
      parts->unit = std::nullopt;
      return 0;
    }
    parts->shift = shift;
    return unit->last;
  }
  if (IsArticle(i) && FindUnit(i + 1, TimeUnit::kWeekend) != nullptr && context_.anchor) {  // "over the weekend": the last one, or the running one
    parts->unit = TimeUnit::kWeekend;
    parts->shift = future_ || Weekday(context_.anchor->date) >= 5 ? 0 : -1;
    return i + 2;
  }
  unit = Find(i, Topic::kTimeUnit);
  if (unit == nullptr || unit->inflected || static_cast<TimeUnit>(unit->entry->choice) < TimeUnit::kDay) return 0;
  const uint32_t next = ShiftAfter(unit->last, &shift);
  if (next == 0) return 0;
  if (i > first_ && (IsNumber(i - 1) || (IsWord(i - 1) && numbers_.Read(i - 1)))) return 0;
  parts->unit = static_cast<TimeUnit>(unit->entry->choice);
  parts->shift = shift;
  return next;
}

// One count and its unit: "three days", "a month", "seminggu", "half an hour", "beberapa bulan".
uint32_t TimeGrammar::CountedUnit(uint32_t i, TimeDistance* distance) const {
  if (!Has(i)) return 0;
  if (IsWord(i)) {
    if (const languages::Entry* one = a_.pack().number_words().OneOf(a_.pack(), a_.folded(i))) {
      for (const languages::Entry* entry : a_.pack().EntriesOf(Topic::kTimeUnit)) {
        if (entry->meaning == one->meaning) return AddDistance(static_cast<TimeUnit>(entry->choice), 1, distance) ? i + 1 : 0;
      }
      return 0;
    }
    if (a_.HitsAt(i).empty()) return 0;
  }
  double count = 1;
  uint32_t next = i;
  const auto is_article = [&](uint32_t at) {
    const Hit* hit = Find(at, Topic::kNumberLink);
    return hit != nullptr && hit->entry->meaning == "article";
  };
  if (const Hit* few = FindShift(i, "few"); few != nullptr) {
    count = 3;
    distance->vague = true;
    next = few->last;
  } else if (is_article(i) && Find(i + 1, Topic::kTimeUnit) != nullptr) {
    ++next;
  } else {
    const auto core = numbers_.Read(i);
    if (core && core->form == NumberForm::kVague && !core->value) {  // "puluhan tahun lalu": nobody knows which year
      const Hit* unit = Find(core->last, Topic::kTimeUnit);
      if (unit == nullptr || !AddDistance(static_cast<TimeUnit>(unit->entry->choice), core->low, distance)) return 0;
      distance->vague = true;
      distance->open = true;
      return unit->last;
    }
    if (!core || !core->value || (core->form != NumberForm::kCardinal && core->form != NumberForm::kFraction) || *core->value > 100000) return 0;
    count = *core->value;
    next = core->last;
    if (core->form == NumberForm::kFraction && is_article(next)) ++next;
  }
  const Hit* unit = Find(next, Topic::kTimeUnit);
  if (unit == nullptr || !AddDistance(static_cast<TimeUnit>(unit->entry->choice), count, distance)) return 0;
  return unit->last;
}

// What a distance is counted from: "before yesterday", "after next Friday".
uint32_t TimeGrammar::DistanceBase(uint32_t i, TimeParts* parts) const {
  TimeParts base;
  uint32_t next = 0;
  if (!(next = RelativeDay(i, &base)) && !(next = WeekdayPiece(i, &base)) && !(next = DayMonth(i, &base)) && !(next = MonthDay(i, &base))) return 0;
  if (base.month && !base.day) return 0;
  *parts = base;
  return next;
}

// "three days ago", "dua hari yang lalu", "seminggu lalu", "2 years, 1 month and 21 days ago", "tiga hari kemudian",
// "two days before yesterday".
uint32_t TimeGrammar::Distance(uint32_t i, TimeParts* parts) const {
  TimeDistance distance;
  distance.grain = Grain::kCentury;
  const Hit* ahead = FindShift(i, "ahead");
  uint32_t begin = ahead != nullptr ? ahead->last : i;
  if (ahead != nullptr) {
    if (const Hit* about = Find(begin, Topic::kQualifier)) begin = about->last;
  }
  uint32_t at = CountedUnit(begin, &distance);
  if (at == 0) return 0;
  constexpr int kMostUnits = 4;
  for (int units = 1; units < kMostUnits; ++units) {
    uint32_t next = at;
    if (Is(next, ",")) ++next;
    if (Find(next, Topic::kConjunction) != nullptr) ++next;
    next = CountedUnit(next, &distance);
    if (next == 0) break;
    at = next;
  }
  int sign = 0;
  const Hit* link = nullptr;
  uint32_t end = 0;
  TimeParts base = *parts;
  if ((link = FindLink(at, TimeLink::kAgo)) != nullptr) {
    sign = -1;
  } else if ((link = FindLink(at, TimeLink::kFromNow)) != nullptr) {
    sign = 1;
  } else if ((link = FindLink(at, TimeLink::kBefore)) != nullptr && (end = DistanceBase(link->last, &base)) != 0) {
    sign = -1;
  } else if ((link = FindLink(at, TimeLink::kAfter)) != nullptr && (end = DistanceBase(link->last, &base)) != 0) {
    sign = 1;
  } else if ((link = Find(at, Topic::kPreposition)) != nullptr && link->entry->meaning == "from" && (end = DistanceBase(link->last, &base)) != 0) {
    sign = 1;
  } else if ((link = FindShift(at, "later")) != nullptr) {
    sign = 1;
    base.from = DistanceFrom::kOther;
  } else if ((link = FindShift(at, "earlier")) != nullptr) {
    sign = -1;
    base.from = DistanceFrom::kOther;
  } else if (ahead != nullptr && (future_ || (i == first_ && Ends(at)))) {  // "will return in five days"
    sign = 1;
    end = at;
  } else {
    return 0;
  }
  *parts = base;
  distance.months *= sign;
  distance.days *= sign;
  distance.minutes *= sign;
  parts->distance = distance;
  return end != 0 ? end : link->last;
}

// "pada 2023", "tahun 1945", "sejak 2018", "2018-2020".
uint32_t TimeGrammar::YearPiece(uint32_t i, TimeParts* parts) const {
  uint32_t at = i;
  bool cued = false;
  if (const Hit* unit = FindUnit(at, TimeUnit::kYear); unit != nullptr && !unit->inflected) {
    at = unit->last;
    cued = true;
  }
  const auto year = Year(at);
  if (!year) return 0;
  if (at > i ? false : Glued(at)) {
    if (at > first_ && (IsDash(at - 1) || Is(at - 1, "/") || a_.token(at - 1).kind == TokenKind::kSymbol)) return 0;
    if (at > first_ && IsWord(at - 1)) return 0;
  }
  uint32_t next = at + 1;
  if (Glued(next) && !IsDash(next) && a_.token(next).kind != TokenKind::kPunctuation && a_.token(next).kind != TokenKind::kQuote) return 0;
  std::optional<int> last_year;
  bool counts = false;  // the word before it stands before counts too
  if (IsDash(next) || Is(next, "/")) {
    if (const auto second = Year(next + 1); second && *second > *year) {
      last_year = second;
      next += 2;
    }
  }
  if (!cued && at > first_) {
    for (uint32_t back = 1; back <= 3 && at >= first_ + back && !cued; ++back) {
      for (const Hit& hit : a_.HitsAt(at - back)) {
        if (hit.last != at) continue;
        if (hit.entry->topic == Topic::kTimeLink && hit.entry->choice != static_cast<uint8_t>(TimeLink::kAt) &&
            hit.entry->choice != static_cast<uint8_t>(TimeLink::kFor) && hit.entry->choice != static_cast<uint8_t>(TimeLink::kEvery)) {
          cued = true;
          const auto link = static_cast<TimeLink>(hit.entry->choice);
          counts = link == TimeLink::kUntil || link == TimeLink::kDuring || link == TimeLink::kBetween || link == TimeLink::kAfter || link == TimeLink::kBefore;
        }
        if (hit.entry->topic == Topic::kPreposition && (hit.entry->meaning == "in" || hit.entry->meaning == "since" || hit.entry->meaning == "during" ||
                                                        hit.entry->meaning == "until" || hit.entry->meaning == "from" || hit.entry->meaning == "before" || hit.entry->meaning == "after")) cued = true;
      }
    }
    if (!cued && *year >= kFirstBareYear && *year <= kLastBareYear && IsArticle(at - 1)) cued = counts = true;  // "the 2024 election"
    if (!cued && *year >= kFirstBareYear && *year <= kLastBareYear && Capitalised(at - 1) && IsWord(at - 1) &&
        Find(at - 1, Topic::kIdentifierCue) == nullptr && Find(at - 1, Topic::kCurrency) == nullptr) cued = true;
  }
  if (last_year && *year >= kFirstBareYear && *last_year <= kLastBareYear && *last_year - *year <= 60) cued = true;  // "2019-2024"
  if (at >= first_ + 2 && Year(at - 2) && Find(at - 1, Topic::kConjunction) != nullptr) cued = true;               // "antara 2018 dan 2020"
  if (!cued) return 0;
  for (const Topic topic : {Topic::kUnit, Topic::kCurrency, Topic::kPercent, Topic::kClassifier, Topic::kScale, Topic::kTimeUnit}) {
    if (at == i && Find(next, topic) != nullptr) return 0;
  }
  if (at == i && counts && IsWord(next) && !Capitalised(next)) {  // "over 2000 people"
    const Hit* noun = Find(next, Topic::kConcept);
    if (noun != nullptr && noun->entry->concept_class == languages::ConceptClass::kThing) return 0;
  }
  parts->year = year;
  parts->last_year = last_year;
  return next;
}

// "kuartal II 2025", "triwulan pertama", "the third quarter of 2024", "semester I".
uint32_t TimeGrammar::QuarterPiece(uint32_t i, TimeParts* parts) const {
  uint32_t next = 0;
  const Hit* unit = FindUnit(i, TimeUnit::kQuarter);
  const Hit* half = FindShift(i, "half");
  std::optional<int> number;
  bool halves = false;
  if (unit != nullptr || half != nullptr) {
    halves = unit == nullptr;
    uint32_t at = halves ? half->last : unit->last;
    number = RankAt(at, &next);
    if (!number && (number = Plain(at, 1))) next = at + 1;
  } else {
    uint32_t at = i;
    if (IsArticle(at)) ++at;
    number = IsWord(at) || IsNumber(at) ? OrdinalAt(at, &next) : std::nullopt;
    if (!number) return 0;
    if ((unit = FindUnit(next, TimeUnit::kQuarter)) != nullptr) next = unit->last;
    else if ((half = FindShift(next, "half")) != nullptr) halves = true, next = half->last;
    else return 0;
  }
  if (!number || *number < 1 || *number > (halves ? 2 : 4)) return 0;
  (halves ? parts->half : parts->quarter) = number;
  if (const uint32_t year = YearAfter(next, parts)) return year;
  return next;
}

// "1990-an", "1990s", "tahun 1990-an", "the 90s", "abad ke-20", "20th century".
uint32_t TimeGrammar::DecadePiece(uint32_t i, TimeParts* parts) const {
  uint32_t at = i, next = 0;
  if (const Hit* century = FindUnit(i, TimeUnit::kCentury)) {
    if (const auto number = RankAt(century->last, &next)) {
      parts->century = number;
      return next;
    }
  }
  if (const Hit* unit = FindUnit(at, TimeUnit::kYear)) at = unit->last;
  else if (IsArticle(at)) ++at;
  if (const auto year = Year(at); year && *year % 10 == 0) {
    uint32_t after = at + 1;
    if (Is(after, "-") && Glued(after)) ++after;
    const bool suffix = Glued(after) && IsWord(after) && (Is(after, "s") || a_.pack().number_words().IsAboutSuffix(a_.folded(after)));
    if (suffix) {
      parts->decade = year;
      return after + 1;
    }
  }
  if (IsNumber(at) || IsWord(at)) {
    const auto number = a_.HitsAt(at).empty() && !IsNumber(at) ? std::nullopt : OrdinalAt(at, &next);
    if (number) {
      const uint32_t unit_at = Is(next, "-") ? next + 1 : next;
      if (const Hit* century = FindUnit(unit_at, TimeUnit::kCentury)) {
        parts->century = number;
        return century->last;
      }
    }
  }
  return 0;
}

// A month that stands alone is one where it is written as a name and something says when.
bool TimeGrammar::MonthAlone(const TimePhrase& phrase) const {
  const uint32_t i = phrase.first;
  if (phrase.parts.shifted || phrase.parts.part || FindUnit(i, TimeUnit::kMonth) != nullptr) return true;
  if (!Capitalised(i)) return false;
  if (const context::EntityMention* mention = context_.MentionAt(i); mention != nullptr && context_[mention->entity].kind == context::EntityKind::kPerson) return false;
  if (Capitalised(phrase.last) && IsWord(phrase.last)) return false;
  for (uint32_t back = 1; back <= 3 && i >= first_ + back; ++back) {
    for (const Hit& hit : a_.HitsAt(i - back)) {
      if (hit.last == i && (hit.entry->topic == Topic::kTimeLink || hit.entry->topic == Topic::kPreposition || hit.entry->topic == Topic::kRangeLink)) return true;
    }
  }
  return false;
}

bool TimeGrammar::Accepts(const TimePhrase& phrase) const {
  const TimeParts& p = phrase.parts;
  if (p.month && p.day) return true;
  if (p.month && p.year) return true;
  if (p.month) return p.unit || MonthAlone(phrase);
  return p.weekday || p.day_offset || p.unit || p.distance || p.minute || p.quarter || p.half || p.decade || p.century || p.year;
}

}  // namespace silang::claims
