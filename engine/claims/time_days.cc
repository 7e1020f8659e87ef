#include <tuple>

#include "claims/time_grammar.h"
#include "text/dates.h"

namespace silang::claims {

using languages::Topic;
using text::Hit;
using text::TokenKind;

namespace {

// "18:00..29:00" -> 1080, 1740.
std::pair<int, int> Hours(const std::string& meaning) {
  if (meaning.size() != 12) return {0, 24 * 60};
  const auto number = [&](size_t at) { return (meaning[at] - '0') * 10 + (meaning[at + 1] - '0'); };
  return {number(0) * 60 + number(3), number(7) * 60 + number(10)};
}

}  // namespace

uint32_t TimeGrammar::Zone(uint32_t i, TimeParts* parts) const {
  if (const Hit* local = FindShift(i, "zone")) return local->last;  // "local time": said, and no offset told
  const Hit* hit = Find(i, Topic::kTimeZone);
  if (hit == nullptr || hit->entry->meaning.size() != 6) return 0;
  const std::string& zone = hit->entry->meaning;  // "+07:00"
  const int minutes = ((zone[1] - '0') * 10 + zone[2] - '0') * 60 + (zone[4] - '0') * 10 + zone[5] - '0';
  parts->zone_minutes = zone[0] == '-' ? -minutes : minutes;
  return hit->last;
}

// A word that is a week as well as a Sunday ("minggu") is the day where it is named as one.
bool TimeGrammar::IsSunday(uint32_t i, uint32_t next, bool named) const {
  if (Find(i, Topic::kTimeUnit) == nullptr || named) return true;
  if (Is(next, "(") && IsNumber(next + 1)) return true;
  if (Is(next, ",") && IsNumber(next + 1)) return true;
  if (Find(next, Topic::kDayPart) != nullptr) return true;
  if (i > first_ && (IsNumber(i - 1) || CoreAt(i - 1))) return false;
  int shift = 0;
  const bool opens = i == first_ || a_.token(i - 1).kind == TokenKind::kQuote;
  if (ShiftAfter(next, &shift) != 0) return Capitalised(i) && !opens;
  return Capitalised(i);
}

// "na quarta edição", "a sexta": a day's name that is an ordinal as well is the day where a word leads to it and what follows is
// nothing that it could count.
bool TimeGrammar::IsRankInstead(const Hit& day, bool led) const {
  if (const Hit* part = Find(day.first, Topic::kFraction); part != nullptr && part->last > day.last)
    return true;  // "terça parte"
  const Hit* ordinal = Find(day.first, Topic::kOrdinal);
  if (ordinal == nullptr || ordinal->last != day.last) return false;
  constexpr text::TopicSet kFunction =
      text::Bit(Topic::kPreposition) | text::Bit(Topic::kTimeLink) | text::Bit(Topic::kTimeShift) |
      text::Bit(Topic::kConjunction) | text::Bit(Topic::kAuxiliary) | text::Bit(Topic::kRelativePronoun) |
      text::Bit(Topic::kSubordinator) | text::Bit(Topic::kNegation) | text::Bit(Topic::kDayPart) | text::Bit(Topic::kRangeLink) |
      text::Bit(Topic::kPronoun) | text::Bit(Topic::kCue);
  if (Capitalised(day.first) && day.first > first_) return true;                     // "na Quinta da Boa Vista"
  if (day.first >= first_ + 2 && Find(day.first - 2, Topic::kWeekday) != nullptr) {  // "de segunda a sexta funciona"
    return IsWord(day.last) && (Capitalised(day.last) || a_.HitsAt(day.last).empty() || CountsThings(day.last));
  }
  if (IsWord(day.last) && ((a_.Topics(day.last) & kFunction) == 0 || FindShift(day.last, "half") != nullptr)) return true;
  const auto weekday_at = [&](uint32_t k) { return Find(k, Topic::kWeekday) != nullptr; };
  if (led) return false;
  if (IsAnd(day.last) || RangeLinkAt(day.last) != 0) {  // "segunda e terça"
    const uint32_t other = IsAnd(day.last) ? day.last + 1 : RangeLinkAt(day.last);
    if (weekday_at(other) || (IsArticle(other) && weekday_at(other + 1))) return false;
  }
  return !Led(day.first, false) || IsArticle(day.first - 1);
}

// "Kamis", "hari Rabu", "Senin depan", "last Friday", "Mondays".
uint32_t TimeGrammar::WeekdayPiece(uint32_t i, TimeParts* parts) const {
  uint32_t at = i;
  int shift = 0;
  bool shifted = false, nearest = false;
  for (const auto& [link, by] : {std::pair{TimeLink::kNext, 1}, {TimeLink::kLast, -1}, {TimeLink::kThis, 0}}) {
    if (const Hit* hit = FindLink(at, link)) {
      nearest = link == TimeLink::kThis && FindShift(at, "either") != nullptr;  // "este domingo": the last one or the next
      shifted = !nearest;
      at = hit->last;
      shift = by;
      break;
    }
  }
  if (const Hit* past = shifted ? nullptr : FindShift(at, "past")) {
    at = past->last;
    shift = -1;
    shifted = true;
  }
  std::optional<int> nth;
  if (!shifted) {
    uint32_t after = IsArticle(at) ? at + 1 : at;
    uint32_t next = 0;
    if (IsWord(after) && !a_.HitsAt(after).empty()) nth = OrdinalAt(after, &next);
    if (nth && *nth <= 5 && Find(next, Topic::kWeekday) != nullptr)
      at = next;
    else
      nth = std::nullopt;
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
  if (day == nullptr || !IsSunday(at, day->last, named) || (!named && IsRankInstead(*day, at > i))) return 0;
  if (day->inflected && day->entry->form.size() <= 4) return 0;  // "jumlah" is no form of "Jum"
  if (!named && !Capitalised(at) && a_.token(at).span.size() <= 3) return 0;
  parts->weekday = static_cast<int>(day->entry->number) - 1;
  if (eve != nullptr && !shifted) {  // "malam Minggu" is the night before Sunday
    parts->weekday = (*parts->weekday + 6) % 7;
    std::tie(parts->part_begin, parts->part_end) = std::pair(18 * 60, 29 * 60);
  }
  if (const Hit* part = Find(at, Topic::kDayPart); part != nullptr && part->last == day->last && !parts->part_begin) {
    std::tie(parts->part_begin, parts->part_end) = Hours(part->entry->meaning);  // "zondagavond"
    TurnHour(parts);
  }
  parts->nth = nth;
  parts->nearest = nearest;
  parts->every = every || (day->inflected && a_.pack().code() == "en");
  uint32_t next = day->last;
  if (const Hit* market = FindShift(next, "day-name")) next = market->last;  // "Rabu Wage"
  if (Is(next, ".") && Glued(next) && day->last - day->first == 1 && a_.token(at).span.size() <= 4 &&
      (Is(next + 1, ",") || IsNumber(next + 1)))
    ++next;
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
      TurnHour(parts);
      break;
    }
  }
  return hit->last;
}

