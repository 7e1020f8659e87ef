#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "base/cancel.h"
#include "diff/candidates.h"
#include "diff/competition.h"
#include "diff/diff.h"
#include "diff/judge.h"
#include "diff/quotes.h"

namespace silang::diff {
namespace {

using claims::Claim;

constexpr size_t kMostYears = 2000;  // dates or spans of years; more are a chronicle, where each year fits some span

// Kinds that can be told of one thing.
enum class Family : uint8_t { kNumber, kDate, kStatement, kParticipants, kPlace, kPolarity, kSuperlative, kTitle };

Family FamilyOf(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::kDate: return Family::kDate;
    case ClaimKind::kQuote:
    case ClaimKind::kAttribution: return Family::kStatement;
    case ClaimKind::kParticipants: return Family::kParticipants;
    case ClaimKind::kPlace: return Family::kPlace;
    case ClaimKind::kPolarity: return Family::kPolarity;
    case ClaimKind::kSuperlative: return Family::kSuperlative;
    case ClaimKind::kTitle: return Family::kTitle;
    default: return Family::kNumber;
  }
}

bool CanBeYears(const Claim& c) {
  if (c.kind == ClaimKind::kDate) return c.time && c.time->grain == claims::Grain::kYear;
  return (c.kind == ClaimKind::kDuration && c.value.quantity && c.value.quantity->unit == "year") ||
         c.kind == ClaimKind::kOrdinal;
}

// What two claims must share to be looked at together; nothing for those that no rule compares (JudgeOne).
std::vector<uint64_t> CandidateKeys(const Item& item, const languages::ConceptTable& concepts) {
  const Claim& c = *item.c;
  const auto key = [&](uint64_t tag, uint64_t value) {
    return (static_cast<uint64_t>(FamilyOf(c.kind)) << 60) ^ (tag << 56) ^ (value & 0x00ffffffffffffffULL);
  };
  std::vector<uint64_t> keys;
  const auto add_all = [&](uint64_t tag, const ConceptList& ids) {
    for (ConceptId id : ids) keys.push_back(key(tag, id.value));
  };
  // Events meet through the event that both are kinds of, too: talks and a bilateral meeting are meetings.
  const auto add_events = [&](uint64_t tag, const ConceptList& ids) {
    add_all(tag, ids);
    for (ConceptId id : ids) {
      for (ConceptId parent : concepts[id].parents) {
        if (concepts[parent].field != "base") keys.push_back(key(tag, parent.value));
      }
    }
  };
  switch (FamilyOf(c.kind)) {
    case Family::kNumber:
      if (!CanBeYears(c)) break;
      add_events(1, c.counted);
      add_all(1, c.property);
      add_events(5, c.predicate);
      if (!c.counted_lemma.empty()) keys.push_back(key(2, text::LemmaKey(c.counted_lemma)));
      if (c.value.quantity && c.value.quantity->unit != "1")
        keys.push_back(key(3, text::LemmaKey(c.value.base ? c.value.base->unit : c.value.quantity->unit)));
      if (c.value.quantity && c.value.quantity->number && *c.value.quantity->number >= 10)
        keys.push_back(key(4, static_cast<uint64_t>(std::min(*c.value.quantity->number, 1e15))));
      break;
    case Family::kStatement: break;  // StatementPairs
    case Family::kTitle: keys.push_back(key(1, item.bearer.value)); break;
    case Family::kSuperlative: keys.push_back(key(1, text::LemmaKey(c.value.text.value_or("")))); break;
    case Family::kDate:
      if (!c.order) break;
      add_events(1, c.predicate);
      add_events(1, c.nearby);
      break;
    case Family::kPolarity:
      // What is denied, and opposites, are candidates of a group of their own (diff/happened.h).
      if (c.modality != Modality::kConditional) add_all(*c.value.polarity ? 1 : 2, c.predicate);
      break;
    default:
      if (!c.counted_lemma.empty())
        keys.push_back(key(8, text::LemmaKey(c.counted_lemma)));  // a name of AddSpellings
      else
        add_events(1, c.predicate);
      if (c.is_site && item.place.valid()) keys.push_back(key(9, item.place.value));
      break;
  }
  return keys;
}

}  // namespace

