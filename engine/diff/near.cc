#include "diff/near.h"

#include <algorithm>

namespace silang::diff {
namespace {

constexpr double kOneKind = 0.7, kSiblings = 0.5;

}  // namespace

double WordLikeness(const languages::ConceptTable& concepts, const NearWord& x, const NearWord& y) {
  if (x.readings.empty() || y.readings.empty()) return x.key == y.key ? 1.0 : 0.0;
  double best = x.key == y.key ? kOneKind : 0.0;
  for (ConceptId i : x.readings) {
    for (ConceptId j : y.readings) {
      if (i == j) return 1.0;
      if (concepts.Is(i, j) || concepts.Is(j, i)) {
        best = kOneKind;
        continue;
      }
      if (best > 0) continue;
      const auto& parents = concepts[i].parents;
      const bool siblings = std::any_of(parents.begin(), parents.end(), [&](ConceptId parent) {
        return concepts[parent].field != "base" && concepts.Is(j, parent);
      });
      if (siblings) best = kSiblings;
    }
  }
  return best;
}

double Surroundings(const Comparer& comparer, const std::vector<NearWord>& a, const std::vector<NearWord>& b) {
  const auto one_way = [&](const std::vector<NearWord>& from, const std::vector<NearWord>& to) {
    double sum = 0, all = 0;
    for (const NearWord& x : from) {
      double best = 0;
      for (const NearWord& y : to) best = std::max(best, WordLikeness(comparer.concepts, x, y) * std::min(x.weight, y.weight));
      const double rarity = comparer.weights.Weight(x.key);
      sum += best * rarity;
      all += x.weight * rarity;
    }
    return all > 0 ? sum / all : 0;
  };
  return (one_way(a, b) + one_way(b, a)) / 2;
}

}  // namespace silang::diff
