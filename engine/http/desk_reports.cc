#include "http/desk_reports.h"

#include <algorithm>
#include <variant>

#include "base/status.h"
#include "http/body.h"
#include "json/json.h"

namespace silang::http {
namespace {

constexpr size_t kMostKept = 4;

// What was checked when it was stored.
absl::StatusOr<CompareOptions> OptionsOf(const std::string& text) {
  const absl::StatusOr<json::Value> value = json::Parse(text, {.file = "stored options"});
  if (!value.ok()) return value.status();
  auto options = ReadOptions(*value, {});
  if (const auto* problem = std::get_if<Problem>(&options)) return OptionError(problem->detail, "make the comparison anew");
  return std::get<CompareOptions>(std::move(options));
}

}  // namespace

absl::StatusOr<std::shared_ptr<const StoredReport>> DeskReports::Of(const desk::Case& of,
                                                                    const std::function<bool()>& cancelled) {
  {
    const std::lock_guard lock(mutex_);
    for (const auto& kept : kept_)
      if (kept->number == of.number && kept->revision == of.revision) return kept;
  }
  absl::StatusOr<desk::Contents> contents = store_.Read(of.number, true);
  if (!contents.ok()) return contents.status();
  if (contents->sources.empty())
    return MadeOf(PartsOf(OptionError("there is no article in this comparison", "add one")),
                  absl::StatusCode::kFailedPrecondition);
  absl::StatusOr<CompareOptions> options = OptionsOf(contents->of.options);
  if (!options.ok()) return options.status();
  auto made = std::make_shared<StoredReport>();
  made->number = of.number;
  made->revision = contents->of.revision;
  made->options = *options;
  std::vector<SourceText> sources;
  for (desk::StoredSource& source : contents->sources) {
    made->sources.push_back(source.number);
    sources.push_back(std::move(source.text));
  }
  options->cancelled = cancelled;
  absl::StatusOr<Report> report = engine_.Compare(sources, *options);
  if (!report.ok()) return report.status();
  made->report = *std::move(report);
  const std::lock_guard lock(mutex_);
  std::erase_if(kept_, [&](const auto& kept) { return kept->number == of.number; });
  kept_.push_front(made);
  if (kept_.size() > kMostKept) kept_.pop_back();
  return made;
}

}  // namespace silang::http
