#include "claims/time.h"

#include <algorithm>

#include "claims/time_grammar.h"

namespace silang::claims {
namespace {

using languages::Topic;
using text::Bit;
using text::Hit;
using text::TokenKind;

constexpr uint32_t kSpokenReach = 12;  // tokens from a verb of speech in which a day is that of the saying
constexpr uint32_t kFutureReach = 10;  // tokens between "will" and the time that it makes one to come

// The choices of [auxiliary] and [modality] in topics.inc.
constexpr uint8_t kAuxiliaryFuture = 2, kAuxiliaryModal = 3, kModalityPlanned = 0;

class TimeReader {
 public:
  TimeReader(const context::Context& context, uint32_t first, uint32_t last, ToldTimes* told)
      : context_(context),
        a_(context.document->analysis),
        grammar_(context, first, last),
        first_(first),
        last_(last),
        told_(told) {
    clock_.anchor = context.anchor;
    clock_.guess = context.anchor_is_guess;
    clock_.other = told->day;
    clock_.period = told->period;
    clock_.moment = told->moment;
    if (first == 0 && context.anchor && !context.anchor_is_guess) clock_.other = context.anchor->date;  // nothing was told before
  }

  std::vector<TimeMention> Run() {
    for (uint32_t i = first_; i < last_;) {
      if (EndsInFuture(i)) future_ = i + 1;
      if (SaysNothing(i)) {
        ++i;
        continue;
      }
      Notice(i);
      if (const Hit* name = grammar_.FindShift(i, "no")) {  // "salat Jumat", "Black Friday"
        i = name->last;
        continue;
      }
      auto phrase =
          MayBegin(i) ? grammar_.Read(i, FutureBefore(i) || (modal_ > 0 && i - (modal_ - 1) <= kFutureReach)) : std::nullopt;
      if (!phrase) {
        ++i;
        continue;
      }
      Take(*phrase);
      for (uint32_t k = i + 1; k < phrase->last; ++k) Notice(k);
      past_last_ = phrase->last;
      i = phrase->last;
    }
    return std::move(mentions_);
  }

 private:
  // Most words: nothing that is known of them has to do with time.
  bool SaysNothing(uint32_t i) const {
    return a_.token(i).kind == TokenKind::kWord && (a_.Topics(i) & (kTimes | kNoticed)) == 0 && !a_.token(i).one_of_a_unit &&
           !a_.token(i).number_word && !MayBeCentury(i);
  }

  // "XVIe siècle": a Roman numeral before its unit.
  bool MayBeCentury(uint32_t i) const {
    const char initial = context_.document->text[a_.token(i).span.begin];
    if ((initial != 'I' && initial != 'V' && initial != 'X') || i + 1 >= last_) return false;
    const Hit* unit = a_.Find(i + 1, Topic::kTimeUnit);
    return unit != nullptr && unit->choice == static_cast<uint8_t>(TimeUnit::kCentury);
  }

  static constexpr text::TopicSet kNoticed = Bit(Topic::kAuxiliary) | Bit(Topic::kModality) | Bit(Topic::kCue);
  static constexpr text::TopicSet kTimes =
      Bit(Topic::kMonth) | Bit(Topic::kWeekday) | Bit(Topic::kDayPart) | Bit(Topic::kHoliday) | Bit(Topic::kRelativeDay) |
      Bit(Topic::kTimeLink) | Bit(Topic::kTimeShift) | Bit(Topic::kTimeUnit) | Bit(Topic::kCardinal) | Bit(Topic::kOrdinal) |
      Bit(Topic::kFraction) | Bit(Topic::kVague) | Bit(Topic::kVagueScale) | Bit(Topic::kNumberLink) | Bit(Topic::kScale);

  // How much a token has to do with time: a word that opens a time by itself, one that needs another of its kind behind it
  // ("the", "three", "last"), or none.
  enum class Kind : uint8_t { kNone, kNeedsMore, kOpens };

