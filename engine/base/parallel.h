// Work shared out to threads.
#ifndef SILANG_BASE_PARALLEL_H_
#define SILANG_BASE_PARALLEL_H_

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <system_error>
#include <thread>
#include <vector>

namespace silang {

// Calls `work` on up to `threads` threads at once, the caller's among them, and returns when all are done. `work` takes its
// share from a counter that all see: where the machine has no more threads, those that run do it all.
template <typename Work>
void RunOnThreads(size_t threads, const Work& work) {
  std::vector<std::thread> helpers;
  for (size_t t = 1; t < threads; ++t) {
    try {
      helpers.emplace_back([&work] { work(); });
    } catch (const std::system_error&) {
      break;
    }
  }
  work();
  for (std::thread& helper : helpers) helper.join();
}

// Calls work(first, last) for consecutive ranges of up to `chunk` of the numbers below `count`, on up to `threads` threads.
template <typename Work>
void ForRanges(size_t count, size_t chunk, size_t threads, const Work& work) {
  std::atomic<size_t> next = 0;
  RunOnThreads(std::min(threads, (count + chunk - 1) / chunk), [&] {
    for (size_t first = next.fetch_add(chunk); first < count; first = next.fetch_add(chunk)) {
      work(first, std::min(first + chunk, count));
    }
  });
}

}  // namespace silang

#endif  // SILANG_BASE_PARALLEL_H_
