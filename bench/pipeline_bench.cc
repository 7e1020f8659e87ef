// From articles to a report: Engine::Compare over the fixture event, without reading files or starting a process.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "silang/engine.h"

namespace silang {
namespace {

// The articles of fixtures/beijing, by name.
std::vector<SourceText> Articles() {
  std::vector<std::filesystem::path> paths;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(SILANG_SOURCE_DIR "/fixtures/beijing", error)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<SourceText> sources;
  for (const auto& path : paths) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    SourceText source;
    source.path = path.filename().string();
    source.text = std::move(text).str();
    sources.push_back(std::move(source));
  }
  return sources;
}

int64_t Bytes(const std::vector<SourceText>& sources) {
  int64_t bytes = 0;
  for (const SourceText& source : sources) bytes += static_cast<int64_t>(source.text.size());
  return bytes;
}

CompareOptions WithThreads(int threads) {
  CompareOptions options;
  options.threads = threads;
  return options;
}

// What is wrong with the report of the fixture event, nothing if all is well: it knows every source, holds claims,
// alignments and a conflict, and is the same for another number of threads.
std::string WrongWith(const absl::StatusOr<Engine>& engine, const std::vector<SourceText>& sources) {
  if (sources.size() < 2) return "fixtures/beijing has fewer than two articles";
  if (!engine.ok()) return "the language packs do not load";
  const auto one = engine->Compare(sources, WithThreads(1));
  const auto two = engine->Compare(sources, WithThreads(2));
  if (!one.ok() || !two.ok()) return "the comparison failed";
  if (one->sources.size() != sources.size()) return "sources are missing";
  if (one->alignments.empty() || one->claims.empty()) return "alignments or claims are missing";
  const bool conflict = std::any_of(one->findings.begin(), one->findings.end(),
                                    [](const Finding& finding) { return finding.relation == Relation::kConflict; });
  if (!conflict) return "no conflict was found";
  if (ToJson(*one) != ToJson(*two)) return "the report depends on the number of threads";
  return "";
}

// Times run(engine, sources), once the answer for the sources is known to be right.
template <typename Run>
void Measure(benchmark::State& state, Run run) {
  const std::vector<SourceText> sources = Articles();
  const auto engine = Engine::Create();
  if (const std::string wrong = WrongWith(engine, sources); !wrong.empty()) {
    state.SkipWithError(wrong.c_str());
    return;
  }
  for (auto _ : state) run(*engine, sources);
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * Bytes(sources));
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * sources.size()));
}

// Items are articles.
void BM_Compare(benchmark::State& state) {
  Measure(state, [&state](const Engine& engine, const std::vector<SourceText>& sources) {
    benchmark::DoNotOptimize(engine.Compare(sources, WithThreads(static_cast<int>(state.range(0)))));
  });
}
BENCHMARK(BM_Compare)->ArgName("threads")->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

// Reading sources and their claims, without comparing them.
void BM_Claims(benchmark::State& state) {
  Measure(state, [](const Engine& engine, const std::vector<SourceText>& sources) {
    benchmark::DoNotOptimize(engine.Claims(sources, WithThreads(1)));
  });
}
BENCHMARK(BM_Claims)->Unit(benchmark::kMillisecond);

// What the first comparison of a process pays: the language packs.
void BM_CreateAndCompare(benchmark::State& state) {
  Measure(state, [](const Engine&, const std::vector<SourceText>& sources) {
    const auto engine = Engine::Create();
    if (engine.ok()) benchmark::DoNotOptimize(engine->Compare(sources, WithThreads(1)));
  });
}
BENCHMARK(BM_CreateAndCompare)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace silang