uint32_t TimeGrammar::DayPart(uint32_t i, TimeParts* parts) const {
  const Hit* hit = Find(i, Topic::kDayPart);
  if (hit == nullptr) return 0;
  std::tie(parts->part_begin, parts->part_end) = Hours(hit->entry->meaning);
  TurnHour(parts);
  return hit->last;
}

// The hour in the part of the day that is named behind it: "jam 7 malam", "om 12 uur 's middags", "om zeven uur vanavond".
void TimeGrammar::TurnHour(TimeParts* parts) {
  if (!parts->minute || !parts->part_begin || *parts->minute >= 13 * 60) return;
  const int hour = *parts->minute / 60, begin = *parts->part_begin;
  if (hour == 12) {
    if (begin >= 18 * 60) *parts->minute -= 12 * 60;
  } else if (begin >= 12 * 60 || (begin >= 10 * 60 && hour <= 4)) {
    if (begin < 17 * 60 || hour >= 5) *parts->minute += 12 * 60;
  }
}

// "1:20" is a ratio where nothing else says that it is a time.
bool TimeGrammar::MayBeClock(uint32_t i, const text::WrittenClock& clock, const TimeParts& parts) const {
  // "3h" is how long where the point is decimal, and an hour of the day elsewhere.
  if (clock.last == i + 2 && Is(i + 1, "h") && a_.pack().setting("decimal") == ".") return LinkBefore(i, TimeLink::kAt);
  const bool bare = clock.last == i + 3 && Is(i + 1, ":") && a_.token(i).span.size() == 1;
  if (!bare || parts.has_date() || parts.part_begin || (i == first_ && Ends(clock.last))) return true;
  if (i == first_) return Find(clock.last, Topic::kDayPart) != nullptr || RangeLinkAt(clock.last) != 0;
  for (uint32_t back = 1; back <= 2 && i >= first_ + back; ++back) {
    for (const Hit& hit : a_.HitsAt(i - back)) {
      const bool leads = hit.entry->topic == Topic::kTimeLink || hit.entry->topic == Topic::kPreposition ||
                         hit.entry->topic == Topic::kQualifier;
      if (leads && hit.last == i) return true;
    }
  }
  return Find(clock.last, Topic::kDayPart) != nullptr || IsDash(i - 1);
}

// "noon", "minuit": where the name of a clock time ends; 0 if there is none.
uint32_t TimeGrammar::NamedClock(uint32_t i, int* minute) const {
  for (const Hit& hit : a_.HitsAt(i)) {
    const std::string& meaning = hit.entry->meaning;
    if (hit.entry->topic != Topic::kTimeShift || meaning.size() != 5 || meaning[2] != ':' || hit.last > last_) continue;
    *minute = ((meaning[0] - '0') * 10 + meaning[1] - '0') * 60 + (meaning[3] - '0') * 10 + meaning[4] - '0';
    return hit.last;
  }
  return 0;
}

