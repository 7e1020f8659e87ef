#include "desk/page.h"

#include "json/json.h"
#include "report/html.h"
#include "report/html_assets.h"
#include "report/markup.h"
#include "report/messages.h"
#include "report/page.h"

namespace silang::desk {
namespace {

void Write(json::Writer* words, std::string_view name, std::string_view text) {
  if (name.starts_with("desk_")) words->Member(std::string(name.substr(5)), std::string(text));
}

void Write(json::Writer* words, std::string_view name, const report::Plural& plural) {
  if (!name.starts_with("desk_")) return;
  words->Key(name.substr(5));
  words->BeginArray();
  words->String(plural.one);
  words->String(plural.other);
  words->EndArray();
}

// {"tagline": "...", "earlier": ["one", "several"], ...}, and words of the report that the desk says too.
std::string Words(const report::Messages& m, uint64_t most_body, uint64_t most_note) {
  std::string text;
  json::Writer words(&text);
  words.BeginObject();
#define SILANG_MESSAGE(name, en, id) Write(&words, #name, m.name);
#define SILANG_PLURAL(name, en_one, en_other, id) Write(&words, #name, m.name);
#include "report/messages.inc"
#undef SILANG_MESSAGE
#undef SILANG_PLURAL
  words.Member("theme", std::string(m.theme));
  words.Member("theme_system", std::string(m.theme_system));
  words.Member("theme_light", std::string(m.theme_light));
  words.Member("theme_dark", std::string(m.theme_dark));
  for (const auto& [name, word] : {std::pair("conflict", m.conflict_word), std::pair("differs", m.differs_word),
                                   std::pair("compatible", m.compatible_word), std::pair("agree", m.agree_word)})
    words.Member(name, std::string(word));
  words.Member("most_body", static_cast<int64_t>(most_body));
  words.Member("most_note", static_cast<int64_t>(most_note));
  words.EndObject();
  // Within <script> only "</script" and "<!--" would end it.
  for (size_t at = 0; (at = text.find('<', at)) != std::string::npos;) text.replace(at, 1, "\\u003c");
  return text;
}

}  // namespace

WebFile ReportStyle() { return {"report.css", report::kPageStyle.text}; }
WebFile ReportScript() { return {"report.js", report::kPageScript.text}; }

std::string Shell(UiLanguage ui, std::string_view folder, uint64_t most_body, uint64_t most_note) {
  const report::Messages& m = report::MessagesOf(ui);
  report::Markup out;
  out.Add("<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n", m.html_language);
  out.Raw(
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light "
      "dark\">\n");
  out.Add("<link rel=\"icon\" href=\"data:,\">\n<title>{}</title>\n", m.desk_title);
  for (const std::string_view name : {"report.css", "desk.css"})
    out.Add("<link rel=\"stylesheet\" href=\"{}/{}\">\n", folder, name);
  out.Add("<script type=\"module\" src=\"{}/main.js\"></script>\n</head>\n<body class=\"of-desk\">\n", folder);
  out.Add("<noscript><p class=\"note\">{}</p></noscript>\n<div id=\"notices\"></div>\n<div id=\"app\"></div>\n",
          m.desk_needs_script);
  out.Raw("<script type=\"application/json\" id=\"words\">");
  out.Raw(Words(m, most_body, most_note));
  out.Raw("</script>\n</body>\n</html>\n");
  return out.Take();
}

std::string HeadingOf(const Report& report) {
  constexpr int kColumns = 120;
  for (const SourceInfo& source : report.sources)
    if (!source.title.empty()) return report::Cut(report::Clean(source.title), kColumns);
  return "";
}

std::string ReportBody(const Report& report, UiLanguage ui) { return report::PageBody(report, ui); }

}  // namespace silang::desk
