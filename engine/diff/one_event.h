// Whether two sources tell of one event at all: what comes before any contradiction between them.
#ifndef SILANG_DIFF_ONE_EVENT_H_
#define SILANG_DIFF_ONE_EVENT_H_

#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

#include "diff/diff.h"

namespace silang::diff {

// What two sources have in common, each with its points (diff/one_event.inc), which are fitted by scripts/fit-one-event to labelled
// clusters and to events of one type that have nothing to do with one another.
enum class Common : uint8_t {
#define SILANG_COMMON(name, points) k##name,
#include "diff/one_event.inc"
#undef SILANG_COMMON
  kCount_
};
inline constexpr size_t kCommons = static_cast<size_t>(Common::kCount_);
using InCommon = std::bitset<kCommons>;

std::string_view Name(Common common);

class OneEvent {
 public:
  // Near linear in the items, linear in the judged pairs; the pairs of sources times the names, words and figures of each, and the
  // triples of sources by the 64.
  OneEvent(const std::vector<ReadSource>& read, const std::vector<Item>& items, const EntityLinks& links,
           const KeyWeights& weights, const std::vector<JudgedPair>& pairs);

  const InCommon& Of(SourceId a, SourceId b) const { return common_[a.value][b.value]; }

  // Whether it is likely enough for anything to be said of them together, by themselves or by a third that surely goes with both; a
  // source and itself always are of one event. A line of few words cannot tell what it is about, and goes with any.
  bool operator()(SourceId a, SourceId b) const { return a == b || together_.Has(a.value, b.value); }
  // Whether it is likely enough to say that one of the two is wrong, by themselves, or, if it is likely at all, by such a third.
  bool Surely(SourceId a, SourceId b) const { return a == b || surely_.Has(a.value, b.value); }

 private:
  // Which sources go together; no source with itself.
  class Matrix {
   public:
    explicit Matrix(size_t sources = 0) : rows_(sources, std::vector<uint64_t>((sources + 63) / 64, 0)) {}
    void Set(size_t a, size_t b);
    bool Has(size_t a, size_t b) const { return (rows_[a][b / 64] >> b % 64 & 1) != 0; }
    // Whether some third one goes with both.
    bool Meet(size_t a, size_t b) const;

   private:
    std::vector<std::vector<uint64_t>> rows_;  // a bit for each source
  };

  std::vector<std::vector<InCommon>> common_;
  Matrix together_, surely_;  // by source, by source
};

}  // namespace silang::diff

#endif  // SILANG_DIFF_ONE_EVENT_H_
