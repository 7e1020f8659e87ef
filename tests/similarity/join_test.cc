// CosineJoin, and each way of joining on each instruction set, against every pair of rows multiplied out.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "similarity/joins.h"
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

// Every row times every other, dense, in double.
Eigen::MatrixXd SlowProduct(const TermMatrix& rows) {
  const Eigen::MatrixXd dense = Eigen::MatrixXf(rows).cast<double>();
  Eigen::MatrixXd product(dense.rows(), dense.rows());
  for (Eigen::Index i = 0; i < dense.rows(); ++i) {
    for (Eigen::Index j = i + 1; j < dense.rows(); ++j) {
      double dot = 0;
      for (Eigen::Index c = 0; c < dense.cols(); ++c) dot += dense(i, c) * dense(j, c);
      product(i, j) = dot;
    }
  }
  return product;
}

// The join by its definition: all pairs of the product.
std::vector<Pair> SlowJoin(const Eigen::MatrixXd& product, const std::vector<uint32_t>& source, const JoinOptions& options) {
  std::vector<Pair> all;
  for (uint32_t i = 0; i < product.rows(); ++i) {
    for (uint32_t j = i + 1; j < product.rows(); ++j) {
      const double dot = product(i, j);
      if (source[i] != source[j] && dot > 0 && dot >= options.threshold - kRowRounding) {
        all.push_back({i, j, static_cast<float>(std::min(dot, 1.0))});
      }
    }
  }
  if (options.top <= 0) return all;
  std::set<std::pair<uint32_t, uint32_t>> best;
  for (uint32_t row = 0; row < product.rows(); ++row) {
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

std::vector<Pair> Join(const TermMatrix& rows, const std::vector<uint32_t>& source, const JoinOptions& options) {
  const absl::StatusOr<std::vector<Pair>> pairs = CosineJoin(rows, source, options);
  EXPECT_TRUE(pairs.ok()) << pairs.status();
  return pairs.ok() ? *pairs : std::vector<Pair>();
}

// By the rarest term whatever the number of rows; without a kernel by adding all up.
std::vector<Pair> JoinWith(const SketchKernel* kernel, const TermMatrix& matrix, const std::vector<uint32_t>& source,
                           const JoinOptions& options) {
  const auto threads = static_cast<size_t>(options.threads);
  const RankedRows rows(TermMatrix(matrix), threads);
  EXPECT_TRUE(rows.normalised());
  const JoinInput input{&rows, source.data(), options.threshold - kRowRounding, threads};
  PairSink sink(rows.size(), input.least, options.top, options.most_bytes);
  if (kernel != nullptr) {
    RarestTermJoin(input, *kernel, &sink);
  } else {
    PlainJoin(input, &sink);
  }
  EXPECT_FALSE(sink.full());
  return sink.Release(threads);
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
    const std::vector<Pair> got = Join(rows, c.source, c.options);
    EXPECT_EQ(got, c.want) << Show(got);
    EXPECT_EQ(SlowJoin(SlowProduct(rows), c.source, c.options), c.want);
  }
}

TEST(CosineJoin, ReadsRowsThatAreNotCompressed) {
  TermMatrix rows(2, 3);
  rows.insert(0, 2) = 1;
  rows.insert(1, 2) = 1;
  ASSERT_FALSE(rows.isCompressed());
  EXPECT_EQ(Join(rows, {0, 1}, {}), (std::vector<Pair>{{0, 1, 1}}));
}

TEST(CosineJoinDeathTest, WantsASourceForEachRow) { EXPECT_DEATH(CosineJoin(Matrix({{{0, 1}}}, 1), {}, {}).IgnoreError(), ""); }

TEST(CosineJoin, SaysWhatToDoBeforeItTakesMoreMemoryThanItMay) {
  const std::vector<Row> same(600, Row{{0, 1}});
  const TermMatrix rows = Matrix(same, 1);
  std::vector<uint32_t> source(same.size());
  std::iota(source.begin(), source.end(), 0U);
  const struct {
    const char* name;
    int top;
    uint64_t most_bytes;
    bool fits;
  } kCases[] = {
      {"179,700 pairs of 24 bytes", 0, 5 << 20, true},
      {"no room for them", 0, 4 << 20, false},
      {"two of each row", 2, 1 << 20, true},
      {"no room for the best as they come", 64, 1 << 19, false},
      {"no room for the rows", 1, 1 << 10, false},
      {"the best of more than are kept in order", 65, 10 << 20, true},
      {"no room for all, to pick from", 65, 5 << 20, false},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.name);
    for (const double threshold : {0.01, 0.5}) {  // by either join
      const auto pairs =
          CosineJoin(rows, source, {.threshold = threshold, .top = c.top, .threads = 2, .most_bytes = c.most_bytes});
      ASSERT_EQ(pairs.ok(), c.fits) << pairs.status();
      if (c.fits) {
        EXPECT_EQ(pairs->size(),
                  c.top == 0 ? 179700U : 600U * static_cast<uint32_t>(c.top) - static_cast<uint32_t>(c.top * (c.top + 1) / 2));
      } else {
        EXPECT_NE(std::string(pairs.status().message()).find("--top"), std::string::npos) << pairs.status();
      }
    }
  }
}

