#include "diff/judge.h"

#include <algorithm>
#include <initializer_list>

#include "diff/points.h"
#include "fmt/format.h"

namespace silang::diff {
namespace {

// Probabilities from which something is said. What makes false alarms rare are the conditions beside them (IsGrounded, OneEvent::Surely).
constexpr double kConflictFrom = 0.6, kDiffersFrom = 0.35, kTogetherFrom = 0.34;
constexpr size_t kMostSteps = 8;

Decision Begin(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots, Question question,
               const Candidate& candidate) {
  Decision decision;
  decision.kind = ComparedAs(*a.c, *b.c);
  const int points = Points(question, candidate.group, candidate.evidence);
  decision.confidence = Probability(points);
  decision.score = points / 10.0;
  decision.steps = Steps(comparer, a, b, slots);
  for (std::string& line : Weightiest(question, candidate.group, candidate.evidence, kMostSteps))
    decision.steps.push_back(std::move(line));
  return decision;
}

std::string Rule(const Decision& decision, std::string_view what) { return fmt::format("{}/{}", Name(decision.kind), what); }

// The slot that sets look-alikes apart; without one it is only likely that they are of two things.
std::string WhatDiffers(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots) {
  const std::vector<std::string> clashes = Clashes(slots);
  return clashes.empty() ? "different scope" : Reason(comparer, a, b, clashes.front());
}

std::optional<Decision> JudgeEqual(const Comparer& comparer, const Item& a, const Item& b, const Candidate& candidate) {
  const bool equal = candidate.value == ValueMatch::kEqual;
  const Question question = equal ? Question::kAgree : Question::kCompatible;
  if (Probability(Points(question, candidate.group, candidate.evidence)) < kTogetherFrom) return std::nullopt;
  Decision decision = Begin(comparer, a, b, CompareSlots(comparer, a, b), question, candidate);
  decision.equal = equal;
  decision.relation = equal ? Relation::kAgree : Relation::kCompatible;
  decision.rule = Rule(decision, equal ? "equal" : "compatible");
  const bool counted_through = !equal && a.c->kind != b.c->kind && decision.kind == ClaimKind::kOrdinal;
  if (counted_through) {
    const double times = std::min(*a.c->value.quantity->number, *b.c->value.quantity->number);
    decision.reason = "arithmetic";
    decision.steps.push_back(fmt::format("{:.0f} earlier and this one: number {:.0f}", times, times + 1));
  } else if (!equal) {
    decision.reason = candidate.group == Group::kDate ? "one lies within the other"
                      : a.c->vague || b.c->vague      ? "vague figure"
                                                      : "within what the words allow";
  }
  if (!counted_through) decision.steps.push_back(equal ? "the values are equal" : "the ranges that the words allow meet");
  return decision;
}

// Whether it is known, and not only likely, that both say the same of the same: a contradiction rests on a slot that holds and on
// none that parts them.
bool IsGrounded(const Candidate& candidate) {
  const Evidence& e = candidate.evidence;
  const auto any = [&](std::initializer_list<Feature> features) {
    return std::any_of(features.begin(), features.end(), [&](Feature f) { return Has(e, f); });
  };
  switch (candidate.group) {
    case Group::kAge: return !any({Feature::kBearerClash, Feature::kSexClash});
    case Group::kDate:
      return any(
          {Feature::kPredicateSame, Feature::kPredicateRelated, Feature::kEventShared, Feature::kNear3, Feature::kClause3});
    case Group::kEvent:
      return any({Feature::kDeniedBeside, Feature::kDeniedNone, Feature::kOppositeOfOne}) ||
             (Has(e, Feature::kPassing) && Has(e, Feature::kBeside2));
    case Group::kQuantity:
      return !any({Feature::kScopeClash, Feature::kMeasuredNarrowed}) &&
             any({Feature::kNounSame, Feature::kNounRelated, Feature::kMeasuredSame, Feature::kMeasuredRelated,
                  Feature::kPropertySame, Feature::kNear3, Feature::kClause3});
  }
  return false;
}

std::optional<Decision> JudgeDifferent(const Comparer& comparer, const Item& a, const Item& b, const Candidate& candidate) {
  const bool conflict =
      IsGrounded(candidate) && Probability(Points(Question::kConflict, candidate.group, candidate.evidence)) >= kConflictFrom;
  const bool differs = a.source != b.source && candidate.group != Group::kEvent &&
                       Probability(Points(Question::kDiffers, candidate.group, candidate.evidence)) >= kDiffersFrom;
  if (!conflict && !differs) return std::nullopt;
  const Slots slots = CompareSlots(comparer, a, b);
  // Figures of two stated times are an update, and planned ones do not contradict what was done.
  const bool other_time = candidate.group != Group::kDate && slots.time == Match::kClash;
  if (conflict && !other_time) {
    Decision decision = Begin(comparer, a, b, slots, Question::kConflict, candidate);
    decision.relation = Relation::kConflict;
    decision.rule = Rule(decision, "conflict");
    decision.steps.emplace_back(candidate.group != Group::kEvent ? "the same thing, and the values exclude each other"
                                : *a.c->value.polarity && *b.c->value.polarity
                                    ? "the two verbs are opposites"
                                    : "one says that it happened, the other that it did not");
    return decision;
  }
  if (!differs) return std::nullopt;
  Decision decision = Begin(comparer, a, b, slots, Question::kDiffers, candidate);
  decision.relation = Relation::kDiffers;
  decision.reason = other_time ? "different time" : WhatDiffers(comparer, a, b, slots);
  decision.rule = Rule(decision, "look-alike");
  decision.steps.push_back("figures that look alike, but " + decision.reason);
  return decision;
}

}  // namespace

std::optional<Decision> Judge(const Comparer& comparer, const std::vector<Item>& items, const Candidate& candidate) {
  const Item& a = items[candidate.a];
  const Item& b = items[candidate.b];
  return candidate.value == ValueMatch::kDifferent ? JudgeDifferent(comparer, a, b, candidate)
                                                   : JudgeEqual(comparer, a, b, candidate);
}

}  // namespace silang::diff