  Kind KindOf(uint32_t i, uint32_t* next) const {
    Kind kind = Kind::kNone;
    *next = i + 1;
    if ((a_.Topics(i) & kTimes) == 0) return kind;
    for (const Hit& hit : a_.HitsAt(i)) {
      switch (hit.topic) {
        case Topic::kMonth:
        case Topic::kWeekday:
        case Topic::kDayPart:
        case Topic::kHoliday:
        case Topic::kRelativeDay: return Kind::kOpens;
        case Topic::kTimeLink:
          if (hit.choice < static_cast<uint8_t>(TimeLink::kEarly) || hit.choice == static_cast<uint8_t>(TimeLink::kBy) ||
              hit.choice == static_cast<uint8_t>(TimeLink::kFor) || hit.choice == static_cast<uint8_t>(TimeLink::kAbout)) {
            continue;
          }
          break;
        case Topic::kTimeShift:
          if (hit.entry->meaning == "of" || hit.entry->meaning.starts_with("minutes-")) continue;
          if (hit.entry->meaning != "the" && !hit.entry->meaning.starts_with("ahead") && hit.entry->meaning != "that")
            return Kind::kOpens;
          break;
        case Topic::kTimeUnit:  // "abad ke-16", "kuartal II"
          if (hit.choice == static_cast<uint8_t>(TimeUnit::kCentury) || hit.choice == static_cast<uint8_t>(TimeUnit::kQuarter) ||
              hit.choice == static_cast<uint8_t>(TimeUnit::kWeekend))
            return Kind::kOpens;
          break;
        case Topic::kCardinal:
        case Topic::kOrdinal:
        case Topic::kFraction:
        case Topic::kVague:
        case Topic::kVagueScale:
        case Topic::kNumberLink:
        case Topic::kScale: break;
        default: continue;
      }
      kind = Kind::kNeedsMore;
      *next = std::max(*next, hit.last);
    }
    return kind;
  }

  bool HasToDo(uint32_t i) const {
    if (i >= last_) return false;
    if (a_.token(i).kind == TokenKind::kNumber) return true;
    uint32_t next = 0;
    return KindOf(i, &next) != Kind::kNone || a_.Find(i, Topic::kTimeLink) != nullptr ||
           a_.Find(i, Topic::kTimeShift) != nullptr || a_.Find(i, Topic::kRangeLink) != nullptr ||
           a_.Find(i, Topic::kQualifier) != nullptr;
  }

  // Most tokens begin no time; this must be cheap.
  bool MayBegin(uint32_t i) const {
    const text::Token& token = a_.token(i);
    if (token.kind == TokenKind::kNumber) return MayBeginNumber(i);
    if (token.kind == TokenKind::kPunctuation) {
      return i + 1 < last_ && a_.token(i + 1).kind == TokenKind::kNumber && a_.folded(i) == "(";
    }
    if (token.kind != TokenKind::kWord) return false;
    uint32_t next = 0;
    const Kind kind = KindOf(i, &next);
    if (kind == Kind::kOpens || MayBeCentury(i)) return true;
    if (i + 1 >= last_) return false;
    if (kind == Kind::kNeedsMore) {
      if (next < last_ && a_.token(next).kind == TokenKind::kPunctuation) ++next;  // "twenty-fourth of May", "mid-September"
      return HasToDo(next) || HasToDo(i + 1) || JoinedBefore(next);
    }
    // Words written together: "seminggu", "keempat", "einundzwanzig".
    return HasToDo(i + 1) && (a_.token(i).one_of_a_unit || (a_.HitsAt(i).empty() && a_.token(i).number_word));
  }

  // "abad keempat", "the einundzwanzigste": a number word that no lexicon has.
  bool JoinedBefore(uint32_t i) const {
    return i < last_ && a_.token(i).kind == TokenKind::kWord &&
           (a_.token(i).number_word || a_.token(i).Has(text::TokenFlag::kAllCaps));
  }

  // Of the numerals, years, and those that something of time follows.
  bool MayBeginNumber(uint32_t i) const {
    const uint32_t size = a_.token(i).span.size();
    const std::string_view digits = context_.document->Text(a_.token(i));
    if (size == 4 || digits.find('.') != std::string_view::npos || !a_.HitsAt(i).empty()) return true;
    if (size > 3 || i + 1 >= last_) return false;
    if (size == 3) return a_.token(i + 1).Has(text::TokenFlag::kGlued);  // "the 117th minute"
    const text::Token& next = a_.token(i + 1);
    if (next.kind == TokenKind::kWord) return next.Has(text::TokenFlag::kGlued) || HasToDo(i + 1) || !a_.HitsAt(i + 1).empty();
    return next.kind != TokenKind::kQuote;
  }

