// Quoted words that stand unquoted, or within a longer quotation, in another source.
#ifndef SILANG_DIFF_ECHOES_H_
#define SILANG_DIFF_ECHOES_H_

#include <vector>

#include "diff/item.h"

namespace silang::diff {

// Adds to each source a claim for every place where a fragment that another source quotes (two to twelve words) stands word for
// word: "a 'brotherly duty'" meets "I consider it a brotherly duty, an obligation ..." on the words themselves. The added claims
// stand behind those that were read. Linear in the texts.
void AddEchoes(std::vector<ReadSource>* sources);

}  // namespace silang::diff

#endif  // SILANG_DIFF_ECHOES_H_
