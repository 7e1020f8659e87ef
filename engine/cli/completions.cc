// Completions of shells. Each script is made of the table: words behind silang, options of a command, values of an option.
#include "cli/manual.h"
#include "cli/wording.h"
#include "fmt/format.h"

namespace silang::cli {
namespace {

std::string Join(std::span<const std::string_view> words) { return fmt::format("{}", fmt::join(words, " ")); }

// The second words of a first word: add, query, ...; empty for a command of one word.
std::vector<std::string_view> SecondWords(std::string_view first_word) {
  std::vector<std::string_view> words;
  for (const CommandSpec& command : Commands())
    if (FirstWord(command) == first_word && command.name != first_word)
      words.push_back(command.name.substr(first_word.size() + 1));
  return words;
}

// In single quotes of any of the shells.
std::string Quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

// --- bash -----------------------------------------------------------------------------------------------------------------

constexpr std::string_view kBashHead =
    R"(# Completions of silang for bash, made by silang --completions=bash. Needs no other package.

_silang_files() {
  compopt -o filenames 2>/dev/null
  if [[ $1 == @* ]]; then
    local IFS=$'\n'
    COMPREPLY=($(compgen -f -P @ -- "${1#@}"))
  else
    local IFS=$'\n'
    COMPREPLY=($(compgen "$2" -- "$1"))
  fi
}

_silang() {
  local cur=${COMP_WORDS[COMP_CWORD]} option= command= second= i
  COMPREPLY=()
  # bash cuts words at "=": --format=j is three of them.
  if [[ $cur == = ]]; then
    option=${COMP_WORDS[COMP_CWORD-1]} cur=
  elif [[ ${COMP_WORDS[COMP_CWORD-1]} == = ]]; then
    option=${COMP_WORDS[COMP_CWORD-2]}
  elif [[ $cur == --*=* ]]; then
    option=${cur%%=*} cur=${cur#*=}
  elif [[ ${COMP_WORDS[COMP_CWORD-1]} == --* ]]; then
    option=${COMP_WORDS[COMP_CWORD-1]}
  fi
)";

constexpr std::string_view kBashTail = R"(  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$options --help" -- "$cur"))
    for i in "${!COMPREPLY[@]}"; do
      case " $flags " in *" ${COMPREPLY[i]} "*) ;; *) COMPREPLY[i]+== ;; esac
    done
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
  elif [[ -n $words ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
  else
    _silang_files "$cur" -f
  fi
}

complete -F _silang silang
)";

// What the value of an option is completed to; none for one that nothing is known of.
std::string BashValue(const OptionSpec& option) {
  switch (option.takes) {
    case Takes::kChoice:
      if (option.common_choices != 0) {
        return fmt::format("COMPREPLY=($(compgen -W \"{}$([[ $command == compare ]] && echo ' {}')\" -- \"$cur\")); return",
                           Join(option.choices.first(option.common_choices)),
                           Join(option.choices.subspan(option.common_choices)));
      }
      return fmt::format("COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")); return", Join(option.choices));
    case Takes::kFile: return "_silang_files \"$cur\" -f; return";
    case Takes::kFolder: return "_silang_files \"$cur\" -d; return";
    case Takes::kNothing: return "";
    default: return "return";
  }
}

std::string BashOptions(const CommandSpec& command) {
  std::string names;
  for (const OptionSpec& option : Options())
    if (Has(command.subcommand, option)) names += fmt::format(" --{}", option.name);
  return names.substr(1);
}

std::string Bash() {
  std::string out(kBashHead);
  std::string flags = "--help --version --man", groups;
  for (const OptionSpec& option : Options())
    if (option.takes == Takes::kNothing) flags += fmt::format(" --{}", option.name);
  for (const std::string_view word : FirstWords())
    if (!SecondWords(word).empty()) groups += fmt::format("{}{}", groups.empty() ? "" : "|", word);
  out += fmt::format(
      "  for ((i = 1; i < COMP_CWORD; ++i)); do\n    [[ ${{COMP_WORDS[i]}} == -* ]] && continue\n"
      "    if [[ -z $command ]]; then\n      case ${{COMP_WORDS[i]}} in {}) command=${{COMP_WORDS[i]}} ;; esac\n"
      "    elif [[ -z $second ]]; then\n      second=${{COMP_WORDS[i]}}\n    fi\n  done\n",
      fmt::join(FirstWords(), "|"));
  out += fmt::format("  case $command in {}) command+=\" $second\" ;; esac\n  case $option in\n", groups);
  for (const OptionSpec& option : Options())
    if (const std::string value = BashValue(option); !value.empty()) out += fmt::format("    --{}) {} ;;\n", option.name, value);
  for (const Printed& printed : PrintedOptions()) {
    if (!printed.choices.empty())
      out +=
          fmt::format("    --{}) COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")); return ;;\n", printed.name, Join(printed.choices));
  }
  out += fmt::format("  esac\n  local options= words= flags={}\n  case $command in\n", Quoted(flags));
  std::string printed;
  for (const Printed& option : PrintedOptions()) printed += fmt::format(" --{}", option.name);
  for (const Option option : RootOptions()) printed += fmt::format(" --{}", Spec(option).name);
  out += fmt::format("    '') options={} words={} ;;\n", Quoted(printed.substr(1)), Quoted(Join(FirstWords())));
  for (const CommandSpec& command : Commands())
    out += fmt::format("    {}) options={} ;;\n", Quoted(command.name), Quoted(BashOptions(command)));
  for (const std::string_view word : FirstWords()) {
    const auto second = SecondWords(word);
    if (!second.empty()) out += fmt::format("    '{} '*) words={} ;;\n", word, Quoted(Join(second)));
  }
  return out + "  esac\n" + std::string(kBashTail);
}

