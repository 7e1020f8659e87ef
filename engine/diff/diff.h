// From the claims of several sources to findings.
#ifndef SILANG_DIFF_DIFF_H_
#define SILANG_DIFF_DIFF_H_

#include <optional>
#include <vector>

#include "diff/candidates.h"
#include "diff/decision.h"
#include "diff/item.h"

namespace silang::diff {

// A pair of claims with what is said of it.
struct JudgedPair {
  uint32_t a = 0;  // indices into the items, a < b
  uint32_t b = 0;
  Decision decision;
  std::optional<Candidate> candidate;  // of a decision by points, whose steps are written for those alone that become findings
};

// Judges one pair of claims of one family of kinds.
std::optional<Decision> JudgeOne(const std::vector<ReadSource>& sources, const Item& a, const Item& b, const Comparer& comparer);

// Judges all candidate pairs: claims of one family of kinds that share what they are about (a noun, a unit, a person, an
// event). Pairs within one source are judged too, but only clashes are kept of them. In order of (a, b).
std::vector<JudgedPair> JudgePairs(const std::vector<ReadSource>& sources, const std::vector<Item>& items,
                                   const Comparer& comparer);

// Lets rivals compete: a claim with an equal partner in a source clashes with no other claim of that source, and of several
// clashes with one source the best stands.
std::vector<JudgedPair> Compete(const std::vector<Item>& items, std::vector<JudgedPair> pairs);

// Folds pairs into findings: mentions that say the same stand on one side, repeats of one clash are one finding. Conflicts first.
std::vector<Finding> FoldFindings(const std::vector<ReadSource>& sources, const std::vector<Item>& items,
                                  const Comparer& comparer, const std::vector<JudgedPair>& pairs);

// All of it. Deterministic.
std::vector<Finding> Compare(std::vector<ReadSource> sources, const languages::ConceptTable& concepts);

}  // namespace silang::diff

#endif  // SILANG_DIFF_DIFF_H_
