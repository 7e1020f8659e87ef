#include "cli/signals.h"

#include <unistd.h>

#include <atomic>
#include <csignal>
#include <string_view>
#include <utility>

#include "cli/progress.h"

namespace silang::cli {
namespace {

constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP};

std::atomic<const char*> removed = nullptr;
std::atomic<bool> line_shown = false;
static_assert(std::atomic<const char*>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

// Only calls that POSIX allows in a handler. The signal has its default action again, and is not blocked.
extern "C" void EndBySignal(int signal) {
  if (const char* path = removed.load(); path != nullptr) unlink(path);
  if (line_shown.load()) static_cast<void>(!write(STDERR_FILENO, kWipe.data(), kWipe.size()));
  raise(signal);
}

sigset_t Ours() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : kSignals) sigaddset(&set, signal);
  return set;
}

}  // namespace

void HandleSignals() {
  struct sigaction action {};
  action.sa_handler = EndBySignal;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER);
  sigemptyset(&action.sa_mask);
  for (const int signal : kSignals) {
    struct sigaction before {};
    if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) sigaction(signal, &action, nullptr);
  }
}

RemovedBySignal::RemovedBySignal(std::string path) : path_(std::move(path)) { removed = path_.c_str(); }
RemovedBySignal::~RemovedBySignal() { removed = nullptr; }

SignalsWait::SignalsWait() {
  const sigset_t set = Ours();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

SignalsWait::~SignalsWait() {
  const sigset_t set = Ours();
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

void KeepSignals() {
  const sigset_t set = Ours();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

void AwaitSignal() {
  const sigset_t set = Ours();
  int signal = 0;
  while (sigwait(&set, &signal) != 0) {
  }
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

void SetLineShown(bool shown) { line_shown = shown; }

int DieOfClosedPipe() {
  std::signal(SIGPIPE, SIG_DFL);
  std::raise(SIGPIPE);
  return 128 + SIGPIPE;
}

}  // namespace silang::cli
