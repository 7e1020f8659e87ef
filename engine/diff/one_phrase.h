// Figures that an article itself sets beside each other.
#ifndef SILANG_DIFF_ONE_PHRASE_H_
#define SILANG_DIFF_ONE_PHRASE_H_

#include "diff/item.h"

namespace silang::diff {

// Whether an article tells both in a row of ages or results: "aged [9] and [6]", "[21-18], [17-21]". Linear in the tokens between them, of
// which there are few.
bool InOneRow(const ReadSource& source, const Item& a, const Item& b);

// The same, or as a part and its whole, "[three] of the [seven]": nobody who reads that takes one for the other.
bool InOnePhrase(const ReadSource& source, const Item& a, const Item& b);

}  // namespace silang::diff

#endif  // SILANG_DIFF_ONE_PHRASE_H_
