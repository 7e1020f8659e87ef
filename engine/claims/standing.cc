#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "claims/sentence_parts.h"

namespace silang::claims {
namespace {

using languages::Topic;

constexpr uint32_t kBefore = 6, kBehind = 4;  // words that a figure may be from the word that tells its standing

// Tokens [first, last) about a figure in which no other figure stands and nothing parts the sentence.
std::pair<uint32_t, uint32_t> Reach(const SentenceParts& parts, const Claim& claim) {
  const auto& analysis = parts.analysis();
  uint32_t first = parts.frame.first, last = parts.frame.last;
  for (const QuantityMention& other : parts.quantities) {
    if (other.last <= claim.first) first = std::max(first, other.last);
    if (other.first >= claim.last) last = std::min(last, other.first);
  }
  const auto parts_here = [&](uint32_t i) {
    const std::string_view folded = analysis.folded(i);
    return analysis.token(i).kind != text::TokenKind::kWord && (folded == "," || folded == ";" || folded == "." || folded == "–");
  };
  uint32_t from = claim.first, to = claim.last;
  while (from > first && claim.first - from < kBefore && !parts_here(from - 1)) --from;
  while (to < last && to - claim.last < kBehind && !parts_here(to)) ++to;
  return {from, to};
}

bool SameSort(const QuantityMention& a, const QuantityMention& b) {
  return a.kind == b.kind && a.value.quantity->unit == b.value.quantity->unit;
}

// The link of a change that ends right before `token`: "from", or what it led to.
bool LinkEnds(const SentenceParts& parts, uint32_t token, std::initializer_list<std::string_view> links) {
  constexpr uint32_t kLongest = 2;  // tokens
  for (uint32_t back = 1; back <= kLongest && token >= parts.frame.first + back; ++back) {
    for (const text::Hit& hit : parts.analysis().HitsAt(token - back)) {
      if (hit.last != token || (hit.topic != Topic::kRangeLink && hit.topic != Topic::kPreposition)) continue;
      if (std::find(links.begin(), links.end(), hit.entry->meaning) != links.end()) return true;
    }
  }
  return false;
}

// Where a change set out: "dari [Rp6.800] menjadi Rp8.900", "to 6.25% from [6.50%]".
bool SetsOut(const SentenceParts& parts, const Claim& claim) {
  const auto& all = parts.quantities;
  const auto here = std::find_if(all.begin(), all.end(), [&](const QuantityMention& q) { return q.first == claim.first; });
  if (here == all.end() || !LinkEnds(parts, here->first, {"from", "change"})) return false;
  const auto next = std::next(here);
  if (next != all.end() && SameSort(*here, *next) && next->first > here->last && next->first - here->last <= 2 &&
      LinkEnds(parts, next->first, {"to", "into"}))
    return true;
  if (here == all.begin()) return false;
  const auto before = std::prev(here);
  return SameSort(*here, *before) && here->first > before->last && here->first - before->last <= 2 &&
         LinkEnds(parts, before->first, {"to", "into"});
}

}  // namespace

uint32_t StandingAt(const SentenceParts& parts, uint32_t token, uint32_t last) {
  if (!parts.analysis().Has(token, Topic::kPart)) return 0;
  uint32_t standing = 0;
  for (const text::Hit& hit : parts.analysis().HitsAt(token)) {
    if (hit.topic != Topic::kPart || hit.entry->choice < languages::kFirstStanding || hit.last > last) continue;
    standing |= 1U << (hit.entry->choice - languages::kFirstStanding);
  }
  return standing;
}

uint32_t StandingOf(const SentenceParts& parts, const Claim& claim) {
  const auto [from, to] = Reach(parts, claim);
  uint32_t standing = SetsOut(parts, claim) ? kEarlier : 0;
  for (uint32_t i = from; i < to; ++i) standing |= StandingAt(parts, i, to);
  return standing;
}

}  // namespace silang::claims
