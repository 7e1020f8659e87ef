// The table of words.
#include "similarity/vocabulary.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>

namespace silang::similarity {
namespace {

// With bytes to read behind it.
class Padded {
 public:
  explicit Padded(std::string word) : size_(word.size()), bytes_(std::move(word) + std::string(WordKey::kReadable, '~')) {}
  WordKey key() const { return WordKey::Of(std::string_view(bytes_).substr(0, size_)); }

 private:
  size_t size_;
  std::string bytes_;
};

TEST(Vocabulary, TellsWordsApart) {
  const struct {
    std::string name, one, other;
  } kRows[] = {
      {"one byte", "a", "b"},
      {"a longer word", "kapal", "kapall"},
      {"a zero behind", "kapal", std::string("kapal\0", 6)},
      {"the eighth byte", "abcdefg1", "abcdefg2"},
      {"the ninth", "abcdefgh1", "abcdefgh2"},
      {"eight bytes twice, and once", "abcdefghabcdefgh", "abcdefgh"},
      {"the middle of a long word", "abcdefgh1ijklmnop", "abcdefgh2ijklmnop"},
      {"the length of a middle that repeats", "abababababababababab", "ababababababababababab"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    const Padded one(row.one), other(row.other);
    Vocabulary<uint64_t> vocabulary;
    vocabulary.Find(one.key()).note = 1;
    vocabulary.Find(other.key()).note = 2;
    EXPECT_EQ(vocabulary.Find(one.key()).note, 1U);
    EXPECT_EQ(vocabulary.Find(other.key()).note, 2U);
    ASSERT_EQ(vocabulary.words().size(), 2U);
    EXPECT_EQ(vocabulary.words()[0], row.one);
    EXPECT_EQ(vocabulary.words()[1], row.other);
  }
}

// Two words of one hash are two words, wherever the hash comes from.
TEST(Vocabulary, ComparesWordsOfOneHash) {
  const Padded one("abcdefgh1ijklmnop"), other("abcdefgh2ijklmnop");
  WordKey same = other.key();
  same.hash = one.key().hash;
  Vocabulary<uint64_t> vocabulary;
  vocabulary.Find(one.key()).note = 1;
  vocabulary.Find(same).note = 2;
  EXPECT_EQ(vocabulary.words().size(), 2U);
  EXPECT_EQ(vocabulary.Find(one.key()).note, 1U);
  EXPECT_EQ(vocabulary.Find(same).note, 2U);
}

TEST(Vocabulary, AgreesWithAMap) {
  std::mt19937 random(11);
  std::map<std::string, uint64_t> expected;
  Vocabulary<uint64_t> vocabulary;
  for (int i = 0; i < 40000; ++i) {
    std::string word(1 + random() % 24, 'x');
    for (char& c : word) c = static_cast<char>('a' + random() % (random() % 3 == 0 ? 26 : 2));
    ++expected[word];
    ++vocabulary.Find(Padded(word).key()).note;
  }
  ASSERT_EQ(vocabulary.words().size(), expected.size());
  for (const auto& [word, times] : expected) EXPECT_EQ(vocabulary.Find(Padded(word).key()).note, times) << word;
  vocabulary.Clear();
  EXPECT_EQ(vocabulary.words().size(), 0U);
  EXPECT_EQ(vocabulary.Find(Padded("kapal").key()).note, 0U);
}

}  // namespace
}  // namespace silang::similarity
