// The comparison as a fact-checker reads it: conflicts first, then look-alikes, then what is corroborated, then what only
// one source says.
#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "report/finding_text.h"
#include "report/selection.h"
#include "silang/engine.h"

namespace silang {
namespace report {
namespace {

constexpr size_t kMostLookAlikes = 40;
constexpr size_t kMostCorroborated = 20;
constexpr size_t kMostAlone = 5;  // claims shown of each source that stand alone

void WriteHead(const Desk& desk, std::string_view name, std::string_view holds, size_t count) {
  desk.page->Blank();
  Runs runs = {{std::string(name), Ink::kStrong}, {" (" + std::to_string(count) + ")", Ink::kStrong}};
  if (!holds.empty()) runs.push_back({" – " + std::string(holds), Ink::kFaint});
  desk.page->Write(runs, 0, 2);
}

std::string Day(const SourceInfo& source, const Messages& messages) {
  return source.published.empty() ? std::string(messages.no_date) : Cut(Clean(source.published.substr(0, 10)), 10);
}

// "  S1  Harian Timur   Title cut to what is left …   2025-09-04  id", the title below where the line is short.
void WriteSources(const Desk& desk) {
  const std::vector<SourceInfo>& sources = desk.report.sources;
  WriteHead(desk, desk.messages.sources, "", sources.size());
  int id_columns = 2;
  int name_columns = 4;
  int language_columns = 2;
  for (const SourceInfo& source : sources) {
    id_columns = std::max(id_columns, Width(Clean(source.id)));
    name_columns = std::max(name_columns, Width(desk.sources.ShortName(source.id)));
    language_columns = std::max(language_columns, Width(Clean(source.language)));
  }
  id_columns = std::min(id_columns, 6);
  language_columns = std::min(language_columns, 8);
  int fixed = 2 + id_columns + 2 + 2 + 10 + 2 + language_columns;
  name_columns = std::min({name_columns, desk.page->width() - fixed, desk.page->width() / 4 + 4});
  int title_columns = desk.page->width() - fixed - name_columns - 2;
  bool own_line = title_columns < 20;
  for (const SourceInfo& source : sources) {
    std::string title = source.title.empty() ? std::string(desk.messages.untitled) : Clean(source.title);
    Runs runs = {{Cut(Clean(source.id), id_columns, true) + "  ", Ink::kStrong},
                 {Cut(desk.sources.ShortName(source.id), name_columns, true) + "  ", Ink::kSource}};
    if (!own_line) runs.push_back({Cut(title, title_columns, true) + "  "});
    runs.push_back(
        {Cut(Day(source, desk.messages), 10, true) + "  " + Cut(Clean(source.language), language_columns), Ink::kFaint});
    desk.page->Write(runs, 2);
    if (own_line) desk.page->Write({{Cut(title, desk.page->width() - 6)}}, 6);
  }
}

// "S3 tells the same story as S1: they count as one source."
void WriteCopies(const Desk& desk) {
  absl::flat_hash_map<std::string, std::string> first;
  for (const SourceInfo& source : desk.report.sources) {
    auto [entry, is_new] = first.try_emplace(desk.sources.Story(source.id), source.id);
    if (!is_new) {
      desk.page->Write({{Fill(desk.messages.copy_of, Clean(source.id), Clean(entry->second)), Ink::kFaint}}, 2);
    }
  }
}

void WriteMore(const Desk& desk, size_t shown, size_t all, int indent) {
  if (all > shown) desk.page->Write({{Fill(desk.messages.more, all - shown), Ink::kFaint}}, indent);
}

void WriteCorroboratedSection(const Desk& desk) {
  const std::vector<const Finding*> findings = Corroborated(desk.report, desk.sources);
  if (findings.empty()) return;
  WriteHead(desk, desk.messages.corroborated, desk.messages.corroborated_hold, findings.size());
  size_t shown = std::min(findings.size(), kMostCorroborated);
  for (size_t i = 0; i < shown; ++i) WriteCorroborated(desk, *findings[i]);
  WriteMore(desk, shown, findings.size(), 2);
}

void WriteAlone(const Desk& desk) {
  if (desk.report.sources.size() < 2) return;
  Alone alone(desk.report);
  if (alone.size() == 0) return;
  WriteHead(desk, desk.messages.only_one, desk.messages.only_one_hold, alone.size());
  for (const SourceInfo& source : desk.report.sources) {
    std::vector<const Claim*> claims = alone.Of(source.id);
    if (claims.empty()) continue;
    desk.page->Write({{desk.sources.Label(source.id), Ink::kSource}}, 2);
    const std::vector<const Claim*> shown = OneForASentence(claims, kMostAlone);
    for (const Claim* claim : shown) WriteQuoteLine(desk, {"- "}, claim->passage, {claim->passage.span}, Ink::kStrong, 4);
    WriteMore(desk, shown.size(), claims.size(), 4);
  }
}

void WriteTotals(const Desk& desk) {
  const Messages& messages = desk.messages;
  desk.page->Blank();
  desk.page->Write({{Totals(desk.report, messages), Ink::kStrong}}, 0);
  if (!desk.report.findings.empty()) {
    desk.page->Write({{Fill(messages.explain_hint, Clean(desk.report.findings.front().id)), Ink::kFaint}}, 0, 2);
  }
}

std::string ComparisonText(const Report& report, const TextStyle& style) {
  const Messages& messages = MessagesOf(style.ui);
  SourceIndex sources(report, messages);
  Page page(style);
  Desk desk = {report, messages, sources, &page};
  WriteSources(desk);
  WriteCopies(desk);

  std::vector<const Finding*> conflicts = Select(report, {Relation::kConflict});
  if (conflicts.empty()) {
    page.Blank();
    page.Write({{std::string(messages.no_conflict), Ink::kAssent}});
  } else {
    WriteHead(desk, messages.conflicts, messages.conflicts_hold, conflicts.size());
    for (size_t i = 0; i < conflicts.size(); ++i) WriteConflict(desk, i + 1, *conflicts[i]);
  }
  std::vector<const Finding*> look_alikes = Select(report, {Relation::kDiffers});
  if (!look_alikes.empty()) {
    WriteHead(desk, messages.look_alikes, messages.look_alikes_hold, look_alikes.size());
    size_t shown = std::min(look_alikes.size(), kMostLookAlikes);
    for (size_t i = 0; i < shown; ++i) WriteLookAlike(desk, conflicts.size() + i + 1, *look_alikes[i]);
    WriteMore(desk, shown, look_alikes.size(), 4);
  }
  WriteCorroboratedSection(desk);
  WriteAlone(desk);
  WriteTotals(desk);
  return page.Take();
}

}  // namespace
}  // namespace report

std::string ToText(const Report& report, const TextStyle& style) { return report::ComparisonText(report, style); }

}  // namespace silang
