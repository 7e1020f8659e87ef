// The stored sentences most similar to another one: exact top-k cosine over the segments of a snapshot.
#ifndef SILANG_ARCHIVE_SEARCH_H_
#define SILANG_ARCHIVE_SEARCH_H_

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <new>
#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "archive/manifest.h"
#include "archive/sums.h"
#include "archive/terms.h"

namespace silang::archive {

// A stored sentence: its segment's place in the snapshot, and its number there.
struct Place {
  uint32_t segment = 0;
  uint32_t sentence = 0;
  friend bool operator==(const Place&, const Place&) = default;
  friend auto operator<=>(const Place&, const Place&) = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 misreads it
};

struct Match {
  Place place;
  double cosine = 0;
  friend bool operator==(const Match&, const Match&) = default;
};

struct SearchOptions {
  double threshold = 0.2;  // matches with cosine >= threshold
  size_t top = 0;          // the best `top` of them; 0: all
};

// Sentences that do not count: [first, last) of a segment.
struct Excluded {
  uint32_t segment = 0;
  uint32_t first = 0;
  uint32_t last = 0;
};

// Weights as in similarity::TfIdf: (1 + ln tf) (ln((1 + n) / (1 + df)) + 1), with n and df of all sentences stored at the time of
// the snapshot. So a cosine depends on what is stored, and not on how it came to be stored. Thread-safe.
class Searcher {
 public:
  explicit Searcher(const Snapshot& snapshot);

  uint64_t sentences() const { return sentences_; }

  // The stored sentences most similar to the row `terms` (keys ascending), best first; of equal cosines the one that was added
  // first. Exact: each cosine is computed in double, term by term in the order of their keys.
  //
  // Method: terms are taken by falling weight. A sentence that shares none of those taken has a cosine of at most the length of
  // the rest of the query (Cauchy-Schwarz), so no more sentences need to be found once that is below the threshold, or below
  // what the k-th best has already (the prefix filter of Bayardo, Ma & Srikant 2007; MaxScore of Turtle & Flood 1995). The rest
  // is computed from the rows of those sentences that can still reach it. Cost: the postings of the rarer terms; once for all
  // searches, the lengths of the rows of segments of which many sentences are met.
  absl::StatusOr<std::vector<Match>> Search(std::span<const Rows::Term> terms, const SearchOptions& options,
                                            const std::vector<Excluded>& excluded = {}) const;

  // How much a term that occurs in so many sentences weighs.
  double Idf(uint64_t document_frequency) const;
  // In how many sentences the term occurs.
  absl::StatusOr<uint64_t> DocumentFrequency(uint64_t key) const;

 private:
  friend class SentenceSearch;

  struct Freer {
    void operator()(void* bytes) const { std::free(bytes); }
  };
  // Computed when first asked for; 0 until then. Zeroed by the system, so that what is never asked for costs nothing.
  template <typename T>
  struct Lazy {
    explicit Lazy(size_t count) : values(static_cast<T*>(std::calloc(count + 1, sizeof(T)))) {
      if (values == nullptr) throw std::bad_alloc();
    }
    T Get(uint32_t i) const { return std::atomic_ref<T>(values[i]).load(std::memory_order_relaxed); }
    void Set(uint32_t i, T value) const { std::atomic_ref<T>(values[i]).store(value, std::memory_order_relaxed); }
    std::unique_ptr<T[], Freer> values;
  };

  absl::StatusOr<double> TermIdf(uint32_t segment, uint32_t term) const {
    if (const double known = idf_[segment].Get(term); known != 0) return known;
    return ComputeIdf(segment, term);
  }
  // Computes it for all terms of a stretch of keys: to go along all segments at once costs little more than to look for one.
  absl::StatusOr<double> ComputeIdf(uint32_t segment, uint32_t term) const;
  // The length of a stored row before it is normalised, to the precision of a float.
  absl::StatusOr<float> Length(uint32_t segment, uint32_t sentence) const {
    if (const float known = length_[segment].Get(sentence); known != 0) return known;
    return ComputeLength(segment, sentence);
  }
  absl::StatusOr<float> ComputeLength(uint32_t segment, uint32_t sentence) const;
  // Computes those of all rows of a segment, which row after row takes a tenth of the time.
  absl::Status ComputeLengths(uint32_t segment) const;

  const Snapshot& snapshot_;
  uint64_t sentences_ = 0;
  int stretch_bits_ = 0;             // keys that agree in so many of their highest bits are a stretch
  std::vector<double> common_idf_;   // of small document frequencies
  std::vector<Lazy<double>> idf_;    // a segment, a term
  std::vector<Lazy<float>> length_;  // a segment, a sentence
  mutable SumsPool pool_;
  mutable std::mutex lengths_mutex_;                      // held while the lengths of a segment are computed
  mutable std::vector<std::atomic<bool>> lengths_known_;  // a segment: all its lengths are computed
};

}  // namespace silang::archive

#endif  // SILANG_ARCHIVE_SEARCH_H_
