// Content words as numbers, so that sentences of different languages can be compared.
#ifndef SILANG_CLAIMS_KEYS_H_
#define SILANG_CLAIMS_KEYS_H_

#include <cstdint>
#include <vector>

#include "base/ids.h"
#include "context/context.h"

namespace silang::claims {

// The key of a content word: of its concept if it has one, else of its lemma (text::LemmaKey).
uint64_t ConceptKey(ConceptId id);

// The keys of the content words in tokens [first, last) outside [skip_first, skip_last): sorted, no key twice. Names have none.
// Near linear.
std::vector<uint64_t> ContentKeys(const context::Context& context, const languages::ConceptTable& concepts, uint32_t first,
                                  uint32_t last, uint32_t skip_first, uint32_t skip_last);

// A content word where it stands.
struct KeyAt {
  uint32_t token = 0, end = 0;  // its tokens
  uint64_t key = 0;
  ConceptList readings;  // the concepts that it may name, best first; none if no lexicon knows the word
  bool value = false;    // a number, a unit, a day ...
};

// The same words in their order, one by one.
std::vector<KeyAt> KeysInOrder(const context::Context& context, const languages::ConceptTable& concepts, uint32_t first,
                               uint32_t last, uint32_t skip_first, uint32_t skip_last);

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_KEYS_H_
