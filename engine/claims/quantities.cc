#include "claims/quantities.h"

#include <algorithm>
#include <cmath>

#include "claims/ages.h"
#include "claims/measures.h"
#include "claims/nouns.h"

namespace silang::claims {
namespace {

using languages::Topic;
using text::Hit;
using text::TokenFlag;
using text::TokenKind;

constexpr double kDaySeconds = 86400, kYearDays = 365;

class QuantityReader {
 public:
  QuantityReader(const context::Context& context, uint32_t first, uint32_t last)
      : context_(context), g_(context, first, last), numbers_(ReadNumbers(context, first, last)), first_(first), last_(last) {}

  std::vector<QuantityMention> Run() {
    uint32_t at = first_;
    for (size_t k = 0; k < numbers_.size(); ++k) {
      const Number& number = numbers_[k];
      ReadBareUnits(at, number.first);
      at = number.last;
      if (!out_.empty() && number.first < out_.back().last) {  // swallowed by the one before: "one hour and a half"
        at = std::max(at, out_.back().last);
        continue;
      }
      const uint32_t limit = k + 1 < numbers_.size() ? numbers_[k + 1].first : last_;
      if (auto mention = Read(number, limit)) {
        at = std::max(at, mention->last);
        if (!Merge(&*mention)) out_.push_back(std::move(*mention));
      }
    }
    ReadBareUnits(at, last_);
    LinkParts();
    return std::move(out_);
  }

 private:
  std::optional<QuantityMention> Read(const Number& number, uint32_t limit) {
    QuantityMention q;
    q.number = number;
    q.first = number.first;
    q.last = number.last;
    if (number.form == NumberForm::kOrdinal && !NamesPartOfUnit(number)) return ReadOrdinal(std::move(q), limit);
    if (number.form == NumberForm::kOrdinal) {
      q.number.form = NumberForm::kFraction;
      q.number.number = q.number.low = q.number.high = 1 / *number.number;
      q.number.precision = 0.01;
      return ReadQuantity(std::move(q), limit);
    }
    return ReadQuantity(std::move(q), limit);
  }

  // "tenth of a gallon", "fourth of liter"
  bool NamesPartOfUnit(const Number& number) const {
    if (number.digits || !number.number || *number.number < 3) return false;
    const Hit* of = g_.FindChoice(number.last, Topic::kPreposition, "of");
    if (of == nullptr) return false;
    const Hit* article = g_.FindChoice(of->last, Topic::kNumberLink, "article");
    const Hit* unit = g_.Find(article != nullptr ? article->last : of->last, Topic::kUnit);
    const languages::Unit* definition = unit == nullptr ? nullptr : g_.analysis().pack().units().Find(unit->entry->meaning);
    return definition != nullptr && (article != nullptr || definition->base != "s");
  }

  std::optional<QuantityMention> ReadQuantity(QuantityMention q, uint32_t limit) {
    const Number number = q.number;
    if (FollowsAge(number)) {  // "aged 5 and 7"
      q.kind = ClaimKind::kAge;
      SetValue("year", &q);
      return q;
    }
    Measure measure = ReadMeasure(g_, number, out_.empty() ? first_ : out_.back().last);
    if (const auto age = ReadAge(context_, g_, number, measure)) {
      q.kind = ClaimKind::kAge;
      q.first = age->first;
      q.last = age->last;
      SetValue(age->unit, &q);
      return q;
    }
    if (measure.unit == "meter" && IsMillion(measure)) {
      ScaleBy(1e6, &q.number);
      q.last = q.number.last = q.number.core_last = measure.last;
      return ReadCount(std::move(q), limit);
    }
    if (!measure.unit.empty()) {
      if (g_.FindChoice(measure.last, Topic::kTimeLink, "ago") != nullptr && measure.kind == ClaimKind::kDuration)
        return std::nullopt;
      if (measure.kind == ClaimKind::kMoney) ScaleByCase(&q, &measure);
      if (measure.tenths) TenthsToPercent(&q.number, &measure.last);
      q.kind = measure.kind;
      q.first = measure.first;
      q.last = measure.last;
      q.per = measure.per;
      DropOver(&q);
      SetValue(measure.unit, &q);
      ReadInches(&q);
      ReadBelowZero(&q);
      ReadHalfAfter(&q);
      ReadAfterUnit(&q);
      ReadSurroundings(&q);
      return q;
    }
    if (ReadHeight(&q) || ReadBelowZero(&q)) return q;
    return ReadCount(std::move(q), limit);
  }

