#include "similarity/vocabulary.h"

#include <bit>
#include <cstring>

#include "base/hash.h"

namespace silang::similarity {
namespace {

constexpr size_t kFirstSlots = size_t{1} << 12;

uint64_t Load(const char* bytes) {
  uint64_t eight = 0;
  std::memcpy(&eight, bytes, sizeof eight);
  return eight;
}

// The first eight bytes in the order of memory, zeros behind a shorter word.
uint64_t Head(std::string_view word) {
  const uint64_t eight = Load(word.data());
  if (word.size() >= 8) return eight;
  const auto bits = static_cast<uint32_t>(8 * word.size());
  if constexpr (std::endian::native == std::endian::little) return eight & ((uint64_t{1} << bits) - 1);
  return eight & ~(~uint64_t{0} >> bits);
}

uint64_t Hash(std::string_view word, uint64_t head, uint64_t tail) {
  uint64_t hash = Mix(head ^ 0xA0761D6478BD642FU, tail ^ HashSeed() ^ word.size());
  for (size_t at = 8; at + 8 < word.size(); at += 8) hash = Mix(hash ^ Load(word.data() + at), 0xE7037ED1A0B428DBU);
  return hash ^ hash >> 32;
}

}  // namespace

Vocabulary::Vocabulary() : slots_(kFirstSlots) {}

Vocabulary::Key Vocabulary::Prepare(std::string_view word) const {
  const uint64_t head = Head(word), tail = word.size() > 8 ? Load(word.data() + word.size() - 8) : 0;
  const uint64_t hash = Hash(word, head, tail);
  __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
  return {word, head, tail, hash};
}

Vocabulary::Slot& Vocabulary::Find(const Key& key) {
  for (size_t at = key.hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
    Slot& slot = slots_[at];
    if (slot.head == key.head && slot.tail == key.tail && slot.length == key.word.size() &&
        (key.word.size() <= 16 || words_[slot.id - 1] == key.word)) {
      return slot;
    }
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

void Vocabulary::Grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.id == 0) continue;
    size_t at = hashes_[slot.id - 1] & (slots_.size() - 1);
    while (slots_[at].id != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

}  // namespace silang::similarity
