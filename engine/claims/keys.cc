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

// Words whose meaning is a number or a name of a unit, a month, a day: the same in all languages, and whole numbers of one word in
// digits too.
constexpr text::TopicSet kValueWords = Bit(Topic::kCardinal) | Bit(Topic::kScale) | Bit(Topic::kOrdinal) | Bit(Topic::kFraction) |
                                       Bit(Topic::kUnit) | Bit(Topic::kCurrency) | Bit(Topic::kPercent) | Bit(Topic::kMonth) |
                                       Bit(Topic::kWeekday) | Bit(Topic::kDayPart) | Bit(Topic::kRelativeDay) |
                                       Bit(Topic::kTimeUnit) | Bit(Topic::kMeridiem);

// Fibonacci hashing (Knuth).
constexpr uint64_t Hashed(uint64_t value) { return value * 0x9e3779b97f4a7c15ULL; }

uint64_t NumberKey(uint64_t number) { return Hashed(number << 8 | static_cast<uint64_t>(Topic::kCardinal)) | 1; }

// The key of a number, a unit, a month ... at `token`; 0 if there is none.
uint64_t ValueKey(const text::Analysis& analysis, uint32_t token) {
  if (analysis.token(token).kind == TokenKind::kNumber) {
    uint64_t digits = 0;
    for (char c : analysis.folded(token)) {
      if (c >= '0' && c <= '9') digits = digits * 10 + static_cast<uint64_t>(c - '0');
    }
    return NumberKey(digits);
  }
  if ((analysis.Topics(token) & kValueWords) == 0) return 0;
  for (const Hit& hit : analysis.HitsAt(token)) {
    if ((Bit(hit.topic) & kValueWords) == 0) continue;
    if (hit.topic == Topic::kCardinal) return NumberKey(static_cast<uint64_t>(std::clamp(hit.entry->number, 0.0, 1e18)));
    return Hashed(text::LemmaKey(hit.entry->meaning) ^ static_cast<uint64_t>(hit.topic)) | 1;
  }
  return 0;
}

// The concepts that the longest form at `token` names; gives its end.
uint32_t Readings(const text::Analysis& analysis, uint32_t token, uint32_t end, ConceptList* readings) {
  uint32_t last = token + 1;
  if (!analysis.Has(token, Topic::kConcept)) return last;
  for (const Hit& hit : analysis.HitsAt(token)) {
    if (hit.topic != Topic::kConcept || hit.last > end) continue;
    if (!readings->empty() && hit.last < last) break;
    last = hit.last;
    if (std::find(readings->begin(), readings->end(), hit.concept_id) == readings->end()) readings->push_back(hit.concept_id);
  }
  return last;
}

}  // namespace

uint64_t ConceptKey(ConceptId id) { return Hashed(id.value + 1); }

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
    ConceptList readings;
    const uint32_t end = Readings(analysis, i, last, &readings);
    if (!readings.empty()) {
      const uint64_t key = ConceptKey(concepts[readings.front()].kind);
      keys.push_back({i, end, key, std::move(readings)});
      i = end;
      continue;
    }
    if (const uint64_t key = ValueKey(analysis, i); key != 0) {
      keys.push_back({i, i + 1, key, {}, true});
      ++i;
      continue;
    }
    const text::Word& word = analysis.word(i);
    if (analysis.token(i).kind == TokenKind::kWord && word.folded.size() > 2 && (analysis.Topics(i) & kFunctionWords) == 0) {
      keys.push_back({i, i + 1, word.lemma_key, {}});
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
