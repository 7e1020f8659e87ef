// Units, currencies and percent signs around a number.
#ifndef SILANG_CLAIMS_MEASURES_H_
#define SILANG_CLAIMS_MEASURES_H_

#include <string>

#include "claims/number_grammar.h"

namespace silang::claims {

// What a number is measured in.
struct Measure {
  ClaimKind kind = ClaimKind::kCount;
  uint32_t first = 0;  // tokens [first, last) of number and unit together
  uint32_t last = 0;
  std::string unit;  // CLDR identifier, ISO 4217 code, "%", "percentage-point", "permille"; empty if there is none
  std::string per;   // "day" of "barrels a day"
  const languages::Unit* definition = nullptr;  // of `unit`, where it is a unit of measurement
  double scale = 1;                             // what stands with the currency: "75 USD million", "48.5 MGBP"
  bool short_form = false;                      // a unit of one or two letters
  bool tenths = false;                          // "三割", "九成": the number counts tenths of the whole, 30 %
};

// Reads the measure of `number` from the tokens beside it, within the sentence, from token `floor` on, where the
// quantity before it ended. Constant time.
//
//     US$ [3.4bn]     [1,2] triliun rupiah     [120] km/jam     [15] persen     [500,000] barrels a day     [5] cm²
Measure ReadMeasure(const NumberGrammar& grammar, const Number& number, uint32_t floor);

// "per jam", "a day", "/kg" at token `at`: the unit's name, and where it ends. Empty if there is none.
std::string ReadPer(const NumberGrammar& grammar, uint32_t at, uint32_t* end);

// The SI base of `quantity` in `unit`; nothing where the unit has none.
std::optional<Quantity> ToBase(const Quantity& quantity, const languages::Unit& unit);

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_MEASURES_H_
