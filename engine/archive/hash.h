// A 64-bit hash that is the same on every machine and in every version: the archive's checksums, and its keys of terms.
#ifndef SILANG_ARCHIVE_HASH_H_
#define SILANG_ARCHIVE_HASH_H_

#include <cstdint>
#include <string_view>

namespace silang::archive {

// XXH64 with seed 0 (Y. Collet, "xxHash fast digest algorithm", specification 0.1.1). Some bytes a cycle.
uint64_t Hash64(std::string_view bytes);

}  // namespace silang::archive

#endif  // SILANG_ARCHIVE_HASH_H_
