// The forms of an answer: which one a request asks for, and how it is written.
#include <algorithm>
#include <array>
#include <charconv>

#include "absl/strings/ascii.h"
#include "http/api.h"

namespace silang::http {
namespace {

struct FormSpec {
  Form form;
  std::string_view name, type, charset;
};

// In the order in which they are preferred where a client has no preference.
constexpr FormSpec kForms[] = {
    {Form::kJson, "json", "application/json", ""},
    {Form::kHtml, "html", "text/html", "; charset=utf-8"},
    {Form::kMarkdown, "markdown", "text/markdown", "; charset=utf-8"},
    {Form::kCsv, "csv", "text/csv", "; charset=utf-8"},
    {Form::kJsonLines, "jsonl", "application/jsonl", ""},
    {Form::kAnnotations, "annotations", "application/ld+json", ""},
    {Form::kText, "text", "text/plain", "; charset=utf-8"},
};

std::string_view Trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Calls take(value, quality) for each of "a;q=0.5, b" (RFC 9110, 12.4.2).
template <typename Take>
void ForPreferences(std::string_view header, const Take& take) {
  while (!header.empty()) {
    const size_t end = std::min(header.find(','), header.size());
    std::string_view item = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    double quality = 1;
    if (const size_t q = item.rfind("q="); q != std::string_view::npos && item.find(';') < q)
      std::from_chars(item.data() + q + 2, item.data() + item.size(), quality);
    std::string value(Trimmed(item.substr(0, item.find(';'))));
    for (char& c : value) c = absl::ascii_tolower(static_cast<unsigned char>(c));
    take(value, quality);
  }
}

// How much a type is wanted: by the most exact of what the header says of it.
double QualityOf(std::string_view type, std::string_view accept) {
  const std::string range = std::string(type.substr(0, type.find('/'))) + "/*";
  double quality = 0;
  int exactness = 0;
  ForPreferences(accept, [&](const std::string& value, double q) {
    const int exact = value == type ? 3 : value == range ? 2 : value == "*/*" ? 1 : 0;
    if (exact <= exactness) return;
    exactness = exact;
    quality = q;
  });
  return quality;
}

// The policy that the page says itself, so that it holds as a header too, and framing by our own pages alone.
std::string PolicyOf(std::string_view page) {
  constexpr std::string_view kBefore = "http-equiv=\"Content-Security-Policy\" content=\"";
  const size_t begin = page.find(kBefore);
  if (begin == std::string_view::npos) return "";
  page.remove_prefix(begin + kBefore.size());
  return std::string(page.substr(0, page.find('"'))) + "; frame-ancestors 'self'";
}

}  // namespace

std::optional<Form> FormOf(const Request& request, std::span<const Form> among) {
  const auto is_among = [&](Form form) { return std::find(among.begin(), among.end(), form) != among.end(); };
  const std::string* name = Find(request.query, "format");
  const std::string* accept = Find(request.headers, "accept");
  std::optional<Form> best;
  double best_quality = 0;
  for (const FormSpec& spec : kForms) {
    if (!is_among(spec.form)) continue;
    const double quality = name != nullptr ? (spec.name == *name ? 1 : 0) : accept != nullptr ? QualityOf(spec.type, *accept) : 1;
    if (quality <= best_quality) continue;
    best = spec.form;
    best_quality = quality;
  }
  return best;
}

std::string TypeOf(Form form) {
  const FormSpec& spec = kForms[static_cast<size_t>(form)];
  return std::string(spec.type) + std::string(spec.charset);
}

UiLanguage UiOf(const Request& request, UiLanguage otherwise) {
  const auto of_code = [](std::string_view code) -> std::optional<UiLanguage> {
    const std::string_view language = code.substr(0, code.find('-'));
    if (language == "id" || language == "in") return UiLanguage::kIndonesian;
    return language == "en" ? std::optional(UiLanguage::kEnglish) : std::nullopt;
  };
  if (const auto asked = of_code(request.Query("ui"))) return *asked;
  double best = 0;
  ForPreferences(request.Header("accept-language"), [&](const std::string& code, double quality) {
    if (const auto language = of_code(code); language && quality > best) {
      best = quality;
      otherwise = *language;
    }
  });
  return otherwise;
}

Response InForm(const Report& report, const CompareOptions& options, Form form, UiLanguage ui) {
  Response response{.type = TypeOf(form)};
  switch (form) {
    case Form::kJson: response.body = ToJson(report, options); break;
    case Form::kHtml:
      response.body = ToHtml(report, ui);
      response.policy = PolicyOf(response.body);
      break;
    case Form::kMarkdown: response.body = ToMarkdown(report, ui); break;
    case Form::kCsv: response.body = ToCsv(report); break;
    case Form::kJsonLines: response.body = FindingsToJsonLines(report); break;
    case Form::kAnnotations: response.body = ToAnnotations(report); break;
    case Form::kText: response.body = ToText(report, {.width = 100, .ui = ui}); break;
  }
  return response;
}

}  // namespace silang::http
