#include "report/selection.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/container/flat_hash_set.h"

namespace silang::report {
namespace {

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

// Whether the last mention that begins before the end of `span` reaches into it.
bool Covered(const std::vector<Span>& sorted, const Span& span) {
  auto after = std::lower_bound(sorted.begin(), sorted.end(), Span{span.end, span.end});
  return after != sorted.begin() && std::prev(after)->Overlaps(span);
}

}  // namespace

std::vector<const Finding*> Select(const Report& report, std::initializer_list<Relation> relations) {
  std::vector<const Finding*> selected;
  for (const Finding& finding : report.findings) {
    if (std::find(relations.begin(), relations.end(), finding.relation) != relations.end()) selected.push_back(&finding);
  }
  return selected;
}

std::vector<const Finding*> Corroborated(const Report& report, const SourceIndex& sources) {
  const auto bare = [](const Finding& f) {
    return f.kind == ClaimKind::kPolarity || f.kind == ClaimKind::kTitle || f.kind == ClaimKind::kPlace;
  };
  std::vector<std::pair<std::pair<bool, int>, const Finding*>> order;
  for (const Finding* finding : Select(report, {Relation::kAgree, Relation::kCompatible}))
    order.push_back({{bare(*finding), -static_cast<int>(sources.Independent(SourcesOf(*finding)))}, finding});
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<const Finding*> findings;
  findings.reserve(order.size());
  for (const auto& entry : order) findings.push_back(entry.second);
  return findings;
}

std::string Totals(const Report& report, const Messages& messages) {
  const auto count = [&](std::initializer_list<Relation> relations) { return Select(report, relations).size(); };
  return Fill(messages.totals, Fill(messages.conflict_total, count({Relation::kConflict})),
              Fill(messages.look_alike_total, count({Relation::kDiffers})),
              Fill(messages.corroborated_total, count({Relation::kCompatible, Relation::kAgree})),
              Fill(messages.claim_total, report.claims.size()), Fill(messages.pair_total, report.alignments.size()),
              Fill(messages.source_total, report.sources.size()));
}

Alone::Alone(const Report& report) {
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

std::vector<const Claim*> Alone::Of(const std::string& source) const {
  auto found = by_source_.find(source);
  std::vector<const Claim*> claims = found == by_source_.end() ? std::vector<const Claim*>() : found->second;
  std::stable_sort(claims.begin(), claims.end(), [](const Claim* a, const Claim* b) { return Weight(*a) > Weight(*b); });
  return claims;
}

std::vector<const Claim*> OneForASentence(const std::vector<const Claim*>& claims, size_t most) {
  std::vector<const Claim*> shown;
  absl::flat_hash_set<uint32_t> sentences;
  for (const Claim* claim : claims) {
    if (shown.size() == most) break;
    if (sentences.insert(claim->passage.sentence).second) shown.push_back(claim);
  }
  std::sort(shown.begin(), shown.end(), [](const Claim* a, const Claim* b) { return a->passage.span < b->passage.span; });
  return shown;
}

}  // namespace silang::report
