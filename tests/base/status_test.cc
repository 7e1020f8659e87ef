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

TEST(Status, PartsAreThoseOfTheMessage) {
  const struct {
    std::string name;
    absl::Status status;
    std::string file, at, what, remedy, around;
  } kRows[] = {
      {"file and byte", InputError("a: b", 17, "not UTF-8", "convert it"), "a: b", ": byte 17", "not UTF-8", "convert it", ""},
      {"file", InputError("a", std::nullopt, "empty", ""), "a", "", "empty", "", ""},
      {"line", LineError("a", 3, "unknown key x", "there are y; z"), "a", ":3", "unknown key x", "there are y; z", ""},
      {"option", OptionError("--top is -1", "give 0 or more"), "", "", "--top is -1", "give 0 or more", ""},
      {"a line that names a file", LineError("list", 2, InputError("a", 1, "empty", "x")), "a", ": byte 1", "empty", "x",
       "list:2: "},
      {"a NUL within", OptionError(std::string("key a\0b", 7), "drop it"), "", "", "key a?b", "drop it", ""},
      {"any other", absl::InternalError("a: b; c"), "", "", "a: b; c", "", ""},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    const ErrorParts parts = PartsOf(row.status);
    EXPECT_EQ(parts.file, row.file);
    EXPECT_EQ(parts.at, row.at);
    EXPECT_EQ(parts.what, row.what);
    EXPECT_EQ(parts.remedy, row.remedy);
    EXPECT_EQ(parts.around, row.around);
    EXPECT_EQ(Message(MadeOf(parts)), Message(row.status));
  }
}

}  // namespace
}  // namespace silang
