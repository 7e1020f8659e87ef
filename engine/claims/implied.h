// What a bare number counts or is measured in, where that stands elsewhere: "put the crowd at [1,500]", "[3] dead", "damaged [40] more",
// "a fund of [450 million]", "the limit is [80]".
#ifndef SILANG_CLAIMS_IMPLIED_H_
#define SILANG_CLAIMS_IMPLIED_H_

#include <vector>

#include "claims/sentence_parts.h"

namespace silang::claims {

// The noun before the number that is tied to it, as concepts of things, else of events and of what is measured; and its place.
struct Tied {
  ConceptList things, events;
  uint32_t token = 0;
};
Tied NounBefore(const SentenceParts& parts, uint32_t number);

// Tells what a bare number counts where it names no noun: the one before it that is tied to it ("the crowd at 1,500"), people where what
// happened happens to people ("3 dead"), else what the sentence counted before ("damaged 40 more"). Returns the predicate that governs
// the claim, as far as that is known: `governor`, or a noun of action that the number belongs to ("the death toll rose to 41").
uint32_t ImplyNoun(const SentenceParts& parts, const std::vector<Claim>& before, uint32_t governor, Claim* claim);

// Gives a bare number the unit that its article has told already, by the rules of implied_units.cc. Whether it does. `scaled`: told in
// millions or more.
bool ImplyUnit(const SentenceParts& parts, const std::vector<Claim>& before, bool scaled, Claim* claim);

// Makes percentage points of what counts points: "lost 7.3 points" in an article that tells of percentages. Games and ballots give whole
// points, an index has its own.
void ReadPointsOfShares(const SentenceParts& parts, Claim* claim);

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_IMPLIED_H_
