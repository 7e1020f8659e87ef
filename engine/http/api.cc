#include "http/api.h"

#include <utility>

#include "fmt/format.h"
#include "http/body.h"
#include "http/openapi.h"

namespace silang::http {
namespace {

constexpr Form kOfComparison[] = {Form::kJson,      Form::kHtml,        Form::kMarkdown, Form::kCsv,
                                  Form::kJsonLines, Form::kAnnotations, Form::kText};
constexpr Form kOfStage[] = {Form::kJson, Form::kJsonLines, Form::kText};

using Stage = absl::StatusOr<Report> (Engine::*)(const std::vector<SourceText>&, const CompareOptions&) const;
using Writer = Response (*)(const Report& report, const CompareOptions& options, Form form, UiLanguage ui);

Response ClaimsInForm(const Report& report, const CompareOptions& options, Form form, UiLanguage ui) {
  if (form == Form::kJsonLines) return {.type = TypeOf(form), .body = ClaimsToJsonLines(report)};
  if (form == Form::kText) return {.type = TypeOf(form), .body = ClaimsToText(report, {.width = 100, .ui = ui})};
  return InForm(report, options, form, ui);
}

Response AlignmentsInForm(const Report& report, const CompareOptions& options, Form form, UiLanguage ui) {
  if (form == Form::kJsonLines) return {.type = TypeOf(form), .body = AlignmentsToJsonLines(report)};
  if (form == Form::kText) return {.type = TypeOf(form), .body = AlignmentsToText(report, {.width = 100, .ui = ui})};
  return InForm(report, options, form, ui);
}

// A handler that reads sources, hands them to a stage of the engine and writes what it says.
Handler RunStage(const Engine& engine, Stage stage, std::span<const Form> forms, Writer write, const ApiOptions& api) {
  return [&engine, stage, forms, write, api](const Request& request) {
    const std::optional<Form> form = FormOf(request, forms);
    if (!form) return ToResponse(Problem{Trouble::kNotAcceptable});
    if (const std::string* ui = Find(request.query, "ui"); ui != nullptr && *ui != "en" && *ui != "id")
      return ToResponse(Problem{Trouble::kInvalid, "\"ui\" must be en or id."});
    auto body = ReadObject(request.body);
    if (const auto* problem = std::get_if<Problem>(&body)) return ToResponse(*problem);
    auto comparison = ReadComparison(std::get<json::Value>(body), api.most_sources);
    if (const auto* problem = std::get_if<Problem>(&comparison)) return ToResponse(*problem);
    auto& [sources, options] = std::get<Comparison>(comparison);
    options.cancelled = request.cancelled;
    const absl::StatusOr<Report> report = (engine.*stage)(sources, options);
    if (!report.ok()) return ToResponse(report.status());
    return write(*report, options, *form, UiOf(request, api.ui));
  };
}

}  // namespace

std::vector<Route> ApiRoutes(const Engine& engine, const Server& server, const ApiOptions& options) {
  const auto stage = [&](std::string_view path, Stage run, std::span<const Form> forms, Writer write, std::string_view summary) {
    return Route{.method = "POST",
                 .path = path,
                 .handler = RunStage(engine, run, forms, write, options),
                 .runs = Runs::kInPool,
                 .takes = Takes::kJson,
                 .summary = summary};
  };
  const auto health = [](const Request&) {
    return Response{.body = fmt::format("{{\"status\":\"ok\",\"version\":\"{}\"}}\n", Version())};
  };
  const auto metrics = [&server](const Request&) {
    return Response{.type = "text/plain; version=0.0.4; charset=utf-8", .body = server.MetricsText()};
  };
  const auto description = [&server](const Request&) {
    return Response{.body = OpenApi(server.router().routes(), !server.options().token.empty())};
  };
  return {
      stage("/v1/compare", &Engine::Compare, kOfComparison, InForm, "What the sources say about the same things"),
      stage("/v1/claims", &Engine::Claims, kOfStage, ClaimsInForm, "The claims found in each source"),
      stage("/v1/align", &Engine::Align, kOfStage, AlignmentsInForm,
            "Pairs of sentences of different sources that speak of the same thing"),
      {.method = "GET", .path = "/healthz", .handler = health, .needs = Needs::kNothing, .summary = "Whether the server answers"},
      {.method = "GET", .path = "/metrics", .handler = metrics, .summary = "What the server has done, for Prometheus"},
      {.method = "GET", .path = "/openapi.json", .handler = description, .summary = "This description"},
  };
}

}  // namespace silang::http
