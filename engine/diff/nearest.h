// Of many things that are described by keys, those that share the most and the rarest.
#ifndef SILANG_DIFF_NEAREST_H_
#define SILANG_DIFF_NEAREST_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace silang::diff {

using Pairs = std::vector<std::pair<uint32_t, uint32_t>>;

// Sorts pairs and drops what stands twice. Linear in the pairs and in the largest number, but for the pairs of one number, which are
// sorted.
void SortPairs(Pairs* pairs);

// What something is found by. It is found by all of its keys, but looks for others by those from `asks_from` on alone, and never at
// those of its own kin.
struct Profile {
  std::vector<uint64_t> keys;
  size_t asks_from = 0;
  uint32_t kin = 0;
  uint64_t tie = 0;  // of those that share as much, the smaller first
};

struct NearestLimits {
  size_t rivals = 0;    // kept for each
  size_t postings = 0;  // a key that stands in more than so many tells nothing
};

// Pairs each of `members`, which stand in ascending order and are described by the profile at the same place, with those that share the
// most and the rarest keys with it. Pairs (smaller, larger), sorted, none twice. Near linear.
Pairs NearestPairs(const std::vector<uint32_t>& members, const std::vector<Profile>& profiles, NearestLimits limits);

}  // namespace silang::diff

#endif  // SILANG_DIFF_NEAREST_H_
