// What the parts of the HTML report share.
#include <algorithm>
#include <array>

#include "report/html.h"
#include "report/page.h"

namespace silang::report {

std::string Escaped(std::string_view text) {
  const std::string clean = Clean(text);
  std::string out;
  out.reserve(clean.size());
  for (const char c : clean) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

std::vector<size_t> Listed(const Report& report) {
  std::array<size_t, 4> left = {300, 100, 100, 200};  // by relation
  std::vector<size_t> listed;
  for (size_t i = 0; i < report.findings.size(); ++i) {
    size_t& of_relation = left.at(static_cast<size_t>(report.findings[i].relation));
    if (of_relation == 0) continue;
    --of_relation;
    listed.push_back(i);
  }
  return listed;
}

std::string_view ClassOf(Relation relation) {
  switch (relation) {
    case Relation::kConflict: return "r0";
    case Relation::kDiffers: return "r1";
    case Relation::kCompatible: return "r2";
    case Relation::kAgree: return "r3";
  }
  return "";
}

std::string_view WordOf(Relation relation, const Messages& messages) {
  switch (relation) {
    case Relation::kConflict: return messages.conflict_word;
    case Relation::kDiffers: return messages.differs_word;
    case Relation::kCompatible: return messages.compatible_word;
    case Relation::kAgree: return messages.agree_word;
  }
  return "";
}

std::string Letter(size_t side) { return side < 26 ? std::string(1, static_cast<char>('A' + side)) : std::to_string(side + 1); }

std::string NameOf(const Sheet& sheet, const SourceInfo& source) {
  constexpr int kColumns = 80;
  return source.publisher.empty() ? sheet.sources.ShortName(source.id) : Cut(Clean(source.publisher), kColumns);
}

void AddRuns(const Runs& runs, Markup* out) {
  for (const Run& run : runs) {
    if (run.marked) {
      out->Add("<mark>{}</mark>", run.text);
    } else {
      out->Text(run.text);
    }
  }
}

void AddPassage(const Sheet& sheet, const Passage& mention, const std::vector<Span>& marks) {
  constexpr int kColumns = 300;
  const SourceInfo* source = sheet.sources.Find(mention.source);
  if (source == nullptr || mention.span.begin >= mention.span.end || mention.span.end > source->text.size()) {
    sheet.out->Add("<mark>{}</mark>", Cut(Clean(mention.text), kColumns));
    return;
  }
  AddRuns(Quote(*source, SentencesAround(*source, mention), marks, Ink::kStrong, kColumns, true), sheet.out);
}

}  // namespace silang::report