  bool FollowsAge(const Number& number) const {
    if (out_.empty() || out_.back().kind != ClaimKind::kAge || !number.number || number.form != NumberForm::kCardinal ||
        *number.number > 125)
      return false;
    const uint32_t at = out_.back().last;
    if (number.first != at + 1 || out_.back().number.last != at) return false;
    const bool linked = g_.Is(at, ",") || g_.FindChoice(at, Topic::kConjunction, "and") != nullptr;
    const bool ends = number.last >= last_ || g_.analysis().token(number.last).kind != TokenKind::kWord ||
                      g_.Find(number.last, Topic::kConjunction) != nullptr;
    return linked && ends;
  }

  static void ScaleBy(double scale, Number* n) {
    for (auto* value : {&n->number, &n->low, &n->high}) {
      if (*value) **value *= scale;
    }
    n->precision *= scale;
  }

  // "2m shares", "1.5m people": an m with many behind it; "the 100m final" has one.
  bool IsMillion(const Measure& measure) const {
    const uint32_t at = measure.last;
    if (at >= last_ || !measure.short_form || !g_.Glued(at - 1) || !g_.Is(at - 1, "m") || g_.Glued(at)) return false;
    if (g_.FindChoice(at, Topic::kIdentifierCue, "many") != nullptr) return true;
    for (const Hit& hit : g_.analysis().HitsAt(at)) {
      if (hit.topic == Topic::kConcept && hit.concept_class == languages::ConceptClass::kThing && hit.inflected &&
          g_.Folded(at).ends_with('s'))
        return true;
    }
    return false;
  }

  // "£5m": after a currency a bare m is a million, not a metre.
  void ScaleByCase(QuantityMention* q, Measure* measure) {
    if (measure->scale != 1) return ScaleBy(measure->scale, &q->number);
    if (measure->last != q->number.last || q->number.words || !q->number.digits || !g_.Glued(measure->last)) return;
    for (const Hit& hit : g_.analysis().HitsAt(measure->last)) {
      if (hit.topic != Topic::kScale || hit.last != measure->last + 1) continue;
      ScaleBy(hit.entry->number, &q->number);
      measure->last = hit.last;
      return;
    }
  }

  // "三割" is 30 %. A price of "七五折" or "75折" is 75 %: more than ten tenths are percent already.
  void TenthsToPercent(Number* n, uint32_t* last) const {
    if (n->high.value_or(n->low.value_or(0)) > 10) return;
    const Hit* half = n->number ? g_.FindChoice(*last, Topic::kNumberLink, "half-more") : nullptr;  // "七割半"
    for (auto* value : {&n->number, &n->low, &n->high}) {
      if (*value) **value = **value * 10 + (half != nullptr ? 5 : 0);
    }
    if (half != nullptr) *last = half->last;
    n->precision *= 10;
  }

  // "over 3 years" is a time that passes, not more than it.
  void DropOver(QuantityMention* q) {
    if (q->kind != ClaimKind::kDuration || q->number.qualifier != Qualifier::kMoreThan ||
        q->number.core_first != q->number.first + 1)
      return;
    if (g_.FindChoice(q->number.first, Topic::kPreposition, "in") == nullptr) return;
    q->number.qualifier = Qualifier::kExact;
    q->number.low = q->number.high = q->number.number;
    q->number.first = q->first = q->number.core_first;
  }

