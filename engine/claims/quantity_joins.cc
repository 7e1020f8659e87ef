#include "claims/quantity_joins.h"

#include <algorithm>
#include <cmath>

#include "claims/ages.h"

namespace silang::claims {
namespace {

using languages::Topic;
using text::Hit;
using text::TokenKind;

constexpr double kDaySeconds = 86400, kYearDays = 365;

bool FromBefore(const NumberGrammar& g, uint32_t at) {
  for (uint32_t back = 1; back <= 2 && at >= g.first() + back; ++back) {
    const Hit* from = g.FindChoice(at - back, Topic::kRangeLink, "from");
    if (from != nullptr && from->last == at) return true;
  }
  return false;
}

// "cut from 70 to 60 mph", "rose from 5 to 10 percent": both have the unit of the second.
void LendUnit(const NumberGrammar& g, const QuantityMention& q, QuantityMention* before) {
  if (before->kind != ClaimKind::kCount || before->has_noun || before->last != before->number.last || !before->number.number ||
      before->number.form != NumberForm::kCardinal || q.kind == ClaimKind::kAge)
    return;
  const Hit* to = g.FindChoice(before->last, Topic::kRangeLink, "to");
  if (to == nullptr) to = g.FindChoice(before->last, Topic::kRangeLink, "into");
  if (to == nullptr || to->last != q.first || !FromBefore(g, before->first)) return;
  before->kind = q.kind;
  before->per = q.per;
  SetValue(g, q.value.quantity->unit, before);
}

// "15 und 16 Jahre alte Jugendliche": both are ages.
void LendAge(const NumberGrammar& g, const QuantityMention& q, QuantityMention* before) {
  const Number& n = before->number;
  if (before->kind != ClaimKind::kCount || before->has_noun || before->last != n.last || !n.plain || *n.number > kOldest) return;
  const Hit* link = g.FindChoice(before->last, Topic::kConjunction, "and");
  if (link == nullptr || link->last != q.number.first) return;
  before->kind = ClaimKind::kAge;
  SetValue(g, q.value.quantity->unit, before);
}

bool MergeRange(const NumberGrammar& g, QuantityMention* before, QuantityMention* q) {
  if (before->value.quantity->unit != q->value.quantity->unit) return false;
  const uint32_t at = before->last;
  const Hit* link = nullptr;
  bool opened = false, between = false;
  const bool ages = before->kind == ClaimKind::kAge;  // "de 15 et 16 ans": two of them
  for (uint32_t back = 1; back <= 2 && before->first >= g.first() + back; ++back) {
    for (const char* kind : {"between", "from"}) {
      const Hit* open = g.FindChoice(before->first - back, Topic::kRangeLink, kind);
      if (open == nullptr || open->last != before->first || (ages && kind[0] == 'f')) continue;
      opened = true;
      between = between || open->entry->meaning == "between";
    }
  }
  if (const Hit* to = g.FindChoice(at, Topic::kRangeLink, "to"))
    link = to;
  else if (const Hit* conj = g.FindChoice(at, Topic::kRangeLink, "and"); conj != nullptr && opened)
    link = conj;
  const bool dash = g.IsHyphen(at) && at + 1 == q->first;
  // "10 dolar [hingga] 20 dolar": the link was read as the second number's qualifier.
  const bool linked = link != nullptr && (link->last == q->first || (opened && PastArticle(g, link->last) == q->first) ||
                                          (q->first == link->first && link->last <= q->number.core_first));
  if (!dash && !linked) return false;
  if (!before->number.low || !q->number.number || *q->number.number < *before->number.number ||
      (!between && ChangesBefore(g, before->first)))
    return false;
  Number& n = before->number;
  n.low = n.number;
  n.high = q->number.number;
  n.number.reset();
  n.form = NumberForm::kRange;
  n.last = n.core_last = q->number.core_last;
  if (n.qualifier == Qualifier::kExact) n.qualifier = Qualifier::kBetween;
  before->last = q->last;
  SetValue(g, std::string(q->value.quantity->unit), before);
  return true;
}

bool MergeSmaller(const NumberGrammar& g, QuantityMention* before, QuantityMention* q) {
  uint32_t at = before->last;
  if (g.Is(at, ",")) ++at;
  if (const Hit* link = g.Find(at, Topic::kNumberLink); link != nullptr && link->entry->choice <= 1)
    at = link->last;
  else if (const Hit* conj = g.FindChoice(at, Topic::kConjunction, "and"))
    at = conj->last;
  if (at != q->first || !before->per.empty()) return false;
  const languages::UnitTable& units = g.analysis().pack().units();
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
  SetValue(g, std::string(before->value.quantity->unit), before);
  return true;
}

// "1 hour thirty", "15 dollars and 50": a bare number at the end is minutes, or cents.
bool MergeBare(const NumberGrammar& g, QuantityMention* before, QuantityMention* q) {
  const Number& n = q->number;
  const bool ends = q->last >= g.last() || g.analysis().token(q->last).kind == TokenKind::kPunctuation;
  if (!ends || q->has_noun || !n.number || n.form != NumberForm::kCardinal || n.qualifier != Qualifier::kExact || n.precision < 1)
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
  if (const Hit* link = g.Find(at, Topic::kConjunction); link != nullptr && link->entry->meaning == "and") at = link->last;
  if (at != q->first) return false;
  Add(*n.number / (money ? 100 : hours ? 60 : 12), &before->number);
  before->last = q->last;
  SetValue(g, std::string(before->value.quantity->unit), before);
  return true;
}

}  // namespace

// Joins `q` to the mention before it: "3km to 5km", "5 ft 2 in", "2 years and 3 months", "3 dollars 50 cents".
bool JoinQuantities(const NumberGrammar& g, QuantityMention* before, QuantityMention* q) {
  if (q->kind == ClaimKind::kOrdinal) return false;
  if (q->kind == ClaimKind::kCount) return MergeBare(g, before, q);
  if (q->kind == ClaimKind::kAge) LendAge(g, *q, before);
  LendUnit(g, *q, before);
  if (before->kind == ClaimKind::kAge && q->kind == ClaimKind::kDuration && before->number.number && q->number.number &&
      before->value.quantity->unit == "year" && q->value.quantity->unit == "month") {
    return MergeSmaller(g, before, q);  // "a child of 1 year and 8 months"
  }
  if (before->kind != q->kind || !before->number.number || !q->number.number || before->number.form == NumberForm::kOrdinal)
    return false;
  if (MergeRange(g, before, q)) return true;
  return MergeSmaller(g, before, q);
}

bool FollowsAge(const NumberGrammar& g, const QuantityMention& before, const Number& number) {
  if (before.kind != ClaimKind::kAge || !number.number || number.form != NumberForm::kCardinal || *number.number > 125)
    return false;
  const uint32_t at = before.last;
  if (number.first != at + 1 || before.number.last != at) return false;
  const bool linked = g.Is(at, ",") || g.FindChoice(at, Topic::kConjunction, "and") != nullptr;
  const bool ends = number.last >= g.last() || g.analysis().token(number.last).kind != TokenKind::kWord ||
                    g.Find(number.last, Topic::kConjunction) != nullptr ||
                    g.FindChoice(number.last, Topic::kUnit, "year") != nullptr;  // "berumur 15 dan 16 tahun"
  return linked && ends;
}

// "two of the four", "lima dari enam orang": a part and its whole.
void LinkParts(const NumberGrammar& g, std::vector<QuantityMention>* quantities) {
  for (size_t k = 0; k + 1 < quantities->size(); ++k) {
    QuantityMention& part = (*quantities)[k];
    QuantityMention& whole = (*quantities)[k + 1];
    if (part.kind != ClaimKind::kCount || whole.kind != ClaimKind::kCount || !whole.number.number) continue;
    const Hit* link = g.FindChoice(part.last, Topic::kRatioLink, "of");
    if (link == nullptr) link = g.FindChoice(part.last, Topic::kPreposition, "of");
    if (link == nullptr || link->last > whole.first || whole.first > link->last + 1) continue;
    part.part = true;
    part.whole = whole.number.number;
  }
}

}  // namespace silang::claims