std::optional<Decision> JudgeOne(const std::vector<ReadSource>& sources, const Item& a, const Item& b, const Comparer& comparer) {
  const Claim& x = *a.c;
  const Claim& y = *b.c;
  const auto slots = [&] { return CompareSlots(comparer, a, b); };
  switch (FamilyOf(x.kind)) {
    case Family::kNumber: {
      if (x.kind == ClaimKind::kAge || y.kind == ClaimKind::kAge) return std::nullopt;
      if (x.kind == y.kind || !CanBeYears(x) || !CanBeYears(y)) return std::nullopt;
      const auto& clock = sources[a.source.value].context->anchor ? sources[a.source.value].context->anchor
                                                                  : sources[b.source.value].context->anchor;
      const std::optional<int> this_year = clock ? std::optional(clock->date.year) : std::nullopt;
      return CompareAnniversaries(comparer, a, b, slots(), this_year);
    }
    case Family::kDate: return CompareOrders(comparer, a, b, slots());
    case Family::kStatement:
      return CompareStatements(comparer, a, b, sources[a.source.value].document->analysis,
                               sources[b.source.value].document->analysis);
    case Family::kParticipants:
      if (!x.counted_lemma.empty()) return CompareSpellings(a, b);
      return CompareParticipants(comparer, a, b, slots());
    case Family::kPlace:
      if (!x.counted_lemma.empty()) return CompareSpellings(a, b);
      return ComparePlaceClaims(comparer, a, b, slots());
    case Family::kPolarity: return ComparePolarity(comparer, a, b);
    case Family::kSuperlative: return CompareSuperlatives(comparer, a, b, slots());
    case Family::kTitle: return CompareTitles(comparer, a, b, slots());
  }
  return std::nullopt;
}

namespace {

// Statements, which are found by their words: all that share one; of many each with those alone that share the most and the rarest.
Pairs StatementPairs(const std::vector<uint32_t>& members, const std::vector<Item>& items) {
  constexpr size_t kFew = 240;
  NearestLimits limits = {.rivals = 16, .postings = 256};
  if (members.size() <= kFew) limits = {.rivals = members.size(), .postings = members.size()};
  std::vector<Profile> profiles;
  profiles.reserve(members.size());
  for (uint32_t i : members) profiles.push_back({items[i].clause.keys, 0, i, items[i].tie});
  return NearestPairs(members, profiles, limits);
}

// The pairs of claims that rules compare (JudgeOne): all that share a key; where many do, each with those alone that share the most
// and the rarest with it. Sorted. Near linear.
Pairs RulePairs(const std::vector<Item>& items, const languages::ConceptTable& concepts) {
  constexpr size_t kFew = 64;  // claims of one key that are all compared with one another
  std::vector<uint32_t> statements;
  absl::flat_hash_map<uint64_t, std::vector<uint32_t>> by_key;
  for (uint32_t i = 0; i < items.size(); ++i) {
    CheckCancelledAt(i);
    if (FamilyOf(items[i].c->kind) == Family::kStatement) statements.push_back(i);
    for (uint64_t key : CandidateKeys(items[i], concepts)) by_key[key].push_back(i);
  }
  Pairs pairs = StatementPairs(statements, items);
  for (auto& [key, members] : by_key) {
    CheckCancelled();
    members.erase(std::unique(members.begin(), members.end()), members.end());
    const Pairs some = members.size() <= kFew ? AllPairs(members) : NearestOf(members, items);
    pairs.insert(pairs.end(), some.begin(), some.end());
  }
  SortPairs(&pairs);
  return pairs;
}

// Years told as a date and as a duration stand in different families.
void JudgeYears(const std::vector<ReadSource>& sources, const std::vector<Item>& items, const Comparer& comparer,
                std::vector<JudgedPair>* judged) {
  std::vector<uint32_t> dates, spans;
  for (uint32_t i = 0; i < items.size(); ++i) {
    if (CanBeYears(*items[i].c)) (items[i].c->kind == ClaimKind::kDate ? dates : spans).push_back(i);
  }
  if (dates.size() > kMostYears || spans.size() > kMostYears) return;
  for (uint32_t i : dates) {
    CheckCancelled();
    for (uint32_t j : spans) {
      if (items[i].source == items[j].source) continue;
      const auto& clock = sources[items[j].source.value].context->anchor;
      const std::optional<int> this_year = clock ? std::optional(clock->date.year) : std::nullopt;
      auto decision = CompareAnniversaries(comparer, items[i], items[j], CompareSlots(comparer, items[i], items[j]), this_year);
      if (decision) judged->push_back({std::min(i, j), std::max(i, j), std::move(*decision), std::nullopt});
    }
  }
}

}  // namespace