  void SetValue(const std::string& unit, QuantityMention* q) const {
    const Number& n = q->number;
    Quantity quantity;
    quantity.number = n.number;
    quantity.low = n.low;
    quantity.high = n.high;
    quantity.unit = unit;
    const languages::Unit* definition = g_.analysis().pack().units().Find(unit);
    q->value.base.reset();
    if (definition != nullptr) q->value.base = ToBase(quantity, *definition);
    q->value.quantity = std::move(quantity);
    q->value.qualifier = n.qualifier;
  }

  static void Add(double part, Number* n) {
    for (auto* value : {&n->number, &n->low, &n->high}) {
      if (*value) **value += part;
    }
  }

  // The number of inches at token `i`, less than a foot; 0 if there is none.
  double InchesAt(uint32_t i) const {
    if (i >= last_ || !g_.Glued(i) || g_.analysis().token(i).kind != TokenKind::kNumber || g_.Text(i).size() > 2) return 0;
    const double inches = std::strtod(std::string(g_.Text(i)).c_str(), nullptr);
    return inches < 12 ? inches : 0;
  }

  // "6-foot-8", "6-foot-11-inch"
  void ReadInches(QuantityMention* q) {
    if (q->value.quantity->unit != "foot" || !q->number.number || !g_.IsHyphen(q->last) || !g_.Glued(q->last)) return;
    const double inches = InchesAt(q->last + 1);
    if (inches == 0) return;
    q->last += 2;
    if (g_.IsHyphen(q->last) && g_.Glued(q->last)) {
      const Hit* unit = g_.FindChoice(q->last + 1, Topic::kUnit, "inch");
      if (unit != nullptr) q->last = unit->last;
    }
    Add(inches / 12, &q->number);
    SetValue("foot", q);
  }

  // 6'2", 5′ 11″: feet and inches by their marks.
  bool ReadHeight(QuantityMention* q) {
    const Number& n = q->number;
    const uint32_t at = n.last;
    if (!n.plain || !n.number || *n.number > 12 || at + 2 >= last_ || !g_.Glued(at)) return false;
    if (!g_.Is(at, "'") && !g_.Is(at, "’") && !g_.Is(at, "′")) return false;
    const double inches = InchesAt(at + 1);
    if (inches == 0 || !g_.Glued(at + 2) || !(g_.Is(at + 2, "\"") || g_.Is(at + 2, "”") || g_.Is(at + 2, "″"))) return false;
    q->kind = ClaimKind::kMeasure;
    q->last = at + 3;
    Add(inches / 12, &q->number);
    SetValue("foot", q);
    return true;
  }

  // "2 degrees below zero", "20 below zero"
  bool ReadBelowZero(QuantityMention* q) {
    const Hit* below = g_.FindChoice(q->last, Topic::kNumberLink, "minus-after");
    if (below == nullptr || !q->number.number || q->number.form != NumberForm::kCardinal) return false;
    const std::string unit = q->kind == ClaimKind::kMeasure ? q->value.quantity->unit : "degree";
    const languages::Unit* definition = g_.analysis().pack().units().Find(unit);
    if (definition == nullptr || (definition->dimension != "temperature" && unit != "degree")) return false;
    Number& n = q->number;
    *n.number = -*n.number;
    std::swap(n.low, n.high);
    if (n.low) *n.low = -*n.low;
    if (n.high) *n.high = -*n.high;
    q->kind = ClaimKind::kMeasure;
    q->last = below->last;
    SetValue(unit, q);
    return true;
  }

