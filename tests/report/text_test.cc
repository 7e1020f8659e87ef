// The forms for a person to read. The expected reports are the files of tests/report/expected; run this test with
// SILANG_REGENERATE=1 to write them anew, and read the difference before it is committed.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "silang/engine.h"
#include "tests/report/sample.h"
#include "unicode/unicode.h"

namespace silang {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Form {
  std::string name;
  std::function<std::string(const Report&, const TextStyle&)> write;
};

std::vector<Form> Forms() {
  return {
      {"compare", [](const Report& report, const TextStyle& style) { return ToText(report, style); }},
      {"claims", [](const Report& report, const TextStyle& style) { return ClaimsToText(report, style); }},
      {"align", [](const Report& report, const TextStyle& style) { return AlignmentsToText(report, style); }},
      {"read", [](const Report& report, const TextStyle& style) { return SourcesToText(report, style); }},
      {"explain",
       [](const Report& report, const TextStyle& style) { return ExplainToText(report, report.findings.front(), style); }},
      {"explain-quote",
       [](const Report& report, const TextStyle& style) { return ExplainToText(report, report.findings[1], style); }},
  };
}

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// The text without the colour sequences that the page itself writes: ESC [ digits and ; then m.
std::string WithoutColour(const std::string& text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\x1b[") == 0) {
      size_t end = text.find_first_not_of("0123456789;", i + 2);
      if (end != std::string::npos && text[end] == 'm') {
        i = end;
        continue;
      }
    }
    out.push_back(text[i]);
  }
  return out;
}

bool HasControlCharacter(const std::string& text) {
  for (size_t i = 0; i < text.size();) {
    unicode::CodePoint point = unicode::Decode(text, i);
    i += point.length;
    char32_t c = point.value;
    if ((c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E)) return true;
  }
  return false;
}

void ExpectFile(const std::string& name, const std::string& text) {
  std::string path = std::string(SILANG_SOURCE_DIR) + "/tests/report/expected/" + name;
  if (std::getenv("SILANG_REGENERATE") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
    return;
  }
  std::ifstream file(path, std::ios::binary);
  ASSERT_TRUE(file.good()) << path;
  std::ostringstream expected;
  expected << file.rdbuf();
  EXPECT_EQ(text, expected.str()) << path;
}

TEST(TextTest, ExpectedReports) {
  Report report = testing::HarbourFire();
  for (const Form& form : Forms()) {
    SCOPED_TRACE(form.name);
    ExpectFile(form.name + ".txt", form.write(report, {}));
    ExpectFile(form.name + ".narrow.txt", form.write(report, {.width = 44}));
  }
}

TEST(TextTest, NoLineIsWiderThanThePage) {
  for (const Report& report : {testing::HarbourFire(), testing::Hostile()}) {
    for (const Form& form : Forms()) {
      for (int width = 40; width <= 120; ++width) {
        for (const std::string& line : Lines(form.write(report, {.width = width}))) {
          ASSERT_LE(unicode::DisplayWidth(line), width) << form.name << " at " << width << ": " << line;
          ASSERT_FALSE(line.ends_with(' ')) << form.name << " at " << width << ": " << line;
        }
      }
    }
  }
}

TEST(TextTest, ColourIsAllThatColourAdds) {
  for (const Form& form : Forms()) {
    SCOPED_TRACE(form.name);
    std::string plain = form.write(testing::HarbourFire(), {.width = 100});
    std::string coloured = form.write(testing::HarbourFire(), {.width = 100, .colour = true});
    EXPECT_THAT(plain, Not(HasSubstr("\x1b")));
    EXPECT_THAT(coloured, HasSubstr("\x1b[1m"));
    for (const std::string& line : Lines(coloured)) {
      size_t last = line.rfind('\x1b');
      if (last != std::string::npos) {
        EXPECT_EQ(line.substr(last, 4), "\x1b[0m") << line;
      }
    }
  }
}

TEST(TextTest, NoControlCharacterOfASourceComesThrough) {
  Report report = testing::Hostile();
  for (const Form& form : Forms()) {
    for (bool colour : {false, true}) {
      SCOPED_TRACE(form.name + (colour ? " in colour" : ""));
      std::string text = form.write(report, {.width = 80, .colour = colour});
      ASSERT_EQ(unicode::FirstInvalidByte(text), std::nullopt);
      if (!colour) {
        EXPECT_THAT(text, Not(HasSubstr("\x1b")));
      }
      EXPECT_FALSE(HasControlCharacter(WithoutColour(text)));
      EXPECT_THAT(WithoutColour(text), HasSubstr("\xEF\xBF\xBD[31mred"));
    }
  }
}

