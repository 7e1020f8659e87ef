// The grammar of one time expression: pieces (a date, a weekday, a clock time ...) and how they join.
#ifndef SILANG_CLAIMS_TIME_GRAMMAR_H_
#define SILANG_CLAIMS_TIME_GRAMMAR_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "claims/number_grammar.h"
#include "claims/time_parts.h"
#include "text/analysis.h"
#include "text/dates.h"

namespace silang::claims {

// A time expression as read: tokens [first, last).
struct TimePhrase {
  uint32_t first = 0;
  uint32_t last = 0;
  TimeParts parts;
  std::optional<TimeParts> until;  // where a range ends
};

// Reads time expressions from a sentence's tokens. A reader of a piece takes the token it begins at, adds what the piece
// states to `parts` and returns the token after it; 0 and `parts` untouched where there is no such piece.
class TimeGrammar {
 public:
  TimeGrammar(const context::Context& context, uint32_t first, uint32_t last);

  // The expression that begins at token `i`; nothing if there is none. `future`: the words around it speak of what is to come.
  // Time linear in the expression's length, which is bounded.
  std::optional<TimePhrase> Read(uint32_t i, bool future);

  // The longest [time-shift] form of `meaning` at a token.
  const text::Hit* FindShift(uint32_t i, std::string_view meaning) const {
    return Has(i, languages::Topic::kTimeShift) ? ShiftOf(i, meaning) : nullptr;
  }
  // Whether a [time-link] form of `link` ends right before token `i`.
  bool LinkBefore(uint32_t i, TimeLink link) const;
  // Whether the sentence ends at token `i`, but for a mark.
  bool Ends(uint32_t i) const;

 private:
  static constexpr int kFirstYear = 1000, kLastYear = 2999;
  static constexpr int kLifetime = 110;                              // years that "1901-1970" may span
  static constexpr int kFirstBareYear = 1900, kLastBareYear = 2100;  // what a numeral may be without a word that says so

  bool Has(uint32_t i) const { return i >= first_ && i < last_; }
  bool Has(uint32_t i, languages::Topic topic) const { return Has(i) && a_.Has(i, topic); }
  bool Is(uint32_t i, std::string_view s) const { return Has(i) && a_.folded(i) == s; }
  bool Glued(uint32_t i) const { return Has(i) && a_.token(i).Has(text::TokenFlag::kGlued); }
  bool IsDash(uint32_t i) const { return Is(i, "-") || Is(i, "–") || Is(i, "—"); }
  bool Capitalised(uint32_t i) const { return Has(i) && a_.token(i).Has(text::TokenFlag::kCapitalised); }
  bool IsArticle(uint32_t i) const { return FindShift(i, "the") != nullptr; }
  bool IsNumber(uint32_t i) const { return Has(i) && a_.token(i).kind == text::TokenKind::kNumber; }
  bool IsWord(uint32_t i) const { return Has(i) && a_.token(i).kind == text::TokenKind::kWord; }
  // Most tokens are none of these, which their topics tell.
  const text::Hit* Find(uint32_t i, languages::Topic topic) const { return Has(i, topic) ? HitOf(i, topic) : nullptr; }
  const text::Hit* FindLink(uint32_t i, TimeLink link) const {
    return Has(i, languages::Topic::kTimeLink) ? LinkOf(i, link) : nullptr;
  }
  const text::Hit* FindUnit(uint32_t i, TimeUnit unit) const {
    return Has(i, languages::Topic::kTimeUnit) ? UnitOf(i, unit) : nullptr;
  }
  const text::Hit* HitOf(uint32_t i, languages::Topic topic) const;
  const text::Hit* ShiftOf(uint32_t i, std::string_view meaning) const;
  const text::Hit* LinkOf(uint32_t i, TimeLink link) const;
  const text::Hit* UnitOf(uint32_t i, TimeUnit unit) const;
  bool ShiftBefore(uint32_t i, std::string_view meaning) const;
  text::DigitGroups GroupsAt(uint32_t i) const;
  std::optional<int> Plain(uint32_t i, int digits) const;
  std::optional<int> Year(uint32_t i) const;
  const std::optional<Core>& CoreAt(uint32_t i) const;
  bool IsOtherWord(const text::Hit& hit) const;
  std::optional<int> MonthAt(uint32_t i, uint32_t* next, bool sure = false) const;
  std::optional<int> DayAt(uint32_t i, uint32_t* next) const;
  std::optional<int> OrdinalAt(uint32_t i, uint32_t* next) const;
  std::optional<int> RankAt(uint32_t i, uint32_t* next) const;
  uint32_t ShiftAfter(uint32_t i, int* shift) const;
  bool IsSunday(uint32_t i, uint32_t next, bool named) const;