  // "an hour and a half", "setahun setengah"
  void ReadHalfAfter(QuantityMention* q) {
    if (!q->number.number || q->kind == ClaimKind::kPercent) return;
    uint32_t at = q->last;
    double part = 0;
    if (const Hit* half = g_.FindChoice(at, Topic::kNumberLink, "half-more")) {
      part = 0.5;
      at = half->last;
    } else if (const Hit* link = g_.Find(at, Topic::kNumberLink); link != nullptr && link->entry->choice <= 1) {
      at = link->last;
      if (const Hit* article = g_.FindChoice(at, Topic::kNumberLink, "article")) at = article->last;
      const Hit* fraction = g_.Find(at, Topic::kFraction);
      if (fraction == nullptr) return;
      if (fraction->last < last_ && g_.Find(fraction->last, Topic::kUnit) != nullptr) return;
      part = fraction->entry->number;
      at = fraction->last;
    } else {
      return;
    }
    Add(part, &q->number);
    q->last = at;
    SetValue(std::string(q->value.quantity->unit), q);
  }

  // "30 persen lebih", "2 degrees below zero"
  void ReadAfterUnit(QuantityMention* q) {
    const Hit* after = g_.QualifierAfter(q->last);
    if (after == nullptr || q->number.qualifier != Qualifier::kExact || !q->number.number) return;
    static constexpr Qualifier kAfter[] = {Qualifier::kAbout,  Qualifier::kAtLeast,  Qualifier::kMoreThan,
                                           Qualifier::kAtMost, Qualifier::kLessThan, Qualifier::kNearly};
    Number& n = q->number;
    n.qualifier = kAfter[after->entry->choice];
    if (n.qualifier == Qualifier::kAtLeast || n.qualifier == Qualifier::kMoreThan) n.high.reset();
    if (n.qualifier == Qualifier::kAtMost || n.qualifier == Qualifier::kLessThan) n.low.reset();
    q->last = after->last;
    SetValue(std::string(q->value.quantity->unit), q);
  }

  std::optional<QuantityMention> ReadOrdinal(QuantityMention q, uint32_t limit) {
    q.kind = ClaimKind::kOrdinal;
    if (g_.Find(q.last, Topic::kMonth) != nullptr || (q.first > first_ && g_.Find(q.first - 1, Topic::kMonth) != nullptr))
      return std::nullopt;
    const bool noun_first = g_.analysis().pack().traits().nouns_first;
    NounPhrase noun = noun_first ? ReadNounBefore(g_, q.first) : ReadNounAfter(g_, q.last, limit, false);
    if (!noun.found && noun_first) {
      noun = ReadNounAfter(g_, q.last, limit, false);
      // "ketiga pemimpin": the three leaders, a group that the article has named; "kedua kalinya" is an occurrence
      if (noun.found && !q.number.digits && g_.FindChoice(noun.head, Topic::kClassifier, "kali") == nullptr &&
          IsPrefixed(q.first))
        return std::nullopt;
    }
    if (noun.found && (out_.empty() || noun.first >= out_.back().last)) SetNoun(noun, &q);
    SetValue("1", &q);
    q.value.quantity->low = q.value.quantity->high = q.number.number;
    return q;
  }

  bool IsPrefixed(uint32_t i) const {
    return g_.Find(i, Topic::kOrdinal) == nullptr &&
           g_.analysis().pack().number_words().IsOrdinalPrefix(g_.Folded(i).substr(0, 2));
  }

  void SetNoun(const NounPhrase& noun, QuantityMention* q) const {
    q->has_noun = true;
    q->noun_first = noun.first;
    q->noun_last = noun.last;
    q->head = noun.head;
    q->first = std::min(q->first, noun.first);
    q->last = std::max(q->last, noun.last);
    q->additional = q->additional || noun.additional;
    q->others = q->others || noun.others;
  }

