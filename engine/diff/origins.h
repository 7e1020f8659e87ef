// Which sources are copies of one story.
#ifndef SILANG_DIFF_ORIGINS_H_
#define SILANG_DIFF_ORIGINS_H_

#include <cstddef>
#include <vector>

#include "diff/item.h"

namespace silang::diff {

// For each source the index of the first source that tells the same story in the same words (its own index if there is none).
using Origins = std::vector<size_t>;

// Two sources are copies if at least half of the shorter one's body stands in the other word for word: shingles of eight words
// (Broder 1997, "On the resemblance and containment of documents"). Linear in the text, and in the pairs of sources by what they share.
Origins FindOrigins(const std::vector<ReadSource>& sources);

}  // namespace silang::diff

#endif  // SILANG_DIFF_ORIGINS_H_
