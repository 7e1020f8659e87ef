// Whether it happened: told and denied, or told as opposites ("held" / "gave way").
#include <algorithm>

#include "diff/decision.h"
#include "diff/near.h"
#include "fmt/format.h"

namespace silang::diff {
namespace {

using claims::Claim;
using languages::ConceptTable;

// Shares of right ones among those found in the clusters that may be read.
constexpr double kNegatedRight = 0.85, kNoneRight = 0.8, kOppositeRight = 0.75, kAgreeRight = 0.7;

constexpr float kBeside = 0.4F;  // weight of a word that is near enough to say of what the event is
constexpr double kMuchAlike = 0.4, kAlike = 0.33, kSomewhatAlike = 0.28;

bool Names(const ConceptList& ids, const NearWord& word) {
  return std::find_first_of(ids.begin(), ids.end(), word.readings.begin(), word.readings.end()) != ids.end();
}

// How many words beside the event, but for its own, both claims have.
uint32_t SharedWords(const ConceptTable& concepts, const Item& a, const Item& b) {
  uint32_t shared = 0;
  std::vector<uint64_t> counted;
  for (const NearWord& x : a.near) {
    if (x.weight < kBeside || Names(a.c->predicate, x) || Names(b.c->predicate, x)) continue;
    if (std::find(counted.begin(), counted.end(), x.key) != counted.end()) continue;
    const bool has = std::any_of(b.near.begin(), b.near.end(), [&](const NearWord& y) {
      return y.weight >= kBeside && !Names(b.c->predicate, y) && WordLikeness(concepts, x, y) >= 0.5;
    });
    if (!has) continue;
    ++shared;
    counted.push_back(x.key);
  }
  return shared;
}

bool ShareName(const Item& a, const Item& b) {
  return std::any_of(a.people.begin(), a.people.end(),
                     [&](LinkId id) { return std::binary_search(b.people.begin(), b.people.end(), id); });
}

// Both name persons, and no person is on both sides.
bool OtherPersons(const EntityLinks& links, const Item& a, const Item& b) {
  const std::vector<LinkId> left = Persons(links, a.people), right = Persons(links, b.people);
  return !left.empty() && !right.empty() &&
         std::none_of(left.begin(), left.end(), [&](LinkId id) { return std::binary_search(right.begin(), right.end(), id); });
}

// What did not happen at all rules out each kind of it: no payment, no transfer.
bool RulesOut(const ConceptTable& concepts, const Claim& no, const Claim& yes) {
  return std::any_of(no.predicate.begin(), no.predicate.end(), [&](ConceptId general) {
    return std::any_of(yes.predicate.begin(), yes.predicate.end(), [&](ConceptId id) { return concepts.Is(id, general); });
  });
}

bool Opposed(const ConceptTable& concepts, const Claim& a, const Claim& b) {
  for (ConceptId x : a.predicate) {
    for (ConceptId y : b.predicate) {
      if (concepts.Opposed(x, y)) return true;
      const auto one_way = [&](ConceptId from, ConceptId to) {
        const auto& above = concepts[from].ancestors;
        return std::any_of(above.begin(), above.end(), [&](ConceptId id) { return concepts.Opposed(id, to); });
      };
      if (one_way(x, y) || one_way(y, x)) return true;
    }
  }
  return false;
}

bool AnyIs(const ConceptTable& concepts, const Claim& c, std::string_view kind) {
  const ConceptId id = concepts.Find(kind);
  return std::any_of(c.predicate.begin(), c.predicate.end(), [&](ConceptId p) { return concepts.Is(p, id); });
}

bool SharesSentenceName(const Item& a, const Item& b) {
  return std::any_of(a.names.begin(), a.names.end(),
                     [&](LinkId id) { return std::binary_search(b.names.begin(), b.names.end(), id); });
}

// "Two elderly residents died": a person stands beside the event.
bool TellsOfPersons(const ConceptTable& concepts, const Item& item) {
  const ConceptId person = concepts.Find("person");
  return std::any_of(item.near.begin(), item.near.end(), [&](const NearWord& word) {
    return word.weight >= kBeside &&
           std::any_of(word.readings.begin(), word.readings.end(), [&](ConceptId id) { return concepts.Is(id, person); });
  });
}

struct Likely {
  uint32_t shared = 0;
  double near = 0;
  bool names = false;
};

// "Nobody was hurt" / "two were hurt".
bool NoneAgainstSome(const Comparer& comparer, const Item& no, const Item& some, const Slots& slots, const Likely& likely) {
  if (!no.c->none || some.c->negated || OtherPersons(comparer.links, no, some)) return false;
  if (likely.names) return true;
  if (slots.predicate != Match::kSame) return false;
  if (AnyIs(comparer.concepts, *no.c, "milestone")) return true;
  if (likely.shared > 0 && likely.near >= kSomewhatAlike) return true;
  if (no.c->time && slots.time != Match::kSame) return false;  // "nobody has died at work since 2019"
  return AnyIs(comparer.concepts, *no.c, "casualty") && (likely.shared > 0 || TellsOfPersons(comparer.concepts, some));
}

struct Verdict {
  Relation relation;
  const char* rule;
  double confidence;
  const char* step;
};
using Perhaps = std::optional<Verdict>;

bool MuchAlike(const Comparer& comparer, const Item& a, const Item& b, const Likely& likely) {
  return likely.shared >= 2 && likely.near >= kMuchAlike && !OtherPersons(comparer.links, a, b);
}

// One says that it did not happen, the other tells of it.
Perhaps JudgeDenied(const Comparer& comparer, const Item& no, const Item& some, const Slots& slots, const Likely& likely) {
  const ConceptTable& concepts = comparer.concepts;
  if (slots.predicate != Match::kSame && !RulesOut(concepts, *no.c, *some.c)) {
    const bool passes = AnyIs(concepts, *no.c, "passing") && AnyIs(concepts, *some.c, "passing");
    if (!passes || likely.shared < 3 || likely.near < kAlike) return std::nullopt;
    return Verdict{Relation::kConflict, "polarity/converse", kNoneRight, "what one gave or had, the other did not get"};
  }
  if (slots.time == Match::kClash) return std::nullopt;
  static constexpr char kStep[] = "one says that it happened, the other that it did not";
  if (MuchAlike(comparer, no, some, likely)) return Verdict{Relation::kConflict, "polarity/negated", kNegatedRight, kStep};
  if (!NoneAgainstSome(comparer, no, some, slots, likely)) return std::nullopt;
  return Verdict{Relation::kConflict, "polarity/none", kNoneRight, kStep};
}

// Of many people some die and others live, of many matches some are won: such opposites clash only of one.
Perhaps JudgeOpposite(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots, const Likely& likely) {
  const ConceptTable& concepts = comparer.concepts;
  if (!AnyIs(concepts, *a.c, "outcome") && !AnyIs(concepts, *b.c, "outcome")) return std::nullopt;
  if (slots.nearby || slots.time == Match::kClash) return std::nullopt;
  const bool of_many = AnyIs(concepts, *a.c, "casualty") || AnyIs(concepts, *a.c, "contest");
  const bool of_one = likely.shared + likely.names >= 2 && (likely.shared >= 3 || likely.near >= 0.15);
  if (of_many ? !MuchAlike(comparer, a, b, likely) : !of_one) return std::nullopt;
  return Verdict{Relation::kConflict, "polarity/opposite", kOppositeRight, "the two verbs are opposites"};
}

Perhaps JudgeAlike(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots, const Likely& likely) {
  const Claim& x = *a.c;
  const Claim& y = *b.c;
  if (x.quoted && y.quoted) return std::nullopt;  // words of others are told alike as words
  const bool both_none = x.none && y.none && (likely.shared > 0 || likely.names || AnyIs(comparer.concepts, x, "milestone"));
  const bool told_alike = (slots.parties == Match::kSame || slots.parties == Match::kRelated) && slots.clause >= 0.5;
  const bool closely = MuchAlike(comparer, a, b, likely) && (x.negated || (likely.shared >= 3 && likely.near >= 0.5)) &&
                       slots.time != Match::kClash;
  if (!both_none && !closely && !told_alike) return std::nullopt;
  return Verdict{Relation::kAgree, "polarity/equal", kAgreeRight, "both tell of one event, or both that there was none"};
}

}  // namespace

std::optional<Decision> ComparePolarity(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots) {
  const Claim& x = *a.c;
  const Claim& y = *b.c;
  if (a.source == b.source) return std::nullopt;  // one telling of a thing that is told in full elsewhere
  if (slots.modality == Match::kClash || x.modality == Modality::kConditional || y.modality == Modality::kConditional)
    return std::nullopt;
  const bool differs = x.value.polarity != y.value.polarity;
  const bool opposed = !differs && Opposed(comparer.concepts, x, y);
  if (!differs && !opposed && slots.predicate != Match::kSame) return std::nullopt;
  const Likely likely = {SharedWords(comparer.concepts, a, b) + SharesSentenceName(a, b), Surroundings(comparer, a.near, b.near),
                         ShareName(a, b)};
  Perhaps verdict;
  if (differs)
    verdict = *x.value.polarity ? JudgeDenied(comparer, b, a, slots, likely) : JudgeDenied(comparer, a, b, slots, likely);
  else if (opposed)
    verdict = JudgeOpposite(comparer, a, b, slots, likely);
  if (!verdict && !differs && !opposed) verdict = JudgeAlike(comparer, a, b, slots, likely);
  if (!verdict) return std::nullopt;
  Decision decision;
  decision.kind = ClaimKind::kPolarity;
  decision.relation = verdict->relation;
  decision.equal = verdict->relation == Relation::kAgree;
  decision.rule = verdict->rule;
  decision.confidence = verdict->confidence;
  decision.score = 2 + likely.shared + 2 * likely.near + likely.names;
  decision.steps = Steps(comparer, a, b, slots);
  decision.steps.push_back(fmt::format("{} words beside the event in common, {:.0f} % of what stands near{}", likely.shared,
                                       100 * likely.near, likely.names ? ", a name" : ""));
  decision.steps.emplace_back(verdict->step);
  return decision;
}

}  // namespace silang::diff