  std::optional<QuantityMention> ReadCount(QuantityMention q, uint32_t limit) {
    q.kind = ClaimKind::kCount;
    const Number& n = q.number;
    uint32_t at = n.last;
    const bool unitless = n.form == NumberForm::kScore || n.form == NumberForm::kRatio;
    if (g_.IsHyphen(at) && g_.Glued(at) && g_.Glued(at + 1) && at + 1 < limit) ++at;  // "three-story", "30-member"
    if (!unitless) {
      const NounPhrase noun = ReadNounAfter(g_, at, limit, n.number.value_or(2) != 1 && at == n.last);
      if (noun.found) SetNoun(noun, &q);
      q.additional = noun.additional;
      q.others = noun.others;
      if (noun.last > q.last) q.last = noun.last;
    }
    // "one", "satu" with nothing that is counted is a pronoun or an article.
    if (n.article_like && IsArticle(n.core_first) && !(n.core_first == first_ && n.core_last == last_)) return std::nullopt;
    if (n.form == NumberForm::kMultiple && !q.has_noun) q.last = n.last;
    SetValue("1", &q);
    if (n.form == NumberForm::kScore)
      q.value.text = std::string(g_.Text(n.core_first)) + "-" + std::string(g_.Text(n.core_last - 1));
    uint32_t end = 0;
    q.per = ReadPer(g_, q.last, &end);
    if (!q.per.empty()) q.last = end;
    ReadAfterUnit(&q);
    ReadSurroundings(&q);
    return q;
  }

  // The word is an article of the language as well: "un", "eine".
  bool IsArticle(uint32_t i) const { return g_.FindChoice(i, Topic::kNumberLink, "article") != nullptr; }

  void ReadSurroundings(QuantityMention* q) const {
    const auto apply = [&](const Hit& hit) {
      if (hit.topic == Topic::kDeterminer) {
        if (hit.entry->meaning == "additional") q->additional = true;
        if (hit.entry->meaning == "other") q->others = true;
        if (hit.entry->meaning == "total") q->total = true;
        if (hit.entry->meaning == "every") q->each = true;
      }
      if (hit.topic == Topic::kPart) {
        if (hit.entry->meaning == "total") q->total = true;
        if (hit.entry->meaning == "part") q->part = true;
        if (hit.entry->meaning == "average") q->average = true;
        if (hit.entry->meaning == "each") q->each = true;
      }
    };
    for (uint32_t back = 1; back <= 3 && q->first >= first_ + back; ++back) {
      for (const Hit& hit : g_.analysis().HitsAt(q->first - back)) {
        if (hit.last == q->first) apply(hit);
      }
    }
    if (q->last < last_) {
      for (const Hit& hit : g_.analysis().HitsAt(q->last)) apply(hit);
    }
  }

  // Joins `q` to the mention before it: "3km to 5km", "5 ft 2 in", "2 years and 3 months", "3 dollars 50 cents".
  bool Merge(QuantityMention* q) {
    if (out_.empty() || q->kind == ClaimKind::kOrdinal) return false;
    if (q->kind == ClaimKind::kCount) return MergeBare(&out_.back(), q);
    QuantityMention& before = out_.back();
    LendUnit(*q, &before);
    if (before.kind != q->kind || !before.number.number || !q->number.number || before.number.form == NumberForm::kOrdinal)
      return false;
    if (MergeRange(&before, q)) return true;
    return MergeSmaller(&before, q);
  }

  // "cut from 70 to 60 mph", "rose from 5 to 10 percent": both have the unit of the second.
  void LendUnit(const QuantityMention& q, QuantityMention* before) const {
    if (before->kind != ClaimKind::kCount || before->has_noun || before->last != before->number.last || !before->number.number ||
        before->number.form != NumberForm::kCardinal || q.kind == ClaimKind::kAge)
      return;
    const Hit* to = g_.FindChoice(before->last, Topic::kRangeLink, "to");
    if (to == nullptr || to->last != q.first || !FromBefore(before->first)) return;
    before->kind = q.kind;
    before->per = q.per;
    SetValue(q.value.quantity->unit, before);
  }

  bool FromBefore(uint32_t at) const {
    for (uint32_t back = 1; back <= 2 && at >= first_ + back; ++back) {
      const Hit* from = g_.FindChoice(at - back, Topic::kRangeLink, "from");
      if (from != nullptr && from->last == at) return true;
    }
    return false;
  }

