// Work divided among threads.
#ifndef SILANG_ARCHIVE_PARALLEL_H_
#define SILANG_ARCHIVE_PARALLEL_H_

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <system_error>
#include <thread>
#include <vector>

namespace silang::archive {

// How many threads to use for `wanted`, where 0 is as many as the machine has.
inline size_t Threads(int wanted) {
  return wanted > 0 ? static_cast<size_t>(wanted) : std::max(1U, std::thread::hardware_concurrency());
}

// Calls work(worker, i) for each i < count, from up to `threads` threads; `worker` < threads is the number of the thread.
template <typename Work>
void ParallelFor(size_t count, size_t threads, Work work) {
  std::atomic<size_t> next = 0;
  const auto run = [&](size_t worker) {
    for (size_t i = next++; i < count; i = next++) work(worker, i);
  };
  std::vector<std::thread> pool;
  for (size_t worker = 1; worker < std::min(threads, count); ++worker) {
    try {
      pool.emplace_back(run, worker);
    } catch (const std::system_error&) {  // the machine has no more threads: those that run do the work
      break;
    }
  }
  run(0);
  for (std::thread& thread : pool) thread.join();
}

}  // namespace silang::archive

#endif  // SILANG_ARCHIVE_PARALLEL_H_
