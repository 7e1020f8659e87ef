// Whether it happened: what one source tells of and another denies.
#ifndef SILANG_DIFF_HAPPENED_H_
#define SILANG_DIFF_HAPPENED_H_

#include <vector>

#include "diff/evidence.h"
#include "diff/nearest.h"

namespace silang::diff {

// Of two events told of: kDifferent if one is of the other's kind and one of them is denied, or if the two are opposites ("held" / "gave
// way"); else kIncomparable, since all that is told of did happen.
ValueMatch MatchEvents(const languages::ConceptTable& concepts, const claims::Claim& a, const claims::Claim& b);

// The pairs of `members` (events of any source, by index) that may be of one thing: of different sources, one of them denied or both
// opposites, with the event or a word beside it in common; each with the 24 that share the most and the rarest with it. Near linear.
Pairs EventPairs(const std::vector<uint32_t>& members, const std::vector<Item>& items, const languages::ConceptTable& concepts);

// What is known of a pair of events beside what is known of any pair, which `evidence` tells already. Cost: the product of the words near both, which are bounded.
void MarkEvents(const Comparer& comparer, const Crowd& crowd, const Item& a, const Item& b, Evidence* evidence);

}  // namespace silang::diff

#endif  // SILANG_DIFF_HAPPENED_H_
