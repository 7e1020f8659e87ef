// Where the pairs of a join go: all of them, or of each row the best.
#ifndef SILANG_SIMILARITY_PAIR_SINK_H_
#define SILANG_SIMILARITY_PAIR_SINK_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <mutex>
#include <vector>

#include "similarity/similarity.h"

namespace silang::similarity {

// Takes pairs from any number of threads, each pair once and in any order. What is kept does not depend on the order.
class PairSink {
 public:
  // `least`: what a pair must reach. `top` as in JoinOptions. `most_bytes`: of memory for pairs.
  PairSink(uint32_t rows, double least, int top, uint64_t most_bytes);

  // What a pair must reach to be of use to row r: it grows while the best of r are gathered.
  float Least(uint32_t r) const { return per_row_ == 0 ? least_ : state_[r].least.load(std::memory_order_relaxed); }

  [[gnu::always_inline]] void Fetch(uint32_t r) const {
    if (per_row_ != 0) __builtin_prefetch(&state_[r]);
  }

  // A thread's own way in; hands over what it holds when it goes.
  class Writer {
   public:
    explicit Writer(PairSink* sink) : sink_(sink) {}
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    ~Writer() { sink_->Take(&pairs_); }
    void Add(uint32_t a, uint32_t b, float cosine) {
      if (sink_->per_row_ != 0) {
        if (cosine >= sink_->Least(a)) sink_->Keep(a, b, cosine);
        if (cosine >= sink_->Least(b)) sink_->Keep(b, a, cosine);
        return;
      }
      pairs_.push_back(a < b ? Pair{a, b, cosine} : Pair{b, a, cosine});
      if (pairs_.size() == kHandful) sink_->Take(&pairs_);
    }

   private:
    PairSink* sink_;
    std::vector<Pair> pairs_;
  };

  // Whether there was no room for a pair: the rest of the join is in vain.
  bool full() const { return full_.load(std::memory_order_relaxed); }
  // All pairs kept, by i, then j. Once, after the last writer has gone. REQUIRES: !full().
  std::vector<Pair> Release(size_t threads);

 private:
  static constexpr size_t kHandful = 4096;
  static constexpr size_t kLocks = 1024;
  static constexpr uint32_t kNobody = std::numeric_limits<uint32_t>::max();

  struct Partner {
    float cosine;
    uint32_t row;
    bool Beats(const Partner& other) const { return cosine != other.cosine ? cosine > other.cosine : row < other.row; }
  };
  struct RowState {
    std::atomic<float> least;
    uint32_t kept = 0;
  };

  Partner* Of(uint32_t row) { return &partners_[size_t{row} * per_row_]; }
  void Keep(uint32_t row, uint32_t partner, float cosine);
  void Take(std::vector<Pair>* pairs);
  template <typename Place>
  void ForPairsOf(uint32_t row, const Place& place);
  std::vector<Pair> ReleaseBest(size_t threads);

  const uint32_t rows_;
  const int top_;
  const float least_;
  uint32_t per_row_ = 0;  // partners kept of each row; 0: pairs are gathered, and the best are picked at the end
  size_t most_pairs_;
  std::unique_ptr<RowState[]> state_;
  std::unique_ptr<Partner[]> partners_;  // per_row_ of each row, the best first
  std::unique_ptr<std::atomic_flag[]> locks_;
  std::mutex mutex_;
  std::vector<Pair> pairs_;
  std::atomic<bool> full_ = false;
};

}  // namespace silang::similarity

#endif  // SILANG_SIMILARITY_PAIR_SINK_H_
