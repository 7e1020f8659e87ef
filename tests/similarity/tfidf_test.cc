// TfIdf against values worked out by hand and against scikit-learn's.
#include <gtest/gtest.h>

#include <cmath>
#include <sstream>
#include <string>
#include <vector>

#include "similarity/similarity.h"

namespace silang::similarity {
namespace {

std::vector<std::string> Words(const std::string& sentence) {
  std::istringstream in(sentence);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

TermMatrix Weigh(const std::vector<std::string>& sentences) {
  std::vector<std::vector<std::string>> terms;
  for (const std::string& sentence : sentences) terms.push_back(Words(sentence));
  return TfIdf(terms);
}

TEST(TfIdf, ValuesByHand) {
  // Two sentences; "a" is in both (idf 1), "b" and "c" in one (idf ln(3/2) + 1); "b" stands twice (1 + ln 2).
  const TermMatrix m = Weigh({"a b b", "a c"});
  ASSERT_EQ(m.rows(), 2);
  ASSERT_EQ(m.cols(), 3);
  const double rare = std::log(1.5) + 1, b = (1 + std::log(2)) * rare;
  EXPECT_NEAR(m.coeff(0, 0), 1 / std::sqrt(1 + b * b), 1e-7);
  EXPECT_NEAR(m.coeff(0, 1), b / std::sqrt(1 + b * b), 1e-7);
  EXPECT_EQ(m.coeff(0, 2), 0);
  EXPECT_NEAR(m.coeff(1, 0), 1 / std::sqrt(1 + rare * rare), 1e-7);
  EXPECT_NEAR(m.coeff(1, 2), rare / std::sqrt(1 + rare * rare), 1e-7);
}

TEST(TfIdf, AsScikitLearn) {
  const TermMatrix m = Weigh({"gempa kota gempa rumah", "rumah rusak 15000 kota gempa gempa gempa", "tidak rusak", "", "hujan"});
  // TfidfVectorizer(sublinear_tf=True, token_pattern=r"\S+", lowercase=False) of scikit-learn 1.2.1, columns in order of
  // first occurrence: gempa, kota, rumah, rusak, 15000, tidak, hujan.
  const double kWant[5][7] = {
      {0.767494567, 0.453294655, 0.453294655, 0, 0, 0, 0},
      {0.701862500, 0.334441242, 0.334441242, 0.334441242, 0.414531299, 0, 0},
      {0, 0, 0, 0.627913762, 0, 0.778282923, 0},
      {0, 0, 0, 0, 0, 0, 0},
      {0, 0, 0, 0, 0, 0, 1},
  };
  ASSERT_EQ(m.rows(), 5);
  ASSERT_EQ(m.cols(), 7);
  for (int r = 0; r < 5; ++r) {
    for (int c = 0; c < 7; ++c) EXPECT_NEAR(m.coeff(r, c), kWant[r][c], 1e-7) << r << ", " << c;
  }
}

TEST(TfIdf, RowsHaveLengthOneOrNone) {
  const TermMatrix m = Weigh({"a b c a", "", "d", "a a a a a d", ""});
  const double kWant[] = {1, 0, 1, 1, 0};
  for (int r = 0; r < m.rows(); ++r) EXPECT_NEAR(m.row(r).norm(), kWant[r], 1e-6) << r;
}

TEST(TfIdf, IsACompressedMatrixWithAscendingColumns) {
  const TermMatrix m = Weigh({"x y z", "z x", "y w z"});
  ASSERT_TRUE(m.isCompressed());
  EXPECT_EQ(m.nonZeros(), 8);
  for (int r = 0; r < m.rows(); ++r) {
    int last = -1;
    for (TermMatrix::InnerIterator it(m, r); it; ++it) {
      EXPECT_GT(it.col(), last);
      last = static_cast<int>(it.col());
    }
  }
}

TEST(TfIdf, NothingToWeigh) {
  EXPECT_EQ(Weigh({}).rows(), 0);
  const TermMatrix empty = Weigh({"", ""});
  EXPECT_EQ(empty.rows(), 2);
  EXPECT_EQ(empty.cols(), 0);
  EXPECT_TRUE(CosineJoin(empty, {0, 1}, {}).value().empty());
}

TEST(TfIdf, SentencesWithTheSameTermsMeetAtThresholdOne) {
  const TermMatrix m = Weigh({"a b c d e f g", "g f e d c b a", "a b c d e f", "h"});
  const std::vector<Pair> pairs = CosineJoin(m, {0, 1, 2, 3}, {.threshold = 1}).value();
  ASSERT_EQ(pairs.size(), 1U);
  EXPECT_EQ(pairs[0].i, 0U);
  EXPECT_EQ(pairs[0].j, 1U);
  EXPECT_LE(pairs[0].cosine, 1);
}

}  // namespace
}  // namespace silang::similarity