// --- zsh ------------------------------------------------------------------------------------------------------------------

// Text in a specification of _arguments.
std::string ZshText(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string ZshAction(Takes takes, std::span<const std::string_view> choices) {
  if (!choices.empty()) return fmt::format("({})", Join(choices));
  if (takes == Takes::kFile) return "_files";
  return takes == Takes::kFolder ? "_files -/" : " ";
}

std::string ZshOption(std::string_view name, std::string_view value, std::string_view help, std::string_view action) {
  if (value.empty()) return Quoted(fmt::format("--{}[{}]", name, ZshText(Say(help))));
  return Quoted(fmt::format("--{}=[{}]:{}:{}", name, ZshText(Say(help)), value, action));
}

std::string Zsh() {
  std::string out = "#compdef silang\n# Completions of silang for zsh, made by silang --completions=zsh.\n\n";
  out += "_silang_source() {\n  if compset -P '@'; then _files; else _files; fi\n}\n\n";
  out += "_silang() {\n  local curcontext=$curcontext state line command\n  _arguments -C \\\n";
  for (const Printed& printed : PrintedOptions())
    out += fmt::format("    {} \\\n",
                       ZshOption(printed.name, printed.value, printed.help, ZshAction(Takes::kNothing, printed.choices)));
  for (const Option option : RootOptions())
    out += fmt::format("    {} \\\n", ZshOption(Spec(option).name, Spec(option).value, Spec(option).help,
                                                ZshAction(Spec(option).takes, Spec(option).choices)));
  out += fmt::format("    '1:command:({})' '*::argument:->rest' && return\n", Join(FirstWords()));
  out += "  [[ $state == rest ]] || return\n  command=$line[1]\n";
  for (const std::string_view word : FirstWords()) {
    const auto second = SecondWords(word);
    if (second.empty()) continue;
    out += fmt::format(
        "  if [[ $command == {} ]]; then\n    if (( CURRENT == 2 )); then compadd {}; return; fi\n"
        "    command+=\" $words[2]\"; shift words; (( CURRENT-- ))\n  fi\n",
        word, Join(second));
  }
  out += "  case $command in\n";
  for (const CommandSpec& command : Commands()) {
    out += fmt::format("    {})\n      _arguments \\\n", Quoted(command.name));
    for (const OptionSpec& option : Options()) {
      if (!Has(command.subcommand, option)) continue;
      out += fmt::format("        {} \\\n", ZshOption(option.name, option.value, option.help,
                                                      ZshAction(option.takes, Choices(option, command.subcommand))));
    }
    out += fmt::format("        {} {};;\n", ZshOption("help", "", "print this help and exit", ""),
                       command.arguments.empty() ? "" : "'*:source:_silang_source' ");
  }
  return out + "  esac\n}\n\n_silang \"$@\"\n";
}

// --- fish -----------------------------------------------------------------------------------------------------------------

std::string FishQuoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string FishOption(std::string_view condition, std::string_view name, Takes takes, std::string_view help,
                       std::span<const std::string_view> choices) {
  std::string out = fmt::format("complete -c silang -n {} -l {} -d {}", FishQuoted(condition), name, FishQuoted(Say(help)));
  if (!choices.empty()) return fmt::format("{} -x -a {}\n", out, FishQuoted(Join(choices)));
  switch (takes) {
    case Takes::kNothing: return out + "\n";
    case Takes::kFile: return out + " -r -F\n";
    case Takes::kFolder: return out + " -x -a '(__fish_complete_directories)'\n";
    default: return out + " -x\n";
  }
}

std::string Fish() {
  std::string out = "# Completions of silang for fish, made by silang --completions=fish.\n\n";
  const std::string none = fmt::format("not __fish_seen_subcommand_from {}", Join(FirstWords()));
  for (const std::string_view word : FirstWords()) {
    for (const CommandSpec& command : Commands()) {
      if (FirstWord(command) != word) continue;
      out += fmt::format("complete -c silang -f -n {} -a {} -d {}\n", FishQuoted(none), word, FishQuoted(Say(command.summary)));
      break;
    }
  }
  for (const Printed& printed : PrintedOptions())
    out += FishOption(none, printed.name, Takes::kNothing, printed.help, printed.choices);
  for (const Option option : RootOptions())
    out += FishOption(none, Spec(option).name, Spec(option).takes, Spec(option).help, Spec(option).choices);
  for (const CommandSpec& command : Commands()) {
    const std::string_view first = FirstWord(command);
    std::string condition = fmt::format("__fish_seen_subcommand_from {}", first);
    if (first != command.name) {
      const std::string_view second = command.name.substr(first.size() + 1);
      out +=
          fmt::format("complete -c silang -f -n {} -a {} -d {}\n",
                      FishQuoted(fmt::format("{}; and not __fish_seen_subcommand_from {}", condition, Join(SecondWords(first)))),
                      second, FishQuoted(Say(command.summary)));
      condition += fmt::format("; and __fish_seen_subcommand_from {}", second);
    }
    for (const OptionSpec& option : Options()) {
      if (Has(command.subcommand, option))
        out += FishOption(condition, option.name, option.takes, option.help, Choices(option, command.subcommand));
    }
  }
  return out;
}

}  // namespace

std::string Completions(Shell shell) {
  if (shell == Shell::kBash) return Bash();
  return shell == Shell::kZsh ? Zsh() : Fish();
}

}  // namespace silang::cli
