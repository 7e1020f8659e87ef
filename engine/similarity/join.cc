#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <numeric>
#include <system_error>
#include <thread>
#include <vector>

#include "similarity/similarity.h"

namespace silang::similarity {
namespace {

constexpr uint32_t kRowsAChunk = 64;

struct Posting {
  uint32_t row;
  float weight;
};

// For each term the rows that have it, ascending.
struct InvertedIndex {
  std::vector<size_t> begin;  // of each term; one more than terms
  std::vector<Posting> postings;
};

// Rows as the join reads them: the compressed arrays of a sparse matrix.
struct Rows {
  explicit Rows(const TermMatrix& m)
      : count(static_cast<uint32_t>(m.rows())),
        terms(static_cast<uint32_t>(m.cols())),
        begin(m.outerIndexPtr()),
        term(m.innerIndexPtr()),
        weight(m.valuePtr()) {}
  uint32_t count, terms;
  const int32_t* begin;
  const int32_t* term;
  const float* weight;
};

InvertedIndex Invert(const Rows& rows) {
  InvertedIndex index;
  index.begin.assign(rows.terms + size_t{1}, 0);
  const int32_t entries = rows.begin[rows.count];
  for (int32_t k = 0; k < entries; ++k) ++index.begin[rows.term[k] + size_t{1}];
  std::partial_sum(index.begin.begin(), index.begin.end(), index.begin.begin());
  index.postings.resize(static_cast<size_t>(entries));
  std::vector<size_t> next(index.begin.begin(), index.begin.end() - 1);
  for (uint32_t r = 0; r < rows.count; ++r) {
    for (int32_t k = rows.begin[r]; k < rows.begin[r + 1]; ++k) index.postings[next[rows.term[k]]++] = {r, rows.weight[k]};
  }
  return index;
}

// Finds the partners of one row after another among the rows below it. Each sum is taken in the order of the row's
// terms, in double, so a cosine is the same whoever computes it.
class Accumulator {
 public:
  Accumulator(const Rows& rows, const InvertedIndex& index, const std::vector<uint32_t>& source, double threshold)
      : rows_(rows), index_(index), source_(source), least_(threshold - kRowRounding), sums_(rows.count, 0.0) {}

  void Join(uint32_t i, std::vector<Pair>* pairs) {
    for (int32_t k = rows_.begin[i]; k < rows_.begin[i + 1]; ++k) {
      const double weight = rows_.weight[k];
      const Posting* const last = index_.postings.data() + index_.begin[rows_.term[k] + size_t{1}];
      const Posting* const first = std::upper_bound(index_.postings.data() + index_.begin[rows_.term[k]], last, i,
                                                    [](uint32_t row, const Posting& p) { return row < p.row; });
      for (const Posting* p = first; p != last; ++p) {
        double& sum = sums_[p->row];
        if (sum == 0) touched_.push_back(p->row);
        sum += weight * p->weight;
      }
    }
    const size_t before = pairs->size();
    for (const uint32_t j : touched_) {
      const double sum = sums_[j];
      sums_[j] = 0;  // a row touched twice, as weights of 0 allow, is judged once
      if (sum > 0 && sum >= least_ && source_[i] != source_[j]) {
        pairs->push_back({i, j, static_cast<float>(std::min(sum, 1.0))});
      }
    }
    touched_.clear();
    std::sort(pairs->begin() + static_cast<std::ptrdiff_t>(before), pairs->end(),
              [](const Pair& a, const Pair& b) { return a.j < b.j; });
  }

