// Rows of bare sentences against a plain count of the same words, and against scikit-learn's.
#include "similarity/word_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "unicode/words.h"

namespace silang::similarity {
namespace {

WordRows Rows(const std::vector<std::string>& sentences, int threads) {
  return WordTfIdf(std::vector<std::string_view>(sentences.begin(), sentences.end()), threads);
}

std::vector<std::string> Strings(const StringList& list) {
  std::vector<std::string> out;
  for (size_t i = 0; i < list.size(); ++i) out.emplace_back(list[i]);
  return out;
}

TEST(WordRows, AsScikitLearn) {
  const WordRows got = Rows({"Gempa di kota, gempa di rumah", "RUMAH rusak 15.000 x kota", "", "x y", "Rusak"}, 1);
  EXPECT_THAT(Strings(got.words), testing::ElementsAre("gempa", "di", "kota", "rumah", "rusak", "15", "000"));
  // TfidfVectorizer() of scikit-learn 1.9.1, columns in order of first occurrence.
  const double kWant[5][7] = {
      {0.655761244, 0.655761244, 0.264532021, 0.264532021, 0, 0, 0},
      {0, 0, 0.405800823, 0.405800823, 0.405800823, 0.502979660, 0.502979660},
      {0, 0, 0, 0, 0, 0, 0},
      {0, 0, 0, 0, 0, 0, 0},
      {0, 0, 0, 0, 1, 0, 0},
  };
  for (int r = 0; r < 5; ++r) {
    for (int c = 0; c < 7; ++c) EXPECT_NEAR(got.rows.coeff(r, c), kWant[r][c], 1e-6) << r << ", " << c;
  }
}

TEST(WordRows, NothingToCount) {
  EXPECT_EQ(Rows({}, 2).rows.rows(), 0);
  const WordRows got = Rows({"", "a", "."}, 2);
  EXPECT_EQ(got.rows.rows(), 3);
  EXPECT_EQ(got.rows.cols(), 0);
  EXPECT_EQ(got.words.size(), 0U);
}

// Words short and long, that share beginnings and ends, in sentences short and long.
std::vector<std::string> RandomSentences(size_t count, std::mt19937* random) {
  std::vector<std::string> sentences(count);
  for (std::string& sentence : sentences) {
    const size_t words = (*random)() % 50 == 0 ? 200 : (*random)() % 25;
    for (size_t w = 0; w < words; ++w) {
      const auto number = static_cast<uint32_t>(3000 * std::pow(static_cast<double>((*random)()) / 4294967296.0, 3));
      sentence += std::string(number % 23, 'a') + std::to_string(number) + std::string(number % 7 * 3, 'z') + ' ';
    }
  }
  return sentences;
}

TEST(WordRows, AgreeWithAPlainCountForAnyNumberOfThreads) {
  std::mt19937 random(11);
  const std::vector<std::string> sentences = RandomSentences(20000, &random);
  std::map<std::string, int> column, frequency;
  std::vector<std::string> words;
  std::vector<std::map<int, int>> counts(sentences.size());
  unicode::WordFinder finder;
  for (size_t s = 0; s < sentences.size(); ++s) {
    finder.FindByIcu(sentences[s]);
    for (const auto& word : finder.words()) {
      const std::string text(finder.Text(word));
      if (column.emplace(text, static_cast<int>(column.size())).second) words.push_back(text);
      if (counts[s][column[text]]++ == 0) ++frequency[text];
    }
  }
  std::vector<float> weights;
  std::vector<int32_t> columns;
  for (const auto& row : counts) {
    double square = 0;
    const auto weight = [&](int c, int times) {
      return times *
             (std::log((1.0 + static_cast<double>(sentences.size())) / (1.0 + frequency[words[static_cast<size_t>(c)]])) + 1);
    };
    for (const auto& [c, times] : row) square += weight(c, times) * weight(c, times);
    for (const auto& [c, times] : row) {
      columns.push_back(c);
      weights.push_back(static_cast<float>(weight(c, times) / std::sqrt(square)));
    }
  }
  for (const int threads : {1, 2, 3, 7}) {
    SCOPED_TRACE(threads);
    const WordRows got = Rows(sentences, threads);
    EXPECT_TRUE(Strings(got.words) == words);
    ASSERT_EQ(got.rows.nonZeros(), static_cast<Eigen::Index>(columns.size()));
    EXPECT_TRUE(std::equal(columns.begin(), columns.end(), got.rows.innerIndexPtr()));
    double most = 0;
    for (size_t k = 0; k < weights.size(); ++k) most = std::max<double>(most, std::abs(weights[k] - got.rows.valuePtr()[k]));
    EXPECT_LT(most, 1e-6);
    size_t end = 0;
    for (size_t s = 0; s < counts.size(); ++s)
      ASSERT_EQ(got.rows.outerIndexPtr()[s + 1], static_cast<int32_t>(end += counts[s].size()));
  }
}

TEST(WordRows, TheVeryBytesForAnyNumberOfThreads) {
  std::mt19937 random(12);
  const std::vector<std::string> sentences = RandomSentences(30000, &random);
  const WordRows one = Rows(sentences, 1);
  for (const int threads : {2, 3, 7}) {
    const WordRows more = Rows(sentences, threads);
    EXPECT_TRUE(Strings(more.words) == Strings(one.words));
    ASSERT_EQ(more.rows.nonZeros(), one.rows.nonZeros());
    EXPECT_TRUE(std::equal(one.rows.valuePtr(), one.rows.valuePtr() + one.rows.nonZeros(), more.rows.valuePtr()));
    EXPECT_TRUE(std::equal(one.rows.innerIndexPtr(), one.rows.innerIndexPtr() + one.rows.nonZeros(), more.rows.innerIndexPtr()));
  }
}

}  // namespace
}  // namespace silang::similarity
