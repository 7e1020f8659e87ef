#include "claims/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "claims/frame.h"
#include "claims/number_grammar.h"
#include "claims/number_names.h"

namespace silang::claims {
namespace {

using languages::Topic;
using text::Hit;
using text::TokenFlag;
using text::TokenKind;

// The choices of [qualifier] and [qualifier-after] in topics.inc, in their order.
constexpr Qualifier kQualifiers[] = {Qualifier::kAbout,    Qualifier::kAtLeast, Qualifier::kMoreThan, Qualifier::kAtMost,
                                     Qualifier::kLessThan, Qualifier::kNearly,  Qualifier::kBetween,  Qualifier::kExact};

// How far from a number "about" and "nearly" may mean, as a part of it.
constexpr double kAboutPart = 0.1;

struct PendingQualifier {
  uint32_t first = 0;
  uint32_t last = 0;
  Qualifier qualifier = Qualifier::kExact;
  bool set = false;
};

// Concepts of a change.
constexpr std::array<std::string_view, 15> kChanges = {"rise",   "fall",   "increase", "decrease", "grow",
                                                       "shrink", "change", "drop",     "raise",    "lower",
                                                       "cut",    "expand", "reduce",   "decline",  "double"};

constexpr double kMostGoals = 20;  // that either side of a score told in words has

// Concepts of what ends with a score.
constexpr std::array<std::string_view, 8> kContests = {"win",          "lose-match", "draw-match", "play-match",
                                                       "score-result", "vote",       "eliminate",  "match"};

// Concepts of what happens several times or holds several things: "two in five games" is no share.
constexpr std::array<std::string_view, 6> kOccasions = {"match", "tournament", "season", "package", "time-occurrence", "vehicle"};

class NumberReader {
 public:
  NumberReader(const context::Context& context, uint32_t first, uint32_t last)
      : grammar_(context, first, last), names_(grammar_), first_(first), last_(last) {}

  std::vector<Number> Run() {
    for (uint32_t i = first_; i < last_;) {
      const uint64_t topics = grammar_.Topics(i);
      if (topics == 0 && SaysNothing(i)) {
        ++i;
        continue;
      }
      if ((topics & NumberNames::kTopics) != 0) names_.Pass(i);
      if ((topics & (Bit(Topic::kQualifier) | Bit(Topic::kCurrency))) != 0) Notice(i);
      if ((topics & Bit(Topic::kPercent)) != 0) {
        if (const Hit* percent = grammar_.Find(i, Topic::kPercent);
            percent != nullptr && percent->last > i + 1) {  // "百分之": no hundred
          i = percent->last;
          continue;
        }
      }
      const bool within = qualifier_.set && qualifier_.first < i && i + 1 == qualifier_.last;  // "plus or minus", a sign no more
      const bool sign = within && (topics & Bit(Topic::kNumberLink)) != 0;
      const auto core = !sign && grammar_.MayBegin(i, topics) ? grammar_.Read(i) : std::nullopt;
      if (!core || core->last <= i) {
        ++i;
        continue;
      }
      uint32_t next = names_.Skips(*core);
      if (next == 0) next = StandsForAGroup(*core) ? core->last : Take(*core);
      for (uint32_t k = i + 1; k < next && k < last_; ++k) names_.Pass(k);
      i = std::max(next, i + 1);
    }
    return std::move(numbers_);
  }

 private:
  // Most words that the pack does not know: neither number, nor part of one.
  bool SaysNothing(uint32_t i) const {
    const text::Analysis& analysis = grammar_.analysis();
    return !analysis.pack().number_words().characters() && analysis.token(i).kind == TokenKind::kWord &&
           !analysis.token(i).Has(text::TokenFlag::kMixed) && !analysis.token(i).number_word && !grammar_.IsHyphen(i + 1);
  }

