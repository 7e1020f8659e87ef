// What stands behind a number and its unit and changes the value: inches, halves, "below zero", "or more".
#ifndef SILANG_CLAIMS_QUANTITY_TAILS_H_
#define SILANG_CLAIMS_QUANTITY_TAILS_H_

#include <string>

#include "claims/measures.h"
#include "claims/quantities.h"

namespace silang::claims {

// All are constant time. Those that read move `q->last` behind what they took.

// Writes the value of `q` from its number, in `unit`.
void SetValue(const NumberGrammar& g, const std::string& unit, QuantityMention* q);

void ScaleBy(double scale, Number* n);
void Add(double part, Number* n);

void ScaleByCase(const NumberGrammar& g, QuantityMention* q, Measure* measure);  // "£5m"
void DropOver(const NumberGrammar& g, QuantityMention* q);                       // "over 3 years" passes
void ReadInches(const NumberGrammar& g, QuantityMention* q);                     // "6-foot[-8]"
void ReadHalfAfter(const NumberGrammar& g, QuantityMention* q);                  // "an hour [and a half]"
void ReadAfterUnit(const NumberGrammar& g, QuantityMention* q);                  // "30 persen [lebih]"

// True if `q`, a bare number so far, is a measure by them.
bool ReadHeight(const NumberGrammar& g, QuantityMention* q);     // 6'2"
bool ReadBelowZero(const NumberGrammar& g, QuantityMention* q);  // "20 [below zero]"; a temperature too

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_QUANTITY_TAILS_H_
