#include "diff/judge.h"

#include <algorithm>
#include <initializer_list>

#include "diff/points.h"
#include "diff/times.h"
#include "fmt/format.h"

namespace silang::diff {
namespace {

// Probabilities from which something is said. Conditions beside them keep false alarms rare (IsGrounded, OneEvent::Surely).
// A look-alike is told by those that it goes with (diff/look_alikes.h).
constexpr double kConflictFrom = 0.64, kTogetherFrom = 0.28, kLooksAlikeFrom = 0.04;
constexpr size_t kMostSteps = 8;

// The question that a candidate is answered by if so is said of it.
Question QuestionOf(Relation relation) {
  switch (relation) {
    case Relation::kAgree: return Question::kAgree;
    case Relation::kCompatible: return Question::kCompatible;
    case Relation::kConflict: return Question::kConflict;
    case Relation::kDiffers: return Question::kDiffers;
  }
  return Question::kAbout;
}

Decision Begin(const Item& a, const Item& b, Relation relation, int points) {
  Decision decision;
  decision.relation = relation;
  decision.kind = ComparedAs(*a.c, *b.c);
  decision.confidence = Probability(points);
  decision.score = points / 10.0;
  return decision;
}

// What decided, by the values and what is said of them.
std::string_view RuleOf(const Candidate& candidate, const Decision& decision) {
  switch (decision.relation) {
    case Relation::kConflict: return "conflict";
    case Relation::kDiffers: return "look-alike";
    case Relation::kCompatible: return "compatible";
    case Relation::kAgree: return candidate.value == ValueMatch::kEqual ? "equal" : "one day";
  }
  return "";
}

// The slot that sets look-alikes apart; without one it is only likely that they are of two things.
std::string WhatDiffers(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots) {
  const std::vector<std::string> clashes = Clashes(slots);
  if (!clashes.empty()) return Reason(comparer, a, b, clashes.front());
  return a.c->kind == ClaimKind::kPolarity ? "perhaps another event" : "different scope";
}

std::optional<Decision> JudgeEqual(const Item& a, const Item& b, const Candidate& candidate) {
  const bool equal = candidate.value == ValueMatch::kEqual;
  const int points = Points(equal ? Question::kAgree : Question::kCompatible, candidate.group, candidate.evidence);
  if (Probability(points) < kTogetherFrom) return std::nullopt;
  // What one of two tells more closely does not make the day another one; the hour does not become that of the other side by it.
  const bool one_day = candidate.group == Group::kDate && TellOneDay(*a.c->time, *b.c->time);
  Decision decision = Begin(a, b, equal || one_day ? Relation::kAgree : Relation::kCompatible, points);
  decision.equal = equal;
  return decision;
}

// Whether what is known beside the points allows a contradiction: ages are not of two people, nor counts of two things, nor ranks by two
// measures, nor is an event denied of some and told of others, or known to an article as both; one of dates rests on a slot that holds, too.
bool IsGrounded(const Item& a, const Item& b, const Candidate& candidate) {
  const Evidence& e = candidate.evidence;
  const auto any = [&](std::initializer_list<Feature> features) {
    return std::any_of(features.begin(), features.end(), [&](Feature f) { return Has(e, f); });
  };
  switch (candidate.group) {
    case Group::kAge: return !any({Feature::kBearerClash, Feature::kSexClash});
    case Group::kQuantity:
    case Group::kSlip:
      // "The fourth truce" / "the fifth year": a place in a row says nothing by itself of what the row is of.
      if (Has(e, Feature::kKindOrdinal) && !any({Feature::kNounSame, Feature::kNounRelated, Feature::kPresentedBoth}))
        return false;
      return !Has(e, Feature::kNounClash) && a.c->degree == b.c->degree;
    case Group::kDate:
      // Up to when two articles tell may well be two times.
      return !Has(e, Feature::kAsOfBoth) && any({Feature::kPredicateSame, Feature::kPredicateRelated, Feature::kEventShared,
                                                 Feature::kNear3, Feature::kClause3});
    case Group::kEvent:
      return !any({Feature::kNounClash, Feature::kDeniedOfSome, Feature::kTellsBoth, Feature::kTellsOpposite}) &&
             (!Has(e, Feature::kOpposites) || Has(e, Feature::kOppositeOfOne));
  }
  return false;
}

// Figures of two stated times are an update, and planned ones do not contradict what was done; what had not happened by the time of an
// article may be told by a later one.
bool IsOtherTime(const Candidate& candidate, const Item& a, const Item& b) {
  if (Has(candidate.evidence, Feature::kDeniedSoFar) && Has(candidate.evidence, Feature::kDeniedEarlier)) return true;
  return candidate.group != Group::kDate && CompareTimes(*a.c, *b.c) == Match::kClash;
}

std::optional<Decision> JudgeDifferent(const Item& a, const Item& b, const Candidate& candidate) {
  const auto points = [&](Relation relation) { return Points(QuestionOf(relation), candidate.group, candidate.evidence); };
  if (IsGrounded(a, b, candidate)) {
    const int conflict = points(Relation::kConflict);
    if (Probability(conflict) >= kConflictFrom && !IsOtherTime(candidate, a, b))
      return Begin(a, b, Relation::kConflict, conflict);
  }
  if (a.source == b.source) return std::nullopt;
  const int differs = points(Relation::kDiffers);
  if (Probability(differs) < kLooksAlikeFrom) return std::nullopt;
  return Begin(a, b, Relation::kDiffers, differs);
}

// Why two that can both be true do, or two that look alike are not; nothing to say of others.
std::string ReasonFor(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots, const Candidate& candidate,
                      Relation relation) {
  if (relation == Relation::kCompatible) {
    if (IsCountedThrough(*a.c, *b.c)) return "arithmetic";
    return candidate.group == Group::kDate ? "one lies within the other"
           : a.c->vague || b.c->vague      ? "vague figure"
                                           : "within what the words allow";
  }
  if (relation != Relation::kDiffers) return "";
  return IsOtherTime(candidate, a, b) ? "different time" : WhatDiffers(comparer, a, b, slots);
}

// What follows from the points.
std::string Conclusion(const Item& a, const Item& b, const Candidate& candidate, const Decision& decision) {
  switch (decision.relation) {
    case Relation::kAgree: return candidate.value == ValueMatch::kEqual ? "the values are equal" : "the day is the same";
    case Relation::kCompatible: {
      if (!IsCountedThrough(*a.c, *b.c)) return "the ranges that the words allow meet";
      const double times = std::min(*a.c->value.quantity->number, *b.c->value.quantity->number);
      return fmt::format("{:.0f} earlier and this one: number {:.0f}", times, times + 1);
    }
    case Relation::kDiffers:
      return (candidate.group == Group::kEvent ? "events that look alike, but " : "figures that look alike, but ") +
             decision.reason;
    case Relation::kConflict: break;
  }
  if (candidate.group != Group::kEvent) return "the same thing, and the values exclude each other";
  return *a.c->value.polarity && *b.c->value.polarity ? "the two verbs are opposites"
                                                      : "one says that it happened, the other that it did not";
}

}  // namespace

std::optional<Decision> Judge(const std::vector<Item>& items, const Candidate& candidate) {
  const Item& a = items[candidate.a];
  const Item& b = items[candidate.b];
  return candidate.value == ValueMatch::kDifferent ? JudgeDifferent(a, b, candidate) : JudgeEqual(a, b, candidate);
}

void Explain(const Comparer& comparer, const std::vector<Item>& items, const Candidate& candidate, Decision* decision) {
  const Item& a = items[candidate.a];
  const Item& b = items[candidate.b];
  const Slots slots = CompareSlots(comparer, a, b);
  decision->rule = fmt::format("{}/{}", Name(decision->kind), RuleOf(candidate, *decision));
  decision->reason = ReasonFor(comparer, a, b, slots, candidate, decision->relation);
  decision->steps = Steps(comparer, a, b, slots);
  const bool meet = decision->relation == Relation::kAgree && !decision->equal;
  const Question question = meet ? Question::kCompatible : QuestionOf(decision->relation);
  for (std::string& line : Weightiest(question, candidate.group, candidate.evidence, kMostSteps))
    decision->steps.push_back(std::move(line));
  decision->steps.push_back(Conclusion(a, b, candidate, *decision));
}

}  // namespace silang::diff
