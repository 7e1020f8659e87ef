#include "cli/manual.h"

#include "cli/wording.h"
#include "fmt/format.h"
#include "silang/engine.h"

namespace silang::cli {
namespace {

constexpr std::string_view kChanged = "2026-11-26";  // the day on which the page last told of something new

// Text that troff prints as it is: no escapes, no macro at the start of a line, hyphens that can be copied.
std::string Plain(std::string_view text) {
  std::string out;
  if (!text.empty() && (text.front() == '.' || text.front() == '\'')) out += "\\&";
  for (const char c : text) {
    switch (c) {
      case '\\': out += "\\e"; break;
      case '-': out += "\\-"; break;
      case '\'': out += "\\(aq"; break;
      case '^': out += "\\(ha"; break;
      case '~': out += "\\(ti"; break;
      case '`': out += "\\(ga"; break;
      default: out += c;
    }
  }
  return out;
}

std::string Bold(std::string_view text) { return fmt::format("\\fB{}\\fR", Plain(text)); }

void Section(std::string_view name, std::string* out) { *out += fmt::format(".SH \"{}\"\n", Say(name)); }

void Tagged(std::string_view name, std::string_view value, std::string_view text, std::string* out) {
  *out += fmt::format(".TP\n{}", Bold(name));
  if (!value.empty()) *out += fmt::format("=\\fI{}\\fR", Plain(value));
  *out += fmt::format("\n{}\n", Plain(text));
}

void Examples(std::span<const Example> examples, std::string* out) {
  for (const Example& example : examples)
    *out += fmt::format(".PP\n{}:\n.PP\n.in +4n\n.nf\n{}\n.fi\n.in\n", Plain(Say(example.purpose)), Plain(example.line));
}

void Command(const CommandSpec& command, std::string* out) {
  *out += fmt::format(".SS silang {}{}{}\n{}.\n", Plain(command.name), command.arguments.empty() ? "" : " ",
                      Plain(command.arguments), Plain(Say(command.summary)));
  if (!command.details.empty()) *out += Plain(Say(command.details)) + "\n";
  Examples(command.examples, out);
}

// The commands that have an option, where not all have it.
std::string Having(const OptionSpec& option) {
  std::string names;
  size_t without = 0;
  for (const CommandSpec& command : Commands()) {
    if (!Has(command.subcommand, option)) {
      ++without;
      continue;
    }
    names += fmt::format("{}{}", names.empty() ? "" : ", ", command.name);
  }
  return without <= 1 ? "" : Say(" (of {})", names);
}

}  // namespace

std::string ManualPage() {
  std::string out = fmt::format(".\\\" Made by silang --man.\n.TH SILANG 1 {} \"silang {}\" \"{}\"\n", kChanged, Version(),
                                Say("User Commands"));
  Section("NAME", &out);
  out += fmt::format("silang \\- {}\n", Plain(Say("compare what several sources say about the same event")));
  Section("SYNOPSIS", &out);
  for (const CommandSpec& command : Commands()) {
    if (&command != &Commands().front()) out += ".br\n";
    out += fmt::format("{} [\\fIOPTION\\fR]...{}{}\n", Bold(fmt::format("silang {}", command.name)),
                       command.arguments.empty() ? "" : " ", Plain(command.arguments));
  }
  Section("DESCRIPTION", &out);
  out += fmt::format("{}\n.PP\n{}\n", Plain(Say(Purpose())), Plain(Say(AboutSources())));
  Section("COMMANDS", &out);
  for (const CommandSpec& command : Commands()) Command(command, &out);
  Section("OPTIONS", &out);
  for (const OptionSpec& option : Options())
    Tagged(fmt::format("--{}", option.name), option.value, Explained(option) + Having(option), &out);
  for (const Printed& printed : PrintedOptions())
    Tagged(fmt::format("--{}", printed.name), printed.value, Say(printed.help), &out);
  Section("CONFIGURATION", &out);
  out += fmt::format("{}\n.PP\n.in +4n\n.nf\n{}\n.fi\n.in\n", Plain(Say(AboutConfiguration())),
                     Plain("fail-on = \"none\"\n\n[compare]\nformat = \"markdown\""));
  Section("EXIT STATUS", &out);
  for (const Row& row : ExitCodes()) Tagged(row.name, "", Say(row.text), &out);
  Section("ENVIRONMENT", &out);
  for (const Row& row : Environment()) Tagged(row.name, "", Say(row.text), &out);
  Section("FILES", &out);
  Tagged("./silang.toml", "", Say("options by default, read first"), &out);
  Tagged("~/.config/silang/config.toml", "", Say("options by default where the other is not there"), &out);
  return out;
}

}  // namespace silang::cli
