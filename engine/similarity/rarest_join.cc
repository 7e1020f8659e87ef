// The join by the rarest shared term, after Bayardo, Ma & Srikant 2007 ("Scaling up all pairs similarity search") and
// Anastasiu & Karypis 2014 ("L2AP"), who bound what a row can reach by the norm of its terms; with sketches in place of their
// accumulators.
//
// Terms are ranked by how rare they are. Of two rows, only the terms from the rarest shared one on add to the cosine, so a pair
//
//     a   . 2 . . 5 6 . 8 9        rank 5 is the rarest that both have;
//     b   1 . . 4 5 . 7 8 9        cosine <= |a from 5 on| * |b from 5 on|
//
// is looked at in the list of term 5 only, where each row is taken from that term on. No pair is met twice, no list needs to
// know of another, and a row is not put in lists where the norm of what is left of it cannot reach the threshold: that is what
// keeps it out of the lists of common words. In a list the rows are in the order of their norms, so that a row's partners end
// where the product of norms falls short; the others are bounded by sketches (sketch.h), and what is left is multiplied out.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <memory>
#include <vector>

#include "base/cancel.h"
#include "base/parallel.h"
#include "similarity/joins.h"

namespace silang::similarity {
namespace {

constexpr uint32_t kTile = 1024;      // rows of a list that are sketched at a time
constexpr uint32_t kNear = 8;         // blocks of sketches that the first cache holds
constexpr uint32_t kSorted = 96;      // shorter lists are not put in order: there is nothing to gain
constexpr uint32_t kNormSteps = 256;  // of the order by norms
constexpr size_t kListsAhead = 8;     // whose rows are fetched while others are joined
constexpr size_t kFetched = 24;       // of a list's rows
constexpr size_t kRowsAChunk = 4096;
constexpr size_t kPostingsAChunk = 4096;
constexpr size_t kLeastPostings = size_t{1} << 20;  // of the lists that are made at a time

// A row in the list of a term: its terms from `entry` on, and their norm, rounded up.
struct Posting {
  uint32_t row;
  uint32_t entry;
  float norm;
  uint32_t terms;
};

// Joins the rows of one list after another. One for each thread.
class ListJoin {
 public:
  ListJoin(const JoinInput& input, const SketchKernel& kernel, PairSink* sink)
      : input_(input),
        rows_(*input.rows),
        sink_(*sink),
        writer_(sink),
        function_(kernel.function),
        least_(static_cast<float>(input.least) - kBoundRounding),
        weights_(rows_.ranks(), 0.0F),
        blocks_(kTile / kLanes),
        masks_(kTile / kLanes, 0),
        queries_(std::make_unique_for_overwrite<SketchQuery[]>(kTile)) {}

  // Fetches what a row's sketch is made of, before it is read. Inlined by force, as whatever does nothing but fetch: of a call
  // that gives nothing back and writes nothing, GCC 12 thinks that it can be left out.
  [[gnu::always_inline]] void Fetch(const Posting& posting) const {
    __builtin_prefetch(rows_.bands(posting.entry));
    __builtin_prefetch(rows_.bands(posting.entry + posting.terms - 1));
    sink_.Fetch(posting.row);
  }

  // `list` is put in another order.
  void Join(Posting* list, size_t count) {
    count = Order(list, count);
    for (size_t first = 0; first < count; first += kTile) {
      const size_t last = std::min(count, first + kTile);
      Sketch(list + first, list + last, true);
      JoinTiles(list + first, list + last, list + first, list + last);
      for (size_t other = last; other < count && !NoneReached(list[first], list[other]); other += kTile) {
        const size_t end = std::min(count, other + kTile);
        Sketch(list + other, list + end, false);
        JoinTiles(list + first, list + last, list + other, list + end);
      }
    }
  }

 private:
  // Leaves out rows that can reach none of the others, and puts the others in the order of their norms (but for steps of
  // 1 / kNormSteps) if there are many. Returns how many are left. Linear.
  size_t Order(Posting* list, size_t count) {
    float most = 0;
    for (size_t k = 0; k < count; ++k) most = std::max(most, list[k].norm);
    size_t kept = 0;
    for (size_t k = 0; k < count; ++k) {
      if (list[k].norm * most >= least_) list[kept++] = list[k];
    }
    in_order_ = kept >= kSorted;
    if (!in_order_) return kept < 2 ? 0 : kept;
    const auto step = [](const Posting& p) {
      return kNormSteps - 1 - static_cast<uint32_t>(std::min(p.norm, 1.0F) * (kNormSteps - 1));
    };
    std::array<uint32_t, kNormSteps + 1> next{};
    for (size_t k = 0; k < kept; ++k) ++next[step(list[k]) + 1];
    for (uint32_t s = 0; s < kNormSteps; ++s) next[s + 1] += next[s];
    ordered_.resize(kept);
    for (size_t k = 0; k < kept; ++k) ordered_[next[step(list[k])]++] = list[k];
    std::copy(ordered_.begin(), ordered_.end(), list);
    return kept;
  }

