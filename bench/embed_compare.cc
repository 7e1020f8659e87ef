// Compares the files that are named, over and over, and prints how long one comparison took at best, in nanoseconds: what
// bench/embedding.py sets Python beside.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "silang/engine.h"
#include "silang/sources.h"

int main(int argc, char** argv) {
  const std::vector<std::string> paths(argv + (argc > 2 ? 2 : argc), argv + argc);
  const auto sources = silang::OpenPaths(paths);
  const auto engine = silang::Engine::Create();
  if (!sources.ok() || !engine.ok()) return 2;
  silang::CompareOptions options;
  options.threads = 1;
  auto best = std::chrono::nanoseconds::max();
  for (int round = std::atoi(argv[1]); round > 0; --round) {
    const auto begin = std::chrono::steady_clock::now();
    const auto report = engine->Compare(*sources, options);
    best = std::min(best, std::chrono::nanoseconds(std::chrono::steady_clock::now() - begin));
    if (!report.ok() || report->findings.empty()) return 1;
  }
  std::printf("%lld\n", static_cast<long long>(best.count()));
}
