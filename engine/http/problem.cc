#include "http/problem.h"

#include "base/status.h"
#include "json/json.h"

namespace silang::http {
namespace {

constexpr TroubleSpec kTroubles[] = {
#define SILANG_PROBLEM(name, status, code, meaning) {status, code, meaning},
#include "http/problems.inc"
#undef SILANG_PROBLEM
};

}  // namespace

std::span<const TroubleSpec> Troubles() { return kTroubles; }

const std::string* Find(const Fields& fields, std::string_view name) {
  for (const auto& [key, value] : fields)
    if (key == name) return &value;
  return nullptr;
}

std::string_view ReasonOf(int status) {
  switch (status) {
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 503: return "Service Unavailable";
    case 507: return "Insufficient Storage";
    default: return "Internal Server Error";
  }
}

Response ToResponse(const Problem& problem) {
  const TroubleSpec& spec = Spec(problem.trouble);
  Response response{.status = spec.status, .type = "application/problem+json", .headers = problem.headers};
  json::Writer writer(&response.body);
  writer.BeginObject();
  writer.Member("type", "about:blank");
  writer.Member("title", ReasonOf(spec.status));
  writer.Member("status", spec.status);
  writer.Member("detail", problem.detail.empty() ? spec.meaning : std::string_view(problem.detail));
  writer.Member("code", spec.code);
  if (!problem.pointer.empty()) writer.Member("pointer", problem.pointer);
  writer.EndObject();
  response.body += '\n';
  return response;
}

Response ToResponse(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kCancelled:
    case absl::StatusCode::kDeadlineExceeded: return ToResponse(Problem{Trouble::kTakesTooLong});
    case absl::StatusCode::kNotFound: return ToResponse(Problem{Trouble::kNotFound, std::string(Message(status))});
    case absl::StatusCode::kAborted: return ToResponse(Problem{Trouble::kConflict, std::string(Message(status))});
    case absl::StatusCode::kInternal: return ToResponse(Problem{Trouble::kInternal});
    default: return ToResponse(Problem{Trouble::kInvalid, std::string(Message(status))});
  }
}

}  // namespace silang::http
