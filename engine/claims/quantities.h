// Numbers with what they count or measure: units, money, percentages, durations, ages, nouns.
#ifndef SILANG_CLAIMS_QUANTITIES_H_
#define SILANG_CLAIMS_QUANTITIES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "claims/numbers.h"

namespace silang::claims {

// A number with its unit or noun.
struct QuantityMention {
  Number number;
  ClaimKind kind = ClaimKind::kCount;  // kCount, kMeasure, kMoney, kPercent, kOrdinal, kDuration or kAge
  Value value;                         // number, unit, base, qualifier, as the report has them
  uint32_t first = 0;  // tokens [first, last): the shortest stretch with value and what is counted: "sekitar 15.000 tentara"
  uint32_t last = 0;
  // The noun that is counted or ordered ("15.000 [tentara]", "[pertemuan] bilateral keempat", "26 [pemimpin] asing"): tokens
  // [noun_first, noun_last) with its modifiers, and its head. Empty where there is none in sight.
  uint32_t noun_first = 0;
  uint32_t noun_last = 0;
  uint32_t head = 0;  // REQUIRES a noun: the token of its head
  uint32_t form = 0;  // REQUIRES a noun: where the form begins that the lexicon may know it by: "[fire] engines"
  bool has_noun = false;
  bool additional = false;  // "6.000 tentara tambahan", "three more", "another two"
  bool others = false;      // "24 pemimpin lainnya", "two others"
  bool total = false;       // "a total of", "seluruhnya"
  bool each = false;        // "masing-masing", "each", "per"
  bool average = false;
  bool part = false;            // "two of the four", "dua di antaranya": number is a part of a whole
  std::optional<double> whole;  // the whole, where it is named: 4
  std::string per;              // the unit of a rate's denominator: "hour", "second", "day"
};

// The quantities in tokens [first, last) (a sentence), in order, not overlapping. Linear. Durations ("dua setengah jam", "80 tahun") are
// found here, calendar dates and clock times are not.
std::vector<QuantityMention> ReadQuantities(const context::Context& context, uint32_t first, uint32_t last);

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_QUANTITIES_H_