  // "ketiganya", "kedua negara" stand for persons or things told before, "pertemuan keempatnya", "negara kedua" put one in a row:
  // in languages that make ordinals with a prefix, what stands behind a noun is an ordinal, what stands before one is none.
  bool StandsForAGroup(const Core& core) const {
    const text::Analysis& analysis = grammar_.analysis();
    if (core.form != NumberForm::kOrdinal || core.digits || !analysis.pack().number_words().HasOrdinalPrefix()) return core.group;
    if (grammar_.FindChoice(core.last, Topic::kClassifier, "kali") != nullptr) return false;  // "kedua kalinya"
    if (!HasThingAt(core.last) && core.first > first_ && grammar_.Find(core.first - 1, Topic::kRelativePronoun) != nullptr)
      return false;  // "yang ketiga"
    const context::EntityMention* mention = grammar_.context().MentionAt(core.first);
    const bool resolved = mention != nullptr && mention->form == context::MentionForm::kGroupWord;
    const Hit* words = grammar_.Find(core.first, Topic::kPronoun);
    if (words != nullptr && words->last > core.last) return true;  // "kemitraan militer [kedua negara]"
    if (core.group) return resolved || !BehindNoun(core.first);
    return core.last < last_ && !BehindNoun(core.first) && IsNoun(core.last);
  }

  bool HasThingAt(uint32_t token) const {
    if (token >= last_ || grammar_.Find(token, Topic::kTimeUnit) != nullptr) return false;  // "yang ketiga tahun ini"
    return grammar_.analysis().HasConcept(token, languages::ConceptClass::kThing);
  }

  bool IsNoun(uint32_t token) const {
    for (const Hit& hit : grammar_.analysis().HitsAt(token)) {
      if (hit.topic == Topic::kConcept && hit.concept_class != languages::ConceptClass::kEvent) return true;
    }
    return VoiceOf(grammar_.analysis(), token) == Voice::kNominal;
  }

  // A noun right before `token`, or with one adjective between.
  bool BehindNoun(uint32_t token) const {
    for (uint32_t back = 1; back <= 2 && token >= first_ + back; ++back) {
      if (grammar_.analysis().token(token - back).kind != text::TokenKind::kWord) return false;
      constexpr uint64_t kFunction =
          Bit(Topic::kConjunction) | Bit(Topic::kPreposition) | Bit(Topic::kAuxiliary) | Bit(Topic::kSubordinator);
      if ((grammar_.Topics(token - back) & kFunction) != 0) return false;
      if (IsNoun(token - back)) return true;
      // "rapat ketiga": a bare root that names an event is a noun here; "rapat kedua lembaga" is that of both.
      if (back == 1 && !HasThingAt(token + 1) && grammar_.Find(token - 1, Topic::kConcept) != nullptr &&
          VoiceOf(grammar_.analysis(), token - 1) == Voice::kUnknown)
        return true;
    }
    return false;
  }

  // Qualifiers and currency signs on the way to the number.
  void Notice(uint32_t i) {
    if (grammar_.analysis().HitsAt(i).empty()) return;
    if (const Hit* hit = grammar_.Find(i, Topic::kQualifier);
        hit != nullptr && (!qualifier_.set || hit->last > qualifier_.last)) {
      const Qualifier q = kQualifiers[hit->choice];
      const bool chained = qualifier_.set && qualifier_.last == i;
      if (chained && (qualifier_.qualifier != Qualifier::kExact || q == Qualifier::kExact)) {
        if (qualifier_.qualifier == Qualifier::kAbout && q != Qualifier::kExact) qualifier_.qualifier = q;
        qualifier_.last = hit->last;
      } else {
        qualifier_ = {i, hit->last, q, true};
      }
    }
    if (const Hit* hit = grammar_.Find(i, Topic::kCurrency); hit != nullptr && hit->last > currency_last_) {
      currency_first_ = i;
      currency_last_ = hit->last;
    }
  }

  const PendingQualifier* QualifierBefore(uint32_t at) const {
    if (!qualifier_.set) return nullptr;
    if (qualifier_.last == at) return &qualifier_;
    if (currency_last_ == at && qualifier_.last == currency_first_) return &qualifier_;
    return nullptr;
  }

  static Number ToNumber(const Core& core) {
    Number n;
    n.first = n.core_first = core.first;
    n.last = n.core_last = core.last;
    n.form = core.form;
    n.number = core.value;
    n.alternative = core.alternative;
    n.precision = core.precision;
    n.digits = core.digits;
    n.words = core.words;
    n.plain = core.plain;
    n.article_like = core.article_like && core.value && *core.value == 1;
    n.currency = core.currency;
    if (core.form == NumberForm::kVague) {
      n.low = core.low;
      n.high = core.high;
      n.qualifier = Qualifier::kBetween;
    }
    return n;
  }

