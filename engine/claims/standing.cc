#include <algorithm>

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

}  // namespace

uint32_t StandingOf(const SentenceParts& parts, const Claim& claim) {
  const auto [from, to] = Reach(parts, claim);
  uint32_t standing = 0;
  for (uint32_t i = from; i < to; ++i) {
    if (!parts.analysis().Has(i, Topic::kPart)) continue;
    for (const text::Hit& hit : parts.analysis().HitsAt(i)) {
      if (hit.topic != Topic::kPart || hit.entry->choice < languages::kFirstStanding || hit.last > to) continue;
      standing |= 1U << (hit.entry->choice - languages::kFirstStanding);
    }
  }
  return standing;
}

}  // namespace silang::claims
