// How many of what happened what, by source: the toll of the dead is one figure of an article, wherever and however often it is told.
#ifndef SILANG_DIFF_TALLIES_H_
#define SILANG_DIFF_TALLIES_H_

#include <cstdint>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "diff/item.h"
#include "languages/pack.h"

namespace silang::diff {

// How two figures stand to those of their sources that tally the same.
struct TallyMatch {
  bool known = false;  // of both it is known what they tally
  bool same = false;   // and it is the same; the rest holds only then
  bool lone = false;   // either source has one value for it
  bool most = false;   // both are the greatest of several
  bool less = false;   // one of them is the greatest of its source, the other is not
  bool first = false;  // both are the value that their source tells first
};

// What figures tally: of people what happened to them, of things the things, of a measure what is measured (Item::measured). Linear in
// the items.
class Tallies {
 public:
  // `items` are looked up by their places: they stay where they are.
  Tallies(const languages::ConceptTable& concepts, const std::vector<Item>& items);

  // Constant time.
  TallyMatch Compare(const Item& a, const Item& b) const;

 private:
  struct Tally {
    double first = 0, least = 0, most = 0;
  };
  using Key = std::pair<uint32_t, uint64_t>;  // source, what is tallied

  const Item* items_;
  std::vector<uint64_t> what_;  // by item; 0: not known
  absl::flat_hash_map<Key, Tally> tallies_;
};

}  // namespace silang::diff

#endif  // SILANG_DIFF_TALLIES_H_