TEST(CosineJoin, RowsThatAreNotOfLengthOneAreAddedUp) {
  std::vector<Row> rows(700);
  for (size_t r = 0; r < rows.size(); ++r) rows[r] = {{static_cast<int>(r % 100), r % 7 == 0 ? 3.0F : -0.5F}, {100, 0.25F}};
  const TermMatrix matrix = Matrix(rows, 101);
  std::vector<uint32_t> source(rows.size());
  std::iota(source.begin(), source.end(), 0U);
  const std::vector<Pair> want = SlowJoin(SlowProduct(matrix), source, {.threshold = 0.3});
  for (const int threads : {1, 2, 7}) EXPECT_EQ(Join(matrix, source, {.threshold = 0.3, .threads = threads}), want) << threads;
}

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
      {"a term that all rows have", 200, 2, 2, 5, true}, {"rows longer than a sketch has bands", 60, 4000, 700, 60, false},
  };
  std::mt19937 random(20250904);
  for (const Random& c : kCases) {
    SCOPED_TRACE(c.name);
    std::vector<Row> drawn = RandomRows(c, &random);
    if (drawn.size() > 100) std::copy_n(drawn.begin(), 20, drawn.begin() + 50);  // duplicates
    const TermMatrix rows = Matrix(drawn, c.terms);
    const Eigen::MatrixXd product = SlowProduct(rows);
    std::vector<uint32_t> source(c.rows);
    for (uint32_t& s : source) s = random() % c.sources;
    for (const double threshold : {0.0, 1e-9, 0.2, 0.25, 0.5, 0.7071067811865476, 1.0}) {
      for (const int top : {0, 1, 2, 7, 1000}) {
        SCOPED_TRACE("threshold " + std::to_string(threshold) + " top " + std::to_string(top));
        const std::vector<Pair> want = SlowJoin(product, source, {.threshold = threshold, .top = top});
        // The very same floats, whatever the threads, the way and the instructions.
        JoinOptions options{.threshold = threshold, .top = top};
        for (const int threads : {1, 2, 3, 7}) {
          options.threads = threads;
          EXPECT_EQ(Join(rows, source, options), want);
          EXPECT_EQ(JoinWith(&SketchKernels().front(), rows, source, options), want) << threads;
        }
        options.threads = 2;
        for (const SketchKernel& kernel : SketchKernels()) {
          EXPECT_EQ(JoinWith(&kernel, rows, source, options), want) << kernel.name;
        }
      }
    }
  }
}

// Enough rows that CosineJoin takes the rarest terms, lists are put in order, and one list takes several tiles.
TEST(CosineJoin, BothWaysAgreeOnManyRows) {
  std::mt19937 random(7);
  const Random kCases[] = {{"sentences", 5000, 3000, 20, 5000, false}, {"a few long lists", 4000, 8, 4, 300, true}};
  for (const Random& c : kCases) {
    SCOPED_TRACE(c.name);
    const TermMatrix rows = Matrix(RandomRows(c, &random), c.terms);
    std::vector<uint32_t> source(c.rows);
    for (uint32_t& s : source) s = random() % c.sources;
    for (const double threshold : {0.3, 0.8}) {
      for (const int top : {0, 3}) {
        if (c.levels && top == 0) continue;  // millions of pairs
        JoinOptions options{.threshold = threshold, .top = top, .threads = 2};
        const std::vector<Pair> want = JoinWith(nullptr, rows, source, options);
        EXPECT_FALSE(want.empty());
        for (const int threads : {1, 2, 7}) {
          options.threads = threads;
          EXPECT_TRUE(Join(rows, source, options) == want) << threads;
        }
        options.threads = 1;
        for (const SketchKernel& kernel : SketchKernels())
          EXPECT_TRUE(JoinWith(&kernel, rows, source, options) == want) << kernel.name;
      }
    }
  }
}

// Each set of instructions sets the same bits: what this machine lacks is skipped.
TEST(Sketch, KernelsSetTheSameBits) {
  const auto kernels = SketchKernels();
  ASSERT_FALSE(kernels.empty());
  EXPECT_STREQ(kernels.back().name, "scalar");
  if (kernels.size() == 1) GTEST_SKIP() << "this processor has neither AVX2 nor AVX-512 VNNI";
  std::mt19937 random(3);
  constexpr uint32_t kBlocks = 11;
  std::vector<SketchBlock> blocks(kBlocks);
  std::vector<uint64_t> masks(kBlocks * kLanes);
  for (uint32_t k = 0; k < kBlocks * kLanes; ++k) {
    if (k % kLanes == 0) blocks[k / kLanes].Clear();
    if (k % 17 == 5) continue;  // a lane that is not used
    std::vector<BandTerm> terms(random() % (k % 5 == 0 ? 300 : 30));
    for (BandTerm& term : terms) term = {static_cast<uint8_t>(random()), static_cast<uint8_t>(random() % 128)};
    masks[k] = blocks[k / kLanes].Set(k % kLanes, terms, static_cast<float>(random() % 1000) / 500);
  }
  for (uint32_t k = 0; k < kBlocks * kLanes; ++k) {
    SketchQuery query;
    query.Read(blocks[k / kLanes], k % kLanes, masks[k]);
    for (const uint32_t count : {1U, 3U, 4U, kBlocks}) {
      std::vector<uint16_t> want(kBlocks), got(kBlocks);
      kernels.back().function(query, blocks.data(), count, want.data());
      for (const SketchKernel& kernel : kernels) {
        kernel.function(query, blocks.data(), count, got.data());
        EXPECT_EQ(got, want) << kernel.name;
      }
    }
  }
}

}  // namespace
}  // namespace silang::similarity
