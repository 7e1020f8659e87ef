// How alike the surroundings of two claims are.
#ifndef SILANG_DIFF_NEAR_H_
#define SILANG_DIFF_NEAR_H_

#include <vector>

#include "diff/slots.h"

namespace silang::diff {

// How alike two words are: 1 the same concept or lemma, less for concepts of one kind, 0 for all others.
double WordLikeness(const languages::ConceptTable& concepts, const NearWord& x, const NearWord& y);

// How alike the words nearest to two claims are, 0 to 1: each word's best partner on the other side; near and rare words weigh
// more. Cost: the product of both lists, which are bounded.
double Surroundings(const Comparer& comparer, const std::vector<NearWord>& a, const std::vector<NearWord>& b);

}  // namespace silang::diff

#endif  // SILANG_DIFF_NEAR_H_
