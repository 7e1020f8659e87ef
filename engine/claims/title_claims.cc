#include "claims/sentence_parts.h"

namespace silang::claims {

using languages::Topic;

// "Presiden Rusia Vladimir Putin": a person's name with the office that stands before it.
void ReadTitleClaims(const SentenceParts& parts, std::vector<Claim>* claims) {
  const auto [from, to] = parts.context.MentionsIn(parts.frame.first, parts.frame.last);
  for (uint32_t m = from; m < to; ++m) {
    const context::EntityMention& mention = parts.context.mentions[m];
    if (mention.role_first >= mention.first || parts.context[mention.entity].kind != context::EntityKind::kPerson) continue;
    Claim claim = MakeClaim(parts, ClaimKind::kTitle, mention.role_first, mention.first);
    claim.bearer = mention.entity;
    claim.value.text = std::string(parts.document().Text(claim.span));
    FillSlots(parts, Frame::kNone, &claim);
    for (uint32_t i = mention.role_first; i < mention.first; ++i) {
      for (const text::Hit& hit : parts.analysis().HitsAt(i)) {
        if (hit.entry->topic == Topic::kRole && hit.last <= mention.first) claim.counted.push_back(hit.concept_id);
      }
    }
    claims->push_back(std::move(claim));
  }
}

}  // namespace silang::claims
