// What is said of a candidate: agree, compatible, conflict, look-alike, or nothing.
#ifndef SILANG_DIFF_JUDGE_H_
#define SILANG_DIFF_JUDGE_H_

#include <optional>

#include "diff/candidates.h"
#include "diff/decision.h"

namespace silang::diff {

// Judges a candidate whose evidence is whole (Compete). Nothing where no answer is sure enough.
std::optional<Decision> Judge(const Comparer& comparer, const std::vector<Item>& items, const Candidate& candidate);

}  // namespace silang::diff

#endif  // SILANG_DIFF_JUDGE_H_
