// Words, TF-IDF rows and the cosine join over made-up sentences: content words drawn from a Zipfian vocabulary, so that few terms
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
#include "similarity/word_rows.h"
#include "unicode/words.h"

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
  return (count < 1000 || !want.empty()) && want == got;
}

// The sentences as text, in capitals here and there.
std::vector<std::string> Texts(const std::vector<std::vector<std::string>>& sentences) {
  std::vector<std::string> texts;
  for (const std::vector<std::string>& sentence : sentences) {
    std::string& text = texts.emplace_back();
    for (const std::string& term : sentence) text += (term.back() == '7' ? "Word-" : "word ") + term + ", ";
  }
  return texts;
}

// Words found in text, against ICU.
void BM_Words(benchmark::State& state) {
  const std::vector<std::string> texts = Texts(Sentences(static_cast<int>(state.range(0))));
  unicode::WordFinder finder, slow;
  int64_t bytes = 0;
  for (const std::string& text : texts) {
    finder.Find(text);
    slow.FindByIcu(text);
    bytes += static_cast<int64_t>(text.size());
    const auto same = [&](const auto& a, const auto& b) { return finder.Text(a) == slow.Text(b); };
    if (!std::equal(finder.words().begin(), finder.words().end(), slow.words().begin(), slow.words().end(), same)) {
      state.SkipWithError("other words than ICU finds");
      return;
    }
  }
  for (auto _ : state) {
    for (const std::string& text : texts) {
      finder.Find(text);
      benchmark::DoNotOptimize(finder.words().data());
    }
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()) * state.range(0));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * bytes);
}
BENCHMARK(BM_Words)->Arg(5)->Arg(100)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond);

void BM_WordRows(benchmark::State& state) {
  const std::vector<std::string> texts = Texts(Sentences(static_cast<int>(state.range(0))));
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  const auto threads = static_cast<int>(state.range(1));
  const WordRows rows = WordTfIdf(views, threads);
  for (Eigen::Index r = 0; r < rows.rows.rows(); ++r) {
    if (std::abs(rows.rows.row(r).norm() - 1) > 1e-5) {
      state.SkipWithError("a row is not of length 1");
      return;
    }
  }
  for (auto _ : state) benchmark::DoNotOptimize(WordTfIdf(views, threads).rows.nonZeros());
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()) * state.range(0));
}
BENCHMARK(BM_WordRows)
    ->ArgNames({"sentences", "threads"})
    ->ArgsProduct({{5, 100, 10000, 100000}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

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
BENCHMARK(BM_TfIdf)->Arg(5)->Arg(100)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond);

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
    ->ArgsProduct({{5, 100, 10000, 100000}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace silang::similarity