// The same, and "tengah hari", which is a part of the day as well where nothing is counted from it.
uint32_t TimeGrammar::TurnOfDay(uint32_t i, int* minute) const {
  if (const uint32_t named = NamedClock(i, minute)) return named;
  for (const bool noon : {true, false}) {
    if (const Hit* turn = FindShift(i, noon ? "turn 12:00" : "turn 00:00")) {
      *minute = noon ? 12 * 60 : 0;
      return turn->last;
    }
  }
  return 0;
}

// Whether "at" stands before token `i`, or "at approximately".
bool TimeGrammar::OpensClock(uint32_t i) const {
  if (LinkBefore(i, TimeLink::kAt)) return true;
  for (uint32_t back = 1; back <= 2 && i >= first_ + back; ++back) {
    const Hit* about = Find(i - back, Topic::kQualifier);
    if (about != nullptr && about->last == i && LinkBefore(i - back, TimeLink::kAt)) return true;
  }
  return false;
}

// "menit ke-78", "minuto 78", "the 78th minute", "aos 78 minutos": of a match, which is longer than a few minutes and shorter
// than two of them.
uint32_t TimeGrammar::PlayMinute(uint32_t i, TimeParts* parts) const {
  constexpr int kLongest = 130;
  const auto take = [&](std::optional<int> minute, uint32_t end) {
    if (!minute || *minute < 1 || *minute > kLongest) return uint32_t{0};
    const Hit* of = numbers_.FindChoice(end, Topic::kPreposition, "of");
    const bool of_half =
        of == nullptr || Find(of->last, Topic::kOrdinal) != nullptr;  // "aos 20 minutos da chamada" is of no match
    if (!of_half || FindShift(end, "final") != nullptr) return uint32_t{0};
    parts->play_minute = minute;
    if (Is(end, "+") && Glued(end) && Plain(end + 1, 2)) end += 2;  // "menit 90+4": told by the minute it is added to
    return end;
  };
  uint32_t next = 0;
  const auto rank_at = [&](uint32_t at) -> std::optional<int> {
    const auto& core = CoreAt(at);
    if (!core || core->form != NumberForm::kOrdinal || !core->value || *core->value > kLongest) return std::nullopt;
    next = core->last;
    return static_cast<int>(*core->value);
  };
  if (const Hit* at = FindShift(i, "at-minute"); at != nullptr && IsNumber(at->last)) {
    const Hit* unit = FindUnit(at->last + 1, TimeUnit::kMinute);
    return unit != nullptr ? take(Plain(at->last, 3), unit->last) : 0;
  }
  if (const Hit* unit = FindUnit(i, TimeUnit::kMinute)) {
    if (!a_.pack().traits().nouns_first || !Has(unit->last)) return 0;
    if (i > first_ && (IsNumber(i - 1) || CoreAt(i - 1))) return 0;  // "10 menit ke-2"
    if (const auto rank = rank_at(unit->last)) {
      const char last = context_.document->text[a_.token(next - 1).span.end - 1];
      return last >= '0' && last <= '9' ? take(rank, next) : 0;  // not "menit pertama"
    }
    if (Find(unit->last + 1, Topic::kTimeUnit) != nullptr || Find(unit->last + 1, Topic::kUnit) != nullptr) return 0;
    return take(Plain(unit->last, 3), unit->last + 1);
  }
  const uint32_t at = IsArticle(i) || FindShift(i, "the") != nullptr ? i + 1 : i;
  if (!IsNumber(at)) return 0;
  const auto rank = rank_at(at);
  if (rank && IsDash(next) && Glued(next)) ++next;  // "the 78th-minute goal"
  const Hit* unit = rank ? FindUnit(next, TimeUnit::kMinute) : nullptr;
  return unit != nullptr ? take(rank, unit->last) : 0;
}

