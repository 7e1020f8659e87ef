#include "archive/hash.h"

#include "gtest/gtest.h"

namespace silang::archive {
namespace {

// The values are those of the reference implementation.
TEST(Hash, IsXxh64) {
  const struct {
    std::string_view name, bytes;
    uint64_t hash;
  } kRows[] = {
      {"nothing", "", 0xEF46DB3751D8E999},
      {"a byte", "a", 0xD24EC4F1A98C6E5B},
      {"three bytes", "abc", 0x44BC2CF5AD770999},
      {"six bytes", "xxhash", 0x32DD38952C4BC720},
      {"more than 32 bytes", "Nobody inspects the spammish repetition", 0xFBCEA83C8A378BF1},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Hash64(row.bytes), row.hash);
  }
}

}  // namespace
}  // namespace silang::archive
