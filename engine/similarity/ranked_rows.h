// Rows as the join reads them: terms by how rare they are, the rarest first.
#ifndef SILANG_SIMILARITY_RANKED_ROWS_H_
#define SILANG_SIMILARITY_RANKED_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "similarity/similarity.h"

namespace silang::similarity {

// A term of a row. Rank 0 is the rarest term of all; of terms in equally many rows the lower column is the rarer.
struct RankedTerm {
  uint32_t rank;
  float weight;
};

// The same term in a sketch (sketch.h): its band, and the weight rounded up. A row of these is one line of the cache.
struct BandTerm {
  uint8_t band;
  uint8_t weight;
};

constexpr uint32_t kBands = 256;  // of a sketch
constexpr int kSketchOne = 127;   // the byte that stands for a weight of 1: what a signed byte holds

class RankedRows {
 public:
  // Linear but for the sorting of each row; 10 bytes an entry. `matrix` is compressed.
  RankedRows(const TermMatrix& matrix, size_t threads);

  uint32_t size() const { return static_cast<uint32_t>(begin_.size()) - 1; }
  uint32_t ranks() const { return static_cast<uint32_t>(frequency_.size()); }
  // In how many rows the term of a rank is.
  uint32_t frequency(uint32_t rank) const { return frequency_[rank]; }
  // Entries of row r stand at [begin(r), begin(r + 1)), by ascending rank.
  uint32_t begin(uint32_t row) const { return begin_[row]; }
  const RankedTerm& operator[](uint32_t entry) const { return entries_[entry]; }
  std::span<const RankedTerm> row(uint32_t r) const { return {&entries_[begin_[r]], begin_[r + 1] - begin_[r]}; }
  const BandTerm* bands(uint32_t entry) const { return &bands_[entry]; }
  // Whether no weight is negative and no row longer than 1: then norms bound cosines.
  bool normalised() const { return normalised_; }

 private:
  std::vector<uint32_t> begin_;
  std::vector<uint32_t> frequency_;
  std::unique_ptr<RankedTerm[]> entries_;
  std::unique_ptr<BandTerm[]> bands_;
  bool normalised_ = true;
};

}  // namespace silang::similarity

#endif  // SILANG_SIMILARITY_RANKED_ROWS_H_
