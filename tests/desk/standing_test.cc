// A decision stays with its finding, whatever articles come and go.
#include "desk/standing.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "gtest/gtest.h"
#include "tests/desk/sample.h"

namespace silang::desk {
namespace {

using Sides = std::vector<std::vector<Anchor>>;

Finding Found(const char* id, const std::vector<const char*>& was, ClaimKind kind,
              const std::vector<std::vector<Passage>>& sides) {
  Finding finding;
  finding.id = id;
  finding.was.assign(was.begin(), was.end());
  finding.kind = kind;
  for (const auto& mentions : sides) finding.sides.push_back({{}, mentions});
  return finding;
}

Passage At(const char* source, uint32_t begin) { return {source, 0, {begin, begin + 5}, "", ""}; }

Report Sample() {
  Report report;
  for (const char* id : {"S1", "S2", "S3"}) report.sources.emplace_back().id = id;
  report.findings = {
      Found("f1", {}, ClaimKind::kCount, {{At("S1", 10)}, {At("S2", 20), At("S3", 30)}}),
      Found("f2", {"f0"}, ClaimKind::kAge, {{At("S1", 40)}, {At("S2", 50)}}),
      Found("f3", {}, ClaimKind::kCount, {{At("S1", 10)}, {At("S2", 60)}}),
      Found("f4", {}, ClaimKind::kAge, {{At("S1", 70), At("S2", 80)}}),
      Found("f1-2", {}, ClaimKind::kCount, {{At("S1", 90)}, {At("S3", 95)}}),
  };
  return report;
}

// Sources S1, S2, S3 of the report are the stored ones 11, 12, 13.
Anchor Of(uint32_t side, int64_t source, uint32_t begin) { return {side, source, {begin, begin + 5}}; }

TEST(Standing, Tables) {
  constexpr int kNone = -1;
  const struct {
    const char* name;
    const char* finding;
    const char* kind;
    std::vector<Anchor> anchors;
    int place;
  } rows[] = {
      {"its id", "f1", "count", {Of(0, 11, 10), Of(1, 12, 20)}, 0},
      {"its id, of an older version", "f1", "count", {}, 0},
      {"its id, one mention left", "f1", "count", {Of(0, 99, 10), Of(1, 13, 30)}, 0},
      {"its id, no mention left", "f1", "count", {Of(0, 99, 10), Of(1, 98, 20)}, 0},
      {"a former id", "f0", "age", {Of(0, 11, 40), Of(1, 12, 50)}, 1},
      {"another id, the same mentions", "f8", "count", {Of(0, 11, 10), Of(1, 12, 20)}, 0},
      {"another id, one mention of each side", "f8", "count", {Of(0, 11, 10), Of(0, 99, 1), Of(1, 13, 30)}, 0},
      {"another id, the other finding of that mention", "f8", "count", {Of(0, 11, 10), Of(1, 12, 60)}, 2},
      {"another id, one side alone", "f8", "count", {Of(0, 11, 10), Of(1, 12, 99)}, kNone},
      {"another id, another kind", "f8", "money", {Of(0, 11, 10), Of(1, 12, 20)}, kNone},
      {"an agreement, one mention", "f8", "age", {Of(0, 11, 70)}, 3},
      {"nothing of it", "f9", "count", {Of(0, 11, 1), Of(1, 12, 2)}, kNone},
      {"nothing of it, of an older version", "f9", "count", {}, kNone},
      {"second of its id by its mentions", "f1-2", "count", {Of(0, 11, 90), Of(1, 13, 95)}, 4},
      {"second of its id, which another is now", "f1-2", "count", {Of(0, 99, 1), Of(1, 98, 2)}, kNone},
      {"an id that is another's by now", "f1", "count", {Of(0, 11, 10), Of(1, 12, 60)}, 0},
      {"an id that is another's by now, nothing shared", "f2", "count", {Of(0, 11, 90), Of(1, 13, 95)}, 4},
  };
  const Report report = Sample();
  for (const auto& row : rows) {
    Decision decision = testing::Decided(row.finding, Verdict::kConfirmed);
    decision.kind = row.kind;
    decision.anchors = row.anchors;
    const auto place = Standing(report, {11, 12, 13}, {decision}).front();
    EXPECT_EQ(place ? static_cast<int>(*place) : kNone, row.place) << row.name;
  }
}

TEST(Standing, AnchorsAreThoseOfTheStoredSources) {
  const Report report = Sample();
  const std::vector<Anchor> anchors = AnchorsOf(report.findings[0], report, {11, 12, 13});
  EXPECT_EQ(anchors, (std::vector<Anchor>{Of(0, 11, 10), Of(1, 12, 20), Of(1, 13, 30)}));
  EXPECT_TRUE(AnchorsOf(report.findings[0], report, {}).empty()) << "sources that nobody stored";
}

std::vector<SourceText> Cluster(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<SourceText> sources;
  for (const auto& path : paths)
    sources.push_back(testing::Article(path.filename().string(),
                                       (std::ostringstream() << std::ifstream(path, std::ios::binary).rdbuf()).str()));
  return sources;
}

// Every finding of all articles but one is decided; then the one is added, as the last or, which changes more, as the first.
TEST(Standing, AnotherArticleOfRealEvents) {
  const auto engine = Engine::Create();
  ASSERT_TRUE(engine.ok());
  size_t decided = 0, kept = 0, by_id = 0;
  std::vector<std::filesystem::path> folders = {std::filesystem::path(SILANG_SOURCE_DIR) / "fixtures/beijing"};
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(SILANG_SOURCE_DIR) / "fixtures/clusters"))
    if (entry.is_directory()) folders.push_back(entry.path());
  for (const auto& folder : folders) {
    const std::vector<SourceText> all = Cluster(folder);
    if (all.size() < 3) continue;
    const Report after = *engine->Compare(all);
    std::vector<int64_t> numbers;
    for (size_t i = 0; i < all.size(); ++i) numbers.push_back(static_cast<int64_t>(100 + i));
    for (const size_t left_out : {size_t{0}, all.size() - 1}) {
      std::vector<SourceText> some = all;
      std::vector<int64_t> of_some = numbers;
      some.erase(some.begin() + static_cast<std::ptrdiff_t>(left_out));
      of_some.erase(of_some.begin() + static_cast<std::ptrdiff_t>(left_out));
      const Report before = *engine->Compare(some);
      std::vector<Decision> decisions;
      for (const Finding& finding : before.findings) {
        Decision& decision = decisions.emplace_back(testing::Decided(finding.id, Verdict::kConfirmed));
        decision.kind = Name(finding.kind);
        decision.anchors = AnchorsOf(finding, before, of_some);
      }
      const auto places = Standing(after, numbers, decisions);
      for (size_t i = 0; i < decisions.size(); ++i) {
        ++decided;
        kept += places[i].has_value();
        by_id += std::any_of(after.findings.begin(), after.findings.end(), [&](const Finding& finding) {
          const auto& was = finding.was;
          return finding.id == decisions[i].finding || std::find(was.begin(), was.end(), decisions[i].finding) != was.end();
        });
      }
    }
  }
  RecordProperty("decided", static_cast<int>(decided));
  RecordProperty("kept", static_cast<int>(kept));
  RecordProperty("by_id", static_cast<int>(by_id));
  EXPECT_GT(decided, 250U);
  EXPECT_GE(by_id * 100, decided * 95) << by_id << " of " << decided << " by their id or a former one";
  EXPECT_GE(kept * 100, decided * 97) << kept << " of " << decided << ", " << by_id << " by their id";
}

}  // namespace
}  // namespace silang::desk
