#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string_view>
#include <utility>

#include "base/status.h"
#include "cli/configuration.h"
#include "cli/manual.h"
#include "cli/nearest.h"
#include "cli/options.h"
#include "cli/values.h"
#include "cli/wording.h"
#include "fmt/format.h"

namespace silang::cli {
namespace {

// What stands on the command line, not looked at yet.
struct CommandLine {
  std::optional<Subcommand> subcommand;
  std::string finding, archive, shell;
  std::vector<std::string> sources;
  std::vector<std::pair<Option, std::string>> options;  // as they come
  bool manual = false;
};

void AddOption(CLI::App* app, const OptionSpec& option, CommandLine* line) {
  const std::string letter = option.letter == 0 ? "" : fmt::format(",-{}", option.letter);
  const std::string name = fmt::format("--{}{}", option.name, letter);
  if (option.takes == Takes::kNothing) {
    app->add_flag_function(name, [line, &option](int64_t) { line->options.emplace_back(option.option, "true"); });
    return;
  }
  app->add_option_function<std::string>(
         name, [line, &option](const std::string& text) { line->options.emplace_back(option.option, text); })
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

void AddCommand(CLI::App* app, const CommandSpec& spec, CommandLine* line) {
  const std::string_view word = spec.name.substr(FirstWord(spec).size() == spec.name.size() ? 0 : FirstWord(spec).size() + 1);
  CLI::App* command = app->add_subcommand(std::string(word));
  command->callback([line, &spec] { line->subcommand = spec.subcommand; });
  const auto takes = [&](std::string_view argument) { return spec.arguments.find(argument) != std::string_view::npos; };
  if (takes("FINDING")) command->add_option("FINDING", line->finding);
  if (takes("DIR")) command->add_option("DIR", line->archive);
  if (takes("SOURCE")) command->add_option("SOURCE", line->sources)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  for (const OptionSpec& option : Options())
    if (Has(spec.subcommand, option)) AddOption(command, option, line);
}

void AddEverything(CLI::App* app, CommandLine* line) {
  app->set_version_flag("--version", "silang " + std::string(Version()));
  app->set_help_flag("--help,-h");
  app->add_flag("--man", line->manual);
  app->add_option("--completions", line->shell);
  for (const Option option : RootOptions()) AddOption(app, Spec(option), line);
  app->require_subcommand(0, 1);
  for (const std::string_view word : FirstWords()) {
    CLI::App* parent = app;
    for (const CommandSpec& command : Commands()) {
      if (FirstWord(command) != word) continue;
      if (parent == app && command.name != word) {
        parent = app->add_subcommand(std::string(word));
        parent->require_subcommand(1);
      }
      AddCommand(parent, command, line);
    }
  }
}

// What CLI11 would read otherwise than people mean it: "[a,b]" is a file's name and not a list of two values, and what
// stands behind "--" is a file even if it begins with a dash. Such names are led in by "./".
std::vector<std::string> Protected(const std::vector<std::string>& arguments) {
  std::vector<std::string> out;
  bool only_files = false;
  for (const std::string& argument : arguments) {
    if (!only_files && argument == "--") {
      only_files = true;
      continue;
    }
    bool bracketed = argument.size() >= 2 && argument.front() == '[' && argument.back() == ']';
    bool dashed = only_files && argument.size() >= 2 && argument.front() == '-';
    out.push_back((bracketed || dashed ? "./" : "") + argument);
  }
  std::reverse(out.begin(), out.end());  // the order that CLI11 asks for
  return out;
}

// Where the options of silang itself end, and a command is expected.
size_t FirstArgument(const std::vector<std::string>& arguments) {
  size_t first = 0;
  for (; first < arguments.size() && arguments[first].starts_with("--"); ++first) {
    const auto has_value = [&](Option option) {
      return !Spec(option).value.empty() && arguments[first] == fmt::format("--{}", Spec(option).name);
    };
    if (std::any_of(RootOptions().begin(), RootOptions().end(), has_value)) ++first;
  }
  return first;
}

// Whether the words that should name a command do, or there are none.
absl::Status CheckSubcommand(const std::vector<std::string>& arguments) {
  const size_t first = FirstArgument(arguments);
  const auto word = [&](size_t i) {
    return first + i < arguments.size() && !arguments[first + i].starts_with('-') ? arguments[first + i] : "";
  };
  const auto unknown = [](const std::string& words, const std::string& meant, const std::string& help) {
    return OptionError(fmt::format("no command {}", words), meant + (meant.ends_with('?') ? " " : ", ") + "see " + help);
  };
  if (word(0).empty()) return absl::OkStatus();
  const std::span<const std::string_view> words = FirstWords();
  if (std::find(words.begin(), words.end(), word(0)) == words.end())
    return unknown(word(0), DidYouMean(word(0), words), "silang --help");
  std::vector<std::string_view> names;
  for (const CommandSpec& command : Commands()) {
    const size_t length = FirstWord(command).size();
    if (FirstWord(command) == word(0) && command.name.size() > length) names.push_back(command.name.substr(length + 1));
  }
  if (word(1).empty() || names.empty() || std::find(names.begin(), names.end(), word(1)) != names.end()) return absl::OkStatus();
  return unknown(word(0) + " " + word(1), DidYouMean(word(1), names), fmt::format("silang {} --help", word(0)));
}

// The words of the innermost subcommand that was given: "archive add", empty for none.
std::string Chosen(const CLI::App* app) {
  std::string path;
  while (!app->get_subcommands().empty()) {
    app = app->get_subcommands().front();
    path += (path.empty() ? "" : " ") + app->get_name();
  }
  return path;
}

// What CLI11 does not understand, in our words where it is one of the usual things. `chosen`: the command given, if any.
absl::Status NotUnderstood(const CLI::Error& error, const std::vector<std::string>& arguments, const std::string& chosen) {
  const std::string help = fmt::format("see silang {}{}--help", chosen, chosen.empty() ? "" : " ");
  const std::string what = error.what();
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) return OptionError("no command is given", help);
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr)  // "--top: 1 required TEXT missing"
    return OptionError(fmt::format("{} needs a value", what.substr(0, what.find(':'))), help);
  if (dynamic_cast<const CLI::ExtrasError*>(&error) == nullptr) return OptionError(what, help);
  std::vector<std::string_view> names;
  for (const OptionSpec& option : Options()) names.push_back(option.name);
  for (const std::string& argument : arguments) {
    const std::string name = argument.substr(0, argument.find('='));
    if (!name.starts_with("--") || what.find(name) == std::string::npos) continue;
    const std::string bare = name.substr(2);
    if (std::find(names.begin(), names.end(), bare) != names.end())
      return OptionError(fmt::format("{} is no option of {}", name, chosen.empty() ? "silang" : chosen), help);
    const std::string nearest(Nearest(bare, names, 1).front());
    const std::string remedy = IsLike(bare, nearest) ? fmt::format("did you mean --{}? {}", nearest, help) : help;
    return OptionError(fmt::format("unknown option {}", name), remedy);
  }
  return OptionError(
      fmt::format("not understood: {}", what.substr(what.rfind(':') == std::string::npos ? 0 : what.rfind(':') + 2)), help);
}

std::string HelpOf(const std::string& name) {
  if (name.empty()) return Help();
  const auto found = std::find_if(Commands().begin(), Commands().end(), [&](const CommandSpec& c) { return c.name == name; });
  return found == Commands().end() ? Help(name) : Help(*found);
}

// The configuration that counts: the file named, else the one that is found, else none.
absl::StatusOr<Configuration> Configured(const CommandLine& line) {
  std::string path;
  bool none = false;
  for (const auto& [option, text] : line.options) {
    if (option == Option::kConfig) path = text;
    none = none || option == Option::kNoConfig;
  }
  if (none && !path.empty()) return OptionError("--config and --no-config are given together", "give one of them");
  if (path.empty() && !none) path = FindConfiguration();
  return path.empty() ? Configuration() : ReadConfiguration(path);
}

// The language of messages before anything is understood, so that errors are in it too: --ui wherever it stands, else that of the
// configuration, else that of the locale.
void ChooseLanguage(const std::vector<std::string>& arguments) {
  CommandLine line;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    for (const Option option : RootOptions()) {
      const std::string name = fmt::format("--{}", Spec(option).name);
      if (argument.starts_with(name + "=")) line.options.emplace_back(option, argument.substr(name.size() + 1));
      if (argument == name) line.options.emplace_back(option, i + 1 < arguments.size() ? arguments[i + 1] : "");
    }
  }
  std::string language = "auto";
  if (const absl::StatusOr<Configuration> configuration = Configured(line); configuration.ok()) {
    for (const Setting& setting : configuration->settings)
      if (setting.option == Option::kUi && setting.section.empty()) language = setting.text;
  }
  for (const auto& [option, text] : line.options)
    if (option == Option::kUi && CheckValue(Spec(option), text, {}).ok()) language = text;
  SpeakIn(language);
}

