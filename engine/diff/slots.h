// How the slots of two claims stand to each other: the evidence that they are of one thing, or merely alike.
#ifndef SILANG_DIFF_SLOTS_H_
#define SILANG_DIFF_SLOTS_H_

#include <string>
#include <vector>

#include "diff/item.h"
#include "diff/near.h"
#include "languages/pack.h"

namespace silang::diff {

enum class Match : uint8_t { kSame, kRelated, kUnknown, kClash };

struct Slots {
  Match noun = Match::kUnknown;       // what is counted
  Match predicate = Match::kUnknown;  // what happened to it
  Match property = Match::kUnknown;   // what the number measures
  Match parties = Match::kUnknown;    // who takes part
  Match place = Match::kUnknown;
  Match time = Match::kUnknown;      // of the event or the figure
  Match scope = Match::kUnknown;     // additional, others, each, average: clash if one side only
  Match modality = Match::kUnknown;  // planned / done
  Match known = Match::kUnknown;     // up to when the figures are known
  bool known_apart = false;          // these times surely clash, and `time` with them
  bool opposed = false;              // the predicates are opposites: confirm / deny
  bool nearby = false;               // one's predicate stands beside the other's in its clause
  bool restricts = false;            // one's predicate only restricts the other's noun: sent / (of those sent) killed
  double clause = 0;                 // overlap of the words of the two clauses, 0 to 1
  double sentence = 0;               // and of the two sentences
};

struct Comparer {
  const languages::ConceptTable& concepts;
  const EntityLinks& links;
  const KeyWeights& weights;
  NearWords& near;
  Overlaps& overlaps;
  const ConceptId light = concepts.Find("light"), person = concepts.Find("person");
};

Slots CompareSlots(const Comparer& comparer, const Item& a, const Item& b);

// One slot alone, for who needs no others.
Match CompareNouns(const Comparer& comparer, const claims::Claim& a, const claims::Claim& b);
Match CompareParties(const Item& a, const Item& b);
Match CompareTimes(const claims::Claim& a, const claims::Claim& b);
Match CompareModality(const claims::Claim& a, const claims::Claim& b);

// How alike the words nearest to two claims are, 0 to 1: each word's best partner on the other side; near and rare words weigh
// more. Cost: the words of b, which are bounded, and those alike (diff/near.h).
double Surroundings(const Comparer& comparer, const Item& a, const Item& b);

// Readings of two words: same if one is common, related if one stands above the other, clash if all differ, unknown if either is empty.
Match CompareConcepts(const languages::ConceptTable& concepts, const ConceptList& a, const ConceptList& b);

// The slots that clash, in words: "different predicate", "different parties". Most telling first.
std::vector<std::string> Clashes(const Slots& slots);

// Whether the times of two claims exclude each other: neither lies within the other nor do they meet.
bool Exclude(const claims::TimeValue& a, const claims::TimeValue& b);

// Whether two times fall on one day, where the year of one is not known: by month and day, else by the weekday, which the calendar
// gives for a day of a known year; related if one is a month and the other a day of it.
Match CompareDays(const claims::TimeValue& a, const claims::TimeValue& b);

}  // namespace silang::diff

#endif  // SILANG_DIFF_SLOTS_H_
