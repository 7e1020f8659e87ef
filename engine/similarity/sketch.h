// Upper bounds of dot products, sixteen at a time: rows as bytes in hashed bands.
//
// A row is folded into 256 bands of 7 bits, band = rank mod 256, weights rounded up; terms that meet in a band are added. No
// weight is negative, so the dot product of two sketches is at least that of the rows. A sentence fills a dozen bands, which
// next to one another share words of four: the product of one row with sixteen others takes a dozen instructions that
// multiply and add 64 bytes (AVX-512 VNNI), each of which loads the word's bytes of all sixteen.
#ifndef SILANG_SIMILARITY_SKETCH_H_
#define SILANG_SIMILARITY_SKETCH_H_

#include <array>
#include <cstdint>
#include <span>

#include "similarity/ranked_rows.h"

namespace silang::similarity {

constexpr uint32_t kLanes = 16;  // rows of a block
constexpr uint32_t kWords = kBands / 4;
// What rounding may take from a bound: subtracted from whatever a bound is held against.
constexpr float kBoundRounding = 2e-5F;

// The sketches of sixteen rows, word by word, with the least cosine of use to each.
struct alignas(64) SketchBlock {
  std::array<uint8_t, kWords * kLanes * 4> bands;
  std::array<float, kLanes> least;

  void Clear() {
    bands.fill(0);
    least.fill(0);
  }
  // Fills an empty lane; returns a bit for each word that is not 0.
  uint64_t Set(uint32_t lane, std::span<const BandTerm> terms, float least_cosine);
};

// One row as a sequence of the words that are not 0.
struct SketchQuery {
  struct Word {
    uint32_t offset;  // in SketchBlock::bands
    uint32_t bands;   // four of them
  };
  std::array<Word, kWords> words;
  uint32_t count = 0;
  float least = 0;

  // Takes over lane `lane` of `block`, whose words are `mask`.
  void Read(const SketchBlock& block, uint32_t lane, uint64_t mask);
};

// Sets bit L of masks[b] if the product of the sketches reaches the lesser of query.least and blocks[b].least[L].
using SketchFunction = void (*)(const SketchQuery& query, const SketchBlock* blocks, uint32_t count, uint16_t* masks);

struct SketchKernel {
  const char* name;
  SketchFunction function;
};

// What this machine can run, best first; the last is portable C++.
std::span<const SketchKernel> SketchKernels();

}  // namespace silang::similarity

#endif  // SILANG_SIMILARITY_SKETCH_H_
