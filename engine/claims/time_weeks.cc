// Times that are told through others: the nth week of a month, feasts, what comes every so often, what was told before.
#include <array>

#include "claims/time_grammar.h"

namespace silang::claims {

using languages::Topic;
using text::Hit;

// "September 2025", "bulan lalu", "2018": what weeks and days are counted in.
uint32_t TimeGrammar::Container(uint32_t i, TimeParts* parts) const {
  uint32_t at = i, next = 0;
  if (const Hit* of = FindShift(at, "of")) {
    at = of->last;
  } else if (const Hit* in = Find(at, Topic::kPreposition);
             in != nullptr && (in->entry->meaning == "in" || in->entry->meaning == "of")) {
    at = in->last;
  }
  if (IsArticle(at)) ++at;
  if (parts->nth_unit == TimeUnit::kDay && *parts->nth > 0) {  // "hari kedua Lebaran"
    TimeParts feast = *parts;
    feast.nth_unit = std::nullopt;
    if (const uint32_t end = HolidayPiece(at, &feast)) {
      feast.holiday->offset += *parts->nth - 1;
      feast.nth = std::nullopt;
      *parts = feast;
      return end;
    }
  }
  if (const uint32_t shifted = ShiftedUnit(at, parts)) {
    if (parts->unit == TimeUnit::kMonth || parts->unit == TimeUnit::kYear || parts->unit == TimeUnit::kQuarter) return shifted;
    return 0;
  }
  if (const Hit* unit = FindUnit(at, TimeUnit::kMonth)) at = unit->last;
  if (const auto month = MonthAt(at, &next)) {
    parts->month = month;
    return YearOrShiftAfter(next, parts);
  }
  const auto year = at > i ? Year(at) : std::nullopt;
  if (!year) return 0;
  parts->year = year;
  return at + 1;
}

// "pekan pertama September", "the last Monday of March", "the third week of October 2014".
uint32_t TimeGrammar::NthPiece(uint32_t i, TimeParts* parts) const {
  uint32_t at = IsArticle(i) ? i + 1 : i;
  uint32_t next = 0;
  TimeParts inner = *parts;
  const auto unit_at = [&](uint32_t k) -> const Hit* {
    const Hit* unit = Find(k, Topic::kTimeUnit);
    if (unit == nullptr || unit->inflected) return nullptr;
    const auto which = static_cast<TimeUnit>(unit->entry->choice);
    return which == TimeUnit::kWeek || which == TimeUnit::kWeekend || which == TimeUnit::kDay ? unit : nullptr;
  };
  const Hit* counted = nullptr;
  if (const Hit* unit = unit_at(at)) {  // "pekan kedua"
    counted = unit;
    if (const Hit* final_one = FindShift(unit->last, "final")) {
      inner.nth = -1;
      next = final_one->last;
    } else if (!(inner.nth = RankAt(unit->last, &next))) {
      return 0;
    }
  } else {
    if (const Hit* last = FindLink(at, TimeLink::kLast)) {
      inner.nth = -1;
      next = last->last;
    } else if (const Hit* final_one = FindShift(at, "final")) {
      inner.nth = -1;
      next = final_one->last;
    } else if (!(inner.nth = OrdinalAt(at, &next))) {
      return 0;
    }
    counted = unit_at(next);
    if (counted == nullptr && *inner.nth < 0) counted = Find(next, Topic::kWeekday);
    if (counted == nullptr) return 0;
    next = counted->last;
    const bool joined = FindShift(next, "of") != nullptr || Find(next, Topic::kPreposition) != nullptr;
    if (!joined) return 0;
  }
  if (counted->entry->topic == Topic::kWeekday)
    inner.weekday = static_cast<int>(counted->entry->number) - 1;
  else
    inner.nth_unit = static_cast<TimeUnit>(counted->entry->choice);
  if (*inner.nth == 0 || *inner.nth > (inner.nth_unit == TimeUnit::kDay ? 31 : 5)) return 0;
  const uint32_t end = Container(next, &inner);
  if (end != 0) *parts = inner;
  return end;
}

// "the week of Sept. 8".
uint32_t TimeGrammar::WeekOf(uint32_t i, TimeParts* parts) const {
  const Hit* week = FindUnit(IsArticle(i) ? i + 1 : i, TimeUnit::kWeek);
  const Hit* of = week != nullptr && !week->inflected ? FindShift(week->last, "of") : nullptr;
  if (of == nullptr) return 0;
  TimeParts inner = *parts;
  uint32_t next = MonthDay(of->last, &inner);
  if (next == 0) next = DayMonth(of->last, &inner);
  if (next == 0 || !inner.day) return 0;
  *parts = inner;
  parts->week_of = true;
  return next;
}

// "setiap hari", "every two weeks", "tiap malam".
uint32_t TimeGrammar::EveryPiece(uint32_t i, TimeParts* parts) const {
  const Hit* every = FindLink(i, TimeLink::kEvery);
  if (every == nullptr) return 0;
  uint32_t end = 0;
  TimeDistance distance;
  if (const Hit* unit = Find(every->last, Topic::kTimeUnit)) {
    if (!IsNumber(unit->last)) end = unit->last;
  } else if (const Hit* part = Find(every->last, Topic::kDayPart)) {
    end = part->last;
  } else {
    end = CountedUnit(every->last, &distance);
  }
  if (end == 0) return 0;
  parts->every = true;
  parts->unsure = true;  // no one time
  return end;
}

// "hari itu", "that year", "malam itu", "pada hari yang sama".
uint32_t TimeGrammar::ThatPiece(uint32_t i, TimeParts* parts) const {
  if (FindShift(i, "same-day") != nullptr) {  // "malam harinya"
    parts->that = TimeUnit::kDay;
    return DayPart(i, parts);
  }
  const Hit* before = FindShift(i, "that");
  const uint32_t at = before != nullptr ? before->last : i;
  const Hit* part = Find(at, Topic::kDayPart);
  const Hit* unit = Find(at, Topic::kTimeUnit);
  if (part == nullptr && (unit == nullptr || unit->inflected)) return 0;
  if (before == nullptr && i > first_ && (IsNumber(i - 1) || CoreAt(i - 1))) return 0;  // "pertemuan dua hari itu"
  const uint32_t next = part != nullptr ? part->last : unit->last;
  const Hit* after = before == nullptr ? FindShift(next, "that-after") : nullptr;
  if (before == nullptr && after == nullptr) return 0;
  if (part != nullptr) {
    parts->that = TimeUnit::kDay;
    const uint32_t end = DayPart(at, parts);
    return after != nullptr ? after->last : end;
  }
  const auto which = static_cast<TimeUnit>(unit->entry->choice);
  if (which != TimeUnit::kDay && which != TimeUnit::kWeek && which != TimeUnit::kMonth && which != TimeUnit::kYear) return 0;
  parts->that = which;
  return after != nullptr ? after->last : next;
}

// "summer 2024", "the winter of 1944", "last summer".
uint32_t TimeGrammar::SeasonPiece(uint32_t i, TimeParts* parts) const {
  uint32_t at = IsArticle(i) ? i + 1 : i;
  TimeParts inner = *parts;
  for (const auto& [link, by] : {std::pair{TimeLink::kNext, 1}, {TimeLink::kLast, -1}, {TimeLink::kThis, 0}}) {
    const Hit* hit = FindLink(i, link);
    if (hit == nullptr) continue;
    inner.shifted = true;
    inner.shift = by;
    at = hit->last;
    break;
  }
  for (int season = 1; season <= 4; ++season) {
    constexpr std::array<std::string_view, 4> kNames = {"season 1", "season 2", "season 3", "season 4"};
    const Hit* hit = FindShift(at, kNames[static_cast<size_t>(season - 1)]);
    if (hit == nullptr || hit->inflected) continue;
    inner.season = season;
    uint32_t next = YearAfter(hit->last, &inner);
    if (TimeParts with = inner; next == 0 && ShiftedUnit(hit->last, &with) != 0 && with.unit == TimeUnit::kYear) {
      next = ShiftedUnit(hit->last, &inner);  // "musim panas tahun lalu"
    } else if (next == 0 && !inner.shifted) {
      next = ShiftAfter(hit->last, &inner.shift);
      inner.shifted = next != 0;
    } else if (next == 0) {
      next = hit->last;
    }
    if (next == 0) return 0;
    *parts = inner;
    return next;
  }
  return 0;
}

// "kini", "baru-baru ini".
uint32_t TimeGrammar::NowPiece(uint32_t i, TimeParts* parts) const {
  if (const Hit* now = FindShift(i, "now")) {
    parts->now = true;
    return now->last;
  }
  if (const Hit* unsure = FindShift(i, "unsure")) {
    parts->unsure = true;
    return unsure->last;
  }
  return 0;
}

// A name that a feast's name is only a part of: "Mandailing Natal", "Easter Island".
bool TimeGrammar::WithinName(const Hit& hit) const {
  for (const uint32_t i : {hit.first, hit.last - 1}) {
    const context::EntityMention* mention = context_.MentionAt(i);
    if (mention == nullptr) continue;
    const context::EntityKind kind = context_[mention->entity].kind;
    const bool wider = mention->first < hit.first || mention->last > hit.last;
    if (wider && (kind == context::EntityKind::kPerson || kind == context::EntityKind::kPlace)) return true;
  }
  return false;
}

// "Natal", "Idul Fitri 1446 H", "malam Tahun Baru 2025", "last Christmas", "bulan Ramadan", "H-7 Lebaran".
uint32_t TimeGrammar::HolidayPiece(uint32_t i, TimeParts* parts) const {
  uint32_t at = i;
  int offset = 0;
  TimeParts inner = *parts;
  if (const Hit* count = FindShift(at, "countdown")) {
    const auto days = Plain(count->last + 1, 2);
    if (!days || !Glued(count->last) || !(IsDash(count->last) || Is(count->last, "+"))) return 0;
    offset = Is(count->last, "+") ? *days : -*days;
    at = count->last + 2;
  } else if (Find(at, Topic::kHoliday) != nullptr) {
  } else if (const Hit* eve = FindShift(at, "eve")) {
    offset = -1;
    at = eve->last;
  } else if (const Hit* unit = Find(at, Topic::kTimeUnit); unit != nullptr && !unit->inflected) {
    at = unit->last;  // "bulan Ramadan", "hari Natal"
  } else {
    for (const auto& [link, by] : {std::pair{TimeLink::kNext, 1}, {TimeLink::kLast, -1}, {TimeLink::kThis, 0}}) {
      const Hit* hit = FindLink(at, link);
      if (hit == nullptr) continue;
      inner.shifted = true;
      inner.shift = by;
      at = hit->last;
      break;
    }
  }
  const Hit* hit = Find(at, Topic::kHoliday);
  if (hit == nullptr || hit->inflected) return 0;
  const char initial = hit->entry->form.empty() ? 'a' : hit->entry->form[0];
  if (initial >= 'A' && initial <= 'Z' && !Capitalised(at)) return 0;
  if (WithinName(*hit)) return 0;
  inner.holiday = languages::ParseHolidayRule(hit->entry->meaning);
  if (!inner.holiday) return 0;
  inner.holiday->offset += offset;
  uint32_t next = hit->last;
  const text::DigitGroups year = GroupsAt(next);
  if (const Hit* era = FindShift(next + 1, "hijri"); era != nullptr && year.count == 1 && year.digits[0] == 4) {
    inner.hijri_year = year.value[0];
    next = era->last;
  } else if (const uint32_t after = YearAfter(next, &inner)) {
    next = after;
  } else if (const uint32_t shifted = inner.shifted ? 0 : ShiftAfter(next, &inner.shift)) {
    inner.shifted = true;
    next = shifted;
  } else if (TimeParts with = inner; const uint32_t unit = ShiftedUnit(next, &with)) {  // "Lebaran tahun ini"
    if (with.unit == TimeUnit::kYear) {
      inner = with;
      next = unit;
    }
  }
  // The name of a feast alone is no time: "misa Natal", "Christmas shopping".
  const bool names =
      at > i || parts->nth || hit->entry->words >= 2 || next > hit->last || Led(i, true) || (i == first_ && Ends(next));
  if (!names) return 0;
  *parts = inner;
  return next;
}

// "3 dan 5 September", "9, 11, dan 13 September": the first of several days of one month.
std::optional<TimePhrase> TimeGrammar::ListedDay(uint32_t i) const {
  constexpr int kMostListed = 8;
  const auto day = Plain(i, 2);
  if (!day || *day < 1 || *day > 31 || (Glued(i) && i > first_ && !Is(i - 1, "("))) return std::nullopt;
  uint32_t at = i + 1;
  int last_day = *day;
  for (int listed = 0; listed < kMostListed; ++listed) {
    const bool comma = Is(at, ",");
    uint32_t next = comma ? at + 1 : at;
    const bool conjunction = IsAnd(next);
    if (conjunction && listed == 0 && BetweenBefore(i)) return std::nullopt;
    if (conjunction) ++next;
    if ((!comma && !conjunction) || Glued(next)) return std::nullopt;
    const auto other = Plain(next, 2);
    if (!other || *other <= last_day) return std::nullopt;
    if (TimeParts parts; DayMonth(next, &parts) != 0) {
      if (!parts.day || *parts.day != *other) return std::nullopt;
      if (listed == 0 && conjunction && *other == *day + 1) return std::nullopt;  // "3 dan 4 September" is a range
      parts.day = day;
      parts.last_day = std::nullopt;
      return TimePhrase{i, i + 1, parts, std::nullopt};
    }
    last_day = *other;
    at = next + 1;
  }
  return std::nullopt;
}

}  // namespace silang::claims
