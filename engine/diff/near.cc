#include "diff/near.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "base/cancel.h"
#include "base/sorted.h"
#include "diff/slots.h"

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

namespace {

// What makes words alike, as WordLikeness has it: the same key, a concept of one that the other is or stands below, a parent of one
// that the other stands below. So a word asks for its key, its concepts and their parents, and has its key and all that its
// concepts are.
struct Ties {
  std::vector<uint64_t> asks, has;
};

Ties TiesOf(const languages::ConceptTable& concepts, const NearWord& word) {
  constexpr uint64_t kConcept = 1ULL << 63;
  const uint64_t key = word.key & ~kConcept;
  Ties ties = {{key}, {key}};
  for (ConceptId id : word.readings) {
    ties.asks.push_back(kConcept | id.value);
    for (ConceptId parent : concepts[id].parents) {
      if (concepts[parent].field != "base") ties.asks.push_back(kConcept | parent.value);
    }
    for (ConceptId above : concepts[id].ancestors) ties.has.push_back(kConcept | above.value);
  }
  return ties;
}

}  // namespace

NearWords::NearWords(const languages::ConceptTable& concepts, std::vector<Item>* items) {
  absl::flat_hash_map<std::pair<uint64_t, ConceptList>, uint32_t> numbers;
  absl::flat_hash_map<uint64_t, std::vector<uint32_t>> having;
  std::vector<NearWord> words;
  std::vector<std::vector<uint64_t>> asks;
  for (Item& item : *items) {
    CheckCancelledAt(&item - items->data());
    for (NearWord& word : item.near) {
      const auto [at, added] = numbers.try_emplace({word.key, word.readings}, static_cast<uint32_t>(words.size()));
      word.number = at->second;
      if (!added) continue;
      Ties ties = TiesOf(concepts, word);
      for (uint64_t has : ties.has) having[has].push_back(word.number);
      asks.push_back(std::move(ties.asks));
      words.push_back(word);
    }
  }
  alike_.resize(words.size());
  met_.resize(words.size());
  for (uint32_t x = 0; x < words.size(); ++x) {
    CheckCancelledAt(x);
    for (uint64_t key : asks[x]) {
      const auto at = having.find(key);
      if (at == having.end()) continue;
      for (uint32_t y : at->second) {
        const double there = WordLikeness(concepts, words[x], words[y]), back = WordLikeness(concepts, words[y], words[x]);
        if (there == 0 && back == 0) continue;
        alike_[x].push_back({y, there, back});
        alike_[y].push_back({x, back, there});
      }
    }
  }
  for (auto& alike : alike_) SortUnique(&alike);
}

const std::vector<NearWords::Met>& NearWords::MeetingOf(const Item& a, const NearWord& word) {
  if (at_ != &a) {
    const auto each = [&](const Item& item, auto visit) {
      for (size_t place = 0; place < item.near.size(); ++place) {
        for (const Alike& alike : alike_[item.near[place].number]) visit(place, alike);
      }
    };
    if (at_ != nullptr) each(*at_, [&](size_t, const Alike& alike) { met_[alike.number].clear(); });
    each(a, [&](size_t place, const Alike& alike) { met_[alike.number].push_back({place, alike.there, alike.back}); });
    at_ = &a;
  }
  return met_[word.number];
}

double Surroundings(const Comparer& comparer, const Item& a, const Item& b) {
  absl::InlinedVector<double, 16> best_a(a.near.size(), 0), best_b(b.near.size(), 0);
  for (size_t j = 0; j < b.near.size(); ++j) {
    for (const NearWords::Met& met : comparer.near.MeetingOf(a, b.near[j])) {
      const float weight = std::min(a.near[met.place].weight, b.near[j].weight);
      best_a[met.place] = std::max(best_a[met.place], met.there * weight);
      best_b[j] = std::max(best_b[j], met.back * weight);
    }
  }
  const auto one_way = [&](const std::vector<NearWord>& from, const absl::InlinedVector<double, 16>& best) {
    double sum = 0, all = 0;
    for (size_t i = 0; i < from.size(); ++i) {
      const double rarity = comparer.weights.Weight(from[i].key);
      sum += best[i] * rarity;
      all += from[i].weight * rarity;
    }
    return all > 0 ? sum / all : 0;
  };
  return (one_way(a.near, best_a) + one_way(b.near, best_b)) / 2;
}

}  // namespace silang::diff