  // Words of the future, and words of speech that part a time from them: "said on Monday that he will".
  void Notice(uint32_t i) {
    if ((a_.Topics(i) & kNoticed) == 0) return;
    for (const Hit& hit : a_.HitsAt(i)) {
      if (hit.topic == Topic::kAuxiliary && hit.choice == kAuxiliaryFuture) future_ = i + 1;
      if (hit.topic == Topic::kAuxiliary && hit.choice == kAuxiliaryModal) modal_ = i + 1;
      if (hit.topic == Topic::kModality && hit.choice == kModalityPlanned) future_ = i + 1;
      if (hit.topic == Topic::kCue) {
        future_ = 0;
        spoken_ = i + 1;
      }
    }
  }

  // "llegará", "chegarão": a verb whose ending says that it is to come, with a stem of two letters at least.
  bool EndsInFuture(uint32_t i) const {
    const std::vector<std::string>& endings = a_.pack().traits().future_endings;
    if (endings.empty() || a_.token(i).kind != TokenKind::kWord || a_.token(i).Has(text::TokenFlag::kCapitalised)) return false;
    if (a_.HasConcept(i, languages::ConceptClass::kThing)) return false;  // "tubarão" is a thing
    const std::string_view word = context_.document->Text(a_.token(i));
    return std::any_of(endings.begin(), endings.end(),
                       [&](const std::string& ending) { return word.size() >= ending.size() + 2 && word.ends_with(ending); });
  }

  // "el lunes y el martes": what is joined to a time to come is to come too.
  bool JoinedToFuture(uint32_t i) const {
    return past_future_ && past_last_ > 0 && i > past_last_ && i <= past_last_ + 2 && a_.Has(past_last_, Topic::kConjunction);
  }

  bool FutureBefore(uint32_t i) const { return future_ > 0 && i - (future_ - 1) <= kFutureReach; }

  // "On Monday, he will": only a time that opens the sentence is read with what follows.
  bool FutureAfter(uint32_t at) const {
    for (uint32_t i = at; i < std::min(last_, at + kFutureReach); ++i) {
      if (EndsInFuture(i)) return true;
      if ((a_.Topics(i) & (Bit(Topic::kCue) | Bit(Topic::kAuxiliary))) == 0) continue;
      for (const Hit& hit : a_.HitsAt(i)) {
        if (hit.topic == Topic::kCue) return false;
        if (hit.topic == Topic::kAuxiliary && hit.choice == kAuxiliaryFuture) return true;
      }
    }
    return false;
  }

  void Take(TimePhrase& phrase) {
    TimeParts& parts = phrase.parts;
    parts.future = FutureBefore(phrase.first) || JoinedToFuture(phrase.first) ||
                   (phrase.first <= first_ + 2 && spoken_ == 0 && FutureAfter(phrase.last));
    past_future_ = parts.future;
    parts.role = RoleBefore(phrase.first);
    if (parts.role == TimeRole::kAt && parts.minute && !phrase.until) parts.role = RoleWithin(phrase);
    parts.past = parts.role == TimeRole::kSince && !parts.future && !FromBefore(phrase.first);
    parts.every = parts.every || grammar_.LinkBefore(phrase.first, TimeLink::kEvery);
    parts.alone = phrase.first == first_ && grammar_.Ends(phrase.last);
    const bool clock_only = parts.minute && !parts.has_date();
    if (clock_only) TakeDay(phrase, &parts);
    if (phrase.until) phrase.until->future = parts.future;
    auto value = phrase.until ? AnchorRange(parts, *phrase.until, clock_) : Anchor(parts, clock_);
    if (!value) return;
    if (clock_only) {
      value->explicit_date = false;
      value->relative = value->begin.has_value();
    }
    if (value->begin && !parts.every) {
      clock_.period = told_->period = CivilFromDays(*value->begin / (24 * 60));
      if (value->grain <= Grain::kDay) told_->day = clock_.period;
      clock_.other = told_->day;
      if (value->grain <= Grain::kDay) clock_.moment = told_->moment = parts.minute ? value->begin : std::nullopt;
    }
    mentions_.push_back(
        {phrase.first, phrase.last, {a_.token(phrase.first).span.begin, a_.token(phrase.last - 1).span.end}, *value});
  }

