// What has to be undone before a signal (Ctrl-C, kill, a terminal that is closed) ends the process, which then dies of it as it
// would have: a shell sees 130 after Ctrl-C, and stops its loop.
#ifndef SILANG_CLI_SIGNALS_H_
#define SILANG_CLI_SIGNALS_H_

#include <string>

namespace silang::cli {

// Asks for SIGINT, SIGTERM and SIGHUP; those that were ignored when the process began stay ignored.
void HandleSignals();

// A file that a signal removes, for as long as the object is there. There is one at a time.
class RemovedBySignal {
 public:
  explicit RemovedBySignal(std::string path);
  ~RemovedBySignal();
  RemovedBySignal(const RemovedBySignal&) = delete;
  RemovedBySignal& operator=(const RemovedBySignal&) = delete;

 private:
  std::string path_;
};

// Puts such signals off, for as long as the object is there.
class SignalsWait {
 public:
  SignalsWait();
  ~SignalsWait();
  SignalsWait(const SignalsWait&) = delete;
  SignalsWait& operator=(const SignalsWait&) = delete;
};

// Has such signals wait for AwaitSignal from now on, in this thread and those that it begins.
void KeepSignals();
// Waits until one of them comes. Another one then ends the process at once.
void AwaitSignal();

// Whether a line of progress stands on the terminal, which a signal wipes off.
void SetLineShown(bool shown);

// Ends the process as one whose reader has gone: of SIGPIPE, quietly. Returns what is to be the exit code where that is blocked.
int DieOfClosedPipe();

}  // namespace silang::cli

#endif  // SILANG_CLI_SIGNALS_H_
