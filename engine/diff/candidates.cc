#include "diff/candidates.h"

#include <algorithm>
#include <array>

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
    default: return std::nullopt;
  }
}

std::vector<Candidate> GatherCandidates(const std::vector<ReadSource>& sources, const std::vector<Item>& items,
                                        const Comparer& comparer) {
  const Crowd crowd(items, sources.size());
  std::array<std::vector<uint32_t>, 16> of_kind;
  for (uint32_t i = 0; i < items.size(); ++i) {
    if (GroupOf(items[i].c->kind)) of_kind[static_cast<size_t>(items[i].c->kind)].push_back(i);
  }
  std::vector<Candidate> candidates;
  for (const auto& members : of_kind) {
    for (size_t i = 0; i < members.size(); ++i) {
      for (size_t j = i + 1; j < members.size(); ++j) {
        const Item& a = items[members[i]];
        const Item& b = items[members[j]];
        if (a.source == b.source && a.c->span.Overlaps(b.c->span)) continue;
        const Group group = *GroupOf(a.c->kind);
        const ValueMatch value = MatchValues(group, a, b);
        if (value == ValueMatch::kIncomparable) continue;
        const Slots slots = CompareSlots(comparer, a, b);
        candidates.push_back({members[i], members[j], group, value, Gather(comparer, crowd, a, b, slots, value)});
      }
    }
  }
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& x, const Candidate& y) { return std::pair(x.a, x.b) < std::pair(y.a, y.b); });
  return candidates;
}

}  // namespace silang::diff
