// A call that is cancelled ends: at once where it had not begun, and soon wherever it is. "Soon" is counted in work and not in time, of
// which a machine that is busy takes more: how often a stage asks, by what it works on, and that nothing goes on behind the answer.
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "bench/made_up_event.h"
#include "silang/engine.h"

namespace silang {
namespace {

const Engine& TheEngine() {
  static const Engine* const kEngine = new Engine(*Engine::Create());
  return *kEngine;
}

const std::vector<SourceText>& Articles() {
  static const auto* const kArticles = new std::vector<SourceText>(bench::MadeUpEvent(6, 600));
  return *kArticles;
}

std::vector<SentenceView> Sentences() {
  std::vector<SentenceView> sentences;
  for (const SourceText& article : Articles()) {
    for (size_t begin = 0, end = 0; end != std::string::npos; begin = end + 1) {
      end = article.text.find('\n', begin);
      sentences.push_back({article.path, std::string_view(article.text).substr(begin, end - begin)});
    }
  }
  return sentences;
}

// Every call that can be cancelled.
struct Call {
  const char* name;
  std::function<absl::Status(const CompareOptions&)> run;
};

std::vector<Call> Calls() {
  return {
      {"compare", [](const CompareOptions& o) { return TheEngine().Compare(Articles(), o).status(); }},
      {"claims", [](const CompareOptions& o) { return TheEngine().Claims(Articles(), o).status(); }},
      {"align", [](const CompareOptions& o) { return TheEngine().Align(Articles(), o).status(); }},
      {"read", [](const CompareOptions& o) { return TheEngine().Read(Articles(), o).status(); }},
      {"align sentences", [](const CompareOptions& o) { return TheEngine().AlignSentences(Sentences(), o).status(); }},
      {"claims of lines",
       [](const CompareOptions& o) {
         std::vector<std::string> lines;
         for (const SentenceView& sentence : Sentences()) lines.emplace_back(sentence.text);
         return TheEngine().LineClaims(lines, o).status();
       }},
  };
}

// How often `call` asks if nobody cancels it.
uint64_t Asked(const Call& call, int threads) {
  std::atomic<uint64_t> asked = 0;
  CompareOptions options;
  options.threads = threads;
  options.cancelled = [&] {
    ++asked;
    return false;
  };
  EXPECT_TRUE(call.run(options).ok()) << call.name;
  return asked;
}

TEST(Cancelled, NothingIsDoneForACallThatIsNotWanted) {
  for (const Call& call : Calls()) {
    uint64_t asked = 0;
    bool begun = false;
    CompareOptions options;
    options.cancelled = [&] { return ++asked > 0; };
    options.watcher = [&](Phase, size_t, size_t) { begun = true; };
    const absl::Status status = call.run(options);
    EXPECT_EQ(status.code(), absl::StatusCode::kCancelled) << call.name;
    EXPECT_EQ(status.message(), "cancelled before it was done; start it again for a result") << call.name;
    EXPECT_EQ(asked, 1U) << call.name;
    EXPECT_FALSE(begun) << call.name;
  }
}

// Wherever a call is, it ends with the first answer; each of its threads may have been asking just then. How often several threads ask
// depends on how long they wait for one another: only the first half of it is sure to be asked again.
TEST(Cancelled, ACallEndsWhereverItIs) {
  for (const Call& call : Calls()) {
    for (const int threads : {1, 3}) {
      const uint64_t all = threads == 1 ? Asked(call, 1) : Asked(call, threads) / 2;
      for (uint64_t moment = 1; moment <= all; moment += all / 12 + 1) {
        std::atomic<uint64_t> asked = 0;
        CompareOptions options;
        options.threads = threads;
        options.cancelled = [&] { return ++asked >= moment; };
        EXPECT_EQ(call.run(options).code(), absl::StatusCode::kCancelled) << call.name << " at " << moment << " of " << all;
        EXPECT_LT(asked, moment + static_cast<uint64_t>(threads)) << call.name;
      }
    }
  }
}

// Each stage asks often for what it has to do. A sentence takes some microseconds to read and some tens for its claims, a claim
// about a hundred to compare.
TEST(Cancelled, EachStageAsksOften) {
  std::atomic<Phase> phase = Phase::kOpening;
  std::array<uint64_t, 6> asked{};
  CompareOptions options;
  options.threads = 1;
  options.watcher = [&](Phase now, size_t, size_t) { phase = now; };
  options.cancelled = [&] {
    ++asked[static_cast<size_t>(phase.load())];
    return false;
  };
  const auto report = TheEngine().Compare(Articles(), options);
  ASSERT_TRUE(report.ok());
  size_t sentences = 0;
  for (const SourceInfo& source : report->sources) sentences += source.sentences;
  EXPECT_GT(asked[static_cast<size_t>(Phase::kReading)], 2 * sentences);
  EXPECT_GT(asked[static_cast<size_t>(Phase::kAligning)], sentences / 256);
  EXPECT_GT(asked[static_cast<size_t>(Phase::kComparing)], report->claims.size());
}

TEST(Cancelled, TheReportIsTheSameIfNobodyCancels) {
  CompareOptions options;
  const std::string plain = ToJson(*TheEngine().Compare(Articles(), options));
  options.cancelled = [] { return false; };
  EXPECT_EQ(ToJson(*TheEngine().Compare(Articles(), options)), plain);
}

// What the words of a pack remember for the texts to come is not harmed by a call that ended among them.
TEST(Cancelled, AnEngineGoesOnAsBefore) {
  const Engine engine = *Engine::Create();
  const std::string expected = ToJson(*TheEngine().Compare(Articles()));
  for (uint64_t moment = 2; moment < 2000; moment *= 3) {
    std::atomic<uint64_t> asked = 0;
    CompareOptions options;
    options.cancelled = [&] { return ++asked >= moment; };
    EXPECT_FALSE(engine.Compare(Articles(), options).ok());
  }
  EXPECT_EQ(ToJson(*engine.Compare(Articles())), expected);
}

}  // namespace
}  // namespace silang
