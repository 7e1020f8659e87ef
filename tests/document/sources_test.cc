#include "document/sources.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "base/status.h"

namespace silang::document {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

// A folder of its own for each test.
class Sources : public ::testing::Test {
 protected:
  Sources() : root_(fs::path(::testing::TempDir()) / ("silang_" + std::string(Info().name()))) {
    fs::remove_all(root_);
    fs::create_directories(root_);
  }
  ~Sources() override { fs::remove_all(root_); }

  static const ::testing::TestInfo& Info() { return *::testing::UnitTest::GetInstance()->current_test_info(); }

  std::string Write(const std::string& name, const std::string& bytes) {
    const fs::path path = root_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

  std::string Path(const std::string& name) const { return (root_ / name).string(); }

  absl::StatusOr<std::vector<SourceText>> Open(const std::vector<std::string>& arguments, const std::string& input = "") {
    std::istringstream in(input);
    return OpenSources(arguments, in);
  }

  // The message, without the folder of this test.
  std::string Error(const std::vector<std::string>& arguments, const std::string& input = "") {
    const auto sources = Open(arguments, input);
    if (sources.ok()) return "no error";
    std::string message(Message(sources.status()));
    const std::string prefix = root_.string() + "/";
    for (size_t at = 0; (at = message.find(prefix, at)) != std::string::npos;) message.erase(at, prefix.size());
    return message;
  }

  static std::vector<std::string> Texts(const absl::StatusOr<std::vector<SourceText>>& sources) {
    if (!sources.ok()) return {std::string(Message(sources.status()))};
    std::vector<std::string> texts;
    for (const SourceText& source : *sources) texts.push_back(source.text);
    return texts;
  }

  const fs::path root_;
};

TEST_F(Sources, FolderByNameAndNothingElse) {
  Write("d/b.txt", "b");
  Write("d/a.txt", "a");
  Write("d/B.txt", "B");
  Write("d/c.jsonl", "{\"text\":\"c1\"}\n\n{\"text\":\"c2\"}\n");
  Write("d/notes.md", "m");
  Write("d/gold.json", "{}");
  Write("d/sub/x.txt", "x");
  fs::create_directories(root_ / "d/folder.txt");
  EXPECT_THAT(Texts(Open({Path("d")})), ElementsAre("B", "a", "b", "c1", "c2"));
  EXPECT_THAT(Texts(Open({Path("d/")})), ElementsAre("B", "a", "b", "c1", "c2"));
}

TEST_F(Sources, StandardInputAndLists) {
  const std::string a = Write("a.txt", "a"), b = Write("b.txt", "b");
  EXPECT_THAT(Texts(Open({"-", a}, "from input")), ElementsAre("from input", "a"));
  Write("list", "\xef\xbb\xbf" + b + "\r\n\n  " + a + "  \n-\n");
  EXPECT_THAT(Texts(Open({"@" + Path("list")}, "in")), ElementsAre("b", "a", "in"));
  const auto one = Open({"-"}, "x");
  ASSERT_TRUE(one.ok());
  EXPECT_EQ(one->at(0).path, "-");
}

TEST_F(Sources, WhatAFileIs) {
  const std::string warc =
      "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 8\r\n\r\n<p>a</p>\r\n\r\n";
  const std::string feed = "<?xml version='1.0'?><rss><channel><item><description>b</description></item></channel></rss>";
  const std::string page = "<!DOCTYPE html><html><p>c</p>";
  struct Row {
    const char* name;
    const char* file;  // "-": standard input
    std::string bytes;
    const char* media_type;
    std::string text;
  };
  const Row rows[] = {
      {"a page by its name", "a.html", "<p>c", "text/html", "<p>c"},
      {"a page by its name, in capitals", "a.HTM", "<p>c", "text/html", "<p>c"},
      {"a page by its first bytes", "-", page, "text/html", page},
      {"a page by its first bytes, after a comment and a mark", "saved", "\xef\xbb\xbf<!-- saved -->\n<html><p>c", "text/html",
       "\xef\xbb\xbf<!-- saved -->\n<html><p>c"},
      {"XHTML that is called XML", "a.xml", page, "text/html", page},
      {"a text that holds markup", "a.txt", page, "", page},
      {"a text that begins with a bracket", "-", "<b> is a tag", "", "<b> is a tag"},
      {"a feed by its name", "a.rss", feed, "", "b"},
      {"a feed by its first bytes", "-", feed, "", "b"},
      {"WARC by its name", "a.warc", warc, "text/html", "<p>a</p>"},
      {"WARC by its first bytes", "-", warc, "text/html", "<p>a</p>"},
      {"text", "-", "c", "", "c"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const bool input = row.file[0] == '-';
    const auto sources = Open({input ? "-" : Write(row.file, row.bytes)}, input ? row.bytes : "");
    ASSERT_TRUE(sources.ok()) << Message(sources.status());
    ASSERT_EQ(sources->size(), 1u);
    EXPECT_EQ(sources->front().media_type, row.media_type);
    EXPECT_EQ(sources->front().text, row.text);
  }
}

TEST_F(Sources, Troubles) {
  const std::string good = Write("good.txt", "ok");
  struct Row {
    const char* name;
    std::vector<std::string> arguments;
    const char* message;
  };
  fs::create_symlink("loop", root_ / "loop");
  fs::create_directories(root_ / "bare");
  const Row rows[] = {
      {"missing", {Path("none.txt")}, "none.txt: no such file or folder; check the name"},
      {"missing after a good one", {good, Path("none.txt")}, "none.txt: no such file or folder; check the name"},
      {"no argument", {}, "no source is given; name files, a folder, '-' or '@list'"},
      {"empty file", {Write("empty.txt", "")}, "empty.txt: empty; leave it out or give an article"},
      {"white space", {Write("space.txt", " \r\n\t\n")}, "space.txt: empty; leave it out or give an article"},
      {"only a byte order mark", {Write("bom.txt", "\xef\xbb\xbf\n")}, "bom.txt: empty; leave it out or give an article"},
      {"binary",
       {Write("bin.txt", std::string("ab\0cd", 5))},
       "bin.txt: byte 2: a NUL byte: this is a binary file, not text; give the article as plain text in UTF-8"},
      {"not UTF-8",
       {Write("latin.txt", "caf\xe9 baru")},
       "latin.txt: byte 3: not UTF-8; convert the file, e.g. with iconv -f WINDOWS-1252 -t UTF-8"},
      {"cut off",
       {Write("cut.txt", "ab\xe2\x80")},
       "cut.txt: byte 2: not UTF-8; convert the file, e.g. with iconv -f WINDOWS-1252 -t UTF-8"},
      {"folder without sources",
       {Path("bare")},
       "bare: no source in the folder; put *.txt, *.html, *.jsonl, *.xml or *.warc files into it, or name the files"},
      {"loop", {Path("loop")}, "loop: a symbolic link that leads to itself; name the file it should lead to"},
      {"missing list", {"@" + Path("nolist")}, "nolist: no such file or folder; check the name"},
      {"empty list", {"@" + Write("void", "\n\n")}, "void: no source in the list; write one file or folder a line"},
      {"missing in a list",
       {"@" + Write("l1", good + "\n" + Path("gone.txt") + "\n")},
       "l1:2: gone.txt: no such file or folder; check the name"},
      {"list in a list", {"@" + Write("l2", "@x\n")}, "l2:1: a list within a list; name the sources themselves"},
      {"input twice", {"-", "-"}, "'-' is given twice; standard input can be read once only"},
      {"empty JSON Lines",
       {Write("e.jsonl", "\n")},
       "e.jsonl: no source in it; write one JSON object a line: {\"text\": \"...\"}"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Error(row.arguments, "x"), row.message);
  }
}

TEST_F(Sources, TooLargeIsNotTakenIn) {
  const std::string path = Write("big.txt", "x");
  fs::resize_file(path, (uint64_t{64} << 20) + 1);
  EXPECT_THAT(Error({path}), HasSubstr("big.txt: byte 67108864: too large: more than 64 MiB; split it"));
}

TEST(JsonLines, AllKeys) {
  const auto sources =
      ParseJsonLines("s.jsonl",
                     "\xef\xbb\xbf{\"id\":\"a1\",\"title\":\"T\",\"text\":\"Isi\\nberita\",\"published\":\"2025-09-04\","
                     "\"publisher\":\"P\",\"url\":\"u\",\"language\":\"id\",\"extra\":[1,{}]}\r\n"
                     "{\"text\":\"dua\",\"id\":17,\"title\":null}");
  ASSERT_TRUE(sources.ok()) << Message(sources.status());
  ASSERT_EQ(sources->size(), 2u);
  const SourceText& first = sources->at(0);
  EXPECT_EQ(first.path, "s.jsonl:1");
  EXPECT_EQ(first.given_id, "a1");
  EXPECT_EQ(first.title, "T");
  EXPECT_EQ(first.text, "Isi\nberita");
  EXPECT_EQ(first.published, "2025-09-04");
  EXPECT_EQ(first.publisher, "P");
  EXPECT_EQ(first.url, "u");
  EXPECT_EQ(first.language, "id");
  EXPECT_EQ(sources->at(1).given_id, "17");
  EXPECT_EQ(sources->at(1).title, "");
}

TEST(JsonLines, Troubles) {
  struct Row {
    const char* name;
    const char* bytes;
    const char* part;  // of the message
  };
  const Row rows[] = {
      {"no text", "{\"text\":\"a\"}\n{\"title\":\"b\"}", "s.jsonl:2: byte 13: \"text\" is missing"},
      {"wrong type", "{\"text\":5}", "s.jsonl:1: byte 0: \"text\" must be a string, not number"},
      {"wrong type of title", "{\"text\":\"a\",\"title\":[]}", "s.jsonl:1: byte 0: \"title\" must be a string, not array"},
      {"no object", "\n[1]", "s.jsonl:2: byte 1: array where an object is expected"},
      {"bad JSON", "{\"text\":\"a\"}\n{\"text\":", "s.jsonl:2: byte 2"},
      {"empty text", "{\"text\":\" \"}", "s.jsonl:1: \"text\": empty"},
      {"NUL in text", "{\"text\":\"a\\u0000b\"}", "s.jsonl:1: \"text\": byte 1: a NUL byte"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto sources = ParseJsonLines("s.jsonl", row.bytes);
    ASSERT_FALSE(sources.ok());
    EXPECT_THAT(std::string(Message(sources.status())), HasSubstr(row.part));
  }
}

TEST(GivenIds, MustDiffer) {
  SourceText a, b, c;
  a.path = "a.jsonl:1", a.given_id = "x";
  b.path = "a.jsonl:2";
  c.path = "b.jsonl:1", c.given_id = "x";
  EXPECT_TRUE(CheckGivenIds({a, b, b}).ok());
  EXPECT_EQ(Message(CheckGivenIds({a, b, c})),
            "b.jsonl:1: the id 'x' is also that of a.jsonl:1; give each source an id of its own");
}

}  // namespace
}  // namespace silang::document
