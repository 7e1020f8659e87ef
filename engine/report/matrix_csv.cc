// The matrix fact × source as CSV (RFC 4180): a line a finding, a column a source.
#include "report/labels.h"
#include "report/page.h"
#include "silang/engine.h"

namespace silang {
namespace report {
namespace {

// A field in quotation marks. A text that a spreadsheet would take for a formula has an apostrophe before it
// (https://owasp.org/www-community/attacks/CSV_Injection).
void AppendField(std::string_view text, std::string* out) {
  if (!out->empty() && out->back() != '\n') *out += ',';
  *out += '"';
  const std::string clean = Clean(text);
  if (!clean.empty() && std::string_view("=+-@").find(clean.front()) != std::string_view::npos) *out += '\'';
  for (const char c : clean) {
    if (c == '"') *out += '"';
    *out += c;
  }
  *out += '"';
}

std::string Matrix(const Report& report) {
  const SourceIndex sources(report, MessagesOf(UiLanguage::kEnglish));
  std::string out;
  for (const std::string_view name :
       {"id", "relation", "kind", "severity", "confidence", "reason", "summary", "sources", "independent"})
    AppendField(name, &out);
  for (const SourceInfo& source : report.sources) AppendField(sources.Label(source.id), &out);
  out += "\r\n";
  for (const Finding& finding : report.findings) {
    const std::vector<std::string> of = SourcesOf(finding);
    for (const std::string& field :
         {finding.id, std::string(Name(finding.relation)), std::string(Name(finding.kind)), std::string(Name(finding.severity)),
          fmt::format("{:.3g}", finding.confidence), finding.reason, finding.summary, std::to_string(of.size()),
          std::to_string(sources.Independent(of))})
      AppendField(field, &out);
    for (const SourceInfo& source : report.sources) AppendField(WordsOf(finding, source.id, " / "), &out);
    out += "\r\n";
  }
  return out;
}

}  // namespace
}  // namespace report

std::string ToCsv(const Report& report) { return report::Matrix(report); }

}  // namespace silang
