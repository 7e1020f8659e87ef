// What is said of a pair of claims, and by which rule.
#ifndef SILANG_DIFF_DECISION_H_
#define SILANG_DIFF_DECISION_H_

#include <optional>
#include <string>
#include <vector>

#include "diff/slots.h"
#include "silang/types.h"

namespace silang::diff {

struct Decision {
  Relation relation = Relation::kAgree;
  ClaimKind kind = ClaimKind::kCount;
  std::string reason;  // "different predicate", "rounding", "arithmetic"; empty for plain agreement and conflict
  std::string rule;    // its name, as in "count/different-predicate"
  std::vector<std::string> steps;
  double score = 0;       // how sure it is that the claims belong together; ranks rivals
  double confidence = 0;  // how likely it is right, where that was measured; 0: told by the score
  // Where the clash stands within long claims: the changed words of two quotations with one word on either side. Empty: all of it.
  Span focus_a, focus_b;
  bool equal = false;  // the values are the same: such a claim clashes with no third one
};

// One comparison of a kind each; nothing if the two have nothing to do with one another.
std::optional<Decision> CompareAnniversaries(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots,
                                             std::optional<int> this_year);
std::optional<Decision> CompareOrders(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots);
std::optional<Decision> CompareParticipants(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots);
std::optional<Decision> ComparePlaceClaims(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots);
// Two that share a predicate. Most agree with many, and few of these become findings: their steps are written by ExplainPolarity.
std::optional<Decision> ComparePolarity(const Comparer& comparer, const Item& a, const Item& b);
std::vector<std::string> ExplainPolarity(const Comparer& comparer, const Item& a, const Item& b);
std::optional<Decision> CompareSuperlatives(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots);
// Names that AddSpellings found: spelled alike or not.
constexpr char kSpellingRule[] = "name/spelling";
std::optional<Decision> CompareSpellings(const Item& a, const Item& b);
std::optional<Decision> CompareTitles(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots);

// The evidence in words, a line for each slot that says something.
std::vector<std::string> Steps(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots);

// What sets two look-alikes apart, with both sides of it: "different predicate: send / die".
std::string Reason(const Comparer& comparer, const Item& a, const Item& b, const std::string& clash);

// Weight of a match of a slot: the same, related, unknown, clash.
double Weigh(Match match, double same, double related, double clash);

}  // namespace silang::diff

#endif  // SILANG_DIFF_DECISION_H_
