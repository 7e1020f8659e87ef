// Options by default: silang.toml.
//
//     fail-on = "none"
//
//     [compare]
//     format = "markdown"
//
// Keys are the names of options; those above all sections hold for every command that has the option, those of a section for
// that command ([archive]: for add, query, status and check) and before the others.
#ifndef SILANG_CLI_CONFIGURATION_H_
#define SILANG_CLI_CONFIGURATION_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "cli/options.h"
#include "cli/values.h"

namespace silang::cli {

struct Setting {
  std::string section;  // empty: above all sections
  Option option = Option::kFormat;
  std::string text;
  uint32_t line = 0;
};

struct Configuration {
  std::string path;               // empty: there is none
  std::vector<Setting> settings;  // by line
};

// ./silang.toml, else silang/config.toml in $XDG_CONFIG_HOME (~/.config where that is no absolute path); empty: neither is there.
std::string FindConfiguration();

// Reads and checks a file, all of it, whatever the command. Errors name file, line and remedy: no TOML, an unknown key or section, a
// value of another type or out of its range. A path in it is relative to its folder.
absl::StatusOr<Configuration> ReadConfiguration(const std::string& path);

// Gives options that have no value yet those that the file has for the command.
void Apply(const Configuration& configuration, Subcommand subcommand, Values* values);

// The options of a command in force, as a configuration file.
std::string ConfigurationOf(Subcommand subcommand, const Values& values);
// All that a configuration says, with the other options and their values by default as comments.
std::string WholeConfiguration(const Configuration& configuration);

}  // namespace silang::cli

#endif  // SILANG_CLI_CONFIGURATION_H_
