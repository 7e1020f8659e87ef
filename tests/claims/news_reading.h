// Reads a sentence of news as the engine does, for the tables of what a newspaper reader sees in it.
#ifndef SILANG_TESTS_CLAIMS_NEWS_READING_H_
#define SILANG_TESTS_CLAIMS_NEWS_READING_H_

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "claims/claim.h"
#include "tests/claims/quantity_reading.h"

namespace silang::claims {

// A sentence, and the figures and times in it: "date 2025-09-09T19:30", "count 12.. at least", "money 2500000 EUR".
struct NewsRow {
  const char* text;
  std::vector<std::string> claims;
};

// Sentences are read as of this moment, a Wednesday.
constexpr const char* kWednesday = "2025-09-10T10:00";

inline std::string Show(const Claim& claim) {
  std::string line(Name(claim.kind));
  if (claim.kind == ClaimKind::kDate) return claim.value.date ? line + " " + *claim.value.date : line;
  const bool score = claim.kind == ClaimKind::kCount && claim.value.text;
  line += " " + (score ? *claim.value.text : ShowValue(*claim.value.quantity));
  if (claim.value.quantity->unit != "1") line += " " + claim.value.quantity->unit;
  const bool told = claim.value.quantity->unit.find("-per-") != std::string::npos;
  if (!claim.per.empty() && !told) line += "/" + claim.per;
  return line + ShowQualifier(claim.value.qualifier);
}

inline void CheckNews(const std::string& language, const std::vector<NewsRow>& rows) {
  static constexpr std::array kKinds = {ClaimKind::kDate,    ClaimKind::kCount, ClaimKind::kMeasure,  ClaimKind::kMoney,
                                        ClaimKind::kPercent, ClaimKind::kAge,   ClaimKind::kDuration, ClaimKind::kOrdinal};
  for (const NewsRow& row : rows) {
    SCOPED_TRACE(row.text);
    SourceText source;
    source.text = row.text;
    const auto document = document::ReadDocument(source, {.language = language, .bare = true}, Packs());
    ASSERT_TRUE(document.ok()) << document.status();
    const context::Context context = context::ReadContext(**document, Packs().concepts(), {ParseIso(kWednesday)});
    std::vector<std::string> found;
    for (const Claim& claim : ReadClaims(context, Packs().concepts())) {
      if (std::find(kKinds.begin(), kKinds.end(), claim.kind) != kKinds.end()) found.push_back(Show(claim));
    }
    EXPECT_THAT(found, testing::ElementsAreArray(row.claims));
  }
}

}  // namespace silang::claims

#endif  // SILANG_TESTS_CLAIMS_NEWS_READING_H_
