// What is said of a candidate: agree, compatible, conflict, look-alike, or nothing.
#ifndef SILANG_DIFF_JUDGE_H_
#define SILANG_DIFF_JUDGE_H_

#include <optional>
#include <string>
#include <vector>

#include "diff/candidates.h"
#include "diff/decision.h"

namespace silang::diff {

// Judges a candidate whose evidence is whole (Compete). Nothing where no answer is sure enough. The decision has neither rule nor
// reason nor steps.
std::optional<Decision> Judge(const std::vector<Item>& items, const Candidate& candidate);

// Adds them: the rule, the slots, the weightiest points, and what follows from them.
void Explain(const Comparer& comparer, const std::vector<Item>& items, const Candidate& candidate, Decision* decision);

}  // namespace silang::diff

#endif  // SILANG_DIFF_JUDGE_H_
