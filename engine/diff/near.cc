#include "diff/near.h"

#include <algorithm>

namespace silang::diff {

double WordLikeness(const languages::ConceptTable& concepts, const NearWord& x, const NearWord& y) {
  if (x.key == y.key) return 1.0;
  if (!x.concept_id.valid() || !y.concept_id.valid()) return 0.0;
  if (concepts.Is(x.concept_id, y.concept_id) || concepts.Is(y.concept_id, x.concept_id)) return 0.6;
  const auto& parents = concepts[x.concept_id].parents;
  const bool siblings = std::any_of(parents.begin(), parents.end(), [&](ConceptId parent) {
    return concepts[parent].field != "base" && concepts.Is(y.concept_id, parent);
  });
  return siblings ? 0.5 : 0.0;
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
