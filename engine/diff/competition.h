// Rivals compete: what else each claim of a pair could belong to.
#ifndef SILANG_DIFF_COMPETITION_H_
#define SILANG_DIFF_COMPETITION_H_

#include <vector>

#include "diff/candidates.h"

namespace silang::diff {

// Adds the evidence of competition to all candidates: which is the other's best match by Question::kAbout, by how far, and which
// has an equal partner elsewhere. Near linear.
void Compete(const std::vector<Item>& items, std::vector<Candidate>* candidates);

}  // namespace silang::diff

#endif  // SILANG_DIFF_COMPETITION_H_