// "pukul 14.30 WIB", "7:45 p.m.", "jam 7 malam", "at 6 o'clock".
uint32_t TimeGrammar::Clock(uint32_t i, TimeParts* parts) const {
  uint32_t at = i;
  bool cued = false;
  if (int minute = 0; const uint32_t named = NamedClock(i, &minute)) {
    const uint32_t end = named < last_ ? QuarterAfter(named, &minute) : named;  // "meio-dia e meia"
    parts->minute = minute;
    return end;
  }
  if (const uint32_t told = MinutesAndHour(i, !IsNumber(i) && OpensClock(i), parts)) return told;
  if (const Hit* cue = FindShift(at, "clock")) {
    at = cue->last;
    cued = true;
    if (const Hit* about = Find(at, Topic::kQualifier)) at = about->last;
    if (const uint32_t told = MinutesAndHour(at, true, parts)) return told;
  }
  if (!Has(at)) return 0;
  uint32_t next = 0;
  if (const auto written = text::ReadWrittenClock(context_.document->text, a_, at, last_);
      written && (cued || MayBeClock(at, *written, *parts))) {
    parts->minute = written->minute;
    if (written->zone_minutes) parts->zone_minutes = written->zone_minutes;
    next = written->last;
    if (Is(at + 1, ":") && Is(at + 3, ":") && Plain(at + 4, 2) && at + 5 <= next) parts->second = Plain(at + 4, 2);
    if (const Hit* after = IsNumber(next - 1) ? FindShift(next, "clock-after") : nullptr) next = after->last;  // "15:45 horas"
  } else if (const auto end = cued ? std::nullopt : ClockRangeEnd(at)) {  // "7 to 9 a.m.": one half of the day for both
    const int hour = *Plain(at, 2) % 12 * 60;
    const int half = end->minute >= 12 * 60 ? 12 * 60 : 0;
    parts->minute = hour + half > end->minute ? (hour + half + 12 * 60) % (24 * 60) : hour + half;
    next = at + 1;
  } else if (const auto first = RangeStart(at)) {
    parts->minute = first;
    next = at + 1;
  } else {
    next = ClockFigures(at, cued, parts);
  }
  if (next == 0) return 0;
  uint32_t minutes_end = 0;
  for (const bool past : {true, false}) {  // "pukul tujuh lewat lima menit"
    const Hit* link = cued ? FindShift(next, past ? "minutes-past" : "minutes-to") : nullptr;
    auto minutes = link != nullptr ? MinutesAt(link->last, false, &minutes_end) : std::nullopt;
    if (link != nullptr && !minutes && Has(link->last) && !IsNumber(link->last) && *parts->minute % 60 == 0) {
      const auto& core = CoreAt(link->last);  // "pukul satu lewat dua puluh"
      const bool bare = core && core->form == NumberForm::kCardinal && core->value && *core->value >= 1 && *core->value <= 59;
      if (bare && !IsCounted(core->last)) {
        minutes = static_cast<int>(*core->value);
        minutes_end = core->last;
      }
    }
    if (!minutes) continue;
    parts->minute = (*parts->minute + (past ? *minutes : -*minutes) + 24 * 60) % (24 * 60);
    next = minutes_end;
    break;
  }
  return ZoneOffset(next, parts);
}

// "9", "22.00": the minute of the day.
std::optional<int> TimeGrammar::HourFigures(uint32_t i) const {
  const text::DigitGroups g = GroupsAt(i);
  const bool dotted = g.count == 2 && g.separator == '.' && g.digits[0] <= 2 && g.digits[1] == 2;
  if (!dotted && (g.count != 1 || g.digits[0] > 2)) return std::nullopt;
  if (g.value[0] > 24 || (dotted && g.value[1] > 59)) return std::nullopt;
  return (g.value[0] * 60 + (dotted ? g.value[1] : 0)) % (24 * 60);
}

// "between [8]": the word right before a number opens a range.
bool TimeGrammar::OpenedByBetween(uint32_t i) const {
  return i > first_ && numbers_.FindChoice(i - 1, Topic::kRangeLink, "between") != nullptr;
}

// "von [9] bis 17 Uhr", "zwischen [8] und 12 Uhr": the word behind the second says that the first is an hour too, unless it may as
// well say how many.
std::optional<int> TimeGrammar::RangeStart(uint32_t i) const {
  const auto minute = HourFigures(i);
  if (!minute) return std::nullopt;
  const uint32_t second = IsAnd(i + 1) && OpenedByBetween(i) ? i + 2 : RangeLinkAt(i + 1);
  if (second == 0 || !HourFigures(second) || FindShift(second + 1, "clock-after") == nullptr) return std::nullopt;
  return Find(second + 1, Topic::kTimeUnit) == nullptr && Find(second + 1, Topic::kUnit) == nullptr ? minute : std::nullopt;
}

// A word that is a unit to some and a preposition to all: "in".
bool TimeGrammar::LeadsOn(uint32_t i) const {
  return Find(i, Topic::kPreposition) != nullptr || Find(i, Topic::kTimeLink) != nullptr ||
         Find(i, Topic::kConjunction) != nullptr;
}

// "um 3 [Prozent]", "gegen zwei [Männer]", "pukul 10 [orang]": what a number right before it counts or measures.
bool TimeGrammar::IsCounted(uint32_t i) const {
  if (!Has(i) || Find(i, Topic::kDayPart) != nullptr || Find(i, Topic::kWeekday) != nullptr || Find(i, Topic::kMonth) != nullptr)
    return false;
  for (const Topic topic : {Topic::kUnit, Topic::kCurrency, Topic::kPercent, Topic::kClassifier, Topic::kScale}) {
    if (Find(i, topic) != nullptr && !(topic == Topic::kUnit && LeadsOn(i))) return true;
  }
  if (!IsWord(i)) return false;
  if (a_.pack().traits().capital_nouns) return Capitalised(i) && Find(i, Topic::kTimeZone) == nullptr;
  return a_.HasConcept(i, languages::ConceptClass::kThing) || a_.Has(i, Topic::kRole) || a_.Has(i, Topic::kDemonym);
}

