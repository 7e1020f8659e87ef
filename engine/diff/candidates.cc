#include "diff/candidates.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "base/cancel.h"
#include "base/sorted.h"
#include "diff/happened.h"

namespace silang::diff {
namespace {

using claims::Claim;
using claims::Grain;
using claims::TimeValue;

// Two times as values: of one calendar day or minute, one within the other, or apart.
ValueMatch MatchTimes(const TimeValue& a, const TimeValue& b) {
  if (a.recurring != b.recurring) return ValueMatch::kIncomparable;
  const bool fine_a = a.minute.has_value(), fine_b = b.minute.has_value();
  if (fine_a && fine_b) {
    constexpr int kLoose = 20;  // minutes that "about" and "shortly after" allow
    const bool one_day = !(a.begin && b.begin) || std::abs(*a.begin - *b.begin) < 1440;
    const int apart = std::abs(*a.minute - *b.minute);
    if (one_day && apart == 0) return ValueMatch::kEqual;
    if (one_day && apart <= kLoose && (a.role != claims::TimeRole::kAt || b.role != claims::TimeRole::kAt))
      return ValueMatch::kCompatible;
    return ValueMatch::kDifferent;
  }
  if (a.begin && b.begin && a.end && b.end) {
    if (Exclude(a, b)) return ValueMatch::kDifferent;
    const bool whole_days = a.grain <= Grain::kDay && b.grain <= Grain::kDay;
    return a.grain == b.grain || (whole_days && !fine_a && !fine_b) ? ValueMatch::kEqual : ValueMatch::kCompatible;
  }
  if (a.weekday && b.weekday) return *a.weekday == *b.weekday ? ValueMatch::kEqual : ValueMatch::kDifferent;
  if (a.month && b.month && *a.month != *b.month) return ValueMatch::kDifferent;
  if (a.day && b.day && a.month && b.month) return *a.day == *b.day ? ValueMatch::kEqual : ValueMatch::kDifferent;
  if (!a.edtf.empty() && a.edtf == b.edtf) return ValueMatch::kEqual;
  return ValueMatch::kIncomparable;
}

ValueMatch MatchValues(Group group, const Item& a, const Item& b) {
  switch (group) {
    case Group::kQuantity:
    case Group::kAge:
      // "Three of them" and "three times" are counts of unlike things.
      if (a.c->nominal_event != b.c->nominal_event) return ValueMatch::kIncomparable;
      return CompareValues(*a.c, *b.c);
    case Group::kDate:
      if (a.c->order || b.c->order || !a.c->time || !b.c->time) return ValueMatch::kIncomparable;
      return MatchTimes(*a.c->time, *b.c->time);
    case Group::kEvent: return ValueMatch::kIncomparable;  // EventPairs and MatchEvents tell
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

using Pairs = std::vector<std::pair<uint32_t, uint32_t>>;

// What claims are found by among many: the words around them, what their sentences name, their values.
std::vector<uint64_t> SearchKeys(const Item& item) {
  constexpr uint64_t kName = 1ULL << 62, kValue = 1ULL << 63;  // behind the numbers of words
  std::vector<uint64_t> keys = item.sentence_keys;
  for (LinkId name : item.names) keys.push_back(kName | name.value);
  const auto& quantity = item.c->value.base ? item.c->value.base : item.c->value.quantity;
  if (quantity && quantity->number) keys.push_back(kValue | (std::hash<double>()(*quantity->number) >> 1));
  if (item.bearer.valid()) keys.push_back(kName | (1ULL << 61) | item.bearer.value);
  for (ConceptId id : item.c->counted) keys.push_back(kValue | kName | id.value);
  return keys;
}

// Of many claims of a kind: each with the kMostRivals that share the most and the rarest with it. A key that stands in more than
// kMostPostings of them tells nothing. Near linear.
Pairs NearestPairs(const std::vector<uint32_t>& members, const std::vector<Item>& items) {
  constexpr size_t kMostRivals = 32, kMostPostings = 128;
  absl::flat_hash_map<uint64_t, std::vector<uint32_t>> postings;  // places in `members`
  std::vector<std::vector<uint64_t>> keys;
  for (uint32_t i = 0; i < members.size(); ++i) {
    CheckCancelledAt(i);
    keys.push_back(SearchKeys(items[members[i]]));
    for (uint64_t key : keys.back()) postings[key].push_back(i);
  }
  Pairs pairs;
  std::vector<float> score(members.size(), 0);
  std::vector<uint32_t> met;
  for (uint32_t i = 0; i < members.size(); ++i) {
    CheckCancelledAt(i);
    met.clear();
    for (uint64_t key : keys[i]) {
      const std::vector<uint32_t>& list = postings.at(key);
      if (list.size() > kMostPostings) continue;
      const float weight = std::log(static_cast<float>(members.size()) / static_cast<float>(list.size())) + 0.1F;
      for (uint32_t j : list) {
        if (j == i) continue;
        if (score[j] == 0) met.push_back(j);
        score[j] += weight;
      }
    }
    const auto better = [&](uint32_t x, uint32_t y) { return score[x] != score[y] ? score[x] > score[y] : x < y; };
    const size_t kept = std::min(kMostRivals, met.size());
    std::partial_sort(met.begin(), met.begin() + static_cast<ptrdiff_t>(kept), met.end(), better);
    for (size_t k = 0; k < kept; ++k) pairs.push_back(std::minmax(members[i], members[met[k]]));
    for (uint32_t j : met) score[j] = 0;
  }
  SortUnique(&pairs);
  return pairs;
}

Pairs AllPairs(const std::vector<uint32_t>& members) {
  Pairs pairs;
  pairs.reserve(members.size() * members.size() / 2);
  for (size_t i = 0; i < members.size(); ++i) {
    for (size_t j = i + 1; j < members.size(); ++j) pairs.emplace_back(members[i], members[j]);
  }
  return pairs;
}

}  // namespace

std::vector<Candidate> GatherCandidates(const std::vector<ReadSource>& sources, const std::vector<Item>& items,
                                        const Comparer& comparer) {
  constexpr size_t kFew = 160;  // claims of a kind that are all compared with one another
  const Crowd crowd(items, sources.size());
  std::array<std::vector<uint32_t>, 16> of_kind;
  for (uint32_t i = 0; i < items.size(); ++i) {
    if (GroupOf(items[i].c->kind)) of_kind[static_cast<size_t>(items[i].c->kind)].push_back(i);
  }
  std::vector<Candidate> candidates;
  size_t looked_at = 0;
  for (size_t kind = 0; kind < of_kind.size(); ++kind) {
    const auto& members = of_kind[kind];
    if (kind == static_cast<size_t>(ClaimKind::kPolarity)) continue;
    for (const auto& [i, j] : members.size() <= kFew ? AllPairs(members) : NearestPairs(members, items)) {
      CheckCancelledAt(looked_at++);
      const Item& a = items[i];
      const Item& b = items[j];
      if (a.source == b.source && a.c->span.Overlaps(b.c->span)) continue;
      const Group group = *GroupOf(a.c->kind);
      const ValueMatch value = MatchValues(group, a, b);
      if (value == ValueMatch::kIncomparable) continue;
      const Slots slots = CompareSlots(comparer, a, b);
      candidates.push_back({i, j, group, value, Gather(comparer, crowd, a, b, slots, value)});
    }
  }
  for (const auto& [i, j] : EventPairs(of_kind[static_cast<size_t>(ClaimKind::kPolarity)], items, comparer.concepts)) {
    const Item& a = items[i];
    const Item& b = items[j];
    CheckCancelledAt(candidates.size());
    const ValueMatch value = MatchEvents(comparer.concepts, *a.c, *b.c);
    if (value == ValueMatch::kIncomparable) continue;
    const Slots slots = CompareSlots(comparer, a, b);
    candidates.push_back({i, j, Group::kEvent, value, Gather(comparer, crowd, a, b, slots, value)});
    MarkEvents(comparer, a, b, &candidates.back().evidence);
  }
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& x, const Candidate& y) { return std::pair(x.a, x.b) < std::pair(y.a, y.b); });
  return candidates;
}

}  // namespace silang::diff
