#include "diff/look_alikes.h"

#include <algorithm>
#include <tuple>

#include "absl/container/flat_hash_map.h"
#include "base/cancel.h"

namespace silang::diff {
namespace {

constexpr size_t kMostLikest = 16;  // pairs of a side
constexpr size_t kMostSides = 6;    // of what is told together

using Key = std::pair<uint32_t, uint32_t>;

class Folding {
 public:
  Folding(const std::vector<LookAlike>& pairs, const std::function<bool(uint32_t, uint32_t)>& apart)
      : pairs_(pairs), apart_(apart), told_(pairs.size(), false) {
    for (size_t pair : KeepLikest()) {
      place_.emplace(KeyOf(pairs_[pair].a, pairs_[pair].b), pair);
      of_side_[pairs_[pair].a].push_back(pair);
      of_side_[pairs_[pair].b].push_back(pair);
      order_.push_back(pair);
    }
  }

  std::vector<LookAlikes> Run() {
    std::vector<LookAlikes> folded;
    for (size_t pair : order_) {
      CheckCancelled();
      if (told_[pair]) continue;
      LookAlikes together = From(pair);
      if (together.probability >= kLookAlikeFrom) {
        folded.push_back(std::move(together));
        continue;
      }
      for (size_t other : spent_) told_[other] = other == pair;  // the others may be told with a side that is not among these
    }
    return folded;
  }

 private:
  static Key KeyOf(uint32_t a, uint32_t b) { return std::minmax(a, b); }
  std::tuple<double, uint64_t, size_t> Rank(size_t pair) const { return {-pairs_[pair].probability, pairs_[pair].tie, pair}; }

  // The likest first.
  std::vector<size_t> KeepLikest() const {
    std::vector<size_t> order(pairs_.size());
    for (size_t pair = 0; pair < order.size(); ++pair) order[pair] = pair;
    std::sort(order.begin(), order.end(), [&](size_t x, size_t y) { return Rank(x) < Rank(y); });
    absl::flat_hash_map<uint32_t, size_t> likest;
    std::erase_if(order, [&](size_t pair) {
      const bool of_a = ++likest[pairs_[pair].a] <= kMostLikest, of_b = ++likest[pairs_[pair].b] <= kMostLikest;
      return !of_a || !of_b;
    });
    return order;
  }

  LookAlikes From(size_t first) {
    LookAlikes together = {{first}, 0};
    std::vector<uint32_t> sides = {pairs_[first].a, pairs_[first].b};
    double none = 1 - pairs_[first].probability;
    told_[first] = true;
    spent_ = {first};
    while (sides.size() < kMostSides) {
      const size_t next = Likest(sides, pairs_[first].sort);
      if (next == pairs_.size()) break;
      const uint32_t side = Has(sides, pairs_[next].a) ? pairs_[next].b : pairs_[next].a;
      for (uint32_t other : sides) {
        const auto at = place_.find(KeyOf(side, other));
        if (at == place_.end()) continue;
        told_[at->second] = true;
        spent_.push_back(at->second);
        none *= 1 - pairs_[at->second].probability;
      }
      sides.push_back(side);
      together.by.push_back(next);
    }
    together.probability = 1 - none;
    return together;
  }

  static bool Has(const std::vector<uint32_t>& sides, uint32_t side) {
    return std::find(sides.begin(), sides.end(), side) != sides.end();
  }

  // The likest pair that joins a side to some of which it looks like all; the number of pairs if there is none.
  size_t Likest(const std::vector<uint32_t>& sides, uint32_t sort) const {
    size_t best = pairs_.size();
    for (uint32_t side : sides) {
      for (size_t pair : of_side_.at(side)) {
        if (best != pairs_.size() && Rank(best) < Rank(pair)) break;  // the rest is less like
        const LookAlike& joins = pairs_[pair];
        const uint32_t other = joins.a == side ? joins.b : joins.a;
        if (told_[pair] || joins.sort != sort || Has(sides, other)) continue;
        if (!std::all_of(sides.begin(), sides.end(), [&](uint32_t s) { return Stands(s, other, sort); })) continue;
        best = pair;
        break;
      }
    }
    return best;
  }

  // Whether two look alike, as those of the sort do, and are not told yet, or are two things all the same.
  bool Stands(uint32_t side, uint32_t other, uint32_t sort) const {
    const auto at = place_.find(KeyOf(side, other));
    if (at == place_.end()) return apart_(side, other);
    return !told_[at->second] && pairs_[at->second].sort == sort;
  }

  const std::vector<LookAlike>& pairs_;
  const std::function<bool(uint32_t, uint32_t)>& apart_;
  std::vector<bool> told_;     // by pair
  std::vector<size_t> spent_;  // those that the sides folded last are told by
  std::vector<size_t> order_;  // of those that are among the likest of both sides, the likest first
  absl::flat_hash_map<Key, size_t> place_;
  absl::flat_hash_map<uint32_t, std::vector<size_t>> of_side_;  // pairs, the likest first
};

}  // namespace

std::vector<LookAlikes> FoldLookAlikes(const std::vector<LookAlike>& pairs,
                                       const std::function<bool(uint32_t, uint32_t)>& apart) {
  return Folding(pairs, apart).Run();
}

}  // namespace silang::diff