std::vector<JudgedPair> JudgePairs(const std::vector<ReadSource>& sources, const std::vector<Item>& items,
                                   const Comparer& comparer) {
  std::vector<JudgedPair> judged;
  std::vector<Candidate> candidates = GatherCandidates(sources, items, comparer);
  Compete(items, &candidates);
  for (const Candidate& candidate : candidates) {
    CheckCancelledAt(&candidate - candidates.data());
    if (auto decision = Judge(items, candidate)) judged.push_back({candidate.a, candidate.b, std::move(*decision), candidate});
  }
  const auto rules = static_cast<ptrdiff_t>(judged.size());
  size_t looked_at = 0;
  for (const auto& [i, j] : RulePairs(items, comparer.concepts)) {
    CheckCancelledAt(looked_at++);
    const bool same_source = items[i].source == items[j].source;
    if (same_source && items[i].c->span.Overlaps(items[j].c->span)) continue;
    auto decision = JudgeOne(sources, items[i], items[j], comparer);
    if (!decision) continue;
    if (same_source && decision->relation != Relation::kConflict && !decision->equal) continue;
    judged.push_back({i, j, std::move(*decision), std::nullopt});
  }
  const auto years = static_cast<ptrdiff_t>(judged.size());
  JudgeYears(sources, items, comparer, &judged);
  const auto before = [](const JudgedPair& x, const JudgedPair& y) { return std::pair(x.a, x.b) < std::pair(y.a, y.b); };
  std::stable_sort(judged.begin() + years, judged.end(), before);
  std::inplace_merge(judged.begin() + rules, judged.begin() + years, judged.end(), before);
  std::inplace_merge(judged.begin(), judged.begin() + rules, judged.end(), before);
  return judged;
}

std::vector<JudgedPair> Compete(const std::vector<Item>& items, std::vector<JudgedPair> pairs) {
  // The best equal partner of each claim in each source, and the best clash.
  absl::flat_hash_map<uint64_t, double> equal, clash;
  const auto each = [&](const JudgedPair& pair, auto visit) {
    const auto key = [&](uint32_t claim, uint32_t other) {
      return static_cast<uint64_t>(claim) << 32 | items[other].source.value;
    };
    visit(key(pair.a, pair.b));
    visit(key(pair.b, pair.a));
  };
  for (const JudgedPair& pair : pairs) {
    CheckCancelledAt(&pair - pairs.data());
    auto& best = pair.decision.equal ? equal : clash;
    if (!pair.decision.equal && pair.decision.relation != Relation::kConflict) continue;
    each(pair, [&](uint64_t key) { best[key] = std::max(best[key], pair.decision.score); });
  }
  std::erase_if(pairs, [&](const JudgedPair& pair) {
    CheckCancelledAt(&pair - pairs.data());
    bool lose = false;
    const bool same_source = items[pair.a].source == items[pair.b].source;
    if (pair.decision.relation == Relation::kConflict) {
      each(pair, [&](uint64_t key) {
        const auto at = equal.find(key);
        lose = lose || (at != equal.end() && !same_source);
        lose = lose || clash[key] > pair.decision.score + 0.5;
      });
    } else if (pair.decision.equal && same_source) {
      return false;
    }
    return lose;
  });
  return pairs;
}

}  // namespace silang::diff