  // Fills the blocks with the rows [first, last), as queries too if they are to be such.
  void Sketch(const Posting* first, const Posting* last, bool as_queries) {
    const auto count = static_cast<uint32_t>(last - first);
    for (uint32_t k = 0; k < count; ++k) {
      if (k + kAhead < count) Fetch(first[k + kAhead]);
      const uint32_t lane = k % kLanes;
      SketchBlock& block = blocks_[k / kLanes];
      if (lane == 0) block.Clear();
      const uint64_t mask =
          block.Set(lane, {rows_.bands(first[k].entry), first[k].terms}, sink_.Least(first[k].row) - kBoundRounding);
      if (as_queries) queries_[k].Read(block, lane, mask);
    }
  }

  // Joins the queries, which are the rows of `a`, with the blocks, which are those of `b`: the same rows, or all behind them.
  void JoinTiles(const Posting* a, const Posting* a_end, const Posting* b, const Posting* b_end) {
    const auto rows_b = static_cast<uint32_t>(b_end - b), blocks = (rows_b + kLanes - 1) / kLanes;
    for (uint32_t near = 0; near < blocks; near += kNear) {
      const uint32_t end = std::min(blocks, near + kNear);
      for (const Posting* query = a; query != a_end; ++query) {
        const auto k = static_cast<uint32_t>(query - a);
        const uint32_t own = a == b ? k / kLanes : 0;
        const uint32_t begin = std::max(near, own);
        if (begin >= end || NoneReached(*query, b[size_t{begin} * kLanes])) break;
        function_(queries_[k], &blocks_[begin], end - begin, masks_.data());
        // Of the last block not all lanes are rows; of its own block a row meets the lanes behind it.
        if (end == blocks) masks_[end - begin - 1] &= static_cast<uint16_t>(0xFFFF >> (blocks * kLanes - rows_b));
        if (a == b && begin == own) masks_[0] &= static_cast<uint16_t>(0xFFFE << (k % kLanes));
        for (uint32_t block = begin; block < end; ++block) {
          for (uint32_t mask = masks_[block - begin]; mask != 0; mask &= mask - 1) {
            Await(*query, b[size_t{block} * kLanes + static_cast<uint32_t>(std::countr_zero(mask))]);
          }
        }
      }
    }
    Settle();
  }

  // Whether the product of norms falls short from here on, for this query and those behind it.
  bool NoneReached(const Posting& query, const Posting& from) const {
    constexpr float kStep = 1.0F / (kNormSteps - 1);  // what the order leaves open, for either
    return in_order_ && (query.norm + kStep) * (from.norm + kStep) < least_;
  }

  // A pair that is to be verified waits until its rows are there.
  void Await(const Posting& a, const Posting& b) {
    constexpr uint32_t kLine = 16;  // terms in a line of the cache
    for (uint32_t k = 0; k < b.terms && k < 2 * kLine; k += kLine) rows_.Fetch(b.entry + k);
    rows_.Fetch(b.entry + b.terms - 1);
    waiting_[waiting_count_++] = {&a, &b};
    if (waiting_count_ == waiting_.size()) Settle();
  }

  void Settle() {
    for (uint32_t k = 0; k < waiting_count_; ++k) Verify(*waiting_[k].a, *waiting_[k].b);
    waiting_count_ = 0;
    Forget();
  }

  // Multiplies a pair out, if this list is that of the rarest term of both. The first row's weights are laid out by rank, once
  // for all its partners.
  void Verify(const Posting& a, const Posting& b) {
    if (laid_out_ != a.row) {
      Forget();
      laid_out_ = a.row;
      for (uint32_t k = rows_.begin(a.row); k < rows_.end(a.row); ++k) weights_[rows_.rank(k)] = rows_.weight(k);
    }
    double sum = 0;
    for (uint32_t k = b.entry; k < b.entry + b.terms; ++k) sum += static_cast<double>(weights_[rows_.rank(k)]) * rows_.weight(k);
    if (sum <= 0 || sum < input_.least || input_.source[a.row] == input_.source[b.row]) return;
    for (uint32_t k = rows_.begin(b.row); k < b.entry; ++k) {
      if (weights_[rows_.rank(k)] != 0) return;  // they meet in the list of a rarer term
    }
    writer_.Add(a.row, b.row, static_cast<float>(std::min(sum, 1.0)));
  }

  void Forget() {
    if (laid_out_ == kNone) return;
    for (uint32_t k = rows_.begin(laid_out_); k < rows_.end(laid_out_); ++k) weights_[rows_.rank(k)] = 0;
    laid_out_ = kNone;
  }

  static constexpr uint32_t kNone = std::numeric_limits<uint32_t>::max();
  static constexpr uint32_t kAhead = 24;  // rows that are fetched before they are read

