#include <algorithm>

#include "cli/manual.h"
#include "fmt/format.h"

namespace silang::cli {
namespace {

constexpr size_t kWidth = 80;
constexpr size_t kColumn = 24;  // where the text beside a name begins

size_t Columns(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// Appends `text`, broken at spaces, to a line of `at` columns; lines that follow begin at `indent`.
void Wrap(std::string_view text, size_t at, size_t indent, std::string* out) {
  bool first = true;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (!first && at + 1 + Columns(word) > kWidth) {
      *out += '\n' + std::string(indent, ' ');
      at = indent;
      first = true;
    }
    if (!first) *out += ' ';
    *out += word;
    at += Columns(word) + (first ? 0 : 1);
    first = false;
  }
  *out += '\n';
}

void Paragraph(std::string_view text, std::string* out) {
  if (text.empty()) return;
  *out += '\n';
  Wrap(text, 0, 0, out);
}

void AppendRow(std::string_view name, std::string_view text, std::string* out) {
  std::string line = "  " + std::string(name);
  const size_t columns = Columns(line);
  line += columns + 1 > kColumn ? "\n" + std::string(kColumn, ' ') : std::string(kColumn - columns, ' ');
  *out += line;
  Wrap(text, kColumn, kColumn, out);
}

void AppendExamples(std::span<const Example> examples, std::string* out) {
  for (const Example& example : examples) {
    *out += fmt::format("  {}\n      ", example.line);
    Wrap(example.purpose, 6, 6, out);
  }
}

// The names of what the command is followed by, explained.
void AppendArguments(std::string_view arguments, std::string* out) {
  if (arguments.empty()) return;
  *out += "\nArguments:\n";
  for (const Row& row : ArgumentRows())
    if (arguments.find(row.name) != std::string_view::npos) AppendRow(row.name, row.text, out);
}

std::string_view HelpRow() { return "print this help and exit"; }

}  // namespace

std::string Spelled(const OptionSpec& option) {
  const std::string letter = option.letter == 0 ? "" : fmt::format("-{}, ", option.letter);
  return fmt::format("{}--{}{}{}", letter, option.name, option.value.empty() ? "" : "=", option.value);
}

std::string Explained(const OptionSpec& option, const CommandSpec* command) {
  std::string text(option.help);
  if (option.takes == Takes::kChoice) {
    const auto choices = Choices(option, command == nullptr ? Subcommand::kCompare : command->subcommand);
    text += fmt::format(": {}", fmt::join(choices, ", "));
    if (command == nullptr && option.common_choices != 0)
      text += fmt::format(" (of compare alone: {})", fmt::join(option.choices.subspan(option.common_choices), ", "));
  }
  if (option.takes == Takes::kWhole || option.takes == Takes::kNumber)
    text += fmt::format(" ({} to {})", option.low, option.high);
  const std::string_view standard = command == nullptr ? option.standard : Standard(option, command->subcommand);
  if (!standard.empty()) text += fmt::format("; default {}", standard);
  return text;
}

std::string Help() {
  std::string out = "Usage: silang COMMAND [OPTION]... [SOURCE]...\n";
  Paragraph(Purpose(), &out);
  out += "\nCommands:\n";
  for (const CommandSpec& command : Commands()) AppendRow(command.name, command.summary, &out);
  out += "\nOptions:\n";
  for (const Printed& printed : PrintedOptions()) {
    const std::string choices = printed.choices.empty() ? "" : fmt::format(": {}", fmt::join(printed.choices, ", "));
    AppendRow(fmt::format("--{}{}{}", printed.name, printed.value.empty() ? "" : "=", printed.value),
              fmt::format("{}{}", printed.help, choices), &out);
  }
  for (const Option option : {Option::kConfig, Option::kNoConfig, Option::kPrintConfig})
    AppendRow(Spelled(Spec(option)), Spec(option).help, &out);
  Paragraph(AboutSources(), &out);
  Paragraph(AboutConfiguration(), &out);
  out += "\nExit codes:\n";
  for (const Row& row : ExitCodes()) AppendRow(row.name, row.text, &out);
  out += "\nExamples:\n";
  AppendExamples(Spec(Subcommand::kCompare).examples, &out);
  return out + "\nThe options of a command: silang COMMAND --help. All of it: silang --man | man -l -\n";
}

std::string Help(std::string_view first_word) {
  std::string out = fmt::format("Usage: silang {} COMMAND [OPTION]...\n\nCommands:\n", first_word);
  for (const CommandSpec& command : Commands())
    if (FirstWord(command) == first_word) AppendRow(command.name, command.summary, &out);
  out += "\nExamples:\n";
  for (const CommandSpec& command : Commands())
    if (FirstWord(command) == first_word) AppendExamples(command.examples, &out);
  return out;
}

std::string Help(const CommandSpec& command) {
  std::string out =
      fmt::format("Usage: silang {} [OPTION]...{}{}\n", command.name, command.arguments.empty() ? "" : " ", command.arguments);
  Paragraph(fmt::format("{}.", command.summary), &out);
  Paragraph(command.details, &out);
  AppendArguments(command.arguments, &out);
  out += "\nOptions:\n";
  for (const OptionSpec& option : Options())
    if (Has(command.subcommand, option)) AppendRow(Spelled(option), Explained(option, &command), &out);
  AppendRow("--help", HelpRow(), &out);
  out += "\nExamples:\n";
  AppendExamples(command.examples, &out);
  return out;
}

}  // namespace silang::cli
