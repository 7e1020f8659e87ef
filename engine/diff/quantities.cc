// Counts, measures, money, percentages, durations: the same thing or merely alike?
//
//     15.000 tentara dikirim   /  2.000 tentara yang dikirim ... tewas   differs: different predicate
//     26 pemimpin hadir        /  lebih dari dua lusin pemimpin hadir     compatible
//     12 dead                  /  17 dead                                 conflict, unless the times stated differ
#include <algorithm>

#include "diff/decision.h"
#include "diff/values.h"
#include "fmt/format.h"

namespace silang::diff {
namespace {

using claims::Claim;

constexpr double kTogether = 2.5;  // points from which two claims belong together
constexpr double kSure = 4.0;      // and from which a difference is called a conflict

bool UnitKind(ClaimKind kind) {
  return kind == ClaimKind::kMeasure || kind == ClaimKind::kMoney || kind == ClaimKind::kPercent || kind == ClaimKind::kDuration;
}

double Score(const Item& a, const Slots& slots, ValueMatch value) {
  double score = 0;
  score += UnitKind(a.c->kind) ? 0.8 : Points(slots.noun, 2, 1, -3);
  const bool telling = value == ValueMatch::kEqual && Distinctiveness(*a.c) >= 0.7;
  score += Points(slots.predicate, 2, 1, telling ? -0.5 : -2);
  score += Points(slots.property, 1.2, 0.6, telling ? -0.5 : -2);
  score += Points(slots.parties, 1, 0.5, -0.8);
  score += 2.5 * slots.clause + slots.sentence;
  if (value == ValueMatch::kEqual) score += 3 * Distinctiveness(*a.c);
  return score;
}

std::string KindName(const Item& a) { return std::string(Name(a.c->kind)); }

}  // namespace

std::optional<Decision> CompareQuantities(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots) {
  const ValueMatch value = CompareValues(*a.c, *b.c);
  if (value == ValueMatch::kIncomparable) return std::nullopt;
  const bool one_event = slots.predicate == Match::kSame || slots.predicate == Match::kRelated;
  if (!UnitKind(a.c->kind) && (slots.noun == Match::kClash || slots.noun == Match::kUnknown) && !one_event) return std::nullopt;
  Decision decision;
  decision.kind = a.c->kind;
  decision.score = Score(a, slots, value);
  decision.steps = Steps(comparer, a, b, slots);
  std::vector<std::string> clashes = Clashes(slots);
  if (a.c->vague || b.c->vague) std::erase(clashes, "different parties");
  if (UnitKind(a.c->kind)) std::erase(clashes, "different thing counted");
  const bool alike =
      slots.noun == Match::kSame || (slots.noun == Match::kRelated && slots.predicate == Match::kSame) || UnitKind(a.c->kind);

  // A figure with several digits that stands in both is the same figure, whatever verb each source puts it with.
  const double telling = value == ValueMatch::kEqual ? Distinctiveness(*a.c) : 0;
  if (telling >= 0.7 && slots.scope != Match::kClash && slots.noun != Match::kClash) {
    std::erase(clashes, "different predicate");
    std::erase(clashes, "different property");
  }
  if (value != ValueMatch::kDifferent) {
    const bool split = std::any_of(clashes.begin(), clashes.end(), [](const std::string& c) {
      return c == "different predicate" || c == "different property" || c == "different scope" || c == "different thing counted";
    });
    if (split) {
      if (!alike || slots.noun != Match::kSame || (value == ValueMatch::kEqual && Distinctiveness(*a.c) < 0.3))
        return std::nullopt;
      const bool told_together =
          slots.restricts || ((slots.parties == Match::kSame || slots.parties == Match::kRelated) && slots.sentence >= 0.1);
      if (!told_together) return std::nullopt;
      decision.relation = Relation::kDiffers;
      decision.reason = Reason(comparer, a, b, clashes.front());
      decision.rule = KindName(a) + "/" + clashes.front();
      decision.steps.push_back("the figures could be one another's, but " + clashes.front());
      return decision;
    }
    if (decision.score < kTogether) return std::nullopt;
    decision.equal = value == ValueMatch::kEqual;
    decision.relation = decision.equal ? Relation::kAgree : Relation::kCompatible;
    decision.reason = decision.equal ? "" : (a.c->vague || b.c->vague ? "vague figure" : "within what the words allow");
    decision.rule = KindName(a) + (decision.equal ? "/equal" : "/compatible");
    decision.steps.push_back(decision.equal ? "the values are equal" : "the ranges that the words allow meet");
    return decision;
  }

  if (a.c->definite != b.c->definite && a.c->kind == ClaimKind::kCount) return std::nullopt;  // "the two leaders" among 26
  if (clashes.empty()) {
    const bool same_thing =
        (UnitKind(a.c->kind) ? slots.property == Match::kSame || slots.predicate == Match::kSame : slots.noun == Match::kSame) &&
        (slots.predicate == Match::kSame || slots.clause >= 0.5);
    if (!same_thing || decision.score < kSure) return std::nullopt;
    // A source that gives two figures mostly means two things.
    if (a.source == b.source && (slots.clause < 0.7 || decision.score < kSure + 1.5)) return std::nullopt;
    decision.relation = Relation::kConflict;
    decision.rule = KindName(a) + "/conflict";
    decision.steps.push_back("the same thing, and the values exclude each other");
    return decision;
  }
  const bool told_together =
      slots.restricts || slots.parties == Match::kSame || slots.parties == Match::kRelated || slots.sentence >= 0.12;
  if (!alike || clashes.size() > 2 || !told_together || slots.noun == Match::kRelated) return std::nullopt;
  if (UnitKind(a.c->kind) && slots.clause < 0.25 && slots.predicate != Match::kSame) return std::nullopt;
  decision.relation = Relation::kDiffers;
  decision.reason = Reason(comparer, a, b, clashes.front());
  decision.rule = KindName(a) + "/" + clashes.front();
  decision.steps.push_back("figures that look alike, but " + clashes.front());
  return decision;
}

// Ages belong to persons: only the same person's are compared.
std::optional<Decision> CompareAges(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots) {
  if (!a.bearer.valid() || a.bearer != b.bearer) return std::nullopt;
  const ValueMatch value = CompareValues(*a.c, *b.c);
  if (value == ValueMatch::kIncomparable) return std::nullopt;
  Decision decision;
  decision.kind = ClaimKind::kAge;
  decision.score = 6;
  decision.equal = value == ValueMatch::kEqual;
  decision.relation = decision.equal                     ? Relation::kAgree
                      : value == ValueMatch::kCompatible ? Relation::kCompatible
                                                         : Relation::kConflict;
  decision.rule = decision.equal ? "age/equal" : value == ValueMatch::kCompatible ? "age/compatible" : "age/conflict";
  decision.steps = {fmt::format("both give the age of {}", comparer.links.name(a.bearer))};
  if (slots.time == Match::kClash && !decision.equal) {
    decision.relation = Relation::kDiffers;
    decision.reason = "different time";
    decision.rule = "age/different time";
  }
  return decision;
}

// "the sixth meeting of Kim and Xi", "met three times before", "the fourth meeting of Kim and Putin".
std::optional<Decision> CompareOccurrences(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots) {
  if (slots.noun != Match::kSame && slots.noun != Match::kRelated) return std::nullopt;
  const auto& x = a.c->value.quantity;
  const auto& y = b.c->value.quantity;
  if (!x || !y || !x->number || !y->number) return std::nullopt;
  Decision decision;
  decision.kind = ClaimKind::kOrdinal;
  decision.steps = Steps(comparer, a, b, slots);
  decision.score = 3 + Points(slots.parties, 2, 1.5, 0) + slots.clause;
  if (slots.parties == Match::kClash) {
    decision.relation = Relation::kDiffers;
    decision.reason = Reason(comparer, a, b, "different parties");
    decision.rule = "ordinal/different parties";
    decision.steps.push_back("a series of one pair of parties is not that of another");
    return decision;
  }
  if (slots.parties == Match::kUnknown) return std::nullopt;
  const bool ordinal_a = a.c->kind == ClaimKind::kOrdinal, ordinal_b = b.c->kind == ClaimKind::kOrdinal;
  if (ordinal_a == ordinal_b) {
    decision.equal = *x->number == *y->number;
    if (!decision.equal && (slots.time == Match::kClash || slots.noun != Match::kSame || a.source == b.source))
      return std::nullopt;
    decision.relation = decision.equal ? Relation::kAgree : Relation::kConflict;
    decision.kind = ordinal_a ? ClaimKind::kOrdinal : ClaimKind::kCount;
    decision.rule = decision.equal ? "ordinal/equal" : "ordinal/conflict";
    return decision;
  }
  const double nth = ordinal_a ? *x->number : *y->number, times = ordinal_a ? *y->number : *x->number;
  if (nth == times + 1 || nth == times) {
    decision.relation = Relation::kCompatible;
    decision.reason = "arithmetic";
    decision.rule = "ordinal/arithmetic";
    decision.steps.push_back(nth == times ? fmt::format("{:.0f} times in all: the last is number {:.0f}", times, nth)
                                          : fmt::format("{:.0f} earlier and this one: number {:.0f}", times, nth));
    return decision;
  }
  if (slots.noun != Match::kSame) return std::nullopt;
  decision.relation = Relation::kConflict;
  decision.rule = "ordinal/conflict";
  decision.steps.push_back(fmt::format("{:.0f} times before does not make this number {:.0f}", times, nth));
  return decision;
}

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

}  // namespace silang::diff