// "entre [21 heures] et 5 heures": hours of the day, since of how many are told the first would have no unit. `next`: behind the
// first unit, or the second.
bool TimeGrammar::PairedHours(uint32_t i, uint32_t next) const {
  const auto hour_at = [&](uint32_t at) {
    return at >= first_ && HourFigures(at) && FindShift(at + 1, "clock-after") != nullptr ? HourFigures(at) : std::nullopt;
  };
  const auto is_of_day = [](int first, int second) {
    constexpr int kLeast = 5 * 60, kNoon = 12 * 60;
    return first >= kLeast || second >= kNoon || second < first;
  };
  if (OpenedByBetween(i) && IsAnd(next)) {
    const auto second = hour_at(next + 1);
    return second && is_of_day(*HourFigures(i), *second);
  }
  if (i < first_ + 4 || !IsAnd(i - 1) || !OpenedByBetween(i - 3)) return false;
  const auto first = hour_at(i - 3);
  return first && HourFigures(i) && is_of_day(*first, *HourFigures(i));
}

// The end of "7 to 9 a.m.", seen from the 7.
std::optional<text::WrittenClock> TimeGrammar::ClockRangeEnd(uint32_t i) const {
  const auto hour = Plain(i, 2);
  const uint32_t second = hour && *hour >= 1 && *hour <= 12 ? RangeLinkAt(i + 1) : 0;
  if (second == 0 || !Has(second)) return std::nullopt;
  const auto end = text::ReadWrittenClock(context_.document->text, a_, second, last_);
  const bool half = end && Find(end->last - 1, Topic::kMeridiem) != nullptr;
  return half || (end && Find(second + 1, Topic::kMeridiem) != nullptr) ? end : std::nullopt;
}

// "half past three", "a quarter to five", "20 minutes past 3 p.m.", "om [tien voor half vijf]".
uint32_t TimeGrammar::MinutesAndHour(uint32_t i, bool cued, TimeParts* parts) const {
  uint32_t at = i, next = 0;
  if (const Hit* article = Find(at, Topic::kNumberLink); article != nullptr && article->entry->meaning == "article")
    at = article->last;
  const auto minutes = MinutesAt(at, cued, &next);
  if (!minutes) return 0;
  bool past = FindShift(next, "minutes-past") != nullptr;
  const Hit* link = FindShift(next, past ? "minutes-past" : "minutes-to");
  const bool of_hours = link != nullptr;  // else what follows may be no hour: "ten minutes after two goals"
  if (link == nullptr) {                  // "forty minutes before midnight", "sepuluh menit sebelum pukul sepuluh"
    link = FindLink(next, TimeLink::kBefore);
    past = link == nullptr;
    if (past) link = FindLink(next, TimeLink::kAfter);
  }
  if (link == nullptr) return 0;
  const HourBehind hour = ReadHourBehind(link->last, of_hours, link->last > next + 1);
  if (hour.last == 0) return 0;
  parts->minute = (hour.minute + (past ? *minutes : -*minutes) + 24 * 60) % (24 * 60);
  if (hour.zone_minutes) parts->zone_minutes = hour.zone_minutes;
  parts->either_half = hour.minute <= 12 * 60 && hour.minute > 0 && !hour.half_told && !parts->zone_minutes;
  return hour.last;
}

