// compare, read, explain, and the forms of claims and align that take sources.
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "base/status.h"
#include "cli/command.h"
#include "cli/nearest.h"
#include "cli/wording.h"
#include "document/sources.h"
#include "fmt/format.h"

namespace silang::cli {
namespace {

int TerminalWidth() {
  constexpr int kDefault = 80;
  if (isatty(STDOUT_FILENO) == 0) return kDefault;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const char* columns = std::getenv("COLUMNS");
  std::string_view text = columns != nullptr ? columns : "";
  int width = kDefault;
  std::from_chars(text.data(), text.data() + text.size(), width);
  return width > 0 ? width : kDefault;
}

bool WantsColour(const Arguments& arguments) {
  if (arguments.color != Color::kAuto) return arguments.color == Color::kAlways;
  if (!arguments.output.empty()) return false;
  const char* no_color = std::getenv("NO_COLOR");  // https://no-color.org: set and not empty
  const char* terminal = std::getenv("TERM");
  bool refused = no_color != nullptr && *no_color != '\0';
  bool dumb = terminal == nullptr || std::string_view(terminal) == "dumb";
  return isatty(STDOUT_FILENO) != 0 && !refused && !dumb;
}

int ExitCode(const Report& report, FailOn fail_on) {
  auto counts = [&](const Finding& finding) {
    return (fail_on != FailOn::kNone && finding.relation == Relation::kConflict) ||
           (fail_on == FailOn::kDiffers && finding.relation == Relation::kDiffers);
  };
  return std::any_of(report.findings.begin(), report.findings.end(), counts) ? 1 : 0;
}

absl::Status UnknownFinding(const std::string& id, const Report& report) {
  constexpr size_t kLongest = 64;
  constexpr size_t kSuggested = 3;
  std::string asked = id.substr(0, kLongest);
  if (report.findings.empty())
    return OptionError(fmt::format("no finding {}: these sources have none", asked), "see silang compare");
  std::vector<std::string_view> ids;
  for (const Finding& finding : report.findings) ids.push_back(finding.id);
  const std::vector<std::string_view> names = Nearest(asked, ids, kSuggested);
  size_t count = report.findings.size();
  const std::string_view nearest = names.size() == 1 ? "the nearest id is: {}" : "the nearest ids are: {}";
  return OptionError(fmt::format("no finding {} among the {} of these sources", asked, count),
                     fmt::format(fmt::runtime(nearest), fmt::join(names, ", ")));
}

// Appends the sources of the archive that tell of the event of those given.
absl::Status AddStoredSources(const Arguments& arguments, std::vector<SourceText>* sources) {
  absl::StatusOr<Archive> archive = Archive::Open(arguments.archive);
  if (!archive.ok()) return archive.status();
  absl::StatusOr<std::vector<SourceText>> stored = archive->SameEvent(*sources, arguments.options, arguments.event);
  if (!stored.ok()) return stored.status();
  for (SourceText& source : *stored) sources->push_back(std::move(source));
  return absl::OkStatus();
}

}  // namespace

TextStyle StyleOf(const Arguments& arguments) {
  constexpr int kWidest = 120;  // longer lines of prose are hard to read
  return {std::clamp(TerminalWidth(), 40, kWidest), WantsColour(arguments), Language()};
}

absl::StatusOr<Report> RunStage(const Arguments& arguments, Stage stage) {
  absl::StatusOr<std::vector<SourceText>> sources = document::OpenSources(arguments.sources, std::cin);
  if (!sources.ok()) return sources.status();
  if (!arguments.archive.empty()) SILANG_RETURN_IF_ERROR(AddStoredSources(arguments, &*sources));
  absl::StatusOr<Engine> engine = Engine::Create();
  if (!engine.ok()) return engine.status();
  return ((*engine).*stage)(*sources, arguments.options);
}

Outcome RunCompare(const Arguments& arguments, Output* output) {
  absl::StatusOr<Report> report = RunStage(arguments, &Engine::Compare);
  if (!report.ok()) return report.status();
  absl::Status written;
  switch (arguments.format) {
    case Format::kText: written = output->Write(ToText(*report, StyleOf(arguments))); break;
    case Format::kJson: written = output->Write(ToJson(*report, arguments.options)); break;
    case Format::kJsonLines: written = output->Write(FindingsToJsonLines(*report)); break;
    case Format::kHtml: written = output->Write(ToHtml(*report, Language())); break;
    case Format::kMarkdown: written = output->Write(ToMarkdown(*report, Language())); break;
    case Format::kCsv: written = output->Write(ToCsv(*report)); break;
    case Format::kAnnotations: written = output->Write(ToAnnotations(*report)); break;
  }
  SILANG_RETURN_IF_ERROR(written);
  return ExitCode(*report, arguments.fail_on);
}

Outcome RunRead(const Arguments& arguments, Output* output) {
  absl::StatusOr<Report> report = RunStage(arguments, &Engine::Read);
  if (!report.ok()) return report.status();
  absl::Status written;
  switch (arguments.format) {
    case Format::kText: written = output->Write(SourcesToText(*report, StyleOf(arguments))); break;
    case Format::kJson: written = output->Write(SourcesToJson(*report)); break;
    case Format::kJsonLines: written = output->Write(SourcesToJsonLines(*report)); break;
    case Format::kHtml:
    case Format::kMarkdown:
    case Format::kCsv:
    case Format::kAnnotations: break;
  }
  SILANG_RETURN_IF_ERROR(written);
  return 0;
}

Outcome RunExplain(const Arguments& arguments, Output* output) {
  absl::StatusOr<Report> report = RunStage(arguments, &Engine::Compare);
  if (!report.ok()) return report.status();
  const std::string& id = arguments.finding;
  auto has_id = [&](const Finding& finding) { return finding.id == id; };
  auto had_id = [&](const Finding& finding) {
    return std::find(finding.was.begin(), finding.was.end(), id) != finding.was.end();
  };
  auto found = std::find_if(report->findings.begin(), report->findings.end(), has_id);
  if (found == report->findings.end()) found = std::find_if(report->findings.begin(), report->findings.end(), had_id);
  if (found == report->findings.end()) return UnknownFinding(id, *report);
  bool text = arguments.format == Format::kText;
  SILANG_RETURN_IF_ERROR(output->Write(text ? ExplainToText(*report, *found, StyleOf(arguments))
                                            : FindingToJson(*found, arguments.format == Format::kJson)));
  return 0;
}

}  // namespace silang::cli
