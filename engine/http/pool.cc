#include "http/pool.h"

#include <algorithm>
#include <chrono>
#include <system_error>

namespace silang::http {

Pool::Pool(size_t threads, size_t most_waiting) : most_waiting_(most_waiting) {
  for (size_t i = 0; i < std::max<size_t>(1, threads); ++i) {
    try {
      threads_.emplace_back([this] { Work(); });
    } catch (const std::system_error&) {
      if (threads_.empty()) throw;  // fewer do, none does not
      break;
    }
  }
}

Pool::~Pool() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  wanted_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void Pool::Work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wanted_.wait(lock, [&] { return stopped_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    Job* job = waiting_.front();
    waiting_.pop_front();
    job->state = Job::State::kRunning;
    ++running_;
    lock.unlock();
    (*job->work)();
    lock.lock();
    --running_;
    job->state = Job::State::kDone;
    job->done.notify_one();  // with the lock held: the job is its caller's, who goes on as soon as it can see that it is done
  }
}

Pool::Outcome Pool::Run(const std::function<void()>& work, const std::function<bool()>& abandoned) {
  constexpr auto kLook = std::chrono::milliseconds(100);
  Job job{&work};
  std::unique_lock lock(mutex_);
  const size_t idle = threads_.size() - running_;
  if (waiting_.size() >= most_waiting_ + idle) return Outcome::kFull;
  waiting_.push_back(&job);
  wanted_.notify_one();
  while (job.state != Job::State::kDone) {
    if (job.done.wait_for(lock, kLook) != std::cv_status::timeout) continue;
    if (job.state == Job::State::kDone) break;
    lock.unlock();
    const bool leave = abandoned();
    lock.lock();
    if (!leave || job.state != Job::State::kWaiting) continue;
    waiting_.erase(std::find(waiting_.begin(), waiting_.end(), &job));
    return Outcome::kAbandoned;
  }
  return Outcome::kDone;
}

size_t Pool::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_.size();
}

size_t Pool::running() const {
  const std::lock_guard lock(mutex_);
  return running_;
}

}  // namespace silang::http
