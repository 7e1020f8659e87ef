// What the parts of the HTML report share.
#include <algorithm>

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
