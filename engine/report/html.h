// The parts of the HTML report. Findings are known by their place in the report ("f0", "f1", ...), sources by theirs ("s0", ...),
// for ids of sources and findings may be anything.
#ifndef SILANG_REPORT_HTML_H_
#define SILANG_REPORT_HTML_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "report/excerpt.h"
#include "report/labels.h"
#include "report/markup.h"
#include "silang/report.h"

namespace silang::report {

// What the parts are written with.
struct Sheet {
  const Report& report;
  const Messages& messages;
  const SourceIndex& sources;
  absl::flat_hash_map<std::string, size_t> places;  // of sources, by id
  std::vector<size_t> listed;                       // the findings that the page has, by their place in the report
  Markup* out;
};

// The first few hundred findings of each relation: many articles of one event have look-alikes by the thousand, which nobody reads and
// no browser shows at once.
std::vector<size_t> Listed(const Report& report);

// "r0" to "r3": the class of a relation, which has its colour and its shape.
std::string_view ClassOf(Relation relation);
std::string_view WordOf(Relation relation, const Messages& messages);
// "A", "B", ... : the letter of a side.
std::string Letter(size_t side);

// The publisher, as long as it may be; the short name of a source that has none.
std::string NameOf(const Sheet& sheet, const SourceInfo& source);

// The runs of a quotation, what is marked between <mark> tags.
void AddRuns(const Runs& runs, Markup* out);
// The sentences around a mention, cut to some 300 columns, its words marked.
void AddPassage(const Sheet& sheet, const Passage& mention, const std::vector<Span>& marks);

// What is not seen at once stands between these two. A browser that runs scripts reads it as one text, in a fraction of the time that
// its elements would take; the script puts them in place once they are wanted. A browser that runs none shows them.
inline constexpr std::string_view kFold = "<noscript class=\"folded\">", kFoldEnd = "</noscript>";

// The list of findings, each with its passages, rule and steps; and what filters it.
void WriteFilter(const Sheet& sheet);
void WriteFindings(const Sheet& sheet);
// Each article as a pane shows it, folded in an element of its own: its text with every claim marked, and what findings each mark belongs
// to. Cost: n log n of claims and mentions.
void WriteArticles(const Sheet& sheet);
// Sections below: the matrix fact × source, what is corroborated, what only one source says, the sources.
void WriteMatrix(const Sheet& sheet);
void WriteCorroboration(const Sheet& sheet);
void WriteOnlyOne(const Sheet& sheet);
void WriteSourceList(const Sheet& sheet);

// The page without its head, style sheet and script (html_assets.h): for a page that has them. No text of a source is markup in it.
std::string PageBody(const Report& report, UiLanguage ui);

}  // namespace silang::report

#endif  // SILANG_REPORT_HTML_H_