  // Sets the range that number and qualifier allow together.
  static void Bound(Number* n) {
    if (n->form == NumberForm::kScore) return;
    if (!n->low && !n->high) n->low = n->high = n->number;
    if (!n->low || !n->high) return;
    const double low = *n->low, high = *n->high;
    switch (n->qualifier) {
      case Qualifier::kAtLeast:
      case Qualifier::kMoreThan: n->high.reset(); break;
      case Qualifier::kAtMost:
      case Qualifier::kLessThan: n->low.reset(); break;
      case Qualifier::kAbout:
        if (n->form == NumberForm::kRange) break;  // "sekitar 10 sampai 20" allows no more than its ends
        n->low = low - std::abs(low) * kAboutPart;
        n->high = high + std::abs(high) * kAboutPart;
        break;
      case Qualifier::kNearly: n->low = low - std::abs(low) * kAboutPart; break;
      case Qualifier::kExact:
      case Qualifier::kBetween: break;
    }
  }

  // Makes a number of `core` with what stands around it; returns where reading goes on.
  uint32_t Take(const Core& core) {
    Number n = ToNumber(core);
    if (core.about) n.qualifier = Qualifier::kAbout;
    const bool between = TakeQualifier(&n);
    if (n.form == NumberForm::kCardinal || n.form == NumberForm::kFraction) {
      if (!TakeSlash(&n) && !TakeDash(&n) && !TakeRange(&n, between) && !TakeRatioBehindNoun(&n)) TakeRatio(&n);
      if (n.form == NumberForm::kScore && !n.second) return n.last;  // "222-333-4444", a range of years
    }
    TakeEvery(&n);
    TakeRepetition(&n);
    TakeQualifierAfter(&n);
    Bound(&n);
    if (!JoinBounds(n)) numbers_.push_back(n);
    return n.last;
  }

  // "more than 30 and less than 40": two bounds are one range.
  bool JoinBounds(const Number& n) {
    if (numbers_.empty()) return false;
    Number& before = numbers_.back();
    const bool low = before.low && !before.high && n.high && !n.low, high = before.high && !before.low && n.low && !n.high;
    if (!low && !high) return false;
    if (n.first != before.last + 1 || grammar_.Find(before.last, Topic::kConjunction) == nullptr) return false;
    const double bottom = low ? *before.low : *n.low, top = low ? *n.high : *before.high;
    if (bottom >= top) return false;
    before.low = bottom;
    before.high = top;
    before.number.reset();
    before.form = NumberForm::kRange;
    before.qualifier = Qualifier::kBetween;
    before.last = before.core_last = n.last;
    return true;
  }

  // "gestegen [tot] 41", but "kan oplopen [tot] 41": the word for "up to" that means "to" as well says where a change has led.
  bool IsResult(const PendingQualifier& q) const {
    const Hit* to = grammar_.FindChoice(q.first, Topic::kPreposition, "to");
    if (to == nullptr || to->last != q.last || !ChangesBefore(grammar_, q.first)) return false;
    for (uint32_t back = 1; back <= 4 && q.first >= first_ + back; ++back) {
      if (grammar_.FindChoice(q.first - back, Topic::kAuxiliary, "modal") != nullptr) return false;
    }
    return true;
  }

  // True if the number opens a range: "antara 10 [dan 12]".
  bool TakeQualifier(Number* n) {
    bool between = false;
    if (const PendingQualifier* q = QualifierBefore(n->core_first); q != nullptr) {
      between = q->qualifier == Qualifier::kBetween;
      if (q->qualifier == Qualifier::kAtMost && IsResult(*q)) return false;
      if (!between && q->qualifier != Qualifier::kExact && n->form != NumberForm::kOrdinal) {
        const bool lower = q->qualifier == Qualifier::kMoreThan || q->qualifier == Qualifier::kAtLeast;
        n->qualifier = lower && IsDenied(q->first) ? Qualifier::kAtMost : q->qualifier;
        n->first = q->first;
      }
    }
    return between;
  }

