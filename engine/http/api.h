// The routes of the service: /v1/compare, /v1/claims, /v1/align, /healthz, /metrics, /openapi.json.
#ifndef SILANG_HTTP_API_H_
#define SILANG_HTTP_API_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "http/route.h"
#include "http/server.h"
#include "silang/engine.h"

namespace silang::http {

struct ApiOptions {
  size_t most_sources = 100;             // of a request
  UiLanguage ui = UiLanguage::kEnglish;  // of reports for a person, where a request asks for none
  // What an error of the engine says, in a language; empty: in English.
  std::function<std::string(const absl::Status& status, UiLanguage ui)> say = {};
};

// Engine and server outlive the routes.
std::vector<Route> ApiRoutes(const Engine& engine, const Server& server, const ApiOptions& options);

// The language of reports that a request asks for: ?ui=, else the first of Accept-Language that there is, else `otherwise`.
UiLanguage UiOf(const Request& request, UiLanguage otherwise);

// The forms of a comparison.
enum class Form : uint8_t { kJson, kHtml, kMarkdown, kCsv, kJsonLines, kAnnotations, kText };
// The form that a request asks for: ?format=, else the best of Accept, else JSON; nothing where it is none of `among`.
std::optional<Form> FormOf(const Request& request, std::span<const Form> among);
std::string TypeOf(Form form);  // its media type
// A comparison in a form, with the type and the policy of it.
Response InForm(const Report& report, const CompareOptions& options, Form form, UiLanguage ui);

}  // namespace silang::http

#endif  // SILANG_HTTP_API_H_
