// What a crash, damage, a newer version or another process does to an archive.
#include "archive/store.h"

#include <atomic>
#include <cstring>
#include <thread>

#include "archive/batches.h"
#include "archive/event.h"
#include "archive/hash.h"
#include "archive/search.h"
#include "archive/section_writer.h"
#include "base/status.h"
#include "fmt/format.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/archive/folder.h"

namespace silang::archive {
namespace {

using testing::ArchiveFolder;
using testing::Files;
using ::testing::HasSubstr;
using testing::MadeUpSentences;
using testing::ReadBytes;
using testing::WriteBytes;
namespace fs = std::filesystem;

CompareOptions Undetermined() {
  CompareOptions options;
  options.language = "und";
  return options;
}

// Adds made-up sentences to the archive, some of which are those of an article.
void AddTo(const std::string& directory, size_t sentences, unsigned seed) {
  auto writer = ArchiveWriter::Open(directory);
  ASSERT_TRUE(writer.ok()) << writer.status();
  auto added = writer->AddSentences(MadeUpSentences(sentences, seed, fmt::format("seed{}-", seed)), Undetermined());
  ASSERT_TRUE(added.ok()) << added.status();
  ASSERT_EQ(added->sentences, sentences);
}

// Rows to ask with.
const Batch& Questions() {
  static const Batch* const questions = [] {
    const auto packs = *languages::PackSet::BuiltIn();
    std::vector<ReadSource> sources = SourcesOfLines(Views(MadeUpSentences(25, 99)));
    SourceReader(*packs, "und", 1).ReadLines(&sources);
    return new Batch(MakeBatch(std::move(sources)));
  }();
  return *questions;
}

// What the archive answers, as text; an error if it is damaged.
absl::StatusOr<std::string> Answers(const std::string& directory) {
  auto snapshot = OpenSnapshot(directory);
  if (!snapshot.ok()) return snapshot.status();
  const Searcher searcher(*snapshot);
  const Rows& rows = Questions().rows;
  std::string text;
  for (size_t i = 0; i < rows.size(); ++i) {
    auto matches = searcher.Search({rows.terms.data() + rows.begins[i], rows.terms.data() + rows.begins[i + 1]}, {0.05, 5});
    if (!matches.ok()) return matches.status();
    for (const Match& match : *matches) {
      const Segment& segment = *(*snapshot)[match.place.segment];
      auto source = segment.SourceOf(match.place.sentence);
      if (!source.ok()) return source.status();
      auto record = segment.Source(*source);
      if (!record.ok()) return record.status();
      auto stored = segment.Stored(*record);
      if (!stored.ok()) return stored.status();
      auto span = segment.SentenceSpan(match.place.sentence);
      if (!span.ok()) return span.status();
      text += fmt::format("{} {} {} {}\n", i, SourceName(stored->given), stored->given.text.substr(span->begin, span->size()),
                          match.cosine);
    }
  }
  return text;
}

TEST(Store, MergesManyOfASize) {
  constexpr uint64_t kSmall = 1000, kLarge = uint64_t{3} << 20;
  const struct {
    std::string name;
    std::vector<uint64_t> sizes;
    size_t merged;
  } kRows[] = {
      {"none", {}, 0},
      {"seven small ones", std::vector<uint64_t>(7, kSmall), 0},
      {"eight small ones", std::vector<uint64_t>(8, kSmall), 8},
      {"small ones behind a large one", {kLarge, kSmall, kSmall, kSmall, kSmall, kSmall, kSmall, kSmall, kSmall}, 8},
      {"a large one among them", {kSmall, kSmall, kSmall, kSmall, kLarge, kSmall, kSmall, kSmall}, 8},
      {"large ones", std::vector<uint64_t>(8, kLarge), 8},
      {"small ones behind large ones", {kLarge, kLarge, kLarge, kLarge, kLarge, kLarge, kSmall}, 0},
  };
  for (const auto& row : kRows) EXPECT_EQ(SegmentsToMerge(row.sizes), row.merged) << row.name;
}

TEST(Store, OneWriterAtATime) {
  ArchiveFolder folder;
  auto first = ArchiveWriter::Open(folder.path());
  ASSERT_TRUE(first.ok());
  const auto second = ArchiveWriter::Open(folder.path());
  EXPECT_TRUE(absl::IsUnavailable(second.status())) << second.status();
  EXPECT_THAT(Message(second.status()), HasSubstr("lock: another process is adding"));
  first = absl::CancelledError();  // closed
  EXPECT_TRUE(ArchiveWriter::Open(folder.path()).ok());
}

TEST(Store, RefusesAFolderWithOtherThings) {
  ArchiveFolder folder;
  fs::create_directory(folder.path());
  WriteBytes(folder.path() + "/thesis.txt", "of years");
  EXPECT_THAT(Message(ArchiveWriter::Open(folder.path()).status()), HasSubstr("other things in it (thesis.txt)"));
  EXPECT_EQ(Files(folder.path(), "").size(), 1U);
  EXPECT_THAT(Message(Archive::Open(folder.path()).status()), HasSubstr("no archive there"));
  EXPECT_THAT(Message(Archive::Open(folder.path("missing")).status()), HasSubstr("no archive there"));
}

// What nobody can tell from an archive whose manifest is lost is not taken for rubbish.
TEST(Store, RemovesNoSegmentThatItDidNotMake) {
  ArchiveFolder folder;
  AddTo(folder.path(), 20, 1);
  WriteBytes(folder.path() + "/backup.segment", "somebody's own");
  AddTo(folder.path(), 20, 2);
  EXPECT_TRUE(fs::exists(folder.path() + "/backup.segment"));
  fs::remove(folder.path() + "/manifest");
  const auto before = Files(folder.path(), "");
  EXPECT_THAT(Message(ArchiveWriter::Open(folder.path()).status()), HasSubstr("the manifest is missing"));
  EXPECT_EQ(Files(folder.path(), ""), before);
}

TEST(Store, LeavesOutWhatIsStored) {
  ArchiveFolder folder;
  AddTo(folder.path(), 70, 1);
  auto writer = ArchiveWriter::Open(folder.path());
  ASSERT_TRUE(writer.ok());
  auto sentences = MadeUpSentences(70, 1, "seed1-");
  sentences.push_back({"new", "something else"});
  auto added = writer->AddSentences(sentences, Undetermined());
  ASSERT_TRUE(added.ok());
  EXPECT_EQ(added->sentences, 1U);
  EXPECT_EQ(added->known, 10U);
  EXPECT_EQ(writer->Status().sentences, 71U);
}

// At every moment of a crash there is what was committed before, and what was not lies about until the next writer.
TEST(Store, SurvivesACrashAtEveryByte) {
  ArchiveFolder folder;
  AddTo(folder.path(), 40, 1);
  const auto before = Answers(folder.path());
  ASSERT_TRUE(before.ok());
  const std::string old_manifest = ReadBytes(folder.path() + "/manifest");
  AddTo(folder.path(), 30, 2);
  const auto after = Answers(folder.path());
  ASSERT_TRUE(after.ok());
  ASSERT_NE(*before, *after);
  const std::string segment = Files(folder.path(), ".segment").back(), bytes = ReadBytes(segment);
  const std::string new_manifest = ReadBytes(folder.path() + "/manifest");

  WriteBytes(folder.path() + "/manifest", old_manifest);
  for (size_t written = 0; written <= bytes.size(); ++written) {
    WriteBytes(segment, std::string_view(bytes).substr(0, written));
    ASSERT_EQ(Answers(folder.path()).value(), *before) << written << " bytes of the segment are written";
  }
  for (size_t written = 0; written <= new_manifest.size(); ++written) {
    WriteBytes(folder.path() + "/manifest.new", std::string_view(new_manifest).substr(0, written));
    ASSERT_EQ(Answers(folder.path()).value(), *before) << written << " bytes of the manifest are written";
  }
  fs::rename(folder.path() + "/manifest.new", folder.path() + "/manifest");
  EXPECT_EQ(Answers(folder.path()).value(), *after);

  WriteBytes(folder.path() + "/manifest", old_manifest);
  ASSERT_TRUE(ArchiveWriter::Open(folder.path()).ok());
  EXPECT_EQ(Files(folder.path(), ".segment").size(), 1U);
  AddTo(folder.path(), 30, 2);
  EXPECT_EQ(Answers(folder.path()).value(), *after);
}

TEST(Store, FindsDamageInEveryByte) {
  ArchiveFolder folder;
  AddTo(folder.path(), 60, 1);
  const auto right = Answers(folder.path());
  ASSERT_TRUE(right.ok());
  for (const std::string& path : {Files(folder.path(), ".segment").front(), folder.path() + "/manifest"}) {
    const std::string bytes = ReadBytes(path);
    for (size_t at = 0; at < bytes.size(); ++at) {
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << at % 8));
      WriteBytes(path, damaged);
      auto snapshot = OpenSnapshot(folder.path());
      const absl::Status status = snapshot.ok() ? snapshot->front()->Check() : snapshot.status();
      ASSERT_FALSE(status.ok()) << path << ", byte " << at;
      ASSERT_THAT(Message(status), HasSubstr(path + ": byte ")) << "byte " << at;
      const auto answers = Answers(folder.path());  // what is damaged may not have been read
      ASSERT_TRUE(!answers.ok() || *answers == *right) << path << ", byte " << at;
    }
    for (size_t size = 0; size < bytes.size(); ++size) {
      WriteBytes(path, std::string_view(bytes).substr(0, size));
      ASSERT_FALSE(OpenSnapshot(folder.path()).ok()) << path << " ends at byte " << size;
    }
    WriteBytes(path, bytes);
    ASSERT_EQ(Answers(folder.path()).value(), *right);
  }
  fs::remove(Files(folder.path(), ".segment").front());
  EXPECT_THAT(Message(Archive::Open(folder.path()).status()), HasSubstr("the segment is missing"));
  EXPECT_THAT(Message(ArchiveWriter::Open(folder.path()).status()), HasSubstr("the segment is missing"));
}

