// Figures that are told of one another by arithmetic: years that have passed.
#include <algorithm>

#include "diff/decision.h"
#include "fmt/format.h"

namespace silang::diff {

using claims::Claim;

// "80 years since the end of the war" / "the 80th anniversary" / "ended in 1945", told in 2025.
std::optional<Decision> CompareAnniversaries(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots,
                                             std::optional<int> this_year) {
  const auto years = [&](const Claim& c) -> std::optional<double> {
    if (c.kind == ClaimKind::kDate) {
      if (!c.time || !c.time->year || !this_year || c.time->grain != claims::Grain::kYear) return std::nullopt;
      return *this_year - *c.time->year;
    }
    if (!c.value.quantity || !c.value.quantity->number) return std::nullopt;
    if (c.kind == ClaimKind::kDuration && c.value.quantity->unit != "year") return std::nullopt;
    return c.value.quantity->number;
  };
  const auto x = years(*a.c), y = years(*b.c);
  if (!x || !y || *x != *y || *x < 2) return std::nullopt;
  if (slots.clause < 0.3 && slots.sentence < 0.3) return std::nullopt;
  Decision decision;
  decision.relation = Relation::kAgree;
  decision.kind = ClaimKind::kDuration;
  decision.reason = "arithmetic";
  decision.rule = "duration/anniversary";
  decision.score = 3 + slots.clause;
  decision.equal = true;
  decision.steps = Steps(comparer, a, b, slots);
  if (this_year) decision.steps.push_back(fmt::format("{:.0f} years before {} is {:.0f}", *x, *this_year, *this_year - *x));
  return decision;
}

// "before the parade" / "after the parade".
std::optional<Decision> CompareOrders(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots) {
  if (CompareConcepts(comparer.concepts, a.c->order->event, b.c->order->event) != Match::kSame || slots.predicate != Match::kSame)
    return std::nullopt;
  if (slots.parties == Match::kClash || slots.parties == Match::kUnknown) return std::nullopt;
  Decision decision;
  decision.kind = ClaimKind::kDate;
  decision.score = 3 + Weigh(slots.parties, 2, 1.2, -2) + 2 * slots.clause;
  decision.equal = a.c->order->role == b.c->order->role;
  decision.relation = decision.equal ? Relation::kAgree : Relation::kConflict;
  decision.rule = decision.equal ? "date/same order" : "date/before or after";
  decision.steps = Steps(comparer, a, b, slots);
  decision.steps.push_back(fmt::format("{} / {}", *a.c->value.text, *b.c->value.text));
  return decision;
}

}  // namespace silang::diff
