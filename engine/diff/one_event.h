// Whether two sources tell of one event at all: the check that comes before any contradiction between them.
#ifndef SILANG_DIFF_ONE_EVENT_H_
#define SILANG_DIFF_ONE_EVENT_H_

#include <vector>

#include "diff/item.h"

namespace silang::diff {

class OneEvent {
 public:
  // Linear in the items; the pairs of sources times the words of each, and the triples of sources.
  OneEvent(const std::vector<ReadSource>& read, const std::vector<Item>& items, const EntityLinks& links,
           const KeyWeights& weights);

  // How much the two have in common: the names that both give (countries aside), and the share of their words (0 to 1).
  struct Common {
    uint32_t names = 0;
    double words = 0;
    int64_t days_apart =
        0;  // least distance of a day that one names (or came out on) to one of the other; 0 if either's days say too little
  };
  Common Of(SourceId a, SourceId b) const;
  // Whether that is enough for contradictions to be sought; a source and itself always have.
  bool operator()(SourceId a, SourceId b) const;
  // Whether it is enough to say that one of the two is wrong: two names (one, if either has few), or half of their words; or, if they
  // have one name or a quarter of their words, a third article that each of them has so much with. A line of few words cannot tell what
  // it is about, and goes with any.
  bool Surely(SourceId a, SourceId b) const;
  // Whether they surely tell of two events: all days that the two name, that of publication too, lie more than a month apart, and they
  // have fewer names in common than contradictions ask for.
  bool Apart(SourceId a, SourceId b) const { return apart_[a.value][b.value]; }

 private:
  using Matrix = std::vector<std::vector<bool>>;
  static bool Linked(const Matrix& linked, SourceId a, SourceId b);

  std::vector<std::vector<LinkId>> names_;  // by source, sorted
  std::vector<KeySet> keys_;                // by source
  std::vector<std::vector<int64_t>> days_;  // by source, sorted: since 1970-01-01
  const KeyWeights& weights_;
  std::vector<bool> few_names_, short_;  // by source
  Matrix together_, surely_, apart_;     // by source, by source
};

}  // namespace silang::diff

#endif  // SILANG_DIFF_ONE_EVENT_H_
