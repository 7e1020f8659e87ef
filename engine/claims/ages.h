// Ages of persons and things.
#ifndef SILANG_CLAIMS_AGES_H_
#define SILANG_CLAIMS_AGES_H_

#include <optional>
#include <string>

#include "claims/measures.h"

namespace silang::claims {

struct Age {
  uint32_t first = 0;  // tokens [first, last) of the age: "44 tahun", "13", "13-year-old"
  uint32_t last = 0;
  std::string unit;  // "year", "month" ...
};

// Whether `number` is an age: "berusia 44 tahun", "aged 44", "13-year-old", "Budi (44)", "Sari, 13,", "Budi (44 tahun)". Constant time.
std::optional<Age> ReadAge(const context::Context& context, const NumberGrammar& grammar, const Number& number,
                           const Measure& measure);

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_AGES_H_
