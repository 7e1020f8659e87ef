// Figures that an article itself sets beside each other.
#ifndef SILANG_DIFF_ONE_PHRASE_H_
#define SILANG_DIFF_ONE_PHRASE_H_

#include "diff/item.h"

namespace silang::diff {

// Whether one phrase of an article has both figures, so that nobody who reads it takes one for the other: a part and its whole ("[three]
// of the [seven]"), ages or results in a row ("aged [9] and [6]", "[21-18], [17-21]"). Linear in the tokens between them, of which there are
// few.
bool InOnePhrase(const ReadSource& source, const Item& a, const Item& b);

}  // namespace silang::diff

#endif  // SILANG_DIFF_ONE_PHRASE_H_
