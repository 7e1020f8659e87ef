// Work shared out to threads.
#ifndef SILANG_BASE_PARALLEL_H_
#define SILANG_BASE_PARALLEL_H_

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "base/cancel.h"

namespace silang {

// Calls `work` on up to `threads` threads at once, the caller's among them, and returns when all are done. `work` takes its
// share from a counter that all see: where the machine has no more threads, those that run do it all. What `work` throws in any
// thread (the first of them, if several do) is thrown once all are done. A call that may be cancelled is asked about in the caller's
// thread as long as it waits for the others, too: there are those that only this thread can tell.
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
  std::mutex mutex;
  std::condition_variable ended;
  size_t done = 0;
  std::vector<std::thread> helpers;
  helpers.reserve(threads);
  for (size_t t = 1; t < threads; ++t) {
    try {
      helpers.emplace_back([&, cancellation = current_cancellation] {
        const CancellationScope scope(cancellation);
        run();
        const std::lock_guard lock(mutex);
        ++done;
        ended.notify_one();
      });
    } catch (const std::exception&) {
      break;
    }
  }
  run();
  const auto wait = [&](std::chrono::milliseconds most) {
    std::unique_lock lock(mutex);
    return ended.wait_for(lock, most, [&] { return done == helpers.size(); });
  };
  try {
    while (current_cancellation != nullptr && !wait(std::chrono::milliseconds(10))) CheckCancelled();
  } catch (...) {
    if (!threw.test_and_set()) thrown = std::current_exception();
  }
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
