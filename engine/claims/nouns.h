// What a number counts: the noun after it (or before an ordinal), its head and modifiers.
#ifndef SILANG_CLAIMS_NOUNS_H_
#define SILANG_CLAIMS_NOUNS_H_

#include "claims/number_grammar.h"

namespace silang::claims {

struct NounPhrase {
  uint32_t first = 0;  // tokens [first, last), the classifier included
  uint32_t last = 0;
  uint32_t head = 0;
  uint32_t form = 0;  // where the form begins that the head ends: "[fire] engines"; 0: the head itself
  bool found = false;
  bool additional = false;
  bool others = false;
};

// The noun phrase that begins at token `at` and ends before `limit`, in the order of the language ([language] noun-order):
//
//     first:  26 [pemimpin] asing         15 orang [tentara] tambahan     "yang ...", "di ..." and verbs end it
//     last:   3,000 North Korean [troops] killed in ...                   the first plural noun, else the last noun, is the head
//
// `many`: the number asks for a plural. Constant time.
NounPhrase ReadNounAfter(const NumberGrammar& grammar, uint32_t at, uint32_t limit, bool many);

// The noun that the ordinal beginning at `at` stands behind: "[pertemuan] bilateral keenam". Constant time.
NounPhrase ReadNounBefore(const NumberGrammar& grammar, uint32_t at);

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_NOUNS_H_
