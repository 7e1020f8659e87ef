// A line that tells how far long work is: on a terminal only, on standard error, after a second, wiped off at the end.
//
//     silang: reading 12 of 50
#ifndef SILANG_CLI_PROGRESS_H_
#define SILANG_CLI_PROGRESS_H_

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "silang/engine.h"

namespace silang::cli {

constexpr std::string_view kWipe = "\r\x1b[K";  // to the start of the line, and all of it gone

// Tells for as long as the object is there, of which there is one at a time. Costs a thread that sleeps, and that only on a terminal
// which is not dumb.
class Progress {
 public:
  // `asks`: whether a person may be typing on the terminal, which is then left alone.
  explicit Progress(bool asks);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // What work has to tell; the object outlives it.
  Watcher watcher();

 private:
  void Run();
  std::string Line() const;

  const std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  std::atomic<Phase> phase_ = Phase::kOpening;
  std::atomic<size_t> done_ = 0;
  std::atomic<size_t> of_ = 0;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool end_ = false;
  std::thread thread_;
};

// Wipes the line off and keeps it off for as long as the lock is held: for what is printed meanwhile.
std::unique_lock<std::mutex> HoldProgress();

}  // namespace silang::cli

#endif  // SILANG_CLI_PROGRESS_H_
