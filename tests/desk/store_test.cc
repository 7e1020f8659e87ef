// What is kept comes back as it was; what cannot be is an error that names the file and the remedy.
#include "desk/store.h"

#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <thread>

#include "base/status.h"
#include "fmt/format.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/desk/sample.h"

namespace silang::desk {
namespace {

using testing::Article;
using testing::Decided;
using testing::DeskFolder;
using ::testing::HasSubstr;

constexpr std::string_view kNow = "2026-11-26T08:00:00Z";

Store Opened(const std::string& path) {
  auto store = Store::Open(path);
  EXPECT_TRUE(store.ok()) << store.status();
  return *std::move(store);
}

// Runs SQL as another program would.
void Change(const std::string& path, const char* sql) {
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
  char* message = nullptr;
  EXPECT_EQ(sqlite3_exec(handle, sql, nullptr, nullptr, &message), SQLITE_OK) << (message != nullptr ? message : "");
  sqlite3_close(handle);
}

TEST(Store, KeepsACaseWithItsSources) {
  const DeskFolder folder;
  SourceText whole;
  whole.path = "halaman.html";
  whole.text = std::string("<p>caf\xe9\0</p>", 13);  // bytes of another charset, a NUL
  whole.given_id = "a1";
  whole.title = "Judul “dua”";
  whole.publisher = "<b>Kabar</b>";
  whole.url = "https://example.org/?a=1&b='2'";
  whole.published = "2026-01-02";
  whole.language = "id";
  whole.media_type = "text/html; charset=windows-1252";
  whole.fields_from = "feed entry";
  whole.origin = 77;
  int64_t number = 0;
  {
    Store store = Opened(folder.path());
    const auto made = store.Create("Gempa '; DROP TABLE cases; --", R"({"language":"id"})", {whole, Article("b", "B")}, kNow);
    ASSERT_TRUE(made.ok()) << made.status();
    EXPECT_EQ(made->sources, 2);
    number = made->number;
  }
  Store store = Opened(folder.path());
  const auto contents = store.Read(number, true);
  ASSERT_TRUE(contents.ok()) << contents.status();
  EXPECT_EQ(contents->of.name, "Gempa '; DROP TABLE cases; --");
  EXPECT_EQ(contents->of.options, R"({"language":"id"})");
  EXPECT_EQ(contents->of.created, kNow);
  ASSERT_EQ(contents->sources.size(), 2U);
  const SourceText& read = contents->sources[0].text;
  EXPECT_EQ(read.text, whole.text);
  EXPECT_EQ(std::tie(read.path, read.given_id, read.title, read.publisher, read.url, read.published, read.language,
                     read.media_type, read.fields_from, read.origin),
            std::tie(whole.path, whole.given_id, whole.title, whole.publisher, whole.url, whole.published, whole.language,
                     whole.media_type, whole.fields_from, whole.origin));
  EXPECT_EQ(contents->sources[1].text.text, "B");
  const auto bare = store.Read(number, false);
  ASSERT_TRUE(bare.ok());
  EXPECT_EQ(bare->sources[0].text.text, "");
  EXPECT_EQ(bare->sources[0].text.title, whole.title);
}

TEST(Store, SourcesComeAndGoInOrder) {
  const DeskFolder folder;
  Store store = Opened(folder.path());
  const int64_t number = store.Create("", "{}", {Article("a", "A"), Article("b", "B")}, kNow)->number;
  EXPECT_EQ(store.AddSources(number, {Article("c", "C"), Article("d", "D")}, kNow).value(), 2);
  const int64_t b = store.Read(number, false)->sources[1].number;
  EXPECT_EQ(store.RemoveSource(number, b).value(), 3);
  EXPECT_EQ(store.AddSources(number, {Article("b", "B again")}, kNow).value(), 4);
  std::string paths;
  const auto contents = store.Read(number, false);
  for (const StoredSource& source : contents->sources) paths += source.text.path;
  EXPECT_EQ(paths, "acdb");
  EXPECT_NE(contents->sources.back().number, b) << "a number is given once";
  EXPECT_EQ(store.RemoveSource(number, b).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(store.Find(number)->revision, 4) << "what could not be done changes nothing";
}

TEST(Store, DecisionsAreNeverLost) {
  const DeskFolder folder;
  Store store = Opened(folder.path());
  const int64_t number = store.Create("", "{}", {}, kNow)->number;
  const int64_t other = store.Create("", "{}", {}, kNow)->number;
  Decision first = Decided("f1", Verdict::kDismissed, "copied from the agency 🗞\n“sic”", "2026-01-01T00:00:00Z");
  first.relation = "conflict";
  first.kind = "count";
  first.summary = "4 / 6";
  first.anchors = {{0, 12, {3, 9}}, {1, 13, {100, 120}}};
  ASSERT_TRUE(store.Decide(number, first, 0).ok());
  ASSERT_TRUE(store.Decide(number, Decided("f2", Verdict::kToDo), {}).ok());
  ASSERT_TRUE(store.Decide(number, Decided("f1", Verdict::kConfirmed), {}).ok());
  ASSERT_TRUE(store.Decide(other, Decided("f1", Verdict::kDismissed), {}).ok());
  const auto contents = store.Read(number, false);
  ASSERT_EQ(contents->decisions.size(), 3U);
  const Decision& kept = contents->decisions[0];
  EXPECT_EQ(std::tie(kept.finding, kept.note, kept.time, kept.relation, kept.kind, kept.summary, kept.anchors),
            std::tie(first.finding, first.note, first.time, first.relation, first.kind, first.summary, first.anchors));
  EXPECT_EQ(kept.verdict, Verdict::kDismissed);
  const auto cases = store.Cases();
  ASSERT_EQ(cases->size(), 2U);
  EXPECT_EQ((*cases)[0].number, other) << "latest first";
  EXPECT_EQ(std::tie((*cases)[1].confirmed, (*cases)[1].dismissed, (*cases)[1].to_do), std::make_tuple(1, 0, 1));
  ASSERT_TRUE(store.Decide(number, Decided("f1", Verdict::kOpen), {}).ok());
  EXPECT_EQ(store.Cases()->at(1).confirmed, 0) << "taken back";
  EXPECT_EQ(store.Read(number, false)->decisions.size(), 4U) << "and still told of";
}

TEST(Store, TwoWhoDecideAtOnce) {
  const DeskFolder folder;
  Store store = Opened(folder.path());
  const int64_t number = store.Create("", "{}", {}, kNow)->number;
  const int64_t first = store.Decide(number, Decided("f1", Verdict::kConfirmed), 0).value();
  EXPECT_EQ(store.Decide(number, Decided("f1", Verdict::kDismissed), 0).status().code(), absl::StatusCode::kAborted);
  EXPECT_TRUE(store.Decide(number, Decided("f1", Verdict::kDismissed), first).ok());
  EXPECT_EQ(store.Decide(number, Decided("f1", Verdict::kConfirmed), first).status().code(), absl::StatusCode::kAborted);
  EXPECT_TRUE(store.Decide(number, Decided("f9", Verdict::kConfirmed), 0).ok()) << "another finding";
  // Known under its former id: f1 became f2, and what is known of it is the decision on f1.
  const int64_t latest = store.Read(number, false)->decisions[1].number;
  EXPECT_TRUE(store.Decide(number, Decided("f2", Verdict::kConfirmed), latest).ok());
  EXPECT_EQ(store.Decide(number, Decided("f2", Verdict::kToDo), latest).status().code(), absl::StatusCode::kAborted);
  EXPECT_EQ(store.Read(number, false)->decisions.size(), 4U) << "what was refused is not kept";
  EXPECT_EQ(std::tie(store.Cases()->at(0).confirmed, store.Cases()->at(0).dismissed), std::make_tuple(2, 0)) << "f1 is f2 now";
}

TEST(Store, AllCallsForACaseThatIsGone) {
  const DeskFolder folder;
  Store store = Opened(folder.path());
  const int64_t number = store.Create("", "{}", {Article("a", "A")}, kNow)->number;
  ASSERT_TRUE(store.Decide(number, Decided("f1", Verdict::kConfirmed), {}).ok());
  ASSERT_TRUE(store.Delete(number).ok());
  const struct {
    const char* name;
    absl::Status status;
  } rows[] = {
      {"find", store.Find(number).status()},
      {"read", store.Read(number, true).status()},
      {"rename", store.Rename(number, "x")},
      {"delete", store.Delete(number)},
      {"add", store.AddSources(number, {Article("a", "A")}, kNow).status()},
      {"remove", store.RemoveSource(number, 1).status()},
      {"decide", store.Decide(number, Decided("f1", Verdict::kConfirmed), {}).status()},
      {"decide, knowing", store.Decide(number, Decided("f1", Verdict::kConfirmed), 1).status()},
      {"one that never was", store.Find(-1).status()},
  };
  for (const auto& row : rows) EXPECT_EQ(row.status.code(), absl::StatusCode::kNotFound) << row.name << ": " << row.status;
  EXPECT_GT(store.Create("", "{}", {}, kNow)->number, number) << "a number is given once";
}

TEST(Store, WhatCannotBeOpened) {
  const DeskFolder folder;
  const auto written = [&](const char* name, std::string_view bytes) {
    std::ofstream(folder.path(name), std::ios::binary) << bytes;
    return folder.path(name);
  };
  const std::string good = folder.path("good.db");
  {
    Store store = Opened(good);
    ASSERT_TRUE(store.Create("x", "{}", {Article("a", std::string(100000, 'x'))}, kNow).ok());
  }
  std::string bytes = (std::ostringstream() << std::ifstream(good, std::ios::binary).rdbuf()).str();
  ASSERT_GT(bytes.size(), 50000U);
  std::string damaged = bytes;
  for (size_t page = 1; page < damaged.size() / 4096; ++page) damaged.replace(page * 4096, 64, std::string(64, '\xff'));
  Opened(folder.path("newer.db"));
  Change(folder.path("newer.db"), "PRAGMA user_version=99");
  Change(folder.path("other.db"), "CREATE TABLE recipes(name)");
  const struct {
    const char* name;
    std::string path;
    const char* what;
    const char* remedy;
  } rows[] = {
      {"a text", written("letter.txt", std::string(5000, 'a')), "not a database", "name another file"},
      {"a short text", written("short.txt", "Dear reader"), "not a database", "name another file"},
      {"cut short", written("cut.db", std::string_view(bytes).substr(0, bytes.size() / 2)), "damaged", "put back a copy"},
      {"pages overwritten", written("damaged.db", damaged), "damaged", "put back a copy"},
      {"a newer version", folder.path("newer.db"), "version 99", "newer silang"},
      {"another program's", folder.path("other.db"), "another program", "name another file"},
      {"a folder", folder.path(""), "cannot be opened", "check the folder"},
      {"in a folder that is not there", folder.path("no/desk.db"), "cannot be opened", "check the folder"},
  };
  for (const auto& row : rows) {
    const auto store = Store::Open(row.path);
    ASSERT_FALSE(store.ok()) << row.name;
    const std::string message(Message(store.status()));
    EXPECT_THAT(message, HasSubstr(row.path)) << row.name;
    EXPECT_THAT(message, HasSubstr(row.what)) << row.name;
    EXPECT_THAT(message, HasSubstr(row.remedy)) << row.name;
  }
  EXPECT_TRUE(Store::Open(written("empty.db", "")).ok()) << "an empty file is one that is not there yet";
}

TEST(Store, WhatNobodyMayWrite) {
  const DeskFolder folder;
  { Opened(folder.path()); }
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0444));
  std::filesystem::permissions(folder.path(""), std::filesystem::perms(0555));
  // Root may write anything: the file is opened as nobody, by a process of its own.
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    if (geteuid() == 0 && seteuid(65534) != 0) _exit(3);
    const auto store = Store::Open(folder.path());
    if (store.ok()) _exit(4);
    const bool told = std::string(Message(store.status())).find("check the permissions") != std::string::npos;
    _exit(store.status().code() == absl::StatusCode::kPermissionDenied && told ? 0 : 5);
  }
  int status = 0;
  waitpid(child, &status, 0);
  std::filesystem::permissions(folder.path(""), std::filesystem::perms(0755));
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
}

