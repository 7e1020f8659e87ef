// Rows of bare sentences, word by word as they stand: no language, no stems, no stop words.
#ifndef SILANG_SIMILARITY_WORD_ROWS_H_
#define SILANG_SIMILARITY_WORD_ROWS_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "similarity/similarity.h"
#include "similarity/vocabulary.h"

namespace silang::similarity {

// Not to be copied or moved lightly: Eigen 3.4 copies sparse matrices in either case.
struct WordRows {
  TermMatrix rows;
  StringList words;  // of the columns, in order of first occurrence
};

// TF-IDF of words (unicode/words.h) with the plain term frequency and the smoothed document frequency
// ln((1 + n) / (1 + df)) + 1, rows normalised to Euclidean length 1: what scikit-learn's TfidfVectorizer makes of `sentences`
// by default, but for the order of the columns. Linear, in two passes; memory: 12 bytes an entry, and the vocabulary once for each
// thread. The result does not depend on the number of threads. REQUIRES: valid UTF-8, less than 2^31 entries.
WordRows WordTfIdf(std::span<const std::string_view> sentences, int threads);

}  // namespace silang::similarity

#endif  // SILANG_SIMILARITY_WORD_ROWS_H_