  // "at no time [exceeded] 850", "tidak pernah [melebihi] 30": a bound from below that is denied is one from above. What is denied stands
  // right before it: "has not been seen in more than 30 days" denies something else.
  bool IsDenied(uint32_t bound) const {
    constexpr uint32_t kLongest = 3;
    uint32_t end = bound;
    if (end > first_ && grammar_.Find(end - 1, Topic::kAuxiliary) != nullptr) --end;  // "has never been [more than] 9 per cent"
    for (uint32_t back = 1; back <= kLongest && end >= first_ + back; ++back) {
      const Hit* negation = grammar_.Find(end - back, Topic::kNegation);
      if (negation != nullptr && (negation->last == bound || negation->last == end)) return true;
    }
    return false;
  }

  // "1/2", "3/4"
  bool TakeSlash(Number* n) {
    const uint32_t at = n->core_last;
    if (!n->plain || at + 1 >= last_ || grammar_.Folded(at) != "/" || !grammar_.Glued(at) || !grammar_.Glued(at + 1))
      return false;
    const auto bottom = grammar_.Read(at + 1);
    if (!bottom || !bottom->plain || *bottom->value <= 0 || *n->number > *bottom->value) return false;
    n->number = *n->number / *bottom->value;
    n->form = NumberForm::kFraction;
    n->precision = 0.01;
    n->plain = false;
    n->last = n->core_last = bottom->last;
    return true;
  }

  // "a 5-to-4 ruling", "a 10-to-12-week course"
  bool TakeJoined(Number* n) {
    const uint32_t at = n->core_last;
    if (at + 3 >= last_ || !grammar_.IsHyphen(at) || !grammar_.IsHyphen(at + 2) || !n->number) return false;
    const Hit* to = grammar_.FindChoice(at + 1, Topic::kRangeLink, "to");
    for (uint32_t i = at; i <= at + 3; ++i) {
      if (!grammar_.Glued(i)) return false;
    }
    const auto other = to == nullptr || to->last != at + 2 ? std::nullopt : grammar_.Read(at + 3);
    if (!other || !other->value || other->form != NumberForm::kCardinal || other->identifier) return false;
    if (*other->value > *n->number) return Join(n, *other), true;
    n->form = NumberForm::kScore;
    n->second = other->value;
    n->plain = n->article_like = false;
    n->last = n->core_last = other->last;
    return true;
  }

  // A word of winning, losing or playing among the few before token `at`: "venció al Getafe por [2 a 0]".
  bool EndsInScore(uint32_t at) const {
    constexpr uint32_t kReach = 6;
    for (uint32_t back = 1; back <= kReach && at >= first_ + back; ++back) {
      if (grammar_.analysis().token(at - back).kind == TokenKind::kPunctuation) return false;
      if (IsContest(at - back)) return true;
    }
    return false;
  }

  // "2 a 0" there, but not "de 3 a 5 medallas".
  bool IsScore(const Number& n, const Core& other) const {
    for (const Topic topic : {Topic::kUnit, Topic::kPercent, Topic::kCurrency, Topic::kScale}) {
      if (grammar_.Find(other.last, topic) != nullptr) return false;
    }
    if (*other.value >= kMostGoals) return false;
    return *other.value <= *n.number ||
           (n.first > first_ && grammar_.FindChoice(n.first - 1, Topic::kRangeLink, "from") == nullptr &&
            (other.last >= last_ || !IsNoun(other.last)));
  }

  // "odds of 3 to 1", "a vote of 5 to 4", "3 banding 1", "a ratio of 4:1"
  bool TakeOdds(Number* n) const {
    const uint32_t at = n->core_last;
    const bool game = n->number && *n->number < kMostGoals && EndsInScore(n->first);
    if (!n->number || n->qualifier != Qualifier::kExact || (!n->plain && !(game && n->words))) return false;
    const Hit* link = grammar_.FindChoice(at, Topic::kRatioLink, "to");
    const bool colon = grammar_.Is(at, ":") && grammar_.Glued(at) && grammar_.Glued(at + 1);
    const uint32_t begin = colon ? at + 1 : link != nullptr ? link->last : last_;
    if (begin >= last_) return false;
    const auto other = grammar_.Read(begin);
    if (!other || !other->value || other->form != NumberForm::kCardinal || (!other->digits && !game) ||
        (colon && other->length == 2))
      return false;
    const Hit* to = grammar_.FindChoice(at, Topic::kRangeLink, "to");
    if (game && !colon && !IsScore(*n, *other)) return false;
    if (to != nullptr && !game) {  // the word that makes ranges as well
      const Hit* before = n->first > first_ ? grammar_.Find(n->first - 1, Topic::kPreposition) : nullptr;
      if ((before == nullptr && !(n->first > first_ && IsContest(n->first - 1)) && !MayBeResult(*n, *other)) || !other->plain ||
          *other->value >= *n->number || grammar_.FindChoice(n->first - 1, Topic::kRangeLink, "from") != nullptr ||
          grammar_.Find(other->last, Topic::kUnit) != nullptr || grammar_.Find(other->last, Topic::kPercent) != nullptr)
        return false;
    }
    n->form = NumberForm::kScore;
    n->second = other->value;
    n->plain = n->article_like = false;
    n->last = n->core_last = other->last;
    return true;
  }

