// What the command prints when all is well, and what it exits with.
#include <algorithm>
#include <regex>

#include "base/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "json/json.h"
#include "silang/engine.h"
#include "tests/cli/run.h"

namespace silang {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr std::string_view kPost =
    "Ferry fire kills four off Cape Rook\n"
    "Published: 2024-03-07\n\n"
    "Four passengers were killed when a ferry caught fire off Cape Rook on Wednesday, the coast guard said.\n"
    "The ferry carried 120 passengers.\n";
constexpr std::string_view kLedger =
    "Seven dead in Cape Rook ferry fire\n"
    "Published: 2024-03-07\n\n"
    "Seven passengers were killed when a ferry caught fire off Cape Rook on Wednesday, the coast guard said.\n"
    "The ferry carried 120 passengers.\n";

class CommandTest : public ::testing::Test {
 protected:
  CommandTest() {
    folder_.Write("post.txt", kPost);
    folder_.Write("ledger.txt", kLedger);
    folder_.Write("list", "post.txt\nledger.txt\n");
    folder_.Make("articles");
    folder_.Write("articles/1.txt", kPost);
    folder_.Write("articles/2.txt", kLedger);
    folder_.Write("articles/notes.md", "Not a source.\n");
    folder_.Write("-dash.txt", kPost);
    folder_.Write("[a,b]", kLedger);
  }

  json::Value Json(const std::string& text) {
    absl::StatusOr<json::Value> value = json::Parse(text);
    EXPECT_TRUE(value.ok()) << Message(value.status());
    return value.ok() ? *std::move(value) : json::Value();
  }

  std::vector<json::Value> JsonLines(const std::string& text) {
    std::vector<json::Value> values;
    for (size_t begin = 0; begin < text.size();) {
      size_t end = std::min(text.find('\n', begin), text.size());
      values.push_back(Json(text.substr(begin, end - begin)));
      begin = end + 1;
    }
    return values;
  }

