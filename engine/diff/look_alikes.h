// Figures that may be taken for one another, told as one finding.
#ifndef SILANG_DIFF_LOOK_ALIKES_H_
#define SILANG_DIFF_LOOK_ALIKES_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace silang::diff {

// How likely a look-alike is to be one from which it is told.
constexpr double kLookAlikeFrom = 0.36;

// Two sides that look alike, by number.
struct LookAlike {
  uint32_t a = 0, b = 0;
  double probability = 0;  // that a reader takes one for the other
  uint32_t sort = 0;       // only those of one sort are told together
  uint64_t tie = 0;        // of those as likely, the smaller first
};

// Sides that are told together.
struct LookAlikes {
  // The likest pair, then for each further side the likest that joins it to one before: as places in the list of pairs.
  std::vector<size_t> by;
  double probability = 0;  // that a reader takes any of them for another, if the pairs are independent of one another
};

// Folds pairs, none of which comes twice: from the likest on, up to six sides together that all look alike, and so that no pair is told
// twice. Told is what is likely to hold a pair that a reader takes for one another, though none of its pairs may be likely by itself;
// and of many pairs those alone that are among the sixteen likest of both their sides. Sides of which none is a pair go together if `apart`
// says that they are two things all the same. Near linear.
std::vector<LookAlikes> FoldLookAlikes(const std::vector<LookAlike>& pairs, const std::function<bool(uint32_t, uint32_t)>& apart);

}  // namespace silang::diff

#endif  // SILANG_DIFF_LOOK_ALIKES_H_
