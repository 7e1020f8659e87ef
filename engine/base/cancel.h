// A call that is no longer wanted ends soon.
//
// Stages that may run for long call CheckCancelled() every some hundred units of work: tokens, sentences, pairs, rows. It throws, so that
// no stage has to do with half of what another one made; what it threw is caught where the call began, by UnlessCancelled, and on its
// way through other threads by RunOnThreads. Nothing else sees it. Whether a call is wanted is known by thread, so that stages need
// not hand it to one another. Without one that may be cancelled a check costs a look at one variable.
#ifndef SILANG_BASE_CANCEL_H_
#define SILANG_BASE_CANCEL_H_

#include <atomic>
#include <functional>
#include <utility>

#include "absl/status/status.h"

namespace silang {

// Thrown by CheckCancelled, and by nothing else.
struct Cancelled {};

// One call that may be cancelled, for all threads that work on it.
class Cancellation {
 public:
  explicit Cancellation(const std::function<bool()>& asked) : asked_(asked) {}

  // Once it has been cancelled it stays so, and nobody is asked again.
  void Check() {
    if (cancelled_.load(std::memory_order_relaxed)) throw Cancelled();
    if (!asked_()) return;
    cancelled_.store(true, std::memory_order_relaxed);
    throw Cancelled();
  }

 private:
  const std::function<bool()>& asked_;
  std::atomic<bool> cancelled_ = false;
};

// What this thread works on; null where that can't be cancelled.
inline constinit thread_local Cancellation* current_cancellation = nullptr;

// Makes it what this thread works on, until the end of the scope.
class CancellationScope {
 public:
  explicit CancellationScope(Cancellation* cancellation) : before_(std::exchange(current_cancellation, cancellation)) {}
  ~CancellationScope() { current_cancellation = before_; }
  CancellationScope(const CancellationScope&) = delete;
  CancellationScope& operator=(const CancellationScope&) = delete;

 private:
  Cancellation* before_;
};

inline void CheckCancelled() {
  if (current_cancellation != nullptr) current_cancellation->Check();
}

// For loops over small things: checks at each 256th of them.
inline void CheckCancelledAt(size_t i) {
  if ((i & 0xff) == 0) CheckCancelled();
}

absl::Status CancelledError();

// What `work`, which gives a Status or StatusOr, gives unless `cancelled` (which may be empty) says true before it is done.
template <typename Work>
auto UnlessCancelled(const std::function<bool()>& cancelled, const Work& work) -> decltype(work()) {
  if (!cancelled) return work();
  Cancellation cancellation(cancelled);
  const CancellationScope scope(&cancellation);
  try {
    cancellation.Check();
    return work();
  } catch (const Cancelled&) {
    return CancelledError();
  }
}

}  // namespace silang

#endif  // SILANG_BASE_CANCEL_H_