// A full disk, as a limit to the pages: what was kept stays, and there is room for it again once something is deleted.
TEST(Store, AFullDisk) {
  const DeskFolder folder;
  auto store = Store::Open(folder.path(), {5000, 64});
  ASSERT_TRUE(store.ok()) << store.status();
  const int64_t number = store->Create("kept", "{}", {Article("a", "A")}, kNow)->number;
  ASSERT_TRUE(store->Decide(number, Decided("f1", Verdict::kConfirmed), {}).ok());
  const auto full = store->AddSources(number, {Article("b", std::string(300000, 'b'))}, kNow);
  ASSERT_EQ(full.status().code(), absl::StatusCode::kResourceExhausted) << full.status();
  EXPECT_THAT(std::string(Message(full.status())), HasSubstr("make room"));
  EXPECT_EQ(store->Read(number, false)->sources.size(), 1U);
  EXPECT_EQ(store->Find(number)->revision, 1) << "all or nothing";
  EXPECT_TRUE(store->AddSources(number, {Article("c", std::string(50000, 'c'))}, kNow).ok()) << "what fits still goes in";
  EXPECT_EQ(store->Read(number, false)->decisions.size(), 1U);
}

TEST(Store, OneOfAnOlderVersion) {
  const DeskFolder folder;
  { ASSERT_TRUE(Opened(folder.path()).Create("old", "{}", {}, kNow).ok()); }
  Change(folder.path(),
         "ALTER TABLE decisions DROP COLUMN anchors; ALTER TABLE decisions DROP COLUMN replaces; PRAGMA user_version=1;"
         "INSERT INTO decisions(of, finding, verdict, note, time, relation, kind, summary) VALUES(1, 'f1', 'to-do', 'n', 't', "
         "'', '', '')");
  Store store = Opened(folder.path());
  const auto contents = store.Read(1, false);
  ASSERT_TRUE(contents.ok()) << contents.status();
  ASSERT_EQ(contents->decisions.size(), 1U);
  EXPECT_EQ(contents->decisions[0].note, "n");
  EXPECT_TRUE(contents->decisions[0].anchors.empty());
  EXPECT_TRUE(store.Decide(1, Decided("f1", Verdict::kConfirmed), contents->decisions[0].number).ok());
}

