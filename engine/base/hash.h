// Hashing of words that come from outside. No result may depend on a hash: its seed differs from run to run.
#ifndef SILANG_BASE_HASH_H_
#define SILANG_BASE_HASH_H_

#include <cstdint>

namespace silang {

// A product of 64 bits folded, after wyhash (Wang Yi 2019).
inline uint64_t Mix(uint64_t a, uint64_t b) {
  __extension__ using Product = unsigned __int128;
  const Product product = static_cast<Product>(a) * b;
  return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
}

// Where the program happens to lie in memory, so that nobody can write a text whose words all meet.
inline uint64_t HashSeed() {
  static const char kSomewhere = 0;
  return reinterpret_cast<uintptr_t>(&kSomewhere) * 0x9E3779B97F4A7C15U;
}

}  // namespace silang

#endif  // SILANG_BASE_HASH_H_
