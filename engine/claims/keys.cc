#include "claims/keys.h"

#include <algorithm>

#include "base/sorted.h"

namespace silang::claims {
namespace {

using languages::Topic;
using text::Bit;
using text::Hit;
using text::TokenKind;

constexpr text::TopicSet kFunctionWords = Bit(Topic::kStopWord) | Bit(Topic::kPreposition) | Bit(Topic::kAuxiliary) |
                                          Bit(Topic::kConjunction) | Bit(Topic::kDeterminer) | Bit(Topic::kRelativePronoun) |
                                          Bit(Topic::kSubordinator) | Bit(Topic::kPronoun) | Bit(Topic::kNumberLink);

// The longest form at `token` that names a concept; nullptr if there is none.
const Hit* ConceptHit(const text::Analysis& analysis, uint32_t token, uint32_t end) {
  if (!analysis.Has(token, Topic::kConcept)) return nullptr;
  for (const Hit& hit : analysis.HitsAt(token)) {
    if (hit.topic == Topic::kConcept && hit.last <= end) return &hit;
  }
  return nullptr;
}

}  // namespace

uint64_t ConceptKey(ConceptId id) { return (id.value + 1) * 0x9e3779b97f4a7c15ULL; }  // Fibonacci hashing (Knuth)

std::vector<KeyAt> KeysInOrder(const context::Context& context, const languages::ConceptTable& concepts, uint32_t first,
                               uint32_t last, uint32_t skip_first, uint32_t skip_last) {
  const text::Analysis& analysis = context.document->analysis;
  std::vector<KeyAt> keys;
  for (uint32_t i = first; i < last;) {
    if (i >= skip_first && i < skip_last) {
      ++i;
      continue;
    }
    const context::EntityMention* mention = context.MentionAt(i);
    if (mention != nullptr && mention->form == context::MentionForm::kName) {
      i = std::max(mention->last, i + 1);
      continue;
    }
    if (const Hit* hit = ConceptHit(analysis, i, last)) {
      const ConceptId kind = concepts[hit->concept_id].kind;
      keys.push_back({i, ConceptKey(kind), kind});
      i = hit->last;
      continue;
    }
    const text::Word& word = analysis.word(i);
    if (analysis.token(i).kind == TokenKind::kWord && word.folded.size() > 2 && (analysis.Topics(i) & kFunctionWords) == 0) {
      keys.push_back({i, word.lemma_key, {}});
    }
    ++i;
  }
  return keys;
}

std::vector<uint64_t> ContentKeys(const context::Context& context, const languages::ConceptTable& concepts, uint32_t first,
                                  uint32_t last, uint32_t skip_first, uint32_t skip_last) {
  std::vector<uint64_t> keys;
  for (const KeyAt& at : KeysInOrder(context, concepts, first, last, skip_first, skip_last)) keys.push_back(at.key);
  SortUnique(&keys);
  return keys;
}

}  // namespace silang::claims