 private:
  const Rows& rows_;
  const InvertedIndex& index_;
  const std::vector<uint32_t>& source_;
  const double least_;
  std::vector<double> sums_;
  std::vector<uint32_t> touched_;
};

// Chunks of rows go to whoever is free; their pairs are put together in the order of the rows.
std::vector<Pair> AllPairs(const Rows& rows, const std::vector<uint32_t>& source, const JoinOptions& options) {
  const InvertedIndex index = Invert(rows);
  const uint32_t chunks = (rows.count + kRowsAChunk - 1) / kRowsAChunk;
  std::vector<std::vector<Pair>> found(chunks);
  std::atomic<uint32_t> next = 0;
  const auto work = [&] {
    Accumulator accumulator(rows, index, source, options.threshold);
    for (uint32_t chunk = next++; chunk < chunks; chunk = next++) {
      const uint32_t end = std::min(rows.count, (chunk + 1) * kRowsAChunk);
      for (uint32_t i = chunk * kRowsAChunk; i < end; ++i) accumulator.Join(i, &found[chunk]);
    }
  };
  std::vector<std::thread> helpers;
  const uint32_t wanted = std::min<uint32_t>(static_cast<uint32_t>(std::clamp(options.threads, 1, 256)), chunks);
  for (uint32_t t = 1; t < wanted; ++t) {
    try {
      helpers.emplace_back(work);
    } catch (const std::system_error&) {  // the machine has no more threads: those that run do the work
      break;
    }
  }
  work();
  for (std::thread& helper : helpers) helper.join();

  size_t total = 0;
  for (const std::vector<Pair>& part : found) total += part.size();
  std::vector<Pair> pairs;
  pairs.reserve(total);
  for (const std::vector<Pair>& part : found) pairs.insert(pairs.end(), part.begin(), part.end());
  return pairs;
}

// Keeps the pairs that are among the best `top` of either row: higher cosine first, then the lower partner.
std::vector<Pair> BestOfEither(const std::vector<Pair>& pairs, uint32_t rows, size_t top) {
  std::vector<size_t> begin(rows + size_t{1}, 0);  // of each row's pairs in `of`
  for (const Pair& pair : pairs) {
    ++begin[pair.i + size_t{1}];
    ++begin[pair.j + size_t{1}];
  }
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  std::vector<size_t> of(2 * pairs.size()), next(begin.begin(), begin.end() - 1);
  for (size_t p = 0; p < pairs.size(); ++p) {
    of[next[pairs[p].i]++] = p;
    of[next[pairs[p].j]++] = p;
  }
  std::vector<bool> stays(pairs.size(), false);
  for (uint32_t r = 0; r < rows; ++r) {
    const auto first = of.begin() + static_cast<std::ptrdiff_t>(begin[r]);
    const auto last = of.begin() + static_cast<std::ptrdiff_t>(begin[r + size_t{1}]);
    const auto end = static_cast<size_t>(last - first) > top ? first + static_cast<std::ptrdiff_t>(top) : last;
    if (end != last) {
      // Pairs of a row, taken in the order of their indices, are in the order of the partner too.
      std::nth_element(first, end, last, [&pairs](size_t a, size_t b) {
        return pairs[a].cosine != pairs[b].cosine ? pairs[a].cosine > pairs[b].cosine : a < b;
      });
    }
    for (auto it = first; it != end; ++it) stays[*it] = true;
  }
  std::vector<Pair> kept;
  for (size_t p = 0; p < pairs.size(); ++p) {
    if (stays[p]) kept.push_back(pairs[p]);
  }
  return kept;
}

}  // namespace

std::vector<Pair> CosineJoin(const TermMatrix& matrix, const std::vector<uint32_t>& source, const JoinOptions& options) {
  if (source.size() != static_cast<size_t>(matrix.rows())) std::abort();
  if (!matrix.isCompressed()) {
    TermMatrix compressed = matrix;
    compressed.makeCompressed();
    return CosineJoin(compressed, source, options);
  }
  const Rows rows(matrix);
  std::vector<Pair> pairs = AllPairs(rows, source, options);
  if (options.top <= 0) return pairs;
  return BestOfEither(pairs, rows.count, static_cast<size_t>(options.top));
}

}  // namespace silang::similarity