// The segment with its checksums made right again, as one would who means harm.
std::string Resealed(std::string bytes) {
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  const uint64_t end = std::min<uint64_t>(header.pages_begin, bytes.size());
  size_t page = 0;
  for (uint64_t begin = sizeof header; begin < end && header.pages_begin + page * 8 + 8 <= bytes.size();
       begin += kPageSize, ++page) {
    const uint64_t checksum = Hash64(std::string_view(bytes).substr(begin, std::min<uint64_t>(kPageSize, end - begin)));
    std::memcpy(bytes.data() + header.pages_begin + page * 8, &checksum, 8);
  }
  header.pages_checksum = Hash64(std::string_view(bytes).substr(end));
  std::memcpy(bytes.data(), &header, sizeof header);
  header.checksum = Hash64(std::string_view(bytes).substr(0, offsetof(Header, checksum)));
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

TEST(Store, BelievesNoIndex) {
  ArchiveFolder folder;
  AddTo(folder.path(), 60, 1);
  const std::string path = Files(folder.path(), ".segment").front(), bytes = ReadBytes(path);
  std::mt19937 random(5);
  size_t refused = 0;
  for (int round = 0; round < 1500; ++round) {
    std::string forged = bytes;
    const size_t at = round % 3 == 0 ? random() % sizeof(Header) : random() % forged.size();
    const char value = round % 2 == 0 ? '\xff' : static_cast<char>(random());
    for (size_t i = at; i < std::min(forged.size(), at + 1 + random() % 4); ++i) forged[i] = value;
    forged = Resealed(std::move(forged));
    WriteBytes(path, forged);
    auto segment = Segment::Open(path);
    if (!segment.ok()) {
      ++refused;
      continue;
    }
    Manifest manifest;
    manifest.next = 2;
    manifest.segments.push_back({1, (*segment)->file_size(), (*segment)->checksum()});
    WriteBytes(folder.path() + "/manifest", WriteManifest(manifest));
    refused += !(*segment)->Check().ok();
    (void)Answers(folder.path());  // anything but a crash will do
    const Snapshot snapshot = {*segment};
    ReadSource article;
    article.rows = Questions().rows;
    (void)FindEvent(snapshot, Searcher(snapshot), article, {});
    if (round % 5 == 0) (void)MergeSegments(folder.path("merged"), {*segment, *segment});
  }
  EXPECT_GT(refused, 500U);
}

TEST(Store, SaysThatAVersionIsNewer) {
  ArchiveFolder folder;
  AddTo(folder.path(), 10, 1);
  const std::string manifest = ReadBytes(folder.path() + "/manifest");
  WriteBytes(folder.path() + "/manifest", "silang-archive 2\nwith what nobody knows yet\n");
  for (const absl::Status& status : {Archive::Open(folder.path()).status(), ArchiveWriter::Open(folder.path()).status()}) {
    EXPECT_THAT(Message(status), HasSubstr("manifest: byte 15: version 2 of the format; this program reads up to 1"));
    EXPECT_THAT(Message(status), HasSubstr("use a newer silang"));
  }
  WriteBytes(folder.path() + "/manifest", manifest);
  const std::string path = Files(folder.path(), ".segment").front();
  std::string bytes = ReadBytes(path);
  bytes[offsetof(Header, version)] = 2;
  WriteBytes(path, bytes);
  EXPECT_THAT(Message(Archive::Open(folder.path()).status()), HasSubstr("00000001.segment: byte 8: version 2 of the format"));
}

TEST(Store, IsReadWhileItIsWritten) {
  ArchiveFolder folder;
  AddTo(folder.path(), 5, 1000);
  std::atomic<bool> done = false;
  std::atomic<int> read = 0;
  std::thread reader([&] {
    uint64_t least = 0;
    while (!done || read == 0) {
      auto archive = Archive::Open(folder.path());
      ASSERT_TRUE(archive.ok()) << archive.status();
      EXPECT_GE(archive->Status().sentences, least);
      least = archive->Status().sentences;
      auto matches = archive->QuerySentences({{"q", "w1 w2 w3"}});
      ASSERT_TRUE(matches.ok()) << matches.status();
      ++read;
    }
  });
  for (unsigned seed = 0; seed < 60; ++seed) AddTo(folder.path(), 5, seed);
  done = true;
  reader.join();
  auto archive = Archive::Open(folder.path());
  ASSERT_TRUE(archive.ok());
  EXPECT_EQ(archive->Status().sentences, 305U);
  EXPECT_LT(archive->Status().segments, 8U);
  EXPECT_TRUE(archive->Check().ok());
}

}  // namespace
}  // namespace silang::archive
