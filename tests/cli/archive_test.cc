// silang archive, and compare --archive.
#include <map>
#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "json/json.h"
#include "tests/cli/run.h"

namespace silang {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr std::string_view kPost =
    "Ferry fire kills four off Cape Rook\n"
    "Published: 2024-03-07\n\n"
    "Four passengers were killed when a ferry caught fire off Cape Rook on Wednesday, the coast guard said.\n"
    "The ferry carried 120 passengers from Port Ansel.\n";
constexpr std::string_view kLedger =
    "Seven dead in Cape Rook ferry fire\n"
    "Published: 2024-03-08\n\n"
    "Seven passengers were killed when a ferry caught fire off Cape Rook on Wednesday, the coast guard said.\n"
    "The ferry carried 120 passengers from Port Ansel.\n";
constexpr std::string_view kOldFire =
    "Nine dead in Cape Rook ferry fire\n"
    "Published: 2019-06-01\n\n"
    "Nine passengers were killed when a ferry caught fire off Cape Rook on Friday, the coast guard said.\n"
    "The ferry carried 80 passengers from Port Ansel.\n";
constexpr std::string_view kHarvest =
    "Rice harvest up in Tarim\n"
    "Published: 2024-03-07\n\n"
    "Farmers in Tarim brought in 40,000 tonnes of rice this year, the ministry of agriculture said.\n";

class ArchiveTest : public ::testing::Test {
 protected:
  ArchiveTest() {
    folder_.Write("post.txt", kPost);
    folder_.Make("stored");
    folder_.Write("stored/ledger.txt", kLedger);
    folder_.Write("stored/old.txt", kOldFire);
    folder_.Write("stored/harvest.txt", kHarvest);
    folder_.Write("lines.tsv", "a\tRed ship sinks off the cape\na\tBlue ship sails\nb\tA red ship sank\n");
    folder_.Write("asked.tsv", "q\tred ship sinks\n");
  }

