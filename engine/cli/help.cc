#include <algorithm>

#include "cli/manual.h"
#include "cli/wording.h"
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
  Wrap(Say(text), 0, 0, out);
}

void Heading(std::string_view text, std::string* out) { *out += fmt::format("\n{}\n", Say(text)); }

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
    Wrap(Say(example.purpose), 6, 6, out);
  }
}

// The names of what the command is followed by, explained.
void AppendArguments(std::string_view arguments, std::string* out) {
  if (arguments.empty()) return;
  Heading("Arguments:", out);
  for (const Row& row : ArgumentRows())
    if (arguments.find(row.name) != std::string_view::npos) AppendRow(row.name, Say(row.text), out);
}

}  // namespace

std::string Spelled(const OptionSpec& option) {
  const std::string letter = option.letter == 0 ? "" : fmt::format("-{}, ", option.letter);
  return fmt::format("{}--{}{}{}", letter, option.name, option.value.empty() ? "" : "=", option.value);
}

std::string Explained(const OptionSpec& option, const CommandSpec* command) {
  std::string text = Say(option.help);
  if (option.takes == Takes::kChoice) {
    const auto choices = Choices(option, command == nullptr ? Subcommand::kCompare : command->subcommand);
    text += fmt::format(": {}", fmt::join(choices, ", "));
    if (command == nullptr && option.common_choices != 0)
      text += Say(" (of compare alone: {})", fmt::join(option.choices.subspan(option.common_choices), ", "));
  }
  if (option.takes == Takes::kWhole || option.takes == Takes::kNumber) text += Say(" ({} to {})", option.low, option.high);
  const std::string_view standard = command == nullptr ? option.standard : Standard(option, command->subcommand);
  if (!standard.empty()) text += Say("; default {}", standard);
  return text;
}

std::string Help() {
  std::string out = Say("Usage:") + " silang COMMAND [OPTION]... [SOURCE]...\n";
  Paragraph(Purpose(), &out);
  Heading("Commands:", &out);
  for (const CommandSpec& command : Commands()) AppendRow(command.name, Say(command.summary), &out);
  Heading("Options:", &out);
  for (const Printed& printed : PrintedOptions()) {
    const std::string choices = printed.choices.empty() ? "" : fmt::format(": {}", fmt::join(printed.choices, ", "));
    AppendRow(fmt::format("--{}{}{}", printed.name, printed.value.empty() ? "" : "=", printed.value), Say(printed.help) + choices,
              &out);
  }
  for (const Option option : RootOptions()) AppendRow(Spelled(Spec(option)), Explained(Spec(option)), &out);
  Paragraph(AboutSources(), &out);
  Paragraph(AboutConfiguration(), &out);
  Heading("Exit codes:", &out);
  for (const Row& row : ExitCodes()) AppendRow(row.name, Say(row.text), &out);
  Heading("Examples:", &out);
  AppendExamples(Spec(Subcommand::kCompare).examples, &out);
  return out + fmt::format("\n{}\n", Say("The options of a command: silang COMMAND --help. All of it: silang --man | man -l -"));
}

std::string Help(std::string_view first_word) {
  std::string out = fmt::format("{} silang {} COMMAND [OPTION]...\n", Say("Usage:"), first_word);
  Heading("Commands:", &out);
  for (const CommandSpec& command : Commands())
    if (FirstWord(command) == first_word) AppendRow(command.name, Say(command.summary), &out);
  Heading("Examples:", &out);
  for (const CommandSpec& command : Commands())
    if (FirstWord(command) == first_word) AppendExamples(command.examples, &out);
  return out;
}

std::string Help(const CommandSpec& command) {
  std::string out = fmt::format("{} silang {} [OPTION]...{}{}\n", Say("Usage:"), command.name,
                                command.arguments.empty() ? "" : " ", command.arguments);
  out += '\n';
  Wrap(Say(command.summary) + ".", 0, 0, &out);
  Paragraph(command.details, &out);
  AppendArguments(command.arguments, &out);
  Heading("Options:", &out);
  for (const OptionSpec& option : Options())
    if (Has(command.subcommand, option)) AppendRow(Spelled(option), Explained(option, &command), &out);
  AppendRow("--help", Say("print this help and exit"), &out);
  Heading("Examples:", &out);
  AppendExamples(command.examples, &out);
  return out;
}

}  // namespace silang::cli
