// L2AP, for comparison: D. C. Anastasiu and G. Karypis, "L2AP: Fast cosine similarity search with prefix L-2 norm bounds",
// ICDE 2014. One thread, as in the paper.
#ifndef SILANG_BENCH_PEERS_L2AP_H_
#define SILANG_BENCH_PEERS_L2AP_H_

#include <vector>

#include "similarity/similarity.h"

namespace silang::peers {

// All pairs of rows with cosine >= threshold, by i, then j. Rows have length 1, no weight is negative.
std::vector<similarity::Pair> L2ap(const similarity::TermMatrix& rows, double threshold);

}  // namespace silang::peers

#endif  // SILANG_BENCH_PEERS_L2AP_H_