  bool BetweenBefore(uint32_t i) const;
  bool OpenedByBetween(uint32_t i) const;
  std::optional<TimePhrase> ReadOne(uint32_t i, bool hour = false) const;
  uint32_t RangeLinkAt(uint32_t i) const;
  void ReadRange(TimePhrase* phrase) const;
  uint32_t NightEnd(const TimePhrase& phrase) const;
  uint32_t SkipBetween(uint32_t i, const TimeParts& parts) const;
  uint32_t Piece(uint32_t i, TimeParts* parts) const;
  uint32_t PieceBehind(uint32_t at, uint32_t skip, TimeParts* parts) const;
  uint32_t Iso(uint32_t i, TimeParts* parts) const;
  uint32_t MonthAndYear(uint32_t i, TimeParts* parts) const;
  uint32_t Figures(uint32_t i, TimeParts* parts) const;
  uint32_t Marked(uint32_t i, TimeParts* parts) const;
  uint32_t Bracketed(uint32_t i, TimeParts* parts) const;
  bool HasSuchDay(int day, const TimeParts& parts) const;
  uint32_t NumberOfDay(uint32_t i, TimeParts* parts) const;
  uint32_t ShortFigures(uint32_t i, TimeParts* parts) const;
  uint32_t DayAndMonth(uint32_t i, TimeParts* parts) const;
  uint32_t YearFirst(uint32_t i, TimeParts* parts) const;
  uint32_t DayAlone(uint32_t i, TimeParts* parts) const;
  uint32_t SpelledYear(uint32_t i, TimeParts* parts) const;
  uint32_t Zone(uint32_t i, TimeParts* parts) const;
  uint32_t MinutesAndHour(uint32_t i, bool cued, TimeParts* parts) const;
  struct HourBehind {
    uint32_t last = 0;  // token behind it; 0 if there is none
    int minute = 0;     // of the day
    std::optional<int> zone_minutes;
    bool half_told = false;  // which half of the day
  };
  HourBehind ReadHourBehind(uint32_t i, bool of_hours, bool article) const;
  std::optional<int> MinutesAt(uint32_t i, bool bare, uint32_t* next) const;
  const text::Hit* HourName(uint32_t i, int* minute) const;
  bool LeadsOn(uint32_t i) const;
  uint32_t TurnOfDay(uint32_t i, int* minute) const;
  uint32_t NamedClock(uint32_t i, int* minute) const;
  uint32_t PlayMinute(uint32_t i, TimeParts* parts) const;
  bool OpensClock(uint32_t i) const;
  std::optional<int> HalfTo(uint32_t i, uint32_t* next) const;
  static void TurnHour(TimeParts* parts);
  uint32_t ZoneOffset(uint32_t i, TimeParts* parts) const;
  uint32_t JoinsDays(uint32_t i) const;
  std::optional<int> CountedDay(uint32_t i, uint32_t* next) const;
  bool IsAnd(uint32_t i) const;
  uint32_t DayMonth(uint32_t i, TimeParts* parts) const;
  uint32_t MonthDay(uint32_t i, TimeParts* parts) const;
  uint32_t EraYear(uint32_t i, TimeParts* parts) const;
  uint32_t YearAfter(uint32_t i, TimeParts* parts) const;
  uint32_t YearOrShiftAfter(uint32_t next, TimeParts* parts) const;
  bool IsRankInstead(const text::Hit& day, bool led) const;
  uint32_t WeekdayPiece(uint32_t i, TimeParts* parts) const;
  uint32_t RelativeDay(uint32_t i, TimeParts* parts) const;
  bool MayBeClock(uint32_t i, const text::WrittenClock& clock, const TimeParts& parts) const;
  uint32_t Clock(uint32_t i, TimeParts* parts) const;
  std::optional<int> HourFigures(uint32_t i) const;
  std::optional<int> RangeStart(uint32_t i) const;
  bool IsCounted(uint32_t i) const;
  bool PairedHours(uint32_t i, uint32_t next) const;
  std::optional<text::WrittenClock> ClockRangeEnd(uint32_t i) const;
  bool DottedClock(uint32_t i) const;
  bool NamesHour(uint32_t i) const;
  bool CountsHere(uint32_t i, uint32_t next) const;
  uint32_t QuarterAfter(uint32_t i, int* minute) const;
  bool CountsThings(uint32_t next) const;
  uint32_t ClockFigures(uint32_t i, bool cued, TimeParts* parts) const;
  uint32_t DayPart(uint32_t i, TimeParts* parts) const;
  uint32_t PeriodWord(uint32_t i, TimeParts* parts) const;
  uint32_t Period(uint32_t i, TimeParts* parts) const;
  bool IsComingWeekend(TimeUnit unit, uint32_t i) const;
  uint32_t ShiftedUnit(uint32_t i, TimeParts* parts) const;
  uint32_t HalfBehind(uint32_t i) const;
  uint32_t CountedUnit(uint32_t i, TimeDistance* distance) const;
  uint32_t DistanceBase(uint32_t i, TimeParts* parts) const;
  uint32_t Distance(uint32_t i, TimeParts* parts) const;
  uint32_t YearPiece(uint32_t i, TimeParts* parts) const;
  bool CountsNothing(uint32_t i) const;
  bool YearsFollow(uint32_t i, int year) const;
  bool YearNamed(uint32_t i) const;
  uint32_t QuarterPiece(uint32_t i, TimeParts* parts) const;
  bool StandsForDecade(uint32_t i) const;
  uint32_t NamedDecade(uint32_t i, TimeParts* parts) const;
  uint32_t DecadePiece(uint32_t i, TimeParts* parts) const;
  uint32_t BeforeChrist(uint32_t next, TimeParts* parts) const;
  uint32_t Container(uint32_t i, TimeParts* parts) const;
  uint32_t NthPiece(uint32_t i, TimeParts* parts) const;
  uint32_t WeekOf(uint32_t i, TimeParts* parts) const;
  uint32_t EveryPiece(uint32_t i, TimeParts* parts) const;
  uint32_t ThatPiece(uint32_t i, TimeParts* parts) const;
  uint32_t SeasonPiece(uint32_t i, TimeParts* parts) const;
  uint32_t NowPiece(uint32_t i, TimeParts* parts) const;
  uint32_t HolidayPiece(uint32_t i, TimeParts* parts) const;
  bool WithinName(const text::Hit& hit) const;
  std::optional<TimePhrase> ListedDay(uint32_t i) const;
  std::optional<TimePhrase> NightTo(uint32_t i) const;
  bool Accepts(const TimePhrase& phrase) const;
  bool MonthAlone(const TimePhrase& phrase) const;
  bool NamesPlace(uint32_t i) const;
  bool PartAlone(const TimePhrase& phrase) const;
  bool Led(uint32_t i, bool clauses) const;

  const context::Context& context_;
  const text::Analysis& a_;
  const uint32_t first_, last_;
  const NumberGrammar numbers_;
  // Several pieces ask for the number at one token.
  struct Memo {
    uint32_t token = 0xffffffff;
    std::optional<Core> core;
  };
  mutable std::array<Memo, 4> cores_;
  const bool month_first_;
  bool future_ = false;
};

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_TIME_GRAMMAR_H_