  // "10-12", "3–1": a range if the second is greater, else a score.
  bool TakeDash(Number* n) {
    const uint32_t at = n->core_last;
    if (at + 1 >= last_) return false;
    if (TakeJoined(n) || TakeOdds(n)) return true;
    const bool dash = grammar_.IsHyphen(at) || grammar_.Is(at, "~");
    if (!dash || !n->number) return false;
    const bool glued = grammar_.Glued(at) && grammar_.Glued(at + 1);
    uint32_t begin = at + 1;
    if (const Hit* currency = grammar_.Find(begin, Topic::kCurrency); currency != nullptr && currency->last < last_)
      begin = currency->last;
    const auto other = grammar_.Read(begin);
    if (!other || !other->value || other->form != NumberForm::kCardinal || other->identifier || other->minus || !other->digits ||
        !n->digits)
      return false;
    if (grammar_.IsHyphen(other->last) && grammar_.Glued(other->last) && grammar_.Glued(other->last + 1) &&
        other->last + 1 < last_ && grammar_.analysis().token(other->last + 1).kind == TokenKind::kNumber) {
      return false;
    }
    const bool game = glued && n->plain && other->plain && other->length <= 3 && IsInScores(*n, other->last);
    if ((*other->value > *n->number && !game) || Scaled(*n, *other) > 0) {
      if (!glued && !grammar_.Glued(at + 1) && grammar_.IsHyphen(at) && other->last < last_ && n->words != other->words)
        return false;
      Join(n, *other);
      return true;
    }
    if (!glued || !n->plain || !other->plain || other->length > 3 || n->qualifier != Qualifier::kExact) return false;
    n->form = NumberForm::kScore;
    n->second = other->value;
    n->last = n->core_last = other->last;
    return true;
  }

  // "won 6-4, [3-6], 7-5", "lost [1-3]", "a [3-6] record": what is written like a range is a score among scores, and beside words
  // of winning and losing.
  bool IsInScores(const Number& n, uint32_t end) const {
    if (!numbers_.empty() && numbers_.back().form == NumberForm::kScore && numbers_.back().last + 2 >= n.first) return true;
    const bool bracketed = n.first >= first_ + 2 && grammar_.Is(n.first - 1, "(") && grammar_.Is(end, ")") &&
                           grammar_.analysis().token(n.first - 2).Has(TokenFlag::kCapitalised);  // "the Bulls (20-30)"
    // "verloor thuis met [0-3]", "won with 6-7"
    const Hit* with = n.first > first_ ? grammar_.FindChoice(n.first - 1, Topic::kPreposition, "with") : nullptr;
    for (uint32_t back = 2; with != nullptr && back <= 4 && n.first >= first_ + back; ++back) {
      if (IsContest(n.first - back)) return true;
    }
    return bracketed || (n.first > first_ && IsContest(n.first - 1)) || (end < last_ && IsContest(end));
  }

  // "s'est imposé [2 à 0]": few, the greater first, with nothing behind that they could count.
  bool MayBeResult(const Number& n, const Core& other) const {
    constexpr double kMost = 30;
    return grammar_.analysis().pack().traits().nouns_first && *n.number <= kMost && *other.value < *n.number &&
           !names_.HasNounAfter(other.last);
  }

  bool IsContest(uint32_t token) const {
    for (const Hit& hit : grammar_.analysis().HitsAt(token)) {
      if (hit.topic == Topic::kConcept && std::find(kContests.begin(), kContests.end(), hit.entry->meaning) != kContests.end())
        return true;
    }
    return false;
  }

