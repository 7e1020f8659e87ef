#include "diff/nearest.h"

#include <algorithm>
#include <cmath>

#include "absl/container/flat_hash_map.h"
#include "base/cancel.h"
#include "base/sorted.h"

namespace silang::diff {

Pairs NearestPairs(const std::vector<uint32_t>& members, const std::vector<Profile>& profiles, NearestLimits limits) {
  absl::flat_hash_map<uint64_t, std::vector<uint32_t>> postings;  // places in `members`
  std::vector<uint32_t> kin;
  for (uint32_t i = 0; i < members.size(); ++i) {
    CheckCancelledAt(i);
    for (uint64_t key : profiles[i].keys) postings[key].push_back(i);
    kin.push_back(profiles[i].kin);
  }
  Pairs pairs;
  // In whole numbers: a sum does not depend on the order of keys.
  constexpr float kScale = 1024;
  std::vector<uint32_t> score(members.size(), 0);
  std::vector<uint32_t> met;
  for (uint32_t i = 0; i < members.size(); ++i) {
    CheckCancelledAt(i);
    const Profile& own = profiles[i];
    met.clear();
    for (size_t k = own.asks_from; k < own.keys.size(); ++k) {
      const std::vector<uint32_t>& list = postings.at(own.keys[k]);
      if (list.size() > limits.postings) continue;
      const float rarity = std::log(static_cast<float>(members.size()) / static_cast<float>(list.size())) + 0.1F;
      const auto weight = static_cast<uint32_t>(std::lround(kScale * rarity));
      for (uint32_t j : list) {
        if (kin[j] == own.kin) continue;
        if (score[j] == 0) met.push_back(j);
        score[j] += weight;
      }
    }
    const auto better = [&](uint32_t x, uint32_t y) {
      if (score[x] != score[y]) return score[x] > score[y];
      return std::pair(profiles[x].tie, x) < std::pair(profiles[y].tie, y);
    };
    const size_t kept = std::min(limits.rivals, met.size());
    std::partial_sort(met.begin(), met.begin() + static_cast<ptrdiff_t>(kept), met.end(), better);
    for (size_t k = 0; k < kept; ++k) pairs.push_back(std::minmax(members[i], members[met[k]]));
    for (uint32_t j : met) score[j] = 0;
  }
  SortUnique(&pairs);
  return pairs;
}

}  // namespace silang::diff
