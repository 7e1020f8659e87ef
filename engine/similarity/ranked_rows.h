// Rows as the join reads them: terms by how rare they are, the rarest first.
#ifndef SILANG_SIMILARITY_RANKED_ROWS_H_
#define SILANG_SIMILARITY_RANKED_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "similarity/similarity.h"

namespace silang::similarity {

// A term of a row as it stands in a sketch (sketch.h): its band, and the weight rounded up. A row of these is one line of the
// cache.
struct BandTerm {
  uint8_t band;
  uint8_t weight;
};

constexpr uint32_t kBands = 256;  // of a sketch
constexpr int kSketchOne = 127;   // the byte that stands for a weight of 1: what a signed byte holds

// Rank 0 is the rarest term of all; of terms in equally many rows the lower column is the rarer.
class RankedRows {
 public:
  // Takes the place of `matrix`, whose arrays it puts in order (by swapping: Eigen 3.4 does not move sparse matrices). Linear but for the sorting of each row; 2 bytes an entry besides.
  // `matrix` is compressed.
  RankedRows(TermMatrix&& matrix, size_t threads);

  uint32_t size() const { return static_cast<uint32_t>(matrix_.rows()); }
  uint32_t ranks() const { return static_cast<uint32_t>(frequency_.size()); }
  // In how many rows the term of a rank is.
  uint32_t frequency(uint32_t rank) const { return frequency_[rank]; }
  // Entries of row r stand at [begin(r), begin(r + 1)), by ascending rank.
  uint32_t begin(uint32_t row) const { return static_cast<uint32_t>(matrix_.outerIndexPtr()[row]); }
  uint32_t end(uint32_t row) const { return begin(row + 1); }
  uint32_t rank(uint32_t entry) const { return static_cast<uint32_t>(matrix_.innerIndexPtr()[entry]); }
  float weight(uint32_t entry) const { return matrix_.valuePtr()[entry]; }
  [[gnu::always_inline]] void Fetch(uint32_t entry) const {
    __builtin_prefetch(matrix_.innerIndexPtr() + entry);
    __builtin_prefetch(matrix_.valuePtr() + entry);
  }
  const BandTerm* bands(uint32_t entry) const { return &bands_[entry]; }
  // Whether no weight is negative and no row longer than 1: then norms bound cosines.
  bool normalised() const { return normalised_; }

 private:
  TermMatrix matrix_;  // with ranks for columns
  std::vector<uint32_t> frequency_;
  std::unique_ptr<BandTerm[]> bands_;
  bool normalised_ = true;
};

}  // namespace silang::similarity

#endif  // SILANG_SIMILARITY_RANKED_ROWS_H_
