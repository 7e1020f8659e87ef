// The calls, and their reports as texts.
#include <utility>

#include "c/handles.h"

namespace silang::c {

silang_string* NewString(std::string text);

namespace {

using Stage = absl::StatusOr<Report> (Engine::*)(const std::vector<SourceText>&, const CompareOptions&) const;

silang_report* Run(Call call, Stage stage, const silang_engine* engine, const silang_sources* sources,
                   const silang_options* options, silang_error** error) {
  return Guarded<silang_report*>(error, nullptr, [&]() -> silang_report* {
    if (engine == nullptr || sources == nullptr) {
      SetError(error, SILANG_INVALID, engine == nullptr ? "engine is NULL; give one" : "sources is NULL; give some");
      return nullptr;
    }
    CompareOptions chosen = options != nullptr ? options->options : CompareOptions();
    if (options != nullptr && options->cancelled != nullptr)
      chosen.cancelled = [cancelled = options->cancelled] { return cancelled->load(std::memory_order_relaxed); };
    auto report = (engine->engine.*stage)(sources->sources, chosen);
    if (!report.ok()) {
      SetError(error, report.status());
      return nullptr;
    }
    chosen.cancelled = nullptr;
    return new silang_report{std::move(*report), std::move(chosen), call};
  });
}

std::string AsText(const silang_report& report, UiLanguage ui) {
  TextStyle style;
  style.ui = ui;
  switch (report.call) {
    case Call::kClaims: return ClaimsToText(report.report, style);
    case Call::kAlign: return AlignmentsToText(report.report, style);
    case Call::kRead: return SourcesToText(report.report, style);
    case Call::kCompare: break;
  }
  return ToText(report.report, style);
}

std::string AsJsonLines(const silang_report& report) {
  switch (report.call) {
    case Call::kClaims: return ClaimsToJsonLines(report.report);
    case Call::kAlign: return AlignmentsToJsonLines(report.report);
    case Call::kRead: return SourcesToJsonLines(report.report);
    case Call::kCompare: break;
  }
  return FindingsToJsonLines(report.report);
}

silang_string* Refuse(silang_error** error, std::string_view message) {
  SetError(error, SILANG_INVALID, message);
  return nullptr;
}

silang_string* Format(const silang_report* report, silang_form form, const char* ui, silang_error** error) {
  if (report == nullptr) return Refuse(error, "report is NULL; give one");
  const std::string_view language = ui != nullptr ? ui : "en";
  if (language != "en" && language != "id") return Refuse(error, "no such language of reports; give \"en\" or \"id\"");
  const UiLanguage in = language == "id" ? UiLanguage::kIndonesian : UiLanguage::kEnglish;
  if (form > SILANG_JSONL && report->call != Call::kCompare)
    return Refuse(error, "only a comparison has this form; ask for SILANG_TEXT, SILANG_JSON or SILANG_JSONL");
  switch (form) {
    case SILANG_TEXT: return NewString(AsText(*report, in));
    case SILANG_JSON:
      return NewString(report->call == Call::kRead ? SourcesToJson(report->report) : ToJson(report->report, report->options));
    case SILANG_JSONL: return NewString(AsJsonLines(*report));
    case SILANG_HTML: return NewString(ToHtml(report->report, in));
    case SILANG_MARKDOWN: return NewString(ToMarkdown(report->report, in));
    case SILANG_CSV: return NewString(ToCsv(report->report));
    case SILANG_ANNOTATIONS: return NewString(ToAnnotations(report->report));
  }
  return Refuse(error, "no such form; give one of silang_form");
}

}  // namespace
}  // namespace silang::c

using silang::Engine;
using silang::c::Call;

silang_report* silang_compare(const silang_engine* engine, const silang_sources* sources, const silang_options* options,
                              silang_error** error) {
  return silang::c::Run(Call::kCompare, &Engine::Compare, engine, sources, options, error);
}

silang_report* silang_claims(const silang_engine* engine, const silang_sources* sources, const silang_options* options,
                             silang_error** error) {
  return silang::c::Run(Call::kClaims, &Engine::Claims, engine, sources, options, error);
}

silang_report* silang_align(const silang_engine* engine, const silang_sources* sources, const silang_options* options,
                            silang_error** error) {
  return silang::c::Run(Call::kAlign, &Engine::Align, engine, sources, options, error);
}

silang_report* silang_read(const silang_engine* engine, const silang_sources* sources, const silang_options* options,
                           silang_error** error) {
  return silang::c::Run(Call::kRead, &Engine::Read, engine, sources, options, error);
}

void silang_report_free(silang_report* report) { delete report; }

silang_string* silang_report_format(const silang_report* report, silang_form form, const char* ui, silang_error** error) {
  return silang::c::Guarded<silang_string*>(error, nullptr, [&] { return silang::c::Format(report, form, ui, error); });
}
