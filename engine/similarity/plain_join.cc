#include <algorithm>
#include <numeric>
#include <vector>

#include "base/cancel.h"
#include "base/parallel.h"
#include "similarity/joins.h"

namespace silang::similarity {
namespace {

constexpr size_t kRowsAChunk = 64;
constexpr size_t kRowsAThread = 512;  // fewer are joined before another thread has begun

struct Posting {
  uint32_t row;
  float weight;
};

// For each term the rows that have it, ascending.
struct InvertedIndex {
  explicit InvertedIndex(const RankedRows& rows) : begin(rows.ranks() + size_t{1}, 0), postings(rows.begin(rows.size())) {
    for (uint32_t rank = 0; rank < rows.ranks(); ++rank) begin[rank + size_t{1}] = begin[rank] + rows.frequency(rank);
    std::vector<size_t> next(begin.begin(), begin.end() - 1);
    for (uint32_t r = 0; r < rows.size(); ++r) {
      for (uint32_t k = rows.begin(r); k < rows.end(r); ++k) postings[next[rows.rank(k)]++] = {r, rows.weight(k)};
    }
  }
  std::vector<size_t> begin;  // of each term; one more than terms
  std::vector<Posting> postings;
};

// Finds the partners of one row after another among the rows above it.
class Accumulator {
 public:
  Accumulator(const JoinInput& input, const InvertedIndex& index, PairSink* sink)
      : input_(input), index_(index), writer_(sink), sums_(input.rows->size(), 0.0) {}

  void Join(uint32_t i) {
    const RankedRows& rows = *input_.rows;
    for (uint32_t k = rows.begin(i); k < rows.end(i); ++k) {
      const double weight = rows.weight(k);
      const Posting* const last = index_.postings.data() + index_.begin[rows.rank(k) + size_t{1}];
      const Posting* const first = std::upper_bound(index_.postings.data() + index_.begin[rows.rank(k)], last, i,
                                                    [](uint32_t row, const Posting& p) { return row < p.row; });
      for (const Posting* p = first; p != last; ++p) {
        double& sum = sums_[p->row];
        if (sum == 0) touched_.push_back(p->row);
        sum += weight * p->weight;
      }
    }
    for (const uint32_t j : touched_) {
      const double sum = sums_[j];
      sums_[j] = 0;  // a row touched twice, as weights of 0 allow, is judged once
      if (sum > 0 && sum >= input_.least && input_.source[i] != input_.source[j]) {
        writer_.Add(i, j, static_cast<float>(std::min(sum, 1.0)));
      }
    }
    touched_.clear();
  }

 private:
  const JoinInput& input_;
  const InvertedIndex& index_;
  PairSink::Writer writer_;
  std::vector<double> sums_;
  std::vector<uint32_t> touched_;
};

}  // namespace

void PlainJoin(const JoinInput& input, PairSink* sink) {
  const InvertedIndex index(*input.rows);
  const size_t rows = input.rows->size();
  std::atomic<size_t> next = 0;
  RunOnThreads(std::min(input.threads, rows / kRowsAThread + 1), [&] {
    Accumulator accumulator(input, index, sink);
    for (size_t first = next.fetch_add(kRowsAChunk); first < rows && !sink->full(); first = next.fetch_add(kRowsAChunk)) {
      CheckCancelled();
      for (size_t i = first; i < std::min(rows, first + kRowsAChunk); ++i) accumulator.Join(static_cast<uint32_t>(i));
    }
  });
}

}  // namespace silang::similarity
