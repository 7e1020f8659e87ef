// Work shared out to threads.
#ifndef SILANG_BASE_PARALLEL_H_
#define SILANG_BASE_PARALLEL_H_

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

#include "base/cancel.h"

namespace silang {

// Calls `work` on up to `threads` threads at once, the caller's among them, and returns when all are done. `work` takes its
// share from a counter that all see: where the machine has no more threads, those that run do it all. What `work` throws in any
// thread (the first of them, if several do) is thrown once all are done.
template <typename Work>
void RunOnThreads(size_t threads, const Work& work) {
  std::atomic_flag threw;
  std::exception_ptr thrown;
  const auto run = [&] {
    try {
      work();
    } catch (...) {
      if (!threw.test_and_set()) thrown = std::current_exception();
    }
  };
  std::vector<std::thread> helpers;
  helpers.reserve(threads);
  for (size_t t = 1; t < threads; ++t) {
    try {
      helpers.emplace_back([&run, cancellation = current_cancellation] {
        const CancellationScope scope(cancellation);
        run();
      });
    } catch (const std::exception&) {
      break;
    }
  }
  run();
  for (std::thread& helper : helpers) helper.join();
  if (thrown) std::rethrow_exception(thrown);
}

// Calls work(first, last) for consecutive ranges of up to `chunk` of the numbers below `count`, on up to `threads` threads. May be
// cancelled between two of them.
template <typename Work>
void ForRanges(size_t count, size_t chunk, size_t threads, const Work& work) {
  std::atomic<size_t> next = 0;
  RunOnThreads(std::min(threads, (count + chunk - 1) / chunk), [&] {
    for (size_t first = next.fetch_add(chunk); first < count; first = next.fetch_add(chunk)) {
      CheckCancelled();
      work(first, std::min(first + chunk, count));
    }
  });
}

}  // namespace silang

#endif  // SILANG_BASE_PARALLEL_H_