TEST(Store, AnotherProgramWrites) {
  const DeskFolder folder;
  auto store = Store::Open(folder.path(), {50, 0});
  ASSERT_TRUE(store.ok());
  const int64_t number = store->Create("", "{}", {}, kNow)->number;
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(folder.path().c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  const auto busy = store->Decide(number, Decided("f1", Verdict::kConfirmed), {});
  EXPECT_EQ(busy.status().code(), absl::StatusCode::kUnavailable) << busy.status();
  EXPECT_TRUE(store->Read(number, true).ok()) << "who reads waits for nobody";
  sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr);
  sqlite3_close(other);
  EXPECT_TRUE(store->Decide(number, Decided("f1", Verdict::kConfirmed), {}).ok());
}

TEST(Store, ManyThreads) {
  const DeskFolder folder;
  Store store = Opened(folder.path());
  const int64_t number = store.Create("", "{}", {}, kNow)->number;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 25; ++i) {
        EXPECT_TRUE(store.Decide(number, Decided(fmt::format("f{}-{}", t, i), Verdict::kToDo), 0).ok());
        EXPECT_TRUE(store.Read(number, true).ok());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(store.Cases()->front().to_do, 100);
}

TEST(Verdict, NamesComeBack) {
  for (const Verdict verdict : {Verdict::kOpen, Verdict::kConfirmed, Verdict::kDismissed, Verdict::kToDo})
    EXPECT_EQ(VerdictOf(Name(verdict)), verdict);
  for (const char* name : {"", "Confirmed", "todo", "confirmed "}) EXPECT_EQ(VerdictOf(name), std::nullopt) << name;
}

}  // namespace
}  // namespace silang::desk
