#include "languages/pack.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/status.h"
#include "languages/built_in.h"
#include "unicode/unicode.h"

namespace silang::languages {
namespace {

namespace fs = std::filesystem;

const std::string kDataFolder = std::string(SILANG_SOURCE_DIR) + "/engine/languages/data";

const PackSet& BuiltIn() {
  static const auto packs = PackSet::BuiltIn();
  EXPECT_TRUE(packs.ok()) << Message(packs.status());
  return **packs;
}

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

// A folder of packs made for one test.
class Folder {
 public:
  explicit Folder(const std::map<std::string, std::string>& files) {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    path_ = fs::path(testing::TempDir()) / (std::string("silang_packs_") + test->name());
    fs::remove_all(path_);
    fs::create_directories(path_);
    for (const auto& [name, text] : files) {
      fs::create_directories((path_ / name).parent_path());
      std::ofstream(path_ / name, std::ios::binary) << text;
    }
  }
  ~Folder() { fs::remove_all(path_); }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

std::string Settings(const std::string& code) {
  return "[language]\ncode: " + code + "\nname: test\ndecimal: ,\ngroup: .\ndate-order: dmy\n";
}

TEST(BuiltInFiles, AreTheFilesOnDisk) {
  std::map<std::string, std::string> on_disk;
  for (const auto& file : fs::recursive_directory_iterator(kDataFolder)) {
    if (file.path().extension() == ".txt")
      on_disk[fs::relative(file.path(), kDataFolder).generic_string()] = ReadFile(file.path());
  }
  ASSERT_FALSE(on_disk.empty());
  EXPECT_EQ(BuiltInFiles().size(), on_disk.size());
  for (const BuiltInFile& file : BuiltInFiles()) {
    SCOPED_TRACE(file.path);
    const auto at = on_disk.find(std::string(file.path));
    ASSERT_NE(at, on_disk.end());
    EXPECT_TRUE(file.text == at->second) << "the bytes differ";
  }
  EXPECT_TRUE(std::is_sorted(BuiltInFiles().begin(), BuiltInFiles().end(), [](auto& a, auto& b) { return a.path < b.path; }));
}

TEST(PackSet, EveryBuiltInPackLoads) {
  const absl::Status status = BuiltIn().LoadAll();
  EXPECT_TRUE(status.ok()) << Message(status);
  const auto codes = BuiltIn().Codes();
  for (const char* code : {"id", "en"}) EXPECT_TRUE(std::count(codes.begin(), codes.end(), code) == 1) << code;
  EXPECT_TRUE(std::is_sorted(codes.begin(), codes.end()));
  for (const std::string& code : codes) {
    SCOPED_TRACE(code);
    const LanguagePack& pack = BuiltIn().Find(code);
    EXPECT_EQ(pack.code(), code);
    EXPECT_FALSE(pack.setting("name").empty());
    EXPECT_FALSE(pack.entries().empty());
    EXPECT_EQ(&pack.units(), &BuiltIn().units());
    size_t by_topic = 0;
    for (size_t topic = 0; topic < static_cast<size_t>(Topic::kCount_); ++topic)
      by_topic += pack.EntriesOf(static_cast<Topic>(topic)).size();
    EXPECT_EQ(by_topic, pack.entries().size());
  }
}

TEST(PackSet, AFolderLoadsAsTheBuiltInPacks) {
  const auto loaded = PackSet::Load(kDataFolder);
  ASSERT_TRUE(loaded.ok()) << Message(loaded.status());
  EXPECT_EQ((*loaded)->Codes(), BuiltIn().Codes());
  EXPECT_EQ((*loaded)->concepts().size(), BuiltIn().concepts().size());
  EXPECT_EQ((*loaded)->units().size(), BuiltIn().units().size());
  for (const std::string& code : BuiltIn().Codes()) {
    SCOPED_TRACE(code);
    const auto& ours = (*loaded)->Find(code).entries();
    const auto& built_in = BuiltIn().Find(code).entries();
    ASSERT_EQ(ours.size(), built_in.size());
    for (size_t i = 0; i < ours.size(); ++i) {
      ASSERT_EQ(ours[i].form, built_in[i].form);
      ASSERT_EQ(ours[i].meaning, built_in[i].meaning);
      ASSERT_EQ(ours[i].topic, built_in[i].topic);
    }
  }
  const auto with_slash = PackSet::Load(kDataFolder + "/");
  ASSERT_TRUE(with_slash.ok()) << Message(with_slash.status());
  EXPECT_EQ((*with_slash)->Codes(), BuiltIn().Codes());
}

struct CodeRow {
  const char* name;
  const char* code;
  const char* found;
  bool has;
};

const CodeRow kCodeRows[] = {
    {"language", "id", "id", true},
    {"region", "en-GB", "en", true},
    {"script and region", "id-Latn-ID", "id", true},
    {"no pack", "qq", "und", false},
    {"no pack, region", "qq-QQ", "und", false},
    {"empty", "", "und", false},
    {"generic by name", "und", "und", true},
    {"a prefix is no code", "i", "und", false},
    {"hyphen first", "-en", "und", false},
};

TEST(PackSet, FindsByCode) {
  for (const CodeRow& row : kCodeRows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(BuiltIn().Find(row.code).code(), row.found);
    EXPECT_EQ(BuiltIn().Has(row.code), row.has);
  }
  EXPECT_EQ(&BuiltIn().Find("en"), &BuiltIn().Find("en-US"));
}

TEST(PackSet, LoadsWhatAFolderHolds) {
  const Folder folder({{"und/language.txt", Settings("und")},
                       {"xx/language.txt", Settings("xx")},
                       {"xx/words.txt", "[concept]\ndie: tewas\n"},
                       {"xx/more/words.txt", "[nonsense]\n"},  // too deep to be read
                       {"xx/notes.md", "not a word list"},
                       {"concepts/a.txt", "[event]\ndie:\n"},
                       {"units.txt", "meter: length m 1\n"}});
  const auto packs = PackSet::Load(folder.path());
  ASSERT_TRUE(packs.ok()) << Message(packs.status());
  EXPECT_EQ((*packs)->Codes(), std::vector<std::string>{"xx"});
  EXPECT_EQ((*packs)->Find("xx").entries().size(), 1u);
  EXPECT_EQ((*packs)->concepts().size(), 1u);
}

struct FolderErrorRow {
  const char* name;
  std::map<std::string, std::string> files;
  const char* message;  // behind the folder's name, where it begins with '/'
};

const FolderErrorRow kFolderErrors[] = {
    {"no generic pack",
     {{"xx/language.txt", Settings("xx")}},
     "the language packs lack the generic pack 'und'; add a folder und/ with language.txt"},
    {"a bad pack",
     {{"und/language.txt", Settings("und")}, {"xx/language.txt", Settings("xx")}, {"xx/words.txt", "[x]\n"}},
     "/xx/words.txt:1: unknown section [x]; the sections are listed in topics.inc"},
    {"a bad concept",
     {{"und/language.txt", Settings("und")}, {"concepts/a.txt", "die:\n"}},
     "/concepts/a.txt:1: a concept before the first section"},
    {"bad units",
     {{"und/language.txt", Settings("und")}, {"units.txt", "meter:\n"}},
     "/units.txt:1: expected 'unit: dimension base factor offset'"},
    {"a code of another folder",
     {{"und/language.txt", Settings("und")}, {"xx/language.txt", Settings("yy")}},
     "xx/language.txt:1: code 'yy' is not the folder's name"},
};

TEST(PackSet, FolderErrors) {
  for (const FolderErrorRow& row : kFolderErrors) {
    SCOPED_TRACE(row.name);
    const Folder folder(row.files);
    const auto packs = PackSet::Load(folder.path());
    ASSERT_FALSE(packs.ok());
    EXPECT_EQ(Message(packs.status()), (row.message[0] == '/' ? folder.path() : "") + row.message);
  }
}

TEST(PackSet, NoFolder) {
  const auto packs = PackSet::Load("no/such/folder");
  ASSERT_FALSE(packs.ok());
  EXPECT_EQ(Message(packs.status()), "no/such/folder: cannot read the folder of language packs; No such file or directory");
}

// -- the lexicons

// Concepts that only stand above others (base.txt) need no words of their own.
TEST(Lexicons, EveryConceptHasFormsInIndonesianAndEnglish) {
  for (const char* code : {"id", "en"}) {
    std::set<uint32_t> with_forms;
    for (const Entry& entry : BuiltIn().Find(code).entries()) {
      if (entry.concept_id.valid()) with_forms.insert(entry.concept_id.value);
    }
    for (size_t i = 0; i < BuiltIn().concepts().size(); ++i) {
      const Concept& concept_ = BuiltIn().concepts()[ConceptId(i)];
      EXPECT_TRUE(concept_.field == "base" || with_forms.contains(static_cast<uint32_t>(i)))
          << code << ": " << concept_.field << "/" << concept_.name;
    }
  }
}

TEST(Lexicons, NoConceptOpposesItsAncestor) {
  const ConceptTable& concepts = BuiltIn().concepts();
  for (size_t i = 0; i < concepts.size(); ++i) {
    for (const ConceptId opposite : concepts[ConceptId(i)].opposites) {
      EXPECT_FALSE(concepts.Is(ConceptId(i), opposite))
          << concepts[ConceptId(i)].name << " is " << concepts[opposite].name << " and opposes it";
      EXPECT_TRUE(concepts.Opposed(opposite, ConceptId(i)));
    }
  }
}

TEST(Lexicons, KnownFactsOfTheHierarchy) {
  const ConceptTable& concepts = BuiltIn().concepts();
  struct {
    const char* concept_name;
    const char* ancestor;
    bool is;
  } rows[] = {{"soldier", "person", true},
              {"child", "person", true},
              {"person", "soldier", false},
              {"house", "building", true},
              {"soldier", "building", false}};
  for (const auto& row : rows) {
    SCOPED_TRACE(row.concept_name);
    ASSERT_TRUE(concepts.Find(row.concept_name).valid());
    ASSERT_TRUE(concepts.Find(row.ancestor).valid());
    EXPECT_EQ(concepts.Is(concepts.Find(row.concept_name), concepts.Find(row.ancestor)), row.is);
  }
}

// Stop words are dropped from similarity: what turns a sentence round must not be among them. Where the article is the word
// for one ("un", "ein"), it may.
TEST(Lexicons, StopWordsAreNoNegationsOrNumbers) {
  for (const std::string& code : BuiltIn().Codes()) {
    const LanguagePack& pack = BuiltIn().Find(code);
    std::set<std::string> kept;
    for (const Topic topic : {Topic::kNegation, Topic::kCardinal, Topic::kScale, Topic::kOrdinal}) {
      for (const Entry* entry : pack.EntriesOf(topic)) {
        const bool article = entry->number == 1 && code != "id" && code != "en";
        if (entry->words == 1 && !article) kept.insert(unicode::Fold(entry->form));
      }
    }
    for (const Entry* entry : pack.EntriesOf(Topic::kStopWord)) {
      EXPECT_FALSE(kept.contains(unicode::Fold(entry->form))) << code << ": " << entry->form;
    }
  }
}

}  // namespace
}  // namespace silang::languages
