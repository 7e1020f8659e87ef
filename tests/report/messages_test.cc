// The words of the interface: every one of them in both languages, and what the engine says of findings too.
#include "report/messages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace silang::report {
namespace {

using ::testing::IsEmpty;

struct Row {
  std::string_view name;
  std::vector<std::string_view> english, indonesian;
};

std::vector<Row> Catalogue() {
  return {
#define SILANG_MESSAGE(name, en, id) {#name, {en}, {id}},
#define SILANG_PLURAL(name, en_one, en_other, id) {#name, {en_one, en_other}, {id}},
#include "report/messages.inc"
#undef SILANG_MESSAGE
#undef SILANG_PLURAL
  };
}

size_t Gaps(std::string_view text) {
  size_t gaps = 0;
  for (size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) ++gaps;
  return gaps;
}

TEST(Messages, EveryOneInBothLanguages) {
  // The same in both on purpose.
  const std::set<std::string_view> same = {"found_in", "url", "none", "finding_id", "page_title"};
  for (const Row& row : Catalogue()) {
    for (const std::string_view english : row.english) {
      for (const std::string_view indonesian : row.indonesian) {
        EXPECT_FALSE(english.empty() || indonesian.empty()) << row.name;
        EXPECT_EQ(Gaps(english), Gaps(indonesian)) << row.name;
        if (!same.contains(row.name)) EXPECT_NE(english, indonesian) << row.name;
      }
    }
  }
}

TEST(Messages, Phrases) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"count", "jumlah"},
      {"the days are one apart (+10)", "harinya berselisih satu (+10)"},
      {"words in common: 0 % of the clauses, 20 % of the sentences", "kata yang sama: 0 % klausa, 20 % kalimat"},
      {"speakers: Kim / not named", "penutur: Kim / tidak disebut"},
      // Words of a source stay what they are, even if they are words of ours.
      {"only here: count", "hanya di sini: count"},
      {"Told alike: “count” (S1)", "Isinya sama: “count” (S1)"},
      {"what nobody ever wrote", "what nobody ever wrote"},
      {"", ""},
      {" (", " ("},
  };
  for (const auto& [english, indonesian] : rows) {
    EXPECT_EQ(Phrase(english, MessagesOf(UiLanguage::kIndonesian)), indonesian);
    EXPECT_EQ(Phrase(english, MessagesOf(UiLanguage::kEnglish)), english);
  }
}

// Concepts are called by words of the interface's language, in English as well.
TEST(Messages, NamesOfConcepts) {
  struct Row {
    const char *said, *english, *indonesian;
  };
  const Row rows[] = {
      {"different predicate: send / die", "something else happened: send / die", "kejadiannya berbeda: kirim / tewas"},
      {"figures that look alike, but different predicate: shoot-person / die",
       "figures that look alike, but something else happened: shoot / die",
       "angka-angkanya mirip, tetapi kejadiannya berbeda: ditembak / tewas"},
      {"predicate: visit / visit: the same", "what happened: visit / visit: the same", "kejadian: berkunjung / berkunjung: sama"},
      {"predicate: ? / visit: different", "what happened: ? / visit: different", "kejadian: ? / berkunjung: berbeda"},
      {"counted: grombok / village: different", "counted: grombok / village: different",
       "yang dihitung: grombok / desa: berbeda"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Phrase(row.said, MessagesOf(UiLanguage::kEnglish)), row.english);
    EXPECT_EQ(Phrase(row.said, MessagesOf(UiLanguage::kIndonesian)), row.indonesian);
  }
}

// The second argument of each line NAME(..., "words") of a file of the engine, or what stands between the first quotation marks.
std::vector<std::string> Quoted(const std::string& path, const std::regex& line_of) {
  std::ifstream file(std::string(SILANG_SOURCE_DIR) + "/" + path);
  EXPECT_TRUE(file.good()) << path;
  std::vector<std::string> words;
  for (std::string line; std::getline(file, line);) {
    std::smatch match;
    if (std::regex_search(line, match, line_of)) words.push_back(match[1]);
  }
  EXPECT_FALSE(words.empty()) << path;
  return words;
}

// What the engine knows of pairs, the kinds, relations and severities: a word that is added there must be added to phrases.inc.
TEST(Messages, WhatTheEngineSaysHasPhrases) {
  std::vector<std::string> english = Quoted("engine/diff/features.inc", std::regex(R"re(SILANG_FEATURE\(\w+, "(.*)"\))re"));
  for (const std::string& word : Quoted("engine/base/types.cc", std::regex(R"re(return "(.+)";)re"))) english.push_back(word);
  for (const std::string& word : Quoted("engine/diff/slots.cc", std::regex(R"re(emplace_back\("(.*)"\))re")))
    english.push_back(word);
  std::vector<std::string> missing;
  for (const std::string& words : english)
    if (Phrase(words, MessagesOf(UiLanguage::kIndonesian)) == words) missing.push_back(words);
  EXPECT_THAT(missing, IsEmpty());
}

}  // namespace
}  // namespace silang::report
