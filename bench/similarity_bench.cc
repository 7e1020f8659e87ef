// TF-IDF rows and the cosine join over made-up sentences: content words drawn from a Zipfian vocabulary, so that few terms
// stand in many sentences and most in few, as in news. Each benchmark checks its answer before it is timed.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "similarity/similarity.h"

namespace silang::similarity {
namespace {

constexpr int kVocabulary = 50000;
constexpr uint32_t kSources = 50;
constexpr double kThreshold = 0.2;

// Sentences of 4 to 20 content words; every tenth repeats most words of an earlier one, as reports of one event do.
std::vector<std::vector<std::string>> Sentences(int count) {
  std::mt19937 random(42);
  std::vector<double> weight(kVocabulary);
  for (int rank = 0; rank < kVocabulary; ++rank) weight[rank] = 1 / std::pow(rank + 10.0, 1.05);  // Mandelbrot 1953
  std::discrete_distribution<int> word(weight.begin(), weight.end());
  std::vector<std::vector<std::string>> sentences;
  for (int s = 0; s < count; ++s) {
    std::vector<std::string> terms;
    if (s % 10 == 9) {
      for (const std::string& term : sentences[random() % sentences.size()]) {
        if (random() % 4 != 0) terms.push_back(term);
      }
    }
    const size_t length = 4 + random() % 17;
    while (terms.size() < length) terms.push_back(std::to_string(word(random)));
    sentences.push_back(std::move(terms));
  }
  return sentences;
}

std::vector<uint32_t> SourceOfEach(size_t count) {
  std::vector<uint32_t> source(count);
  for (size_t s = 0; s < count; ++s) source[s] = static_cast<uint32_t>(s % kSources);
  return source;
}

// The dot product of two rows, term by term.
double Dot(const TermMatrix& rows, uint32_t a, uint32_t b) {
  TermMatrix::InnerIterator x(rows, a), y(rows, b);
  double sum = 0;
  while (x && y) {
    if (x.col() == y.col()) {
      sum += static_cast<double>(x.value()) * y.value();
      ++x, ++y;
    } else if (x.col() < y.col()) {
      ++x;
    } else {
      ++y;
    }
  }
  return sum;
}

// Whether the join has just the pairs that multiplying out gives, for up to 250 rows spread over all.
bool IsRight(const TermMatrix& rows, const std::vector<uint32_t>& source, const std::vector<Pair>& pairs) {
  const auto count = static_cast<uint32_t>(rows.rows());
  const uint32_t step = std::max(1U, count / 250);
  std::vector<Pair> want, got;
  for (uint32_t i = 0; i < count; i += step) {
    for (uint32_t j = i + 1; j < count; ++j) {
      const double dot = source[i] == source[j] ? 0 : Dot(rows, i, j);
      if (dot >= kThreshold - kRowRounding) want.push_back({i, j, static_cast<float>(std::min(dot, 1.0))});
    }
  }
  std::copy_if(pairs.begin(), pairs.end(), std::back_inserter(got), [step](const Pair& p) { return p.i % step == 0; });
  return !want.empty() && want == got;
}

void BM_TfIdf(benchmark::State& state) {
  const auto sentences = Sentences(static_cast<int>(state.range(0)));
  const TermMatrix rows = TfIdf(sentences);
  for (size_t r = 0; r < sentences.size(); ++r) {
    std::vector<std::string> distinct = sentences[r];
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    const auto row = static_cast<Eigen::Index>(r);
    if (static_cast<size_t>(rows.row(row).nonZeros()) != distinct.size() || std::abs(rows.row(row).norm() - 1) > 1e-5) {
      state.SkipWithError("a row has other terms than its sentence, or not length 1");
      return;
    }
  }
  for (auto _ : state) benchmark::DoNotOptimize(TfIdf(sentences));
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()) * state.range(0));
}
BENCHMARK(BM_TfIdf)->Arg(2000)->Arg(20000)->Unit(benchmark::kMillisecond);

// Items are sentences; `compared` are pairs of sentences a second, found or ruled out; `found` the pairs of the answer.
void BM_CosineJoin(benchmark::State& state) {
  const TermMatrix rows = TfIdf(Sentences(static_cast<int>(state.range(0))));
  const std::vector<uint32_t> source = SourceOfEach(static_cast<size_t>(rows.rows()));
  const JoinOptions options{.threshold = kThreshold, .threads = static_cast<int>(state.range(1))};
  const std::vector<Pair> pairs = CosineJoin(rows, source, options).value();
  if (!IsRight(rows, source, pairs)) {
    state.SkipWithError("the join differs from multiplying out");
    return;
  }
  for (auto _ : state) benchmark::DoNotOptimize(CosineJoin(rows, source, options));
  const auto n = static_cast<double>(state.range(0));
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()) * state.range(0));
  state.counters["compared"] =
      benchmark::Counter(n * (n - 1) / 2 * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
  state.counters["found"] = static_cast<double>(pairs.size());
}
BENCHMARK(BM_CosineJoin)
    ->ArgNames({"sentences", "threads"})
    ->Args({200, 1})
    ->Args({2000, 1})
    ->Args({20000, 1})
    ->Args({20000, 2})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace silang::similarity
