// Claims, comparing and the whole by the number of sentences and of articles, over a made-up event (made_up_event.h) on one core.
// Times are of the processor, which counts no waiting for others.
//
// Comparing is what Engine::Compare takes less what Engine::Claims takes, measured in turns: pairing and comparing of claims, with
// the alignment of sentences. Up to 1,000 sentences are one event, told by articles of 50 (1,000 words); more are as many events
// of 20 articles, one after the other: no event has two thousand articles, and to pair all that they say took minutes. How time
// grows with the articles of one event is measured by itself, up to 200.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <string>
#include <vector>

#include "made_up_event.h"
#include "silang/engine.h"

namespace silang::bench {
namespace {

using Sources = std::vector<SourceText>;

constexpr size_t kSentencesAnArticle = 50;  // 1,000 words
constexpr size_t kSentencesAnEvent = 1000;

CompareOptions OneThread() {
  CompareOptions options;
  options.threads = 1;
  return options;
}

template <typename Work>
double Seconds(const Work& work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

// An event, and how often it is to be read or compared to make so many sentences.
struct Events {
  explicit Events(size_t sentences) : times(std::max<size_t>(1, sentences / kSentencesAnEvent)) {
    const size_t of_event = sentences / times, articles = std::max<size_t>(2, of_event / kSentencesAnArticle);
    sources = MadeUpEvent(articles, of_event);
  }
  Sources sources;
  size_t times;
};

// What is wrong with the engine's answers for these sources; nothing if all is well.
std::string WrongWith(const absl::StatusOr<Engine>& engine, const Sources& sources) {
  if (!engine.ok()) return "the language packs do not load";
  const auto claims = engine->Claims(sources, OneThread());
  const auto report = engine->Compare(sources, OneThread());
  if (!claims.ok() || !report.ok()) return "reading or comparing failed";
  if (claims->claims.empty() || claims->claims.size() != report->claims.size()) return "claims are missing";
  if (sources.size() >= 20 && std::none_of(report->findings.begin(), report->findings.end(), [](const Finding& finding) {
        return finding.relation == Relation::kConflict || finding.relation == Relation::kAgree;
      })) {
    return "the sources say the same things, and nothing was found";
  }
  return "";
}

// Times run(engine, sources) for so many sentences, which must be right first. Items are sentences.
template <typename Run>
void Measure(benchmark::State& state, const Run& run) {
  const Events events(static_cast<size_t>(state.range(0)));
  const auto engine = Engine::Create();
  if (const std::string wrong = WrongWith(engine, events.sources); !wrong.empty()) return state.SkipWithError(wrong.c_str());
  for (auto _ : state) {
    double seconds = 0;
    for (size_t time = 0; time < events.times; ++time) seconds += run(*engine, events.sources);
    state.SetIterationTime(seconds);
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()) * state.range(0));
}

double SecondsOfClaims(const Engine& engine, const Sources& sources) {
  return Seconds([&] { benchmark::DoNotOptimize(engine.Claims(sources, OneThread())); });
}
double SecondsOfCompare(const Engine& engine, const Sources& sources) {
  return Seconds([&] { benchmark::DoNotOptimize(engine.Compare(sources, OneThread())); });
}

void BM_EventClaims(benchmark::State& state) { Measure(state, SecondsOfClaims); }
void BM_EventComparing(benchmark::State& state) {
  Measure(state, [](const Engine& engine, const Sources& sources) {
    const double claims = SecondsOfClaims(engine, sources);
    return std::max(0.0, SecondsOfCompare(engine, sources) - claims);
  });
}
void BM_EventWhole(benchmark::State& state) { Measure(state, SecondsOfCompare); }

void Sizes(benchmark::internal::Benchmark* benchmark) {
  benchmark->ArgName("sentences")->Arg(5)->Arg(100)->Arg(10000)->UseManualTime()->Unit(benchmark::kMillisecond);
}
void Largest(benchmark::internal::Benchmark* benchmark) {  // seconds each: once
  benchmark->ArgName("sentences")->Arg(100000)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(1)->Repetitions(1);
}
BENCHMARK(BM_EventClaims)->Apply(Sizes);
BENCHMARK(BM_EventClaims)->Apply(Largest);
BENCHMARK(BM_EventComparing)->Apply(Sizes);
BENCHMARK(BM_EventComparing)->Apply(Largest);
BENCHMARK(BM_EventWhole)->Apply(Sizes);
BENCHMARK(BM_EventWhole)->Apply(Largest);

// 20 articles of 1,000 words: comparing beside reading, in turns. Counter `of_reading`: comparing through reading.
void BM_ComparingBesideReading(benchmark::State& state) {
  const Sources sources = MadeUpEvent(20, 20 * kSentencesAnArticle);
  const auto engine = Engine::Create();
  if (const std::string wrong = WrongWith(engine, sources); !wrong.empty()) return state.SkipWithError(wrong.c_str());
  std::vector<double> reading, comparing;
  for (auto _ : state) {
    reading.push_back(SecondsOfClaims(*engine, sources));
    comparing.push_back(SecondsOfCompare(*engine, sources) - reading.back());
    state.SetIterationTime(comparing.back());
  }
  state.counters["reading_ms"] = 1e3 * Median(reading);
  state.counters["of_reading"] = Median(comparing) / Median(reading);
}
BENCHMARK(BM_ComparingBesideReading)->UseManualTime()->Unit(benchmark::kMillisecond);

// The whole for 25, 50, 100 and 200 articles of 1,000 words, in turns. Counters: the milliseconds of each, and the exponent of the
// straight line through their logarithms (least squares).
void BM_GrowthWithArticles(benchmark::State& state) {
  const std::vector<size_t> counts = {25, 50, 100, 200};
  const Sources all = MadeUpEvent(counts.back(), counts.back() * kSentencesAnArticle);
  const auto engine = Engine::Create();
  if (const std::string wrong = WrongWith(engine, {all.begin(), all.begin() + 20}); !wrong.empty())
    return state.SkipWithError(wrong.c_str());
  std::vector<std::vector<double>> seconds(counts.size());
  for (auto _ : state) {
    double sum = 0;
    for (size_t c = 0; c < counts.size(); ++c) {
      const Sources some(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(counts[c]));
      seconds[c].push_back(SecondsOfCompare(*engine, some));
      sum += seconds[c].back();
    }
    state.SetIterationTime(sum);
  }
  double x_sum = 0, y_sum = 0, xx_sum = 0, xy_sum = 0;
  for (size_t c = 0; c < counts.size(); ++c) {
    const double time = Median(seconds[c]), x = std::log(static_cast<double>(counts[c])), y = std::log(time);
    state.counters["ms_of_" + std::to_string(counts[c])] = 1e3 * time;
    x_sum += x, y_sum += y, xx_sum += x * x, xy_sum += x * y;
  }
  const auto n = static_cast<double>(counts.size());
  state.counters["exponent"] = (n * xy_sum - x_sum * y_sum) / (n * xx_sum - x_sum * x_sum);
}
BENCHMARK(BM_GrowthWithArticles)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(1)->Repetitions(1);

}  // namespace
}  // namespace silang::bench
