// What is known of a pair of claims, as named features that points are given for.
#ifndef SILANG_DIFF_EVIDENCE_H_
#define SILANG_DIFF_EVIDENCE_H_

#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "diff/slots.h"
#include "diff/tallies.h"
#include "diff/values.h"

namespace silang::diff {

enum class Feature : uint8_t {
#define SILANG_FEATURE(name, words) k##name,
#include "diff/features.inc"
#undef SILANG_FEATURE
  kCount_
};

constexpr size_t kFeatures = static_cast<size_t>(Feature::kCount_);
using Evidence = std::bitset<kFeatures>;

std::string_view Name(Feature feature);   // as in points.inc
std::string_view Words(Feature feature);  // as an explanation says it

inline bool Has(const Evidence& evidence, Feature feature) { return evidence[static_cast<size_t>(feature)]; }

// How many figures of a kind, in a unit, of a noun each source has: what stands alone in both is likely the same.
class Crowd {
 public:
  // `items` are looked up by their places: they stay where they are.
  Crowd(const languages::ConceptTable& concepts, const std::vector<Item>& items, size_t sources);
  // Claims of the source of `item` that count or measure the same as it (its own kind and noun, or unit); at least 1.
  uint32_t Alike(const Item& item) const;
  // Of its kind, whatever they count.
  uint32_t OfKind(const Item& item) const;
  // Sentences of all sources that name `link`.
  uint32_t Sentences(LinkId link) const;
  // Distinctiveness of its figure (diff/values.h).
  double Distinct(const Item& item) const { return distinct_[At(item)]; }
  // Whether the sentences of the two have a figure in common that is neither's own.
  bool ShareFigure(const Item& a, const Item& b) const;
  // Whether it is the first day or clock time that its source names.
  bool IsFirstDay(const Item& item) const { return first_day_[item.source.value] == item.c; }
  // Whether the count of one is the sum of the other and of one more that stands in the other's sentence: "eight were shot" / "one died
  // and seven were wounded".
  bool SumMeets(const Item& a, const Item& b) const;
  // Whether the source of `item` tells (or denies) any of these events anywhere.
  bool Tells(const Item& item, const ConceptList& events, bool polarity) const;
  const Tallies& tallies() const { return tallies_; }

 private:
  size_t At(const Item& item) const { return static_cast<size_t>(&item - items_); }

  const Item* items_;
  std::vector<uint32_t> alike_;   // by item
  std::vector<double> distinct_;  // by item
  std::vector<std::array<uint32_t, 16>> of_kind_;
  absl::flat_hash_map<uint32_t, uint32_t> sentences_;      // by link
  std::vector<uint64_t> figure_;                           // by item: kind and value as one key; 0: none
  std::vector<uint32_t> sentence_;                         // by item: the place of its sentence in `figures_`
  std::vector<std::vector<uint64_t>> figures_;             // by sentence, sorted
  std::vector<std::vector<const claims::Claim*>> counts_;  // by sentence
  std::vector<const claims::Claim*> first_day_;            // by source
  absl::flat_hash_set<uint64_t> told_;                     // EventOf each event of a source, as told or denied
  Tallies tallies_;
};

// The features of two claims of one kind but those of competition (kPartner..., kBest..., kRank..., kMargin...).
// Cost: linear in the keys of both.
Evidence Gather(const Comparer& comparer, const Crowd& crowd, const Item& a, const Item& b, const Slots& slots, ValueMatch value);

}  // namespace silang::diff

#endif  // SILANG_DIFF_EVIDENCE_H_
