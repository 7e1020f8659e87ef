// How two quantities stand to each other as values, whatever they are of.
#ifndef SILANG_DIFF_VALUES_H_
#define SILANG_DIFF_VALUES_H_

#include "claims/claim.h"

namespace silang::diff {

enum class ValueMatch : uint8_t {
  kEqual,       // the same number, however written: "1.2 million" / "1,198,000" (rounded to the coarser precision)
  kCompatible,  // both can be true: "dozens" / 26, "more than two hours" / "two and a half hours", "about 1,000" / 987
  kDifferent,
  kIncomparable,  // of different units, or nothing to compare
};

ValueMatch CompareValues(const claims::Claim& a, const claims::Claim& b);

// Whether a claim tells which of a row: "the third visit", "the first since 2011".
bool IsOfRow(const claims::Claim& claim);

// The kind of figure that two claims are compared as: ordinals if either is of a row, else the kind of `a`.
ClaimKind ComparedAs(const claims::Claim& a, const claims::Claim& b);

// Two of a row, or one of a row and how many there were: of "four acquisitions" the last is the fourth and one is the third;
// "met four times before" is told of the fifth time.
ValueMatch CompareInRow(const claims::Claim& a, const claims::Claim& b);
// Of a row and how many there were before: "their fourth meeting", "met three times before".
bool IsCountedThrough(const claims::Claim& a, const claims::Claim& b);

// How telling it is that two numbers are equal: 0 for small round ones, 1 for figures with several digits.
double Distinctiveness(const claims::Claim& claim);

}  // namespace silang::diff

#endif  // SILANG_DIFF_VALUES_H_
