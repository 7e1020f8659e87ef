// Quantities that are one with the quantity before them: ranges, sums of units, parts of a whole.
#ifndef SILANG_CLAIMS_QUANTITY_JOINS_H_
#define SILANG_CLAIMS_QUANTITY_JOINS_H_

#include <vector>

#include "claims/quantity_tails.h"

namespace silang::claims {

// Joins `q` to `before`, the mention before it, and returns true: "3km to 5km", "5 ft 2 in", "2 years and 3 months", "3 dollars 50
// cents". Lends `before` the unit of `q` where a change has it once: "from 70 to 60 mph". Constant time.
bool JoinQuantities(const NumberGrammar& g, QuantityMention* before, QuantityMention* q);

// Whether `number` goes on with the age `before`: "aged 5 [and 7]".
bool FollowsAge(const NumberGrammar& g, const QuantityMention& before, const Number& number);

// Marks the parts of a named whole: "two of the four". Linear.
void LinkParts(const NumberGrammar& g, std::vector<QuantityMention>* quantities);

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_QUANTITY_JOINS_H_
