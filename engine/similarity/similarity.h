// Which sentences speak of the same thing: terms, TF-IDF rows, cosine pairs.
#ifndef SILANG_SIMILARITY_SIMILARITY_H_
#define SILANG_SIMILARITY_SIMILARITY_H_

#include <Eigen/SparseCore>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "text/analysis.h"

namespace silang::similarity {

// A row for each sentence, a column for each term, in order of first occurrence; rows have length 1 (or 0 without terms).
using TermMatrix = Eigen::SparseMatrix<float, Eigen::RowMajor, int32_t>;

// The terms of tokens [first, last): folded words, by lemma or stem as the language has them; stop words are left out,
// negation and number words never are; numbers stand as digits ("15.000" in Indonesian and "15,000" in English: "15000");
// a reduplication ("anak-anak") counts once. Linear.
std::vector<std::string> Terms(std::string_view text, const text::Analysis& analysis, uint32_t first, uint32_t last);
// The term of a word that is all of a text; empty for a stop word.
std::string TermOf(const text::Word& word);

// TF-IDF with the term frequency 1 + ln tf and the smoothed document frequency ln((1 + n) / (1 + df)) + 1, rows
// normalised to Euclidean length 1 (Salton & Buckley 1988; the smoothing is scikit-learn's). `sentences` are the terms of each.
TermMatrix TfIdf(const std::vector<std::vector<std::string>>& sentences);

struct Pair {
  uint32_t i = 0;  // i < j, rows
  uint32_t j = 0;
  float cosine = 0;
  friend bool operator==(const Pair&, const Pair&) = default;
};

// Rows are floats: a cosine that falls short of the threshold by less than this has reached it, so that sentences with the
// same terms are a pair at threshold 1.
constexpr double kRowRounding = 1e-6;

struct JoinOptions {
  double threshold = 0.2;  // pairs with cosine >= threshold; at 0 all with a cosine > 0
  int top = 0;             // of each row, the best `top` only (a pair stays if it is among the best of either); 0: all
  int threads = 1;
  uint64_t most_bytes = uint64_t{4} << 30;  // of memory besides the rows
};

// All pairs of rows of different sources, ordered by i, then j. Exact: each cosine is the dot product in double, summed from
// the rarest shared term on. `source` names the source of each row. Of two pairs of a row with one cosine, that with the lower
// partner is the better. The result does not depend on threads or machine.
// Method and cost: joins.h; for real text the time grows with the power 1.5 of the rows at threshold 0.3, 1.3 at 0.5. Memory:
// the rows, which are put in another order, and 2 bytes an entry, 96 bytes a row, 8 * top bytes a row or (where `top` is 0 or
// above 64) 24 to 40 bytes a pair; where that would take more than `most_bytes`, an error says what to change.
// REQUIRES: source.size() == rows.
absl::StatusOr<std::vector<Pair>> CosineJoin(TermMatrix&& rows, const std::vector<uint32_t>& source, const JoinOptions& options);
inline absl::StatusOr<std::vector<Pair>> CosineJoin(const TermMatrix& rows, const std::vector<uint32_t>& source,
                                                    const JoinOptions& options) {
  return CosineJoin(TermMatrix(rows), source, options);
}

}  // namespace silang::similarity

#endif  // SILANG_SIMILARITY_SIMILARITY_H_
