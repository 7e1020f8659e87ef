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
#include "report/page.h"

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
    case Subcommand::kSchema: break;
  }
  SILANG_RETURN_IF_ERROR(output->Write(ReportSchema()));
  return 0;
}

// An error is one line, without the control characters that a file name may have.
int Fail(std::string_view message) {
  std::fprintf(stderr, "silang: %s\n", report::Clean(message).c_str());
  return kTrouble;
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
    outcome = Run(std::get<Arguments>(parsed), &output);
  }
  if (!outcome.ok()) return Fail(Message(outcome.status()));
  if (absl::Status printed = output.Print(stdout); !printed.ok()) return Fail(Message(printed));
  return *outcome;
}

}  // namespace
}  // namespace silang::cli

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  try {
    return silang::cli::Main(std::vector<std::string>(argv + 1, argv + argc));
  } catch (const std::bad_alloc&) {
    return silang::cli::Fail("out of memory; compare fewer or shorter sources");
  } catch (const std::exception& error) {
    return silang::cli::Fail(error.what());
  }
}
