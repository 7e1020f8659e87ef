// Words as numbers, with what is noted of each.
#ifndef SILANG_SIMILARITY_VOCABULARY_H_
#define SILANG_SIMILARITY_VOCABULARY_H_

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.h"

namespace silang::similarity {

// Strings one after the other.
struct StringList {
  std::string bytes;
  std::vector<size_t> begin = {0};  // one more than strings

  size_t size() const { return begin.size() - 1; }
  std::string_view operator[](size_t i) const { return std::string_view(bytes).substr(begin[i], begin[i + 1] - begin[i]); }
  void Add(std::string_view text) {
    bytes += text;
    begin.push_back(bytes.size());
  }
};

// A word on its way to its slot.
struct WordKey {
  static constexpr size_t kReadable = 8;  // bytes that can be read from the first of a word

  // REQUIRES: `word` is not empty, and kReadable bytes can be read from its first.
  static WordKey Of(std::string_view word) {
    const uint64_t head = Head(word), tail = word.size() > 8 ? Load(word.data() + word.size() - 8) : 0;
    uint64_t hash = Mix(head ^ 0xA0761D6478BD642FU, tail ^ HashSeed() ^ word.size());
    for (size_t at = 8; at + 8 < word.size(); at += 8) hash = Mix(hash ^ Load(word.data() + at), 0xE7037ED1A0B428DBU);
    return {word, head, tail, hash ^ hash >> 32};
  }

  std::string_view word;
  uint64_t head = 0, tail = 0;  // as in a slot
  uint64_t hash = 0;

 private:
  static uint64_t Load(const char* bytes) {
    uint64_t eight = 0;
    std::memcpy(&eight, bytes, sizeof eight);
    return eight;
  }
  // The first eight bytes in the order of memory, zeros behind a shorter word.
  static uint64_t Head(std::string_view word) {
    const uint64_t eight = Load(word.data());
    if (word.size() >= 8) return eight;
    const auto bits = static_cast<uint32_t>(8 * word.size());
    if constexpr (std::endian::native == std::endian::little) return eight & ((uint64_t{1} << bits) - 1);
    return eight & ~(~uint64_t{0} >> bits);
  }
};

// An open-addressing hash table made for one thing: a word is found, and what is noted of it, with one visit to memory. Words are
// compared whole: no text can make two of them one.
template <typename Note>
class Vocabulary {
 public:
  // Half a line of the cache. Words of up to sixteen bytes are all in it.
  struct Slot {
    uint64_t head = 0;  // the first eight bytes, zeros behind a shorter word
    uint64_t tail = 0;  // the last eight bytes of a longer one
    uint32_t id = 0;    // counted from 1; 0 in an empty slot
    uint32_t length = 0;
    Note note{};
  };
  static_assert(sizeof(Slot) == 32);

  Vocabulary() : slots_(kFirstSlots) {}

  // Fetches the slot, so that it is there when Find comes for it.
  [[gnu::always_inline]] void Prefetch(const WordKey& key) const { __builtin_prefetch(&slots_[key.hash & (slots_.size() - 1)]); }

  // New words are added in the order they come. The slot is good until the next call.
  Slot& Find(const WordKey& key) {
    for (size_t at = key.hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      Slot& slot = slots_[at];
      if (Holds(slot, key)) return slot;
      if (slot.id != 0) continue;
      if (2 * (words_.size() + 1) > slots_.size()) {
        Grow();
        return Find(key);
      }
      words_.Add(key.word);
      hashes_.push_back(key.hash);
      slot.head = key.head;
      slot.tail = key.tail;
      slot.id = static_cast<uint32_t>(words_.size());
      slot.length = static_cast<uint32_t>(key.word.size());
      return slot;
    }
  }

  // The slot of a word, if it is there.
  const Slot* FindOnly(const WordKey& key) const {
    size_t at = key.hash & (slots_.size() - 1);
    for (; slots_[at].id != 0; at = (at + 1) & (slots_.size() - 1)) {
      if (Holds(slots_[at], key)) return &slots_[at];
    }
    return nullptr;
  }

  // Calls visit(id, key) for the words in the slots [first, last), ids from 0. Words come in the order of their places, which in
  // another table is much the same: looking all of them up there walks through memory once.
  size_t slots() const { return slots_.size(); }
  template <typename Visit>
  void ForSlots(size_t first, size_t last, const Visit& visit) const {
    for (size_t at = first; at < last; ++at) {
      const Slot& slot = slots_[at];
      if (slot.id != 0) visit(slot.id - 1, WordKey{words_[slot.id - 1], slot.head, slot.tail, hashes_[slot.id - 1]});
    }
  }

  void Clear() { *this = Vocabulary(); }

  // Ids count from 0 here.
  const StringList& words() const { return words_; }
  StringList TakeWords() { return std::move(words_); }

 private:
  static constexpr size_t kFirstSlots = size_t{1} << 12;

  bool Holds(const Slot& slot, const WordKey& key) const {
    return slot.head == key.head && slot.tail == key.tail && slot.length == key.word.size() &&
           (key.word.size() <= 16 || words_[slot.id - 1] == key.word);
  }

  void Grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.id == 0) continue;
      size_t at = hashes_[slot.id - 1] & (slots_.size() - 1);
      while (slots_[at].id != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_;       // a power of two, at most half of them taken
  std::vector<uint64_t> hashes_;  // of the words
  StringList words_;
};

}  // namespace silang::similarity

#endif  // SILANG_SIMILARITY_VOCABULARY_H_