// The hour at `i` that minutes are counted from, as far as it is surely one: `of_hours` if what stands before says so, `article` if that
// may be an article of what is counted as well ("después de las tres explosiones").
TimeGrammar::HourBehind TimeGrammar::ReadHourBehind(uint32_t i, bool of_hours, bool article) const {
  HourBehind hour;
  if (const Hit* cue = FindShift(i, "clock"); cue != nullptr && !of_hours) {
    i = cue->last;
    of_hours = true;
    article = false;
  }
  if (const auto written = text::ReadWrittenClock(context_.document->text, a_, i, last_)) {
    const bool half_told = Find(written->last - 1, Topic::kMeridiem) != nullptr;
    return {written->last, written->minute, written->zone_minutes, half_told};
  }
  if (const uint32_t named = TurnOfDay(i, &hour.minute)) return {named, hour.minute, {}, true};  // "one minute past midnight"
  if (const auto half = HalfTo(i, &hour.last)) {
    hour.minute = *half;
  } else if (Has(i) && CoreAt(i)) {
    const Core& core = *CoreAt(i);
    if (core.form != NumberForm::kCardinal || !core.value || *core.value < 1 || *core.value > 12) return {};
    if (std::floor(*core.value) != *core.value) return {};
    hour.minute = static_cast<int>(*core.value) * 60;
    hour.last = core.last;
    const auto glued = [&](uint32_t at) { return at < last_ && Glued(at); };
    if (glued(hour.last) && (a_.token(hour.last).kind == TokenKind::kWord || (glued(hour.last + 1) && IsNumber(hour.last + 1))))
      return {};                                                    // "8h30", "8:30": of minutes of its own
    if (const Hit* behind = FindShift(hour.last, "clock-after")) {  // "ten minutes before three o'clock"
      const bool span = FindUnit(hour.last, TimeUnit::kHour) != nullptr && behind->last < last_ &&
                        a_.token(behind->last).kind == TokenKind::kWord;  // "after three hours of surgery"
      if (span) return {};
      hour.last = behind->last;
      of_hours = true;
      article = false;
    }
    if (const Hit* half = Find(hour.last, Topic::kMeridiem)) {  // "a quarter to five in the afternoon"
      hour.minute = hour.minute % (12 * 60) + (half->entry->meaning == "pm" ? 12 * 60 : 0);
      return {half->last, hour.minute, {}, true};
    }
  } else {
    return {};
  }
  const uint32_t end = hour.last;
  if (!of_hours || IsCounted(end)) return {};  // "fünf Minuten nach zwei Toren"
  const bool word = end < last_ && a_.token(end).kind == TokenKind::kWord && Find(end, Topic::kPreposition) == nullptr &&
                    Find(end, Topic::kConjunction) == nullptr && Find(end, Topic::kStopWord) == nullptr;
  return article && word ? HourBehind() : hour;
}

// "setengah tujuh", "half zeven": 6:30, in minutes.
std::optional<int> TimeGrammar::HalfTo(uint32_t i, uint32_t* next) const {
  const Hit* half = FindShift(i, "half-to");
  if (half == nullptr || !Has(half->last)) return std::nullopt;
  const auto& core = CoreAt(half->last);
  if (!core || core->form != NumberForm::kCardinal || !core->value || *core->value > 12 || *core->value < 1) return std::nullopt;
  *next = core->last;
  return static_cast<int>(*core->value) * 60 - 30;
}

// "a quarter", "half", "20 minutes": of an hour. `bare`: "tien" is ten minutes.
std::optional<int> TimeGrammar::MinutesAt(uint32_t i, bool bare, uint32_t* next) const {
  if (const Hit* fraction = Find(i, Topic::kFraction); fraction != nullptr && fraction->entry->number < 1) {
    *next = fraction->last;
    const Hit* hour = FindUnit(IsArticle(*next) ? *next + 1 : *next, TimeUnit::kHour);  // "half an hour", "seperempat jam"
    if (hour != nullptr && FindLink(hour->last, TimeLink::kBefore) != nullptr) *next = hour->last;
    return static_cast<int>(fraction->entry->number * 60);
  }
  if (!Has(i) || !CoreAt(i)) return std::nullopt;
  const Core& core = *CoreAt(i);
  const Hit* unit = FindUnit(core.last, TimeUnit::kMinute);
  if (core.form != NumberForm::kCardinal || !core.value || *core.value < 1 || *core.value > 59) return std::nullopt;
  if (unit == nullptr && (!bare || FindShift(core.last, "bare-minutes-to") == nullptr)) return std::nullopt;
  *next = unit != nullptr ? unit->last : core.last;
  return static_cast<int>(*core.value);
}

