// Indirect statements of fixtures/statements: exact spans of statement, cue and speaker.
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "claims/quotes.h"
#include "document/document.h"
#include "gtest/gtest.h"

namespace silang::claims {
namespace {

struct Line {
  std::string text;
  std::optional<Span> statement, cue, speaker;
};

// "[[X]] <<said>> {{words}}." without its marks, and what they mark.
Line ReadLine(const std::string& marked) {
  Line line;
  uint32_t statement = 0, cue = 0, speaker = 0;
  for (size_t i = 0; i < marked.size();) {
    const std::string mark = marked.substr(i, 2);
    const auto at = static_cast<uint32_t>(line.text.size());
    if (mark == "[[")
      speaker = at;
    else if (mark == "<<")
      cue = at;
    else if (mark == "{{")
      statement = at;
    else if (mark == "]]")
      line.speaker = Span{speaker, at};
    else if (mark == ">>")
      line.cue = Span{cue, at};
    else if (mark == "}}")
      line.statement = Span{statement, at};
    else {
      line.text += marked[i++];
      continue;
    }
    i += 2;
  }
  return line;
}

double F1(int right, int found, int wanted) { return 2.0 * right / (found + wanted); }

class Statements : public testing::TestWithParam<std::string> {};

TEST_P(Statements, OfTheFixtureAreFound) {
  const auto packs = languages::PackSet::BuiltIn();
  ASSERT_TRUE(packs.ok());
  std::ifstream file(std::string(SILANG_SOURCE_DIR) + "/fixtures/statements/" + GetParam() + ".txt");
  ASSERT_TRUE(file.good());
  int wanted = 0, found = 0, right = 0, cues = 0, speakers = 0;
  std::string misses;
  for (std::string marked; std::getline(file, marked);) {
    const Line line = ReadLine(marked);
    SourceText source;
    source.path = "line";
    source.text = line.text;
    const auto document = document::ReadDocument(source, {.language = GetParam(), .bare = true}, **packs);
    ASSERT_TRUE(document.ok()) << marked;
    const context::Context context = context::ReadContext(**document, (*packs)->concepts(), {});
    const std::vector<Statement> statements = ReadStatements(context);
    wanted += line.statement.has_value();
    found += static_cast<int>(statements.size());
    bool hit = false;
    for (const Statement& s : statements) {
      if (s.form != StatementForm::kIndirect || s.span != line.statement) continue;
      hit = true;
      ++right;
      cues += s.cue == line.cue;
      speakers += s.speaker_span == line.speaker;
      if (s.cue != line.cue || s.speaker_span != line.speaker) {
        misses +=
            "\n" + marked + "\n  by: " + (s.speaker_span ? line.text.substr(s.speaker_span->begin, s.speaker_span->size()) : "");
      }
    }
    if (hit == line.statement.has_value() && (hit || statements.empty())) continue;
    misses += "\n" + marked;
    for (const Statement& s : statements) misses += "\n  " + line.text.substr(s.span.begin, s.span.size());
  }
  EXPECT_GE(F1(right, found, wanted), 0.92) << misses;
  EXPECT_GE(F1(cues, found, wanted), 0.92) << misses;
  EXPECT_GE(F1(speakers, found, wanted), 0.88) << misses;
  if (const char* show = std::getenv("SHOW_MISSES"); show != nullptr) std::cout << F1(right, found, wanted) << misses << "\n";
}

INSTANTIATE_TEST_SUITE_P(Languages, Statements, testing::Values("id", "en"), [](const auto& info) { return info.param; });

}  // namespace
}  // namespace silang::claims
