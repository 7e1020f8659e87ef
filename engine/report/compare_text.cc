// The comparison as a fact-checker reads it: conflicts first, then look-alikes, then what is corroborated, then what only
// one source says.
#include <algorithm>
#include <array>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "report/finding_text.h"
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

std::vector<const Finding*> Select(const Report& report, std::initializer_list<Relation> relations) {
  std::vector<const Finding*> selected;
  for (const Finding& finding : report.findings) {
    if (std::find(relations.begin(), relations.end(), finding.relation) != relations.end()) selected.push_back(&finding);
  }
  return selected;
}

void WriteMore(const Desk& desk, size_t shown, size_t all, int indent) {
  if (all > shown) desk.page->Write({{Fill(desk.messages.more, all - shown), Ink::kFaint}}, indent);
}

void WriteCorroboratedSection(const Desk& desk, std::vector<const Finding*> findings) {
  if (findings.empty()) return;
  WriteHead(desk, desk.messages.corroborated, desk.messages.corroborated_hold, findings.size());
  auto sources = [&](const Finding* finding) { return desk.sources.Independent(SourcesOf(*finding)); };
  // Figures, times and words first: that a deed or an office is told alike is seldom what a reader looks for.
  auto bare = [](const Finding* f) {
    return f->kind == ClaimKind::kPolarity || f->kind == ClaimKind::kTitle || f->kind == ClaimKind::kPlace;
  };
  std::stable_sort(findings.begin(), findings.end(), [&](const Finding* a, const Finding* b) {
    return std::pair(bare(a), -static_cast<int>(sources(a))) < std::pair(bare(b), -static_cast<int>(sources(b)));
  });
  size_t shown = std::min(findings.size(), kMostCorroborated);
  for (size_t i = 0; i < shown; ++i) WriteCorroborated(desk, *findings[i]);
  WriteMore(desk, shown, findings.size(), 2);
}

// How much a reader wants to know that nobody else says this: deaths before money before numbers before the rest.
int Weight(const Claim& claim) {
  constexpr std::array<std::string_view, 8> kGrave = {"die",     "kill",     "injure", "murder",
                                                      "missing", "casualty", "shoot",  "death-toll"};
  auto grave = [&](const std::string& slot) { return std::find(kGrave.begin(), kGrave.end(), slot) != kGrave.end(); };
  if (grave(claim.predicate) || grave(claim.counted)) return 9;
  switch (claim.kind) {
    case ClaimKind::kMoney: return 7;
    case ClaimKind::kCount: return 6;
    case ClaimKind::kPercent: return 5;
    case ClaimKind::kMeasure:
    case ClaimKind::kQuote:
    case ClaimKind::kSuperlative: return 4;
    case ClaimKind::kAge:
    case ClaimKind::kOrdinal: return 3;
    case ClaimKind::kDate:
    case ClaimKind::kDuration:
    case ClaimKind::kAttribution: return 2;
    case ClaimKind::kParticipants:
    case ClaimKind::kPlace:
    case ClaimKind::kPolarity: return 1;
    case ClaimKind::kTitle:
    case ClaimKind::kSelf: return 0;
  }
  return 0;
}

// The claims of each source that no finding holds, as mention or by their place.
class Alone {
 public:
  explicit Alone(const Report& report) {
    absl::flat_hash_set<std::string> held;
    absl::flat_hash_map<std::string, std::vector<Span>> spans;
    for (const Finding& finding : report.findings) {
      for (const Side& side : finding.sides) {
        for (const Passage& mention : side.mentions) {
          held.insert(mention.claim);
          spans[mention.source].push_back(mention.span);
        }
      }
    }
    for (auto& entry : spans) std::sort(entry.second.begin(), entry.second.end());
    for (const Claim& claim : report.claims) {
      if (held.contains(claim.id) || Covered(spans[claim.passage.source], claim.passage.span)) continue;
      by_source_[claim.passage.source].push_back(&claim);
      ++size_;
    }
  }

  size_t size() const { return size_; }
  // The weightiest first, then in the order of the text.
  std::vector<const Claim*> Of(const std::string& source) const {
    auto found = by_source_.find(source);
    std::vector<const Claim*> claims = found == by_source_.end() ? std::vector<const Claim*>() : found->second;
    std::stable_sort(claims.begin(), claims.end(), [](const Claim* a, const Claim* b) { return Weight(*a) > Weight(*b); });
    return claims;
  }

 private:
  // Whether the last mention that begins before the end of `span` reaches into it.
  static bool Covered(const std::vector<Span>& sorted, const Span& span) {
    auto after = std::lower_bound(sorted.begin(), sorted.end(), Span{span.end, span.end});
    return after != sorted.begin() && std::prev(after)->Overlaps(span);
  }

  absl::flat_hash_map<std::string, std::vector<const Claim*>> by_source_;
  size_t size_ = 0;
};

void WriteAlone(const Desk& desk) {
  if (desk.report.sources.size() < 2) return;
  Alone alone(desk.report);
  if (alone.size() == 0) return;
  WriteHead(desk, desk.messages.only_one, desk.messages.only_one_hold, alone.size());
  for (const SourceInfo& source : desk.report.sources) {
    std::vector<const Claim*> claims = alone.Of(source.id);
    if (claims.empty()) continue;
    desk.page->Write({{desk.sources.Label(source.id), Ink::kSource}}, 2);
    std::vector<const Claim*> shown;  // one for a sentence
    for (const Claim* claim : claims) {
      if (shown.size() == kMostAlone) break;
      auto same = [&](const Claim* other) { return other->passage.sentence == claim->passage.sentence; };
      if (std::none_of(shown.begin(), shown.end(), same)) shown.push_back(claim);
    }
    std::sort(shown.begin(), shown.end(), [](const Claim* a, const Claim* b) { return a->passage.span < b->passage.span; });
    for (const Claim* claim : shown) WriteQuoteLine(desk, {"- "}, claim->passage, {claim->passage.span}, Ink::kStrong, 4);
    WriteMore(desk, shown.size(), claims.size(), 4);
  }
}

void WriteTotals(const Desk& desk, size_t conflicts, size_t look_alikes, size_t corroborated) {
  const Messages& messages = desk.messages;
  desk.page->Blank();
  std::string totals =
      Fill(messages.totals, Fill(messages.conflict_total, conflicts), Fill(messages.look_alike_total, look_alikes),
           Fill(messages.corroborated_total, corroborated), Fill(messages.claim_total, desk.report.claims.size()),
           Fill(messages.pair_total, desk.report.alignments.size()), Fill(messages.source_total, desk.report.sources.size()));
  desk.page->Write({{totals, Ink::kStrong}}, 0);
  if (!desk.report.findings.empty()) {
    desk.page->Write({{Fill(messages.explain_hint, Clean(desk.report.findings.front().id)), Ink::kFaint}}, 0, 2);
  }
}

std::string ComparisonText(const Report& report, const TextStyle& style) {
  const Messages& messages = English();
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
  std::vector<const Finding*> corroborated = Select(report, {Relation::kAgree, Relation::kCompatible});
  WriteCorroboratedSection(desk, corroborated);
  WriteAlone(desk);
  WriteTotals(desk, conflicts.size(), look_alikes.size(), corroborated.size());
  return page.Take();
}

}  // namespace
}  // namespace report

std::string ToText(const Report& report, const TextStyle& style) { return report::ComparisonText(report, style); }

}  // namespace silang