// "+0900", "-08:45", "+02" behind "UTC" and "GMT", and the zone's name in brackets behind it.
uint32_t TimeGrammar::ZoneOffset(uint32_t i, TimeParts* parts) const {
  if (!parts->zone_minutes || *parts->zone_minutes != 0 || !(Is(i, "+") || Is(i, "-") || Is(i, "−"))) return i;
  const text::DigitGroups groups = GroupsAt(i + 1);
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

// "08.00-16.00", either end, "19.30 uur", "10.00 tot [17.00 uur]": where the point groups thousands, two digits behind it are minutes.
bool TimeGrammar::DottedClock(uint32_t i) const {
  if (a_.pack().traits().decimal != ',') return false;
  const auto is_clock = [&](uint32_t at) {
    const text::DigitGroups g = GroupsAt(at);
    return g.count == 2 && g.separator == '.' && g.digits[0] <= 2 && g.digits[1] == 2 && g.value[0] <= 24 && g.value[1] < 60;
  };
  const text::DigitGroups begin = GroupsAt(i);  // "9.00 a 14.00 horas"
  const uint32_t end = begin.count == 2 && begin.separator == '.' && begin.digits[1] == 2 ? RangeLinkAt(i + 1) : 0;
  if (end != 0 && is_clock(end) && FindShift(end + 1, "clock-after") != nullptr) return begin.value[0] <= 24;
  if (!is_clock(i)) return false;
  if (FindShift(i + 1, "clock-after") != nullptr) return true;
  const uint32_t second = RangeLinkAt(i + 1) != 0 ? RangeLinkAt(i + 1) : IsAnd(i + 1) ? i + 2 : 0;
  if (second != 0 && is_clock(second) && FindShift(second + 1, "clock-after") != nullptr) return true;
  const auto two_digits = [&](uint32_t at) { return is_clock(at) && GroupsAt(at).digits[0] == 2; };
  if (i == first_ && two_digits(i) && IsDash(i + 1) && !Glued(i + 1))
    return true;  // "09.05 – Jalan ditutup": an entry of a running report
  return two_digits(i) && ((IsDash(i + 1) && two_digits(i + 2)) || (i >= first_ + 2 && IsDash(i - 1) && two_digits(i - 2)));
}

// "sept heures [et demie]", "las cinco [menos cuarto]": minutes that are told behind the hour. Where they end.
uint32_t TimeGrammar::QuarterAfter(uint32_t i, int* minute) const {
  constexpr std::string_view kPlus = "clock-plus ";
  for (const Hit& hit : a_.HitsAt(i)) {
    if (hit.topic != Topic::kTimeShift || hit.last > last_ || !hit.entry->meaning.starts_with(kPlus)) continue;
    *minute = (*minute + std::atoi(hit.entry->meaning.substr(kPlus.size()).c_str()) + 24 * 60) % (24 * 60);
    return hit.last;
  }
  return i;
}

// "a las dos mujeres", "entre las 20 víctimas": what a word counts that also leads to hours.
bool TimeGrammar::CountsThings(uint32_t next) const {
  if (!IsWord(next) || Glued(next)) return false;
  constexpr text::TopicSet kCounted = text::Bit(Topic::kRole) | text::Bit(Topic::kKinship) | text::Bit(Topic::kDemonym) |
                                      text::Bit(Topic::kPlaceWord) | text::Bit(Topic::kOrganisationWord) |
                                      text::Bit(Topic::kScale);
  if (a_.HasConcept(next, languages::ConceptClass::kThing) || (a_.Topics(next) & kCounted) != 0) return true;
  const bool plural = a_.folded(next).ends_with('s') && a_.pack().traits().nouns_first;
  return plural && (Find(next, Topic::kConcept) != nullptr || (a_.HitsAt(next).empty() && !Capitalised(next)));
}

// "om [een einde] te maken", "rond [20 mensen]", "om [3 procent]": what a bare number at `i` counts that ends before `next`.
bool TimeGrammar::CountsHere(uint32_t i, uint32_t next) const {
  if (FindShift(next - 1, "clock-after") != nullptr || NamesHour(next) || !Has(next)) return false;
  if (CoreAt(i) && CoreAt(i)->article_like && !IsNumber(i) && IsWord(next)) {
    const Hit* article = Find(i, Topic::kNumberLink);
    if (article != nullptr && article->entry->meaning == "article") return true;
  }
  return IsCounted(next);
}

// "zes uur ['s avonds]", "zes uur [plaatselijke tijd]": what makes hours a clock time.
bool TimeGrammar::NamesHour(uint32_t i) const {
  return Find(i, Topic::kDayPart) != nullptr || Find(i, Topic::kTimeZone) != nullptr || FindShift(i, "zone") != nullptr ||
         Find(i, Topic::kMeridiem) != nullptr;
}

// "tegen [twaalven]": a form of the number that names an hour, behind a word that leads to a time.
const Hit* TimeGrammar::HourName(uint32_t i, int* minute) const {
  constexpr std::string_view kHour = "hour ";
  for (const Hit& hit : a_.HitsAt(i)) {
    if (hit.topic != Topic::kTimeShift || hit.last > last_ || !hit.entry->meaning.starts_with(kHour)) continue;
    const bool led = (i > first_ && FindShift(i - 1, "clock") != nullptr) || LinkBefore(i, TimeLink::kBefore) ||
                     LinkBefore(i, TimeLink::kAfter) || LinkBefore(i, TimeLink::kBy) || LinkBefore(i, TimeLink::kAt);
    if (!led) return nullptr;
    *minute = std::atoi(hit.entry->meaning.substr(kHour.size()).c_str()) * 60;
    return &hit;
  }
  return nullptr;
}

uint32_t TimeGrammar::ClockFigures(uint32_t i, bool cued, TimeParts* parts) const {
  const text::DigitGroups groups = GroupsAt(i);
  uint32_t next = i + 1;
  int minute = 0;
  if (groups.count == 2 && groups.separator == '.' && groups.digits[0] <= 2 && groups.digits[1] == 2) {
    const bool entry = i == first_ && context_.lines_by_clock && a_.token(i).Has(text::TokenFlag::kLineStart);
    if (!cued && !entry && !DottedClock(i)) return 0;
    cued = true;
    minute = groups.value[0] * 60 + groups.value[1];
    if (groups.value[1] > 59) return 0;
  } else if (groups.count == 1 && groups.digits[0] <= 2) {
    minute = groups.value[0] * 60;
  } else if (groups.count == 1 && groups.digits[0] == 4) {  // "0600 hours"
    if (groups.value[0] % 100 > 59) return 0;
    const bool of_day = Find(next, Topic::kWeekday) != nullptr || Find(next, Topic::kRelativeDay) != nullptr;
    if (FindShift(next, "clock-after") == nullptr && !(of_day && OpensClock(i))) return 0;  // "at 0520 Monday"
    if (groups.value[0] >= 1000 && !OpensClock(i)) return 0;                                // "2000 hours of film"
    cued = cued || of_day;
    minute = groups.value[0] / 100 * 60 + groups.value[0] % 100;
  } else if (FindShift(i, "half-to") != nullptr) {
    const auto half = HalfTo(i, &next);
    if (!half || (!cued && !Led(i, false) && Find(next, Topic::kDayPart) == nullptr)) return 0;
    minute = *half;
    cued = true;
  } else if (const Hit* hour = cued ? Find(i, Topic::kCardinal) : nullptr; hour != nullptr && hour->entry->number <= 12 &&
                                                                           hour->last < last_ &&
                                                                           QuarterAfter(hour->last, &minute) > hour->last) {
    next = hour->last;  // "pukul lapan suku" is no fraction
    minute = static_cast<int>(hour->entry->number) * 60;
  } else if (const Hit* name = IsWord(i) ? HourName(i, &minute) : nullptr) {
    next = name->last;
    cued = true;
  } else if (groups.count == 0 && IsWord(i)) {  // "six o'clock", "pukul tujuh"
    constexpr int kHours = 24;
    const Hit* hour = Find(i, Topic::kCardinal);
    int ignored = 0;
    if (hour != nullptr && hour->entry->number >= 1 && hour->entry->number <= kHours && hour->last < last_ &&
        QuarterAfter(hour->last, &ignored) > hour->last) {  // "las cinco y veinte" are not 25
      next = hour->last;
      minute = static_cast<int>(hour->entry->number) * 60;
    } else {
      const auto& core = CoreAt(i);
      if (!core || core->form != NumberForm::kCardinal || !core->value || *core->value > kHours || *core->value < 1) return 0;
      next = core->last;
      minute = static_cast<int>(std::lround(*core->value * 60));  // "las tres y cuarto"
    }
  } else {
    return 0;
  }
  if (minute > 24 * 60) return 0;
  if (const Hit* after = FindShift(next, "clock-after")) {
    const bool unit = Find(next, Topic::kTimeUnit) != nullptr || Find(next, Topic::kUnit) != nullptr;
    int to_the_hour = 12 * 60;  // "trois heures [moins vingt]"
    const uint32_t behind = QuarterAfter(after->last, &to_the_hour);
    if (Find(behind, Topic::kTimeUnit) != nullptr || Find(behind, Topic::kUnit) != nullptr)
      to_the_hour = 12 * 60;  // "moins vingt minutes"
    if (!cued && unit && groups.digits[0] != 4 && !LinkBefore(i, TimeLink::kAt) && !NamesHour(after->last) &&
        !PairedHours(i, after->last) && to_the_hour >= 12 * 60)
      return 0;
    next = after->last;
    cued = true;
    const auto minutes = minute % 60 == 0 && IsNumber(next) && a_.token(next).span.size() == 2 ? Plain(next, 2) : std::nullopt;
    if (minutes && *minutes < 60 && !IsCounted(next + 1)) {  // "22 heures 30", "8 Uhr 15"
      minute += *minutes;
      ++next;
    }
  }
  if (cued && minute % 60 == 0 && next < last_) next = QuarterAfter(next, &minute);
  if (!cued && IsNumber(i)) {
    // "11 at night", "this afternoon at 3": the part of the day says that it is an hour.
    const Hit* at_link = FindLink(next, TimeLink::kAt);
    if (Find(at_link != nullptr ? at_link->last : next, Topic::kDayPart) != nullptr &&
        (at_link != nullptr || LinkBefore(i, TimeLink::kAt)))
      cued = true;
    if (parts->part_begin && LinkBefore(i, TimeLink::kAt)) cued = true;
  }
  if (!cued || (minute % 60 == 0 && (CountsThings(next) || CountsHere(i, next)))) return 0;
  if (parts->part_begin && *parts->part_begin >= 12 * 60 && minute < 12 * 60 &&
      (*parts->part_begin < 17 * 60 || minute >= 5 * 60))
    minute += 12 * 60;
  parts->minute = minute % (24 * 60);
  parts->either_half = groups.count == 0 && minute > 0 && minute <= 12 * 60 && !NamesHour(next) && !NamesHour(next + 1);
  return next;
}

}  // namespace silang::claims
