// Words as numbers, with what is counted of each.
#ifndef SILANG_SIMILARITY_VOCABULARY_H_
#define SILANG_SIMILARITY_VOCABULARY_H_

#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include "similarity/word_rows.h"

namespace silang::similarity {

// An open-addressing hash table made for one thing: a word is found, and its place in a row with it, with one visit to memory.
class Vocabulary {
 public:
  // Half a line of the cache. Words of up to sixteen bytes are all in it.
  struct Slot {
    uint64_t head = 0;  // the first eight bytes, zeros behind a shorter word
    uint64_t tail = 0;  // the last eight bytes of a longer one
    uint32_t id = 0;    // counted from 1; 0 in an empty slot
    uint32_t length = 0;
    uint32_t row = std::numeric_limits<uint32_t>::max();  // the last row that has the word,
    uint32_t entry = 0;                                   // and where it counts the word
  };

  // A word on its way to its slot.
  struct Key {
    std::string_view word;
    uint64_t head, tail;
    uint64_t hash;
  };

  Vocabulary();

  // Fetches the slot, so that it is there when Find comes for it. `word` is not empty, holds no NUL, and eight bytes can be
  // read from its first.
  Key Prepare(std::string_view word) const;
  // New words are added in the order they come. The slot is good until the next call.
  Slot& Find(const Key& key);

  // Ids count from 0 here.
  const StringList& words() const { return words_; }
  StringList TakeWords() { return std::move(words_); }

 private:
  void Grow();

  std::vector<Slot> slots_;       // a power of two, at most half of them taken
  std::vector<uint64_t> hashes_;  // of the words
  StringList words_;
};

}  // namespace silang::similarity

#endif  // SILANG_SIMILARITY_VOCABULARY_H_
