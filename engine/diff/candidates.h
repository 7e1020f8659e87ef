// Pairs of claims that may be of one thing, with the evidence for it.
#ifndef SILANG_DIFF_CANDIDATES_H_
#define SILANG_DIFF_CANDIDATES_H_

#include <optional>
#include <vector>

#include "diff/evidence.h"
#include "diff/nearest.h"

namespace silang::diff {

// What is compared by one set of points: kinds of claims, and of quantities those apart that a slip of the pen may part ("151" / "115"),
// which are of one thing far more often than others.
enum class Group : uint8_t { kQuantity, kAge, kDate, kEvent, kSlip };

// The group of a kind; nothing for those that are compared otherwise (statements).
std::optional<Group> GroupOf(ClaimKind kind);

struct Candidate {
  uint32_t a = 0;  // indices into the items, a < b
  uint32_t b = 0;
  Group group = Group::kQuantity;
  ValueMatch value = ValueMatch::kIncomparable;
  Evidence evidence;
};

// All pairs of `members`, and of many: each with those that share the most and the rarest with it. Near linear.
Pairs AllPairs(const std::vector<uint32_t>& members);
Pairs NearestOf(const std::vector<uint32_t>& members, const std::vector<Item>& items);

// All pairs of claims of one kind whose values can be compared, across sources and within one: statements are not among them.
// Where a kind has many claims, each is paired with those alone that share the most and the rarest with it. In order of (a, b).
std::vector<Candidate> GatherCandidates(const std::vector<ReadSource>& sources, const std::vector<Item>& items,
                                        const Comparer& comparer);

}  // namespace silang::diff

#endif  // SILANG_DIFF_CANDIDATES_H_