  // The scale that the second number lends the first: "2 to 3 million" is two million to three. 0 if none.
  static double Scaled(const Number& n, const Core& other) {
    if (!other.words || other.precision < 100 || !n.number || *n.number <= 0) return 0;
    double scale = std::pow(10.0, std::floor(std::log10(other.precision) + 1e-9));
    for (double s : {1e12, 1e9, 1e6, 1e3, 100.0}) {
      if (*other.value >= s && *n.number < *other.value / s + 1e-9 && *n.number < 1000) {
        scale = s;
        return scale;
      }
    }
    return 0;
  }

  void Join(Number* n, const Core& other) {
    double low = *n->number;
    if (const double scale = Scaled(*n, other); scale > 0) low *= scale;
    n->low = std::min(low, *other.value);
    n->high = std::max(low, *other.value);
    n->number.reset();
    n->alternative.reset();
    n->form = NumberForm::kRange;
    if (n->qualifier == Qualifier::kExact) n->qualifier = Qualifier::kBetween;
    n->precision = std::min(n->precision, other.precision);
    n->plain = n->article_like = false;
    n->last = n->core_last = other.last;
  }

  // "10 hingga 12", "antara 10 dan 12", "from 5 to 10", "two or three"
  bool TakeRange(Number* n, bool between) {
    const uint32_t at = n->core_last;
    const Hit* link = nullptr;
    for (const char* kind : {"to", "and"}) {
      if (const Hit* found = grammar_.FindChoice(at, Topic::kRangeLink, kind)) {
        if (std::string_view(kind) == "to" || between) link = found;
      }
    }
    if (link == nullptr || !n->number || link->last >= last_) return false;
    uint32_t begin = link->last;
    if (const Hit* q = grammar_.Find(begin, Topic::kQualifier); q != nullptr && q->entry->choice == 0) begin = q->last;
    if (between) begin = PastArticle(grammar_, begin);
    if (const Hit* currency = grammar_.Find(begin, Topic::kCurrency)) begin = currency->last;
    if (begin >= last_) return false;
    const auto other = grammar_.Read(begin);
    if (!other || !other->value || other->form != n->form || other->identifier) return false;
    if (names_.Skips(*other) != 0) return false;
    const std::string_view word = grammar_.Text(at);
    const bool alternative =
        word == "or" || word == "atau" || link->entry->form == "or" || grammar_.FindChoice(at, Topic::kConjunction, "or");
    if (alternative && *other->value - *n->number != other->precision && *other->value - *n->number != 1) return false;
    if (*other->value < *n->number && Scaled(*n, *other) == 0) return false;
    if (IsChange(n->core_first)) return false;
    if (between || IsOpener(n->core_first)) n->first = std::min(n->first, OpenerFirst(n->core_first));
    Join(n, *other);
    return true;
  }

  // "rose from 5 to 10" is a change, no range.
  bool IsChange(uint32_t at) const {
    for (uint32_t back = 1; back <= 4 && at >= first_ + back; ++back) {
      const Hit* from = grammar_.FindChoice(at - back, Topic::kRangeLink, "from");
      if (from != nullptr && (from->last == at || (from->last == currency_first_ && currency_last_ == at)))
        return ChangesBefore(grammar_, at - back);
    }
    return false;
  }

  // "antara", "dari", "from" right before the number at `at`, or before its currency.
  uint32_t OpenerFirst(uint32_t at) const {
    const PendingQualifier* q = QualifierBefore(at);
    return q != nullptr && q->qualifier == Qualifier::kBetween ? q->first : at;
  }
  bool IsOpener(uint32_t at) const { return OpenerFirst(at) != at; }

  // "two in five adults", but "two in five games", "12 in six boxes": of whom a share is told.
  bool IsShare(const Core& whole) const {
    if (!IsRoundShare(whole)) return false;
    if (whole.last >= last_ || grammar_.QualifierAfter(whole.last) != nullptr) return true;
    const text::Analysis& analysis = grammar_.analysis();
    if (*whole.value == 100 &&
        (analysis.token(whole.last).kind != TokenKind::kWord || grammar_.Find(whole.last, Topic::kAuxiliary)))
      return true;  // "96 in 100, no less", "9.1 in 100 had died"
    for (const Hit& hit : grammar_.analysis().HitsAt(whole.last)) {
      if (hit.topic == Topic::kRole || hit.topic == Topic::kDemonym) return true;
      if (hit.topic == Topic::kConcept && !hit.derived && hit.concept_class == languages::ConceptClass::kThing &&
          std::find(kOccasions.begin(), kOccasions.end(), hit.entry->meaning) == kOccasions.end())
        return true;
    }
    return false;
  }

