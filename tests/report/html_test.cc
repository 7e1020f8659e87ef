// The HTML report: that it holds what the report holds, that no text of a source becomes markup, and that its tags are well nested.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "report/html_assets.h"
#include "silang/engine.h"
#include "tests/report/sample.h"

namespace silang {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

size_t Count(const std::string& text, std::string_view words) {
  size_t count = 0;
  for (size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + words.size())) ++count;
  return count;
}

// The page without its style sheet and its script, which have markup's characters of their own.
std::string Body(std::string page) {
  for (const std::string_view asset : {report::kPageStyle.text, report::kPageScript.text}) {
    const size_t at = page.find(asset);
    EXPECT_NE(at, std::string::npos);
    if (at != std::string::npos) page.erase(at, asset.size());
  }
  return page;
}

// Every element is closed in the order in which it was opened. Ends that HTML lets be left out: <td>.
void ExpectNested(const std::string& page) {
  const std::set<std::string> empty = {"meta", "link", "input", "!doctype"};
  std::vector<std::string> open;
  for (size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
    const size_t end = page.find('>', at);
    ASSERT_NE(end, std::string::npos);
    const std::string tag = page.substr(at + 1, end - at - 1);
    std::string name = tag.substr(tag[0] == '/' ? 1 : 0);
    name = name.substr(0, name.find_first_of(" \n"));
    if (tag[0] != '/') {
      if (name == "td" && !open.empty() && open.back() == "td") open.pop_back();
      if (!empty.contains(name)) open.push_back(name);
      continue;
    }
    if (name == "tr" && !open.empty() && open.back() == "td") open.pop_back();
    ASSERT_FALSE(open.empty()) << name;
    ASSERT_EQ(open.back(), name) << page.substr(at > 200 ? at - 200 : 0, 260);
    open.pop_back();
  }
  EXPECT_TRUE(open.empty());
}

TEST(Html, HoldsTheReport) {
  const Report report = testing::HarbourFire();
  const std::string page = ToHtml(report);
  ExpectNested(Body(page));
  EXPECT_EQ(Count(page, "<li class=\"finding "), report.findings.size());
  EXPECT_EQ(Count(page, "<noscript class=\"part text\" id="), report.sources.size());
  for (const Finding& finding : report.findings) EXPECT_THAT(page, HasSubstr(finding.id));
  for (const std::string& step : report.findings.front().steps) EXPECT_THAT(page, HasSubstr("<li>" + step + "</li>"));
  // The clashing words of either side, in the articles; S4 copies S1.
  EXPECT_THAT(page, HasSubstr("data-f=\"0.0\""));
  EXPECT_THAT(page, HasSubstr("<b>2</b> (+1 copy)"));
  EXPECT_THAT(page, HasSubstr("same story as S1"));
  EXPECT_THAT(page, Not(HasSubstr("https://")));
  EXPECT_THAT(ToHtml(report, UiLanguage::kIndonesian), HasSubstr("<html lang=\"id\">"));
  EXPECT_EQ(page, ToHtml(report));
}

TEST(Html, EveryClaimIsMarked) {
  const Report report = testing::HarbourFire();
  const std::string page = ToHtml(report);
  EXPECT_THAT(page, HasSubstr("<span class=\"claim\" title=\"measure: 1,200\">1,200 tonnes</span>"));
  EXPECT_THAT(page, HasSubstr("title=\"count: 4\">Four people were killed</mark>"));
}

TEST(Html, TextOfSourcesIsNoMarkup) {
  Report report = testing::HarbourFire();
  const std::string evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\" onload='x' </template></style><!--&lt;";
  for (SourceInfo& source : report.sources) {
    for (std::string* field : {&source.id, &source.path, &source.title, &source.publisher, &source.published, &source.language})
      *field = evil;
    source.text.insert(0, evil);
    source.url = "javascript:alert(1)";
  }
  for (Finding& finding : report.findings) {
    for (std::string* field : {&finding.id, &finding.summary, &finding.reason, &finding.rule}) *field = evil;
    finding.steps.assign(3, evil);
    for (Side& side : finding.sides) {
      for (Passage& mention : side.mentions) mention.source = mention.text = evil;
    }
  }
  for (Claim& claim : report.claims) claim.passage.source = claim.passage.text = evil;
  for (const UiLanguage ui : {UiLanguage::kEnglish, UiLanguage::kIndonesian}) {
    const std::string page = Body(ToHtml(report, ui));
    ExpectNested(page);
    EXPECT_EQ(Count(page, "<script"), 1u);
    EXPECT_EQ(Count(page, "<img"), 0u);
    EXPECT_EQ(Count(page, "<!--"), 0u);
    EXPECT_EQ(Count(page, "</style>"), 1u);
    EXPECT_EQ(Count(page, "javascript:"), 0u);
    EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
  }
}

TEST(Html, HostileReports) {
  const std::string page = Body(ToHtml(testing::Hostile()));
  ExpectNested(page);
  for (const char c : page) ASSERT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
  ExpectNested(Body(ToHtml(Report())));
  Report bare = testing::HarbourFire();
  bare.findings.clear();
  bare.claims.clear();
  ExpectNested(Body(ToHtml(bare)));
}

// The title of a page stands behind its text; the reader sees it first.
TEST(Html, TitleThatCameApart) {
  testing::ReportBuilder builder;
  builder.Source("Post", "Four dead", "Four people died.\n\nFour dead");
  builder.Last().title_begin = 19;
  builder.AddClaim(1, "Four people died", ClaimKind::kCount, 4).AddClaim(1, "Four dead", ClaimKind::kCount, 4);
  const std::string page = ToHtml(builder.Take());
  const size_t title = page.find("<h3><span class=\"claim\" title=\"count: 4\">Four dead</span></h3>");
  const size_t text = page.find("<p><span class=\"claim\" title=\"count: 4\">Four people died</span>.</p>");
  ASSERT_NE(title, std::string::npos);
  ASSERT_NE(text, std::string::npos);
  EXPECT_LT(title, text);
}

TEST(Html, PolicyHash) {
  // printf abc | openssl dgst -sha256 -binary | base64
  const report::PageAsset abc = {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"};
  EXPECT_EQ(report::PolicyHash(abc), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

}  // namespace
}  // namespace silang