// The values of the command line, then those of the file.
absl::StatusOr<Values> Gather(const CommandLine& line, const Configuration& configuration) {
  const Subcommand subcommand = *line.subcommand;
  Values values(subcommand);
  for (const auto& [option, text] : line.options) {
    const OptionSpec& spec = Spec(option);
    SILANG_RETURN_IF_ERROR(CheckValue(spec, text, {}));
    const auto choices = Choices(spec, subcommand);
    if (spec.takes == Takes::kChoice && std::find(choices.begin(), choices.end(), text) == choices.end())
      return OptionError(fmt::format("{} is a form of compare", AsWritten(spec, text, {})),
                         fmt::format("use one of {}", fmt::join(choices, ", ")));
    values.Set(option, text);
  }
  Apply(configuration, subcommand, &values);
  return values;
}

Arguments Filled(const CommandLine& line, const Values& values) {
  Arguments arguments;
  arguments.subcommand = *line.subcommand;
  arguments.sources = line.sources;
  arguments.finding = line.finding;
  arguments.archive = line.archive.empty() ? values.Text(Option::kArchive) : line.archive;
  arguments.lines = values.Given(Option::kLines);
  arguments.tsv = values.Text(Option::kTsv);
  arguments.output = values.Text(Option::kOutput);
  arguments.format = values.Read(Option::kFormat, Format());
  arguments.fail_on = values.Read(Option::kFailOn, FailOn());
  arguments.color = values.Read(Option::kColor, Color());
  arguments.event.days = values.Read<int>(Option::kDays);
  arguments.event.similarity = values.Read<double>(Option::kSimilarity);
  arguments.event.most = values.Read<int>(Option::kMost);
  arguments.serve = {values.Text(Option::kHost),
                     values.Read<int>(Option::kPort),
                     values.Text(Option::kToken),
                     values.Text(Option::kTokenFile),
                     values.Text(Option::kDb),
                     values.Read<int>(Option::kMaxBody),
                     values.Read<int>(Option::kMaxSources),
                     values.Read<int>(Option::kMaxTime),
                     values.Read<int>(Option::kMaxWaiting)};
  arguments.options.language = values.Text(Option::kLanguage);
  arguments.options.reference_time = values.Text(Option::kReferenceTime);
  arguments.options.threads = values.Read<int>(Option::kThreads);
  arguments.options.threshold = values.Read<double>(Option::kThreshold);
  arguments.options.min_confidence = values.Read<double>(Option::kMinConfidence);
  arguments.options.top = values.Read<int>(Option::kTop);
  return arguments;
}