TEST(TextTest, Contents) {
  struct Row {
    std::string name;
    std::function<void(Report*)> change;
    std::vector<std::string> has, has_not;
  };
  const Row kRows[] = {
      {"conflicts stand before look-alikes",
       [](Report*) {},
       {"CONFLICTS (2)", "LOOK-ALIKES (1)", "CORROBORATED (2)"},
       {"No conflicts"}},
      {"nothing found",
       [](Report* report) { report->findings.clear(), report->claims.clear(); },
       {"No conflicts found.", "0 conflicts, 0 look-alikes, 0 corroborated; 0 claims"},
       {"CONFLICTS (", "LOOK-ALIKES", "ONLY ONE", "explain"}},
      {"one source",
       [](Report* report) { report->sources.resize(1), report->findings.clear(); },
       {"1 sentence pair in 1\nsource."},
       {"ONLY ONE"}},
      {"no summary: the words of the sides",
       [](Report* report) { report->findings[0].summary.clear(); },
       {" 1  Four people were killed / At least six people died"},
       {}},
      {"no reason: no why", [](Report* report) { report->findings.resize(1), report->findings[0].reason.clear(); }, {}, {"Why:"}},
      {"only the changed word of a quote is marked",
       [](Report*) {},
       {"before the **winter** comes", "before the **summer** comes"},
       {}},
      {"another quote altogether is marked whole",
       [](Report* report) {
         report->findings[1].sides[1].mentions[0].text = "Nothing of the kind was ever meant to be said here";
       },
       {"**We will rebuild this pier before the winter comes,**"},
       {}},
      {"copies count once",
       [](Report*) {},
       {"S4 tells the same story as S1", "(copied by S4)", "2 sources (+1 copy): S1 S4 S2"},
       {}},
      {"copies whose original names itself",
       [](Report* report) { report->sources[0].origin = "S1"; },
       {"S4 tells the same story as S1", "(copied by S4)"},
       {}},
      {"other sources of a side are quoted on a line",
       [](Report* report) { report->sources[3].origin.clear(); },
       {"also S4 S4: **Four people were killed** and 11 injured when a warehouse…"},
       {"copied by"}},
      {"claims that stand in no finding",
       [](Report*) {},
       {"- The warehouse held **1,200 tonnes**", "**$40 million**"},
       {"- **Four"}},
      {"no date", [](Report* report) { report->sources[2].published.clear(); }, {"no date"}, {}},
      {"a finding without mentions",
       [](Report* report) {
         report->findings[0].sides = {{}, {}};
       },
       {" 1  Four people killed, or"},
       {}},
      {"a source that is not in the list",
       [](Report* report) { report->findings[0].sides[0].mentions[0].source = "S77"; },
       {"    S77\n      **Four people were killed**"},
       {}},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    Report report = testing::HarbourFire();
    row.change(&report);
    std::string text = ToText(report);
    for (const std::string& has : row.has) EXPECT_THAT(text, HasSubstr(has));
    for (const std::string& has_not : row.has_not) EXPECT_THAT(text, Not(HasSubstr(has_not)));
  }
}

TEST(TextTest, LongSentencesAreCutAroundTheMention) {
  std::string filler;
  for (int i = 0; i < 200; ++i) filler += "word" + std::to_string(i) + " ";
  testing::ReportBuilder builder;
  builder.Source("A", "", filler + "exactly seven boats sank " + filler).Source("B", "", "nine boats sank");
  Finding finding;
  finding.id = "F1";
  finding.relation = Relation::kConflict;
  finding.summary = "seven or nine";
  finding.sides = {{{}, {builder.Mention(1, "seven boats")}}, {{}, {builder.Mention(2, "nine boats")}}};
  builder.Add(finding);
  std::string text = ToText(builder.Take());
  EXPECT_THAT(text, HasSubstr("**seven boats**"));
  EXPECT_THAT(text, HasSubstr("…word"));
  std::vector<std::string> lines = Lines(text);
  auto head = std::find(lines.begin(), lines.end(), "    S1 A");
  auto next = std::find(lines.begin(), lines.end(), "    S2 B");
  EXPECT_EQ(next - head, 4) << text;  // the head and three lines
}

// A sentence of a megabyte with a thousand mentions costs what is shown of it.
TEST(TextTest, HugeSentence) {
  testing::ReportBuilder builder;
  builder.Source("A", "", std::string(4000000, 'y') + " seven boats " + std::string(4000000, 'z'));
  Finding finding;
  finding.id = "F1";
  finding.relation = Relation::kDiffers;
  finding.sides = {{{}, {builder.Mention(1, "seven boats")}}, {{}, {builder.Mention(1, "boats")}}};
  for (int i = 0; i < 1000; ++i) builder.Add(finding);
  std::string text = ToText(builder.Take());
  EXPECT_THAT(text, HasSubstr("**seven boats**"));
  EXPECT_LT(text.size(), 100000u);
}

}  // namespace
}  // namespace silang
