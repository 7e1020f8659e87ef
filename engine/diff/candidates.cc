#include "diff/candidates.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/cancel.h"
#include "diff/happened.h"
#include "diff/times.h"

namespace silang::diff {
namespace {

using claims::Claim;
using languages::ConceptTable;

ValueMatch MatchValues(const ConceptTable& concepts, Group group, const Item& a, const Item& b) {
  switch (group) {
    case Group::kQuantity:
    case Group::kSlip:
    case Group::kAge:
      if (IsOfRow(*a.c) || IsOfRow(*b.c)) return CompareInRow(*a.c, *b.c);
      return CompareValues(*a.c, *b.c);
    case Group::kDate:
      if (a.c->order || b.c->order || !a.c->time || !b.c->time) return ValueMatch::kIncomparable;
      return MatchTimes(*a.c->time, *b.c->time);
    case Group::kEvent: return MatchEvents(concepts, *a.c, *b.c);
  }
  return ValueMatch::kIncomparable;
}

}  // namespace

std::optional<Group> GroupOf(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::kCount:
    case ClaimKind::kMeasure:
    case ClaimKind::kMoney:
    case ClaimKind::kPercent:
    case ClaimKind::kOrdinal:
    case ClaimKind::kDuration: return Group::kQuantity;
    case ClaimKind::kAge: return Group::kAge;
    case ClaimKind::kDate: return Group::kDate;
    case ClaimKind::kPolarity: return Group::kEvent;
    default: return std::nullopt;
  }
}

namespace {

// What is compared with ordinals, too: "the first visit", "three visits", as long as the row is short enough to be counted through.
bool JoinsRow(const Claim& c) {
  constexpr double kLongest = 40;
  if (c.kind == ClaimKind::kSuperlative) return c.value.quantity && c.value.quantity->number;
  return c.kind == ClaimKind::kCount && c.value.quantity && c.value.quantity->number.value_or(0) >= 1 &&
         c.value.quantity->number <= kLongest && c.value.quantity->unit == "1" && !c.vague && !c.share &&
         (c.nominal_event || !c.counted.empty());
}

// What claims are found by among many: the words around them, what their sentences name, their values.
std::vector<uint64_t> SearchKeys(const Item& item) {
  constexpr uint64_t kName = 1ULL << 62, kValue = 1ULL << 63;  // behind the numbers of words
  std::vector<uint64_t> keys = item.sentence.keys;
  for (LinkId name : item.names) keys.push_back(kName | name.value);
  const auto& quantity = item.c->value.base ? item.c->value.base : item.c->value.quantity;
  if (quantity && quantity->number) keys.push_back(kValue | (std::hash<double>()(*quantity->number) >> 1));
  if (item.bearer.valid()) keys.push_back(kName | (1ULL << 61) | item.bearer.value);
  for (ConceptId id : item.c->counted) keys.push_back(kValue | kName | id.value);
  return keys;
}

}  // namespace

Pairs NearestOf(const std::vector<uint32_t>& members, const std::vector<Item>& items) {
  constexpr NearestLimits kLimits = {.rivals = 32, .postings = 128};
  std::vector<Profile> profiles;
  profiles.reserve(members.size());
  for (uint32_t i : members) profiles.push_back({SearchKeys(items[i]), 0, i, items[i].tie});
  return NearestPairs(members, profiles, kLimits);
}

Pairs AllPairs(const std::vector<uint32_t>& members) {
  Pairs pairs;
  pairs.reserve(members.size() * members.size() / 2);
  for (size_t i = 0; i < members.size(); ++i) {
    for (size_t j = i + 1; j < members.size(); ++j) pairs.emplace_back(members[i], members[j]);
  }
  return pairs;
}

namespace {

Pairs PairsOf(ClaimKind kind, const std::vector<uint32_t>& members, const std::vector<Item>& items,
              const ConceptTable& concepts) {
  constexpr size_t kFew = 64;  // claims of a kind that are all compared with one another
  if (kind == ClaimKind::kPolarity) return EventPairs(members, items, concepts);
  return members.size() <= kFew ? AllPairs(members) : NearestOf(members, items);
}

}  // namespace

std::vector<Candidate> GatherCandidates(const std::vector<ReadSource>& sources, const std::vector<Item>& items,
                                        const Comparer& comparer) {
  const Crowd crowd(comparer.concepts, items, sources.size());
  std::array<std::vector<uint32_t>, 16> of_kind;
  const bool rows = std::any_of(items.begin(), items.end(), [](const Item& item) { return item.c->kind == ClaimKind::kOrdinal; });
  for (uint32_t i = 0; i < items.size(); ++i) {
    const Claim& c = *items[i].c;
    if (GroupOf(c.kind)) of_kind[static_cast<size_t>(c.kind)].push_back(i);
    if (rows && JoinsRow(c)) of_kind[static_cast<size_t>(ClaimKind::kOrdinal)].push_back(i);
    if (c.share) of_kind[static_cast<size_t>(ClaimKind::kPercent)].push_back(i);
  }
  std::vector<Candidate> candidates;
  size_t looked_at = 0;
  for (size_t kind = 0; kind < of_kind.size(); ++kind) {
    const auto as = static_cast<ClaimKind>(kind);
    for (const auto& [i, j] : PairsOf(as, of_kind[kind], items, comparer.concepts)) {
      CheckCancelledAt(looked_at++);
      const Item& a = items[i];
      const Item& b = items[j];
      if (a.source == b.source && a.c->span.Overlaps(b.c->span)) continue;
      if (as == ClaimKind::kPercent && a.c->share && b.c->share) continue;  // met among the counts
      const bool ordinals = as == ClaimKind::kOrdinal;
      if (ordinals && a.c->kind != ClaimKind::kOrdinal && b.c->kind != ClaimKind::kOrdinal)
        continue;  // two counts met among the counts; two firsts are compared by what each is first of
      const Group group = ordinals ? Group::kQuantity : *GroupOf(a.c->kind);
      const ValueMatch value = MatchValues(comparer.concepts, group, a, b);
      if (value == ValueMatch::kIncomparable) continue;
      if (ordinals && a.c->kind != b.c->kind) {
        // How many there were of something is told of far more than of what is put in a row.
        const Match noun = CompareNouns(comparer, *a.c, *b.c);
        if (noun != Match::kSame && noun != Match::kRelated) continue;
      }
      const Slots slots = CompareSlots(comparer, a, b);
      Candidate& candidate = candidates.emplace_back(Candidate{i, j, group, value, Gather(comparer, crowd, a, b, slots, value)});
      if (group == Group::kQuantity && Has(candidate.evidence, Feature::kTransposed)) candidate.group = Group::kSlip;
    }
  }
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& x, const Candidate& y) { return std::pair(x.a, x.b) < std::pair(y.a, y.b); });
  return candidates;
}

}  // namespace silang::diff
