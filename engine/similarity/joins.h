// The two ways to join rows, behind CosineJoin. Both find the same pairs, with the same floats: a cosine is the sum, in double,
// of the products of the shared terms, the rarest first.
#ifndef SILANG_SIMILARITY_JOINS_H_
#define SILANG_SIMILARITY_JOINS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "similarity/pair_sink.h"
#include "similarity/ranked_rows.h"
#include "similarity/sketch.h"

namespace silang::similarity {

struct JoinInput {
  const RankedRows* rows;
  const uint32_t* source;  // of each row
  double least;            // what a cosine must reach
  size_t threads;
};

// Adds up all products of each row with the rows above it. Cost: the sum over terms of df²; memory: 8 bytes a row and thread.
void PlainJoin(const JoinInput& input, PairSink* sink);

// Looks at a pair only where the rarest term of both is, and only as far as norms and sketches allow that it reaches `least`.
// Memory: 44 bytes a row; a thread: 1 MB and 4 bytes a term. REQUIRES: rows->normalised().
void RarestTermJoin(const JoinInput& input, const SketchKernel& kernel, PairSink* sink);

}  // namespace silang::similarity

#endif  // SILANG_SIMILARITY_JOINS_H_
