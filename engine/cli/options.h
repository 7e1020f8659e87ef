// The commands of silang and their options, in one table. The parser, --help, the manual, the completions of shells and the
// configuration file are all made of it, so that none of them can tell of an option that another does not know.
#ifndef SILANG_CLI_OPTIONS_H_
#define SILANG_CLI_OPTIONS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "cli/command.h"

namespace silang::cli {

enum class Option : uint8_t {
  kFormat,
  kOutput,
  kFailOn,
  kMinConfidence,
  kLanguage,
  kReferenceTime,
  kThreshold,
  kTop,
  kArchive,
  kDays,
  kSimilarity,
  kMost,
  kLines,
  kTsv,
  kHost,
  kPort,
  kToken,
  kTokenFile,
  kDb,
  kMaxBody,
  kMaxSources,
  kMaxTime,
  kMaxWaiting,
  kThreads,
  kColor,
  kUi,
  kConfig,
  kNoConfig,
  kPrintConfig,
};
constexpr size_t kOptionCount = static_cast<size_t>(Option::kPrintConfig) + 1;

// What an option's value is.
enum class Takes : uint8_t { kNothing, kChoice, kWhole, kNumber, kLanguage, kTime, kText, kFile, kFolder };

// A set of subcommands, a bit each.
using CommandSet = uint32_t;
constexpr CommandSet Only(Subcommand subcommand) { return CommandSet{1} << static_cast<unsigned>(subcommand); }

struct OptionSpec {
  Option option;
  std::string_view name;   // behind two dashes, and the key in a configuration file
  std::string_view value;  // what stands for the value in help; empty: it takes none
  Takes takes = Takes::kNothing;
  CommandSet commands = 0;
  bool configurable = false;  // may stand in a configuration file
  std::string_view standard;  // the value where none is given; empty: none
  std::string_view help;      // without the default and the choices, which are added
  std::span<const std::string_view> choices = {};
  size_t common_choices = 0;  // so many of the choices are of every command, the others of compare alone; 0: all are
  double low = 0, high = 0;   // of a number
  char letter = 0;            // the short name behind one dash; 0: none
};

// A command line, and what it is good for.
struct Example {
  std::string_view line, purpose;
};

struct CommandSpec {
  std::string_view name;  // "compare", "archive add"
  Subcommand subcommand;
  std::string_view arguments;  // "SOURCE...", "FINDING SOURCE..."; empty: none
  std::string_view summary;    // a line
  std::string_view details;    // a paragraph
  std::span<const Example> examples;
};

std::span<const OptionSpec> Options();    // in the order of Option
std::span<const CommandSpec> Commands();  // in the order of Subcommand
inline const OptionSpec& Spec(Option option) { return Options()[static_cast<size_t>(option)]; }
inline const CommandSpec& Spec(Subcommand subcommand) { return Commands()[static_cast<size_t>(subcommand)]; }

// The value of an option where none is given, for a command.
std::string_view Standard(const OptionSpec& option, Subcommand subcommand);
inline bool Has(Subcommand subcommand, const OptionSpec& option) { return (option.commands & Only(subcommand)) != 0; }
// The choices of an option that a command has.
std::span<const std::string_view> Choices(const OptionSpec& option, Subcommand subcommand);

// The first words of the names: "compare", ..., "archive", each once. They are the sections of a configuration file too.
std::span<const std::string_view> FirstWords();
std::string_view FirstWord(const CommandSpec& command);

// Options of silang itself, before any command, that print something and exit.
struct Printed {
  std::string_view name, value, help;
  std::span<const std::string_view> choices;
};
std::span<const Printed> PrintedOptions();  // --help, --version, --man, --completions

// Options of silang itself that every command has too.
std::span<const Option> RootOptions();

// Paragraphs that --help and the manual share.
struct Row {
  std::string_view name, text;
};
std::string_view Purpose();             // what silang is for, one sentence
std::string_view AboutSources();        // what a SOURCE is
std::string_view AboutConfiguration();  // where options by default are read from
std::span<const Row> ArgumentRows();    // what DIR, FINDING and SOURCE stand for
std::span<const Row> ExitCodes();
std::span<const Row> Environment();

}  // namespace silang::cli

#endif  // SILANG_CLI_OPTIONS_H_
