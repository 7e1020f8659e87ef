// Markdown, CSV and Web Annotations: what they hold, and that no text of a source becomes markup, formula or another field.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/status.h"
#include "json/json.h"
#include "silang/engine.h"
#include "tests/report/sample.h"
#include "unicode/unicode.h"

namespace silang {
namespace {

using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

// Lines of fields, as RFC 4180 has them.
std::vector<std::vector<std::string>> ParseCsv(const std::string& csv) {
  std::vector<std::vector<std::string>> lines(1, {""});
  bool quoted = false;
  for (size_t i = 0; i < csv.size(); ++i) {
    const char c = csv[i];
    if (c == '"' && quoted && i + 1 < csv.size() && csv[i + 1] == '"') {
      lines.back().back() += '"';
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      lines.back().emplace_back();
    } else if (c == '\n' && !quoted) {
      lines.push_back({""});
    } else if (c != '\r' || quoted) {
      lines.back().back() += c;
    }
  }
  EXPECT_FALSE(quoted);
  lines.pop_back();
  return lines;
}

TEST(Forms, Csv) {
  const Report report = testing::HarbourFire();
  const auto lines = ParseCsv(ToCsv(report));
  ASSERT_EQ(lines.size(), report.findings.size() + 1);
  EXPECT_THAT(lines, Each(SizeIs(9 + report.sources.size())));
  EXPECT_EQ(lines[0][0], "id");
  for (size_t i = 0; i < report.findings.size(); ++i) {
    const Finding& finding = report.findings[i];
    EXPECT_EQ(lines[i + 1][0], finding.id);
    EXPECT_EQ(lines[i + 1][1], Name(finding.relation));
    for (const Side& side : finding.sides) {
      for (const Passage& mention : side.mentions) {
        const size_t column = 8 + std::stoul(mention.source.substr(1));
        EXPECT_THAT(lines[i + 1][column], HasSubstr(mention.text));
      }
    }
  }
}

TEST(Forms, CsvComputesNothing) {
  Report report = testing::HarbourFire();
  report.findings.front().summary = "=HYPERLINK(\"http://x\",\"a,b\")\n@c";
  const auto lines = ParseCsv(ToCsv(report));
  EXPECT_EQ(lines[1][6], "'=HYPERLINK(\"http://x\",\"a,b\") @c");
}

TEST(Forms, Markdown) {
  const Report report = testing::HarbourFire();
  const std::string text = ToMarkdown(report);
  for (const Finding& finding : report.findings) EXPECT_THAT(text, HasSubstr(finding.id));
  EXPECT_THAT(text, HasSubstr("## CONFLICTS"));
  Report hostile = testing::HarbourFire();
  hostile.sources.front().publisher = "<script>alert(1)</script>";
  hostile.findings.front().summary = "a **b** | c\n# d [e](http://f)";
  const std::string escaped = ToMarkdown(hostile);
  EXPECT_THAT(escaped, Not(HasSubstr("<script>")));
  EXPECT_THAT(escaped, HasSubstr("a \\*\\*b\\*\\* \\| c \\# d \\[e\\]\\(http://f\\)"));
}

TEST(Forms, Annotations) {
  for (const Report& report : {testing::HarbourFire(), testing::Hostile()}) {
    const auto page = json::Parse(ToAnnotations(report));
    ASSERT_TRUE(page.ok()) << Message(page.status());
    ASSERT_EQ(page->Find("items")->items().size(), report.findings.size());
  }
  const Report report = testing::HarbourFire();
  const auto page = json::Parse(ToAnnotations(report));
  size_t targets = 0;
  for (const json::Value& item : page->Find("items")->items()) {
    EXPECT_EQ(*item.Find("type")->string(), "Annotation");
    for (const json::Value& target : item.Find("target")->items()) {
      ++targets;
      const json::Value& quote = target.Find("selector")->items()[0];
      const json::Value& position = target.Find("selector")->items()[1];
      const std::string whole =
          *quote.Find("prefix")->string() + *quote.Find("exact")->string() + *quote.Find("suffix")->string();
      // The position, counted in code points, holds the quoted words in one of the sources; so do the words around them.
      bool found = false;
      for (const SourceInfo& source : report.sources) {
        size_t begin = std::string::npos, end = std::string::npos, count = 0;
        for (size_t i = 0; i <= source.text.size(); ++i) {
          const bool starts = i == source.text.size() || (static_cast<unsigned char>(source.text[i]) & 0xc0) != 0x80;
          if (!starts) continue;
          if (static_cast<double>(count) == *position.Find("start")->number()) begin = i;
          if (static_cast<double>(count) == *position.Find("end")->number()) end = i;
          ++count;
        }
        if (begin == std::string::npos || end == std::string::npos) continue;
        found = found || (source.text.substr(begin, end - begin) == *quote.Find("exact")->string() &&
                          source.text.find(whole) != std::string::npos);
      }
      EXPECT_TRUE(found) << whole;
    }
  }
  EXPECT_GT(targets, 0u);
}

}  // namespace
}  // namespace silang
