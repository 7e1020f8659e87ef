#include "diff/competition.h"

#include <algorithm>
#include <array>
#include <climits>

#include "base/cancel.h"
#include "diff/points.h"

namespace silang::diff {
namespace {

// In tenths of a logit.
constexpr int kClose = 10;      // a rival within so much comes close
constexpr int kFarBetter = 20;  // one better by more leaves no doubt
constexpr int kSurePartner = 0, kLikelyPartner = -30, kSomePartner = -20;
constexpr int kNone = INT_MIN / 2;

// The best two of some rivals.
struct Best {
  int first = kNone, second = kNone;

  void Add(int about) {
    second = std::max(second, std::min(first, about));
    first = std::max(first, about);
  }
  bool Is(int about) const { return about >= first; }
  bool IsClear(int about) const { return about >= first && about - second > kClose; }
};

// The rivals of one claim in one source.
struct Rivals {
  Best all, free;       // free: those that have no equal partner on this side, if this claim has none on theirs
  int partner = kNone;  // the best of those with an equal value
  uint32_t equals = 0;
};

// Whether a claim has an equal partner among its rivals that is no chance.
bool HasPartner(const Rivals& rivals) { return rivals.partner > kSomePartner; }
bool HasPartner(const Rivals& rivals, int about) {
  return rivals.partner > kSurePartner || (rivals.partner > about - kClose && rivals.partner > kLikelyPartner);
}

void Mark(Evidence* evidence, Feature feature, bool holds) { (*evidence)[static_cast<size_t>(feature)] = holds; }

class Competition {
 public:
  Competition(const std::vector<Item>& items, std::vector<Candidate>* candidates)
      : items_(items), candidates_(*candidates), anywhere_(items.size(), kNone) {}

  void Run() {
    about_.reserve(candidates_.size());
    places_.reserve(candidates_.size());
    Each([&](size_t i) { about_.push_back(Points(Question::kAbout, candidates_[i].group, candidates_[i].evidence)); });
    Each([&](size_t i) { Enter(candidates_[i], about_[i]); });
    Each([&](size_t i) { EnterFree(candidates_[i], places_[i], about_[i]); });
    Each([&](size_t i) { MarkAll(&candidates_[i], places_[i], about_[i]); });
  }

 private:
  // Where the rivals stand of a in the source of b, and of b in that of a; of two claims of one source nowhere.
  struct Places {
    uint32_t a = 0, b = 0;
  };

  template <typename Visit>
  void Each(const Visit& visit) const {
    for (size_t i = 0; i < candidates_.size(); ++i) {
      CheckCancelledAt(i);
      visit(i);
    }
  }

  bool Within(const Candidate& c) const { return items_[c.a].source == items_[c.b].source; }
  uint64_t Key(uint32_t claim, uint32_t other) const { return (static_cast<uint64_t>(claim) << 32) | items_[other].source.value; }

  void Enter(const Candidate& c, int about) {
    if (Within(c)) {
      places_.emplace_back();
      return;
    }
    const auto place = [&](uint32_t claim, uint32_t other) {
      const auto [at, added] = numbers_.try_emplace(Key(claim, other), static_cast<uint32_t>(rivals_.size()));
      if (added) rivals_.emplace_back();
      return at->second;
    };
    const Places at = places_.emplace_back(Places{place(c.a, c.b), place(c.b, c.a)});
    for (Rivals* rivals : {&rivals_[at.a], &rivals_[at.b]}) {
      rivals->all.Add(about);
      if (c.value != ValueMatch::kEqual) continue;
      rivals->partner = std::max(rivals->partner, about);
      ++rivals->equals;
    }
    if (c.value != ValueMatch::kEqual) return;
    for (uint32_t claim : {c.a, c.b}) anywhere_[claim] = std::max(anywhere_[claim], about);
  }

  void EnterFree(const Candidate& c, Places at, int about) {
    if (Within(c)) return;
    Rivals& a = rivals_[at.a];
    Rivals& b = rivals_[at.b];
    if (HasPartner(a) || HasPartner(b)) return;
    a.free.Add(about);
    b.free.Add(about);
  }

  void MarkAll(Candidate* c, Places at, int about) const {
    bool partner_a, partner_b;
    if (Within(*c)) {
      partner_a = anywhere_[c->a] > kSomePartner;
      partner_b = anywhere_[c->b] > kSomePartner;
      // What other sources tell of two (two victims, two games) is no slip of the pen in this one.
      if (partner_a && partner_b) Mark(&c->evidence, Feature::kOneText, false);
    } else {
      const Rivals& a = rivals_[at.a];
      const Rivals& b = rivals_[at.b];
      const auto mark = [&](Feature feature, bool holds) { Mark(&c->evidence, feature, holds); };
      mark(Feature::kBestBoth, a.all.Is(about) && b.all.Is(about));
      mark(Feature::kBestOne, a.all.Is(about) != b.all.Is(about));
      mark(Feature::kMarginBoth, a.all.IsClear(about) && b.all.IsClear(about));
      mark(Feature::kRankLow, std::min(a.all.first, b.all.first) - about > kFarBetter);
      const bool free = !HasPartner(a) && !HasPartner(b);
      mark(Feature::kBestFree, free && a.free.Is(about) && b.free.Is(about));
      mark(Feature::kMarginFree, free && a.free.IsClear(about) && b.free.IsClear(about));
      mark(Feature::kEqualOnce, c->value == ValueMatch::kEqual && a.equals == 1 && b.equals == 1);
      partner_a = HasPartner(a, about);
      partner_b = HasPartner(b, about);
    }
    if (c->value == ValueMatch::kEqual) return;
    Mark(&c->evidence, Feature::kPartnerOne, partner_a != partner_b);
    Mark(&c->evidence, Feature::kPartnerBoth, partner_a && partner_b);
  }

  const std::vector<Item>& items_;
  std::vector<Candidate>& candidates_;
  std::vector<int> about_, anywhere_;  // by candidate; by claim: the best equal partner in any source
  std::vector<Rivals> rivals_;         // by claim and source, numbered as they come
  absl::flat_hash_map<uint64_t, uint32_t> numbers_;
  std::vector<Places> places_;  // by candidate
};

}  // namespace

void Compete(const std::vector<Item>& items, std::vector<Candidate>* candidates) { Competition(items, candidates).Run(); }

}  // namespace silang::diff
