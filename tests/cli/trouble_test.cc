// What is wrong with input or arguments: exit 2, nothing on standard output, one line that names the place and the remedy.
#include <algorithm>
#include <iterator>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/cli/run.h"

namespace silang {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

std::string Digits(const std::string& text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

class TroubleTest : public ::testing::Test {
 protected:
  TroubleTest() {
    folder_.Write("a.txt", "Four boats sank off the cape on 3 March 2024, the coast guard said.\n");
    folder_.Write("b.txt", "Six boats sank off the cape on 3 March 2024, the coast guard said.\n");
    folder_.Write("empty.txt", "");
    folder_.Write("latin.txt", "Caf\xE9 burned down.\n");
    folder_.Write("binary.txt", std::string_view("ELF\0\1\2", 6));
    folder_.Write("broken.jsonl", "{\"text\":\"Four boats sank.\"}\n{\"text\":\n");
    folder_.Write("deep.jsonl", std::string(100000, '['));
    folder_.Write("same.jsonl", "{\"id\":\"x\",\"text\":\"Four boats sank.\"}\n{\"id\":\"x\",\"text\":\"Six boats sank.\"}\n");
    folder_.Write("list", "a.txt\nmissing.txt\n");
    folder_.Write("pairs.tsv", "A\tFour boats sank.\nno tab here\n");
    folder_.Write("bad.tsv", "A\tFour boats sank\xFF.\n");
    folder_.Write("\x1b[31m.txt", "");
    folder_.Make("nothing");
  }

  testing::Folder folder_;
};

TEST_F(TroubleTest, Rows) {
  const struct {
    std::string name, arguments, input;
    std::vector<std::string> says;
  } kRows[] = {
      {"missing file", "compare a.txt missing.txt", "", {"missing.txt: no such file"}},
      {"folder without sources", "compare nothing", "", {"nothing: ", "*.txt"}},
      {"not UTF-8", "compare a.txt latin.txt", "", {"latin.txt: byte 3: "}},
      {"not UTF-8 on standard input", "compare -", "ab\xFF", {"-: byte 2: "}},
      {"empty", "compare a.txt empty.txt", "", {"empty.txt"}},
      {"empty standard input", "read -", "", {"-: "}},
      {"binary", "compare binary.txt a.txt", "", {"binary.txt: byte 3: ", "NUL"}},
      {"two sources with one id", "compare same.jsonl", "", {"'x'"}},
      {"broken JSON Lines", "compare broken.jsonl", "", {"broken.jsonl", "byte 3"}},
      {"deep JSON", "compare deep.jsonl", "", {"deep.jsonl", "64 levels"}},
      {"a missing file of a list", "compare @list", "", {"missing.txt"}},
      {"standard input twice", "compare - -", "Four boats sank.", {"'-'"}},
      {"control characters in a name", "compare '\x1b[31m.txt'", "", {"[31m.txt"}},
      {"no subcommand", "", "", {"silang --help"}},
      {"unknown subcommand", "contrast a.txt", "", {"no command contrast", "compare, claims"}},
      {"no source", "compare", "", {"no source"}},
      {"unknown option", "compare --fast a.txt", "", {"--fast", "silang compare --help"}},
      {"threshold above 1", "compare --threshold=1.5 a.txt", "", {"--threshold=1.5", "from 0.01 to 1"}},
      {"threshold below 0", "compare --threshold=-0.1 a.txt", "", {"--threshold=-0.1", "from 0.01 to 1"}},
      {"threshold that is no number", "align --threshold=nan a.txt", "", {"--threshold=nan", "from 0.01 to 1"}},
      {"number with something behind", "align --threshold=0.5x a.txt", "", {"--threshold=0.5x"}},
      {"confidence above 1", "compare --min-confidence=2 a.txt", "", {"--min-confidence=2", "from 0 to 1"}},
      {"negative top", "align --top=-1 a.txt", "", {"--top=-1", "whole number from 0 to 1000000"}},
      {"half a top", "align --top=1.5 a.txt", "", {"--top=1.5", "whole number"}},
      {"too many threads", "compare --threads=100000 a.txt", "", {"--threads=100000", "from 0 to 256"}},
      {"a number beyond any", "compare --threads=99999999999999999999 a.txt", "", {"from 0 to 256"}},
      {"unknown format", "compare --format=xml a.txt", "", {"--format=xml", "text, json, jsonl"}},
      {"unknown relation", "compare --fail-on=agree a.txt", "", {"--fail-on=agree", "conflict, differs, none"}},
      {"unknown colour", "compare --color=blue a.txt", "", {"--color=blue", "auto, always, never"}},
      {"no language code", "compare --language=english_us a.txt", "", {"--language=english_us", "BCP 47"}},
      {"no time", "compare --reference-time=yesterday a.txt", "", {"--reference-time=yesterday", "ISO 8601"}},
      {"a day that does not exist", "compare --reference-time=2024-02-30 a.txt", "", {"--reference-time=2024-02-30"}},
      {"explain without a finding", "explain", "", {"FINDING"}},
      {"unknown finding", "explain Fnone a.txt b.txt", "", {"no finding Fnone"}},
      {"lines and sources", "claims --lines a.txt", "", {"--lines and SOURCE"}},
      {"a line that is not UTF-8", "claims --lines", "Four boats sank.\n\nSix boa\xFFts sank.\n", {"line 2", "byte 7"}},
      {"a binary line", "claims --lines", std::string("Four\n\0x\n", 8), {"line 1", "byte 0"}},
      {"lines from a folder", "claims --lines < nothing", "", {"standard input"}},
      {"missing TSV", "align --tsv missing.tsv", "", {"missing.tsv"}},
      {"TSV without a tab", "align --tsv pairs.tsv", "", {"pairs.tsv: byte 19: ", "line 1"}},
      {"TSV that is not UTF-8", "align --tsv bad.tsv", "", {"bad.tsv, line 0", "byte 17: "}},
      {"empty TSV", "align --tsv empty.txt", "", {"empty.txt"}},
      {"TSV and sources", "align --tsv pairs.tsv a.txt", "", {"--tsv and SOURCE"}},
      {"full disk", "schema > /dev/full", "", {"standard output"}},
      {"full disk after a comparison", "compare --fail-on=none a.txt b.txt > /dev/full", "", {"standard output"}},
      {"closed output", "schema >&-", "", {"standard output"}},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    testing::Result result = folder_.Run(row.arguments, row.input);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.error, StartsWith("silang: "));
    EXPECT_EQ(std::count(result.error.begin(), result.error.end(), '\n'), 1) << result.error;
    EXPECT_EQ(result.error.find('\x1b'), std::string::npos);
    for (const std::string& says : row.says) EXPECT_THAT(result.error, HasSubstr(says));
    // In Indonesian it says the same: other words, the same numbers.
    testing::Result indonesian = folder_.RunWith("LANG=id_ID.UTF-8", row.arguments, row.input);
    EXPECT_EQ(indonesian.exit_code, 2);
    EXPECT_EQ(indonesian.out, "");
    EXPECT_EQ(std::count(indonesian.error.begin(), indonesian.error.end(), '\n'), 1) << indonesian.error;
    EXPECT_NE(indonesian.error, result.error);
    EXPECT_EQ(Digits(indonesian.error), Digits(result.error)) << indonesian.error;
  }
}

// A line that is wrong after many that are right: none of them is printed.
TEST_F(TroubleTest, LinesAreAllOrNothing) {
  std::string input;
  for (int i = 0; i < 20000; ++i) input += "Four boats sank.\n";
  testing::Result result = folder_.Run("claims --lines", input + "\xFF\n");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.error, HasSubstr("line 20000"));
}

}  // namespace
}  // namespace silang
