// Who took part, where, whether it happened, what was the first or largest, who holds which office.
#include <algorithm>

#include "claims/offices.h"
#include "diff/decision.h"
#include "diff/near.h"

namespace silang::diff {
namespace {

constexpr double kOfficesRight = 0.6;
constexpr double kSharedWords = 0.35;  // of the clauses, from which two tellings are of one event

bool Includes(const std::vector<LinkId>& larger, const std::vector<LinkId>& smaller) {
  return std::includes(larger.begin(), larger.end(), smaller.begin(), smaller.end());
}

}  // namespace

// "The three of them discussed the long-term plan" / "Kim and Putin discussed the long-term plan": lists may be short, but a
// group that is told as all who took part excludes another.
std::optional<Decision> CompareParticipants(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots) {
  if (slots.predicate != Match::kSame || slots.clause < kSharedWords) return std::nullopt;
  Decision decision;
  decision.kind = ClaimKind::kParticipants;
  decision.score = 2 + 2 * slots.clause + slots.sentence;
  decision.steps = Steps(comparer, a, b, slots);
  if (a.subjects == b.subjects) {
    decision.equal = true;
    decision.relation = Relation::kAgree;
    decision.rule = "participants/equal";
    return decision;
  }
  const bool nested = Includes(a.subjects, b.subjects) || Includes(b.subjects, a.subjects);
  const bool closed = a.c->whole_group || b.c->whole_group;
  if (nested && !closed) {
    decision.relation = Relation::kCompatible;
    decision.reason = "one list is shorter";
    decision.rule = "participants/shorter list";
    return decision;
  }
  // One left out is a clash; more are another gathering.
  if (!nested || std::max(a.subjects.size(), b.subjects.size()) - std::min(a.subjects.size(), b.subjects.size()) > 1)
    return std::nullopt;
  if (slots.modality == Match::kClash || slots.time == Match::kClash) return std::nullopt;
  decision.relation = Relation::kConflict;
  decision.rule = "participants/conflict";
  decision.steps.push_back("one source counts all who took part, the other leaves some of them out");
  return decision;
}

std::optional<Decision> ComparePlaceClaims(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots) {
  if (!a.place.valid() || !b.place.valid()) return std::nullopt;
  Decision decision;
  decision.kind = ClaimKind::kPlace;
  decision.score = 2 + Weigh(slots.parties, 2, 1.2, -1) + 2 * slots.clause;
  if (a.place == b.place) {
    // A hall or a street that both name is the same site, whatever is told of it.
    const bool site = a.c->is_site && b.c->is_site && a.source != b.source;
    const bool told_alike = (slots.predicate == Match::kSame || slots.predicate == Match::kRelated) &&
                            slots.parties != Match::kClash && decision.score >= 2.5;
    if (!site && !told_alike) return std::nullopt;
    decision.equal = true;
    decision.relation = Relation::kAgree;
    decision.rule = "place/equal";
    decision.steps = Steps(comparer, a, b, slots);
    return decision;
  }
  if (slots.predicate != Match::kSame) return std::nullopt;
  // A country, a city and a hall may lie in one another; places of unlike kinds are let be.
  const bool sites =
      comparer.links.kind(a.place) == context::EntityKind::kPlace && comparer.links.kind(b.place) == context::EntityKind::kPlace;
  if (!sites || !a.c->is_site || !b.c->is_site || a.c->place == b.c->place) return std::nullopt;
  if (slots.parties == Match::kClash && slots.sentence >= 0.1) {
    decision.relation = Relation::kDiffers;
    decision.reason = Reason(comparer, a, b, "different parties");
    decision.rule = "place/different parties";
    decision.steps = Steps(comparer, a, b, slots);
    return decision;
  }
  return std::nullopt;
}

std::optional<Decision> CompareSuperlatives(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots) {
  if (a.c->value.text != b.c->value.text) return std::nullopt;
  Decision decision;
  decision.kind = ClaimKind::kSuperlative;
  decision.score = 1 + Weigh(slots.noun, 1.5, 0.7, -1) + Weigh(slots.predicate, 1.5, 0.8, -1) + Weigh(slots.parties, 1, 0.5, -1) +
                   2 * slots.clause;
  decision.steps = Steps(comparer, a, b, slots);
  if (slots.parties == Match::kClash || slots.parties == Match::kUnknown) return std::nullopt;
  const bool same_thing = slots.noun == Match::kSame || slots.predicate == Match::kSame ||
                          (slots.parties == Match::kSame && a.people.size() >= 2 && slots.predicate != Match::kClash);
  if (same_thing && slots.noun != Match::kClash && decision.score >= 2) {
    decision.equal = true;
    decision.relation = Relation::kAgree;
    decision.rule = "superlative/equal";
    return decision;
  }
  if (slots.noun == Match::kSame || slots.sentence < 0.1 || a.source == b.source) return std::nullopt;
  decision.relation = Relation::kDiffers;
  decision.reason = "different scope";
  decision.rule = "superlative/different scope";
  decision.steps.push_back("each is the first of its own kind");
  return decision;
}

// One person, two offices of which neither includes the other.
std::optional<Decision> CompareTitles(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots) {
  using claims::Offices;
  if (!a.bearer.valid() || a.bearer != b.bearer) return std::nullopt;
  const Offices offices = claims::CompareOffices(comparer.concepts, *a.c, *b.c, a.language == b.language);
  if (offices == Offices::kUnlike) return std::nullopt;
  Decision decision;
  decision.kind = ClaimKind::kTitle;
  decision.score = 3;
  decision.steps = Steps(comparer, a, b, slots);
  const auto conflict = [&](std::string_view rule, std::string_view step) {
    decision.confidence = kOfficesRight;
    decision.relation = Relation::kConflict;
    decision.rule = rule;
    decision.steps.emplace_back(step);
  };
  switch (offices) {
    case Offices::kDeputy: conflict("title/deputy", "nobody holds an office and is the deputy of it"); break;
    case Offices::kRank: conflict("title/rank", "nobody holds two of these ranks or posts"); break;
    case Offices::kMatter: conflict("title/matter", "offices of one sort for different matters"); break;
    case Offices::kPublic: conflict("title/office", "nobody holds both of these offices"); break;
    default:
      decision.equal = true;
      decision.relation = Relation::kAgree;
      decision.rule = "title/equal";
  }
  const bool sure = a.source != b.source && !a.c->narrowed && !b.c->narrowed;
  if (decision.relation == Relation::kConflict && !sure) return std::nullopt;
  return decision;
}

}  // namespace silang::diff
