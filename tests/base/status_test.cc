#include "base/status.h"

#include <gtest/gtest.h>

namespace silang {
namespace {

TEST(Status, Messages) {
  EXPECT_EQ(Message(InputError("a.txt", 17, "not UTF-8", "convert the file")), "a.txt: byte 17: not UTF-8; convert the file");
  EXPECT_EQ(Message(InputError("a.txt", std::nullopt, "empty", "")), "a.txt: empty");
  EXPECT_EQ(Message(LineError("id/reading.txt", 3, "an empty form")), "id/reading.txt:3: an empty form");
  EXPECT_EQ(Message(OptionError("--top is -1", "give 0 or more")), "--top is -1; give 0 or more");
}

TEST(Status, NamesCannotBreakTheLine) {
  EXPECT_EQ(Message(InputError("a\nb\x1b[31m", std::nullopt, "empty", "")), "a?b?[31m: empty");
  EXPECT_EQ(Message(LineError("", 1, "x")), "(no name):1: x");
}

}  // namespace
}  // namespace silang
