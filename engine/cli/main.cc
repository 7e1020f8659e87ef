#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <iostream>
#include <new>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/status.h"
#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "cli/signals.h"
#include "cli/wording.h"

namespace silang::cli {
namespace {

constexpr int kTrouble = 2;

Outcome Run(const Arguments& arguments, Output* output) {
  switch (arguments.subcommand) {
    case Subcommand::kCompare: return RunCompare(arguments, output);
    case Subcommand::kClaims: return RunClaims(arguments, output);
    case Subcommand::kAlign: return RunAlign(arguments, output);
    case Subcommand::kRead: return RunRead(arguments, output);
    case Subcommand::kExplain: return RunExplain(arguments, output);
    case Subcommand::kArchiveAdd: return RunArchiveAdd(arguments, output);
    case Subcommand::kArchiveQuery: return RunArchiveQuery(arguments, output);
    case Subcommand::kArchiveStatus: return RunArchiveStatus(arguments, output);
    case Subcommand::kArchiveCheck: return RunArchiveCheck(arguments, output);
    case Subcommand::kServe: return RunServe(arguments, output);
    case Subcommand::kSchema: break;
  }
  SILANG_RETURN_IF_ERROR(output->Write(ReportSchema()));
  return 0;
}

// An error is one line, without the control characters that an argument may have (C1 is 0xC2 0x80 to 0xC2 0x9F in UTF-8).
int Fail(std::string_view message) {
  std::string line;
  for (size_t i = 0; i < message.size(); ++i) {
    unsigned char c = static_cast<unsigned char>(message[i]);
    unsigned char next = i + 1 < message.size() ? static_cast<unsigned char>(message[i + 1]) : 0;
    bool is_c1 = c == 0xC2 && next >= 0x80 && next < 0xA0;
    if (is_c1) ++i;
    line.push_back(c < 0x20 || c == 0x7F || is_c1 ? '?' : message[i]);
  }
  std::fprintf(stderr, "silang: %s\n", line.c_str());
  return kTrouble;
}

// Whether what is read may be typed on the terminal.
bool Asks(const Arguments& arguments) {
  if (arguments.subcommand == Subcommand::kServe) return true;  // which has nothing to tell of
  const bool reads = arguments.lines || arguments.tsv == "-" ||
                     std::find(arguments.sources.begin(), arguments.sources.end(), "-") != arguments.sources.end();
  return reads && isatty(STDIN_FILENO) != 0;
}

int Main(const std::vector<std::string>& words) {
  Output output;
  Outcome outcome = 0;
  auto parsed = ParseArguments(words);
  if (const auto* status = std::get_if<absl::Status>(&parsed)) {
    outcome = *status;
  } else if (const auto* information = std::get_if<Information>(&parsed)) {
    if (absl::Status written = output.Write(information->text); !written.ok()) outcome = written;
  } else {
    Arguments& arguments = std::get<Arguments>(parsed);
    Progress progress(Asks(arguments));
    arguments.options.watcher = progress.watcher();
    outcome = Run(arguments, &output);
    arguments.options.watcher = {};
  }
  if (outcome.ok()) {
    const auto* arguments = std::get_if<Arguments>(&parsed);
    const bool to_file = arguments != nullptr && !arguments->output.empty();
    if (absl::Status printed = to_file ? output.Save(arguments->output) : output.Print(); !printed.ok()) outcome = printed;
  }
  if (absl::IsCancelled(outcome.status())) return DieOfClosedPipe();
  return outcome.ok() ? *outcome : Fail(Say(outcome.status()));
}

}  // namespace
}  // namespace silang::cli

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  silang::cli::HandleSignals();
  silang::cli::SpeakIn("auto");
  try {
    return silang::cli::Main(std::vector<std::string>(argv + 1, argv + argc));
  } catch (const std::bad_alloc&) {
    return silang::cli::Fail(silang::cli::Say("out of memory; compare fewer or shorter sources"));
  } catch (const std::exception& error) {
    return silang::cli::Fail(error.what());
  }
}
