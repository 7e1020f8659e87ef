#include "desk/standing.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"

namespace silang::desk {
namespace {

constexpr size_t kMostOfSide = 12;   // anchors
constexpr size_t kMostAtPlace = 16;  // findings of one mention that are looked at

using Place = std::tuple<int64_t, uint32_t, uint32_t>;  // source, begin, end

struct Mention {
  size_t finding = 0;
  uint32_t side = 0;
};

class Findings {
 public:
  Findings(const Report& report, const std::vector<int64_t>& sources) : report_(report) {
    absl::flat_hash_map<std::string_view, int64_t> numbers;
    for (size_t i = 0; i < std::min(report.sources.size(), sources.size()); ++i) numbers[report.sources[i].id] = sources[i];
    for (size_t f = 0; f < report.findings.size(); ++f) {
      const Finding& finding = report.findings[f];
      ids_.try_emplace(finding.id, f);
      for (const std::string& former : finding.was) former_.try_emplace(former, f);
      for (uint32_t s = 0; s < finding.sides.size(); ++s) {
        for (const Passage& mention : finding.sides[s].mentions) {
          const auto number = numbers.find(mention.source);
          if (number == numbers.end()) continue;
          std::vector<Mention>& at = mentions_[{number->second, mention.span.begin, mention.span.end}];
          if (at.size() < kMostAtPlace) at.push_back({f, s});
        }
      }
    }
  }

  std::optional<size_t> Find(const Decision& decision) const {
    // How many of its sides each finding shares a mention with, in what order they come.
    std::vector<std::pair<size_t, uint32_t>> sides;  // finding, side of the decision
    uint32_t of = 0;
    for (const Anchor& anchor : decision.anchors) {
      of = std::max(of, anchor.side + 1);
      const auto at = mentions_.find({anchor.source, anchor.span.begin, anchor.span.end});
      if (at == mentions_.end()) continue;
      for (const Mention& mention : at->second) sides.emplace_back(mention.finding, anchor.side);
    }
    std::sort(sides.begin(), sides.end());
    sides.erase(std::unique(sides.begin(), sides.end()), sides.end());
    const auto shared = [&](size_t finding) {
      return std::count_if(sides.begin(), sides.end(), [&](const auto& pair) { return pair.first == finding; });
    };
    const auto same = ids_.find(decision.finding);
    const auto former = former_.find(decision.finding);
    if (same != ids_.end() && (of == 0 || shared(same->second) > 0)) return same->second;
    if (former != former_.end()) return former->second;
    for (size_t i = 0; i < sides.size(); ++i) {
      const size_t finding = sides[i].first;
      if (i > 0 && sides[i - 1].first == finding) continue;
      if (Name(report_.findings[finding].kind) == decision.kind && report_.findings[finding].sides.size() >= of &&
          shared(finding) == static_cast<std::ptrdiff_t>(of))
        return finding;
    }
    // "f12345678-2" is the second of that id, whichever comes second.
    if (same != ids_.end() && decision.finding.find('-') == std::string::npos) return same->second;
    return std::nullopt;
  }

 private:
  const Report& report_;
  absl::flat_hash_map<std::string_view, size_t> ids_, former_;
  absl::flat_hash_map<Place, std::vector<Mention>> mentions_;
};

}  // namespace

std::vector<Anchor> AnchorsOf(const Finding& finding, const Report& report, const std::vector<int64_t>& sources) {
  std::vector<Anchor> anchors;
  for (uint32_t s = 0; s < finding.sides.size(); ++s) {
    size_t left = kMostOfSide;
    for (const Passage& mention : finding.sides[s].mentions) {
      for (size_t i = 0; i < std::min(report.sources.size(), sources.size()) && left > 0; ++i) {
        if (report.sources[i].id != mention.source) continue;
        anchors.push_back({s, sources[i], mention.span});
        --left;
        break;
      }
    }
  }
  return anchors;
}

std::vector<std::optional<size_t>> Standing(const Report& report, const std::vector<int64_t>& sources,
                                            const std::vector<Decision>& decisions) {
  const Findings findings(report, sources);
  std::vector<std::optional<size_t>> places;
  places.reserve(decisions.size());
  for (const Decision& decision : decisions) places.push_back(findings.Find(decision));
  return places;
}

}  // namespace silang::desk