  testing::Folder folder_;
};

TEST_F(ArchiveTest, AddsAndFindsArticles) {
  testing::Result added = folder_.Run("archive add news stored");
  EXPECT_EQ(added.exit_code, 0) << added.error;
  EXPECT_THAT(added.out,
              AllOf(StartsWith("added 11 sentences of 3 sources so far\n"), HasSubstr("stored: 11 sentences of 3 sources")));
  EXPECT_THAT(folder_.Run("archive add news stored").out,
              HasSubstr("added 0 sentences of 0 sources; 3 sources were stored already"));
  EXPECT_THAT(folder_.Run("archive status news").out, StartsWith("11 sentences of 3 sources in 1 files"));
  EXPECT_EQ(folder_.Run("archive check news").exit_code, 0);

  testing::Result found = folder_.Run("archive query news post.txt");
  EXPECT_EQ(found.exit_code, 0) << found.error;
  EXPECT_THAT(found.out, AllOf(HasSubstr("The ferry carried 120 passengers from Port Ansel"), Not(HasSubstr("rice"))));
  found = folder_.Run("archive query --format=jsonl --top=1 --threshold=0.9 news post.txt");
  EXPECT_THAT(found.out, AllOf(HasSubstr("\"cosine\":1}"), HasSubstr("120 passengers")));
  found = folder_.Run("archive query --format=json news post.txt");
  EXPECT_THAT(found.out, AllOf(HasSubstr("\"schema\": \"silang.report/1\""), HasSubstr("stored/ledger.txt")));
}

TEST_F(ArchiveTest, AddsAndFindsLines) {
  testing::Result added = folder_.Run("archive add lines --format=jsonl --tsv lines.tsv");
  EXPECT_EQ(added.exit_code, 0) << added.error;
  EXPECT_EQ(added.out,
            "{\"done\":false,\"added\":{\"sources\":2,\"sentences\":3,\"known\":0},\"stored\":{\"sources\":2,\"sentences\":3}}\n"
            "{\"done\":true,\"added\":{\"sources\":2,\"sentences\":3,\"known\":0},\"stored\":{\"sources\":2,\"sentences\":3}}\n");
  testing::Result found = folder_.Run("archive query lines --top=1 --tsv asked.tsv");
  EXPECT_EQ(found.exit_code, 0) << found.error;
  EXPECT_THAT(found.out, StartsWith("0\tb\t0\t1\tA red ship sank\n"));  // sank, sinks: the lines are English
  EXPECT_THAT(folder_.Run("archive query lines --format=jsonl --tsv asked.tsv").out,
              HasSubstr("\n{\"query\":0,\"source\":\"a\",\"sentence\":0,\"cosine\":0."));
}

// The claims of both sides, those of stored articles and lines read anew; spans are of the text of their source.
TEST_F(ArchiveTest, TellsTheClaimsOfWhatItFinds) {
  folder_.Write("ferry.tsv",
                "wire\tA first line\nwire\tSeven passengers were killed when the ferry caught fire off Cape Rook.\n");
  ASSERT_EQ(folder_.Run("archive add news stored/ledger.txt stored/harvest.txt").exit_code, 0);
  ASSERT_EQ(folder_.Run("archive add news --tsv ferry.tsv").exit_code, 0);
  testing::Result found = folder_.Run("archive query --format=json --threshold=0.3 news post.txt");
  ASSERT_EQ(found.exit_code, 0) << found.error;
  absl::StatusOr<json::Value> report = json::Parse(found.out);
  ASSERT_TRUE(report.ok());
  std::map<std::string, std::string> paths;
  for (const json::Value& source : report->Find("sources")->items())
    paths[*source.Find("id")->string()] = *source.Find("path")->string();
  std::set<std::pair<std::string, std::string>> claims;
  std::set<std::string> ids;
  for (const json::Value& claim : report->Find("claims")->items()) {
    claims.emplace(paths[*claim.Find("source")->string()], *claim.Find("text")->string());
    EXPECT_TRUE(ids.insert(*claim.Find("id")->string()).second);
  }
  EXPECT_TRUE(claims.contains({"post.txt", "Four passengers"}));
  EXPECT_TRUE(claims.contains({"stored/ledger.txt", "Seven passengers"}));
  EXPECT_TRUE(claims.contains({"wire", "Seven passengers"}));
}

TEST_F(ArchiveTest, ComparesWithWhatIsStoredOfTheEvent) {
  ASSERT_EQ(folder_.Run("archive add news stored").exit_code, 0);
  const struct {
    std::string name, arguments;
    int exit_code;
    bool ledger, old;
  } kRows[] = {
      {"near in time", "compare --archive=news post.txt", 1, true, false},
      {"far in time", "compare --archive=news --days=4000 post.txt", 1, true, true},
      {"the same day only", "compare --archive=news --days=0 post.txt", 0, false, false},
      {"not similar enough", "compare --archive=news --similarity=0.99 post.txt", 0, false, false},
      {"the most similar alone", "compare --archive=news --days=4000 --most=1 post.txt", 1, true, false},
      {"none wanted", "compare --archive=news --most=0 post.txt", 0, false, false},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    testing::Result compared = folder_.Run(row.arguments + " --format=json");
    EXPECT_EQ(compared.exit_code, row.exit_code) << compared.error;
    EXPECT_EQ(compared.out.find("stored/ledger.txt") != std::string::npos, row.ledger);
    EXPECT_EQ(compared.out.find("stored/old.txt") != std::string::npos, row.old);
    EXPECT_THAT(compared.out, Not(HasSubstr("harvest")));
  }
  // The article itself is stored too: it is compared with the others only.
  ASSERT_EQ(folder_.Run("archive add news post.txt").exit_code, 0);
  testing::Result compared = folder_.Run("compare --archive=news --format=json post.txt");
  EXPECT_EQ(compared.exit_code, 1);
  EXPECT_THAT(compared.out, AllOf(HasSubstr("stored/ledger.txt"), Not(HasSubstr("\"S3\""))));
}

TEST_F(ArchiveTest, Trouble) {
  folder_.Make("other");
  folder_.Write("other/notes.md", "Not an archive.\n");
  folder_.Make("newer");
  folder_.Write("newer/manifest", "silang-archive 2\n");
  folder_.Make("damaged");
  folder_.Write("damaged/manifest", "silang-archive 1\nnext 2\nsegment 1 300 0\n");
  const struct {
    std::string name, arguments, error;
  } kRows[] = {
      {"no subcommand", "archive", "see silang archive --help"},
      {"unknown subcommand", "archive drop news", "see silang archive --help"},
      {"no folder", "archive status", "see silang archive status --help"},
      {"no archive", "archive query missing post.txt", "missing: no archive there; make one with silang archive add"},
      {"no archive to compare with", "compare --archive=missing post.txt", "missing: no archive there"},
      {"other things", "archive add other post.txt", "other: is no archive, and has other things in it (notes.md)"},
      {"no source", "archive add news", "no source is given"},
      {"two kinds of source", "archive add news post.txt --tsv lines.tsv", "--tsv and SOURCE are given together"},
      {"no such source", "archive add news nothing.txt", "nothing.txt: no such file or folder"},
      {"newer", "archive status newer", "newer/manifest: byte 15: version 2 of the format"},
      {"newer, to be added to", "archive add newer post.txt", "use a newer silang"},
      {"damaged", "archive query damaged post.txt", "damaged/manifest: byte 40: damaged: the last line is missing"},
      {"days without an archive", "compare --days=3 post.txt", "--days is given without --archive"},
      {"days", "compare --archive=news --days=-1 post.txt", "--days=-1 is out of range"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    testing::Result result = folder_.Run(row.arguments);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.error, HasSubstr(row.error));
  }
}

TEST_F(ArchiveTest, Help) {
  EXPECT_THAT(folder_.Run("archive --help").out, AllOf(HasSubstr("add"), HasSubstr("query"), HasSubstr("silang archive")));
  EXPECT_THAT(folder_.Run("archive add --help").out, AllOf(HasSubstr("--tsv"), HasSubstr("silang archive add")));
}

}  // namespace
}  // namespace silang
