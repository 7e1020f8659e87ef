// When something happened: the event must be one before its times can clash.
#include "diff/decision.h"
#include "fmt/format.h"

namespace silang::diff {
namespace {

constexpr double kTogether = 2.5;
constexpr double kSure = 4.0;

double Score(const Slots& slots) {
  const double predicate = slots.nearby && slots.predicate != Match::kSame ? 1 : Points(slots.predicate, 2, 1, -2);
  return predicate + Points(slots.parties, 2, 1.2, -2) + 2 * slots.clause + slots.sentence;
}

// The same calendar day, or one a part of the other: "Thursday" / "Thursday night".
bool SameDay(const claims::TimeValue& a, const claims::TimeValue& b) {
  if (a.begin && b.begin) return !Exclude(a, b);
  if (a.weekday && b.weekday) return *a.weekday == *b.weekday;
  if (a.month && b.month && a.day && b.day) return *a.month == *b.month && *a.day == *b.day;
  return !a.edtf.empty() && a.edtf == b.edtf;
}

bool Excluding(const claims::TimeValue& a, const claims::TimeValue& b) {
  if (a.begin && b.begin) return Exclude(a, b);
  if (a.weekday && b.weekday) return *a.weekday != *b.weekday;
  if (a.month && b.month && *a.month != *b.month) return true;
  return a.day && b.day && *a.day != *b.day;
}

}  // namespace

std::optional<Decision> CompareDates(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots) {
  const claims::TimeValue& x = *a.c->time;
  const claims::TimeValue& y = *b.c->time;
  Decision decision;
  decision.kind = ClaimKind::kDate;
  decision.score = Score(slots);
  decision.steps = Steps(comparer, a, b, slots);
  // "before Friday" and "on Friday" are no one time.
  const auto stands = [](const claims::TimeValue& t) {
    return t.role == claims::TimeRole::kAt || t.role == claims::TimeRole::kAbout;
  };
  if (x.role != y.role && (!stands(x) || !stands(y))) return std::nullopt;
  const bool whole_years = x.grain >= claims::Grain::kYear && y.grain >= claims::Grain::kYear;
  if (SameDay(x, y)) {
    if (decision.score < (whole_years ? kTogether + 1 : kTogether) || slots.parties == Match::kClash) return std::nullopt;
    decision.equal = x.grain == y.grain || (x.grain <= claims::Grain::kDay && y.grain <= claims::Grain::kDay);
    decision.relation = decision.equal ? Relation::kAgree : Relation::kCompatible;
    decision.rule = decision.equal ? "date/equal" : "date/within";
    decision.reason = decision.equal ? "" : "one lies within the other";
    return decision;
  }
  const auto period = [](const claims::TimeValue& t) {
    return (t.role != claims::TimeRole::kAt && t.role != claims::TimeRole::kAbout) || t.recurring;
  };
  const bool one_measure = (x.grain <= claims::Grain::kDay) == (y.grain <= claims::Grain::kDay);
  if (!Excluding(x, y) || slots.predicate != Match::kSame || period(x) || period(y) || !one_measure) return std::nullopt;
  // "the two countries signed" / "he signed": one source's own words for the parties may differ, the words of the clause do not.
  const bool one_text =
      a.source == b.source && slots.clause >= 0.6 && x.explicit_date && y.explicit_date && x.grain == y.grain && !whole_years;
  if (a.source == b.source && !one_text) return std::nullopt;
  if (slots.parties == Match::kClash && !one_text) {
    if (slots.sentence < 0.4 || slots.clause < 0.4) return std::nullopt;
    decision.relation = Relation::kDiffers;
    decision.reason = Reason(comparer, a, b, "different parties");
    decision.rule = "date/different parties";
    return decision;
  }
  const bool planned = slots.modality == Match::kClash;
  // Within one source the two dates stand side by side: the words of the clauses alone say that the event is one.
  const double sure = one_text ? 1 : a.source == b.source ? kTogether : kSure;
  if (decision.score < sure || planned || slots.clause < 0.4) return std::nullopt;
  decision.relation = Relation::kConflict;
  decision.rule = "date/conflict";
  decision.steps.push_back("one event, and the times exclude each other");
  return decision;
}

// "before the parade" / "after the parade".
std::optional<Decision> CompareOrders(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots) {
  if (CompareConcepts(comparer.concepts, a.c->order->event, b.c->order->event) != Match::kSame || slots.predicate != Match::kSame)
    return std::nullopt;
  if (slots.parties == Match::kClash || slots.parties == Match::kUnknown) return std::nullopt;
  Decision decision;
  decision.kind = ClaimKind::kDate;
  decision.score = 3 + Score(slots);
  decision.equal = a.c->order->role == b.c->order->role;
  decision.relation = decision.equal ? Relation::kAgree : Relation::kConflict;
  decision.rule = decision.equal ? "date/same order" : "date/before or after";
  decision.steps = Steps(comparer, a, b, slots);
  decision.steps.push_back(fmt::format("{} / {}", *a.c->value.text, *b.c->value.text));
  return decision;
}

}  // namespace silang::diff
