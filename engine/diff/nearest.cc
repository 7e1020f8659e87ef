#include "diff/nearest.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "absl/container/flat_hash_map.h"
#include "base/cancel.h"

namespace silang::diff {

namespace {

// Which of `members` have a key, by keys numbered in the order of their first mention.
struct Postings {
  explicit Postings(const std::vector<Profile>& profiles) {
    size_t count = 0;
    for (const Profile& profile : profiles) count += profile.keys.size();
    absl::flat_hash_map<uint64_t, uint32_t> numbers;
    numbers.reserve(count / 2);
    key.reserve(count);
    for (const Profile& profile : profiles) {
      CheckCancelledAt(first.size());
      first.push_back(static_cast<uint32_t>(key.size()));
      for (uint64_t k : profile.keys) key.push_back(numbers.try_emplace(k, static_cast<uint32_t>(numbers.size())).first->second);
    }
    first.push_back(static_cast<uint32_t>(key.size()));
    begin.assign(numbers.size() + 1, 0);
    for (uint32_t k : key) ++begin[k + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    member.resize(key.size());
    std::vector<uint32_t> at(begin.begin(), begin.end() - 1);
    for (uint32_t i = 0; i < profiles.size(); ++i) {
      for (uint32_t k = first[i]; k < first[i + 1]; ++k) member[at[key[k]]++] = i;
    }
  }

  std::vector<uint32_t> first, key;     // by profile: where its keys begin; their numbers
  std::vector<uint32_t> begin, member;  // by number: where its members begin; these, by place in `members`
};

}  // namespace

void SortPairs(Pairs* pairs) {
  uint32_t most = 0;
  for (const auto& [a, b] : *pairs) most = std::max(most, a);
  std::vector<uint32_t> at(most + 2, 0), other(pairs->size());
  for (const auto& [a, b] : *pairs) ++at[a + 1];
  std::partial_sum(at.begin(), at.end(), at.begin());
  std::vector<uint32_t> end = at;
  for (const auto& [a, b] : *pairs) other[end[a]++] = b;
  size_t kept = 0;
  for (uint32_t a = 0; a <= most; ++a) {
    const auto first = other.begin() + at[a], last = other.begin() + at[a + 1];
    std::sort(first, last);
    for (auto b = first; b != last; ++b) {
      if (b == first || *b != *(b - 1)) (*pairs)[kept++] = {a, *b};
    }
  }
  pairs->resize(kept);
}

Pairs NearestPairs(const std::vector<uint32_t>& members, const std::vector<Profile>& profiles, NearestLimits limits) {
  const Postings postings(profiles);
  // In whole numbers: a sum does not depend on the order of keys.
  constexpr float kScale = 1024;
  std::vector<uint32_t> weight(postings.begin.size() - 1, 0);  // by number; 0: too frequent to tell anything
  for (size_t k = 0; k < weight.size(); ++k) {
    const size_t frequency = postings.begin[k + 1] - postings.begin[k];
    if (frequency > limits.postings) continue;
    const float rarity = std::log(static_cast<float>(members.size()) / static_cast<float>(frequency)) + 0.1F;
    weight[k] = static_cast<uint32_t>(std::lround(kScale * rarity));
  }
  Pairs pairs;
  std::vector<uint32_t> score(members.size(), 0);
  std::vector<uint32_t> met;
  for (uint32_t i = 0; i < members.size(); ++i) {
    CheckCancelledAt(i);
    const Profile& own = profiles[i];
    met.clear();
    for (size_t at = postings.first[i] + own.asks_from; at < postings.first[i + 1]; ++at) {
      const uint32_t key = postings.key[at];
      if (weight[key] == 0) continue;
      for (uint32_t m = postings.begin[key]; m < postings.begin[key + 1]; ++m) {
        const uint32_t j = postings.member[m];
        if (score[j] == 0) met.push_back(j);
        score[j] += weight[key];
      }
    }
    std::erase_if(met, [&](uint32_t j) {
      if (profiles[j].kin != own.kin) return false;
      score[j] = 0;
      return true;
    });
    const auto better = [&](uint32_t x, uint32_t y) {
      if (score[x] != score[y]) return score[x] > score[y];
      return std::pair(profiles[x].tie, x) < std::pair(profiles[y].tie, y);
    };
    const size_t kept = std::min(limits.rivals, met.size());
    std::nth_element(met.begin(), met.begin() + static_cast<ptrdiff_t>(kept), met.end(), better);
    for (size_t k = 0; k < kept; ++k) pairs.push_back(std::minmax(members[i], members[met[k]]));
    for (uint32_t j : met) score[j] = 0;
  }
  SortPairs(&pairs);
  return pairs;
}

}  // namespace silang::diff
