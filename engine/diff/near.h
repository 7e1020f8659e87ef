// How alike the surroundings of two claims are.
#ifndef SILANG_DIFF_NEAR_H_
#define SILANG_DIFF_NEAR_H_

#include <vector>

#include "diff/item.h"
#include "languages/pack.h"

namespace silang::diff {

// How alike two words are: 1 the same concept or lemma, less for concepts of one kind, 0 for all others.
double WordLikeness(const languages::ConceptTable& concepts, const NearWord& x, const NearWord& y);

// The words near all claims of a comparison, and which of them are alike. Most are not: of each word those alone are kept that are,
// and of two claims those words alone are looked at. Of pairs in the order of (a, b) only b is gone through anew. Not for several threads.
class NearWords {
 public:
  // Numbers the words near all items. Near linear in the words; those of one concept meet all others of it.
  NearWords(const languages::ConceptTable& concepts, std::vector<Item>* items);

  // A word of one claim that is alike a word of another: its place among those near the claim, how alike it is to the other word, and
  // the other to it.
  struct Met {
    size_t place = 0;
    double there = 0, back = 0;
  };
  // The words near `a` that are alike `word`, which stands near another item.
  const std::vector<Met>& MeetingOf(const Item& a, const NearWord& word);

 private:
  struct Alike {
    uint32_t number = 0;
    double there = 0, back = 0;
    friend auto operator<=>(const Alike&, const Alike&) = default;
  };

  std::vector<std::vector<Alike>> alike_;  // by number
  const Item* at_ = nullptr;               // whose words `met_` tells of
  std::vector<std::vector<Met>> met_;      // by number
};

}  // namespace silang::diff

#endif  // SILANG_DIFF_NEAR_H_
