#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/container/inlined_vector.h"
#include "base/cancel.h"
#include "base/sorted.h"
#include "diff/diff.h"
#include "diff/echoes.h"
#include "diff/judge.h"
#include "diff/look_alikes.h"
#include "diff/one_event.h"
#include "diff/one_phrase.h"
#include "diff/quotes.h"
#include "diff/spellings.h"
#include "fmt/compile.h"
#include "fmt/format.h"
#include "fmt/ranges.h"

namespace silang::diff {
namespace {

// Claims that say the same, within and across sources (union by smallest index).
class Groups {
 public:
  explicit Groups(size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }
  uint32_t Find(uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void Join(uint32_t a, uint32_t b) {
    a = Find(a);
    b = Find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<uint32_t> parent_;
};

uint64_t Mix(uint64_t hash, std::string_view text) {
  for (unsigned char c : text) hash = (hash ^ c) * 1099511628211ULL;
  return (hash ^ 0x1f) * 1099511628211ULL;
}

std::string ValueText(const Value& value) {
  if (value.date) return *value.date;
  if (value.quantity) {
    fmt::memory_buffer text;
    for (const auto& part : {value.quantity->number, value.quantity->low, value.quantity->high}) {
      if (part)
        fmt::format_to(std::back_inserter(text), "{}/", *part);
      else
        text.append(std::string_view("-/"));
    }
    text.append(value.quantity->unit);
    return fmt::to_string(text);
  }
  if (value.text) return *value.text;
  return value.polarity ? (*value.polarity ? "yes" : "no") : "";
}

// What one side of a finding says, and of what.
using Told = std::pair<std::string, std::string>;
using ToldSides = absl::InlinedVector<std::pair<std::string_view, std::string_view>, 4>;

// What clashes, not where it stands: the id survives further mentions and further sources.
std::string FindingId(const Finding& finding, ToldSides sides) {
  std::sort(sides.begin(), sides.end());  // whichever stands first
  uint64_t hash = Mix(1469598103934665603ULL, Name(finding.kind));
  hash = Mix(hash, Name(finding.relation));
  for (const auto& [value, about] : sides) hash = Mix(Mix(hash, value), about);
  return fmt::format(FMT_COMPILE("f{:08x}"), static_cast<uint32_t>(hash ^ (hash >> 32)));
}

double Rounded(double probability) { return std::round(probability * 100) / 100; }

double ProbabilityOf(const Decision& decision) {
  return decision.confidence > 0 ? decision.confidence : std::clamp(0.35 + 0.1 * (decision.score - 2), 0.3, 0.97);
}

Severity SeverityOf(const Decision& decision) {
  if (decision.relation == Relation::kAgree || decision.relation == Relation::kCompatible) return Severity::kLow;
  if (decision.relation == Relation::kDiffers) return Severity::kMedium;
  if (decision.rule == kSpellingRule) return Severity::kLow;
  switch (decision.kind) {
    case ClaimKind::kQuote: return Severity::kLow;
    case ClaimKind::kPlace:
    case ClaimKind::kDate:
    case ClaimKind::kMeasure: return Severity::kMedium;
    default: return Severity::kHigh;
  }
}

class Folder {
 public:
  Folder(const std::vector<ReadSource>& sources, const std::vector<Item>& items, const Comparer& comparer,
         const std::vector<JudgedPair>& pairs)
      : sources_(sources), items_(items), comparer_(comparer), pairs_(pairs), groups_(items.size()), voices_(items.size()) {}

  std::vector<Finding> Run() {
    Tell();
    for (const JudgedPair& pair : pairs_) {
      if (pair.decision.relation == Relation::kAgree && pair.decision.equal && SameKind(pair)) groups_.Join(pair.a, pair.b);
    }
    members_.resize(items_.size());
    for (uint32_t i = 0; i < items_.size(); ++i) members_[groups_.Find(i)].push_back(i);
    FindPhrases();
    FoldAgreements();
    FoldOthers();
    for (Finding& finding : findings_) std::erase_if(finding.was, [&](const std::string& id) { return used_.contains(id); });
    return InOrder();
  }

 private:
  // By relation, then the more severe and surer first.
  std::vector<Finding> InOrder() {
    const auto rank = [](const Finding& f) { return (3.0 - static_cast<double>(f.severity)) * f.confidence; };
    std::vector<std::tuple<Relation, double, size_t>> order;
    for (size_t i = 0; i < findings_.size(); ++i) order.emplace_back(findings_[i].relation, -rank(findings_[i]), i);
    std::sort(order.begin(), order.end());
    std::vector<Finding> sorted;
    sorted.reserve(order.size());
    for (const auto& [relation, rank, i] : order) sorted.push_back(std::move(findings_[i]));
    return sorted;
  }

  bool SameKind(const JudgedPair& pair) const { return items_[pair.a].c->kind == items_[pair.b].c->kind; }

  Passage PassageOf(uint32_t i) const {
    const Item& item = items_[i];
    Passage passage;
    passage.source = "S" + std::to_string(item.source.value + 1);
    passage.sentence = item.c->sentence.value;
    passage.span = item.c->span;
    passage.text = std::string(sources_[item.source.value].document->Text(item.c->span));
    if (item.claim < sources_[item.source.value].read) passage.claim = passage.source + "." + std::to_string(item.claim);
    return passage;
  }

  // Claims that say the same, as one side of any finding.
  struct Voice {
    std::vector<uint32_t> members;            // in order
    std::vector<SourceId> sources;            // theirs, sorted
    uint32_t least = 0;                       // of the members that which tells the least, whichever is told first
    std::optional<uint32_t> least_of_others;  // and of those of other sources than its
  };

  Voice MakeVoice(std::vector<uint32_t> members) const {
    Voice voice;
    voice.members = std::move(members);
    const auto tells_less = [&](uint32_t x, uint32_t y) { return rank_[x] < rank_[y]; };
    voice.least = *std::min_element(voice.members.begin(), voice.members.end(), tells_less);
    for (uint32_t i : voice.members) {
      voice.sources.push_back(items_[i].source);
      if (items_[i].source == items_[voice.least].source) continue;
      if (!voice.least_of_others || tells_less(i, *voice.least_of_others)) voice.least_of_others = i;
    }
    SortUnique(&voice.sources);
    return voice;
  }

  Side SideOf(const Voice& voice) const {
    Side side;
    side.value = items_[voice.members.front()].c->value;
    side.mentions.reserve(voice.members.size());
    absl::flat_hash_set<std::pair<uint32_t, std::pair<uint32_t, uint32_t>>> seen;
    for (uint32_t i : voice.members) {
      const Span span = items_[i].c->span;
      if (voice.members.size() == 1 || seen.emplace(items_[i].source.value, std::pair(span.begin, span.end)).second)
        side.mentions.push_back(PassageOf(i));
    }
    return side;
  }

  std::string About(uint32_t i) const {
    const claims::Claim& c = *items_[i].c;
    if (!c.counted_lemma.empty()) return c.counted_lemma;
    return c.predicate.empty() ? "" : comparer_.concepts[c.predicate.front()].name;
  }

  const text::Analysis& AnalysisOf(uint32_t i) const { return sources_[items_[i].source.value].document->analysis; }

  // With its reason and steps, where they are not written yet.
  Decision Explained(const JudgedPair& pair) const {
    Decision decision = pair.decision;
    if (pair.candidate)
      Explain(comparer_, items_, *pair.candidate, &decision);
    else if (decision.kind == ClaimKind::kPolarity)
      decision.steps = ExplainPolarity(comparer_, items_[pair.a], items_[pair.b]);
    else if (decision.kind == ClaimKind::kQuote || decision.kind == ClaimKind::kAttribution)
      decision.steps = ExplainStatements(comparer_, items_[pair.a], items_[pair.b], AnalysisOf(pair.a), AnalysisOf(pair.b));
    return decision;
  }

  // `focus` narrows the one mention of each side; empty to take them whole.
  void Add(const JudgedPair& pair, const std::vector<const Voice*>& sides, const std::vector<Span>& focus = {}) {
    CheckCancelled();
    Decision decision = Explained(pair);
    Finding finding;
    finding.relation = decision.relation;
    finding.kind = decision.kind;
    finding.confidence = Rounded(ProbabilityOf(decision));
    finding.severity = SeverityOf(decision);
    finding.reason = std::move(decision.reason);
    finding.rule = std::move(decision.rule);
    finding.steps = std::move(decision.steps);
    for (const Voice* side : sides) finding.sides.push_back(SideOf(*side));
    for (size_t i = 0; i < focus.size(); ++i) {
      Passage& mention = finding.sides[i].mentions.front();
      mention.span = focus[i];
      mention.text = std::string(sources_[items_[sides[i]->members.front()].source.value].document->Text(focus[i]));
      finding.sides[i].value.text = mention.text;
    }
    Identify(sides, !focus.empty(), &finding);
    finding.summary = Summary(finding);
    findings_.push_back(std::move(finding));
  }

  // A pair seen from its other side, if its reason is still to be written: what a rule has written stays as it is.
  static JudgedPair Turned(JudgedPair pair) {
    if (!pair.candidate) return pair;
    std::swap(pair.a, pair.b);
    std::swap(pair.candidate->a, pair.candidate->b);
    return pair;
  }

  // Look-alikes that are told together, each further side with the pair that joins it. They go by the two likest, whose id it is.
  void AddTogether(const std::vector<const JudgedPair*>& by, double probability) {
    constexpr size_t kMostReasons = 3;
    const bool in_order = groups_.Find(by.front()->a) < groups_.Find(by.front()->b);  // a group goes by its first claim
    const JudgedPair likest = in_order ? *by.front() : Turned(*by.front());
    std::vector<const Voice*> told = {&VoiceOf(likest.a), &VoiceOf(likest.b)};
    Add(likest, told);
    Finding& finding = findings_.back();
    finding.confidence = Rounded(probability);
    if (by.size() == 1) return;
    std::vector<std::string> reasons = {finding.reason};
    for (size_t i = 1; i < by.size(); ++i) {
      const bool joins_b = std::find(told.begin(), told.end(), &VoiceOf(by[i]->a)) != told.end();
      const auto beside = std::find(told.begin(), told.end(), &VoiceOf(joins_b ? by[i]->a : by[i]->b)) - told.begin();
      told.push_back(&VoiceOf(joins_b ? by[i]->b : by[i]->a));
      finding.sides.push_back(SideOf(*told.back()));
      Decision decision = Explained(joins_b ? *by[i] : Turned(*by[i]));
      if (std::find(reasons.begin(), reasons.end(), decision.reason) == reasons.end())
        reasons.push_back(std::move(decision.reason));
      finding.steps.push_back(
          fmt::format("{} beside {}:", Quote(finding.sides.back()), Quote(finding.sides[static_cast<size_t>(beside)])));
      std::move(decision.steps.begin(), decision.steps.end(), std::back_inserter(finding.steps));
    }
    finding.steps.push_back(fmt::format("any of these is taken for another: {:.0f} %", 100 * probability));
    reasons.resize(std::min(kMostReasons, reasons.size()));
    finding.reason = fmt::format("{}", fmt::join(reasons, "; "));
    finding.summary = Summary(finding);
    // Each two of them went by an id of their own before the others came; but not two figures of one source.
    for (size_t y = 2; y < told.size(); ++y) {
      for (size_t x = 0; x < y; ++x) {
        if (OfOneSource(*told[x], *told[y])) continue;
        for (std::string& id : IdsOf({told[x], told[y]}, false, finding)) AddNew(std::move(id), &finding.was);
      }
    }
  }

  static bool OfOneSource(const Voice& x, const Voice& y) { return x.sources.size() == 1 && x.sources == y.sources; }

  // What each item tells, once, and by rank: sides are compared again and again.
  void Tell() {
    std::vector<uint32_t> order(items_.size());
    std::iota(order.begin(), order.end(), 0U);
    for (uint32_t i : order) told_.emplace_back(ValueText(items_[i].c->value), About(i));
    std::sort(order.begin(), order.end(), [&](uint32_t x, uint32_t y) {
      return std::tie(told_[x], items_[x].tie, x) < std::tie(told_[y], items_[y].tie, y);
    });
    rank_.resize(items_.size());
    for (uint32_t at = 0; at < order.size(); ++at) rank_[order[at]] = at;
  }

  // Of a side without the mentions of `left_out` that which tells the least. Nothing if none is left.
  std::optional<uint32_t> Least(const Voice& side, SourceId left_out) const {
    return items_[side.least].source == left_out ? side.least_of_others : side.least;
  }

  // The id of a finding of these sides, then those that it would have without one of its sources: its former ones, if that source was
  // added since. None are told of more than kMostSources. Cost: the sources.
  std::vector<std::string> IdsOf(const std::vector<const Voice*>& sides, bool focused, const Finding& finding) const {
    constexpr size_t kMostSources = 16;
    std::vector<SourceId> sources;
    for (const Voice* side : sides) sources.insert(sources.end(), side->sources.begin(), side->sources.end());
    SortUnique(&sources);
    using OfSides = absl::InlinedVector<uint32_t, 4>;
    const auto least = [&](SourceId left_out) {
      OfSides least;  // none if a side is left with nothing
      for (const Voice* side : sides) {
        const std::optional<uint32_t> of_side = Least(*side, left_out);
        if (!of_side) return OfSides();
        least.push_back(*of_side);
      }
      return least;
    };
    const auto identify = [&](const OfSides& of_sides) {
      ToldSides told;
      for (size_t s = 0; s < of_sides.size(); ++s) {
        told.emplace_back(told_[of_sides[s]]);
        if (focused) told.back().first = *finding.sides[s].value.text;
      }
      return FindingId(finding, std::move(told));
    };
    const OfSides own_least = least(SourceId());
    std::vector<std::string> ids = {identify(own_least)};
    if (sources.size() > kMostSources || (sides.size() == 1 && sources.size() <= 2)) return ids;  // one alone agrees with nobody
    for (SourceId source : sources) {
      const OfSides without = least(source);
      if (!without.empty() && without != own_least) AddNew(identify(without), &ids);
    }
    return ids;
  }

  static void AddNew(std::string id, std::vector<std::string>* ids) {
    if (std::find(ids->begin(), ids->end(), id) == ids->end()) ids->push_back(std::move(id));
  }

  void Identify(const std::vector<const Voice*>& sides, bool focused, Finding* finding) {
    std::vector<std::string> ids = IdsOf(sides, focused, *finding);
    const int nth = ++used_[ids.front()];
    finding->id = nth == 1 ? ids.front() : ids.front() + "-" + std::to_string(nth);
    finding->was.assign(std::make_move_iterator(ids.begin() + 1), std::make_move_iterator(ids.end()));
  }

  static std::string Quote(const Side& side) {
    std::string text = side.mentions.front().text;
    for (char& c : text) c = c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    return "“" + text + "” (" + side.mentions.front().source + ")";
  }

  static std::string Summary(const Finding& finding) {
    std::string quotes;
    for (const Side& side : finding.sides) quotes += (quotes.empty() ? "" : " / ") + Quote(side);
    switch (finding.relation) {
      case Relation::kConflict: return fmt::format("These cannot both be true: {}", quotes);
      case Relation::kDiffers: return fmt::format("Easily confused: {}", quotes);
      case Relation::kCompatible:
        return fmt::format("Both can be true ({}): {}", finding.reason.empty() ? "within what the words allow" : finding.reason,
                           quotes);
      case Relation::kAgree: return fmt::format("Told alike: {}", quotes);
    }
    return quotes;
  }

  // Which of two pairs of two groups is told: a conflict; of others the likelier. Of conflicts that whose sides stand as the report tells
  // them, first told first; then the surer one.
  bool SpeaksFirst(const JudgedPair& x, const JudgedPair& y) {
    const auto conflict = [](const JudgedPair& pair) { return pair.decision.relation == Relation::kConflict; };
    if (conflict(x) != conflict(y)) return conflict(x);
    if (!conflict(x)) {
      const double of_x = ProbabilityOf(x.decision), of_y = ProbabilityOf(y.decision);
      if (of_x != of_y) return of_x > of_y;
      if (x.decision.relation != y.decision.relation) return x.decision.relation < y.decision.relation;
    }
    const auto in_order = [&](const JudgedPair& pair) { return groups_.Find(pair.a) < groups_.Find(pair.b); };
    if (in_order(x) != in_order(y)) return in_order(x);
    return x.decision.score > y.decision.score;
  }

  void FoldAgreements() {
    std::map<uint32_t, const JudgedPair*> best;
    for (const JudgedPair& pair : pairs_) {
      if (pair.decision.relation != Relation::kAgree || !pair.decision.equal || !SameKind(pair)) continue;
      const JudgedPair*& at = best[groups_.Find(pair.a)];
      if (at == nullptr || pair.decision.score > at->decision.score) at = &pair;
    }
    for (const auto& [group, pair] : best) {
      const Voice& voice = VoiceOf(group);
      if (voice.sources.size() > 1) Add(*pair, {&voice});
    }
  }

  // The pair that speaks for two groups, in the order of these.
  class BestPairs {
   public:
    using Groups = std::pair<uint32_t, uint32_t>;

    void Add(Groups groups, const JudgedPair* pair) { pairs_.emplace_back(groups, pair); }
    // Keeps of each two groups that pair which speaks first.
    template <typename SpeaksFirst>
    void Settle(const SpeaksFirst& speaks_first) {
      const auto before = [](const auto& x, const auto& y) { return x.first < y.first; };
      std::stable_sort(pairs_.begin(), pairs_.end(), before);
      size_t kept = 0;
      for (const auto& [groups, pair] : pairs_) {
        if (kept == 0 || pairs_[kept - 1].first != groups)
          pairs_[kept++] = {groups, pair};
        else if (speaks_first(*pair, *pairs_[kept - 1].second))
          pairs_[kept - 1].second = pair;
      }
      pairs_.resize(kept);
    }
    bool contains(Groups groups) const {
      const auto at = std::lower_bound(pairs_.begin(), pairs_.end(), groups, [](const auto& x, Groups y) { return x.first < y; });
      return at != pairs_.end() && at->first == groups;
    }
    auto begin() const { return pairs_.begin(); }
    auto end() const { return pairs_.end(); }

   private:
    std::vector<std::pair<Groups, const JudgedPair*>> pairs_;
  };

  void FoldOthers() {
    BestPairs best;
    for (const JudgedPair& pair : pairs_) {
      if (pair.decision.relation == Relation::kAgree && pair.decision.equal && SameKind(pair)) continue;
      const uint32_t a = groups_.Find(pair.a), b = groups_.Find(pair.b);
      if (a == b) {
        // Equality is not transitive (1.2 million is 1,198,000 and 1,204,000): a clash within a group stands by itself.
        if (pair.decision.relation == Relation::kConflict) AddAlone(pair);
        continue;
      }
      best.Add(std::minmax(a, b), &pair);
    }
    best.Settle([&](const JudgedPair& x, const JudgedPair& y) { return SpeaksFirst(x, y); });
    for (const auto& [key, pair] : best) {
      if (pair->decision.relation == Relation::kDiffers || IsSetApart(*pair)) continue;
      if (pair->decision.focus_a.empty())
        Add(*pair, {&VoiceOf(pair->a), &VoiceOf(pair->b)});
      else
        AddAlone(*pair);
    }
    FoldTogether(best);
  }

  void FoldTogether(const BestPairs& best) {
    std::vector<LookAlike> pairs;
    std::vector<const JudgedPair*> of_pairs;
    for (const auto& [key, pair] : best) {
      const Decision& decision = pair->decision;
      if (decision.relation != Relation::kDiffers || IsSetApart(*pair)) continue;
      const auto [low, high] = std::minmax(rank_[VoiceOf(pair->a).least], rank_[VoiceOf(pair->b).least]);
      // What a rule says is told.
      const double probability =
          decision.confidence > 0 ? decision.confidence : std::max(kLookAlikeFrom, ProbabilityOf(decision));
      pairs.push_back(
          {key.first, key.second, probability, static_cast<uint32_t>(decision.kind), static_cast<uint64_t>(low) << 32 | high});
      of_pairs.push_back(pair);
    }
    // Two figures of one source, of which nothing else is said, are two things to it.
    const auto apart = [&](uint32_t a, uint32_t b) {
      const Voice &x = VoiceOf(a), &y = VoiceOf(b);
      return OfOneSource(x, y) && told_[x.least].first != told_[y.least].first && !best.contains(std::minmax(a, b));
    };
    for (const LookAlikes& together : FoldLookAlikes(pairs, apart)) {
      std::vector<const JudgedPair*> by;
      by.reserve(together.by.size());
      for (size_t pair : together.by) by.push_back(of_pairs[pair]);
      AddTogether(by, together.probability);
    }
  }

  // What articles themselves set beside each other, once for all pairs. Linear in the items: of a sentence, those near enough.
  void FindPhrases() {
    constexpr uint32_t kNeighbours = 16;
    for (uint32_t i = 0; i < items_.size(); ++i) {
      CheckCancelledAt(i);
      const ReadSource& source = sources_[items_[i].source.value];
      const auto last = static_cast<uint32_t>(std::min<size_t>(items_.size(), i + kNeighbours + 1));
      for (uint32_t j = i + 1; j < last; ++j) {
        if (!InOnePhrase(source, items_[i], items_[j])) continue;
        set_apart_.insert(std::minmax(groups_.Find(i), groups_.Find(j)));
        if (!InOneRow(source, items_[i], items_[j])) continue;
        in_row_[i].push_back(j);
        in_row_[j].push_back(i);
      }
    }
  }

  // Whether `a` stands in a row with another that is equal to `b`, which tells of that one then.
  bool IsOfARow(uint32_t a, uint32_t b) const {
    const auto row = in_row_.find(a);
    return row != in_row_.end() && std::any_of(row->second.begin(), row->second.end(), [&](uint32_t i) {
             return CompareValues(*items_[i].c, *items_[b].c) == ValueMatch::kEqual;
           });
  }

  // Whether two figures that exclude each other are set beside each other by an article that tells both: what another says is one or the
  // other. A rule knows better.
  bool IsSetApart(const JudgedPair& pair) {
    if (!pair.candidate || pair.candidate->value != ValueMatch::kDifferent) return false;
    return IsOfARow(pair.a, pair.b) || IsOfARow(pair.b, pair.a) ||
           set_apart_.contains(std::minmax(groups_.Find(pair.a), groups_.Find(pair.b)));
  }

  // Of these two claims, whatever else says the same as either.
  void AddAlone(const JudgedPair& pair) {
    const Voice a = MakeVoice({pair.a}), b = MakeVoice({pair.b});
    const Decision& decision = pair.decision;
    Add(pair, {&a, &b}, decision.focus_a.empty() ? std::vector<Span>() : std::vector{decision.focus_a, decision.focus_b});
  }

  // All that says the same as a claim.
  const Voice& VoiceOf(uint32_t claim) {
    const uint32_t group = groups_.Find(claim);
    if (voices_[group].members.empty()) voices_[group] = MakeVoice(members_[group]);
    return voices_[group];
  }

  const std::vector<ReadSource>& sources_;
  const std::vector<Item>& items_;
  const Comparer& comparer_;
  const std::vector<JudgedPair>& pairs_;
  Groups groups_;
  std::vector<std::vector<uint32_t>> members_;                    // by group
  absl::flat_hash_set<std::pair<uint32_t, uint32_t>> set_apart_;  // groups that one phrase has both of
  absl::flat_hash_map<uint32_t, std::vector<uint32_t>> in_row_;   // by item: the others of its row
  std::vector<Voice> voices_;                                     // by group: empty until asked for
  std::vector<Told> told_;                                        // by item
  std::vector<uint32_t> rank_;                                    // by item: its place among all in the order of what they tell
  absl::flat_hash_map<std::string, int> used_;                    // how many findings have an id
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> FoldFindings(const std::vector<ReadSource>& sources, const std::vector<Item>& items,
                                  const Comparer& comparer, const std::vector<JudgedPair>& pairs) {
  return Folder(sources, items, comparer, pairs).Run();
}

std::vector<Finding> Compare(std::vector<ReadSource> sources, const languages::ConceptTable& concepts) {
  for (ReadSource& source : sources) source.read = source.claims.size();
  AddEchoes(&sources);
  AddSpellings(&sources);
  CheckCancelled();
  const EntityLinks links(sources);
  std::vector<Item> items = MakeItems(sources, links, concepts);
  const KeyWeights weights(&items);
  NearWords near(concepts, &items);
  Overlaps overlaps(weights);
  const Comparer comparer{concepts, links, weights, near, overlaps};
  std::vector<JudgedPair> pairs = Compete(items, JudgePairs(sources, items, comparer));
  const OneEvent one_event(sources, items, links, weights, pairs);
  std::erase_if(pairs, [&](const JudgedPair& pair) {
    CheckCancelledAt(&pair - pairs.data());
    const Relation relation = pair.decision.relation;
    const SourceId a = items[pair.a].source, b = items[pair.b].source;
    // That one of two is wrong is said only where they surely tell of one event: people are shot and nobody is hurt in many places. Who
    // holds which office hangs less on the event: it is enough if they may.
    const bool of_person = pair.decision.kind == ClaimKind::kTitle;
    return !one_event(a, b) || (relation == Relation::kConflict && !of_person && !one_event.Surely(a, b));
  });
  return FoldFindings(sources, items, comparer, pairs);
}

}  // namespace silang::diff
