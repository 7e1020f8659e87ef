#include "similarity/ranked_rows.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>
#include <utility>

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

// A term of a row that is being put in order.
struct Term {
  uint32_t rank;
  float weight;
};

// Sorts `in`. Ranks are distinct, so that a term's place is the number of lower ones: for sentences the counting, which has no
// branches, takes a quarter of std::sort's time.
void SortByRank(std::vector<Term>* in, std::vector<Term>* scratch) {
  const auto count = static_cast<uint32_t>(in->size());
  if (count > kShortRow) {
    std::sort(in->begin(), in->end(), [](const Term& a, const Term& b) { return a.rank < b.rank; });
    return;
  }
  uint32_t rank[kShortRow];
  for (uint32_t k = 0; k < count; ++k) rank[k] = (*in)[k].rank;
  scratch->resize(count);
  for (uint32_t k = 0; k < count; ++k) {
    uint32_t place = 0;
    for (uint32_t other = 0; other < count; ++other) place += rank[other] < rank[k] ? 1U : 0U;
    (*scratch)[place] = (*in)[k];
  }
  in->swap(*scratch);
}

BandTerm Band(const Term& term) {
  const float up = std::clamp(term.weight, 0.0F, 1.0F) * kSketchOne + 0.999999F;
  return {static_cast<uint8_t>(term.rank % kBands), static_cast<uint8_t>(std::min(static_cast<int>(up), kSketchOne))};
}

}  // namespace

RankedRows::RankedRows(TermMatrix&& matrix, size_t threads) {
  matrix_.swap(matrix);
  bands_ = std::make_unique_for_overwrite<BandTerm[]>(static_cast<size_t>(matrix_.nonZeros()));
  const std::vector<uint32_t> rank_of_column = Rank(Frequencies(matrix_, threads), &frequency_);
  std::atomic<bool> normalised = true;
  ForRanges(size(), kRowsAChunk, threads, [&](size_t first, size_t last) {
    std::vector<Term> row, scratch;
    bool all_normalised = true;
    for (auto r = static_cast<uint32_t>(first); r < last; ++r) {
      row.clear();
      double square = 0;
      for (uint32_t k = begin(r); k < end(r); ++k) {
        row.push_back({rank_of_column[rank(k)], weight(k)});
        square += static_cast<double>(weight(k)) * weight(k);
        all_normalised &= weight(k) >= 0;
      }
      all_normalised &= square <= kLongest;
      SortByRank(&row, &scratch);
      for (uint32_t k = begin(r), term = 0; k < end(r); ++k, ++term) {
        matrix_.innerIndexPtr()[k] = static_cast<int32_t>(row[term].rank);
        matrix_.valuePtr()[k] = row[term].weight;
        bands_[k] = Band(row[term]);
      }
    }
    if (!all_normalised) normalised = false;
  });
  normalised_ = normalised;
}

}  // namespace silang::similarity
