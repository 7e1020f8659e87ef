// Which sentences speak of the same thing: terms, TF-IDF rows, cosine pairs.
#ifndef SILANG_SIMILARITY_SIMILARITY_H_
#define SILANG_SIMILARITY_SIMILARITY_H_

#include <Eigen/SparseCore>
#include <cstdint>
#include <string>
#include <vector>

#include "text/analysis.h"

namespace silang::similarity {

// A row for each sentence, a column for each term, in order of first occurrence; rows have length 1 (or 0 without terms).
using TermMatrix = Eigen::SparseMatrix<float, Eigen::RowMajor, int32_t>;

// The terms of tokens [first, last): folded words, by lemma or stem as the language has them; stop words are left out,
// negation and number words never are; numbers stand as digits.
std::vector<std::string> Terms(std::string_view text, const text::Analysis& analysis, uint32_t first, uint32_t last);

// TF-IDF with the term frequency 1 + ln tf and the smoothed document frequency ln((1 + n) / (1 + df)) + 1, rows
// normalised to Euclidean length 1 (Salton & Buckley 1988; the smoothing is scikit-learn's). `sentences` are the terms of each.
TermMatrix TfIdf(const std::vector<std::vector<std::string>>& sentences);

struct Pair {
  uint32_t i = 0;  // i < j, rows
  uint32_t j = 0;
  float cosine = 0;
  friend bool operator==(const Pair&, const Pair&) = default;
};

struct JoinOptions {
  double threshold = 0.2;  // pairs with cosine >= threshold, > 0
  int top = 0;             // of each row, the best `top` only (a pair stays if it is among the best of either); 0: all
  int threads = 1;
};

// All pairs of rows of different sources, ordered by i, then j. Exact. Cost: the sum over terms of df².
// The result does not depend on the number of threads. REQUIRES: source.size() == rows.
std::vector<Pair> CosineJoin(const TermMatrix& rows, const std::vector<uint32_t>& source, const JoinOptions& options);

}  // namespace silang::similarity

#endif  // SILANG_SIMILARITY_SIMILARITY_H_