  // "Gempa terjadi Kamis (4/9) di Bantul, pukul 14.30": a clock time is of the day named before it in the sentence, unless a
  // verb of speech or the end of a clause parts them.
  void TakeDay(const TimePhrase& phrase, TimeParts* parts) const {
    constexpr uint32_t kReach = 25;
    if (mentions_.empty() || phrase.first - mentions_.back().last > kReach) return;
    const TimeValue& day = mentions_.back().value;
    if (!day.begin || !day.day || day.grain > Grain::kDay || *day.end - *day.begin > 2 * 24 * 60) return;
    if (mentions_.back().last <= spoken_ + kSpokenReach && spoken_ != 0) return;
    parts->year = day.year;
    parts->month = day.month;
    parts->day = day.day;
  }

  // "mulai 1 Oktober": the word for "since" that opens a range as well may speak of what is to come.
  bool FromBefore(uint32_t i) const {
    for (uint32_t back = 1; back <= 3 && i >= first_ + back; ++back) {
      for (const Hit& hit : a_.HitsAt(i - back)) {
        const bool from = hit.topic == Topic::kRangeLink && hit.entry->meaning == "from";
        if (from && hit.last == i) return true;
      }
    }
    return false;
  }

  // Of the words before token `i`, else of the first of the time itself: "[antes de] las siete".
  TimeRole RoleBefore(uint32_t i) const {
    for (uint32_t back = 1; back <= 3 && i >= first_ + back; ++back) {
      for (const Hit& hit : a_.HitsAt(i - back)) {
        if (hit.last != i) continue;
        if (const TimeRole role = RoleOf(hit); role != TimeRole::kAt) return role;
      }
    }
    if (grammar_.FindShift(i, "clock") == nullptr) return TimeRole::kAt;
    for (const Hit& hit : a_.HitsAt(i)) {
      if (const TimeRole role = RoleOf(hit); role != TimeRole::kAt) return role;
    }
    return TimeRole::kAt;
  }

  // Of a clock time within the phrase: "Monday, [just after] five", "[cerca de] las siete". "Ten minutes [before] six" is to the minute.
  TimeRole RoleWithin(const TimePhrase& phrase) const {
    constexpr uint64_t kMeasured = Bit(Topic::kCardinal) | Bit(Topic::kFraction) | Bit(Topic::kUnit) | Bit(Topic::kTimeUnit);
    for (uint32_t i = phrase.first; i < phrase.last; ++i) {
      const bool measured =
          i > first_ && (a_.token(i - 1).kind == text::TokenKind::kNumber || (a_.Topics(i - 1) & kMeasured) != 0);
      for (const Hit& hit : a_.HitsAt(i)) {
        if (hit.last >= phrase.last || measured) continue;
        const TimeRole role = RoleOf(hit);
        if (role == TimeRole::kBefore || role == TimeRole::kAfter || role == TimeRole::kAbout) return role;
      }
    }
    return TimeRole::kAt;
  }

  static TimeRole RoleOf(const Hit& hit) {
    if (hit.topic == Topic::kQualifier && hit.entry->meaning == "about") return TimeRole::kAbout;
    if (hit.topic != Topic::kTimeLink) return TimeRole::kAt;
    switch (static_cast<TimeLink>(hit.choice)) {
      case TimeLink::kSince: return TimeRole::kSince;
      case TimeLink::kUntil: return TimeRole::kUntil;
      case TimeLink::kBefore:
      case TimeLink::kBy: return TimeRole::kBefore;
      case TimeLink::kAfter: return TimeRole::kAfter;
      case TimeLink::kBetween: return TimeRole::kBetween;
      case TimeLink::kAbout: return TimeRole::kAbout;
      default: return TimeRole::kAt;
    }
  }

  const context::Context& context_;
  const text::Analysis& a_;
  TimeGrammar grammar_;
  const uint32_t first_, last_;
  TimeClock clock_;
  uint32_t spoken_ = 0;     // one past the last verb of speech
  uint32_t future_ = 0;     // one past the last word of the future
  uint32_t modal_ = 0;      // one past the last "must": "we must finish in five days"
  uint32_t past_last_ = 0;  // where the time before ended
  bool past_future_ = false;
  ToldTimes* told_;
  std::vector<TimeMention> mentions_;
};

}  // namespace

std::vector<TimeMention> ReadTimes(const context::Context& context, uint32_t first, uint32_t last, ToldTimes* told) {
  return TimeReader(context, first, last, told).Run();
}

}  // namespace silang::claims
