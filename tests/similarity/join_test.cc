// CosineJoin against every pair of rows multiplied out.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "similarity/similarity.h"

namespace silang::similarity {
namespace {

// A row as (term, weight) pairs.
using Row = std::vector<std::pair<int, float>>;

TermMatrix Matrix(const std::vector<Row>& rows, int terms) {
  TermMatrix m(static_cast<Eigen::Index>(rows.size()), terms);
  std::vector<Eigen::Triplet<float, int32_t>> entries;
  for (size_t r = 0; r < rows.size(); ++r) {
    for (const auto& [term, weight] : rows[r]) entries.emplace_back(static_cast<int32_t>(r), term, weight);
  }
  m.setFromTriplets(entries.begin(), entries.end());
  return m;
}

// The join by its definition: all pairs, dense, in double.
std::vector<Pair> SlowJoin(const TermMatrix& rows, const std::vector<uint32_t>& source, const JoinOptions& options) {
  const Eigen::MatrixXd dense = Eigen::MatrixXf(rows).cast<double>();
  std::vector<Pair> all;
  for (uint32_t i = 0; i < dense.rows(); ++i) {
    for (uint32_t j = i + 1; j < dense.rows(); ++j) {
      double dot = 0;
      for (Eigen::Index c = 0; c < dense.cols(); ++c) dot += dense(i, c) * dense(j, c);
      if (source[i] != source[j] && dot > 0 && dot >= options.threshold - kRowRounding) {
        all.push_back({i, j, static_cast<float>(std::min(dot, 1.0))});
      }
    }
  }
  if (options.top <= 0) return all;
  std::set<std::pair<uint32_t, uint32_t>> best;
  for (uint32_t row = 0; row < dense.rows(); ++row) {
    std::vector<Pair> own;
    std::copy_if(all.begin(), all.end(), std::back_inserter(own), [&](const Pair& p) { return p.i == row || p.j == row; });
    std::sort(own.begin(), own.end(), [&](const Pair& a, const Pair& b) {
      return std::pair(-a.cosine, a.i == row ? a.j : a.i) < std::pair(-b.cosine, b.i == row ? b.j : b.i);
    });
    for (size_t k = 0; k < own.size() && k < static_cast<size_t>(options.top); ++k) best.emplace(own[k].i, own[k].j);
  }
  std::vector<Pair> kept;
  std::copy_if(all.begin(), all.end(), std::back_inserter(kept), [&](const Pair& p) { return best.contains({p.i, p.j}); });
  return kept;
}

std::string Show(const std::vector<Pair>& pairs) {
  std::string out;
  for (const Pair& p : pairs) out += std::to_string(p.i) + "-" + std::to_string(p.j) + " " + std::to_string(p.cosine) + "; ";
  return out;
}

TEST(CosineJoin, SmallCases) {
  const std::vector<Row> four = {{{0, 1}}, {{0, 0.6F}, {1, 0.8F}}, {}, {{1, 1}}};
  const struct {
    const char* name;
    std::vector<Row> rows;
    std::vector<uint32_t> source;
    JoinOptions options;
    std::vector<Pair> want;
  } kCases[] = {
      {"no rows", {}, {}, {}, {}},
      {"one row", {{{0, 1}}}, {0}, {}, {}},
      {"rows without terms", {{}, {}, {}}, {0, 1, 2}, {}, {}},
      {"one source only", four, {0, 0, 0, 0}, {}, {}},
      {"all sources apart", four, {0, 1, 2, 3}, {}, {{0, 1, 0.6F}, {1, 3, 0.8F}}},
      {"sources take turns", four, {0, 1, 0, 1}, {}, {{0, 1, 0.6F}}},
      {"the numbers of sources do not matter", four, {9, 4, 9, 4000000000}, {}, {{0, 1, 0.6F}, {1, 3, 0.8F}}},
      {"at the threshold", four, {0, 1, 2, 3}, {.threshold = 0.6}, {{0, 1, 0.6F}, {1, 3, 0.8F}}},
      {"within the rounding of a row", four, {0, 1, 2, 3}, {.threshold = 0.6000005}, {{0, 1, 0.6F}, {1, 3, 0.8F}}},
      {"above the threshold", four, {0, 1, 2, 3}, {.threshold = 0.60001}, {{1, 3, 0.8F}}},
      {"threshold 0 wants a shared term", four, {0, 1, 2, 3}, {.threshold = 0}, {{0, 1, 0.6F}, {1, 3, 0.8F}}},
      {"threshold 1", {{{0, 1}}, {{0, 1}}, {{0, 0.99F}}}, {0, 1, 2}, {.threshold = 1}, {{0, 1, 1}}},
      {"above 1 by rounding", {{{0, 1.0000001F}}, {{0, 1}}}, {0, 1}, {.threshold = 1}, {{0, 1, 1}}},
      {"a weight of 0", {{{0, 0}, {1, 1}}, {{0, 1}, {1, 1}}}, {0, 1}, {}, {{0, 1, 1}}},
      // Row 1's best is row 3, but the pair 0-1 is the best of row 0.
      {"top of either", four, {0, 1, 2, 3}, {.top = 1}, {{0, 1, 0.6F}, {1, 3, 0.8F}}},
      // Equal cosines: row 0 keeps the lowest partner, and the others keep row 0.
      {"ties", {{{0, 1}}, {{0, 1}}, {{0, 1}}}, {0, 1, 2}, {.top = 1}, {{0, 1, 1}, {0, 2, 1}}},
      {"more threads than rows", four, {0, 1, 2, 3}, {.threads = 64}, {{0, 1, 0.6F}, {1, 3, 0.8F}}},
      {"no threads", four, {0, 1, 2, 3}, {.threads = 0}, {{0, 1, 0.6F}, {1, 3, 0.8F}}},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.name);
    const TermMatrix rows = Matrix(c.rows, 2);
    const std::vector<Pair> got = CosineJoin(rows, c.source, c.options);
    EXPECT_EQ(got, c.want) << Show(got);
    EXPECT_EQ(SlowJoin(rows, c.source, c.options), c.want);
  }
}

TEST(CosineJoin, ReadsRowsThatAreNotCompressed) {
  TermMatrix rows(2, 3);
  rows.insert(0, 2) = 1;
  rows.insert(1, 2) = 1;
  ASSERT_FALSE(rows.isCompressed());
  EXPECT_EQ(CosineJoin(rows, {0, 1}, {}), (std::vector<Pair>{{0, 1, 1}}));
}

TEST(CosineJoinDeathTest, WantsASourceForEachRow) { EXPECT_DEATH(CosineJoin(Matrix({{{0, 1}}}, 1), {}, {}), ""); }

struct Random {
  const char* name;
  uint32_t rows;
  int terms;    // of the vocabulary
  int longest;  // row, in terms
  uint32_t sources;
  bool levels;  // weights of four levels only, so that cosines tie and fall on thresholds
};

std::vector<Row> RandomRows(const Random& c, std::mt19937* random) {
  std::vector<Row> rows(c.rows);
  for (Row& row : rows) {
    const int length = static_cast<int>((*random)() % (static_cast<uint32_t>(c.longest) + 1));  // some rows are empty
    std::vector<int> terms;
    for (int k = 0; k < length; ++k) {
      const double u = std::uniform_real_distribution<>(0, 1)(*random);
      terms.push_back(static_cast<int>(u * u * u * c.terms));  // few terms are frequent, many are rare
    }
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    double square = 0;
    for (const int term : terms) {
      const float weight = c.levels ? 1.0F : std::uniform_real_distribution<float>(0.1F, 3)(*random);
      row.emplace_back(term, weight);
      square += static_cast<double>(weight) * weight;
    }
    for (auto& [term, weight] : row) weight = static_cast<float>(weight / std::sqrt(square));
  }
  return rows;
}

TEST(CosineJoin, AgreesWithTheOracleOnRandomRows) {
  const Random kCases[] = {
      {"few rows, few terms", 12, 4, 5, 3, false},       {"ties", 90, 12, 4, 4, true},
      {"ties in two sources", 130, 6, 4, 2, true},       {"one source", 40, 10, 5, 1, true},
      {"each row a source", 150, 60, 12, 150, false},    {"several chunks", 300, 500, 25, 6, false},
      {"a term that all rows have", 200, 2, 2, 5, true},
  };
  std::mt19937 random(20250904);
  for (const Random& c : kCases) {
    SCOPED_TRACE(c.name);
    const TermMatrix rows = Matrix(RandomRows(c, &random), c.terms);
    std::vector<uint32_t> source(c.rows);
    for (uint32_t& s : source) s = random() % c.sources;
    for (const double threshold : {1e-9, 0.2, 0.25, 0.5, 0.7071067811865476, 1.0}) {
      for (const int top : {0, 1, 2, 7, 1000}) {
        SCOPED_TRACE("threshold " + std::to_string(threshold) + " top " + std::to_string(top));
        const std::vector<Pair> want = SlowJoin(rows, source, {.threshold = threshold, .top = top});
        for (const int threads : {1, 2, 3}) {
          // The very same floats, whatever the threads.
          EXPECT_EQ(CosineJoin(rows, source, {.threshold = threshold, .top = top, .threads = threads}), want);
        }
      }
    }
  }
}

}  // namespace
}  // namespace silang::similarity
