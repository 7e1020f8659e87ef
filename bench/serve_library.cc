// What the library does without a server before it: for scripts/bench-serve.
//
//   silang_serve_library THREADS SECONDS FILE...
//
// Compares the files again and again on so many threads, each comparison on one, and writes its report as JSON, as the service does.
// Prints comparisons a second, and a second of the processor's time.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <thread>
#include <vector>

#include "silang/engine.h"

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  const auto threads = static_cast<size_t>(std::atoi(argv[1]));
  const std::chrono::duration<double> span(std::atof(argv[2]));
  std::vector<silang::SourceText> sources;
  for (int i = 3; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    if (!file) return 2;
    silang::SourceText source;
    source.path = argv[i];
    source.text.assign(std::istreambuf_iterator<char>(file), {});
    sources.push_back(std::move(source));
  }
  const absl::StatusOr<silang::Engine> engine = silang::Engine::Create();
  if (!engine.ok()) return 2;
  std::atomic<size_t> done = 0, bytes = 0;
  std::atomic<bool> failed = false;
  const std::clock_t clock = std::clock();
  const auto began = std::chrono::steady_clock::now();
  const auto work = [&] {
    silang::CompareOptions options;
    options.threads = 1;
    while (std::chrono::steady_clock::now() - began < span) {
      const absl::StatusOr<silang::Report> report = engine->Compare(sources, options);
      if (!report.ok()) failed = true;
      if (!report.ok()) return;
      bytes += silang::ToJson(*report, options).size();
      ++done;
    }
  };
  std::vector<std::thread> pool;
  for (size_t i = 0; i < threads; ++i) pool.emplace_back(work);
  for (std::thread& thread : pool) thread.join();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  if (failed) return 2;
  const double worked = static_cast<double>(std::clock() - clock) / CLOCKS_PER_SEC;
  std::printf("%.1f comparisons a second, %.1f a second of work, %zu bytes each\n", static_cast<double>(done) / took.count(),
              static_cast<double>(done) / worked, done > 0 ? bytes / done : 0);
  return 0;
}