  static bool IsRoundShare(const Core& whole) {
    constexpr double kMost = 10;
    return *whole.value <= kMost || std::fmod(std::log10(*whole.value), 1) == 0;
  }

  // "Er ist einer von vier Patienten", "einer von 17 Verletzten": one of so many, where the link is that of a whole as well.
  bool IsMemberOf(const Number& n, const Hit& link, const Core& whole) const {
    const Hit* of = grammar_.FindChoice(link.first, Topic::kRatioLink, "of");
    if (of == nullptr || of->last != link.last || *n.number != 1) return false;
    const text::Analysis& analysis = grammar_.analysis();
    const bool noun = names_.HasNounAfter(whole.last) || (analysis.pack().traits().capital_nouns && whole.last < last_ &&
                                                          analysis.token(whole.last).Has(text::TokenFlag::kCapitalised));
    return (!IsRoundShare(whole) && noun) ||
           (n.first > first_ && grammar_.FindChoice(n.first - 1, Topic::kAge, "copula") != nullptr);
  }

  // "dua per tiga", "üç bölü yirmi beş": a word that divides and does nothing else.
  bool TakeDivision(Number* n) const {
    const Hit* link = grammar_.FindChoice(n->core_last, Topic::kRatioLink, "over");
    if (link == nullptr || !n->number || link->last >= last_) return false;
    if (n->digits && grammar_.Find(n->core_last, Topic::kPreposition) != nullptr) return false;  // "500 per 1.000 kelahiran"
    const auto whole = grammar_.Read(link->last);
    if (!whole || !whole->value || whole->form != NumberForm::kCardinal || *whole->value <= std::abs(*n->number)) return false;
    n->number = *n->number / *whole->value;
    n->form = NumberForm::kFraction;
    n->precision = 0.01;
    n->article_like = n->plain = false;
    n->last = n->core_last = whole->last;
    return true;
  }

  // "one in four", "1 dari setiap 5"
  void TakeRatio(Number* n) {
    const Hit* link = grammar_.FindChoice(n->core_last, Topic::kRatioLink, "in");
    if (TakeDivision(n)) return;
    if (link == nullptr || !n->number || std::abs(*n->number) < 1 || link->last >= last_) return;
    const bool over = grammar_.Find(n->core_last, Topic::kQualifier) != nullptr;
    if (n->qualifier != Qualifier::kExact && (link->entry->words == 1 && over)) return;
    const auto whole = grammar_.Read(link->last);
    if (!whole || !whole->value || whole->form != NumberForm::kCardinal || *whole->value <= *n->number ||
        names_.Skips(*whole) != 0)
      return;
    if (grammar_.Find(whole->last, Topic::kUnit) != nullptr) return;
    if (*n->number > 9 && (*whole->value < 100 || !IsRoundShare(*whole))) return;  // "96 in 100"
    if (IsMemberOf(*n, *link, *whole)) return;
    if (std::abs(*n->number) != 1 && link->entry->words == 1 && (over || !IsShare(*whole))) return;
    n->number = *n->number / *whole->value;
    n->form = NumberForm::kRatio;
    n->precision = 0.01;
    n->article_like = n->plain = false;
    n->last = n->core_last = whole->last;
  }

  // "un Français [sur cinq]", "trois élèves sur dix": of whom a share is told stands between.
  bool TakeRatioBehindNoun(Number* n) {
    constexpr uint32_t kMostWords = 2;
    if (!n->number || *n->number < 1 || *n->number > 9 || n->precision < 1 || n->qualifier == Qualifier::kBetween) return false;
    const Hit* link = nullptr;
    for (uint32_t at = n->core_last; link == nullptr && at <= n->core_last + kMostWords && at + 1 < last_; ++at) {
      if (grammar_.analysis().token(at).kind != TokenKind::kWord || grammar_.Find(at, Topic::kUnit) != nullptr) return false;
      if (at > n->core_last) link = grammar_.FindChoice(at, Topic::kRatioLink, "over-noun");
    }
    const auto whole = link != nullptr && link->last < last_ ? grammar_.Read(link->last) : std::nullopt;
    if (!whole || !whole->value || whole->form != NumberForm::kCardinal || *whole->value <= *n->number ||
        names_.Skips(*whole) != 0)
      return false;
    if (!IsRoundShare(*whole)) return false;
    if (whole->last < last_ && (names_.HasNounAfter(whole->last) || grammar_.Find(whole->last, Topic::kUnit) != nullptr))
      return false;
    n->number = *n->number / *whole->value;
    n->form = NumberForm::kRatio;
    n->precision = 0.01;
    n->article_like = n->plain = false;
    n->last = n->core_last = whole->last;
    return true;
  }

