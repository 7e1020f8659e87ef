// Sections of the HTML report below the desk: the matrix fact × source, what is corroborated, what only one source says, the sources.
#include <algorithm>

#include "report/finding_text.h"
#include "report/html.h"
#include "report/page.h"
#include "report/selection.h"

namespace silang::report {
namespace {

void OpenSection(const Sheet& sheet, std::string_view id, std::string_view name, std::string_view holds) {
  sheet.out->Add("<section class=\"part\" id=\"{}\" tabindex=\"-1\" aria-labelledby=\"{}-h\"><h2 id=\"{}-h\">{}</h2>\n", id, id,
                 id, name);
  if (!holds.empty()) sheet.out->Add("<p class=\"holds\">{}</p>\n", holds);
  sheet.out->Raw(kFold);
}

void CloseSection(const Sheet& sheet) {
  sheet.out->Raw(kFoldEnd);
  sheet.out->Raw("</section>\n");
}

// A table may be wider than the window: it scrolls by itself, from the keyboard too.
void OpenTable(const Sheet& sheet, std::string_view kind, std::string_view name) {
  sheet.out->Add("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{}\"><table class=\"{}\">\n", name, kind);
}

void CloseTable(const Sheet& sheet) { sheet.out->Raw("</tbody></table></div>\n"); }

void WriteBadge(const Sheet& sheet, const Finding& finding) {
  sheet.out->Add("<span class=\"badge\" aria-hidden=\"true\"></span><span class=\"relation\">{}</span>",
                 WordOf(finding.relation, sheet.messages));
}

// What each source says in a finding: the distinct words of each side, led by its letter.
void WriteCells(const Sheet& sheet, const Finding& finding) {
  constexpr size_t kMost = 3;
  constexpr int kColumns = 90;
  Markup& out = *sheet.out;
  std::vector<std::vector<std::pair<size_t, std::string>>> cells(sheet.report.sources.size());
  for (size_t s = 0; s < finding.sides.size(); ++s) {
    for (const Passage& mention : finding.sides[s].mentions) {
      const auto place = sheet.places.find(mention.source);
      if (place == sheet.places.end()) continue;
      auto& cell = cells[place->second];
      std::string words = Cut(Clean(mention.text), kColumns);
      const bool known = std::any_of(cell.begin(), cell.end(), [&](const auto& said) { return said.second == words; });
      if (!known && cell.size() < kMost) cell.emplace_back(s, std::move(words));
    }
  }
  for (const auto& cell : cells) {
    out.Raw("<td>");  // HTML lets the end of a cell be left out
    for (const auto& [side, words] : cell) {
      out.Raw("<span class=\"said\">");
      if (finding.sides.size() > 1) out.Add("<span class=\"side\">{}</span> ", Letter(side));
      out.Add("{}</span>", words);
    }
  }
}

}  // namespace

void WriteMatrix(const Sheet& sheet) {
  const Messages& m = sheet.messages;
  Markup& out = *sheet.out;
  OpenSection(sheet, "matrix", m.part_matrix, "");
  if (sheet.report.findings.empty()) {
    out.Add("<p class=\"empty\">{}</p>", m.no_finding);
    return CloseSection(sheet);
  }
  OpenTable(sheet, "matrix", m.part_matrix);
  out.Add("<thead><tr><th scope=\"col\">{}</th>", m.fact);
  for (const SourceInfo& source : sheet.report.sources)
    out.Add("<th scope=\"col\"><span class=\"src\">{}</span> {}</th>", source.id, sheet.sources.ShortName(source.id));
  out.Raw("</tr></thead><tbody>\n");
  constexpr size_t kMost = 100;  // rows; each has a cell for every source
  size_t rows = 0;
  for (const size_t i : sheet.listed) {
    if (++rows > kMost) break;
    const Finding& finding = sheet.report.findings[i];
    out.Add("<tr class=\"{}\"><th scope=\"row\"><a href=\"#f{}\">", ClassOf(finding.relation), i);
    WriteBadge(sheet, finding);
    out.Add(" <span class=\"kind\">{}</span></a></th>", Phrase(Name(finding.kind), m));
    WriteCells(sheet, finding);
    out.Raw("</tr>\n");
  }
  CloseTable(sheet);
  if (sheet.report.findings.size() > kMost)
    out.Add("<p class=\"left-out\">{}</p>\n", Fill(m.left_out, sheet.report.findings.size() - kMost));
  CloseSection(sheet);
}

void WriteCorroboration(const Sheet& sheet) {
  const Messages& m = sheet.messages;
  Markup& out = *sheet.out;
  const std::vector<const Finding*> findings = Corroborated(sheet.report, sheet.sources);
  OpenSection(sheet, "corroborated", m.part_corroborated, m.corroborated_hold);
  if (findings.empty()) {
    out.Add("<p class=\"empty\">{}</p>", m.no_finding);
    return CloseSection(sheet);
  }
  OpenTable(sheet, "corroboration", m.part_corroborated);
  out.Add("<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>\n",
          m.words_column, m.independent, m.told_by);
  for (const Finding* finding : findings) {
    const auto place = static_cast<size_t>(finding - sheet.report.findings.data());
    if (!std::binary_search(sheet.listed.begin(), sheet.listed.end(), place)) continue;
    const std::vector<std::string> ids = SourcesOf(*finding);
    const size_t independent = sheet.sources.Independent(ids);
    out.Add("<tr class=\"{}\"><th scope=\"row\"><a href=\"#f{}\">", ClassOf(finding->relation), place);
    WriteBadge(sheet, *finding);
    for (size_t s = 0; s < finding->sides.size(); ++s) {
      if (finding->sides[s].mentions.empty()) continue;
      out.Add("{} <q>{}</q>", s == 0 ? std::string_view() : m.fits_with,
              Cut(Clean(finding->sides[s].mentions.front().text), 120));
    }
    out.Add("</a></th><td class=\"number\"><b>{}</b>", independent);
    if (ids.size() > independent) out.Text(Fill(m.copies, ids.size() - independent));
    out.Raw("</td><td>");
    for (const std::string& id : ids) out.Add("<span class=\"src\">{}</span> ", sheet.sources.Label(id));
    out.Raw("</td></tr>\n");
  }
  CloseTable(sheet);
  CloseSection(sheet);
}

void WriteOnlyOne(const Sheet& sheet) {
  constexpr size_t kFirst = 5;  // shown at once of each source
  constexpr size_t kMost = 60;
  const Messages& m = sheet.messages;
  Markup& out = *sheet.out;
  const Alone alone(sheet.report);
  OpenSection(sheet, "only-one", m.part_only_one, m.only_one_hold);
  const auto list = [&](const std::vector<const Claim*>& claims) {
    out.Raw("<ul class=\"lone\">");
    for (const Claim* claim : claims) {
      out.Add("<li><span class=\"kind\">{}</span> ", Phrase(Name(claim->kind), m));
      AddPassage(sheet, claim->passage, {claim->passage.span});
      out.Raw("</li>\n");
    }
    out.Raw("</ul>\n");
  };
  out.Raw("<div class=\"columns\">");
  for (const SourceInfo& source : sheet.report.sources) {
    const std::vector<const Claim*> claims = alone.Of(source.id);
    if (claims.empty()) continue;
    const std::vector<const Claim*> first = OneForASentence(claims, kFirst);
    std::vector<const Claim*> rest;
    for (const Claim* claim : OneForASentence(claims, kMost))
      if (std::find(first.begin(), first.end(), claim) == first.end()) rest.push_back(claim);
    out.Add("<div class=\"of-source\"><h3><span class=\"src\">{}</span> {}</h3>\n", source.id,
            sheet.sources.ShortName(source.id));
    list(first);
    if (!rest.empty()) {
      out.Add("<details><summary>{}</summary>", Fill(m.more_claims, rest.size()));
      list(rest);
      out.Raw("</details>\n");
    }
    out.Raw("</div>\n");
  }
  out.Raw("</div>");
  CloseSection(sheet);
}

void WriteSourceList(const Sheet& sheet) {
  const Messages& m = sheet.messages;
  Markup& out = *sheet.out;
  OpenSection(sheet, "sources", m.part_sources, "");
  OpenTable(sheet, "sources", m.part_sources);
  out.Add(
      "<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th></tr></thead><tbody>\n",
      m.publisher, m.title, m.published, m.language);
  absl::flat_hash_map<std::string, std::string> first;
  for (const SourceInfo& source : sheet.report.sources) {
    const auto [entry, is_new] = first.try_emplace(sheet.sources.Story(source.id), source.id);
    out.Add("<tr><th scope=\"row\"><span class=\"src\">{}</span> {}", source.id, NameOf(sheet, source));
    if (!is_new) out.Add(" <span class=\"copy\">{}</span>", Fill(m.tells_same_as, entry->second));
    out.Raw("</th><td>");
    // Other addresses than of the web ("javascript:") are left out.
    const bool web = source.url.rfind("https://", 0) == 0 || source.url.rfind("http://", 0) == 0;
    const std::string title = source.title.empty() ? std::string(m.untitled) : source.title;
    if (web) {
      out.Add("<a href=\"{}\" rel=\"noopener noreferrer\">{}</a>", source.url, title);
    } else {
      out.Text(title);
    }
    out.Add("<span class=\"path\">{}</span></td><td>{}</td><td>{}</td></tr>\n", source.path,
            source.published.empty() ? std::string(m.no_date) : source.published, source.language);
  }
  CloseTable(sheet);
  CloseSection(sheet);
}

}  // namespace silang::report
