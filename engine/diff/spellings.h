// Names that two sources spell differently: "Rolando Pizarro" / "Ronaldo Pizarro".
#ifndef SILANG_DIFF_SPELLINGS_H_
#define SILANG_DIFF_SPELLINGS_H_

#include <string_view>
#include <vector>

#include "diff/item.h"

namespace silang::diff {

// Whether two words are likely one name with a slip: one letter too many, too few, another or swapped, or the same letters in
// another order in a long word. A short form ("Greg" / "Gregory") is none. Cost: linear.
bool Misspelt(std::string_view a, std::string_view b);

// Adds a claim (kParticipants for a person, kPlace for a place) for the first mentions of each name that another source of the
// same language spells differently in one of its words, all others being equal, if neither source has both spellings. Claims of
// one name carry the same `counted_lemma`. Near linear in the names.
void AddSpellings(std::vector<ReadSource>* sources);

}  // namespace silang::diff

#endif  // SILANG_DIFF_SPELLINGS_H_
