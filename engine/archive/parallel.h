// Work divided among threads.
#ifndef SILANG_ARCHIVE_PARALLEL_H_
#define SILANG_ARCHIVE_PARALLEL_H_

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>

#include "base/parallel.h"

namespace silang::archive {

// How many threads to use for `wanted`, where 0 is as many as the machine has.
inline size_t Threads(int wanted) {
  return wanted > 0 ? static_cast<size_t>(wanted) : std::max(1U, std::thread::hardware_concurrency());
}

// Calls work(worker, i) for each i < count, from up to `threads` threads; `worker` < threads is the number of the thread.
template <typename Work>
void ParallelFor(size_t count, size_t threads, Work work) {
  std::atomic<size_t> next = 0, workers = 0;
  RunOnThreads(std::min(threads, count), [&] {
    const size_t worker = workers++;
    for (size_t i = next++; i < count; i = next++) work(worker, i);
  });
}

}  // namespace silang::archive

#endif  // SILANG_ARCHIVE_PARALLEL_H_
