#include "cli/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "cli/signals.h"
#include "cli/wording.h"
#include "fmt/format.h"

namespace silang::cli {
namespace {

constexpr auto kPatience = std::chrono::seconds(1);
constexpr auto kTick = std::chrono::milliseconds(100);

std::mutex drawing;        // held while the terminal is written to
bool line_stands = false;  // guarded by `drawing`

bool OnTerminal() {
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal == nullptr || *terminal == '\0' || std::string_view(terminal) == "dumb";
  return !dumb && isatty(STDERR_FILENO) != 0;
}

size_t Width() {
  constexpr size_t kDefault = 80;
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : kDefault;
}

void Put(std::string_view text) { static_cast<void>(!write(STDERR_FILENO, text.data(), text.size())); }

void Draw(std::string line) {
  const std::unique_lock<std::mutex> lock(drawing);
  line.resize(std::min(line.size(), Width() - 1));  // a line that wraps cannot be wiped off
  SetLineShown(true);
  line_stands = true;
  Put(std::string(kWipe) + line);
}

std::string_view Doing(Phase phase) {
  switch (phase) {
    case Phase::kOpening: return "opening sources";
    case Phase::kReading: return "reading";
    case Phase::kAligning: return "aligning sentences";
    case Phase::kComparing: return "comparing claims";
    case Phase::kSearching: return "searching the archive";
    case Phase::kStoring: return "storing sentences";
  }
  return "";
}

}  // namespace

Progress::Progress(bool asks) {
  if (!asks && OnTerminal()) thread_ = std::thread([this] { Run(); });
}

Progress::~Progress() {
  if (!thread_.joinable()) return;
  {
    const std::unique_lock<std::mutex> lock(mutex_);
    end_ = true;
  }
  ended_.notify_one();
  thread_.join();
  HoldProgress();
}

Watcher Progress::watcher() {
  if (!thread_.joinable()) return {};
  return [this](Phase phase, size_t done, size_t of) {
    phase_ = phase;
    of_ = of;
    done_ = done;
  };
}

std::string Progress::Line() const {
  const size_t done = done_, of = of_;
  std::string line = fmt::format("silang: {}", Say(Doing(phase_)));
  if (done > 0 && of > 0) return line + Say(" {} of {}", done, of);
  if (done + of > 0) line += fmt::format(" {}", done + of);
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - began_);
  return line + Say(", {} s", seconds.count());
}

void Progress::Run() {
  std::unique_lock<std::mutex> lock(mutex_);
  for (auto pause = std::chrono::milliseconds(kPatience); !ended_.wait_for(lock, pause, [this] { return end_; }); pause = kTick) {
    Draw(Line());
  }
}

std::unique_lock<std::mutex> HoldProgress() {
  std::unique_lock<std::mutex> lock(drawing);
  if (line_stands) Put(kWipe);
  line_stands = false;
  SetLineShown(false);
  return lock;
}

}  // namespace silang::cli
