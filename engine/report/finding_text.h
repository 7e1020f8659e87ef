// One finding as a person reads it.
#ifndef SILANG_REPORT_FINDING_TEXT_H_
#define SILANG_REPORT_FINDING_TEXT_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "report/labels.h"
#include "report/page.h"
#include "silang/report.h"

namespace silang::report {

// What the parts of a report are written with.
struct Desk {
  const Report& report;
  const Messages& messages;
  const SourceIndex& sources;
  Page* page;
};

// The ink of what clashes or agrees.
Ink MarkInk(Relation relation);
Ink SeverityInk(Severity severity);

// The words of `mention` that set it apart from the other sides, as spans of its source's text.
std::vector<Span> MarksOf(const Finding& finding, size_t side, const Passage& mention);

// In full: summary, reason, and for each side the sentences around its first mention, then its other sources.
void WriteConflict(const Desk& desk, size_t number, const Finding& finding);
// In short: summary with reason, and a line for each side.
void WriteLookAlike(const Desk& desk, size_t number, const Finding& finding);
// On one line: the words, in how many sources, which.
void WriteCorroborated(const Desk& desk, const Finding& finding);

// `head` ("S1 Harian Timur"), then the words around the mention on at most `lines` lines, indented.
void WriteQuote(const Desk& desk, std::string_view head, const Passage& mention, const std::vector<Span>& marks, Ink ink,
                int indent, int lines);
// The same on one line that begins with `head`.
void WriteQuoteLine(const Desk& desk, const Run& head, const Passage& mention, const std::vector<Span>& marks, Ink ink,
                    int indent);

}  // namespace silang::report

#endif  // SILANG_REPORT_FINDING_TEXT_H_
