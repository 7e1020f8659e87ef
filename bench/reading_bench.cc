// Reading articles to claims beside ICU's word break iterator over the same UTF-8 text: how far the whole reading is from the mere
// finding of words. The two take turns, and medians are compared, so that a busy machine slows both alike.
#include <benchmark/benchmark.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "silang/engine.h"

namespace silang {
namespace {

using Clock = std::chrono::steady_clock;

// The *.txt files in the folders below `directory`, by name, a source each.
std::vector<SourceText> Articles(const std::string& directory) {
  std::vector<std::filesystem::path> paths;
  std::error_code error;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory, error)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<SourceText> sources;
  for (const auto& path : paths) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    SourceText source;
    source.path = path.string();
    source.text = std::move(text).str();
    sources.push_back(std::move(source));
  }
  return sources;
}

// The articles of the fixture events, or those of the folder that SILANG_BENCH_ARTICLES names.
std::vector<SourceText> BenchArticles() {
  if (const char* directory = std::getenv("SILANG_BENCH_ARTICLES"); directory != nullptr) return Articles(directory);
  std::vector<SourceText> sources = Articles(SILANG_SOURCE_DIR "/fixtures/beijing");
  for (SourceText& source : Articles(SILANG_SOURCE_DIR "/fixtures/beijing-en")) sources.push_back(std::move(source));
  return sources;
}

size_t Bytes(const std::vector<SourceText>& sources) {
  size_t bytes = 0;
  for (const SourceText& source : sources) bytes += source.text.size();
  return bytes;
}

// Word boundaries of all texts.
size_t Words(icu::BreakIterator* words, const std::vector<SourceText>& sources) {
  size_t count = 0;
  UErrorCode error = U_ZERO_ERROR;
  for (const SourceText& source : sources) {
    UText* text = utext_openUTF8(nullptr, source.text.data(), static_cast<int64_t>(source.text.size()), &error);
    words->setText(text, error);
    while (words->next() != icu::BreakIterator::DONE) ++count;
    utext_close(text);
  }
  return U_SUCCESS(error) ? count : 0;
}

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

// Counters: bytes a second of each, and their quotient.
void BM_ClaimsBesideIcuWords(benchmark::State& state) {
  const std::vector<SourceText> sources = BenchArticles();
  const auto engine = Engine::Create();
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), error));
  CompareOptions options;
  options.threads = 1;
  const bool readable = engine.ok() && U_SUCCESS(error) && !sources.empty() && Words(words.get(), sources) > 0;
  if (!readable || !engine->Claims(sources, options).ok() || engine->Claims(sources, options)->claims.empty()) {
    state.SkipWithError("no articles, or no claims in them");
    return;
  }
  std::vector<double> icu_seconds, seconds;
  const auto timed = [](auto work) {
    const auto begin = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - begin).count();
  };
  for (auto _ : state) {
    icu_seconds.push_back(timed([&] { benchmark::DoNotOptimize(Words(words.get(), sources)); }));
    seconds.push_back(timed([&] { benchmark::DoNotOptimize(engine->Claims(sources, options)); }));
    state.SetIterationTime(seconds.back());
  }
  const auto bytes = static_cast<double>(Bytes(sources));
  state.counters["icu_bytes_per_second"] = bytes / Median(icu_seconds);
  state.counters["bytes_per_second"] = bytes / Median(seconds);
  state.counters["of_icu"] = Median(icu_seconds) / Median(seconds);
}
BENCHMARK(BM_ClaimsBesideIcuWords)->UseManualTime()->Unit(benchmark::kMillisecond);

// One line of so many kilobytes: twice the text takes twice the time. Items are bytes.
void BM_ClaimsOfOneLine(benchmark::State& state) {
  std::string line;
  while (line.size() < static_cast<size_t>(state.range(0)) << 10)
    line += "Sedikitnya 12 warga tewas pada Senin, \"kami berduka\" kata Bupati Hartini, and about 300 houses were damaged; ";
  const auto engine = Engine::Create();
  SourceText source;
  source.path = "line";
  source.text = line;
  CompareOptions options;
  options.threads = 1;
  if (!engine.ok() || !engine->Claims({source}, options).ok()) {
    state.SkipWithError("the line cannot be read");
    return;
  }
  for (auto _ : state) benchmark::DoNotOptimize(engine->Claims({source}, options));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * static_cast<int64_t>(line.size()));
}
BENCHMARK(BM_ClaimsOfOneLine)->Arg(64)->Arg(1024)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace silang
