#include "similarity/ranked_rows.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>

#include "base/parallel.h"

namespace silang::similarity {
namespace {

constexpr size_t kRowsAChunk = 2048;
constexpr size_t kMostCounters = 8;    // threads that count at once: each has an array of all columns
constexpr double kLongest = 1 + 1e-5;  // squared; what rounding to float may add is less
constexpr uint32_t kShortRow = 48;

// In how many rows each column is.
std::vector<uint32_t> Frequencies(const TermMatrix& matrix, size_t threads) {
  std::vector<uint32_t> total(static_cast<size_t>(matrix.cols()), 0);
  const auto entries = static_cast<size_t>(matrix.nonZeros());
  constexpr size_t kEntriesAChunk = size_t{1} << 16;
  if (threads <= 1 || entries <= kEntriesAChunk) {
    for (size_t k = 0; k < entries; ++k) ++total[static_cast<size_t>(matrix.innerIndexPtr()[k])];
    return total;
  }
  std::mutex mutex;
  std::atomic<size_t> next = 0;
  RunOnThreads(std::min(threads, kMostCounters), [&] {
    std::vector<uint32_t> own(total.size(), 0);
    for (size_t first = next.fetch_add(kEntriesAChunk); first < entries; first = next.fetch_add(kEntriesAChunk)) {
      const size_t last = std::min(entries, first + kEntriesAChunk);
      for (size_t k = first; k < last; ++k) ++own[static_cast<size_t>(matrix.innerIndexPtr()[k])];
    }
    const std::lock_guard lock(mutex);
    for (size_t c = 0; c < own.size(); ++c) total[c] += own[c];
  });
  return total;
}

// The rank of each column, and in `by_rank` the frequencies by rank. A counting sort: linear.
std::vector<uint32_t> Rank(const std::vector<uint32_t>& frequency, std::vector<uint32_t>* by_rank) {
  const uint32_t most = frequency.empty() ? 0 : *std::max_element(frequency.begin(), frequency.end());
  std::vector<uint32_t> next(most + size_t{2}, 0);
  for (const uint32_t f : frequency) ++next[f + size_t{1}];
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::vector<uint32_t> rank(frequency.size());
  by_rank->resize(frequency.size());
  for (size_t c = 0; c < frequency.size(); ++c) {
    rank[c] = next[frequency[c]]++;
    (*by_rank)[rank[c]] = frequency[c];
  }
  return rank;
}

// Sorts a row's terms by rank from `in` to `out`. Ranks are distinct, so that a term's place is the number of lower ones:
// for sentences the counting, which has no branches, takes a quarter of std::sort's time.
void SortByRank(const RankedTerm* in, uint32_t count, RankedTerm* out) {
  if (count > kShortRow) {
    std::copy_n(in, count, out);
    std::sort(out, out + count, [](const RankedTerm& a, const RankedTerm& b) { return a.rank < b.rank; });
    return;
  }
  uint32_t rank[kShortRow];
  for (uint32_t k = 0; k < count; ++k) rank[k] = in[k].rank;
  for (uint32_t k = 0; k < count; ++k) {
    uint32_t place = 0;
    for (uint32_t other = 0; other < count; ++other) place += rank[other] < rank[k] ? 1U : 0U;
    out[place] = in[k];
  }
}

}  // namespace

RankedRows::RankedRows(const TermMatrix& matrix, size_t threads)
    : begin_(matrix.outerIndexPtr(), matrix.outerIndexPtr() + matrix.rows() + 1),
      entries_(std::make_unique_for_overwrite<RankedTerm[]>(static_cast<size_t>(matrix.nonZeros()))),
      bands_(std::make_unique_for_overwrite<BandTerm[]>(static_cast<size_t>(matrix.nonZeros()))) {
  const std::vector<uint32_t> rank = Rank(Frequencies(matrix, threads), &frequency_);
  std::atomic<bool> normalised = true;
  ForRanges(size(), kRowsAChunk, threads, [&](size_t first, size_t last) {
    std::vector<RankedTerm> row;
    for (size_t r = first; r < last; ++r) {
      row.clear();
      double square = 0;
      bool positive = true;
      for (uint32_t k = begin_[r]; k < begin_[r + 1]; ++k) {
        const float weight = matrix.valuePtr()[k];
        row.push_back({rank[static_cast<size_t>(matrix.innerIndexPtr()[k])], weight});
        square += static_cast<double>(weight) * weight;
        positive &= weight >= 0;
      }
      if (!positive || !(square <= kLongest)) normalised = false;
      SortByRank(row.data(), static_cast<uint32_t>(row.size()), &entries_[begin_[r]]);
      if (!positive) continue;
      for (uint32_t k = begin_[r]; k < begin_[r + 1]; ++k) {
        const float up = std::min(entries_[k].weight, 1.0F) * kSketchOne + 0.999999F;
        bands_[k] = {static_cast<uint8_t>(entries_[k].rank % kBands),
                     static_cast<uint8_t>(std::min(static_cast<int>(up), kSketchOne))};
      }
    }
  });
  normalised_ = normalised;
}

}  // namespace silang::similarity
