// The C interface as its header promises it: handles, errors, forms, structs that grow, cancelling from another thread.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "bench/made_up_event.h"
#include "silang/engine.h"
#include "silang/silang.h"

namespace silang {
namespace {

using ::testing::HasSubstr;

template <auto kFree>
struct Freed {
  template <typename Handle>
  void operator()(Handle* handle) const {
    kFree(handle);
  }
};
using EnginePtr = std::unique_ptr<silang_engine, Freed<silang_engine_free>>;
using SourcesPtr = std::unique_ptr<silang_sources, Freed<silang_sources_free>>;
using OptionsPtr = std::unique_ptr<silang_options, Freed<silang_options_free>>;
using ReportPtr = std::unique_ptr<silang_report, Freed<silang_report_free>>;
using StringPtr = std::unique_ptr<silang_string, Freed<silang_string_free>>;
using ErrorPtr = std::unique_ptr<silang_error, Freed<silang_error_free>>;

constexpr const char* kMorning = "Flood in Demak\n\nThe flood killed 12 people in Demak on Monday.";
constexpr const char* kEvening = "Demak under water\n\nThe flood killed 17 people in Demak on Monday.";

silang_source Source(const char* path, const char* text) {
  silang_source source = SILANG_INIT(silang_source);
  source.path = path;
  source.text = text;
  source.text_size = std::strlen(text);
  return source;
}

const silang_engine* TheEngine() {
  static const silang_engine* const kEngine = silang_engine_new(nullptr);
  return kEngine;
}

SourcesPtr TwoSources() {
  SourcesPtr sources(silang_sources_new(nullptr));
  for (const silang_source& source : {Source("morning.txt", kMorning), Source("evening.txt", kEvening)})
    EXPECT_EQ(silang_sources_add(sources.get(), &source, nullptr), SILANG_OK);
  return sources;
}

ReportPtr TwoCompared() {
  silang_error* error = nullptr;
  ReportPtr report(silang_compare(TheEngine(), TwoSources().get(), nullptr, &error));
  EXPECT_EQ(error, nullptr);
  return report;
}

std::string Formatted(const silang_report* report, silang_form form, const char* ui = nullptr) {
  const StringPtr text(silang_report_format(report, form, ui, nullptr));
  return {silang_string_data(text.get()), silang_string_size(text.get())};
}

TEST(C, SaysItsVersions) {
  EXPECT_EQ(silang_abi_version(), static_cast<uint32_t>(SILANG_ABI_VERSION));
  EXPECT_EQ(silang_version(), Version());
}

TEST(C, AReportAsStructsIsThatOfCpp) {
  auto engine = Engine::Create();
  std::vector<SourceText> texts(2);
  texts[0].path = "morning.txt", texts[0].text = kMorning;
  texts[1].path = "evening.txt", texts[1].text = kEvening;
  const Report expected = *engine->Compare(texts);
  const ReportPtr report = TwoCompared();
  ASSERT_EQ(silang_report_finding_count(report.get()), expected.findings.size());
  ASSERT_GE(expected.findings.size(), 1U);
  for (size_t f = 0; f < expected.findings.size(); ++f) {
    const Finding& its = expected.findings[f];
    silang_finding finding = SILANG_INIT(silang_finding);
    ASSERT_EQ(silang_report_finding(report.get(), f, &finding, nullptr), SILANG_OK);
    EXPECT_EQ(finding.id, its.id);
    EXPECT_EQ(finding.relation, static_cast<int>(its.relation));
    EXPECT_EQ(finding.relation_name, Name(its.relation));
    EXPECT_EQ(finding.kind, Name(its.kind));
    EXPECT_EQ(finding.severity, Name(its.severity));
    EXPECT_EQ(finding.reason, its.reason);
    EXPECT_EQ(finding.summary, its.summary);
    EXPECT_EQ(finding.rule, its.rule);
    EXPECT_EQ(finding.confidence, its.confidence);
    ASSERT_EQ(finding.step_count, its.steps.size());
    for (size_t s = 0; s < its.steps.size(); ++s) EXPECT_EQ(silang_report_step(report.get(), f, s), its.steps[s]);
    EXPECT_EQ(silang_report_step(report.get(), f, its.steps.size()), nullptr);
    ASSERT_EQ(finding.side_count, its.sides.size());
    for (size_t s = 0; s < its.sides.size(); ++s) {
      silang_value value = SILANG_INIT(silang_value);
      ASSERT_EQ(silang_report_side_value(report.get(), f, s, &value, nullptr), SILANG_OK);
      const auto& quantity = its.sides[s].value.quantity;
      EXPECT_EQ(std::isnan(value.number), !quantity || !quantity->number);
      if (quantity && quantity->number) {
        EXPECT_EQ(value.number, *quantity->number);
      }
      EXPECT_EQ(value.unit, quantity ? quantity->unit : "");
      ASSERT_EQ(silang_report_mention_count(report.get(), f, s), its.sides[s].mentions.size());
      for (size_t m = 0; m < its.sides[s].mentions.size(); ++m) {
        const Passage& passage = its.sides[s].mentions[m];
        silang_passage mention = SILANG_INIT(silang_passage);
        ASSERT_EQ(silang_report_mention(report.get(), f, s, m, &mention, nullptr), SILANG_OK);
        EXPECT_EQ(mention.source, passage.source);
        EXPECT_EQ(mention.sentence, passage.sentence);
        EXPECT_EQ(mention.begin, passage.span.begin);
        EXPECT_EQ(mention.end, passage.span.end);
        EXPECT_EQ(std::string(mention.text, mention.text_size), passage.text);
        EXPECT_EQ(mention.claim, passage.claim);
      }
    }
  }
  ASSERT_EQ(silang_report_claim_count(report.get()), expected.claims.size());
  for (size_t c = 0; c < expected.claims.size(); ++c) {
    silang_claim claim = SILANG_INIT(silang_claim);
    silang_passage passage = SILANG_INIT(silang_passage);
    silang_value value = SILANG_INIT(silang_value);
    ASSERT_EQ(silang_report_claim(report.get(), c, &claim, nullptr), SILANG_OK);
    ASSERT_EQ(silang_report_claim_passage(report.get(), c, &passage, nullptr), SILANG_OK);
    ASSERT_EQ(silang_report_claim_value(report.get(), c, &value, nullptr), SILANG_OK);
    EXPECT_EQ(claim.id, expected.claims[c].id);
    EXPECT_EQ(claim.kind, Name(expected.claims[c].kind));
    EXPECT_EQ(claim.modality, Name(expected.claims[c].modality));
    EXPECT_EQ(passage.text, expected.claims[c].passage.text);
    EXPECT_EQ(value.date, expected.claims[c].value.date.value_or(""));
  }
  ASSERT_EQ(silang_report_alignment_count(report.get()), expected.alignments.size());
  ASSERT_GE(expected.alignments.size(), 1U);
  silang_passage a = SILANG_INIT(silang_passage), b = SILANG_INIT(silang_passage);
  double cosine = 0;
  ASSERT_EQ(silang_report_alignment(report.get(), 0, &a, &b, &cosine, nullptr), SILANG_OK);
  EXPECT_EQ(a.text, expected.alignments[0].a.text);
  EXPECT_EQ(b.text, expected.alignments[0].b.text);
  EXPECT_EQ(cosine, expected.alignments[0].cosine);
  EXPECT_EQ(silang_report_alignment(report.get(), 0, nullptr, nullptr, nullptr, nullptr), SILANG_OK);
  silang_source_info source = SILANG_INIT(silang_source_info);
  ASSERT_EQ(silang_report_source(report.get(), 1, &source, nullptr), SILANG_OK);
  EXPECT_STREQ(source.path, "evening.txt");
  EXPECT_EQ(std::string(source.text, source.text_size), kEvening);
}

// form, what it begins with, and what is in it
TEST(C, AReportHasEveryForm) {
  const ReportPtr report = TwoCompared();
  struct Row {
    silang_form form;
    const char* begins;
    const char* has;
  };
  for (const Row& row : {Row{SILANG_TEXT, "", "CONFLICTS"}, Row{SILANG_JSON, "{\n", "\"silang.report/1\""},
                         Row{SILANG_JSONL, "{\"id\"", "\"conflict\""}, Row{SILANG_HTML, "<!doctype html>", "</html>"},
                         Row{SILANG_MARKDOWN, "## ", "killed"}, Row{SILANG_CSV, "", "evening"},
                         Row{SILANG_ANNOTATIONS, "{", "TextQuoteSelector"}}) {
    const std::string text = Formatted(report.get(), row.form);
    EXPECT_TRUE(text.starts_with(row.begins)) << row.form << ": " << text.substr(0, 40);
    EXPECT_THAT(text, HasSubstr(row.has)) << row.form;
  }
  EXPECT_THAT(Formatted(report.get(), SILANG_TEXT, "id"), HasSubstr("BERTENTANGAN"));
}

TEST(C, ClaimsAlignmentsAndSourcesHaveTheirForms) {
  const SourcesPtr sources = TwoSources();
  using Call = silang_report* (*)(const silang_engine*, const silang_sources*, const silang_options*, silang_error**);
  struct Row {
    const char* name;
    Call call;
    const char* jsonl;
  };
  for (const Row& row : {Row{"claims", silang_claims, "\"kind\":\"count\""}, Row{"align", silang_align, "\"cosine\""},
                         Row{"read", silang_read, "\"text\":\"Flood in Demak"}}) {
    const ReportPtr report(row.call(TheEngine(), sources.get(), nullptr, nullptr));
    ASSERT_NE(report, nullptr) << row.name;
    EXPECT_THAT(Formatted(report.get(), SILANG_JSONL), HasSubstr(row.jsonl)) << row.name;
    EXPECT_FALSE(Formatted(report.get(), SILANG_TEXT).empty()) << row.name;
    silang_error* error = nullptr;
    EXPECT_EQ(silang_report_format(report.get(), SILANG_HTML, nullptr, &error), nullptr) << row.name;
    EXPECT_EQ(silang_error_code(error), SILANG_INVALID);
    silang_error_free(error);
  }
}

// What fails, with which code, and a part of what it says. Each puts its error where it is asked to, and does without where it is not.
TEST(C, ErrorsHaveACodeAndAMessage) {
  const SourcesPtr two = TwoSources(), none(silang_sources_new(nullptr)), into(silang_sources_new(nullptr));
  const OptionsPtr options(silang_options_new(nullptr));
  const ReportPtr report = TwoCompared();
  silang_options_set_threshold(options.get(), 7, nullptr);
  const silang_source not_utf8 = Source("bad.txt", "caf\xe9");
  SourcesPtr bad(silang_sources_new(nullptr));
  silang_sources_add(bad.get(), &not_utf8, nullptr);
  silang_source no_text = SILANG_INIT(silang_source);
  silang_finding finding = SILANG_INIT(silang_finding);
  struct Row {
    const char* name;
    std::function<bool(silang_error**)> fails;
    const char* says;
  };
  const std::vector<Row> rows = {
      {"no sources", [&](auto e) { return silang_compare(TheEngine(), none.get(), nullptr, e) == nullptr; }, "no sources"},
      {"not UTF-8", [&](auto e) { return silang_compare(TheEngine(), bad.get(), nullptr, e) == nullptr; },
       "bad.txt: byte 3: not UTF-8"},
      {"threshold", [&](auto e) { return silang_compare(TheEngine(), two.get(), options.get(), e) == nullptr; },
       "the threshold is 7"},
      {"engine NULL", [&](auto e) { return silang_compare(nullptr, two.get(), nullptr, e) == nullptr; }, "engine is NULL"},
      {"sources NULL", [&](auto e) { return silang_compare(TheEngine(), nullptr, nullptr, e) == nullptr; }, "sources is NULL"},
      {"source NULL", [&](auto e) { return silang_sources_add(into.get(), nullptr, e) == SILANG_FAILED; }, "source is NULL"},
      {"text NULL", [&](auto e) { return silang_sources_add(into.get(), &no_text, e) == SILANG_FAILED; }, "text is NULL"},
      {"options NULL", [&](auto e) { return silang_options_set_top(nullptr, 1, e) == SILANG_FAILED; }, "options is NULL"},
      {"no file", [&](auto e) { return silang_sources_add_path(into.get(), "/no/such", e) == SILANG_FAILED; },
       "/no/such: no such file"},
      {"bytes of nothing", [&](auto e) { return silang_sources_add_bytes(into.get(), "a.txt", "", 0, e) == SILANG_FAILED; },
       "a.txt: empty"},
      {"report NULL", [&](auto e) { return silang_report_format(nullptr, SILANG_JSON, nullptr, e) == nullptr; },
       "report is NULL"},
      {"no such language", [&](auto e) { return silang_report_format(report.get(), SILANG_JSON, "xx", e) == nullptr; },
       "\"en\" or \"id\""},
      {"no such form",
       [&](auto e) { return silang_report_format(report.get(), static_cast<silang_form>(7), nullptr, e) == nullptr; },
       "no such form"},
      {"no such finding", [&](auto e) { return silang_report_finding(report.get(), 99, &finding, e) == SILANG_FAILED; },
       "no finding 99"},
      {"no such mention",
       [&](auto e) {
         silang_passage mention = SILANG_INIT(silang_passage);
         return silang_report_mention(report.get(), 0, 0, 99, &mention, e) == SILANG_FAILED;
       },
       "no mention 99"},
      {"a struct without a size",
       [&](auto e) {
         silang_finding unsized{};
         return silang_report_finding(report.get(), 0, &unsized, e) == SILANG_FAILED;
       },
       "SILANG_INIT"},
      {"a source without a size",
       [&](auto e) {
         const silang_source unsized{};
         return silang_sources_add(into.get(), &unsized, e) == SILANG_FAILED;
       },
       "SILANG_INIT"},
      {"nothing to fill in", [&](auto e) { return silang_report_finding(report.get(), 0, nullptr, e) == SILANG_FAILED; },
       "no struct"},
  };
  for (const Row& row : rows) {
    silang_error* error = nullptr;
    EXPECT_TRUE(row.fails(&error)) << row.name;
    EXPECT_EQ(silang_error_code(error), SILANG_INVALID) << row.name;
    EXPECT_THAT(silang_error_message(error), HasSubstr(row.says)) << row.name;
    silang_error_free(error);
    EXPECT_TRUE(row.fails(nullptr)) << row.name;
  }
  EXPECT_EQ(silang_sources_count(into.get()), 0U);
}

TEST(C, NothingIsDoneToNull) {
  silang_engine_free(nullptr);
  silang_sources_free(nullptr);
  silang_options_free(nullptr);
  silang_report_free(nullptr);
  silang_string_free(nullptr);
  silang_error_free(nullptr);
  silang_canceller_free(nullptr);
  silang_canceller_cancel(nullptr);
  silang_canceller_reset(nullptr);
  EXPECT_EQ(silang_report_finding_count(nullptr), 0U);
  EXPECT_EQ(silang_report_mention_count(nullptr, 0, 0), 0U);
  EXPECT_EQ(silang_report_step(nullptr, 0, 0), nullptr);
  EXPECT_STREQ(silang_error_message(nullptr), "");
}

// A caller of an older version has smaller structs, one of a newer larger ones.
TEST(C, StructsAreFilledInAsFarAsTheirCallerKnowsThem) {
  const ReportPtr report = TwoCompared();
  silang_finding older = SILANG_INIT(silang_finding);
  older.size = offsetof(silang_finding, kind);
  older.kind = "untouched";
  ASSERT_EQ(silang_report_finding(report.get(), 0, &older, nullptr), SILANG_OK);
  EXPECT_STREQ(older.relation_name, "conflict");
  EXPECT_STREQ(older.kind, "untouched");
  EXPECT_EQ(older.size, offsetof(silang_finding, kind));

  struct Newer {
    silang_finding known;
    const char* more;
  } newer{};
  newer.known.size = sizeof(Newer);
  newer.more = "untouched";
  ASSERT_EQ(silang_report_finding(report.get(), 0, &newer.known, nullptr), SILANG_OK);
  EXPECT_STREQ(newer.known.kind, "count");
  EXPECT_STREQ(newer.more, "untouched");
  EXPECT_EQ(newer.known.size, sizeof(Newer));

  // What an older caller does not know of is not read.
  silang_source source = Source("old.txt", kMorning);
  source.size = offsetof(silang_source, id);
  source.id = source.title = source.media_type = reinterpret_cast<const char*>(1);
  const SourcesPtr sources(silang_sources_new(nullptr));
  EXPECT_EQ(silang_sources_add(sources.get(), &source, nullptr), SILANG_OK);
}

TEST(C, FilesAndTheirBytesAreReadAsTheCommandReadsThem) {
  const std::string lines =
      "{\"id\":\"a\",\"text\":\"The flood killed 12 people.\"}\n{\"text\":\"The flood killed 17 people.\"}\n";
  const SourcesPtr sources(silang_sources_new(nullptr));
  ASSERT_EQ(silang_sources_add_bytes(sources.get(), "two.jsonl", lines.data(), lines.size(), nullptr), SILANG_OK);
  EXPECT_EQ(silang_sources_count(sources.get()), 2U);
  const std::string page = std::string(SILANG_SOURCE_DIR) + "/fixtures/pages";
  ASSERT_EQ(silang_sources_add_path(sources.get(), page.c_str(), nullptr), SILANG_OK);
  EXPECT_GT(silang_sources_count(sources.get()), 10U);
}

// A name is a name, and no option or list.
TEST(C, AFileMayBeCalledWhatever) {
  const auto folder = std::filesystem::temp_directory_path() / ("silang-c-test-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder);
  for (const char* name : {"-", "@list"}) {
    std::ofstream(name) << kMorning;
    const SourcesPtr sources(silang_sources_new(nullptr));
    EXPECT_EQ(silang_sources_add_path(sources.get(), name, nullptr), SILANG_OK) << name;
  }
  std::filesystem::current_path(before);
  std::filesystem::remove_all(folder);
}

TEST(C, ACallIsCancelledFromAnotherThread) {
  const SourcesPtr sources(silang_sources_new(nullptr));
  for (const SourceText& article : bench::MadeUpEvent(30, 30000)) {  // a minute or so, if nobody cancels
    const silang_source source = Source(article.path.c_str(), article.text.c_str());
    silang_sources_add(sources.get(), &source, nullptr);
  }
  const OptionsPtr options(silang_options_new(nullptr));
  silang_canceller* canceller = silang_canceller_new(nullptr);
  silang_options_set_canceller(options.get(), canceller, nullptr);
  silang_error* error = nullptr;
  std::thread call([&] { EXPECT_EQ(silang_compare(TheEngine(), sources.get(), options.get(), &error), nullptr); });
  silang_canceller_cancel(canceller);
  silang_canceller_free(canceller);  // the options still hold it
  call.join();
  EXPECT_EQ(silang_error_code(error), SILANG_CANCELLED);
  EXPECT_STREQ(silang_error_message(error), "cancelled before it was done; start it again for a result");
  silang_error_free(error);
}

TEST(C, ACancellerIsResetForTheNextCall) {
  const SourcesPtr sources = TwoSources();
  const OptionsPtr options(silang_options_new(nullptr));
  silang_canceller* canceller = silang_canceller_new(nullptr);
  silang_options_set_canceller(options.get(), canceller, nullptr);
  silang_canceller_cancel(canceller);
  EXPECT_EQ(ReportPtr(silang_compare(TheEngine(), sources.get(), options.get(), nullptr)), nullptr);
  silang_canceller_reset(canceller);
  EXPECT_NE(ReportPtr(silang_compare(TheEngine(), sources.get(), options.get(), nullptr)), nullptr);
  silang_canceller_cancel(canceller);
  silang_options_set_canceller(options.get(), nullptr, nullptr);
  EXPECT_NE(ReportPtr(silang_compare(TheEngine(), sources.get(), options.get(), nullptr)), nullptr);
  silang_canceller_free(canceller);
}

TEST(C, AReportOutlivesWhatItWasMadeOf) {
  EnginePtr engine(silang_engine_new(nullptr));
  SourcesPtr sources = TwoSources();
  const ReportPtr report(silang_compare(engine.get(), sources.get(), nullptr, nullptr));
  engine.reset();
  sources.reset();
  EXPECT_THAT(Formatted(report.get(), SILANG_JSON), HasSubstr("killed 17 people"));
}

TEST(C, AnEngineServesManyThreads) {
  const std::string expected = Formatted(TwoCompared().get(), SILANG_JSON);
  std::array<std::thread, 4> threads;
  for (std::thread& thread : threads) {
    thread = std::thread([&] {
      for (int i = 0; i < 5; ++i) EXPECT_EQ(Formatted(TwoCompared().get(), SILANG_JSON), expected);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace silang