  bool MergeRange(QuantityMention* before, QuantityMention* q) {
    if (before->value.quantity->unit != q->value.quantity->unit) return false;
    const uint32_t at = before->last;
    const Hit* link = nullptr;
    bool opened = false;
    for (uint32_t back = 1; back <= 2 && before->first >= first_ + back; ++back) {
      for (const char* kind : {"between", "from"}) {
        const Hit* open = g_.FindChoice(before->first - back, Topic::kRangeLink, kind);
        if (open != nullptr && open->last == before->first) opened = true;
      }
    }
    if (const Hit* to = g_.FindChoice(at, Topic::kRangeLink, "to"))
      link = to;
    else if (const Hit* conj = g_.FindChoice(at, Topic::kRangeLink, "and"); conj != nullptr && opened)
      link = conj;
    const bool dash = g_.IsHyphen(at) && at + 1 == q->first;
    // "10 dolar [hingga] 20 dolar": the link was read as the second number's qualifier.
    const bool linked =
        link != nullptr && (link->last == q->first || (q->first == link->first && link->last <= q->number.core_first));
    if (!dash && !linked) return false;
    if (!before->number.low || !q->number.number || *q->number.number < *before->number.number ||
        ChangesBefore(g_, before->first))
      return false;
    Number& n = before->number;
    n.low = n.number;
    n.high = q->number.number;
    n.number.reset();
    n.form = NumberForm::kRange;
    n.last = n.core_last = q->number.core_last;
    if (n.qualifier == Qualifier::kExact) n.qualifier = Qualifier::kBetween;
    before->last = q->last;
    SetValue(std::string(q->value.quantity->unit), before);
    return true;
  }

  bool MergeSmaller(QuantityMention* before, QuantityMention* q) {
    uint32_t at = before->last;
    if (g_.Is(at, ",")) ++at;
    if (const Hit* link = g_.Find(at, Topic::kNumberLink); link != nullptr && link->entry->choice <= 1)
      at = link->last;
    else if (const Hit* conj = g_.FindChoice(at, Topic::kConjunction, "and"))
      at = conj->last;
    if (at != q->first || !before->per.empty()) return false;
    const languages::UnitTable& units = g_.analysis().pack().units();
    double ratio = 0;
    if (before->kind == ClaimKind::kMoney) {
      if (q->value.quantity->unit != "cent" || before->value.quantity->unit == "cent" || *q->number.number >= 100) return false;
      ratio = 0.01;
    } else {
      const languages::Unit* large = units.Find(before->value.quantity->unit);
      const languages::Unit* small = units.Find(q->value.quantity->unit);
      if (large == nullptr || small == nullptr || large->dimension != small->dimension || large->factor <= small->factor)
        return false;
      if (large->dimension != "time" && large->dimension != "length" && large->dimension != "mass") return false;
      if (before->value.quantity->unit == "year" && small->factor <= kDaySeconds) {  // "1 year and 2 days" are 367 days
        for (auto* value : {&before->number.number, &before->number.low, &before->number.high}) {
          if (*value) **value *= kYearDays;
        }
        before->value.quantity->unit = "day";
        large = units.Find("day");
      }
      ratio = small->factor / large->factor;
    }
    Add(*q->number.number * ratio, &before->number);
    before->number.precision = std::min(before->number.precision, ratio);
    before->last = q->last;
    before->number.last = q->number.last;
    SetValue(std::string(before->value.quantity->unit), before);
    return true;
  }

