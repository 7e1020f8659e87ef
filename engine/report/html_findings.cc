// The findings of the HTML report: the list, what is shown of a chosen one, and the filter above.
#include <algorithm>
#include <array>
#include <cmath>

#include "report/finding_text.h"
#include "report/html.h"
#include "report/page.h"

namespace silang::report {
namespace {

constexpr std::array<Relation, 4> kRelations = {Relation::kConflict, Relation::kDiffers, Relation::kCompatible, Relation::kAgree};

size_t CountOf(const Report& report, Relation relation) {
  return static_cast<size_t>(std::count_if(report.findings.begin(), report.findings.end(),
                                           [&](const Finding& finding) { return finding.relation == relation; }));
}

const Plural& FoundOf(Relation relation, const Messages& m) {
  switch (relation) {
    case Relation::kConflict: return m.conflicts_found;
    case Relation::kDiffers: return m.look_alikes_found;
    case Relation::kCompatible: return m.compatible_found;
    case Relation::kAgree: return m.agree_found;
  }
  return m.agree_found;
}

std::string_view MeaningOf(Relation relation, const Messages& m) {
  switch (relation) {
    case Relation::kConflict: return m.conflict_means;
    case Relation::kDiffers: return m.differs_means;
    case Relation::kCompatible: return m.compatible_means;
    case Relation::kAgree: return m.agree_means;
  }
  return "";
}

// "A “before the parade” S1 · B “after parade” S3": what a reader knows the finding by.
void WriteWords(const Sheet& sheet, const Finding& finding) {
  constexpr size_t kSides = 3, kSources = 6;  // more are seen when it is chosen
  Markup& out = *sheet.out;
  for (size_t i = 0; i < std::min(finding.sides.size(), kSides); ++i) {
    const Side& side = finding.sides[i];
    if (side.mentions.empty()) continue;
    out.Raw("<span class=\"says\">");
    if (finding.sides.size() > 1) out.Add("<span class=\"side\">{}</span> ", Letter(i));
    out.Add("<q>{}</q> <span class=\"src\">", Cut(Clean(side.mentions.front().text), 160));
    const std::vector<const Passage*> mentions = FirstMentions(side);
    for (size_t k = 0; k < std::min(mentions.size(), kSources); ++k) out.Add("{}{}", k > 0 ? " " : "", mentions[k]->source);
    if (mentions.size() > kSources) out.Add(" +{}", mentions.size() - kSources);
    out.Raw("</span></span> ");
  }
}

void WriteHeadline(const Sheet& sheet, size_t number, const Finding& finding) {
  const Messages& m = sheet.messages;
  Markup& out = *sheet.out;
  out.Add("<h3><button type=\"button\" class=\"choose\" aria-expanded=\"false\" aria-controls=\"b{}\"><span class=\"what\">",
          number);
  out.Add("<span class=\"badge\" aria-hidden=\"true\"></span><span class=\"relation\">{}</span> <span class=\"kind\">{}</span> ",
          WordOf(finding.relation, m), Phrase(Name(finding.kind), m));
  out.Add("<span class=\"sure\">{}</span></span> ", Fill(m.confidence, finding.confidence));
  WriteWords(sheet, finding);
  out.Raw("</button></h3>");
}

// A side: each of its sources with the sentence that says so, and the way to the article.
void WriteSide(const Sheet& sheet, const Finding& finding, size_t index) {
  Markup& out = *sheet.out;
  const bool alone = finding.sides.size() < 2;
  const std::vector<const Passage*> mentions = FirstMentions(finding.sides[index]);
  constexpr size_t kMost = 8;  // sources of one side
  out.Raw("<ul class=\"passages\">");
  for (size_t i = 0; i < std::min(mentions.size(), kMost); ++i) {
    const Passage& mention = *mentions[i];
    const auto place = sheet.places.find(mention.source);
    out.Raw("<li>");
    if (place != sheet.places.end()) {
      out.Add("<button type=\"button\" class=\"go\" data-source=\"{}\" data-pane=\"{}\">", place->second,
              (alone ? i : index) > 0 ? 1 : 0);
      if (!alone) out.Add("<span class=\"side\">{}</span> ", Letter(index));
      out.Add("{}<span class=\"visually-hidden\">: {}</span></button> ", sheet.sources.Label(mention.source),
              sheet.messages.show_mention);
    }
    out.Raw("<blockquote>");
    AddPassage(sheet, mention, MarksOf(finding, index, mention));
    out.Raw("</blockquote></li>");
  }
  if (mentions.size() > kMost) out.Add("<li>{}</li>", Fill(sheet.messages.more_sources, mentions.size() - kMost));
  out.Raw("</ul>");
}

void WriteBody(const Sheet& sheet, size_t number, const Finding& finding) {
  const Messages& m = sheet.messages;
  Markup& out = *sheet.out;
  const std::vector<std::string> ids = SourcesOf(finding);
  out.Raw(kFold);
  out.Add("<div class=\"body\" id=\"b{}\"><p class=\"means\">{}", number, MeaningOf(finding.relation, m));
  if (!finding.reason.empty()) out.Add(" {}: <b>{}</b>", m.because, Phrase(Clean(finding.reason), m));
  out.Raw("</p>");
  for (size_t side = 0; side < finding.sides.size(); ++side) WriteSide(sheet, finding, side);
  out.Add("<dl><div><dt>{}</dt><dd>{}</dd></div>", m.finding_rule, finding.rule);
  if (!finding.steps.empty()) {
    out.Add("<div><dt>{}</dt><dd><ol>", m.finding_steps);
    for (const std::string& step : finding.steps) out.Add("<li>{}</li>", Phrase(Clean(step), m));
    out.Raw("</ol></dd></div>");
  }
  out.Add("<div><dt>{}</dt><dd>{} · {} · {} · {}</dd></div></dl></div>", m.finding_id, finding.id,
          Fill(m.severity_is, Phrase(Name(finding.severity), m)), Fill(m.in_sources, ids.size()),
          Fill(m.origins, sheet.sources.Independent(ids)));
  out.Raw(kFoldEnd);
}

// The kinds that findings are of, each once, in the order of ClaimKind.
std::vector<ClaimKind> Kinds(const Report& report) {
  std::vector<ClaimKind> kinds;
  for (const Finding& finding : report.findings) kinds.push_back(finding.kind);
  std::sort(kinds.begin(), kinds.end());
  kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
  return kinds;
}

}  // namespace

void WriteFilter(const Sheet& sheet) {
  const Messages& m = sheet.messages;
  Markup& out = *sheet.out;
  out.Add(
      "<form class=\"filter\" autocomplete=\"off\" role=\"search\" aria-label=\"{}\">\n<input type=\"search\" id=\"text\" "
      "aria-label=\"{}\" "
      "placeholder=\"{}\" autocomplete=\"off\">\n",
      m.filter, m.filter_text, m.filter_text_hint);
  out.Add("<fieldset><legend class=\"visually-hidden\">{}</legend>", m.filter_relation);
  for (const Relation relation : kRelations) {
    const size_t count = CountOf(sheet.report, relation);
    const Plural& found = FoundOf(relation, m);
    out.Add("<label class=\"chip {}\"><input type=\"checkbox\" name=\"relation\" value=\"{}\" checked>", ClassOf(relation),
            static_cast<int>(relation));
    out.Add("<span class=\"badge\" aria-hidden=\"true\"></span><b>{}</b> {}</label>", count,
            count == 1 ? found.one : found.other);
  }
  out.Add("</fieldset>\n<div class=\"choices\"><label>{} <select id=\"kind\"><option value=\"\">{}</option>", m.filter_kind,
          m.every_kind);
  for (const ClaimKind kind : Kinds(sheet.report)) out.Add("<option value=\"{}\">{}</option>", Name(kind), Phrase(Name(kind), m));
  out.Add("</select></label>\n<label>{} <select id=\"order\"><option value=\"\">{}</option><option value=\"sure\">{}</option>",
          m.order, m.order_rank, m.order_confidence);
  out.Add("<option value=\"origins\">{}</option></select></label>\n", m.order_origins);
  out.Add(
      "<label>{} <output id=\"least\" for=\"confidence\">0.00</output><input type=\"range\" id=\"confidence\" min=\"0\" "
      "max=\"100\" step=\"5\" value=\"0\"></label></div>\n",
      m.filter_confidence);
  out.Add("<p class=\"count\"><span id=\"count\" role=\"status\" data-total=\"{}\" data-text=\"{}\">{}</span> ",
          sheet.report.findings.size(), m.shown_of, Fill(m.shown_of, sheet.listed.size(), sheet.report.findings.size()));
  out.Add("<button type=\"reset\">{}</button></p>\n</form>\n", m.reset);
}

void WriteFindings(const Sheet& sheet) {
  const Messages& m = sheet.messages;
  Markup& out = *sheet.out;
  if (sheet.report.findings.empty()) {
    out.Add("<div class=\"scroller\"><p class=\"empty\">{}</p></div>", m.no_finding);
    return;
  }
  out.Add("<div class=\"scroller\"><p class=\"empty\" id=\"empty\" hidden>{}</p>\n<ol id=\"list\">\n", m.none_shown);
  for (const size_t i : sheet.listed) {
    const Finding& finding = sheet.report.findings[i];
    out.Add("<li class=\"finding {}\" id=\"f{}\" data-relation=\"{}\" data-kind=\"{}\"", ClassOf(finding.relation), i,
            static_cast<int>(finding.relation), Name(finding.kind));
    out.Add(" data-sure=\"{}\" data-origins=\"{}\" data-id=\"{}\">",
            static_cast<int>(std::lround(100 * std::clamp(finding.confidence, 0.0, 1.0))),
            sheet.sources.Independent(SourcesOf(finding)), finding.id);
    WriteHeadline(sheet, i, finding);
    WriteBody(sheet, i, finding);
    out.Raw("</li>\n");
  }
  out.Raw("</ol>\n");
  const size_t left_out = sheet.report.findings.size() - sheet.listed.size();
  if (left_out > 0) out.Add("<p class=\"left-out\">{}</p>\n", Fill(m.left_out, left_out));
  out.Add(
      "<p class=\"keys\"><b>{}</b> <kbd>j</kbd> <kbd>k</kbd> <kbd>↓</kbd> <kbd>↑</kbd> {}, <kbd>Enter</kbd> {}, "
      "<kbd>/</kbd> {}, <kbd>Esc</kbd> {}</p></div>",
      m.keys, m.key_move, m.key_choose, m.key_search, m.key_leave);
}

}  // namespace silang::report
