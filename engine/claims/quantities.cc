#include "claims/quantities.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string_view>

#include "claims/ages.h"
#include "claims/measures.h"
#include "claims/nouns.h"
#include "claims/quantity_joins.h"
#include "claims/quantity_tails.h"

namespace silang::claims {
namespace {

using languages::Topic;
using text::Hit;
using text::TokenFlag;
using text::TokenKind;

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
        if (!Join(&*mention)) out_.push_back(std::move(*mention));
      }
    }
    ReadBareUnits(at, last_);
    LinkParts(g_, &out_);
    return std::move(out_);
  }

 private:
  std::optional<QuantityMention> Read(const Number& number, uint32_t limit) {
    QuantityMention q;
    q.number = number;
    q.first = number.first;
    q.last = number.last;
    if (number.form == NumberForm::kFraction && !number.digits && IsInName(number.core_last - 1)) return std::nullopt;
    if (!number.digits && IsInName(number.core_first) && IsPerson(number.core_first)) return std::nullopt;  // "Dwi Handayani"
    if (number.form == NumberForm::kFraction && IsOneMore(number)) {
      q.number.form = NumberForm::kOrdinal;
      q.number.number = std::round(1 / *number.number);
      return ReadOrdinal(std::move(q), limit);
    }
    if (number.form == NumberForm::kOrdinal && !NamesPartOfUnit(number)) return ReadOrdinal(std::move(q), limit);
    if (number.form == NumberForm::kOrdinal) {
      q.number.form = NumberForm::kFraction;
      q.number.number = q.number.low = q.number.high = 1 / *number.number;
      q.number.precision = 0.01;
      return ReadQuantity(std::move(q), limit);
    }
    return ReadQuantity(std::move(q), limit);
  }

  // "a third time", "a fourth man": no part of one, but one more. "Nearly a third city residents" are a part.
  bool IsOneMore(const Number& number) const {
    const uint32_t at = number.core_last;
    if (number.digits || !number.number || *number.number > 0.5 || number.qualifier != Qualifier::kExact) return false;
    if (g_.Find(at - 1, Topic::kOrdinal) == nullptr || !IsArticle(number.core_first)) return false;
    if (g_.FindChoice(at, Topic::kClassifier, "kali") != nullptr) return true;
    if (at >= last_) return false;
    const auto& hits = g_.analysis().HitsAt(at);
    return std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) {
      if (hit.topic != Topic::kConcept || hit.inflected) return false;
      return hit.concept_class == languages::ConceptClass::kEvent ||
             (hit.concept_class == languages::ConceptClass::kThing && context_.concepts != nullptr &&
              context_.concepts->Is(hit.concept_id, context_.concepts->Find("person")));
    });
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
    if (!out_.empty() && FollowsAge(g_, out_.back(), number)) {  // "aged 5 and 7", "de 15 et 16 ans"
      q.kind = ClaimKind::kAge;
      if (const Hit* unit = g_.FindChoice(q.last, Topic::kUnit, "year")) q.last = unit->last;
      SetValue(g_, "year", &q);
      return q;
    }
    Measure measure = ReadMeasure(g_, number, out_.empty() ? first_ : out_.back().last);
    if (const auto age = ReadAge(context_, g_, number, measure)) {
      q.kind = ClaimKind::kAge;
      q.first = age->first;
      q.last = age->last;
      SetValue(g_, age->unit, &q);
      ReadHalfAfter(g_, &q);
      return q;
    }
    if (measure.unit == "meter" && IsMillion(measure)) {
      ScaleBy(1e6, &q.number);
      q.last = q.number.last = q.number.core_last = measure.last;
      return ReadCount(std::move(q), limit);
    }
    if (!measure.unit.empty()) {
      if (g_.FindChoice(measure.last, Topic::kTimeLink, "ago") != nullptr && measure.kind == ClaimKind::kDuration &&
          !During(measure.first))
        return std::nullopt;
      if (IsSomeDay(number, measure) || IsClock(number, measure)) return std::nullopt;
      if (measure.kind == ClaimKind::kMoney) ScaleByCase(g_, &q, &measure);
      if (measure.tenths) TenthsToPercent(&q.number, &measure.last);
      if (measure.unit == "basis-point") {  // told beside "a quarter point"
        ScaleBy(0.01, &q.number);
        measure.kind = ClaimKind::kPercent;
        measure.unit = "percentage-point";
      }
      if (measure.unit == "point" && IsPartOfOne(number) && SpeaksOfRates()) {
        measure.kind = ClaimKind::kPercent;
        measure.unit = "percentage-point";
      }
      q.kind = measure.kind;
      q.first = measure.first;
      q.last = measure.last;
      q.per = measure.per;
      DropOver(g_, &q);
      SetValue(g_, measure.unit, &q);
      ReadInches(g_, &q);
      ReadBelowZero(g_, &q);
      ReadHalfAfter(g_, &q);
      ReadAfterUnit(g_, &q);
      ReadSurroundings(&q);
      return q;
    }
    if (const Hit* rank = RankBefore(number)) {
      q.kind = ClaimKind::kOrdinal;
      SetNoun({.first = rank->first, .last = rank->last, .head = rank->first, .found = true}, &q);
      SetValue(g_, "1", &q);
      return q;
    }
    if (ReadHeight(g_, &q) || ReadBelowZero(g_, &q)) return q;
    return ReadCount(std::move(q), limit);
  }

  // "dalam masa [24 jam] lalu": a time that goes on until now.
  bool During(uint32_t at) const {
    for (uint32_t back = 1; back <= 3 && at >= first_ + back; ++back) {
      const Hit* during = g_.FindChoice(at - back, Topic::kTimeLink, "during");
      if (during != nullptr && during->last == at) return true;
    }
    return false;
  }

  // "One day he left", ", one day, ...": a day that is not told, and no span of time.
  bool IsSomeDay(const Number& number, const Measure& measure) const {
    if (!number.article_like || number.digits || measure.unit != "day" || measure.last != number.last + 1) return false;
    if (number.first > first_ && g_.analysis().token(number.first - 1).kind == TokenKind::kWord) return false;
    if (measure.last >= last_ || g_.analysis().token(measure.last).kind != TokenKind::kWord) return number.first > first_;
    return g_.Find(measure.last, Topic::kPronoun) != nullptr || g_.Find(measure.last, Topic::kDeterminer) != nullptr ||
           g_.Find(measure.last, Topic::kPreposition) != nullptr;
  }

  // "13.15 h" is a clock time where a decimal is written "13,15".
  bool IsClock(const Number& number, const Measure& measure) const {
    constexpr double kPlaces = 0.01, kHours = 24;
    return measure.unit == "hour" && number.digits && !number.words && number.number.value_or(kHours) < kHours &&
           number.precision == kPlaces && g_.analysis().pack().traits().decimal == ',' &&
           g_.Text(number.core_last - 1).find('.') != std::string_view::npos;
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

  // "Perang Dunia [Kedua]", "the [Third] Ward Baptist Church": a word of a name.
  bool IsInName(uint32_t i) const {
    const context::EntityMention* mention = context_.MentionAt(i);
    return mention != nullptr && mention->last - mention->first > 1 && g_.analysis().token(i).Has(TokenFlag::kCapitalised);
  }

  bool IsPerson(uint32_t i) const { return context_[context_.MentionAt(i)->entity].kind == context::EntityKind::kPerson; }

  // "peringkat 14 dunia", "ranked 41": a place in a row, told by a plain number behind the word for it.
  const Hit* RankBefore(const Number& number) const {
    constexpr double kLowest = 1000;
    constexpr uint32_t kLongest = 2;  // tokens
    if (!number.plain || number.first != number.core_first || *number.number < 1 || *number.number > kLowest) return nullptr;
    if (number.last < last_ && IsCounted(number.last)) return nullptr;  // "ranked 12 players"
    for (uint32_t back = 1; back <= kLongest && number.first >= first_ + back; ++back) {
      const Hit* cue = g_.FindChoice(number.first - back, Topic::kIdentifierCue, "rank");
      if (cue != nullptr && cue->last == number.first) return cue;
    }
    return nullptr;
  }

  std::optional<QuantityMention> ReadOrdinal(QuantityMention q, uint32_t limit) {
    q.kind = ClaimKind::kOrdinal;
    if (IsInName(q.first)) return std::nullopt;
    if (g_.Find(q.last, Topic::kMonth) != nullptr || (q.first > first_ && g_.Find(q.first - 1, Topic::kMonth) != nullptr))
      return std::nullopt;
    const auto& pack = g_.analysis().pack();
    const bool noun_first = pack.traits().nouns_first && pack.number_words().HasOrdinalPrefix();
    NounPhrase noun = noun_first ? ReadNounBefore(g_, q.first) : ReadNounAfter(g_, q.last, limit, false);
    if (!noun.found && pack.traits().nouns_first && !noun_first) noun = ReadNounBefore(g_, q.first);  // "la fase segunda"
    if (!noun.found && noun_first) {
      noun = ReadNounAfter(g_, q.last, limit, false);
      // "ketiga pemimpin": the three leaders, a group that the article has named; "kedua kalinya" is an occurrence
      if (noun.found && !q.number.digits && g_.FindChoice(noun.head, Topic::kClassifier, "kali") == nullptr &&
          IsPrefixed(q.first))
        return std::nullopt;
    }
    if (g_.Find(q.first, Topic::kCue) != nullptr && (!noun.found || g_.Folded(noun.head).ends_with('s')))
      return std::nullopt;  // "segundo a polícia", "segundo testemunhas": a word of speech, unless one thing follows it
    if (noun.found && (out_.empty() || noun.first >= out_.back().last)) SetNoun(noun, &q);
    SetValue(g_, "1", &q);
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
    q->form = noun.form != 0 ? noun.form : noun.head;
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
    const bool compound = g_.IsHyphen(at) && g_.Glued(at) && g_.Glued(at + 1) && at + 1 < limit;
    if (compound) ++at;
    if (!unitless) {
      NounPhrase noun = ReadNounAfter(g_, at, limit, n.number.value_or(2) != 1 && at == n.last);
      if (compound && noun.found && IsCounted(at)) {  // "a three-story house", "the 30-member panel"
        noun.head = at;
        noun.form = 0;
        noun.last = at + 1;
      }
      const Hit* group = noun.found && IsCounted(noun.head) ? nullptr : g_.GroupBefore(n.first);
      if (group != nullptr) noun = {.first = group->first, .last = n.last, .head = group->first, .found = true};
      if (noun.found) SetNoun(noun, &q);
      q.additional = noun.additional;
      q.others = noun.others;
      if (noun.last > q.last) q.last = noun.last;
    }
    if (IsPartOfPoint(q)) {
      q.kind = ClaimKind::kPercent;
      q.last = q.form + 1;
      q.has_noun = false;
      SetValue(g_, "percentage-point", &q);
      ReadSurroundings(&q);
      return q;
    }
    // "one", "satu" with nothing that is counted is a pronoun or an article.
    if (n.article_like && IsArticle(n.core_first) && !(n.core_first == first_ && n.core_last == last_)) return std::nullopt;
    if (n.form == NumberForm::kMultiple && !q.has_noun) q.last = n.last;
    SetValue(g_, "1", &q);
    if (n.form == NumberForm::kScore)
      q.value.text = std::string(g_.Text(n.core_first)) + "-" + std::string(g_.Text(n.core_last - 1));
    uint32_t end = 0;
    q.per = ReadPer(g_, q.last, &end);
    if (!q.per.empty()) q.last = end;
    ReadAfterUnit(g_, &q);
    ReadSurroundings(&q);
    return q;
  }

  static bool IsPartOfOne(const Number& number) { return number.number && *number.number > 0 && *number.number < 1; }

  static bool Names(const Hit& hit, std::initializer_list<std::string_view> concepts) {
    return hit.topic == Topic::kConcept && std::find(concepts.begin(), concepts.end(), hit.entry->meaning) != concepts.end();
  }

  // The sentence speaks of a rate or of percent, and of no shares: an index has points too.
  bool SpeaksOfRates() {
    if (speaks_of_rates_) return *speaks_of_rates_;
    bool rate = false, shares = false;
    for (uint32_t i = first_; i < last_; ++i) {
      for (const Hit& hit : g_.analysis().HitsAt(i)) {
        shares = shares || Names(hit, {"stock-index", "stock", "stock-market"});
        rate = rate || (hit.topic == Topic::kUnit && hit.entry->meaning == "percent") ||
               Names(hit, {"rate", "interest-rate", "raise-rate", "cut-rate", "hold-rate", "bond-yield", "inflation",
                           "unemployment-rate"});
      }
    }
    return *(speaks_of_rates_ = rate && !shares);
  }

  // "cut its rate by a quarter point": no points of a game.
  bool IsPartOfPoint(const QuantityMention& q) {
    if (!q.has_noun || q.form != q.number.last || !IsPartOfOne(q.number)) return false;
    const auto& hits = g_.analysis().HitsAt(q.form);
    return std::any_of(hits.begin(), hits.end(), [](const Hit& hit) { return Names(hit, {"point-sport"}); }) && SpeaksOfRates();
  }

  // A word that names things: what is counted in a compound such as "14-man patrol".
  bool IsCounted(uint32_t i) const {
    return g_.analysis().token(i).kind == TokenKind::kWord && g_.analysis().HasConcept(i, languages::ConceptClass::kThing);
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

  bool Join(QuantityMention* q) { return !out_.empty() && JoinQuantities(g_, &out_.back(), q); }

  // "an hour", "half hour" is read already, "sejam", "setahun": one of a unit without a number word.
  void ReadBareUnits(uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; i < end; ++i) {
      if (!out_.empty() && i < out_.back().last) continue;
      const text::Token& token = g_.analysis().token(i);
      if (const auto decade = ReadDecadeOfLife(g_, i)) AddDecade(*decade);
      if (token.kind != TokenKind::kWord) continue;
      if (ReadLongWord(i) || ReadUnitAndHalf(i) || ReadJoinedUnit(i)) continue;
      if ((g_.Topics(i) & Bit(Topic::kNumberLink)) == 0 && !g_.analysis().pack().number_words().HasOnePrefix()) continue;
      if (const Hit* article = g_.FindChoice(i, Topic::kNumberLink, "article"); article != nullptr && article->last < end) {
        uint32_t at = article->last;
        const Hit* unit = g_.Find(at, Topic::kUnit);
        if (unit != nullptr && BareAllowed(i, unit->last)) AddOne(i, unit->last, unit->entry->meaning);
        continue;
      }
      if (const auto unit = PrefixedUnit(i);
          unit != nullptr && !IsRate(i) &&
          (BareAllowed(i, i + 1) || EventBefore(i) || g_.Find(i - 1, Topic::kAuxiliary) != nullptr))
        AddOne(i, i + 1, unit->meaning);
    }
  }

  void AddDecade(const DecadeOfLife& decade) {
    QuantityMention q;
    Number& n = q.number;
    n.first = n.core_first = q.first = decade.first;
    n.last = n.core_last = q.last = decade.last;
    n.low = decade.low;
    n.high = decade.high;
    n.precision = 1;
    n.digits = true;
    q.kind = ClaimKind::kAge;
    SetValue(g_, "year", &q);
    out_.push_back(std::move(q));
  }

  // "hora y media", "mes e meio": one of a unit and a half, without a number before it.
  bool ReadUnitAndHalf(uint32_t i) {
    const Hit* unit = g_.Find(i, Topic::kUnit);
    if (unit == nullptr || unit->inflected || unit->entry->form.size() < 3) return false;
    const Hit* link = g_.FindChoice(unit->last, Topic::kNumberLink, "and");
    const Hit* half = link != nullptr ? g_.Find(link->last, Topic::kFraction) : nullptr;
    if (half == nullptr || (half->entry->number != 0.5 && half->entry->number != 0.25)) return false;
    if (half->last < last_ && g_.Find(half->last, Topic::kUnit) != nullptr) return false;
    const size_t before = out_.size();
    AddOne(i, unit->last, unit->entry->meaning);
    if (out_.size() > before) ReadHalfAfter(g_, &out_.back());
    return out_.size() > before;
  }

  // "zwölfjährige", "dreitägiger": an age or a time in one word with its number.
  bool ReadJoinedUnit(uint32_t i) {
    const auto& read = g_.analysis().word(i).measured;
    if (!read) return false;
    QuantityMention q;
    q.number.first = q.number.core_first = q.first = i;
    q.number.last = q.number.core_last = q.last = i + 1;
    q.number.number = q.number.low = q.number.high = read->value;
    q.number.precision = 1;
    q.number.words = true;
    // "der Zwölfjährige", "ein zwölfjähriger Junge", but "zwölfjährige Haft"
    const bool age =
        read->unit.empty() && (g_.analysis().token(i).Has(TokenFlag::kCapitalised) || !IsOfAThing(context_, g_, i + 1));
    q.kind = age ? ClaimKind::kAge : ClaimKind::kDuration;
    SetValue(g_, read->unit.empty() ? "year" : std::string(read->unit), &q);
    out_.push_back(std::move(q));
    return true;
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
      SetValue(g_, std::string(out_.back().value.quantity->unit), &out_.back());
      return true;
    }
    return false;
  }

  // "sekali sebulan", "setahun sekali": how often.
  bool IsRate(uint32_t i) const {
    return (i > first_ && g_.FindChoice(i - 1, Topic::kClassifier, "kali") != nullptr) ||
           (i + 1 < last_ && g_.FindChoice(i + 1, Topic::kClassifier, "kali") != nullptr);
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
    if (i == first_ || g_.FindChoice(end, Topic::kNumberLink, "half-more") != nullptr) return true;  // "setahun setengah"
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
      if (qualifier == nullptr) continue;
      if (qualifier->last != first && !(qualifier->last == first + 1 && IsArticle(first))) continue;  // "más de una [década]"
      static constexpr Qualifier kBefore[] = {Qualifier::kAbout,    Qualifier::kAtLeast, Qualifier::kMoreThan, Qualifier::kAtMost,
                                              Qualifier::kLessThan, Qualifier::kNearly,  Qualifier::kBetween,  Qualifier::kExact};
      n.qualifier = kBefore[qualifier->entry->choice];
      if (n.qualifier == Qualifier::kBetween) n.qualifier = Qualifier::kExact;
      if (n.qualifier == Qualifier::kAtLeast || n.qualifier == Qualifier::kMoreThan) n.high.reset();
      if (n.qualifier == Qualifier::kAtMost || n.qualifier == Qualifier::kLessThan) n.low.reset();
      if (n.qualifier != Qualifier::kExact) n.first = q.first = first - back;
    }
    q.kind = definition->base == "s" ? ClaimKind::kDuration : ClaimKind::kMeasure;
    SetValue(g_, unit, &q);
    ReadHalfAfter(g_, &q);
    if (!Join(&q)) out_.push_back(std::move(q));
  }

  const context::Context& context_;
  NumberGrammar g_;
  std::vector<Number> numbers_;
  uint32_t first_, last_;
  std::vector<QuantityMention> out_;
  std::optional<bool> speaks_of_rates_;  // once asked
};

}  // namespace

std::vector<QuantityMention> ReadQuantities(const context::Context& context, uint32_t first, uint32_t last) {
  return QuantityReader(context, first, last).Run();
}

}  // namespace silang::claims
