#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "claims/time_grammar.h"

namespace silang::claims {

using languages::Topic;
using text::Hit;
using text::TokenKind;

namespace {

// Adds `count` of `unit`; false where the unit has no length that a calendar knows.
bool AddDistance(TimeUnit unit, double count, TimeDistance* distance) {
  constexpr std::array<Grain, 14> kGrains = {Grain::kSecond, Grain::kMinute,  Grain::kHour, Grain::kDay,    Grain::kWeek,
                                             Grain::kMonth,  Grain::kQuarter, Grain::kYear, Grain::kDecade, Grain::kDecade,
                                             Grain::kDecade, Grain::kWeek,    Grain::kDay,  Grain::kWeek};
  const auto times = [&](double length) { return static_cast<int>(std::lround(count * length)); };
  switch (unit) {
    case TimeUnit::kSecond: distance->minutes += times(1.0 / 60); break;
    case TimeUnit::kMinute: distance->minutes += times(1); break;
    case TimeUnit::kHour: distance->minutes += times(60); break;
    case TimeUnit::kDay:
    case TimeUnit::kNight: distance->days += times(1); break;
    case TimeUnit::kWeek:
    case TimeUnit::kWeekend: distance->days += times(7); break;
    case TimeUnit::kFortnight: distance->days += times(14); break;
    case TimeUnit::kMonth: distance->months += times(1); break;
    case TimeUnit::kQuarter: distance->months += times(3); break;
    case TimeUnit::kYear: distance->months += times(12); break;
    case TimeUnit::kDecade: distance->months += times(120); break;
    case TimeUnit::kCentury:
      if (count > 100) return false;
      distance->months += times(1200);
      break;
    case TimeUnit::kMillennium: return false;
  }
  const bool part = count != std::floor(count) && unit == TimeUnit::kYear;  // "setengah tahun" is told in months
  distance->grain = std::min(distance->grain, part ? Grain::kMonth : kGrains[static_cast<size_t>(unit)]);
  return std::abs(distance->months) < 120000;
}

}  // namespace

// "Jahresende", "Monatsanfang [2025]": part and period in one word, as [time-shift] has it: "late year".
uint32_t TimeGrammar::PeriodWord(uint32_t i, TimeParts* parts) const {
  struct Word {
    std::string_view meaning;
    PeriodPart part;
    TimeUnit unit;
  };
  static constexpr std::array<Word, 9> kWords = {{{"early week", PeriodPart::kEarly, TimeUnit::kWeek},
                                                  {"early month", PeriodPart::kEarly, TimeUnit::kMonth},
                                                  {"early year", PeriodPart::kEarly, TimeUnit::kYear},
                                                  {"mid week", PeriodPart::kMid, TimeUnit::kWeek},
                                                  {"mid month", PeriodPart::kMid, TimeUnit::kMonth},
                                                  {"mid year", PeriodPart::kMid, TimeUnit::kYear},
                                                  {"late week", PeriodPart::kLate, TimeUnit::kWeek},
                                                  {"late month", PeriodPart::kLate, TimeUnit::kMonth},
                                                  {"late year", PeriodPart::kLate, TimeUnit::kYear}}};
  for (const Word& word : kWords) {
    const Hit* hit = FindShift(i, word.meaning);
    if (hit == nullptr) continue;
    parts->part = word.part;
    if (const auto year = word.unit == TimeUnit::kYear ? Year(hit->last) : std::nullopt) {
      parts->year = year;
      return hit->last + 1;
    }
    parts->unit = word.unit;
    parts->shift = 0;
    return hit->last;
  }
  return 0;
}

// "awal September", "mid-2024", "late Sunday", "early last week": the part, if a period follows.
uint32_t TimeGrammar::Period(uint32_t i, TimeParts* parts) const {
  if (const uint32_t next = PeriodWord(i, parts)) return next;
  for (const auto& [link, part] : {std::pair{TimeLink::kEarly, PeriodPart::kEarly},
                                   {TimeLink::kMid, PeriodPart::kMid},
                                   {TimeLink::kLate, PeriodPart::kLate}}) {
    const Hit* hit = FindLink(i, link);
    if (hit == nullptr) continue;
    if (hit->last > i + 1 && FindUnit(i, TimeUnit::kWeekend) != nullptr) return 0;  // "fin de semana"
    uint32_t next = hit->last;
    if (Is(next, "-") && Glued(next)) ++next;
    if (!Has(next) || (Find(i, Topic::kFraction) != nullptr && Find(next, Topic::kTimeUnit) != nullptr))
      continue;  // "een half jaar"
    TimeParts inner = *parts;
    uint32_t end = 0;
    if (!(end = MonthDay(next, &inner)) && !(end = WeekdayPiece(next, &inner)) && !(end = ShiftedUnit(next, &inner)) &&
        !(end = QuarterPiece(next, &inner)) && !(end = DecadePiece(next, &inner)) && !(end = RelativeDay(next, &inner)) &&
        !(end = DayPart(next, &inner))) {
      uint32_t year_at = next;
      const Hit* whole = Find(IsArticle(next) ? next + 1 : next, Topic::kTimeUnit);  // "the end of the month", "akhir bulan"
      const auto whole_unit =
          whole != nullptr && !whole->inflected ? static_cast<TimeUnit>(whole->entry->choice) : TimeUnit::kDay;
      if (whole_unit == TimeUnit::kMonth || whole_unit == TimeUnit::kWeek ||
          (IsArticle(next) &&
           (whole_unit == TimeUnit::kYear || whole_unit == TimeUnit::kWeek || whole_unit == TimeUnit::kDecade))) {
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

// "el próximo fin de semana", told before the weekend: the one of the running week, where "próximo" is the very next.
bool TimeGrammar::IsComingWeekend(TimeUnit unit, uint32_t i) const {
  return unit == TimeUnit::kWeekend && FindShift(i, "coming") != nullptr && context_.anchor && Weekday(context_.anchor->date) < 5;
}

// "pekan lalu", "last week", "this month", "tahun ini".
uint32_t TimeGrammar::ShiftedUnit(uint32_t i, TimeParts* parts) const {
  const Hit* unit = nullptr;
  int shift = 0;
  const Hit* near = FindShift(i, "near");  // "ce week-end": early in the week it is gone by
  if (near != nullptr && context_.anchor && (unit = FindUnit(near->last, TimeUnit::kWeekend)) != nullptr) {
    parts->unit = TimeUnit::kWeekend;
    parts->shift = !future_ && Weekday(context_.anchor->date) <= 1 ? -1 : 0;
    return unit->last;
  }
  if (const Hit* past = FindShift(i, "past")) {
    unit = Find(past->last, Topic::kTimeUnit);
    if (unit == nullptr || unit->inflected || static_cast<TimeUnit>(unit->entry->choice) < TimeUnit::kDay) return 0;
    parts->unit = static_cast<TimeUnit>(unit->entry->choice);
    parts->shift = -1;
    parts->rolling = *parts->unit != TimeUnit::kWeekend && *parts->unit != TimeUnit::kNight;
    return unit->last;
  }
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
    parts->shift = IsComingWeekend(*parts->unit, i) ? 0 : shift;
    parts->from_told = FindShift(i, "told") != nullptr;
    return unit->last;
  }
  unit = FindUnit(IsArticle(i) ? i + 1 : i, TimeUnit::kWeekend);
  if (unit != nullptr && context_.anchor && ShiftAfter(unit->last, &shift) == 0 && (IsArticle(i) || Led(i, false))) {
    parts->unit = TimeUnit::kWeekend;  // "over the weekend", "pada akhir pekan": the last one, or the running one
    parts->shift = future_ || Weekday(context_.anchor->date) >= 5 ? 0 : -1;
    return unit->last;
  }
  unit = Find(i, Topic::kTimeUnit);
  if (unit == nullptr || unit->inflected || static_cast<TimeUnit>(unit->entry->choice) < TimeUnit::kDay) return 0;
  if (Find(i, Topic::kDayPart) != nullptr) return 0;  // "malam nanti" is a part of a day
  const uint32_t next = ShiftAfter(unit->last, &shift);
  if (next == 0) return 0;
  if (i > first_ && (IsNumber(i - 1) || (IsWord(i - 1) && CoreAt(i - 1) && CoreAt(i - 1)->form != NumberForm::kOrdinal)))
    return 0;
  parts->unit = static_cast<TimeUnit>(unit->entry->choice);
  parts->shift = IsComingWeekend(*parts->unit, unit->last) ? 0 : shift;
  parts->from_told = FindShift(unit->last, "told") != nullptr;
  return next;
}

// Past "and a half" behind a unit: "hace un año [y medio]"; `i` if there is none.
uint32_t TimeGrammar::HalfBehind(uint32_t i) const {
  const Hit* link = Find(i, Topic::kNumberLink);
  if (link == nullptr || link->entry->meaning != "and") return i;
  uint32_t at = link->last;
  if (const Hit* article = Find(at, Topic::kNumberLink); article != nullptr && article->entry->meaning == "article")
    at = article->last;
  const Hit* half = Find(at, Topic::kFraction);
  return half != nullptr && half->entry->number == 0.5 && Find(half->last, Topic::kTimeUnit) == nullptr ? half->last : i;
}

// One count and its unit: "three days", "a month", "seminggu", "half an hour", "beberapa bulan".
uint32_t TimeGrammar::CountedUnit(uint32_t i, TimeDistance* distance) const {
  if (!Has(i)) return 0;
  if (IsWord(i)) {
    if (const languages::Entry* one = a_.word(i).one_of) {
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
  if (const Hit* couple = FindShift(i, "couple"); couple != nullptr) {
    count = 2;
    distance->vague = true;
    next = couple->last;
  } else if (const Hit* few = FindShift(i, "few"); few != nullptr) {
    count = 3;
    distance->vague = true;
    next = few->last;
  } else if (is_article(i) && Find(i + 1, Topic::kTimeUnit) != nullptr) {
    ++next;
  } else if (const Hit* one = Find(i, Topic::kTimeUnit); one != nullptr && !one->inflected && HalfBehind(one->last) > one->last) {
    // "hace año y medio"
  } else {
    const auto& core = CoreAt(i);
    if (core && core->form == NumberForm::kVague && !core->value) {  // "puluhan tahun lalu": nobody knows which year
      const Hit* unit = Find(core->last, Topic::kTimeUnit);
      if (unit == nullptr || !AddDistance(static_cast<TimeUnit>(unit->entry->choice), core->low, distance)) return 0;
      distance->vague = true;
      distance->open = true;
      return unit->last;
    }
    if (!core || !core->value || (core->form != NumberForm::kCardinal && core->form != NumberForm::kFraction) ||
        *core->value > 100000)
      return 0;
    count = *core->value;
    next = core->last;
    if (core->form == NumberForm::kFraction && is_article(next)) ++next;
  }
  const Hit* unit = Find(next, Topic::kTimeUnit);
  if (unit == nullptr) return 0;
  const uint32_t end = HalfBehind(unit->last);
  if (!AddDistance(static_cast<TimeUnit>(unit->entry->choice), end > unit->last ? count + 0.5 : count, distance)) return 0;
  return end;
}

// What a distance is counted from: "before yesterday", "after next Friday".
uint32_t TimeGrammar::DistanceBase(uint32_t i, TimeParts* parts) const {
  TimeParts base;
  uint32_t next = 0;
  if (!(next = RelativeDay(i, &base)) && !(next = WeekdayPiece(i, &base)) && !(next = DayMonth(i, &base)) &&
      !(next = MonthDay(i, &base)) && !(next = HolidayPiece(i, &base)))
    return 0;
  if (base.month && !base.day) return 0;
  *parts = base;
  return next;
}

namespace {

// "dos días después del crimen": not later than what was told before, but than what follows.
bool IsLonger(const Hit* link, const Hit& shift) { return link != nullptr && link->last > shift.last; }

}  // namespace

// "three days ago", "dua hari yang lalu", "seminggu lalu", "2 years, 1 month and 21 days ago", "tiga hari kemudian",
// "two days before yesterday".
uint32_t TimeGrammar::Distance(uint32_t i, TimeParts* parts) const {
  TimeDistance distance;
  distance.grain = Grain::kCentury;
  const Hit* back = FindShift(i, "back");  // "hace tres días"
  const Hit* ahead = back == nullptr ? FindShift(i, "ahead") : nullptr;
  const Hit* to_come =
      ahead == nullptr && back == nullptr ? FindShift(i, "ahead-now") : nullptr;  // "over twee weken", "dans deux semaines"
  if (to_come != nullptr) ahead = to_come;
  uint32_t begin = back != nullptr ? back->last : ahead != nullptr ? ahead->last : i;
  if (begin > i) {
    if (const Hit* about = Find(begin, Topic::kQualifier)) begin = about->last;
  }
  uint32_t at = CountedUnit(begin, &distance);
  if (at == 0) {
    const Hit* units = Find(i, Topic::kTimeUnit);  // "decades ago": nobody can say when
    const Hit* ago = units != nullptr && units->inflected ? FindLink(units->last, TimeLink::kAgo) : nullptr;
    if (ago != nullptr) parts->unsure = true;
    return ago != nullptr ? ago->last : 0;
  }
  constexpr int kMostUnits = 4;
  for (int units = 1; units < kMostUnits; ++units) {
    uint32_t next = at;
    if (Is(next, ",")) ++next;
    if (IsAnd(next)) ++next;
    next = CountedUnit(next, &distance);
    if (next == 0) break;
    at = next;
  }
  int sign = 0;
  const Hit* link = nullptr;
  uint32_t end = 0;
  TimeParts base = *parts;
  if (back != nullptr) {
    sign = -1;
    end = at;
  } else if ((link = FindLink(at, TimeLink::kAgo)) != nullptr) {
    if (LinkBefore(begin, TimeLink::kDuring)) return 0;  // "dalam masa 24 jam lalu": how long, until now
    sign = -1;
  } else if ((link = FindLink(at, TimeLink::kFromNow)) != nullptr) {
    if (FindShift(begin > first_ ? begin - 1 : begin, "within") != nullptr || LinkBefore(begin, TimeLink::kDuring)) return 0;
    sign = 1;
  } else if ((link = FindLink(at, TimeLink::kBefore)) != nullptr && (end = DistanceBase(link->last, &base)) != 0) {
    sign = -1;
  } else if ((link = FindLink(at, TimeLink::kAfter)) != nullptr && (end = DistanceBase(link->last, &base)) != 0) {
    sign = 1;
  } else if ((link = Find(at, Topic::kPreposition)) != nullptr && link->entry->meaning == "from" &&
             (end = DistanceBase(link->last, &base)) != 0) {
    sign = 1;
  } else if ((link = FindShift(at, "later")) != nullptr && !IsLonger(FindLink(at, TimeLink::kAfter), *link)) {
    sign = 1;
    base.from = DistanceFrom::kOther;
  } else if ((link = FindShift(at, "earlier")) != nullptr && !IsLonger(FindLink(at, TimeLink::kBefore), *link)) {
    sign = -1;
    base.from = DistanceFrom::kOther;
  } else if (ahead != nullptr && (future_ || (to_come != nullptr ? i == first_ || Ends(at) : i == first_ && Ends(at)))) {
    // "will return in five days"
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

// Nothing stands at `i` that a number before it could count: the end, a mark, a function word.
bool TimeGrammar::CountsNothing(uint32_t i) const {
  if (!Has(i)) return true;
  if (!IsWord(i)) return a_.token(i).kind == TokenKind::kPunctuation && !IsDash(i);
  constexpr text::TopicSet kFunction = text::Bit(Topic::kPreposition) | text::Bit(Topic::kConjunction) |
                                       text::Bit(Topic::kAuxiliary) | text::Bit(Topic::kRelativePronoun) |
                                       text::Bit(Topic::kSubordinator) | text::Bit(Topic::kNegation) |
                                       text::Bit(Topic::kModality);
  constexpr text::TopicSet kCounted = text::Bit(Topic::kUnit) | text::Bit(Topic::kCurrency) | text::Bit(Topic::kPercent) |
                                      text::Bit(Topic::kScale) | text::Bit(Topic::kRangeLink);
  return (a_.Topics(i) & kFunction) != 0 && (a_.Topics(i) & kCounted) == 0;
}

// "2011 hingga 2014", "2021, 2023, dan 2024": a later year follows, and nothing that years could count.
bool TimeGrammar::YearsFollow(uint32_t i, int year) const {
  constexpr int kFarthest = 60;
  uint32_t at = 0;
  if (!IsDash(i)) at = RangeLinkAt(i);
  if (at == 0 && IsAnd(i)) at = i + 1;
  if (at == 0 && Is(i, ",")) at = IsAnd(i + 1) ? i + 2 : i + 1;
  const auto second = at != 0 ? Year(at) : std::nullopt;
  if (!second || year < kFirstBareYear || *second > kLastBareYear || *second <= year || *second - year > kFarthest) return false;
  const bool counted = IsWord(at + 1) && !Capitalised(at + 1) && Find(at + 1, Topic::kConcept) != nullptr;
  return !counted && Find(at + 1, Topic::kClassifier) == nullptr && Find(at + 1, Topic::kUnit) == nullptr;
}

// "pada 2023", "tahun 1945", "sejak 2018", "2018-2020".
uint32_t TimeGrammar::YearPiece(uint32_t i, TimeParts* parts) const {
  uint32_t at = i;
  bool cued = false;
  if (const Hit* unit = FindUnit(at, TimeUnit::kYear); unit != nullptr && !unit->inflected) {
    at = unit->last;
    cued = true;
  } else if (const Hit* cue = FindShift(at, "year-cue")) {  // "fiscal 2023"
    at = cue->last;
    cued = true;
  }
  if (const uint32_t era = cued || Led(i, false) ? EraYear(at, parts) : 0) return era;
  const auto year = Year(at);
  if (!year || FindShift(at + 1, "hijri") != nullptr) return 0;
  if (cued && i >= first_ + 2 && IsNumber(i - 1) &&
      Find(Is(i - 2, ".") && i >= first_ + 3 ? i - 3 : i - 2, Topic::kIdentifierCue) != nullptr)
    return 0;  // "UU Nomor 13 Tahun 2003"
  if (at > i ? false : Glued(at)) {
    if (at > first_ && (IsDash(at - 1) || Is(at - 1, "/") || a_.token(at - 1).kind == TokenKind::kSymbol)) return 0;
    if (at > first_ && IsWord(at - 1)) return 0;
  }
  uint32_t next = at + 1;
  if (Glued(next) && !IsDash(next) && a_.token(next).kind != TokenKind::kPunctuation && a_.token(next).kind != TokenKind::kQuote)
    return 0;
  std::optional<int> last_year;
  bool counts = false;  // the word before it stands before counts too
  if (IsDash(next) || Is(next, "/")) {
    if (const auto second = Year(next + 1); second && *second > *year) {
      last_year = second;
      next += 2;
    } else if (const auto two = Glued(next) && Glued(next + 1) ? Plain(next + 1, 2) : std::nullopt;
               two && a_.token(next + 1).span.size() == 2 && *two == (*year + 1) % 100 &&
               !(Glued(next + 2) && IsDash(next + 2))) {
      last_year = *year + 1;  // "the 2019-20 season"
      next += 2;
    }
  }
  if (!cued && at > first_) {
    for (uint32_t back = 1; back <= 3 && at >= first_ + back; ++back) {
      for (const Hit& hit : a_.HitsAt(at - back)) {
        if (hit.last != at) continue;
        if (hit.entry->topic == Topic::kQualifier && hit.last - hit.first > 1) return 0;  // "lebih dari 1900 warga"
        if (hit.entry->topic == Topic::kTimeLink && hit.entry->choice != static_cast<uint8_t>(TimeLink::kAt) &&
            hit.entry->choice != static_cast<uint8_t>(TimeLink::kFor) &&
            hit.entry->choice != static_cast<uint8_t>(TimeLink::kEvery)) {
          cued = true;
          const auto link = static_cast<TimeLink>(hit.entry->choice);
          counts = link == TimeLink::kUntil || link == TimeLink::kDuring || link == TimeLink::kBetween ||
                   link == TimeLink::kAfter || link == TimeLink::kBefore;
        }
        if (hit.entry->topic == Topic::kRangeLink && hit.entry->meaning == "from" && RangeLinkAt(next) != 0) {
          const auto second = Year(RangeLinkAt(next));
          if (second && *second > *year && *second <= kLastBareYear && !CountsThings(RangeLinkAt(next) + 1)) cued = true;
        }
        if (hit.entry->topic == Topic::kPreposition &&
            (hit.entry->meaning == "in" || hit.entry->meaning == "since" || hit.entry->meaning == "during" ||
             hit.entry->meaning == "until" || hit.entry->meaning == "from" || hit.entry->meaning == "before" ||
             hit.entry->meaning == "after"))
          cued = true;
        if (hit.entry->topic == Topic::kPreposition && hit.entry->meaning == "of" && *year >= kFirstBareYear &&
            *year <= kLastBareYear && a_.pack().traits().nouns_first && CountsNothing(next))
          cued = true;  // "la présidentielle de 2027"
      }
    }
    if (!cued && *year >= kFirstBareYear && *year <= kLastBareYear && IsArticle(at - 1))
      cued = counts = true;  // "the 2024 election"
    if (!cued && *year >= kFirstBareYear && *year <= kLastBareYear && Capitalised(at - 1) && IsWord(at - 1) &&
        Find(at - 1, Topic::kMonth) == nullptr && Find(at - 1, Topic::kIdentifierCue) == nullptr &&
        Find(at - 1, Topic::kCurrency) == nullptr)
      cued = true;
  }
  if (last_year && *year >= kFirstBareYear && *last_year <= kLastBareYear && *last_year - *year <= kLifetime)
    cued = true;  // "2019-2024"
  if (!cued && !last_year && YearsFollow(next, *year)) cued = true;
  if (at >= first_ + 2 && Year(at - 2) && Find(at - 1, Topic::kConjunction) != nullptr) cued = true;  // "antara 2018 dan 2020"
  if (at >= first_ + 2 && Year(at - 2) && Is(at - 1, ",") && (Is(next, ",") || IsAnd(next)))
    cued = true;  // "2025, 2026, dan 2027"
  if (at >= first_ + 3 && Year(at - 3) && Is(at - 2, ",") && IsAnd(at - 1)) cued = true;
  if (!cued) return 0;
  if (at == i && !last_year && LinkBefore(at, TimeLink::kBetween) && IsAnd(next) && (!Year(next + 1) || IsCounted(next + 2)))
    return 0;  // "zwischen 2000 und 3000 Demonstranten"
  if (at == i && !last_year && a_.pack().traits().capital_nouns && at > first_ && Find(at - 1, Topic::kDeterminer) != nullptr &&
      IsCounted(next))
    return 0;  // "die 2000 Demonstranten"
  for (const Topic topic :
       {Topic::kUnit, Topic::kCurrency, Topic::kPercent, Topic::kClassifier, Topic::kScale, Topic::kTimeUnit}) {
    const bool leads = topic == Topic::kUnit && LeadsOn(next);  // "in 1974 in Denver" are no inches
    if (at == i && !last_year && !leads && Find(next, topic) != nullptr) return 0;
  }
  if (at == i && counts && !last_year && IsWord(next) && !Capitalised(next)) {  // "over 2000 people"
    const Hit* noun = Find(next, Topic::kConcept);
    if (noun != nullptr && noun->entry->concept_class == languages::ConceptClass::kThing) return 0;
  }
  parts->year = year;
  parts->last_year = last_year;
  return next;
}

// "2025", "of the year", "tahun ini".
bool TimeGrammar::YearNamed(uint32_t i) const {
  TimeParts with;
  if (ShiftedUnit(i, &with) != 0 && with.unit == TimeUnit::kYear) return true;
  const Hit* of = FindShift(i, "of");
  uint32_t at = of != nullptr ? of->last : i;
  if (IsArticle(at)) ++at;
  if (Year(at) || FindUnit(at, TimeUnit::kYear) != nullptr) return true;
  return of != nullptr && ShiftedUnit(of->last, &with) != 0 && with.unit == TimeUnit::kYear;
}

// "kuartal II 2025", "triwulan pertama", "the third quarter of 2024", "semester I".
uint32_t TimeGrammar::QuarterPiece(uint32_t i, TimeParts* parts) const {
  uint32_t next = 0;
  const Hit* unit = FindUnit(i, TimeUnit::kQuarter);
  const auto half_at = [&](uint32_t k) {
    const Hit* sure = FindShift(k, "half");
    return sure != nullptr ? sure : FindShift(k, "half-of");
  };
  const Hit* half = half_at(i);
  std::optional<int> number;
  bool halves = false;
  if (const Hit* name = FindShift(i, "quarter-name")) {  // "Q3"
    parts->quarter = name->entry->form.back() - '0';
    const uint32_t year = YearAfter(name->last, parts);
    return year != 0 ? year : name->last;
  }
  if (unit != nullptr || half != nullptr) {
    halves = unit == nullptr;
    uint32_t at = halves ? half->last : unit->last;
    number = RankAt(at, &next);
    if (!number && (number = Plain(at, 1))) next = at + 1;
    if (const Hit* final_one = number ? nullptr : FindShift(at, "final")) {
      number = halves ? 2 : 4;
      next = final_one->last;
    }
  } else {
    uint32_t at = i;
    if (IsArticle(at)) ++at;
    number = IsWord(at) || IsNumber(at) ? OrdinalAt(at, &next) : std::nullopt;
    const Hit* final_one = FindLink(at, TimeLink::kLast);
    if (final_one == nullptr) final_one = FindShift(at, "final");
    if (!number && final_one != nullptr) {  // "the last quarter of 2024"
      unit = FindUnit(final_one->last, TimeUnit::kQuarter);
      const uint32_t year = unit != nullptr ? YearAfter(unit->last, parts) : 0;
      if (year != 0) parts->quarter = 4;
      return year;
    }
    if (!number) return 0;
    if ((unit = FindUnit(next, TimeUnit::kQuarter)) != nullptr)
      next = unit->last;
    else if ((half = half_at(next)) != nullptr)
      halves = true, next = half->last;
    else
      return 0;
  }
  if (!number || *number < 1 || *number > (halves ? 2 : 4)) return 0;
  if (halves && half->entry->meaning == "half-of" && !YearNamed(next)) return 0;  // "the second half of the match"
  (halves ? parts->half : parts->quarter) = number;
  if (const uint32_t year = YearAfter(next, parts)) return year;
  return next;
}

// "abad ke-5 SM", "the 5th century BC": a time, for which EDTF has no short form.
uint32_t TimeGrammar::BeforeChrist(uint32_t next, TimeParts* parts) const {
  const Hit* before = FindShift(next, "era bc");
  if (before == nullptr) return next;
  parts->unsure = true;
  return before->last;
}

// "en [los noventa]", "a finales de [los 70]": nothing follows that the number could count.
bool TimeGrammar::StandsForDecade(uint32_t i) const {
  constexpr double kFirst = 50;
  if (!a_.pack().traits().nouns_first || i == first_) return false;
  const Hit* in = Find(i - 1, Topic::kPreposition);
  if (in == nullptr || (in->entry->meaning != "in" && in->entry->meaning != "of" && in->entry->meaning != "since")) return false;
  const Hit* word = Find(i + 1, Topic::kCardinal);
  const auto digits = Plain(i + 1, 2);
  if (!digits && word == nullptr) return false;
  if ((digits ? *digits : word->entry->number) < kFirst) return false;
  const uint32_t next = digits ? i + 2 : word->last;
  if (IsWord(next)) {
    constexpr text::TopicSet kCounted = text::Bit(Topic::kUnit) | text::Bit(Topic::kClassifier) | text::Bit(Topic::kNumberLink) |
                                        text::Bit(Topic::kScale) | text::Bit(Topic::kPercent) | text::Bit(Topic::kCurrency);
    if (CountsThings(next) || a_.HitsAt(next).empty() || (a_.Topics(next) & kCounted) != 0) return false;
  }
  return !Has(next) || IsWord(next) || Is(next, ".") || Is(next, ",") || Is(next, ";");
}

// "los años [80]", "a década de [noventa]", "década de [1990]".
uint32_t TimeGrammar::NamedDecade(uint32_t i, TimeParts* parts) const {
  constexpr int kFirstShort = 20;
  if (Has(i) && a_.token(i).kind == TokenKind::kQuote && Glued(i + 1)) ++i;  // "jaren '80"
  if (const auto year = Year(i); year && *year % 10 == 0) {
    parts->decade = year;
    return i + 1;
  }
  std::optional<int> tens = Plain(i, 2);
  uint32_t next = i + 1;
  if (const Hit* word = tens ? nullptr : Find(i, Topic::kCardinal); word != nullptr && word->entry->number <= 90) {
    tens = static_cast<int>(word->entry->number);
    next = word->last;
  }
  if (!tens || *tens < kFirstShort || *tens % 10 != 0) return 0;
  for (const Topic topic : {Topic::kTimeUnit, Topic::kScale, Topic::kPercent}) {
    if (Find(next, topic) != nullptr) return 0;
  }
  parts->decade = 1900 + *tens;
  return next;
}

// "1990-an", "1990s", "tahun 1990-an", "the 90s", "abad ke-20", "20th century".
uint32_t TimeGrammar::DecadePiece(uint32_t i, TimeParts* parts) const {
  uint32_t at = i, next = 0;
  if (const Hit* century = FindUnit(i, TimeUnit::kCentury)) {
    if (const auto number = RankAt(century->last, &next)) {
      parts->century = number;
      return BeforeChrist(next, parts);
    }
    if (const auto number = Plain(century->last, 2); number && *number >= 1 && *number <= 21) {  // "século 19"
      parts->century = number;
      return BeforeChrist(century->last + 1, parts);
    }
  }
  if (const Hit* before = FindShift(i, "decade")) {
    if (const uint32_t named = NamedDecade(before->last, parts)) return named;
  }
  if (const Hit* article = FindShift(i, "the"); article != nullptr && StandsForDecade(i)) {
    if (const uint32_t named = NamedDecade(article->last, parts)) return named;
  }
  const Hit* era = FindShift(at, "era");
  if (era != nullptr && Year(era->last)) return 0;  // the decade says all
  for (const Hit* cue : {FindUnit(at, TimeUnit::kYear), FindUnit(at, TimeUnit::kDecade), era}) {
    if (cue == nullptr) continue;
    at = cue->last;
    break;
  }
  if (at == i && IsArticle(at)) ++at;
  constexpr int kFirstShort = 30;                   // "tahun 30-an"; before it the words may mean another century
  if (const Hit* years = FindShift(i, "decade")) {  // "les années 1990", "les années 90"
    const auto two = Plain(years->last, 2);
    const auto decade = two && *two >= kFirstShort ? std::optional(1900 + *two) : Year(years->last);
    if (!decade || *decade % 10 != 0) return 0;
    parts->decade = decade;
    return years->last + 1;
  }
  const auto years_behind = [&](uint32_t after) {  // "1990er-[Jahre]", "90er [Jahre]"
    const Hit* unit = FindUnit(Is(after, "-") && Glued(after) ? after + 1 : after, TimeUnit::kYear);
    return unit != nullptr ? unit->last : 0;
  };
  auto decade = Year(at);
  if (!decade && at > i) {
    if (const auto two = Plain(at, 2); two && *two >= kFirstShort) decade = 1900 + *two;
  } else if (!decade && IsNumber(at) && IsWord(at + 1) && years_behind(at + 2) != 0) {
    if (const auto two = Plain(at, 2); two && *two >= kFirstShort) decade = 1900 + *two;
  }
  if (decade && *decade % 10 == 0) {
    uint32_t after = at + 1;
    if (Is(after, "-") && Glued(after)) ++after;
    const bool suffix =
        Glued(after) && IsWord(after) && (Is(after, "s") || a_.pack().number_words().IsAboutSuffix(a_.folded(after)));
    if (suffix) {
      parts->decade = decade;
      const uint32_t end = years_behind(after + 1);
      return end != 0 ? end : after + 1;
    }
  }
  if (IsNumber(at) || IsWord(at)) {
    const auto number = RankAt(at, &next);
    if (number) {
      const uint32_t unit_at = Is(next, "-") ? next + 1 : next;
      if (const Hit* century = FindUnit(unit_at, TimeUnit::kCentury)) {
        parts->century = number;
        return BeforeChrist(century->last, parts);
      }
    }
  }
  return 0;
}

}  // namespace silang::claims
