// How much each piece of evidence counts: additive points, fitted by scripts/fit-weights to labelled clusters.
#ifndef SILANG_DIFF_POINTS_H_
#define SILANG_DIFF_POINTS_H_

#include <string>
#include <vector>

#include "diff/candidates.h"

namespace silang::diff {

// The questions that points answer of a candidate.
enum class Question : uint8_t {
  kAbout,       // do the two have anything to do with one another, whatever their values?
  kAgree,       // of equal values: are they of one thing?
  kCompatible,  // of values that can both be true: are they of one thing?
  kConflict,    // of values that exclude each other: are they of one thing?
  kDiffers,     // of such values: are they of one thing, or of two that a reader may confuse?
  kCount_
};

// The sum of points in tenths of a logit. Constant time.
int Points(Question question, Group group, const Evidence& evidence);

// What a sum of points stands for: the logistic of a tenth of it.
double Probability(int points);

// What spoke most for and against, each with its points, weightiest first: "the same happened (+12)".
std::vector<std::string> Weightiest(Question question, Group group, const Evidence& evidence, size_t most);

}  // namespace silang::diff

#endif  // SILANG_DIFF_POINTS_H_
