// Times of fixtures/dates as claims: each at its place with its value, durations too, and nothing else.
#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "json/json.h"
#include "silang/engine.h"

namespace silang {
namespace {

using ::testing::UnorderedElementsAreArray;

class DatesFixture : public testing::TestWithParam<std::string> {};

TEST_P(DatesFixture, EachTimeAndNothingElse) {
  auto engine = Engine::Create();
  ASSERT_TRUE(engine.ok());
  std::ifstream file(std::string(SILANG_SOURCE_DIR) + "/fixtures/dates/" + GetParam());
  ASSERT_TRUE(file.is_open());
  size_t lines = 0;
  for (std::string line; std::getline(file, line); ++lines) {
    const auto record = json::Parse(line);
    ASSERT_TRUE(record.ok()) << line;
    const std::string text = *record->Find("text")->string();
    SCOPED_TRACE(text);
    std::vector<std::string> wanted, found;
    for (const json::Value& want : record->Find("expect")->items()) {
      const auto& span = want.Find("span")->items();
      const size_t begin = static_cast<size_t>(*span[0].number()), end = static_cast<size_t>(*span[1].number());
      wanted.push_back(fmt::format("[{}] {}", text.substr(begin, end - begin), *want.Find("value")->string()));
    }
    CompareOptions options;
    options.language = *record->Find("lang")->string();
    options.reference_time = *record->Find("ref_time")->string();
    const auto claims = engine->LineClaims({text}, options);
    ASSERT_TRUE(claims.ok());
    for (const Claim& claim : claims->front()) {
      const std::string words = text.substr(claim.passage.span.begin, claim.passage.span.size());
      if (claim.kind == ClaimKind::kDate && !claim.value.text) {
        found.push_back(fmt::format("[{}] {}", words, claim.value.date.value_or("")));
      } else if (claim.kind == ClaimKind::kDuration) {
        found.push_back(fmt::format("[{}] {}", words, claim.value.text.value_or("")));
      }
    }
    std::sort(found.begin(), found.end());  // a time that dates two deeds is two claims
    found.erase(std::unique(found.begin(), found.end()), found.end());
    EXPECT_THAT(found, UnorderedElementsAreArray(wanted));
  }
  EXPECT_GE(lines, 50u);
}

INSTANTIATE_TEST_SUITE_P(Files, DatesFixture, testing::Values("news.id.jsonl", "news.en.jsonl"));

}  // namespace
}  // namespace silang