  const JoinInput& input_;
  const RankedRows& rows_;
  const PairSink& sink_;
  PairSink::Writer writer_;
  const SketchFunction function_;
  const float least_;
  std::vector<float> weights_;  // by rank; 0 between rows
  uint32_t laid_out_ = kNone;   // the row whose weights these are
  struct Waiting {
    const Posting* a;
    const Posting* b;
  };
  std::array<Waiting, 32> waiting_;
  uint32_t waiting_count_ = 0;
  std::vector<SketchBlock> blocks_;
  std::vector<uint16_t> masks_;
  std::unique_ptr<SketchQuery[]> queries_;
  std::vector<Posting> ordered_;
  bool in_order_ = false;
};

// The lists of all terms, made and joined for a stretch of ranks at a time so that their number does not take memory.
class Lists {
 public:
  explicit Lists(const JoinInput& input) : input_(input), rows_(*input.rows), cursor_(rows_.size()), square_(rows_.size()) {
    while (first_ < rows_.ranks() && rows_.frequency(first_) < 2) ++first_;  // what only one row has is in no pair
    ForRanges(rows_.size(), kRowsAChunk, input.threads, [&](size_t first, size_t last) {
      for (auto r = static_cast<uint32_t>(first); r < last; ++r) {
        uint32_t k = rows_.end(r);
        double square = 0;
        for (; k > rows_.begin(r) && rows_.rank(k - 1) >= first_; --k) {
          square += static_cast<double>(rows_.weight(k - 1)) * rows_.weight(k - 1);
        }
        cursor_[r] = k;
        square_[r] = square;
      }
    });
  }

  // Makes the lists of the next terms; false if there are none left.
  bool Next() {
    if (first_ == rows_.ranks()) return false;
    const size_t most = std::max<size_t>(kLeastPostings, 2 * size_t{rows_.size()});
    begin_.assign(1, 0);
    uint32_t last = first_;
    for (; last < rows_.ranks() && (last == first_ || begin_.back() + rows_.frequency(last) <= most); ++last) {
      begin_.push_back(begin_.back() + rows_.frequency(last));
    }
    end_.assign(begin_.begin(), begin_.end() - 1);
    if (capacity_ < begin_.back()) {
      capacity_ = begin_.back();
      postings_ = std::make_unique_for_overwrite<Posting[]>(capacity_);
    }
    ForRanges(rows_.size(), kRowsAChunk, input_.threads, [&](size_t from, size_t to) {
      for (size_t r = from; r < to; ++r) Post(static_cast<uint32_t>(r), last);
    });
    first_ = last;
    return true;
  }

  size_t size() const { return end_.size(); }
  size_t begin(size_t list) const { return begin_[list]; }
  Posting* list(size_t list) { return &postings_[begin_[list]]; }
  size_t count(size_t list) const { return end_[list] - begin_[list]; }

 private:
  // Puts a row in the lists of its terms below rank `last`, as long as what is left of it may reach the threshold.
  void Post(uint32_t row, uint32_t last) {
    const uint32_t end = rows_.end(row);
    uint32_t k = cursor_[row];
    double square = square_[row];
    for (; k < end && rows_.rank(k) < last; ++k) {
      const float norm = static_cast<float>(std::sqrt(std::max(square, 0.0))) + kNormRounding;
      if (norm < static_cast<float>(input_.least)) {
        k = end;
        break;
      }
      if (rows_.weight(k) == 0) continue;  // as if the row did not have it
      const uint32_t place = std::atomic_ref(end_[rows_.rank(k) - first_]).fetch_add(1, std::memory_order_relaxed);
      postings_[place] = {row, k, norm, end - k};
      square -= static_cast<double>(rows_.weight(k)) * rows_.weight(k);
    }
    cursor_[row] = k;
    square_[row] = square;
  }

  static constexpr float kNormRounding = 1e-6F;

  const JoinInput& input_;
  const RankedRows& rows_;
  std::vector<uint32_t> cursor_;  // of each row, the first term that no list has yet
  std::vector<double> square_;    // of the norm from there on
  uint32_t first_ = 0;            // the first rank of the lists
  std::vector<uint32_t> begin_, end_;
  std::unique_ptr<Posting[]> postings_;
  size_t capacity_ = 0;
};

}  // namespace

void RarestTermJoin(const JoinInput& input, const SketchKernel& kernel, PairSink* sink) {
  Lists lists(input);
  while (lists.Next() && !sink->full()) {
    std::atomic<size_t> next = 0;  // list
    RunOnThreads(std::min(input.threads, lists.size()), [&] {
      ListJoin join(input, kernel, sink);
      // Takes lists until they hold as many postings as are worth the asking.
      for (size_t first = next.load(); first < lists.size() && !sink->full();) {
        size_t last = first;
        while (last < lists.size() && (last == first || lists.begin(last) - lists.begin(first) < kPostingsAChunk)) ++last;
        if (!next.compare_exchange_weak(first, last)) continue;
        CheckCancelled();
        for (size_t list = first; list < last; ++list) {
          const size_t ahead = std::min(list + kListsAhead, last - 1);
          for (size_t k = 0; k < std::min(lists.count(ahead), kFetched); ++k) join.Fetch(lists.list(ahead)[k]);
          join.Join(lists.list(list), lists.count(list));
        }
        first = next.load();
      }
    });
  }
}

}  // namespace silang::similarity
