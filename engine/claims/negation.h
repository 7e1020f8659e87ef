// Whether a sentence says that an event did not happen.
#ifndef SILANG_CLAIMS_NEGATION_H_
#define SILANG_CLAIMS_NEGATION_H_

#include "claims/sentence_parts.h"

namespace silang::claims {

struct Negation {
  bool holds = false;
  bool none = false;          // of anybody or anything at all: "nobody was hurt", "no arrests", "tiada tembakan dilepaskan"
  bool bound = true;          // whether what negates is tied to the event; "I can't believe that they would shoot" says nothing
  bool from_outside = false;  // told by what a that-clause hangs on: "denied that"
  bool of_relative = false;   // told by what a relative clause hangs on, or what opens it: "tidak ada yang terluka", "sin que"
  uint32_t first = 0;         // the token that the words of it begin at; the predicate's own first if nothing negates
};

// Looks before the predicate, within its clause, past no preposition or comma and past another verb only if that is light or the predicate a
// noun; behind it for a negative object ("sent nobody"); at "without that", which opens its clause; and, for a that-clause, at the end of the
// clause that it hangs on ("denied that"). Constant time.
Negation NegationOf(const SentenceParts& parts, const Predicate& predicate);

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_NEGATION_H_
