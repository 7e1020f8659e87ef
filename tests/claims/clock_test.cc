#include "claims/clock.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "languages/pack.h"

namespace silang::claims {
namespace {

// The clocks of articles that are read together: "2025-09-08", "2025-09-08?" for one that is not the very day, "none".
std::vector<std::string> Clocks(const std::vector<std::string>& texts) {
  static const auto packs = languages::PackSet::BuiltIn();
  std::vector<std::unique_ptr<document::Document>> documents;
  std::vector<context::Context> contexts;
  for (const std::string& text : texts) {
    SourceText source;
    source.text = text;
    documents.push_back(*document::ReadDocument(source, {"en", false}, **packs));
    contexts.push_back(context::ReadContext(*documents.back(), (*packs)->concepts(), {}));
  }
  std::vector<context::Context*> articles;
  for (context::Context& context : contexts) articles.push_back(&context);
  SettleClocks(articles);
  std::vector<std::string> clocks;
  for (const context::Context& context : contexts)
    clocks.push_back(context.anchor ? ToString(context.anchor->date) + (context.anchor_is_guess ? "?" : "") : "none");
  return clocks;
}

using Lines = std::vector<std::string>;

const std::string kDated =
    "Bridge falls\n\nPublished: 9 September 2025\n\nA bridge fell into the river on Monday, the mayor of Alder said.";
const std::string kUndated =
    "River bridge down\n\nThe bridge of Alder lies in the river after it gave way on Monday, the mayor said.";
const std::string kDateline =
    "River bridge down\n\nALDER, Sept 8 (Moor Wire) - The bridge of Alder lies in the river, the mayor said on Monday.";
const std::string kToldDay =
    "River bridge down\n\nThe bridge of Alder gave way on Monday, 8 September 2025, the mayor of the town said.";

TEST(SettleClocks, AnArticleWithoutADateGoesByTheOthers) {
  EXPECT_EQ(Clocks({kDated, kUndated}), (Lines{"2025-09-09", "2025-09-09?"}));
  EXPECT_EQ(Clocks({kUndated}), (Lines{"none"}));
}

TEST(SettleClocks, ADateLineNeedsOnlyTheYear) { EXPECT_EQ(Clocks({kDateline, kDated}), (Lines{"2025-09-08", "2025-09-09"})); }

TEST(SettleClocks, ADayThatIsToldIsAGuess) { EXPECT_EQ(Clocks({kToldDay}), (Lines{"2025-09-08?"})); }

TEST(SettleClocks, ArticlesFarApartLendNoClock) {
  const std::string old =
      "Bridge opens\n\nPublished: 3 May 2019\n\nA bridge was opened in the town of Alder on Friday, the mayor said.";
  EXPECT_EQ(Clocks({old, kDated, kUndated}), (Lines{"2019-05-03", "2025-09-09", "none"}));
}

}  // namespace
}  // namespace silang::claims
