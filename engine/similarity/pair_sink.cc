#include "similarity/pair_sink.h"

#include <algorithm>
#include <numeric>

#include "base/parallel.h"

namespace silang::similarity {
namespace {

constexpr uint32_t kMostPerRow = 64;  // beyond, keeping a list in order costs more than picking the best at the end
constexpr size_t kRowsAChunk = 4096;

// Places pairs by i, and those of one i by j: a counting sort, and small sorts. 12 bytes a pair besides `pairs`.
std::vector<Pair> Ordered(const std::vector<Pair>& pairs, uint32_t rows) {
  std::vector<size_t> next(rows + size_t{1}, 0);
  for (const Pair& pair : pairs) ++next[pair.i + size_t{1}];
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::vector<Pair> ordered(pairs.size());
  for (const Pair& pair : pairs) ordered[next[pair.i]++] = pair;
  size_t begin = 0;
  for (uint32_t i = 0; i < rows; begin = next[i], ++i) {
    std::sort(ordered.begin() + static_cast<std::ptrdiff_t>(begin), ordered.begin() + static_cast<std::ptrdiff_t>(next[i]),
              [](const Pair& a, const Pair& b) { return a.j < b.j; });
  }
  return ordered;
}

// Keeps the pairs that are among the best `top` of either row: higher cosine first, then the lower partner. `pairs` are ordered.
void KeepBestOfEither(std::vector<Pair>* pairs, uint32_t rows, size_t top) {
  std::vector<size_t> begin(rows + size_t{1}, 0);  // of each row's pairs in `of`
  for (const Pair& pair : *pairs) {
    ++begin[pair.i + size_t{1}];
    ++begin[pair.j + size_t{1}];
  }
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  std::vector<size_t> of(2 * pairs->size()), next(begin.begin(), begin.end() - 1);
  for (size_t p = 0; p < pairs->size(); ++p) {
    of[next[(*pairs)[p].i]++] = p;
    of[next[(*pairs)[p].j]++] = p;
  }
  std::vector<bool> stays(pairs->size(), false);
  for (uint32_t r = 0; r < rows; ++r) {
    const auto first = of.begin() + static_cast<std::ptrdiff_t>(begin[r]);
    const auto last = of.begin() + static_cast<std::ptrdiff_t>(begin[r + size_t{1}]);
    const auto end = static_cast<size_t>(last - first) > top ? first + static_cast<std::ptrdiff_t>(top) : last;
    if (end != last) {
      // Pairs of a row, taken in the order of their indices, are in the order of the partner too.
      std::nth_element(first, end, last, [pairs](size_t a, size_t b) {
        return (*pairs)[a].cosine != (*pairs)[b].cosine ? (*pairs)[a].cosine > (*pairs)[b].cosine : a < b;
      });
    }
    for (auto it = first; it != end; ++it) stays[*it] = true;
  }
  size_t kept = 0;
  for (size_t p = 0; p < pairs->size(); ++p) {
    if (stays[p]) (*pairs)[kept++] = (*pairs)[p];
  }
  pairs->resize(kept);
}

}  // namespace

PairSink::PairSink(uint32_t rows, double least, int top, uint64_t most_bytes)
    : rows_(rows), top_(std::max(top, 0)), least_(static_cast<float>(least)) {
  // Where the best are picked at the end, a pair is there twice while they are put in order, and has two indices then.
  most_pairs_ = most_bytes / (top_ > 0 ? 40 : 24);
  const uint32_t wanted = std::min(static_cast<uint32_t>(top_), rows);
  const uint64_t bytes = uint64_t{rows} * (wanted * sizeof(Partner) + sizeof(RowState));
  if (wanted == 0 || wanted > kMostPerRow || bytes > most_bytes / 2) return;
  per_row_ = wanted;
  state_ = std::make_unique_for_overwrite<RowState[]>(rows);
  for (uint32_t r = 0; r < rows; ++r) state_[r].least.store(least_, std::memory_order_relaxed);
  partners_ = std::make_unique_for_overwrite<Partner[]>(size_t{rows} * wanted);
  locks_ = std::make_unique<std::atomic_flag[]>(kLocks);
}

void PairSink::Keep(uint32_t row, uint32_t partner, float cosine) {
  std::atomic_flag& lock = locks_[row % kLocks];
  while (lock.test_and_set(std::memory_order_acquire)) {
  }
  RowState& state = state_[row];
  Partner* const best = Of(row);
  const Partner added{cosine, partner};
  uint32_t place = state.kept;
  if (place == per_row_) --place;  // the last one goes, if the new one beats it
  if (state.kept < per_row_ || added.Beats(best[place])) {
    for (; place > 0 && added.Beats(best[place - 1]); --place) best[place] = best[place - 1];
    best[place] = added;
    if (state.kept < per_row_) ++state.kept;
    if (state.kept == per_row_) state.least.store(best[per_row_ - 1].cosine, std::memory_order_relaxed);
  }
  lock.clear(std::memory_order_release);
}

void PairSink::Take(std::vector<Pair>* pairs) {
  if (pairs->empty()) return;
  const std::lock_guard lock(mutex_);
  // A vector that grows holds its pairs twice for a moment.
  if (!full() && pairs_.size() + pairs->size() <= most_pairs_) {
    pairs_.insert(pairs_.end(), pairs->begin(), pairs->end());
  } else {
    full_ = true;
  }
  pairs->clear();
}

// Calls place(i, j, cosine) for each pair among the best of `row` that no lower row places: row's own pairs with rows above
// it, and those with rows below it that do not have it among their best.
template <typename Place>
void PairSink::ForPairsOf(uint32_t row, const Place& place) {
  const Partner* const best = Of(row);
  for (uint32_t k = 0; k < state_[row].kept; ++k) {
    const uint32_t other = best[k].row;
    if (row < other) {
      place(row, other, best[k].cosine);
      continue;
    }
    // The other has `row` among its best if it had room, or if its worst does not beat it.
    const bool placed = state_[other].kept < per_row_ || !Of(other)[per_row_ - 1].Beats({best[k].cosine, row});
    if (!placed) place(other, row, best[k].cosine);
  }
}

std::vector<Pair> PairSink::ReleaseBest(size_t threads) {
  std::vector<uint64_t> next(rows_ + size_t{1}, 0);  // of each i
  ForRanges(rows_, kRowsAChunk, threads, [&](size_t first, size_t last) {
    for (size_t r = first; r < last; ++r) {
      ForPairsOf(static_cast<uint32_t>(r), [&](uint32_t i, uint32_t, float) {
        std::atomic_ref(next[i + size_t{1}]).fetch_add(1, std::memory_order_relaxed);
      });
    }
  });
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::vector<Pair> pairs(next.back());
  ForRanges(rows_, kRowsAChunk, threads, [&](size_t first, size_t last) {
    for (size_t r = first; r < last; ++r) {
      ForPairsOf(static_cast<uint32_t>(r), [&](uint32_t i, uint32_t j, float cosine) {
        pairs[std::atomic_ref(next[i]).fetch_add(1, std::memory_order_relaxed)] = {i, j, cosine};
      });
    }
  });
  ForRanges(rows_, kRowsAChunk, threads, [&](size_t first, size_t last) {
    for (size_t i = first; i < last; ++i) {
      std::sort(pairs.begin() + static_cast<std::ptrdiff_t>(i == 0 ? 0 : next[i - 1]),
                pairs.begin() + static_cast<std::ptrdiff_t>(next[i]), [](const Pair& a, const Pair& b) { return a.j < b.j; });
    }
  });
  return pairs;
}

std::vector<Pair> PairSink::Release(size_t threads) {
  if (per_row_ != 0) return ReleaseBest(threads);
  std::vector<Pair> pairs = Ordered(pairs_, rows_);
  pairs_ = {};
  if (top_ > 0) KeepBestOfEither(&pairs, rows_, static_cast<size_t>(top_));
  return pairs;
}

}  // namespace silang::similarity