  // "1 hour thirty", "15 dollars and 50": a bare number at the end is minutes, or cents.
  bool MergeBare(QuantityMention* before, QuantityMention* q) {
    const Number& n = q->number;
    const bool ends = q->last >= last_ || g_.analysis().token(q->last).kind == TokenKind::kPunctuation;
    if (!ends || q->has_noun || !n.number || n.form != NumberForm::kCardinal || n.qualifier != Qualifier::kExact ||
        n.precision < 1)
      return false;
    if (!before->number.number || !before->per.empty() || *before->number.number != std::floor(*before->number.number))
      return false;
    const bool money = before->kind == ClaimKind::kMoney && before->value.quantity->unit != "cent" && *n.number < 100 &&
                       before->number.last < before->last;
    const bool hours = *n.number == std::floor(*n.number) && before->kind == ClaimKind::kDuration &&
                       before->value.quantity->unit == "hour" && *n.number < 60;
    const bool feet = before->value.quantity->unit == "foot" && *n.number < 12 && n.precision == 1;  // "6 feet 2"
    if ((!money && !hours && !feet) || *n.number < 1 || before->number.qualifier != Qualifier::kExact) return false;
    uint32_t at = before->last;
    if (const Hit* link = g_.Find(at, Topic::kConjunction); link != nullptr && link->entry->meaning == "and") at = link->last;
    if (at != q->first) return false;
    Add(*n.number / (money ? 100 : hours ? 60 : 12), &before->number);
    before->last = q->last;
    SetValue(std::string(before->value.quantity->unit), before);
    return true;
  }

  // "an hour", "half hour" is read already, "sejam", "setahun": one of a unit without a number word.
  void ReadBareUnits(uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; i < end; ++i) {
      if (!out_.empty() && i < out_.back().last) continue;
      const text::Token& token = g_.analysis().token(i);
      if (token.kind != TokenKind::kWord) continue;
      if (ReadLongWord(i)) continue;
      if ((g_.Topics(i) & Bit(Topic::kNumberLink)) == 0 && !g_.analysis().pack().number_words().HasOnePrefix()) continue;
      if (const Hit* article = g_.FindChoice(i, Topic::kNumberLink, "article"); article != nullptr && article->last < end) {
        uint32_t at = article->last;
        const Hit* unit = g_.Find(at, Topic::kUnit);
        if (unit != nullptr && BareAllowed(i, unit->last)) AddOne(i, unit->last, unit->entry->meaning);
        continue;
      }
      if (const auto unit = PrefixedUnit(i); unit != nullptr && (BareAllowed(i, i + 1) || EventBefore(i)))
        AddOne(i, i + 1, unit->meaning);
    }
  }

  // "berjam-jam", "seharian": how long in one word.
  bool ReadLongWord(uint32_t i) {
    if ((g_.Topics(i) & Bit(Topic::kTimeShift)) == 0) return false;
    for (const Hit& hit : g_.analysis().HitsAt(i)) {
      if (hit.entry->topic != Topic::kTimeShift || hit.last > last_) continue;
      const std::string_view meaning = hit.entry->meaning;
      const bool many = meaning.starts_with("many "), whole = meaning.starts_with("whole ");
      if (!many && !whole) continue;
      const size_t before = out_.size();
      AddOne(hit.first, hit.last, std::string(meaning.substr(meaning.find(' ') + 1)));
      if (!many || out_.size() == before) return true;
      Number& number = out_.back().number;
      number.form = NumberForm::kVague;
      number.number.reset();
      number.high.reset();
      number.low = 2;
      SetValue(std::string(out_.back().value.quantity->unit), &out_.back());
      return true;
    }
    return false;
  }

  // "dirawat sebulan": a deed before it, so that it is no rate.
  bool EventBefore(uint32_t i) const {
    if (i == first_) return false;
    for (const Hit& hit : g_.analysis().HitsAt(i - 1)) {
      if (hit.last == i && hit.entry->topic == Topic::kConcept && hit.entry->concept_class == languages::ConceptClass::kEvent)
        return true;
    }
    return false;
  }

  const languages::Entry* PrefixedUnit(uint32_t i) const {
    const auto& token = g_.analysis().token(i);
    if (token.kind != TokenKind::kWord || !token.one_of_a_unit) return nullptr;
    return g_.analysis().word(i).one_of;
  }

