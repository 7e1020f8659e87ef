#include "text/words.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <thread>
#include <vector>

#include "text/analysis.h"

namespace silang::text {
namespace {

const languages::LanguagePack& Indonesian() {
  static const auto packs = languages::PackSet::BuiltIn();
  return (*packs)->Find("id");
}

const Word* Get(WordTable* table, std::string_view written) { return table->Get(written, WordTable::Hash(written)); }

TEST(WordTable, FormsOfOneWordShareIt) {
  WordTable table(Indonesian());
  const Word* word = Get(&table, "mengirim");
  ASSERT_NE(word, nullptr);
  for (const char* written : {"Mengirim", "MENGIRIM", "mengirim"}) EXPECT_EQ(Get(&table, written), word) << written;
  EXPECT_NE(Get(&table, "dikirim"), word);
}

TEST(WordTable, KnowsOfAWordWhatTheTextSaysOfIt) {
  WordTable table(Indonesian());
  for (const char* written : {"mengirim", "tentara", "seribu", "ditembak", "sejam", "Kamis", "15", "zzyzx"}) {
    SCOPED_TRACE(written);
    const Word* word = Get(&table, written);
    ASSERT_NE(word, nullptr);
    const std::string text(written);
    const Analysis analysis(text, {0, static_cast<uint32_t>(text.size())}, Indonesian());
    ASSERT_EQ(analysis.size(), 1u);
    EXPECT_EQ(analysis.Topics(0), word->topics);
    EXPECT_EQ(analysis.HitsAt(0).size(), word->alone.size());
    EXPECT_EQ(analysis.token(0).number_word, word->number.has_value());
    EXPECT_EQ(analysis.token(0).one_of_a_unit, word->one_of != nullptr);
    TopicSet topics = 0;
    for (const Hit& hit : word->alone) topics |= Bit(hit.entry->topic);
    EXPECT_EQ(topics, word->topics);
  }
}

TEST(WordTable, EndsWhereItIsFull) {
  WordTable table(Indonesian(), 8);
  std::vector<const Word*> kept;
  for (int i = 0; i < 8; ++i) kept.push_back(Get(&table, "kata" + std::string(1, static_cast<char>('a' + i))));
  EXPECT_EQ(Get(&table, "lain"), nullptr) << "no place is left";
  EXPECT_EQ(Get(&table, std::string(WordTable::kLongest + 1, 'x')), nullptr) << "too long";
  for (int i = 0; i < 8; ++i) EXPECT_EQ(Get(&table, "kata" + std::string(1, static_cast<char>('a' + i))), kept[i]);
  EXPECT_EQ(table.Make("Lain").folded, "lain");
}

// Words that the table has no place for are the text's own, once each.
TEST(WordTable, LongWordsAreTheTextsOwn) {
  const std::string small(WordTable::kLongest + 6, 'a'), capital(WordTable::kLongest + 6, 'A');
  const std::string text = small + " " + capital + " kata " + small;
  const Analysis analysis(text, {0, static_cast<uint32_t>(text.size())}, Indonesian());
  ASSERT_EQ(analysis.size(), 4u);
  EXPECT_EQ(analysis.token(0).word, analysis.token(1).word);
  EXPECT_EQ(analysis.token(0).word, analysis.token(3).word);
  EXPECT_NE(analysis.token(0).word, analysis.token(2).word);
  EXPECT_EQ(analysis.folded(1), small);
}

TEST(WordTable, ThreadsFindTheSameWords) {
  constexpr int kThreads = 4, kWords = 300;
  WordTable table(Indonesian());
  std::vector<std::string> written;
  for (int i = 0; i < kWords; ++i) written.push_back("kata" + std::to_string(i % 200) + (i % 3 == 0 ? "Nya" : "an"));
  std::vector<std::vector<const Word*>> found(kThreads, std::vector<const Word*>(kWords));
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < kWords; ++i) {
        const int k = (i + t * 71) % kWords;
        found[t][k] = Get(&table, written[k]);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (int t = 1; t < kThreads; ++t) EXPECT_EQ(found[t], found[0]);
}

}  // namespace
}  // namespace silang::text
