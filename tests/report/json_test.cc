// The JSON forms: what they hold, their order, and that the schema accepts them.
#include "json/json.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <limits>
#include <sstream>

#include "base/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "silang/engine.h"
#include "tests/report/sample.h"

namespace silang {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

json::Value Read(const std::string& text) {
  absl::StatusOr<json::Value> value = json::Parse(text);
  EXPECT_TRUE(value.ok()) << Message(value.status()) << "\n" << text;
  return value.ok() ? *std::move(value) : json::Value();
}

// Checks `value` against the parts of JSON Schema that the report's schema uses.
class Validator {
 public:
  explicit Validator(const json::Value& root) : root_(root) {}

  void Check(const json::Value& schema, const json::Value& value, const std::string& where) {
    if (const json::Value* reference = schema.Find("$ref")) {
      std::string name = reference->string()->substr(std::string("#/$defs/").size());
      return Check(*root_.Find("$defs")->Find(name), value, where);
    }
    CheckType(schema, value, where);
    CheckNames(schema, value, where);
    for (const char* bound : {"minimum", "maximum"}) {
      const json::Value* limit = schema.Find(bound);
      if (limit == nullptr) continue;
      bool good = std::string(bound) == "minimum" ? *value.number() >= *limit->number() : *value.number() <= *limit->number();
      EXPECT_TRUE(good) << where << ": " << bound;
    }
    if (const json::Value* items = schema.Find("items")) {
      for (size_t i = 0; i < value.items().size(); ++i) Check(*items, value.items()[i], where + "/" + std::to_string(i));
    }
    if (const json::Value* least = schema.Find("minItems")) {
      EXPECT_GE(value.items().size(), *least->number()) << where;
    }
    CheckMembers(schema, value, where);
  }

 private:
  static void CheckType(const json::Value& schema, const json::Value& value, const std::string& where) {
    const json::Value* type = schema.Find("type");
    if (type == nullptr) return;
    std::string want = *type->string();
    if (want == "integer") {
      ASSERT_NE(value.number_text(), nullptr) << where;
      EXPECT_EQ(value.number_text()->find_first_of(".eE"), std::string::npos) << where;
      want = "number";
    }
    EXPECT_EQ(json::Name(value.type()), want) << where;
  }

  static void CheckNames(const json::Value& schema, const json::Value& value, const std::string& where) {
    std::vector<std::string> names;
    if (const json::Value* only = schema.Find("const")) names.push_back(*only->string());
    if (const json::Value* choices = schema.Find("enum")) {
      for (const json::Value& choice : choices->items()) names.push_back(*choice.string());
    }
    if (!names.empty()) {
      EXPECT_THAT(names, ::testing::Contains(*value.string())) << where;
    }
  }

  // Required members are there, and those there are known and in the schema's order.
  void CheckMembers(const json::Value& schema, const json::Value& value, const std::string& where) {
    if (const json::Value* required = schema.Find("required")) {
      for (const json::Value& name : required->items())
        EXPECT_NE(value.Find(*name.string()), nullptr) << where << ": " << *name.string();
    }
    const json::Value* properties = schema.Find("properties");
    if (properties == nullptr) return;
    size_t next = 0;
    for (const json::Member& member : value.members()) {
      const std::vector<json::Member>& known = properties->members();
      while (next < known.size() && known[next].key != member.key) ++next;
      ASSERT_LT(next, known.size()) << where << ": \"" << member.key << "\" is unknown or out of order";
      Check(known[next].value, member.value, where + "/" + member.key);
    }
  }

  const json::Value& root_;
};

void ExpectValid(const Report& report) {
  json::Value schema = Read(std::string(ReportSchema()));
  Validator(schema).Check(schema, Read(ToJson(report)), "");
}

Report Full() {
  Report report = testing::HarbourFire();
  Claim& claim = report.claims.front();
  claim.value.base = Quantity{4, std::nullopt, 5, "1"};
  claim.value.qualifier = Qualifier::kAtLeast;
  claim.value.date = "2024-03-06";
  claim.value.text = "text";
  claim.value.polarity = false;
  claim.counted = "person";
  claim.subject = "fire";
  claim.speaker = "mayor";
  claim.speaker_span = Span{1, 5};
  claim.cue = Span{6, 9};
  claim.time = "2024-03-06";
  claim.place = "Pier 9";
  claim.modality = Modality::kDenied;
  report.findings.front().was = {"Fold"};
  report.sources.front().url = "https://post.example/1";
  report.sources.front().given_id = "post-1";
  return report;
}

TEST(ReportJsonTest, FollowsTheSchema) {
  const struct {
    std::string name;
    Report report;
  } kRows[] = {{"sample", testing::HarbourFire()}, {"every field", Full()}, {"hostile", testing::Hostile()}};
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    ExpectValid(row.report);
  }
}

