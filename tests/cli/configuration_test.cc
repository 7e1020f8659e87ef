// Options by default from a file: which file, what counts before what, what is wrong with it; and output to a file.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/cli/run.h"

namespace silang {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class ConfigurationTest : public ::testing::Test {
 protected:
  ConfigurationTest() {
    folder_.Write("a.txt", "Four boats sank off the cape on 3 March 2024, the coast guard said.\n");
    folder_.Write("b.txt", "Six boats sank off the cape on 3 March 2024, the coast guard said.\n");
    folder_.Make(".config/silang");
    folder_.Make("elsewhere/silang");
    folder_.Make("conf");
  }

  testing::Folder folder_;
};

TEST_F(ConfigurationTest, WhichFileCounts) {
  const struct {
    std::string name, here, home, named, arguments, top;
  } kRows[] = {
      {"none", "", "", "", "", "top = 0\n"},
      {"of the home folder", "", "top = 2", "", "", "top = 2\n"},
      {"of this folder before that", "top = 3", "top = 2", "", "", "top = 3\n"},
      {"that of this folder alone", "threads = 1", "top = 2", "", "", "top = 0\n"},
      {"the one named before both", "top = 3", "top = 2", "top = 4", "--config=conf/named.toml", "top = 4\n"},
      {"none wanted", "top = 3", "top = 2", "", "--no-config", "top = 0\n"},
      {"the command line before the file", "top = 3", "", "", "--top=5", "top = 5\n"},
      {"the command line, with what is the default", "top = 3", "", "", "--top=0", "top = 0\n"},
      {"a section before what stands above", "top = 3\n[compare]\ntop = 6", "", "", "", "top = 6\n"},
      {"a section of another command", "top = 3\n[align]\ntop = 6", "", "", "", "top = 3\n"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    folder_.Remove("silang.toml");
    folder_.Remove(".config/silang/config.toml");
    if (!row.here.empty()) folder_.Write("silang.toml", row.here);
    if (!row.home.empty()) folder_.Write(".config/silang/config.toml", row.home);
    if (!row.named.empty()) folder_.Write("conf/named.toml", row.named);
    const testing::Result result = folder_.Run("compare --print-config " + row.arguments);
    EXPECT_EQ(result.exit_code, 0) << result.error;
    EXPECT_THAT(result.out, HasSubstr("\n" + row.top));
  }
}

TEST_F(ConfigurationTest, WhatIsPrintedIsAConfiguration) {
  folder_.Write("silang.toml",
                "fail-on = \"none\"\nreference-time = 2025-09-04\nthreshold = 0.3\n[compare]\nformat = \"csv\"\n"
                "archive = \"a \\\"b\\\\\"\n[archive]\nlanguage = \"id\"\n");
  for (const std::string command :
       {"", "compare", "claims", "align", "read", "explain", "archive add", "archive query", "archive status", "archive check"}) {
    SCOPED_TRACE(command);
    const testing::Result printed = folder_.Run(command + " --print-config");
    EXPECT_EQ(printed.exit_code, 0) << printed.error;
    folder_.Write("again.toml", printed.out);
    EXPECT_EQ(folder_.Run(command + " --config=again.toml --print-config").out, printed.out);
    EXPECT_THAT(printed.out, HasSubstr("\nfail-on = \"none\"\n"));
    EXPECT_THAT(printed.out, HasSubstr("\nreference-time = \"2025-09-04\"\n"));
  }
  EXPECT_THAT(folder_.Run("archive query --no-config --print-config").out, HasSubstr("\ntop = 10\n"));
}

TEST_F(ConfigurationTest, OptionsDoWhatTheyDoOnTheCommandLine) {
  folder_.Write("silang.toml", "format = \"markdown\"\n");
  EXPECT_EQ(folder_.Run("compare a.txt b.txt").out, folder_.Run("compare --no-config --format=markdown a.txt b.txt").out);
  EXPECT_EQ(folder_.Run("compare a.txt b.txt").exit_code, 1);
  // A form of compare alone says nothing of other commands.
  EXPECT_EQ(folder_.Run("claims a.txt").out, folder_.Run("claims --no-config a.txt").out);
  folder_.Write("silang.toml", "fail-on = \"none\"\ndays = 3\n");
  EXPECT_EQ(folder_.Run("compare a.txt b.txt").exit_code, 0);
  EXPECT_EQ(folder_.Run("--config=silang.toml compare a.txt b.txt").exit_code, 0);
  // A folder is sought beside the file that names it.
  folder_.Write("conf/silang.toml", "archive = \"desk\"\n");
  EXPECT_EQ(folder_.Run("archive add conf/desk b.txt").exit_code, 0);
  EXPECT_THAT(folder_.Run("compare --config=conf/silang.toml a.txt").out, HasSubstr("Six boats"));
}

TEST_F(ConfigurationTest, Trouble) {
  const struct {
    std::string name, file;
    std::vector<std::string> says;
  } kRows[] = {
      {"no TOML", "top = 3\nthreads 4\n", {"silang.toml:2: ", "--print-config"}},
      {"a string without an end", "format = \"text\n", {"silang.toml:1: "}},
      {"not UTF-8", "language = \"\xFF\"\n", {"silang.toml:1: "}},
      {"a key twice", "top = 1\ntop = 2\n", {"silang.toml:2: "}},
      {"a table within tables without end", "a = " + std::string(100000, '['), {"silang.toml:1: "}},
      {"an unknown key", "# words\n\ntreshold = 0.3\n", {"silang.toml:3: unknown key treshold", "did you mean threshold?"}},
      {"an unknown key that is like none", "speed = 1\n", {"silang.toml:1: unknown key speed", "fail-on, min-confidence"}},
      {"an unknown key of a section", "[claims]\nx = 1\n", {"silang.toml:2: unknown key x"}},
      {"an unknown section", "[comparee]\n", {"silang.toml:1: unknown section [comparee]", "did you mean compare?"}},
      {"an option of another command", "[claims]\ndays = 1\n", {"silang.toml:2: days is no option of claims"}},
      {"an option of the command line", "output = \"x\"\n", {"silang.toml:1: output", "--output"}},
      {"a value out of range", "threads = 1000\n", {"silang.toml:1: threads = 1000", "from 0 to 256"}},
      {"no number", "threshold = nan\n", {"silang.toml:1: threshold = nan", "from 0.01 to 1"}},
      {"an unknown choice",
       "\n[compare]\nformat = \"xml\"\n",
       {"silang.toml:3: format = xml", "text, json, jsonl, html, markdown"}},
      {"a string for a number", "threads = \"2\"\n", {"silang.toml:1: threads is a string", "a whole number"}},
      {"half a thread", "threads = 1.5\n", {"silang.toml:1: threads is a number", "a whole number"}},
      {"a number for a string", "language = 1\n", {"silang.toml:1: language is a whole number", "a string"}},
      {"a list", "format = [\"text\"]\n", {"silang.toml:1: format is a list"}},
      {"a day that does not exist", "reference-time = \"2024-02-30\"\n", {"silang.toml:1: reference-time", "ISO 8601"}},
      {"the first of two errors", "threads = 1000\nabc = 1\n", {"silang.toml:1: threads"}},
      {"too large", std::string(2 << 20, '#'), {"silang.toml: byte 1048576", "too large"}},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    folder_.Write("silang.toml", row.file);
    for (const std::string arguments : {"compare a.txt b.txt", "schema", "--print-config"}) {
      const testing::Result result = folder_.Run(arguments);
      EXPECT_EQ(result.exit_code, 2);
      EXPECT_EQ(result.out, "");
      EXPECT_THAT(result.error, StartsWith("silang: silang.toml"));
      for (const std::string& says : row.says) EXPECT_THAT(result.error, HasSubstr(says));
    }
    EXPECT_EQ(folder_.Run("--help").exit_code, 0);
    EXPECT_EQ(folder_.Run("schema --no-config").exit_code, 0);
  }
  EXPECT_THAT(folder_.Run("schema --config=conf").error, HasSubstr("conf: is a folder"));
  EXPECT_THAT(folder_.Run("schema --config=none.toml").error, HasSubstr("none.toml: cannot be read"));
  EXPECT_THAT(folder_.Run("schema --config=a.txt --no-config").error, HasSubstr("given together"));
}

TEST_F(ConfigurationTest, LanguageOfTheInterface) {
  const std::string kEnglish = "no such file", kIndonesian = "berkas atau folder tidak ada";
  const struct {
    std::string name, variables, file, arguments, says;
  } kRows[] = {
      {"by default", "", "", "read none.txt", kEnglish},
      {"the locale", "LANG=id_ID.UTF-8", "", "read none.txt", kIndonesian},
      {"another locale", "LANG=de_DE.UTF-8", "", "read none.txt", kEnglish},
      {"LC_ALL before LANG", "LC_ALL=C LANG=id_ID.UTF-8", "", "read none.txt", kEnglish},
      {"an empty LC_ALL", "LC_ALL= LC_MESSAGES=id", "", "read none.txt", kIndonesian},
      {"a locale that only begins so", "LANG=idx", "", "read none.txt", kEnglish},
      {"asked for", "", "", "read none.txt --ui=id", kIndonesian},
      {"asked for, as two words", "", "", "read --ui id none.txt", kIndonesian},
      {"asked for before the command", "", "", "--ui=id read none.txt", kIndonesian},
      {"asked for, against the locale", "LANG=id_ID.UTF-8", "", "read none.txt --ui=en", kEnglish},
      {"a file", "", "ui = \"id\"", "read none.txt", kIndonesian},
      {"a file, of this command", "", "[read]\nui = \"id\"", "read none.txt", kIndonesian},
      {"a file, of another command", "", "[claims]\nui = \"id\"", "read none.txt", kEnglish},
      {"asked for, against the file", "", "ui = \"id\"", "read none.txt --ui=en", kEnglish},
      {"no file wanted", "", "ui = \"id\"", "read none.txt --no-config", kEnglish},
      {"of a command that is not known", "", "", "--ui=id contrast", "tidak ada perintah contrast"},
      {"the same, as two words", "", "", "--ui id contrast", "tidak ada perintah contrast"},
      {"of an option that is not known", "", "ui = \"id\"", "read --fast none.txt", "opsi --fast tidak dikenal"},
      {"of a language that is not known", "LANG=id", "", "read none.txt --ui=xx", "--ui=xx di luar batas"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    folder_.Remove("silang.toml");
    if (!row.file.empty()) folder_.Write("silang.toml", row.file);
    const testing::Result result = folder_.RunWith(row.variables, row.arguments);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.error, HasSubstr(row.says));
  }
  folder_.Remove("silang.toml");
  EXPECT_THAT(folder_.Run("--help --ui=id").out, StartsWith("Pemakaian: "));
  EXPECT_THAT(folder_.Run("compare --ui=id a.txt b.txt").out, StartsWith("SUMBER"));
  // What programs read is the same in every language.
  for (const std::string arguments : {"compare --format=json a.txt b.txt", "compare --format=csv a.txt b.txt", "schema"})
    EXPECT_EQ(folder_.Run(arguments + " --ui=id").out, folder_.Run(arguments).out);
}

TEST_F(ConfigurationTest, OutputToAFile) {
  const std::string schema = folder_.Run("schema").out;
  EXPECT_EQ(folder_.Run("schema --output=new.json").out, "");
  EXPECT_EQ(folder_.Read("new.json"), schema);
  folder_.Write("old.json", "old");
  EXPECT_EQ(folder_.Run("compare -o old.json --format=json a.txt b.txt").exit_code, 1);
  EXPECT_EQ(folder_.Read("old.json"), folder_.Run("compare --format=json a.txt b.txt").out);
  // What fails leaves the file as it is, and nothing beside it.
  folder_.Write("old.json", "old");
  EXPECT_EQ(folder_.Run("compare -o old.json a.txt missing.txt").exit_code, 2);
  EXPECT_EQ(folder_.Read("old.json"), "old");
  EXPECT_THAT(folder_.Run("schema -o conf").error, HasSubstr("conf: cannot be written"));
  EXPECT_THAT(folder_.Run("schema -o none/x.json").error, HasSubstr("none/x.json: cannot be written"));
  EXPECT_THAT(folder_.Run("schema -o /dev/full").error, HasSubstr("/dev/full: cannot be written"));
  EXPECT_EQ(folder_.Run("schema -o /dev/stdout").out, schema);
  EXPECT_THAT(folder_.Names(), Not(::testing::Contains(HasSubstr(".json."))));
}

}  // namespace
}  // namespace silang
