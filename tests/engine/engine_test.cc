#include "silang/engine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <thread>
#include <tuple>

#include "tests/engine/fixtures.h"

namespace silang {
namespace {

using testing::Fixture;
using ::testing::HasSubstr;

const Engine& TheEngine() {
  static const Engine* const kEngine = [] {
    auto engine = Engine::Create();
    return engine.ok() ? new Engine(std::move(*engine)) : nullptr;
  }();
  return *kEngine;
}

Report MustCompare(const std::vector<SourceText>& sources, const CompareOptions& options = {}) {
  auto report = TheEngine().Compare(sources, options);
  EXPECT_TRUE(report.ok()) << report.status();
  return report.ok() ? *std::move(report) : Report();
}

SourceText Text(std::string path, std::string text) {
  SourceText source;
  source.path = std::move(path);
  source.text = std::move(text);
  return source;
}

// What a finding says without ids and sources' numbers: comparable when the sources stand in another order.
using Said = std::tuple<Relation, ClaimKind, std::set<std::set<std::string>>>;

std::multiset<Said> SaidIn(const Report& report, const std::vector<SourceText>& sources) {
  std::multiset<Said> said;
  for (const Finding& finding : report.findings) {
    std::set<std::set<std::string>> sides;
    for (const Side& side : finding.sides) {
      std::set<std::string> mentions;
      for (const Passage& mention : side.mentions) {
        mentions.insert(sources[std::stoul(mention.source.substr(1)) - 1].path + ":" + std::to_string(mention.span.begin));
      }
      sides.insert(mentions);
    }
    said.emplace(finding.relation, finding.kind, sides);
  }
  return said;
}

TEST(Engine, TextIsAlwaysTheBytesOfTheSpan) {
  for (const char* name : {"beijing", "beijing-en"}) {
    const auto sources = Fixture(name);
    const Report report = MustCompare(sources);
    const auto check = [&](const Passage& passage) {
      const std::string& text = sources[std::stoul(passage.source.substr(1)) - 1].text;
      ASSERT_LE(passage.span.end, text.size());
      EXPECT_EQ(passage.text, text.substr(passage.span.begin, passage.span.size()));
    };
    EXPECT_FALSE(report.claims.empty());
    EXPECT_FALSE(report.findings.empty());
    EXPECT_FALSE(report.alignments.empty());
    for (const Claim& claim : report.claims) check(claim.passage);
    for (const Alignment& alignment : report.alignments) {
      check(alignment.a);
      check(alignment.b);
    }
    for (const Finding& finding : report.findings) {
      for (const Side& side : finding.sides) {
        for (const Passage& mention : side.mentions) check(mention);
      }
    }
  }
}

TEST(Engine, TheNumberOfThreadsAndTheRunDoNotMatter) {
  const auto sources = Fixture("beijing");
  CompareOptions one, two;
  one.threads = 1;
  two.threads = 2;
  const std::string first = ToJson(MustCompare(sources, one), one);
  EXPECT_EQ(first, ToJson(MustCompare(sources, two), two));
  EXPECT_EQ(first, ToJson(MustCompare(sources, one), one));
}

TEST(Engine, OneEngineServesManyThreads) {
  const auto sources = Fixture("beijing-en");
  const std::string expected = ToJson(MustCompare(sources));
  std::vector<std::string> reports(8);
  std::vector<std::thread> threads;
  for (std::string& report : reports) threads.emplace_back([&] { report = ToJson(*TheEngine().Compare(sources)); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& report : reports) EXPECT_EQ(report, expected);
}

TEST(Engine, TheOrderOfSourcesDoesNotMatter) {
  auto sources = Fixture("beijing");
  const auto said = SaidIn(MustCompare(sources), sources);
  std::reverse(sources.begin(), sources.end());
  EXPECT_EQ(said, SaidIn(MustCompare(sources), sources));
}

TEST(Engine, AnUnrelatedSourceChangesNoId) {
  auto sources = Fixture("beijing-en");
  const Report before = MustCompare(sources);
  sources.push_back(Text(
      "tea.txt", "Tea prices steady\n\nTea growers in the hills sold 412 crates at the weekly auction, the cooperative said.\n"));
  const Report after = MustCompare(sources);
  std::set<std::string> ids;
  for (const Finding& finding : after.findings) ids.insert(finding.id);
  for (const Finding& finding : before.findings) EXPECT_TRUE(ids.count(finding.id)) << finding.id << ": " << finding.summary;
}

TEST(Engine, IdsAreUnique) {
  const Report report = MustCompare(Fixture("beijing"));
  std::set<std::string> ids;
  for (const Finding& finding : report.findings) EXPECT_TRUE(ids.insert(finding.id).second) << finding.id;
}

// What the issue of the fixture is about, each pair by words that stand in the two mentions.
TEST(Engine, BeijingFindings) {
  struct Row {
    const char* name;
    const char* fixture;
    Relation relation;
    const char* a;
    const char* b;
    const char* reason;  // part of it, or empty
  };
  const Row rows[] = {
      {"sent / killed", "beijing", Relation::kDiffers, "15.000 tentara", "2.000 tentara", "predicate"},
      {"thousands / 15,000", "beijing", Relation::kCompatible, "ribuan tentara", "15.000 tentara", ""},
      {"sixth with Xi / three times with Putin", "beijing", Relation::kDiffers, "keenam", "tiga kali", "parties"},
      {"fourth / three times before", "beijing", Relation::kCompatible, "keempat", "tiga kali", "arithmetic"},
      {"before / after the parade", "beijing", Relation::kConflict, "sebelum parade", "setelah", ""},
      {"the three / Kim and Putin", "beijing", Relation::kConflict, "Ketiganya", "Kim Jong Un dan Putin", ""},
      {"one quotation of Kim, one of Xi", "beijing", Relation::kDiffers, "rasa persahabatan", "pendirian kami", "speakers"},
      {"two and a half hours / more than two", "beijing", Relation::kCompatible, "dua setengah jam", "lebih dari dua jam", ""},
      {"June / July, in one source", "beijing", Relation::kConflict, "Juni 2024", "Juli 2024", ""},
      {"main / core interests, in one source", "beijing", Relation::kConflict, "kepentingan utama", "kepentingan inti", ""},
      {"sent / killed, in English", "beijing-en", Relation::kDiffers, "15,000 soldiers", "2,000 North Korean soldiers",
       "predicate"},
      {"sixth / three times, in English", "beijing-en", Relation::kDiffers, "sixth meeting", "three times", "parties"},
      {"fourth / three times, in English", "beijing-en", Relation::kCompatible, "fourth meeting", "three times", "arithmetic"},
      {"before / after, in English", "beijing-en", Relation::kConflict, "before the parade",
       "after the two leaders attended the parade", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const Report report = MustCompare(Fixture(row.fixture));
    const auto holds = [](const Side& side, const char* words) {
      return std::any_of(side.mentions.begin(), side.mentions.end(),
                         [&](const Passage& m) { return m.text.find(words) != std::string::npos; });
    };
    // Whether one side holds the one and another side the other.
    const auto holds_both = [&](const Finding& f) {
      for (const Side& a : f.sides) {
        for (const Side& b : f.sides) {
          if (&a != &b && holds(a, row.a) && holds(b, row.b)) return true;
        }
      }
      return false;
    };
    const bool found = std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding& f) {
      return f.relation == row.relation && f.reason.find(row.reason) != std::string::npos && holds_both(f);
    });
    EXPECT_TRUE(found) << row.a << " / " << row.b;
  }
}

// Four figures of soldiers: one finding, which names the side that each further one stands beside, and whose former ids are nobody's.
TEST(Engine, LookAlikesAreToldTogether) {
  const Report report = MustCompare(Fixture("beijing-en"));
  std::set<std::string> ids;
  for (const Finding& finding : report.findings) ids.insert(finding.id);
  const auto at =
      std::find_if(report.findings.begin(), report.findings.end(), [](const Finding& f) { return f.sides.size() > 2; });
  ASSERT_NE(at, report.findings.end());
  EXPECT_EQ(at->relation, Relation::kDiffers);
  EXPECT_EQ(at->sides.size(), 4U) << at->summary;
  EXPECT_EQ(std::count_if(at->steps.begin(), at->steps.end(),
                          [](const std::string& step) {
                            return step.find("” (S3) beside “about 15,000 soldiers” (S1):") != std::string::npos;
                          }),
            2);
  EXPECT_EQ(at->steps.back(), "any of these is taken for another: 90 %");
  EXPECT_FALSE(at->was.empty());
  for (const Finding& finding : report.findings) {
    for (const std::string& former : finding.was) EXPECT_FALSE(ids.contains(former)) << finding.summary;
  }
}

// What a rule says of two sides stands in their order, whichever source comes first.
TEST(Engine, TheReasonOfARuleStandsInTheOrderOfTheSides) {
  auto sources = Fixture("beijing");
  for (int turn = 0; turn < 2; ++turn) {
    const Report report = MustCompare(sources);
    const auto at = std::find_if(report.findings.begin(), report.findings.end(),
                                 [](const Finding& f) { return f.rule == "place/different parties"; });
    ASSERT_NE(at, report.findings.end());
    const bool hall_first = at->sides[0].mentions[0].text == "Balai Besar Rakyat";
    EXPECT_EQ(at->reason.find("Xi Jinping") < at->reason.find("Vladimir Putin"), hall_first) << at->summary << ": " << at->reason;
    std::reverse(sources.begin(), sources.end());
  }
}

TEST(Engine, ASingleSourceIsComparedWithItself) {
  const Report report = MustCompare({Fixture("beijing")[2]});
  EXPECT_TRUE(std::any_of(report.findings.begin(), report.findings.end(),
                          [](const Finding& f) { return f.relation == Relation::kConflict; }));
}

TEST(Engine, BadInput) {
  CompareOptions far, wrong_time, wrong_confidence;
  far.threshold = 1.5;
  wrong_time.reference_time = "yesterday";
  wrong_confidence.min_confidence = -1;
  SourceText twin_a = Text("a.txt", "Something happened here today."), twin_b = Text("b.txt", "Something else happened here.");
  twin_a.given_id = twin_b.given_id = "same";
  struct Row {
    const char* name;
    std::vector<SourceText> sources;
    CompareOptions options;
    std::vector<const char*> message;
  };
  const Row rows[] = {
      {"no sources", {}, {}, {"no sources"}},
      {"empty", {Text("a.txt", "")}, {}, {"a.txt", "empty"}},
      {"not UTF-8", {Text("a.txt", "abc \xff def")}, {}, {"a.txt", "byte 4", "UTF-8"}},
      {"binary", {Text("a.txt", std::string("abc\0def", 7))}, {}, {"a.txt", "byte 3", "binary"}},
      {"one id twice", {twin_a, twin_b}, {}, {"same"}},
      {"threshold out of range", {Text("a.txt", "Some text.")}, far, {"threshold", "1.5"}},
      {"time that is none", {Text("a.txt", "Some text.")}, wrong_time, {"yesterday", "2025-09-04"}},
      {"confidence out of range", {Text("a.txt", "Some text.")}, wrong_confidence, {"confidence"}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto report = TheEngine().Compare(row.sources, row.options);
    ASSERT_FALSE(report.ok());
    for (const char* part : row.message) EXPECT_THAT(std::string(report.status().message()), HasSubstr(part));
  }
}

TEST(Engine, LineClaimsAnswerLineByLine) {
  const auto claims = TheEngine().LineClaims({"12 orang tewas", "", "Rp1,2 triliun"}, [] {
    CompareOptions options;
    options.language = "id";
    return options;
  }());
  ASSERT_TRUE(claims.ok());
  ASSERT_EQ(claims->size(), 3U);
  ASSERT_FALSE((*claims)[0].empty());
  EXPECT_EQ((*claims)[0].front().value.quantity->number, 12);
  EXPECT_TRUE((*claims)[1].empty());
  ASSERT_FALSE((*claims)[2].empty());
  EXPECT_EQ((*claims)[2].front().value.quantity->unit, "IDR");
}

TEST(Engine, AlignSentencesFindsEqualSentencesOfDifferentSources) {
  const auto pairs = TheEngine().AlignSentences(std::vector<SourceSentence>{{"a", "The river rose two metres overnight."},
                                                                            {"a", "The river rose two metres overnight."},
                                                                            {"b", "The river rose two metres overnight."},
                                                                            {"b", "Nothing else was reported."}});
  ASSERT_TRUE(pairs.ok());
  ASSERT_EQ(pairs->size(), 2U);
  EXPECT_EQ((*pairs)[0].i, 0U);
  EXPECT_EQ((*pairs)[0].j, 2U);
  EXPECT_NEAR((*pairs)[0].cosine, 1, 1e-5);
}

TEST(Engine, ExpectedReports) {
  // Regenerate with scripts/regenerate-fixtures, and read the difference.
  for (const char* name : {"beijing", "beijing-en"}) {
    SCOPED_TRACE(name);
    const auto path = std::filesystem::path(SILANG_SOURCE_DIR) / "fixtures" / "expected" / (std::string(name) + ".txt");
    EXPECT_EQ(ToText(MustCompare(Fixture(name))), testing::ReadFile(path));
  }
}

}  // namespace
}  // namespace silang