  // "a day" after a count is a rate, before "ago" a date; "a second look" is none.
  bool BareAllowed(uint32_t i, uint32_t end) const {
    if (g_.FindChoice(end, Topic::kTimeLink, "ago") != nullptr) return false;
    if (g_.IsHyphen(end) && g_.Glued(end)) return false;
    if (i == first_) return true;
    if (end == i + 1 && (end >= last_ || g_.analysis().token(end).kind == TokenKind::kPunctuation))
      return true;  // "ditambah sehari."
    const auto& before = g_.analysis().token(i - 1);
    if (before.kind != TokenKind::kWord) return before.kind == TokenKind::kPunctuation || before.kind == TokenKind::kSymbol;
    for (const Hit& hit : g_.analysis().HitsAt(i - 1)) {
      if (hit.last == i &&
          (hit.topic == Topic::kPreposition || hit.topic == Topic::kQualifier || hit.topic == Topic::kConjunction))
        return true;
    }
    for (uint32_t back = 2; back <= 4 && i >= first_ + back; ++back) {
      const Hit* q = g_.Find(i - back, Topic::kQualifier);
      if (q != nullptr && q->last == i) return true;
    }
    return false;
  }

  void AddOne(uint32_t first, uint32_t last, const std::string& unit) {
    const languages::Unit* definition = g_.analysis().pack().units().Find(unit);
    if (definition == nullptr || unit == "night" || unit == "magnitude" || (definition->base != "s" && first != first_)) return;
    QuantityMention q;
    Number& n = q.number;
    n.first = n.core_first = q.first = first;
    n.last = n.core_last = q.last = last;
    n.number = n.low = n.high = 1;
    n.precision = 1;
    n.words = n.article_like = true;
    for (uint32_t back = 1; back <= 4 && first >= first_ + back; ++back) {
      const Hit* qualifier = g_.Find(first - back, Topic::kQualifier);
      if (qualifier == nullptr || qualifier->last != first) continue;
      static constexpr Qualifier kBefore[] = {Qualifier::kAbout,    Qualifier::kAtLeast, Qualifier::kMoreThan, Qualifier::kAtMost,
                                              Qualifier::kLessThan, Qualifier::kNearly,  Qualifier::kBetween,  Qualifier::kExact};
      n.qualifier = kBefore[qualifier->entry->choice];
      if (n.qualifier == Qualifier::kBetween) n.qualifier = Qualifier::kExact;
      if (n.qualifier == Qualifier::kAtLeast || n.qualifier == Qualifier::kMoreThan) n.high.reset();
      if (n.qualifier == Qualifier::kAtMost || n.qualifier == Qualifier::kLessThan) n.low.reset();
      if (n.qualifier != Qualifier::kExact) n.first = q.first = first - back;
    }
    q.kind = definition->base == "s" ? ClaimKind::kDuration : ClaimKind::kMeasure;
    SetValue(unit, &q);
    ReadHalfAfter(&q);
    if (!Merge(&q)) out_.push_back(std::move(q));
  }

  // "two of the four", "lima dari enam orang": a part and its whole.
  void LinkParts() {
    for (size_t k = 0; k + 1 < out_.size(); ++k) {
      QuantityMention& part = out_[k];
      QuantityMention& whole = out_[k + 1];
      if (part.kind != ClaimKind::kCount || whole.kind != ClaimKind::kCount || !whole.number.number) continue;
      const Hit* link = g_.FindChoice(part.last, Topic::kRatioLink, "of");
      if (link == nullptr) link = g_.FindChoice(part.last, Topic::kPreposition, "of");
      if (link == nullptr || link->last > whole.first || whole.first > link->last + 1) continue;
      part.part = true;
      part.whole = whole.number.number;
    }
  }

  const context::Context& context_;
  NumberGrammar g_;
  std::vector<Number> numbers_;
  uint32_t first_, last_;
  std::vector<QuantityMention> out_;
};

}  // namespace

std::vector<QuantityMention> ReadQuantities(const context::Context& context, uint32_t first, uint32_t last) {
  return QuantityReader(context, first, last).Run();
}

}  // namespace silang::claims
