#include "claims/quantity_tails.h"

#include <cmath>

namespace silang::claims {
namespace {

using languages::Topic;
using text::Hit;
using text::TokenKind;

// The number of inches at token `i`, less than a foot; 0 if there is none.
double InchesAt(const NumberGrammar& g, uint32_t i) {
  if (i >= g.last() || !g.Glued(i) || g.analysis().token(i).kind != TokenKind::kNumber || g.Text(i).size() > 2) return 0;
  const double inches = std::strtod(std::string(g.Text(i)).c_str(), nullptr);
  return inches < 12 ? inches : 0;
}

}  // namespace

void SetValue(const NumberGrammar& g, const std::string& unit, QuantityMention* q) {
  const Number& n = q->number;
  Quantity quantity;
  quantity.number = n.number;
  quantity.low = n.low;
  quantity.high = n.high;
  quantity.unit = unit;
  const languages::Unit* definition = g.analysis().pack().units().Find(unit);
  q->value.base.reset();
  if (definition != nullptr) q->value.base = ToBase(quantity, *definition);
  q->value.quantity = std::move(quantity);
  q->value.qualifier = n.qualifier;
}

void ScaleBy(double scale, Number* n) {
  for (auto* value : {&n->number, &n->low, &n->high}) {
    if (*value) **value *= scale;
  }
  n->precision *= scale;
}

void Add(double part, Number* n) {
  for (auto* value : {&n->number, &n->low, &n->high}) {
    if (*value) **value += part;
  }
}

// "£5m": after a currency a bare m is a million, not a metre.
void ScaleByCase(const NumberGrammar& g, QuantityMention* q, Measure* measure) {
  if (measure->scale != 1) return ScaleBy(measure->scale, &q->number);
  if (measure->last != q->number.last || q->number.words || !q->number.digits || !g.Glued(measure->last)) return;
  for (const Hit& hit : g.analysis().HitsAt(measure->last)) {
    if (hit.topic != Topic::kScale || hit.last != measure->last + 1) continue;
    ScaleBy(hit.entry->number, &q->number);
    measure->last = hit.last;
    return;
  }
}

// "over 3 years" is a time that passes, not more than it.
void DropOver(const NumberGrammar& g, QuantityMention* q) {
  if (q->kind != ClaimKind::kDuration || q->number.qualifier != Qualifier::kMoreThan ||
      q->number.core_first != q->number.first + 1)
    return;
  if (g.FindChoice(q->number.first, Topic::kPreposition, "in") == nullptr) return;
  q->number.qualifier = Qualifier::kExact;
  q->number.low = q->number.high = q->number.number;
  q->number.first = q->first = q->number.core_first;
}

// "6-foot-8", "6-foot-11-inch"
void ReadInches(const NumberGrammar& g, QuantityMention* q) {
  if (q->value.quantity->unit != "foot" || !q->number.number || !g.IsHyphen(q->last) || !g.Glued(q->last)) return;
  const double inches = InchesAt(g, q->last + 1);
  if (inches == 0) return;
  q->last += 2;
  if (g.IsHyphen(q->last) && g.Glued(q->last)) {
    const Hit* unit = g.FindChoice(q->last + 1, Topic::kUnit, "inch");
    if (unit != nullptr) q->last = unit->last;
  }
  Add(inches / 12, &q->number);
  SetValue(g, "foot", q);
}

// 6'2", 5′ 11″: feet and inches by their marks.
bool ReadHeight(const NumberGrammar& g, QuantityMention* q) {
  const Number& n = q->number;
  const uint32_t at = n.last;
  if (!n.plain || !n.number || *n.number > 12 || at + 2 >= g.last() || !g.Glued(at)) return false;
  if (!g.Is(at, "'") && !g.Is(at, "’") && !g.Is(at, "′")) return false;
  const double inches = InchesAt(g, at + 1);
  if (inches == 0 || !g.Glued(at + 2) || !(g.Is(at + 2, "\"") || g.Is(at + 2, "”") || g.Is(at + 2, "″"))) return false;
  q->kind = ClaimKind::kMeasure;
  q->last = at + 3;
  Add(inches / 12, &q->number);
  SetValue(g, "foot", q);
  return true;
}

// "2 degrees below zero", "20 below zero"
bool ReadBelowZero(const NumberGrammar& g, QuantityMention* q) {
  const Hit* below = g.FindChoice(q->last, Topic::kNumberLink, "minus-after");
  if (below == nullptr || !q->number.number || q->number.form != NumberForm::kCardinal) return false;
  const std::string unit = q->kind == ClaimKind::kMeasure ? q->value.quantity->unit : "degree";
  const languages::Unit* definition = g.analysis().pack().units().Find(unit);
  if (definition == nullptr || (definition->dimension != "temperature" && unit != "degree")) return false;
  Number& n = q->number;
  *n.number = -*n.number;
  std::swap(n.low, n.high);
  if (n.low) *n.low = -*n.low;
  if (n.high) *n.high = -*n.high;
  q->kind = ClaimKind::kMeasure;
  q->last = below->last;
  SetValue(g, unit, q);
  return true;
}

// "an hour and a half", "setahun setengah"
void ReadHalfAfter(const NumberGrammar& g, QuantityMention* q) {
  if (!q->number.number || q->kind == ClaimKind::kPercent) return;
  uint32_t at = q->last;
  double part = 0;
  if (const Hit* half = g.FindChoice(at, Topic::kNumberLink, "half-more")) {
    part = 0.5;
    at = half->last;
  } else if (const Hit* link = g.Find(at, Topic::kNumberLink); link != nullptr && link->entry->choice <= 1) {
    at = link->last;
    if (const Hit* article = g.FindChoice(at, Topic::kNumberLink, "article")) at = article->last;
    const Hit* fraction = g.Find(at, Topic::kFraction);
    if (fraction == nullptr) return;
    if (fraction->last < g.last() && g.Find(fraction->last, Topic::kUnit) != nullptr) return;
    part = fraction->entry->number;
    at = fraction->last;
  } else {
    return;
  }
  Add(part, &q->number);
  q->last = at;
  SetValue(g, std::string(q->value.quantity->unit), q);
}

// "30 persen lebih", "2 degrees below zero"
void ReadAfterUnit(const NumberGrammar& g, QuantityMention* q) {
  const Hit* after = g.QualifierAfter(q->last);
  if (after == nullptr || q->number.form == NumberForm::kScore || q->number.qualifier != Qualifier::kExact || !q->number.number)
    return;
  static constexpr Qualifier kAfter[] = {Qualifier::kAbout,  Qualifier::kAtLeast,  Qualifier::kMoreThan,
                                         Qualifier::kAtMost, Qualifier::kLessThan, Qualifier::kNearly};
  Number& n = q->number;
  n.qualifier = kAfter[after->entry->choice];
  if (n.qualifier == Qualifier::kAtLeast || n.qualifier == Qualifier::kMoreThan) n.high.reset();
  if (n.qualifier == Qualifier::kAtMost || n.qualifier == Qualifier::kLessThan) n.low.reset();
  q->last = after->last;
  SetValue(g, std::string(q->value.quantity->unit), q);
}

}  // namespace silang::claims
