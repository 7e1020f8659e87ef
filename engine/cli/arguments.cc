#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <charconv>
#include <string_view>
#include <type_traits>

#include "base/civil.h"
#include "base/status.h"
#include "fmt/format.h"

namespace silang::cli {
namespace {

// Options as written. They are read by us and not by CLI11, whose ranges let "nan" through and whose numbers depend on the locale.
struct Written {
  std::string format = "text";
  std::string fail_on = "conflict";
  std::string color = "auto";
  std::string language, reference_time, threads, threshold, top, min_confidence, days, similarity, most;
};

struct Names {
  std::string_view name, description;
  Subcommand subcommand;
};

constexpr Names kSubcommands[] = {
    {"compare", "What the sources say about the same things: conflicts, look-alikes, what is corroborated", Subcommand::kCompare},
    {"claims", "The claims found in each source", Subcommand::kClaims},
    {"align", "Pairs of sentences of different sources that speak of the same thing", Subcommand::kAlign},
    {"read", "What was read of each source: title, date, publisher, language and text", Subcommand::kRead},
    {"explain", "Rule, steps and exact words of one finding", Subcommand::kExplain},
    {"schema", "The JSON Schema of the report", Subcommand::kSchema},
};

constexpr std::string_view kArchive = "archive";
constexpr Names kArchiveSubcommands[] = {
    {"add", "Adds sources to the archive in DIR, made if it is not there", Subcommand::kArchiveAdd},
    {"query", "The stored sentences most similar to each sentence of the sources", Subcommand::kArchiveQuery},
    {"status", "How much is stored", Subcommand::kArchiveStatus},
    {"check", "Reads all that is stored and looks for damage", Subcommand::kArchiveCheck},
};

void AddSources(CLI::App* command, Arguments* arguments) {
  command->add_option("SOURCE", arguments->sources, "a file, a folder, '-' for standard input, or @list")
      ->type_name("")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void AddEventOptions(CLI::App* command, Arguments* arguments, Written* written) {
  command->add_option("--archive", arguments->archive, "compare with what the archive in DIR has of the same event")
      ->type_name("DIR");
  command->add_option("--days", written->days, "with --archive: published at most so many days before or after; default 7")
      ->type_name("N");
  command
      ->add_option("--similarity", written->similarity,
                   "with --archive: least cosine of the words of both articles; default 0.15")
      ->type_name("COS");
  command->add_option("--most", written->most, "with --archive: the most similar so many; default 20")->type_name("N");
}

void AddCommonOptions(CLI::App* command, Written* written) {
  command->add_option("--format", written->format, "text, json or jsonl; of compare also markdown, csv or annotations")
      ->type_name("FORMAT");
  command->add_option("--language", written->language, "language of all sources (BCP 47); default: detected for each")
      ->type_name("CODE");
  command->add_option("--reference-time", written->reference_time, "the clock for sources that carry no date (ISO 8601)")
      ->type_name("TIME");
  command->add_option("--threads", written->threads, "threads, 0 to 256; 0: as many as the machine has")->type_name("N");
  command->add_option("--color", written->color, "auto, always or never")->type_name("WHEN");
  command->add_option("--threshold", written->threshold, "least cosine of a sentence pair, 0.01 to 1; default 0.2")
      ->type_name("COS");
  command->add_option("--top", written->top, "sentence pairs kept for a sentence; 0: all")->type_name("K");
  command->add_option("--min-confidence", written->min_confidence, "leave out findings below this, 0 to 1")->type_name("P");
  command->add_option("--fail-on", written->fail_on, "exit with 1 on: conflict, differs (or conflict), none")
      ->type_name("RELATION");
}

void AddSubcommands(CLI::App* app, Arguments* arguments, Written* written) {
  for (const Names& names : kSubcommands) {
    CLI::App* command = app->add_subcommand(std::string(names.name), std::string(names.description));
    command->callback([arguments, &names] { arguments->subcommand = names.subcommand; });
    if (names.subcommand == Subcommand::kSchema) continue;
    if (names.subcommand == Subcommand::kExplain) {
      command->add_option("FINDING", arguments->finding, "the finding's id, as in the report")->required()->type_name("");
    }
    AddSources(command, arguments);
    if (names.subcommand == Subcommand::kCompare || names.subcommand == Subcommand::kExplain)
      AddEventOptions(command, arguments, written);
    if (names.subcommand == Subcommand::kClaims) {
      command->add_flag("--lines", arguments->lines, "read short texts from standard input, one a line; print JSON Lines");
    }
    if (names.subcommand == Subcommand::kAlign) {
      command->add_option("--tsv", arguments->tsv, "align the lines source<TAB>sentence of FILE; print i<TAB>j<TAB>cosine")
          ->type_name("FILE");
    }
    AddCommonOptions(command, written);
  }
}

void AddArchive(CLI::App* app, Arguments* arguments, Written* written) {
  CLI::App* archive =
      app->add_subcommand(std::string(kArchive), "Articles and sentences by the million on disk: add, query, status, check");
  archive->require_subcommand(1);
  for (const Names& names : kArchiveSubcommands) {
    CLI::App* command = archive->add_subcommand(std::string(names.name), std::string(names.description));
    command->callback([arguments, &names] { arguments->subcommand = names.subcommand; });
    command->add_option("DIR", arguments->archive, "the archive's folder")->required()->type_name("");
    if (names.subcommand == Subcommand::kArchiveAdd || names.subcommand == Subcommand::kArchiveQuery) {
      AddSources(command, arguments);
      command->add_option("--tsv", arguments->tsv, "the lines source<TAB>sentence of FILE")->type_name("FILE");
    }
    AddCommonOptions(command, written);
  }
}

absl::Status OutOfRange(std::string_view option, std::string_view value, std::string_view range) {
  return OptionError(fmt::format("{}={} is out of range", option, value), fmt::format("give {}", range));
}

// Reads `text` if there is any; a number from `low` to `high`.
template <typename Number>
absl::Status ReadNumber(std::string_view option, const std::string& text, Number low, Number high, Number* number) {
  if (text.empty()) return absl::OkStatus();
  Number value{};
  auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  bool read = failure == std::errc() && end == text.data() + text.size();
  if (!read || !(value >= low && value <= high)) {
    return OutOfRange(option, text,
                      fmt::format("a {}number from {} to {}", std::is_integral_v<Number> ? "whole " : "", low, high));
  }
  *number = value;
  return absl::OkStatus();
}

template <typename Choice>
absl::Status ReadChoice(std::string_view option, const std::string& text, std::initializer_list<std::string_view> choices,
                        Choice* choice) {
  auto found = std::find(choices.begin(), choices.end(), text);
  if (found == choices.end()) return OutOfRange(option, text, fmt::format("one of {}", fmt::join(choices, ", ")));
  *choice = static_cast<Choice>(found - choices.begin());
  return absl::OkStatus();
}

bool IsLanguageCode(const std::string& code) {
  auto is_part = [](unsigned char c) { return std::isalnum(c) != 0 || c == '-'; };
  return code.size() >= 2 && code.size() <= 35 && std::isalpha(static_cast<unsigned char>(code.front())) != 0 &&
         std::all_of(code.begin(), code.end(), is_part);
}

// An archive has more sentences than anyone wants to see for each one asked about.
constexpr int kArchiveTop = 10;

absl::Status ReadOptions(const Written& written, Arguments* arguments) {
  CompareOptions& options = arguments->options;
  SILANG_RETURN_IF_ERROR(
      ReadChoice("--format", written.format, {"text", "json", "jsonl", "markdown", "csv", "annotations"}, &arguments->format));
  if (arguments->format > Format::kJsonLines && arguments->subcommand != Subcommand::kCompare)
    return OptionError(fmt::format("--format={} is a form of compare", written.format), "use text, json or jsonl");
  SILANG_RETURN_IF_ERROR(ReadChoice("--fail-on", written.fail_on, {"conflict", "differs", "none"}, &arguments->fail_on));
  SILANG_RETURN_IF_ERROR(ReadChoice("--color", written.color, {"auto", "always", "never"}, &arguments->color));
  SILANG_RETURN_IF_ERROR(ReadNumber("--threads", written.threads, 0, 256, &options.threads));
  SILANG_RETURN_IF_ERROR(ReadNumber("--threshold", written.threshold, 0.01, 1.0, &options.threshold));
  SILANG_RETURN_IF_ERROR(ReadNumber("--top", written.top, 0, 1000000, &options.top));
  SILANG_RETURN_IF_ERROR(ReadNumber("--min-confidence", written.min_confidence, 0.0, 1.0, &options.min_confidence));
  SILANG_RETURN_IF_ERROR(ReadNumber("--days", written.days, 0, 100000, &arguments->event.days));
  SILANG_RETURN_IF_ERROR(ReadNumber("--similarity", written.similarity, 0.0, 1.0, &arguments->event.similarity));
  SILANG_RETURN_IF_ERROR(ReadNumber("--most", written.most, 0, 10000, &arguments->event.most));
  if (arguments->archive.empty()) {
    for (const auto& [name, value] : {std::pair{"--days", &written.days}, std::pair{"--similarity", &written.similarity},
                                      std::pair{"--most", &written.most}}) {
      if (!value->empty())
        return OptionError(fmt::format("{} is given without --archive", name), "name the archive: --archive=DIR");
    }
  }
  if (arguments->subcommand == Subcommand::kArchiveQuery && written.top.empty()) options.top = kArchiveTop;
  if (!written.language.empty() && !IsLanguageCode(written.language)) {
    return OutOfRange("--language", written.language, "a BCP 47 code such as id, en or en-GB");
  }
  if (!written.reference_time.empty() && !ParseIso(written.reference_time).has_value()) {
    return OutOfRange("--reference-time", written.reference_time, "ISO 8601: 2025-09-04 or 2025-09-04T14:30:00+07:00");
  }
  options.language = written.language;
  options.reference_time = written.reference_time;
  return absl::OkStatus();
}

// What goes with what.
absl::Status CheckArguments(const Arguments& arguments) {
  const bool sourceless = arguments.subcommand == Subcommand::kSchema || arguments.subcommand == Subcommand::kArchiveStatus ||
                          arguments.subcommand == Subcommand::kArchiveCheck;
  if (sourceless) return absl::OkStatus();
  std::string_view other = arguments.lines ? "--lines" : !arguments.tsv.empty() ? "--tsv" : "";
  if (other.empty() && arguments.sources.empty())
    return OptionError("no source is given", "name files, a folder, '-' or '@list'");
  if (!other.empty() && !arguments.sources.empty()) {
    return OptionError(fmt::format("{} and SOURCE are given together", other), "give one of them");
  }
  return absl::OkStatus();
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

// The message for a word that is no subcommand; empty if the first word is one or there is none.
std::string UnknownSubcommand(const std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments.front().empty() || arguments.front().front() == '-') return "";
  std::vector<std::string_view> names;
  for (const Names& known : kSubcommands) {
    if (known.name == arguments.front()) return "";
    names.push_back(known.name);
  }
  if (arguments.front() == kArchive) return "";
  names.push_back(kArchive);
  return fmt::format("no command {}: there are {}", arguments.front(), fmt::join(names, ", "));
}

// The innermost subcommand that was given, and what stands before its name.
std::pair<CLI::App*, std::string> Chosen(CLI::App* app) {
  std::string path;
  while (!app->get_subcommands().empty()) {
    path += (path.empty() ? "" : " ") + app->get_name();
    app = app->get_subcommands().front();
  }
  return {app, path};
}

std::string Hint(CLI::App* app) {
  const auto [chosen, path] = Chosen(app);
  return fmt::format("see {} --help", path.empty() ? chosen->get_name() : path + " " + chosen->get_name());
}

}  // namespace

std::variant<Arguments, Information, absl::Status> ParseArguments(const std::vector<std::string>& arguments) {
  Arguments parsed;
  Written written;
  CLI::App app(
      "Compares what several sources say about the same event, claim by claim.\n"
      "Exit codes: 0 nothing at or above --fail-on, 1 something, 2 trouble.",
      "silang");
  app.set_version_flag("--version", "silang " + std::string(Version()));
  app.set_help_flag("--help,-h", "Print this help and exit");
  app.require_subcommand(1);
  app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  AddSubcommands(&app, &parsed, &written);
  AddArchive(&app, &parsed, &written);
  if (std::string unknown = UnknownSubcommand(arguments); !unknown.empty()) return OptionError(unknown, "see silang --help");
  try {
    app.parse(Protected(arguments));
  } catch (const CLI::CallForHelp&) {
    const auto [chosen, path] = Chosen(&app);
    return Information{chosen->help(path)};
  } catch (const CLI::CallForVersion& version) {
    return Information{std::string(version.what()) + "\n"};
  } catch (const CLI::Error& error) {
    return OptionError(error.what(), Hint(&app));
  }
  absl::Status status = ReadOptions(written, &parsed);
  if (status.ok()) status = CheckArguments(parsed);
  if (!status.ok()) return status;
  return parsed;
}

}  // namespace silang::cli
