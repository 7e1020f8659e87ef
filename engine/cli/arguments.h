// From argv to Arguments.
#ifndef SILANG_CLI_ARGUMENTS_H_
#define SILANG_CLI_ARGUMENTS_H_

#include <string>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "cli/command.h"

namespace silang::cli {

// Text that was asked for (--help, --version, --man, --completions, --print-config): to be printed, and all is well.
struct Information {
  std::string text;
};

// Reads the arguments after the program's name, and the options by default that a file has. Errors: an option that is unknown,
// malformed or out of its range, which the message names; those of ReadConfiguration; no source.
std::variant<Arguments, Information, absl::Status> ParseArguments(const std::vector<std::string>& arguments);

}  // namespace silang::cli

#endif  // SILANG_CLI_ARGUMENTS_H_
