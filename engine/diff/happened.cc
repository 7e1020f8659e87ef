// Whether it happened: told and denied, or told as opposites ("held" / "gave way").
#include "diff/happened.h"

#include <algorithm>

#include "base/sorted.h"
#include "diff/decision.h"
#include "diff/near.h"
#include "fmt/format.h"

namespace silang::diff {
namespace {

using claims::Claim;
using languages::ConceptTable;

// The share of right ones among those found in the clusters that may be read.
constexpr double kAgreeRight = 0.7;

constexpr float kBeside = 0.4F;  // weight of a word that is near enough to say of what the event is
constexpr double kMuchAlike = 0.4, kHalf = 0.5;

bool Names(const ConceptList& ids, const NearWord& word) {
  return std::find_first_of(ids.begin(), ids.end(), word.readings.begin(), word.readings.end()) != ids.end();
}

// How many words beside the event, but for its own, both claims have.
uint32_t SharedWords(const Comparer& comparer, const Item& a, const Item& b) {
  absl::InlinedVector<uint64_t, 8> shared;
  for (const NearWord& y : b.near) {
    if (y.weight < kBeside) continue;
    const auto& meeting = comparer.near.MeetingOf(a, y);
    if (meeting.empty() || Names(b.c->predicate, y)) continue;
    for (const NearWords::Met& met : meeting) {
      const NearWord& x = a.near[met.place];
      if (met.there == 0 || x.weight < kBeside || Names(a.c->predicate, x) || Names(b.c->predicate, x)) continue;
      if (std::find(shared.begin(), shared.end(), x.key) == shared.end()) shared.push_back(x.key);
    }
  }
  return static_cast<uint32_t>(shared.size());
}

bool ShareName(const Item& a, const Item& b) {
  return std::any_of(a.people.begin(), a.people.end(),
                     [&](LinkId id) { return std::binary_search(b.people.begin(), b.people.end(), id); });
}

// Both name persons, and no person is on both sides.
bool OtherPersons(const Item& a, const Item& b) {
  return !a.persons.empty() && !b.persons.empty() && CountCommon(a.persons, b.persons) == 0;
}

// Whether any of `special` is one of `general`, or a kind of it.
bool Covers(const ConceptTable& concepts, const ConceptList& general, const ConceptList& special) {
  return std::any_of(general.begin(), general.end(), [&](ConceptId id) { return concepts.AnyIs(special, id); });
}

// What did not happen at all rules out each kind of it: no payment, no transfer.
bool RulesOut(const ConceptTable& concepts, const Claim& no, const Claim& yes) {
  return Covers(concepts, no.predicate, yes.predicate);
}

// Whether it is denied altogether of those to whom the other says that it happened, so many of them: "nobody was hurt" and "three
// people were hurt"; not "no officer was hurt" and "two bystanders were hurt".
bool DeniesCounted(const ConceptTable& concepts, const Claim& no, const Claim& yes) {
  return no.none && !yes.counted.empty() && (no.counted.empty() || Covers(concepts, no.counted, yes.counted));
}

// Whether it is denied of some and told of others: "no officer was hurt" and "two bystanders were hurt".
bool OfOthers(const ConceptTable& concepts, const Claim& no, const Claim& yes) {
  return no.none && CompareConcepts(concepts, no.counted, yes.counted) == Match::kClash;
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

// Whether a word near the event of `item`, or what it befell, is one of `things` or a kind of them, or stands above one.
bool NamesNear(const ConceptTable& concepts, const Item& item, const ConceptList& things) {
  const auto meets = [&](const ConceptList& readings) {
    return Covers(concepts, things, readings) || Covers(concepts, readings, things);
  };
  return meets(item.c->counted) ||
         std::any_of(item.near.begin(), item.near.end(), [&](const NearWord& word) { return meets(word.readings); });
}

bool AnyIs(const ConceptTable& concepts, const Claim& c, std::string_view kind) {
  return concepts.AnyIs(c.predicate, concepts.Find(kind));
}

bool SharesSentenceName(const Item& a, const Item& b) {
  return std::any_of(a.names.begin(), a.names.end(),
                     [&](LinkId id) { return std::binary_search(b.names.begin(), b.names.end(), id); });
}

// What speaks for two tellings of one event, or of none: the words beside it and the name that both have, and how alike what stands
// near is.
struct Alike {
  uint32_t shared = 0;
  double near = 0;
};

uint32_t Shared(const Comparer& comparer, const Item& a, const Item& b) {
  return SharedWords(comparer, a, b) + SharesSentenceName(a, b);
}

// That, if it is enough; cheap questions first.
std::optional<Alike> ToldAlike(const Comparer& comparer, const Item& a, const Item& b) {
  const Claim& x = *a.c;
  const Claim& y = *b.c;
  const uint32_t shared = Shared(comparer, a, b);
  const auto alike = [&] { return Alike{shared, Surroundings(comparer, a, b)}; };
  if (x.none && y.none && (shared > 0 || ShareName(a, b) || AnyIs(comparer.concepts, x, "milestone"))) return alike();
  const Match parties = CompareParties(a, b);
  if ((parties == Match::kSame || parties == Match::kRelated) && comparer.overlaps.OfClauses(a, b) >= kHalf) return alike();
  if (shared < (x.negated ? 2 : 3) || OtherPersons(a, b) || CompareTimes(x, y) == Match::kClash) return std::nullopt;
  const Alike found = alike();
  return found.near >= (x.negated ? kMuchAlike : kHalf) ? std::optional(found) : std::nullopt;
}

}  // namespace

ValueMatch MatchEvents(const ConceptTable& concepts, const Claim& a, const Claim& b) {
  if (a.modality == Modality::kConditional || b.modality == Modality::kConditional) return ValueMatch::kIncomparable;
  const bool opposed = Opposed(concepts, a, b);
  const bool same = CompareConcepts(concepts, a.predicate, b.predicate) != Match::kClash ||
                    (AnyIs(concepts, a, "passing") && AnyIs(concepts, b, "passing"));
  if (!opposed && !same) return ValueMatch::kIncomparable;
  // "Was not open" and "was shut" say no other thing.
  if (*a.value.polarity != *b.value.polarity) return same ? ValueMatch::kDifferent : ValueMatch::kIncomparable;
  return opposed && *a.value.polarity ? ValueMatch::kDifferent : ValueMatch::kIncomparable;
}

namespace {

constexpr uint64_t kEvent = 1ULL << 62, kOpposed = 1ULL << 63;  // of keys, behind the numbers of words

// What events are found by among many, sorted: those that only opposites share stand last.
std::vector<uint64_t> EventKeys(const ConceptTable& concepts, const Item& item) {
  std::vector<uint64_t> keys;
  for (ConceptId id : item.c->predicate) {
    keys.push_back(kEvent | id.value);
    for (ConceptId above : concepts[id].ancestors) {
      if (concepts[above].field != "base") keys.push_back(kEvent | above.value);
      for (ConceptId opposite : concepts[above].opposites) {
        // Opposites meet under the smaller number of the two.
        keys.push_back(kOpposed | (static_cast<uint64_t>(std::min(above, opposite).value) << 20) |
                       std::max(above, opposite).value);
      }
    }
  }
  for (const NearWord& word : item.near) {
    if (word.weight >= kBeside) keys.push_back(word.key);
    for (ConceptId id : word.readings) keys.push_back(kEvent | id.value);
  }
  SortUnique(&keys);
  return keys;
}

}  // namespace

Pairs EventPairs(const std::vector<uint32_t>& members, const std::vector<Item>& items, const ConceptTable& concepts) {
  constexpr NearestLimits kLimits = {.rivals = 24, .postings = 256};
  std::vector<Profile> profiles;
  profiles.reserve(members.size());
  for (uint32_t i : members) {
    Profile profile = {EventKeys(concepts, items[i]), 0, items[i].source.value, items[i].tie};
    // What did happen is contradicted by what is denied, which looks for it, and by its opposites.
    if (*items[i].c->value.polarity) {
      const auto opposed = std::lower_bound(profile.keys.begin(), profile.keys.end(), kOpposed);
      profile.asks_from = static_cast<size_t>(opposed - profile.keys.begin());
    }
    profiles.push_back(std::move(profile));
  }
  return NearestPairs(members, profiles, kLimits);
}

void MarkEvents(const Comparer& comparer, const Crowd& crowd, const Item& a, const Item& b, Evidence* evidence) {
  const ConceptTable& concepts = comparer.concepts;
  const auto mark = [&](Feature feature, bool holds) { (*evidence)[static_cast<size_t>(feature)] = holds; };
  const Claim& x = *a.c;
  const Claim& y = *b.c;
  const uint32_t shared = SharedWords(comparer, a, b);
  const bool names = ShareName(a, b), persons_apart = OtherPersons(a, b);
  mark(Feature::kBeside1, shared >= 1);
  mark(Feature::kBeside2, shared >= 2);
  mark(Feature::kBeside3, shared >= 3);
  mark(Feature::kEventCounted, *x.value.polarity && *y.value.polarity && (!x.counted.empty() || !y.counted.empty()));
  mark(Feature::kNoneAtAll, x.none || y.none);
  const Item& denying = *x.value.polarity ? b : a;
  const Item& telling = *x.value.polarity ? a : b;
  const Claim& no = *denying.c;
  const Claim& yes = *telling.c;
  const bool one_denied = *x.value.polarity != *y.value.polarity;
  mark(Feature::kRulesOut, one_denied && RulesOut(concepts, no, yes));
  mark(Feature::kPassing, AnyIs(concepts, x, "passing") && AnyIs(concepts, y, "passing"));
  mark(Feature::kOutcome, AnyIs(concepts, x, "outcome") || AnyIs(concepts, y, "outcome"));
  const auto either = [&](std::string_view kind) { return AnyIs(concepts, x, kind) || AnyIs(concepts, y, kind); };
  mark(Feature::kOfMany, either("casualty") || either("contest"));
  mark(Feature::kOpposites, *x.value.polarity && *y.value.polarity);
  mark(Feature::kPersonsApart, persons_apart);
  mark(Feature::kPersonsShared, names);
  mark(Feature::kQuotedBoth, x.quoted && y.quoted);
  const bool same = Has(*evidence, Feature::kPredicateSame) || Has(*evidence, Feature::kRulesOut);
  const bool denied = one_denied && same && !OfOthers(concepts, no, yes);
  mark(Feature::kDeniedBeside, denied && shared >= 1);
  const bool weighty = either("milestone") || either("casualty");  // there are few of them in an article
  mark(Feature::kDeniedNone, denied && (x.none || y.none) && (shared >= 1 || weighty) && !persons_apart);
  const bool so_far = one_denied && no.so_far;
  const bool of_some = one_denied && no.none && !no.none_of.empty() && !NamesNear(concepts, telling, no.none_of);
  mark(Feature::kDeniedSoFar, so_far);
  mark(Feature::kDeniedOfSome, of_some);
  mark(Feature::kDeniedFlat, denied && no.none && !so_far && !of_some);
  mark(Feature::kEventMilestone, either("milestone"));
  mark(Feature::kEventLight, one_denied ? AnyIs(concepts, no, "light") : either("light"));
  // An article that tells both knows of two things, or of two times.
  const auto since = [](const Claim& c) { return c.time && c.time->role == claims::TimeRole::kSince; };
  mark(Feature::kOppositeSince, !one_denied && (since(x) || since(y)));
  mark(Feature::kDeniedEarlier, one_denied && denying.published && telling.published && *denying.published < *telling.published);
  mark(Feature::kTellsBoth,
       one_denied && (crowd.Tells(denying, yes.predicate, true) || crowd.Tells(telling, no.predicate, false)));
  mark(Feature::kTellsOpposite, !one_denied && (crowd.Tells(a, y.predicate, true) || crowd.Tells(b, x.predicate, true)));
  mark(Feature::kDeniedMuch, denied && shared >= 2);
  mark(Feature::kDeniedCounted, denied && DeniesCounted(concepts, no, yes));
  const bool opposite = *x.value.polarity && *y.value.polarity && Has(*evidence, Feature::kOutcome);
  const bool of_one = (shared >= 1 || names) && !persons_apart;
  mark(Feature::kOppositeOfOne, opposite && of_one);
  mark(Feature::kOppositeNamed, opposite && names && !persons_apart);
}

std::optional<Decision> ComparePolarity(const Comparer& comparer, const Item& a, const Item& b) {
  const Claim& x = *a.c;
  const Claim& y = *b.c;
  if (a.source == b.source) return std::nullopt;  // one telling of a thing that is told in full elsewhere
  if (x.modality == Modality::kConditional || y.modality == Modality::kConditional) return std::nullopt;
  if (x.value.polarity != y.value.polarity || CompareModality(x, y) == Match::kClash) return std::nullopt;
  if (x.quoted && y.quoted) return std::nullopt;  // words of others are told alike as words
  const std::optional<Alike> alike = ToldAlike(comparer, a, b);
  if (!alike || Opposed(comparer.concepts, x, y)) return std::nullopt;
  Decision decision;
  decision.kind = ClaimKind::kPolarity;
  decision.relation = Relation::kAgree;
  decision.equal = true;
  decision.rule = "polarity/equal";
  decision.confidence = kAgreeRight;
  decision.score = 2 + alike->shared + 2 * alike->near + ShareName(a, b);
  return decision;
}

std::vector<std::string> ExplainPolarity(const Comparer& comparer, const Item& a, const Item& b) {
  std::vector<std::string> steps = Steps(comparer, a, b, CompareSlots(comparer, a, b));
  const Alike alike = {Shared(comparer, a, b), Surroundings(comparer, a, b)};
  steps.push_back(fmt::format("{} words beside the event in common, {:.0f} % of what stands near{}", alike.shared,
                              100 * alike.near, ShareName(a, b) ? ", a name" : ""));
  steps.emplace_back("both tell of one event, or both that there was none");
  return steps;
}

}  // namespace silang::diff