  // "jeder [fünfte] Deutsche", "every fifth driver": a share of them; "every second year" is how often.
  void TakeEvery(Number* n) const {
    if (n->form != NumberForm::kOrdinal || !n->number || *n->number < 2 || n->first == first_) return;
    const Hit* every = grammar_.FindChoice(n->first - 1, Topic::kDeterminer, "every");
    if (every == nullptr || every->last != n->first || grammar_.Find(n->last, Topic::kUnit) != nullptr ||
        grammar_.Find(n->last, Topic::kTimeUnit) != nullptr || grammar_.Find(n->last, Topic::kClassifier) != nullptr)
      return;
    const auto capitalised = [&](uint32_t i) { return i < last_ && grammar_.analysis().token(i).Has(TokenFlag::kCapitalised); };
    const bool noun = grammar_.analysis().pack().traits().capital_nouns ? capitalised(n->last) || capitalised(n->first)
                                                                        : names_.HasNounAfter(n->last);
    if (!noun) return;  // "jeder Vierte" is one of them as well
    n->number = 1 / *n->number;
    n->form = NumberForm::kRatio;
    n->precision = 0.01;
    n->plain = false;
  }

  // "15 (lima belas) orang", "forty-five (45)": the same number once more.
  void TakeRepetition(Number* n) const {
    if (!n->number || !grammar_.Is(n->last, "(") || n->last + 2 >= last_) return;
    const auto again = grammar_.Read(n->last + 1);
    if (!again || !again->value || *again->value != *n->number || !grammar_.Is(again->last, ")")) return;
    n->last = again->last + 1;
  }

  void TakeQualifierAfter(Number* n) {
    const bool joined = grammar_.IsHyphen(n->last) && grammar_.Glued(n->last) && grammar_.Glued(n->last + 1);  // "80-plus"
    const Hit* after = grammar_.QualifierAfter(joined ? n->last + 1 : n->last);
    if (after == nullptr || n->qualifier != Qualifier::kExact || n->form == NumberForm::kOrdinal || n->form == NumberForm::kScore)
      return;
    n->qualifier = kQualifiers[after->entry->choice];
    n->last = after->last;
  }

  NumberGrammar grammar_;
  NumberNames names_;
  uint32_t first_, last_;
  PendingQualifier qualifier_;
  uint32_t currency_first_ = 0, currency_last_ = 0;
  std::vector<Number> numbers_;
};

}  // namespace

uint32_t PastArticle(const NumberGrammar& grammar, uint32_t at) {
  if (at + 1 >= grammar.last() || grammar.analysis().token(at + 1).kind != TokenKind::kNumber) return at;
  const bool article = grammar.FindChoice(at, Topic::kDeterminer, "definite") != nullptr ||
                       grammar.FindChoice(at, Topic::kNumberLink, "article") != nullptr;
  return article ? at + 1 : at;
}

bool ChangesBefore(const NumberGrammar& grammar, uint32_t at) {
  constexpr uint32_t kLongestOpener = 4;
  for (uint32_t back = 1; back <= kLongestOpener && at >= grammar.first() + back; ++back) {  // "passe de 3 à 5"
    if (grammar.FindChoice(at - back, Topic::kRangeLink, "change") != nullptr) return true;
  }
  for (uint32_t back = 1; back <= 4 && at >= grammar.first() + back; ++back) {
    for (const Hit& hit : grammar.analysis().HitsAt(at - back)) {
      if (hit.topic == Topic::kConcept && std::find(kChanges.begin(), kChanges.end(), hit.entry->meaning) != kChanges.end())
        return true;
    }
  }
  return false;
}

std::vector<Number> ReadNumbers(const context::Context& context, uint32_t first, uint32_t last) {
  return NumberReader(context, first, last).Run();
}

}  // namespace silang::claims
