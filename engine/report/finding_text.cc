#include "report/finding_text.h"

#include <algorithm>

#include "report/excerpt.h"

namespace silang::report {
namespace {

constexpr size_t kOtherMentions = 3;  // of a side, shown on a line each
constexpr int kIndent = 4;

Runs Quoted(const Desk& desk, const Passage& mention, const std::vector<Span>& marks, Ink ink, int columns) {
  const SourceInfo* source = desk.sources.Find(mention.source);
  if (source != nullptr && mention.span.begin < mention.span.end && mention.span.end <= source->text.size()) {
    return Quote(*source, SentencesAround(*source, mention), marks, ink, columns, desk.page->colour());
  }
  // The text is not at hand: the words of the mention alone.
  return {{Cut(Clean(mention.text), columns - 4), ink, true}};
}

// The summary, or the words of the sides where there is none.
std::string Summary(const Desk& desk, const Finding& finding) {
  if (!finding.summary.empty()) return Phrase(Clean(finding.summary), desk.messages);
  std::string text;
  for (const Side& side : finding.sides) {
    if (side.mentions.empty()) continue;
    if (!text.empty()) text += " / ";
    text += Clean(side.mentions.front().text);
  }
  return text;
}

// "high · count · confidence 0.92 · F1a2b"
Runs Details(const Desk& desk, const Finding& finding) {
  std::string rest =
      " · " + Phrase(Name(finding.kind), desk.messages) + " · " + Fill(desk.messages.confidence, finding.confidence) + " · ";
  return {{Phrase(Name(finding.severity), desk.messages), SeverityInk(finding.severity)},
          {rest, Ink::kFaint},
          {Clean(finding.id), Ink::kStrong}};
}

// The mentions of a side after the first, one for each other source; sources that copy the first are named only.
struct Others {
  std::vector<const Passage*> mentions;
  std::string copies;  // "S4 S7"
};

Others OtherMentions(const Desk& desk, const Side& side) {
  Others others;
  std::string story = desk.sources.Story(side.mentions.front().source);
  for (const Passage* mention : FirstMentions(side)) {
    if (mention->source == side.mentions.front().source) continue;
    if (desk.sources.Story(mention->source) == story) {
      others.copies += (others.copies.empty() ? "" : " ") + Clean(mention->source);
      continue;
    }
    others.mentions.push_back(mention);
  }
  return others;
}

void WriteSide(const Desk& desk, const Finding& finding, size_t index) {
  const Side& side = finding.sides[index];
  if (side.mentions.empty()) return;
  Ink ink = MarkInk(finding.relation);
  const Passage& first = side.mentions.front();
  Others others = OtherMentions(desk, side);
  std::string head = desk.sources.Label(first.source);
  if (!others.copies.empty()) head += Fill(desk.messages.copied, others.copies);
  WriteQuote(desk, head, first, MarksOf(finding, index, first), ink, kIndent, 3);
  for (size_t i = 0; i < std::min(others.mentions.size(), kOtherMentions); ++i) {
    const Passage& mention = *others.mentions[i];
    Run also = {Fill(desk.messages.also, desk.sources.Label(mention.source)), Ink::kSource};
    WriteQuoteLine(desk, also, mention, MarksOf(finding, index, mention), ink, kIndent + 2);
  }
  if (others.mentions.size() > kOtherMentions) {
    desk.page->Write({{Fill(desk.messages.more_sources, others.mentions.size() - kOtherMentions), Ink::kFaint}}, kIndent + 2);
  }
}

}  // namespace

Ink MarkInk(Relation relation) {
  switch (relation) {
    case Relation::kConflict: return Ink::kAlarm;
    case Relation::kDiffers: return Ink::kCaution;
    case Relation::kCompatible:
    case Relation::kAgree: return Ink::kAssent;
  }
  return Ink::kStrong;
}

Ink SeverityInk(Severity severity) {
  switch (severity) {
    case Severity::kHigh: return Ink::kAlarm;
    case Severity::kMedium: return Ink::kCaution;
    case Severity::kLow: return Ink::kFaint;
  }
  return Ink::kPlain;
}

std::vector<Span> MarksOf(const Finding& finding, size_t side, const Passage& mention) {
  bool wording = finding.kind == ClaimKind::kQuote || finding.kind == ClaimKind::kTitle;
  if (!wording || finding.relation == Relation::kAgree) return {mention.span};
  for (size_t other = 0; other < finding.sides.size(); ++other) {
    if (other == side || finding.sides[other].mentions.empty()) continue;
    return ChangedWords(mention.text, finding.sides[other].mentions.front().text, mention.span.begin);
  }
  return {mention.span};
}

void WriteQuote(const Desk& desk, std::string_view head, const Passage& mention, const std::vector<Span>& marks, Ink ink,
                int indent, int lines) {
  Page& page = *desk.page;
  page.Write({{std::string(head), Ink::kSource}}, indent);
  // A line ends where a word does not fit: not all of its columns can be counted on.
  int columns = lines * (page.width() - indent - 2 - 6);
  page.Write(Quoted(desk, mention, marks, ink, columns), indent + 2);
}

void WriteQuoteLine(const Desk& desk, const Run& head, const Passage& mention, const std::vector<Span>& marks, Ink ink,
                    int indent) {
  Page& page = *desk.page;
  int room = page.width() - indent - Width(head.text);
  if (room < 24) {  // a line of its own
    page.Write({head}, indent);
    page.Write(Quoted(desk, mention, marks, ink, page.width() - indent - 2), indent + 2);
    return;
  }
  Runs runs = Quoted(desk, mention, marks, ink, room);
  runs.insert(runs.begin(), head);
  page.Write(runs, indent, indent + 2);
}

void WriteConflict(const Desk& desk, size_t number, const Finding& finding) {
  Page& page = *desk.page;
  std::string label = std::to_string(number);
  if (label.size() < 2) label.insert(0, " ");
  page.Blank();
  page.Write({{label + "  ", Ink::kAlarm}, {Summary(desk, finding), Ink::kStrong}}, 0, kIndent);
  page.Write(Details(desk, finding), kIndent);
  if (!finding.reason.empty())
    page.Write({{Fill(desk.messages.why, Phrase(Clean(finding.reason), desk.messages))}}, kIndent, kIndent + 2);
  page.Blank();
  for (size_t side = 0; side < finding.sides.size(); ++side) WriteSide(desk, finding, side);
}

void WriteLookAlike(const Desk& desk, size_t number, const Finding& finding) {
  Page& page = *desk.page;
  std::string label = std::to_string(number);
  if (label.size() < 2) label.insert(0, " ");
  std::string reason = finding.reason.empty() ? "" : " – " + Phrase(Clean(finding.reason), desk.messages);
  page.Blank();
  page.Write(
      {{label + "  ", Ink::kCaution}, {Summary(desk, finding)}, {reason, Ink::kStrong}, {" · " + Clean(finding.id), Ink::kFaint}},
      0, kIndent);
  for (size_t side = 0; side < finding.sides.size(); ++side) {
    if (finding.sides[side].mentions.empty()) continue;
    const Passage& first = finding.sides[side].mentions.front();
    size_t others = FirstMentions(finding.sides[side]).size() - 1;
    std::string label_of = desk.sources.Label(first.source) + (others > 0 ? " +" + std::to_string(others) : "") + ": ";
    WriteQuoteLine(desk, {label_of, Ink::kSource}, first, MarksOf(finding, side, first), Ink::kCaution, kIndent);
  }
}

void WriteCorroborated(const Desk& desk, const Finding& finding) {
  Page& page = *desk.page;
  std::vector<std::string> ids = SourcesOf(finding);
  size_t independent = desk.sources.Independent(ids);
  std::string tail = " – " + Fill(desk.messages.in_sources, independent);
  if (ids.size() > independent) tail += Fill(desk.messages.copies, ids.size() - independent);
  tail += ":";
  for (const std::string& id : ids) tail += " " + Clean(id);
  if (finding.relation == Relation::kCompatible && !finding.reason.empty())
    tail += " (" + Phrase(Clean(finding.reason), desk.messages) + ")";
  // The words take what the tail leaves; a tail that is too long goes on the next line.
  int room = std::max(page.width() - 2 - Width(tail), 24);
  Runs runs;
  size_t shown = std::min<size_t>(finding.sides.size(), 2);
  for (size_t side = 0; side < shown; ++side) {
    if (finding.sides[side].mentions.empty()) continue;
    if (!runs.empty()) runs.push_back({std::string(desk.messages.fits_with), Ink::kFaint});
    int columns = std::max(room / static_cast<int>(shown) - 4, 28);
    runs.push_back({"“" + Cut(Clean(finding.sides[side].mentions.front().text), columns) + "”", Ink::kAssent});
  }
  runs.push_back({tail});
  page.Write(runs, 2, kIndent);
}

}  // namespace silang::report
