#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "base/cancel.h"
#include "similarity/similarity.h"

namespace silang::similarity {
namespace {

// How often a term occurs in a sentence.
struct Count {
  int32_t column;
  int32_t times;
};

}  // namespace

TermMatrix TfIdf(const std::vector<std::vector<std::string>>& sentences) {
  absl::flat_hash_map<std::string_view, int32_t> columns;
  std::vector<int32_t> document_frequency;
  std::vector<Count> counts;  // of all sentences, one after the other
  std::vector<size_t> ends;   // where the counts of each sentence end
  ends.reserve(sentences.size());
  std::vector<int32_t> row;
  for (const std::vector<std::string>& sentence : sentences) {
    CheckCancelledAt(ends.size());
    row.clear();
    for (const std::string& term : sentence) {
      const auto [it, added] = columns.try_emplace(term, static_cast<int32_t>(columns.size()));
      if (added) document_frequency.push_back(0);
      row.push_back(it->second);
    }
    std::sort(row.begin(), row.end());
    for (size_t i = 0, next = 0; i < row.size(); i = next) {
      while (next < row.size() && row[next] == row[i]) ++next;
      counts.push_back({row[i], static_cast<int32_t>(next - i)});
      ++document_frequency[row[i]];
    }
    ends.push_back(counts.size());
  }

  const double n = static_cast<double>(sentences.size());
  std::vector<double> idf(document_frequency.size());
  for (size_t c = 0; c < idf.size(); ++c) idf[c] = std::log((1 + n) / (1.0 + document_frequency[c])) + 1;

  TermMatrix matrix(static_cast<Eigen::Index>(sentences.size()), static_cast<Eigen::Index>(columns.size()));
  matrix.resizeNonZeros(static_cast<Eigen::Index>(counts.size()));
  std::vector<double> weights;
  for (size_t r = 0, begin = 0; r < sentences.size(); begin = ends[r], ++r) {
    weights.clear();
    double square = 0;
    for (size_t k = begin; k < ends[r]; ++k) {
      const double weight = (1 + std::log(static_cast<double>(counts[k].times))) * idf[counts[k].column];
      weights.push_back(weight);
      square += weight * weight;
    }
    const double length = std::sqrt(square);
    for (size_t k = begin; k < ends[r]; ++k) {
      matrix.innerIndexPtr()[k] = counts[k].column;
      matrix.valuePtr()[k] = static_cast<float>(weights[k - begin] / length);
    }
    matrix.outerIndexPtr()[r + 1] = static_cast<int32_t>(ends[r]);
  }
  return matrix;
}

}  // namespace silang::similarity