TEST(ReportJsonTest, EveryKindAndRelationIsInTheSchema) {
  for (int kind = 0; kind <= static_cast<int>(ClaimKind::kSelf); ++kind) {
    Report report = testing::HarbourFire();
    report.findings.front().kind = static_cast<ClaimKind>(kind);
    report.findings.front().relation = static_cast<Relation>(kind % 4);
    report.findings.front().severity = static_cast<Severity>(kind % 3);
    report.claims.front().modality = static_cast<Modality>(kind % 5);
    report.claims.front().value.qualifier = static_cast<Qualifier>(kind % 8);
    ExpectValid(report);
  }
}

TEST(ReportJsonTest, AnotherReaderAgrees) {
  std::string folder = ::testing::TempDir();
  std::ofstream(folder + "/silang_report.json") << ToJson(Full());
  std::ofstream(folder + "/silang_schema.json") << ReportSchema();
  if (std::system("python3 -c 'import jsonschema' 2>/dev/null") != 0) GTEST_SKIP() << "python3-jsonschema is not installed";
  std::string command = "python3 -c \"import json, jsonschema; d = '" + folder +
                        "'; jsonschema.Draft202012Validator(json.load(open(d + '/silang_schema.json')))"
                        ".validate(json.load(open(d + '/silang_report.json')))\"";
  EXPECT_EQ(std::system(command.c_str()), 0);
}

TEST(ReportJsonTest, Options) {
  CompareOptions options;
  EXPECT_THAT(ToJson({}, options), HasSubstr(R"("options": {
      "threshold": 0.2,
      "top": 0,
      "min-confidence": 0
    })"));
  options.language = "id";
  options.reference_time = "2024-03-07";
  options.threads = 7;
  EXPECT_THAT(ToJson({}, options), HasSubstr(R"("language": "id",
      "reference-time": "2024-03-07",)"));
  CompareOptions other = options;
  other.threads = 1;
  EXPECT_EQ(ToJson({}, options), ToJson({}, other));
}

TEST(ReportJsonTest, Numbers) {
  Report report;
  report.findings.resize(1);
  report.findings[0].confidence = 0.1 + 0.2;
  Value value;
  value.quantity = Quantity{2.5e6, -std::numeric_limits<double>::infinity(), std::nan(""), "USD"};
  report.findings[0].sides.push_back({value, {}});
  std::string text = FindingToJson(report.findings[0], false);
  EXPECT_THAT(text, HasSubstr(R"("confidence":0.3,)"));
  EXPECT_THAT(text, HasSubstr(R"("value":{"number":2500000,"unit":"USD"})"));
}

TEST(JsonLinesTest, OneObjectALine) {
  Report report = Full();
  const struct {
    std::string name, text, first;
    size_t lines;
  } kRows[] = {
      {"findings", FindingsToJsonLines(report), R"({"id":"F3a1c","was":["Fold"],"relation":"conflict","kind":"count","reason":)",
       5},
      {"claims", ClaimsToJsonLines(report),
       R"({"id":"C1","source":"S1","sentence":1,"begin":50,"end":73,"text":"Four people were killed","kind":"count","value":{"number":4,)",
       5},
      {"alignments", AlignmentsToJsonLines(report), R"({"a":{"source":"S1","sentence":1,"begin":50,"end":167,"text":)", 1},
      {"sources", SourcesToJsonLines(report),
       R"({"id":"post-1","path":"fire/S1.txt","title":"Fire at Pier 9 kills four dock workers, city says","published":"2024-03-07T09:00+07:00","publisher":"Harbour Post","url":"https://post.example/1","language":"en","text":)",
       4},
      {"a line with claims", LineClaimsToJson(3, report.claims), R"({"line":3,"claims":[{"id":"C1",)", 1},
      {"a line without claims", LineClaimsToJson(0, {}), "{\"line\":0,\"claims\":[]}\n", 1},
      {"a finding", FindingToJson(report.findings[1], false), R"({"id":"F77b0","relation":"conflict","kind":"quote",)", 1},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(row.text.substr(0, row.first.size()), row.first);
    std::istringstream stream(row.text);
    size_t lines = 0;
    for (std::string line; std::getline(stream, line); ++lines) EXPECT_TRUE(Read(line).IsObject());
    EXPECT_EQ(lines, row.lines);
    EXPECT_TRUE(row.text.ends_with('\n'));
  }
}

TEST(JsonLinesTest, Tsv) {
  EXPECT_EQ(PairsToTsv(std::vector<SentencePair>{{0, 2, 0.5}, {1, 2, 1}, {10, 4000000000u, 0.1}}),
            "0\t2\t0.5\n1\t2\t1\n10\t4000000000\t0.1\n");
  EXPECT_EQ(PairsToTsv({}), "");
}

TEST(JsonLinesTest, SourcesAsArrayTellWhereFieldsWereFound) {
  std::string text = SourcesToJson(Full());
  EXPECT_EQ(Read(text).items().size(), 4u);
  EXPECT_THAT(text, HasSubstr("\"title_from\": \"first line\""));
  EXPECT_THAT(SourcesToJsonLines(Full()), Not(HasSubstr("title_from")));
}

}  // namespace
}  // namespace silang
