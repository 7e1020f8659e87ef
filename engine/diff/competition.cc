#include "diff/competition.h"

#include <algorithm>
#include <array>
#include <climits>

#include "diff/points.h"

namespace silang::diff {
namespace {

// In tenths of a logit.
constexpr int kClose = 10;      // a rival within so much comes close
constexpr int kFarBetter = 20;  // one better by more leaves no doubt
constexpr int kSurePartner = 0, kLikelyPartner = -30, kSomePartner = -20;
constexpr int kNone = INT_MIN / 2;

// The rivals of one claim in one source.
struct Rivals {
  int best = kNone, second = kNone;
  int partner = kNone;  // the best of those with an equal value
  uint32_t count = 0;

  void Add(int about, bool equal) {
    ++count;
    second = std::max(second, std::min(best, about));
    best = std::max(best, about);
    if (equal) partner = std::max(partner, about);
  }
};

bool HasPartner(const Rivals& rivals, int about) {
  return rivals.partner > kSurePartner || (rivals.partner > about - kClose && rivals.partner > kLikelyPartner);
}

void Mark(Evidence* evidence, Feature feature, bool holds) { (*evidence)[static_cast<size_t>(feature)] = holds; }

}  // namespace

void Compete(const std::vector<Item>& items, std::vector<Candidate>* candidates) {
  absl::flat_hash_map<uint64_t, Rivals> rivals;  // by claim and source
  std::vector<int> about, anywhere(items.size(), kNone);
  const auto key = [&](uint32_t claim, uint32_t other) {
    return (static_cast<uint64_t>(claim) << 32) | items[other].source.value;
  };
  about.reserve(candidates->size());
  for (const Candidate& c : *candidates) {
    about.push_back(Points(Question::kAbout, c.group, c.evidence));
    if (items[c.a].source == items[c.b].source) continue;
    const bool equal = c.value == ValueMatch::kEqual;
    rivals[key(c.a, c.b)].Add(about.back(), equal);
    rivals[key(c.b, c.a)].Add(about.back(), equal);
    if (!equal) continue;
    for (uint32_t claim : {c.a, c.b}) anywhere[claim] = std::max(anywhere[claim], about.back());
  }
  for (size_t i = 0; i < candidates->size(); ++i) {
    Candidate& c = (*candidates)[i];
    bool partner_a, partner_b;
    if (items[c.a].source == items[c.b].source) {
      partner_a = anywhere[c.a] > kSomePartner;
      partner_b = anywhere[c.b] > kSomePartner;
    } else {
      const Rivals& a = rivals.at(key(c.a, c.b));
      const Rivals& b = rivals.at(key(c.b, c.a));
      const bool first_a = about[i] >= a.best, first_b = about[i] >= b.best;
      const auto clear = [&](const Rivals& r) { return r.count < 2 || about[i] - r.second > kClose; };
      Mark(&c.evidence, Feature::kBestBoth, first_a && first_b);
      Mark(&c.evidence, Feature::kBestOne, first_a != first_b);
      Mark(&c.evidence, Feature::kRankLow, std::min(a.best, b.best) - about[i] > kFarBetter);
      Mark(&c.evidence, Feature::kMarginBoth, first_a && first_b && clear(a) && clear(b));
      partner_a = HasPartner(a, about[i]);
      partner_b = HasPartner(b, about[i]);
    }
    if (c.value == ValueMatch::kEqual) continue;
    Mark(&c.evidence, Feature::kPartnerOne, partner_a != partner_b);
    Mark(&c.evidence, Feature::kPartnerBoth, partner_a && partner_b);
  }
}

}  // namespace silang::diff