// What goes with what.
absl::Status CheckArguments(const CommandLine& line, const Arguments& arguments) {
  const CommandSpec& command = Spec(arguments.subcommand);
  const auto takes = [&](std::string_view argument) { return command.arguments.find(argument) != std::string_view::npos; };
  if (takes("FINDING") && arguments.finding.empty())
    return OptionError("no FINDING is given", "give the id of a finding, as in the report");
  if (takes("DIR") && arguments.archive.empty())
    return OptionError("no DIR is given", fmt::format("name the archive's folder, see silang {} --help", command.name));
  if (arguments.archive.empty()) {
    for (const auto& [option, text] : line.options) {
      if (option == Option::kDays || option == Option::kSimilarity || option == Option::kMost)
        return OptionError(fmt::format("--{} is given without --archive", Spec(option).name), "name the archive: --archive=DIR");
    }
  }
  if (!takes("SOURCE")) return absl::OkStatus();
  std::string_view other = arguments.lines ? "--lines" : !arguments.tsv.empty() ? "--tsv" : "";
  if (other.empty() && arguments.sources.empty())
    return OptionError("no source is given", "name files, a folder, '-' or '@list'");
  if (!other.empty() && !arguments.sources.empty()) {
    return OptionError(fmt::format("{} and SOURCE are given together", other), "give one of them");
  }
  return absl::OkStatus();
}

std::variant<Arguments, Information, absl::Status> Understood(const CommandLine& line) {
  if (line.manual) return Information{ManualPage()};
  if (!line.shell.empty()) {
    const auto shells = PrintedOptions().back().choices;
    const auto shell = std::find(shells.begin(), shells.end(), line.shell);
    if (shell == shells.end())
      return OptionError(fmt::format("--completions={} is out of range", line.shell),
                         fmt::format("give one of {}", fmt::join(shells, ", ")));
    return Information{Completions(static_cast<Shell>(shell - shells.begin()))};
  }
  absl::StatusOr<Configuration> configuration = Configured(line);
  if (!configuration.ok()) return configuration.status();
  const bool print =
      std::any_of(line.options.begin(), line.options.end(), [](const auto& o) { return o.first == Option::kPrintConfig; });
  if (!line.subcommand) {
    if (print) return Information{WholeConfiguration(*configuration)};
    return OptionError("no command is given", "see silang --help");
  }
  absl::StatusOr<Values> values = Gather(line, *configuration);
  if (!values.ok()) return values.status();
  SpeakIn(values->Text(Option::kUi));
  if (print) return Information{ConfigurationOf(*line.subcommand, *values)};
  Arguments arguments = Filled(line, *values);
  if (absl::Status wrong = CheckArguments(line, arguments); !wrong.ok()) return wrong;
  return arguments;
}

}  // namespace

std::variant<Arguments, Information, absl::Status> ParseArguments(const std::vector<std::string>& arguments) {
  ChooseLanguage(arguments);
  CommandLine line;
  CLI::App app("", "silang");
  AddEverything(&app, &line);
  if (absl::Status unknown = CheckSubcommand(arguments); !unknown.ok()) return unknown;
  try {
    app.parse(Protected(arguments));
  } catch (const CLI::CallForHelp&) {
    return Information{HelpOf(Chosen(&app))};
  } catch (const CLI::CallForVersion& version) {
    return Information{std::string(version.what()) + "\n"};
  } catch (const CLI::Error& error) {
    return NotUnderstood(error, arguments, Chosen(&app));
  }
  return Understood(line);
}

}  // namespace silang::cli
