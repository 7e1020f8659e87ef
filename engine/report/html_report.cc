// The comparison as one page that holds all it needs.
#include "report/html.h"
#include "report/html_assets.h"
#include "report/page.h"
#include "report/selection.h"
#include "silang/engine.h"

namespace silang {
namespace report {
namespace {

// The words of the title that a reader knows the event by: the first there is.
std::string Heading(const Sheet& sheet) {
  for (const SourceInfo& source : sheet.report.sources)
    if (!source.title.empty()) return Cut(Clean(source.title), 140);
  return std::string(sheet.messages.page_tagline);
}

// Nothing may be loaded, and no script or style may run but our own two, known by their hashes.
void WriteHead(const Sheet& sheet) {
  Markup& out = *sheet.out;
  out.Add("<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n", sheet.messages.html_language);
  out.Add(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{}'; script-src '{}'; "
      "img-src data:; base-uri 'none'; form-action 'none'\">\n",
      PolicyHash(kPageStyle), PolicyHash(kPageScript));
  out.Add(
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light "
      "dark\">\n<meta name=\"generator\" content=\"Silang {}\">\n<link rel=\"icon\" href=\"data:,\">\n<title>{}</title>\n",
      Version(), Fill(sheet.messages.page_title, Heading(sheet)));
  out.Raw("<style>");
  out.Raw(kPageStyle.text);
  out.Raw("</style>\n</head>\n");
}

void WriteBanner(const Sheet& sheet) {
  const Messages& m = sheet.messages;
  Markup& out = *sheet.out;
  out.Add("<a class=\"skip\" href=\"#findings\">{}</a>\n<header class=\"banner\">\n<p class=\"brand\"><b>Silang</b> {}</p>\n",
          m.skip_link, m.page_tagline);
  out.Add("<h1>{}</h1>\n<p class=\"totals\">{}</p>\n<div class=\"tools\">", Heading(sheet), Totals(sheet.report, m));
  out.Add("<label for=\"theme\">{}</label> <select id=\"theme\"><option value=\"\">{}</option>", m.theme, m.theme_system);
  out.Add("<option value=\"light\">{}</option><option value=\"dark\">{}</option></select> ", m.theme_light, m.theme_dark);
  out.Add("<button type=\"button\" id=\"print\">{}</button></div>\n", m.print_page);
  out.Add("<nav aria-label=\"{}\"><ul>", m.page_parts);
  out.Add("<li><a href=\"#findings\">{}</a></li><li><a href=\"#matrix\">{}</a></li>", m.part_findings, m.part_matrix);
  out.Add("<li><a href=\"#corroborated\">{}</a></li><li><a href=\"#only-one\">{}</a></li><li><a href=\"#sources\">{}</a></li>",
          m.part_corroborated, m.part_only_one, m.part_sources);
  out.Add("</ul></nav>\n</header>\n<noscript><p class=\"note\">{}</p></noscript>\n", m.needs_script);
}

void WritePane(const Sheet& sheet, size_t pane) {
  const Messages& m = sheet.messages;
  Markup& out = *sheet.out;
  out.Add(
      "<section class=\"pane\" aria-label=\"{}\"><div class=\"pane-head\"><span class=\"side\" aria-hidden=\"true\">{}</span>",
      Fill(m.pane, Letter(pane)), Letter(pane));
  out.Add("<select aria-label=\"{}\">", Fill(m.choose_source, Letter(pane)));
  const size_t shown = sheet.report.sources.size() > 1 ? pane : 0;
  for (size_t i = 0; i < sheet.report.sources.size(); ++i)
    out.Add("<option value=\"{}\"{}>{} {}</option>", i, i == shown ? " selected" : "", sheet.report.sources[i].id,
            NameOf(sheet, sheet.report.sources[i]));
  out.Add("</select></div><article class=\"text\" tabindex=\"0\" aria-label=\"{}\"></article></section>\n",
          Fill(m.pane, Letter(pane)));
}

// The findings to the left, the two articles to the right.
void WriteDesk(const Sheet& sheet) {
  const Messages& m = sheet.messages;
  Markup& out = *sheet.out;
  out.Add(
      "<div class=\"desk\" id=\"desk\">\n<section id=\"findings\" class=\"findings\" tabindex=\"-1\" "
      "aria-labelledby=\"findings-h\">");
  out.Add("<h2 id=\"findings-h\">{}</h2>\n", m.part_findings);
  WriteFilter(sheet);
  WriteFindings(sheet);
  out.Add("</section>\n<section class=\"articles\" id=\"articles\" aria-labelledby=\"articles-h\"><div class=\"articles-head\">");
  out.Add("<h2 id=\"articles-h\">{}</h2><label><input type=\"checkbox\" id=\"claims\" checked> {}</label>", m.part_articles,
          m.mark_claims);
  out.Add(
      "<button type=\"button\" id=\"close\">{}</button></div>\n<p id=\"chosen\" class=\"visually-hidden\" role=\"status\" "
      "data-text=\"{}\"></p>\n",
      m.close, m.chosen_words);
  out.Raw("<div class=\"panes\">");
  WritePane(sheet, 0);
  WritePane(sheet, 1);
  out.Raw("</div></section>\n</div>\n");
}

void WritePage(const Sheet& sheet) {
  WriteBanner(sheet);
  sheet.out->Raw("<main>\n");
  WriteDesk(sheet);
  WriteMatrix(sheet);
  WriteCorroboration(sheet);
  WriteOnlyOne(sheet);
  WriteSourceList(sheet);
  WriteArticles(sheet);
  sheet.out->Add("</main>\n<footer><p>{}</p></footer>\n", Fill(sheet.messages.made_with, Version()));
}

// Calls write(sheet) with a sheet of the report; what it has written.
template <typename Write>
std::string Written(const Report& report, UiLanguage ui, Write write) {
  const Messages& messages = MessagesOf(ui);
  const SourceIndex sources(report, messages);
  Markup out;
  Sheet sheet = {report, messages, sources, {}, Listed(report), &out};
  for (size_t i = 0; i < report.sources.size(); ++i) sheet.places.try_emplace(report.sources[i].id, i);
  write(sheet);
  return out.Take();
}

}  // namespace

std::string PageBody(const Report& report, UiLanguage ui) { return Written(report, ui, WritePage); }

}  // namespace report

std::string ToHtml(const Report& report, UiLanguage ui) {
  return report::Written(report, ui, [](const report::Sheet& sheet) {
    report::WriteHead(sheet);
    sheet.out->Raw("<body>\n");
    report::WritePage(sheet);
    sheet.out->Raw("<script>");
    sheet.out->Raw(report::kPageScript.text);
    sheet.out->Raw("</script>\n</body>\n</html>\n");
  });
}

}  // namespace silang
