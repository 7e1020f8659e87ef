// The few threads that compare, apart from the many that wait for clients.
#ifndef SILANG_HTTP_POOL_H_
#define SILANG_HTTP_POOL_H_

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace silang::http {

class Pool {
 public:
  // `most_waiting`: so many may wait for one of the `threads`, beside those that run.
  Pool(size_t threads, size_t most_waiting);
  ~Pool();  // REQUIRES: nothing runs or waits
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  enum class Outcome : uint8_t {
    kDone,
    kFull,       // too many wait: not begun
    kAbandoned,  // not begun before `abandoned` said so
  };
  // Runs `work` on one of the threads, in the order of the calls, and returns when it has ended. `abandoned` is asked every 100 ms
  // meanwhile, on the caller's thread; work that has begun is to ask for itself. `work` throws nothing.
  Outcome Run(const std::function<void()>& work, const std::function<bool()>& abandoned);

  size_t size() const { return threads_.size(); }
  size_t waiting() const;
  size_t running() const;

 private:
  struct Job {
    const std::function<void()>* work;
    enum class State : uint8_t { kWaiting, kRunning, kDone } state = State::kWaiting;
    std::condition_variable done = {};
  };

  void Work();

  const size_t most_waiting_;
  mutable std::mutex mutex_;
  std::condition_variable wanted_;
  std::deque<Job*> waiting_;
  size_t running_ = 0;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace silang::http

#endif  // SILANG_HTTP_POOL_H_
