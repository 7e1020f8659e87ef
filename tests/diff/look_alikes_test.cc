// Which look-alikes are told together.
#include "diff/look_alikes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>

namespace silang::diff {
namespace {

LookAlike Pair(uint32_t a, uint32_t b, double probability, uint32_t sort = 0) {
  return {a, b, probability, sort, static_cast<uint64_t>(a) << 32 | b};
}

bool NeverApart(uint32_t, uint32_t) { return false; }

// The sides of each finding, in the order in which they are told.
std::string Told(const std::vector<LookAlike>& pairs, const std::function<bool(uint32_t, uint32_t)>& apart = NeverApart) {
  std::string told;
  for (const LookAlikes& together : FoldLookAlikes(pairs, apart)) {
    std::vector<uint32_t> sides;
    for (size_t pair : together.by) {
      for (uint32_t side : {pairs[pair].a, pairs[pair].b}) {
        if (std::find(sides.begin(), sides.end(), side) == sides.end()) sides.push_back(side);
      }
    }
    if (!told.empty()) told += " | ";
    for (size_t i = 0; i < sides.size(); ++i) told.append(i > 0 ? " " : "").append(std::to_string(sides[i]));
  }
  return told;
}

TEST(LookAlikes, Tables) {
  struct Row {
    const char* name;
    std::vector<LookAlike> pairs;
    const char* told;
  };
  const Row rows[] = {
      {"none", {}, ""},
      {"a likely pair", {Pair(1, 2, 0.5)}, "1 2"},
      {"an unlikely one", {Pair(1, 2, 0.3)}, ""},
      {"three that all look alike", {Pair(1, 2, 0.5), Pair(2, 3, 0.4), Pair(1, 3, 0.1)}, "1 2 3"},
      {"none likely, but one of them", {Pair(1, 2, 0.2), Pair(2, 3, 0.2), Pair(1, 3, 0.2)}, "1 2 3"},
      {"two that both look like a third", {Pair(1, 2, 0.5), Pair(2, 3, 0.45)}, "1 2 | 2 3"},
      {"of two sorts", {Pair(1, 2, 0.5), Pair(2, 3, 0.5, 1), Pair(1, 3, 0.5, 1)}, "1 2 | 1 3 | 2 3"},
      {"two that look alike in another way", {Pair(1, 2, 0.5), Pair(1, 3, 0.45), Pair(2, 3, 0.4, 1)}, "1 2 | 1 3 | 2 3"},
      {"what is not told with some may be told with others",
       {Pair(1, 2, 0.2), Pair(1, 3, 0.1), Pair(2, 3, 0.1), Pair(3, 4, 0.1), Pair(3, 5, 0.1), Pair(4, 5, 0.1), Pair(1, 4, 0.1),
        Pair(1, 5, 0.1)},
       "1 3 4 5"},
      {"no pair twice",
       {Pair(1, 2, 0.9), Pair(1, 3, 0.8), Pair(2, 3, 0.7), Pair(2, 4, 0.6), Pair(3, 4, 0.5)},
       "1 2 3 | 2 4 | 3 4"},
      {"as likely: by the tie", {Pair(3, 4, 0.5), Pair(1, 2, 0.5)}, "1 2 | 3 4"},
  };
  for (const Row& row : rows) EXPECT_EQ(Told(row.pairs), row.told) << row.name;
}

TEST(LookAlikes, SixSidesAtMost) {
  std::vector<LookAlike> pairs;
  for (uint32_t a = 1; a <= 8; ++a) {
    for (uint32_t b = a + 1; b <= 8; ++b) pairs.push_back(Pair(a, b, 0.5));
  }
  EXPECT_EQ(Told(pairs), "1 2 3 4 5 6 | 1 7 8 | 2 7 | 2 8 | 3 7 | 3 8 | 4 7 | 4 8 | 5 7 | 5 8 | 6 7 | 6 8");
}

TEST(LookAlikes, SixteenOfASideAtMost) {
  std::vector<LookAlike> pairs;
  for (uint32_t b = 1; b <= 20; ++b) pairs.push_back(Pair(0, b, 0.5));
  EXPECT_EQ(FoldLookAlikes(pairs, NeverApart).size(), 16U);
}

TEST(LookAlikes, TwoOfOneSourceStandBesideEachOther) {
  const std::vector<LookAlike> pairs = {Pair(1, 2, 0.5), Pair(1, 3, 0.45)};
  EXPECT_EQ(Told(pairs), "1 2 | 1 3");
  EXPECT_EQ(Told(pairs, [](uint32_t a, uint32_t b) { return std::max(a, b) == 3 && std::min(a, b) == 2; }), "1 2 3");
}

TEST(LookAlikes, TheProbabilityIsThatOfAnyPair) {
  const auto together = FoldLookAlikes({Pair(1, 2, 0.5), Pair(2, 3, 0.4), Pair(1, 3, 0.2)}, NeverApart);
  ASSERT_EQ(together.size(), 1U);
  EXPECT_DOUBLE_EQ(together[0].probability, 1 - 0.5 * 0.6 * 0.8);
}

// Whatever the order of the pairs: the same is told, no pair twice, never more than six sides, and each two of them are a pair.
TEST(LookAlikes, AtRandom) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<LookAlike> pairs;
    std::set<std::pair<uint32_t, uint32_t>> known;
    for (uint32_t a = 0; a < 12; ++a) {
      for (uint32_t b = a + 1; b < 12; ++b) {
        if (random() % 10 >= (round % 2 == 0 ? 4U : 9U)) continue;  // few and many
        pairs.push_back(Pair(a, b, static_cast<double>(random() % 100) / 100, random() % 4 == 0 ? 1U : 0U));
        known.emplace(a, b);
      }
    }
    const std::string told = Told(pairs);
    std::set<std::pair<uint32_t, uint32_t>> seen;
    for (const LookAlikes& together : FoldLookAlikes(pairs, NeverApart)) {
      std::set<uint32_t> sides;
      for (size_t pair : together.by) sides.insert({pairs[pair].a, pairs[pair].b});
      EXPECT_EQ(sides.size(), together.by.size() + 1);
      EXPECT_LE(sides.size(), 6U);
      for (uint32_t a : sides) {
        for (uint32_t b : sides) {
          if (a >= b) continue;
          EXPECT_TRUE(known.contains({a, b}));
          EXPECT_TRUE(seen.emplace(a, b).second) << a << " and " << b << " are told twice";
        }
      }
    }
    std::shuffle(pairs.begin(), pairs.end(), random);
    EXPECT_EQ(Told(pairs), told);
  }
}

}  // namespace
}  // namespace silang::diff
