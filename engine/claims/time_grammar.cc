#include "claims/time_grammar.h"

#include <algorithm>
#include <tuple>

namespace silang::claims {

using languages::Topic;
using text::Hit;
using text::TokenKind;

TimeGrammar::TimeGrammar(const context::Context& context, uint32_t first, uint32_t last)
    : context_(context),
      a_(context.document->analysis),
      first_(first),
      last_(last),
      numbers_(context, first, last),
      month_first_(a_.pack().traits().month_first) {}

const Hit* TimeGrammar::HitOf(uint32_t i, Topic topic) const {
  const Hit* hit = a_.Find(i, topic);
  return hit != nullptr && hit->last <= last_ && !hit->derived ? hit : nullptr;
}

const Hit* TimeGrammar::LinkOf(uint32_t i, TimeLink link) const {
  for (const Hit& hit : a_.HitsAt(i)) {
    if (hit.topic == Topic::kTimeLink && hit.choice == static_cast<uint8_t>(link) && hit.last <= last_) return &hit;
  }
  return nullptr;
}

const Hit* TimeGrammar::ShiftOf(uint32_t i, std::string_view meaning) const {
  for (const Hit& hit : a_.HitsAt(i)) {
    if (hit.topic == Topic::kTimeShift && hit.entry->meaning == meaning && hit.last <= last_) return &hit;
  }
  return nullptr;
}

const Hit* TimeGrammar::UnitOf(uint32_t i, TimeUnit unit) const {
  for (const Hit& hit : a_.HitsAt(i)) {
    if (hit.topic == Topic::kTimeUnit && !hit.derived && hit.choice == static_cast<uint8_t>(unit) && hit.last <= last_)
      return &hit;
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

text::DigitGroups TimeGrammar::GroupsAt(uint32_t i) const {
  return IsNumber(i) ? text::ReadDigitGroups(context_.document->Text(a_.token(i))) : text::DigitGroups();
}

std::optional<int> TimeGrammar::Plain(uint32_t i, int digits) const {
  const text::DigitGroups groups = GroupsAt(i);
  if (groups.count != 1 || groups.digits[0] > digits) return std::nullopt;
  return groups.value[0];
}

std::optional<int> TimeGrammar::Year(uint32_t i) const {
  const text::DigitGroups groups = GroupsAt(i);
  if (groups.count != 1 || groups.digits[0] != 4 || groups.value[0] < kFirstYear || groups.value[0] > kLastYear)
    return std::nullopt;
  return groups.value[0];
}

const std::optional<Core>& TimeGrammar::CoreAt(uint32_t i) const {
  static constexpr std::optional<Core> kNone;
  if (numbers_.BeginsNone(i)) return kNone;
  Memo& memo = cores_[i % cores_.size()];
  if (memo.token != i) memo = {i, numbers_.Read(i)};
  return memo.core;
}

// "may", "march": a name of a month that is written small is another word, if the language has one.
bool TimeGrammar::IsOtherWord(const Hit& hit) const {
  if (hit.entry->form.empty() || hit.entry->form[0] < 'A' || hit.entry->form[0] > 'Z') return false;
  for (const Hit& other : a_.HitsAt(hit.first)) {
    if (other.topic != Topic::kMonth && other.topic != Topic::kStopWord && other.last == hit.last) return true;
  }
  return false;
}

std::optional<int> TimeGrammar::MonthAt(uint32_t i, uint32_t* next, bool sure) const {
  const Hit* hit = Find(i, Topic::kMonth);
  if (hit == nullptr || (!sure && !Capitalised(i) && IsOtherWord(*hit))) return std::nullopt;
  *next = hit->last;
  // French "sept" is seven, but behind a day or before a year.
  if (Find(i, Topic::kCardinal) != nullptr && !(i > first_ && IsNumber(i - 1)) && !Year(*next)) return std::nullopt;
  // The full stop of an abbreviation, if the expression goes on behind it.
  if (Is(*next, ".") && Glued(*next) && IsNumber(*next + 1)) ++*next;
  return static_cast<int>(hit->entry->number);
}

// "5", "5th", "5.", "1er", "twenty-first".
std::optional<int> TimeGrammar::DayAt(uint32_t i, uint32_t* next) const {
  if (const auto day = Plain(i, 2); day && *day >= 1 && *day <= 31) {
    *next = i + 1;
    const uint32_t other = Is(i + 1, ".") ? JoinsDays(i + 2) : 0;  // "3. bis 5. Oktober"
    const bool joined = other != 0 && Plain(other, 2) && Is(other + 1, ".") && Find(other + 2, Topic::kMonth) != nullptr;
    const bool stop = joined || (Is(i + 1, ".") && Find(i + 2, Topic::kMonth) != nullptr);
    if (Glued(i + 1) && (stop || Is(i + 1, "º") || (IsWord(i + 1) && a_.pack().number_words().IsDigitOrdinal(a_.folded(i + 1)))))
      ++*next;
    return day;
  }
  if (!IsWord(i) || (a_.HitsAt(i).empty() && !a_.token(i).number_word)) return std::nullopt;
  const auto day = OrdinalAt(i, next);
  return day && *day <= 31 ? day : std::nullopt;
}

// "pertama", "ke-20", "third".
std::optional<int> TimeGrammar::OrdinalAt(uint32_t i, uint32_t* next) const {
  if (!Has(i)) return std::nullopt;
  const auto& core = CoreAt(i);
  if (core && core->form == NumberForm::kOrdinal && core->value && *core->value >= 1 && *core->value <= 100) {
    *next = core->last;
    return static_cast<int>(*core->value);
  }
  return std::nullopt;
}

namespace {

// "XIX" -> 19, up to 39; nothing for what is not written so.
std::optional<int> Roman(std::string_view word) {
  constexpr std::array<std::string_view, 10> kOnes = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
  int tens = 0;
  while (word.starts_with('X') && tens < 30) {
    tens += 10;
    word.remove_prefix(1);
  }
  const auto ones = std::find(kOnes.begin(), kOnes.end(), word);
  const int value = tens + static_cast<int>(ones - kOnes.begin());
  return ones != kOnes.end() && value > 0 ? std::optional(value) : std::nullopt;
}

}  // namespace

// "II", or an ordinal.
std::optional<int> TimeGrammar::RankAt(uint32_t i, uint32_t* next) const {
  if (const auto ordinal = OrdinalAt(i, next)) return ordinal;
  if (!Has(i)) return std::nullopt;
  const std::string_view word = context_.document->Text(a_.token(i));
  const size_t end = std::min(word.find_first_not_of("IVX"), word.size());
  if (end < word.size() && !a_.pack().number_words().IsDigitOrdinal(word.substr(end))) return std::nullopt;  // "XVIe"
  const auto roman = Roman(word.substr(0, end));
  if (roman) *next = i + 1;
  return roman;
}

// "lalu", "depan", "ini" behind what they shift.
uint32_t TimeGrammar::ShiftAfter(uint32_t i, int* shift) const {
  if (!Has(i) || !a_.Has(i, Topic::kTimeShift)) return 0;
  for (const Hit& hit : a_.HitsAt(i)) {
    if (hit.topic != Topic::kTimeShift || hit.last > last_) continue;
    const std::string& meaning = hit.entry->meaning;
    if (meaning != "-1" && meaning != "0" && meaning != "1") continue;
    *shift = meaning == "0" ? 0 : meaning == "1" ? 1 : -1;
    return hit.last;
  }
  return 0;
}

// Most pieces do not begin at most tokens: what the token is says which of them are worth a try.
uint32_t TimeGrammar::Piece(uint32_t i, TimeParts* parts) const {
  if (!Has(i)) return 0;
  const bool shift = a_.Has(i, Topic::kTimeShift), link = a_.Has(i, Topic::kTimeLink), unit = a_.Has(i, Topic::kTimeUnit);
  const bool figure = IsNumber(i), day_part = a_.Has(i, Topic::kDayPart);
  const std::optional<Core>& core = CoreAt(i);
  const bool number = figure || core, ordinal = core && core->form == NumberForm::kOrdinal;
  const bool told = parts->day || parts->month || parts->distance || parts->quarter || parts->decade || parts->century;
  const bool dated = told || parts->day_offset || parts->holiday || parts->season || parts->that || parts->now || parts->unsure;
  uint32_t next = 0;
  if (!parts->has_date() && !parts->minute) {
    if ((shift || unit || number) && (next = PlayMinute(i, parts))) return next;
  }
  if (!parts->has_date()) {
    if ((shift || link || unit || a_.Has(i, Topic::kHoliday)) && (next = HolidayPiece(i, parts))) return next;
    if ((shift || link || unit || ordinal) && (next = NthPiece(i, parts))) return next;
    if ((shift || unit) && (next = WeekOf(i, parts))) return next;
    if ((shift || link) && (next = SeasonPiece(i, parts))) return next;
    if (shift && (next = NowPiece(i, parts))) return next;
  }
  if (figure && !dated && !parts->year) {
    if ((next = Iso(i, parts)) || (next = Figures(i, parts)) || (next = Marked(i, parts)) || (next = MonthAndYear(i, parts)) ||
        (next = YearFirst(i, parts)))
      return next;
  }
  if (!told) {
    if ((shift || number) && (next = DayMonth(i, parts))) return next;
    if ((unit || a_.Has(i, Topic::kMonth)) && (next = MonthDay(i, parts))) return next;
    if ((next = Bracketed(i, parts)) || (next = NumberOfDay(i, parts)) || (next = ShortFigures(i, parts))) return next;
  }
  if (!dated && (shift || figure) && (next = DayAlone(i, parts))) return next;
  const bool part = a_.Has(i, Topic::kFraction) || a_.Has(i, Topic::kNumberLink);
  if (!parts->minute && (shift || number || part || a_.Has(i, Topic::kCardinal)) && (next = Clock(i, parts))) return next;
  if (!dated && !parts->weekday && !parts->year && (shift || unit || number || part || a_.token(i).one_of_a_unit) &&
      (next = Distance(i, parts)))
    return next;
  if ((!dated || parts->distance) && !parts->day_offset && !parts->weekday && !parts->unit && (next = RelativeDay(i, parts)))
    return next;
  if (!parts->weekday && (shift || link || unit || ordinal || a_.Has(i, Topic::kWeekday)) && (next = WeekdayPiece(i, parts)))
    return next;
  if (!parts->has_date() && ((next = EveryPiece(i, parts)) || ((shift || unit || day_part) && (next = ThatPiece(i, parts)))))
    return next;
  if (!dated && !parts->half && !parts->weekday && (shift || link || unit || ordinal) && (next = QuarterPiece(i, parts)))
    return next;
  const char initial = context_.document->text[a_.token(i).span.begin];
  const bool roman = initial == 'I' || initial == 'V' || initial == 'X';
  if (!dated && !parts->year && (shift || unit || figure || ordinal || roman) && (next = DecadePiece(i, parts))) return next;
  if (!parts->unit && !parts->day_offset && !parts->year && (shift || link || unit) && (next = ShiftedUnit(i, parts)))
    return next;
  if (!parts->part && !dated && !parts->year && (shift || link) && (next = Period(i, parts))) return next;
  if (!parts->part_begin && !parts->year_alone() && (next = DayPart(i, parts))) return next;
  if (!parts->year && !dated && !parts->weekday && !parts->minute && (shift || unit || figure) && (next = YearPiece(i, parts)))
    return next;
  if (!parts->zone_minutes && (parts->part_begin || parts->weekday || parts->minute) && (next = Zone(i, parts))) return next;
  return 0;
}

// Past what may stand between two pieces: a comma, "at", "on", "of", "pada", "around"; `i` if there is nothing.
uint32_t TimeGrammar::SkipBetween(uint32_t i, const TimeParts& parts) const {
  uint32_t at = i;
  if (Is(at, ":") && Glued(at) && parts.year && parts.day && !parts.minute) return at + 1;  // "06/Nov/2023:06:36:02"
  for (const std::string_view separator : {"∙", "·", "•", "|"}) {
    if (parts.minute && !parts.has_date() && Is(at, separator)) return at + 1;  // "8:23 AM · Jul 9"
  }
  if (Is(at, ",")) ++at;
  const bool day = parts.day || parts.weekday || parts.day_offset;
  for (const TimeLink link : {TimeLink::kAt, TimeLink::kOn, TimeLink::kBefore, TimeLink::kAfter, TimeLink::kBy}) {
    const Hit* hit = FindLink(at, link);
    if (hit == nullptr) continue;
    // "tomorrow before 4 p.m.": only a clock time goes on so.
    const bool part =
        parts.weekday && !parts.part_begin && link == TimeLink::kBefore && Find(hit->last, Topic::kDayPart) != nullptr;
    if (link >= TimeLink::kBefore && !part && (!day || parts.minute || !IsNumber(hit->last))) continue;
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

// The piece at `skip`, where what stands from `at` on parts it from the rest. A comma parts whole times ("siang, malam"):
// behind it only what states a day or the hour goes on with one.
uint32_t TimeGrammar::PieceBehind(uint32_t at, uint32_t skip, TimeParts* parts) const {
  TimeParts inner = *parts;
  const uint32_t next = Piece(skip, &inner);
  if (next == 0) return 0;
  if (Is(at, ",")) {
    const bool stands = parts->day || parts->weekday || parts->day_offset || parts->minute;
    const bool part = inner.part_begin && !parts->part_begin && !(inner.day_offset && !parts->day_offset);
    if (!stands || inner.unit != parts->unit || part || inner.quarter || inner.decade) return 0;
  }
  *parts = inner;
  return next;
}

// "between", "entre las": right before token `i`, or what a time at `i` begins with.
bool TimeGrammar::BetweenBefore(uint32_t i) const {
  if (FindLink(i, TimeLink::kBetween) != nullptr || LinkBefore(i, TimeLink::kBetween)) return true;
  const Hit* link = i > first_ ? Find(i - 1, Topic::kRangeLink) : nullptr;
  return link != nullptr && link->last == i && link->entry->meaning == "between";
}

// `hour`: a figure at `i` is the hour of a clock, since one stands before it.
std::optional<TimePhrase> TimeGrammar::ReadOne(uint32_t i, bool hour) const {
  TimePhrase phrase{i, i, {}, std::nullopt};
  constexpr int kMostPieces = 6;
  uint32_t at = i;
  for (int pieces = 0; pieces < kMostPieces; ++pieces) {
    uint32_t next = hour && pieces == 0 ? ClockFigures(at, true, &phrase.parts) : Piece(at, &phrase.parts);
    if (next == 0 && pieces > 0) {
      const uint32_t skip = SkipBetween(at, phrase.parts);
      if (skip > at) next = PieceBehind(at, skip, &phrase.parts);
      if (next == 0 && skip > at + 1 && Is(at, ",")) next = PieceBehind(at, at + 1, &phrase.parts);  // "hoje, às nove"
    }
    if (next == 0) break;
    at = next;
  }
  if (at == i) return std::nullopt;
  TimeParts& parts = phrase.parts;
  if (parts.month && parts.day && parts.minute && !parts.year && Year(at)) parts.year = Year(at++);  // "Oct 26 11:00:09 2023"
  int shift = 0;
  if (const uint32_t next = !parts.unit && !parts.shifted && (parts.month || parts.weekday || parts.year || parts.day)
                                ? ShiftAfter(at, &shift)
                                : 0) {
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

// "nacht van zaterdag [op zondag]": one night, named by both of its days. Where it ends; 0 if it is none.
uint32_t TimeGrammar::NightEnd(const TimePhrase& phrase) const {
  constexpr int kEvening = 18 * 60;
  const TimeParts& parts = phrase.parts;
  if (!parts.weekday || !parts.part_begin || *parts.part_begin < kEvening || parts.day || parts.every) return 0;
  const Hit* to = FindLink(phrase.last, TimeLink::kOn);
  TimeParts other;
  const uint32_t end = to != nullptr && Has(to->last) ? WeekdayPiece(to->last, &other) : 0;
  return end != 0 && !other.shifted && *other.weekday == (*parts.weekday + 1) % 7 ? end : 0;
}

// "10 August - 12 September 2013", "Senin-Jumat", "10.00-12.00 WIB", "8 p.m. to 11".
void TimeGrammar::ReadRange(TimePhrase* phrase) const {
  const bool pair = IsAnd(phrase->last) && phrase->parts.weekday && !phrase->parts.day;  // "Sabtu dan Minggu (6-7/9)"
  if (pair && phrase->parts.every) {                                                     // "setiap Sabtu dan Minggu"
    TimeParts other;
    if (const uint32_t next = WeekdayPiece(phrase->last + 1, &other)) phrase->last = next;
    return;
  }
  const bool ends = !pair && IsAnd(phrase->last) && (phrase->parts.minute || phrase->parts.day) && BetweenBefore(phrase->first);
  uint32_t at = pair || ends ? phrase->last + 1 : RangeLinkAt(phrase->last);
  if (const Hit* night =
          at == 0 && phrase->parts.weekday && phrase->parts.part_begin ? FindShift(phrase->last, "night-to") : nullptr)
    at = night->last;  // "na noite de sábado para domingo"
  if (const uint32_t end = NightEnd(*phrase)) {
    phrase->last = end;
    return;
  }
  if (at == 0 || !Has(at)) return;
  const bool clock = phrase->parts.minute.has_value();
  if (clock && IsArticle(at) && Has(at + 1)) ++at;
  if (Glued(at) && !IsDash(at - 1)) return;
  if (const Hit* either = Find(phrase->last, Topic::kConjunction); either != nullptr && either->entry->meaning == "or") return;
  if (const auto year = Year(at); year && phrase->parts.year_alone() && !phrase->parts.last_year) {  // "from 2010 to 2018"
    if (*year <= *phrase->parts.year || *year > kLastBareYear) return;
    phrase->parts.last_year = year;
    phrase->last = at + 1;
    return;
  }
  auto second = ReadOne(at);
  if (clock && (!second || !second->parts.minute)) second = ReadOne(at, true);
  if (second && second->parts.year_alone() && phrase->parts.year_alone() && *second->parts.year <= *phrase->parts.year) return;
  if (!second) return;
  if (phrase->parts.weekday && !phrase->parts.day && second->parts.weekday && second->parts.last_day) {  // "Senin-Rabu (1-3/9)"
    phrase->parts = second->parts;
    phrase->parts.weekday = std::nullopt;
    phrase->last = second->last;
    return;
  }
  if (pair || !SameKind(phrase->parts, second->parts)) return;
  TimeParts& first = phrase->parts;
  TimeParts& end = second->parts;
  if (!first.year && end.year && first.month && end.month) first.year = *first.month > *end.month ? *end.year - 1 : *end.year;
  if (!first.day && first.weekday && end.day && end.month) return;
  if (first.minute && !first.has_date() && end.has_date()) {  // "7 a.m. to 8 p.m. Tuesday"
    TimeParts day = end;
    std::tie(day.minute, day.second, day.zone_minutes) = std::tie(first.minute, first.second, first.zone_minutes);
    first = day;
  }
  if (first.minute && end.minute && *end.minute <= *first.minute && end.has_date()) {  // "22.00 dan 24.00, Sabtu 11 Oktober"
    phrase->last = second->last;
    return;
  }
  constexpr int kHalf = 12 * 60;
  if (first.minute && !first.part_begin && end.part_begin && *end.part_begin >= kHalf && end.minute &&
      *first.minute + kHalf < *end.minute)
    *first.minute += kHalf;  // "entre las 9 y las 11 de la noche"
  if (first.zone_minutes && !end.zone_minutes) end.zone_minutes = first.zone_minutes;
  if (!first.zone_minutes && end.zone_minutes) first.zone_minutes = end.zone_minutes;
  phrase->last = second->last;
  if (end.minute && !first.minute && first.weekday) {  // "de lunes a viernes de 8:30 a 20:30": hours of each day
    const uint32_t next = RangeLinkAt(phrase->last);
    const auto closing = next != 0 ? ReadOne(next) : std::nullopt;
    if (closing && closing->parts.minute && !closing->parts.has_date()) phrase->last = closing->last;
    end.minute = std::nullopt;
  }
  phrase->until = end;
}

bool TimeGrammar::Ends(uint32_t i) const { return i >= last_ || (i + 1 == last_ && a_.token(i).kind == TokenKind::kPunctuation); }

// "in der Nacht zum Sonntag": from Saturday to Sunday.
std::optional<TimePhrase> TimeGrammar::NightTo(uint32_t i) const {
  const Hit* night = FindShift(i, "night-to");
  if (night == nullptr || Find(i, Topic::kDayPart) == nullptr || Find(night->last, Topic::kWeekday) == nullptr)
    return std::nullopt;
  TimePhrase phrase{i, 0, {}, TimeParts()};
  phrase.last = WeekdayPiece(night->last, &*phrase.until);
  if (phrase.last == 0) return std::nullopt;
  phrase.parts = *phrase.until;
  phrase.parts.weekday = (*phrase.parts.weekday + 6) % 7;
  return phrase;
}

std::optional<TimePhrase> TimeGrammar::Read(uint32_t i, bool future) {
  future_ = future;
  if (auto listed = ListedDay(i)) return listed;
  if (auto night = NightTo(i)) return night;
  auto phrase = ReadOne(i);
  if (!phrase) return std::nullopt;
  ReadRange(&*phrase);
  if (phrase->until && phrase->parts.month && phrase->parts.day && phrase->parts.minute && !phrase->parts.year &&
      Year(phrase->last))
    phrase->parts.year = Year(phrase->last++);  // "Oct 26, 10:00 - 11:00 2023"
  if (!phrase->until && !Accepts(*phrase)) return std::nullopt;
  return phrase;
}

// A month that stands alone is one where it is written as a name and something says when.
bool TimeGrammar::MonthAlone(const TimePhrase& phrase) const {
  const uint32_t i = phrase.first;
  if (phrase.parts.shifted || phrase.parts.part || FindUnit(i, TimeUnit::kMonth) != nullptr) return true;
  const Hit* month = Find(i, Topic::kMonth);
  const char initial = month != nullptr && !month->entry->form.empty() ? month->entry->form[0] : 'A';
  const bool lower = initial >= 'a' && initial <= 'z' && a_.token(i).span.size() > 3;  // languages that write "enero"
  if (!Capitalised(i) && !lower) return false;
  if (const context::EntityMention* mention = context_.MentionAt(i);
      mention != nullptr && context_[mention->entity].kind == context::EntityKind::kPerson)
    return false;
  if (Capitalised(phrase.last) && IsWord(phrase.last)) return false;
  return Led(i, false);
}

// Whether a word that leads to times stands before token `i`: "pada", "since", "menjelang", and "saat" too.
bool TimeGrammar::Led(uint32_t i, bool clauses) const {
  if (i > first_ && Glued(i) && IsDash(i - 1)) --i;  // "pasca-Lebaran"
  for (uint32_t back = 1; back <= 3 && i >= first_ + back; ++back) {
    for (const Hit& hit : a_.HitsAt(i - back)) {
      if (hit.last != i) continue;
      const Topic topic = hit.entry->topic;
      if (topic == Topic::kTimeLink || topic == Topic::kPreposition) return true;
      if (topic == Topic::kRangeLink && (!clauses || hit.entry->meaning != "and")) return true;
      if (clauses && (topic == Topic::kSubordinator || topic == Topic::kQualifier)) return true;
    }
  }
  return false;
}

// "à l'aube", "sejak pagi", "sekitar tengah malam", "Malam hari, ...": a part of some day, where a word leads to it or a comma sets it off.
bool TimeGrammar::PartAlone(const TimePhrase& phrase) const {
  if (Led(phrase.first, true) || (phrase.first == first_ && Is(phrase.last, ","))) return true;
  const uint32_t inner = phrase.last - 1;  // "in der [Nacht]", "menjelang [subuh]": read by itself where a word leads to it
  if (inner > phrase.first && Find(inner, Topic::kDayPart) != nullptr && Led(inner, true)) return false;
  if (FindShift(inner, "night-to") != nullptr) return false;  // "in der Nacht zum Sonntag"
  return Find(phrase.first, Topic::kPreposition) != nullptr || Find(phrase.first, Topic::kTimeLink) != nullptr;
}

// "Jalan 17 Agustus", "Universitas 17 Agustus 1945": what stands behind such a word is its name.
bool TimeGrammar::NamesPlace(uint32_t i) const {
  if (i == first_ || !IsNumber(i) || !Capitalised(i - 1)) return false;
  const Hit* place = Find(i - 1, Topic::kPlaceWord);
  if (place == nullptr) place = Find(i - 1, Topic::kOrganisationWord);
  return place != nullptr && place->last == i;
}

bool TimeGrammar::Accepts(const TimePhrase& phrase) const {
  const TimeParts& p = phrase.parts;
  if (p.month && p.day) return !NamesPlace(phrase.first);
  if (p.month && (p.year || p.nth)) return true;
  if (p.month) return p.unit || MonthAlone(phrase);
  if (p.part_begin && !p.has_date() && !p.minute) return PartAlone(phrase);
  return p.has_date() || p.minute || p.play_minute || p.quarter || p.half || p.decade || p.century;
}

}  // namespace silang::claims