  testing::Folder folder_;
};

TEST_F(CommandTest, ExitCodes) {
  const struct {
    std::string name, arguments;
    int exit_code;
  } kRows[] = {
      {"a conflict", "compare post.txt ledger.txt", 1},
      {"a conflict, look-alikes asked for", "compare --fail-on=differs post.txt ledger.txt", 1},
      {"nothing asked for", "compare --fail-on=none post.txt ledger.txt", 0},
      {"the last of two options counts", "compare --fail-on=conflict --fail-on=none post.txt ledger.txt", 0},
      {"no conflict", "compare post.txt -- -dash.txt", 0},
      {"one source", "compare post.txt", 0},
      {"a folder", "compare articles", 1},
      {"a list", "compare @list", 1},
      {"a name in brackets", "compare post.txt '[a,b]'", 1},
      {"help", "--help", 0},
      {"help of a subcommand", "claims --help", 0},
      {"version", "--version", 0},
      {"claims never fail", "claims post.txt ledger.txt", 0},
      {"align", "align post.txt ledger.txt", 0},
      {"read", "read articles", 0},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    testing::Result result = folder_.Run(row.arguments);
    EXPECT_EQ(result.exit_code, row.exit_code) << result.error;
    EXPECT_EQ(result.error, "");
    EXPECT_NE(result.out, "");
  }
}

TEST_F(CommandTest, SchemaAndVersion) {
  EXPECT_EQ(folder_.Run("schema").out, ReportSchema());
  EXPECT_EQ(folder_.Run("--version").out, "silang " + std::string(Version()) + "\n");
}

TEST_F(CommandTest, SameBytesForAnyNumberOfThreads) {
  for (const std::string format : {"text", "json", "jsonl"}) {
    SCOPED_TRACE(format);
    std::string one = folder_.Run("compare --threads=1 --format=" + format + " post.txt ledger.txt").out;
    EXPECT_NE(one, "");
    EXPECT_EQ(folder_.Run("compare --threads=2 --format=" + format + " post.txt ledger.txt").out, one);
    EXPECT_EQ(folder_.Run("compare --threads=1 --format=" + format + " post.txt ledger.txt").out, one);
  }
}

TEST_F(CommandTest, JsonForms) {
  json::Value report = Json(folder_.Run("compare --format=json post.txt ledger.txt").out);
  ASSERT_TRUE(report.IsObject());
  EXPECT_EQ(*report.Find("schema")->string(), "silang.report/1");
  ASSERT_EQ(report.Find("sources")->items().size(), 2u);
  EXPECT_EQ(*report.Find("sources")->items()[1].Find("path")->string(), "ledger.txt");
  size_t findings = report.Find("findings")->items().size();
  EXPECT_EQ(JsonLines(folder_.Run("compare --format=jsonl post.txt ledger.txt").out).size(), findings);
  EXPECT_EQ(JsonLines(folder_.Run("claims --format=jsonl post.txt ledger.txt").out).size(),
            report.Find("claims")->items().size());
  EXPECT_EQ(JsonLines(folder_.Run("align --format=jsonl post.txt ledger.txt").out).size(),
            report.Find("alignments")->items().size());
}

TEST_F(CommandTest, WhatIsReadIsAnInput) {
  testing::Result read = folder_.Run("read --format=jsonl post.txt ledger.txt");
  std::vector<json::Value> sources = JsonLines(read.out);
  ASSERT_EQ(sources.size(), 2u);
  EXPECT_EQ(*sources[0].Find("text")->string(), kPost);
  EXPECT_EQ(*sources[0].Find("path")->string(), "post.txt");
  folder_.Write("read.jsonl", read.out);
  EXPECT_EQ(folder_.Run("compare read.jsonl").exit_code, folder_.Run("compare post.txt ledger.txt").exit_code);
}

TEST_F(CommandTest, EveryFindingCanBeExplained) {
  json::Value report = Json(folder_.Run("compare --format=json post.txt ledger.txt").out);
  const std::vector<json::Value>& findings = report.Find("findings")->items();
  ASSERT_FALSE(findings.empty());
  for (const json::Value& finding : findings) {
    std::string id = *finding.Find("id")->string();
    testing::Result result = folder_.Run("explain " + id + " post.txt ledger.txt");
    EXPECT_EQ(result.exit_code, 0) << result.error;
    EXPECT_THAT(result.out, StartsWith(id));
    EXPECT_THAT(result.out, HasSubstr(*finding.Find("rule")->string()));
  }
  std::string id = *findings.front().Find("id")->string();
  testing::Result wrong = folder_.Run("explain " + id + "x post.txt ledger.txt");
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_THAT(wrong.error, HasSubstr(": " + id));
  EXPECT_THAT(wrong.error, HasSubstr(std::to_string(findings.size())));
}

TEST_F(CommandTest, LinesGiveOneEntryEach) {
  const struct {
    std::string name, input;
    size_t lines;
  } kRows[] = {
      {"none", "", 0},
      {"no line feed at the end", "Four boats sank.", 1},
      {"blank lines", "\n \t\n\r\nFour boats sank.\n\n", 5},
      {"carriage returns", "Four boats sank.\r\nSix boats sank.\r\n", 2},
      {"many",
       [] {
         std::string all;
         for (int i = 0; i < 9000; ++i) all += "Boat " + std::to_string(i) + "\n";
         return all;
       }(),
       9000},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    testing::Result result = folder_.Run("claims --lines --language=en", row.input);
    EXPECT_EQ(result.exit_code, 0) << result.error;
    std::vector<json::Value> entries = JsonLines(result.out);
    ASSERT_EQ(entries.size(), row.lines);
    for (size_t i = 0; i < entries.size(); ++i) EXPECT_EQ(entries[i].Find("line")->number(), i);
  }
}

TEST_F(CommandTest, LineClaimsPointIntoTheirLine) {
  std::vector<json::Value> entries = JsonLines(folder_.Run("claims --lines --language=en", "\nPolice found 15 boats.\n").out);
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_TRUE(entries[0].Find("claims")->items().empty());
  ASSERT_FALSE(entries[1].Find("claims")->items().empty());
  EXPECT_THAT(*entries[1].Find("claims")->items().back().Find("text")->string(), HasSubstr("15"));
}

TEST_F(CommandTest, AlignOfSentences) {
  std::string tsv = "A\tA ferry caught fire off the cape.\nA\tThe weather was fine.\nB\tA ferry caught fire off the cape.\n";
  folder_.Write("pairs.tsv", tsv);
  for (const testing::Result& result :
       {folder_.Run("align --tsv pairs.tsv"), folder_.Run("align --tsv -", tsv), folder_.Run("align --tsv=-", tsv)}) {
    EXPECT_EQ(result.exit_code, 0) << result.error;
    EXPECT_TRUE(std::regex_match(result.out, std::regex("0\t2\t(1|0\\.99999\\d*|1\\.0000000\\d*)\n"))) << result.out;
  }
}

TEST_F(CommandTest, Colour) {
  const struct {
    std::string name, arguments;
    bool colour;
  } kRows[] = {
      {"piped", "", false},
      {"always", "--color=always", true},
      {"never", "--color=never", false},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    testing::Result result = folder_.Run("compare " + row.arguments + " post.txt ledger.txt");
    EXPECT_EQ(result.out.find("\x1b[") != std::string::npos, row.colour);
  }
}

// The language of reports: the option, else the first variable of the locale that is not empty.
TEST_F(CommandTest, InterfaceLanguage) {
  const struct {
    std::string name, variables, arguments;
    bool indonesian;
  } kRows[] = {
      {"none", "LC_ALL= LC_MESSAGES= LANG=", "", false},
      {"by LANG", "LC_ALL= LC_MESSAGES= LANG=id_ID.UTF-8", "", true},
      {"LC_MESSAGES before LANG", "LC_ALL= LC_MESSAGES=id LANG=en_GB.UTF-8", "", true},
      {"LC_ALL before all", "LC_ALL=C LC_MESSAGES=id_ID LANG=id_ID", "", false},
      {"a language that begins alike", "LC_ALL=ido LANG=", "", false},
      {"asked for", "LC_ALL=C.UTF-8", "--ui=id", true},
      {"asked for against the locale", "LC_ALL=id_ID.UTF-8", "--ui=en", false},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    const std::string arguments = " " + row.arguments + " post.txt ledger.txt";
    EXPECT_THAT(folder_.RunWith(row.variables, "compare" + arguments).out,
                HasSubstr(row.indonesian ? "SUMBER (2)" : "SOURCES (2)"));
    const std::string page = folder_.RunWith(row.variables, "compare --format=html" + arguments).out;
    EXPECT_THAT(page, StartsWith("<!doctype html>\n<html lang=\"" + std::string(row.indonesian ? "id" : "en") + "\">"));
    const testing::Result json = folder_.RunWith(row.variables, "compare --format=json" + arguments);
    EXPECT_EQ(json.out, folder_.Run("compare --format=json post.txt ledger.txt").out);
  }
}

}  // namespace
}  // namespace silang
