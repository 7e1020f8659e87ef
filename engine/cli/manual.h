// What is told of the command itself, made of the table of options: help, the manual page, completions.
#ifndef SILANG_CLI_MANUAL_H_
#define SILANG_CLI_MANUAL_H_

#include <string>
#include <string_view>

#include "cli/options.h"

namespace silang::cli {

enum class Shell : uint8_t { kBash, kZsh, kFish };

std::string Help();                             // of silang, 80 columns wide
std::string Help(std::string_view first_word);  // of a command that is only the first word of others: archive
std::string Help(const CommandSpec& command);
std::string ManualPage();              // silang(1) in the macros man(7)
std::string Completions(Shell shell);  // to be read by the shell

// The help of an option with its choices, range and value by default, as a command has it; with `subcommand` left out as any has it.
std::string Explained(const OptionSpec& option, const CommandSpec* command = nullptr);
// The option with what stands for its value: "--format=FORMAT".
std::string Spelled(const OptionSpec& option);

}  // namespace silang::cli

#endif  // SILANG_CLI_MANUAL_H_
