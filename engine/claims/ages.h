// Ages of persons and things.
#ifndef SILANG_CLAIMS_AGES_H_
#define SILANG_CLAIMS_AGES_H_

#include <optional>
#include <string>

#include "claims/measures.h"

namespace silang::claims {

constexpr double kOldest = 125;  // years that a person may have

struct Age {
  uint32_t first = 0;  // tokens [first, last) of the age: "44 tahun", "13", "13-year-old"
  uint32_t last = 0;
  std::string unit;  // "year", "month" ...
};

// Whether `number` is an age: "berusia 44 tahun", "aged 44", "13-year-old", "Budi (44)", "Sari, 13,", "Budi (44 tahun)", "une femme de 34
// ans", "Marlowe was 78". Constant time.
std::optional<Age> ReadAge(const context::Context& context, const NumberGrammar& grammar, const Number& number,
                           const Measure& measure);

// Whether `token` is a known word and none for a person: "Haft", "Krieg". Constant time.
bool IsOfAThing(const context::Context& context, const NumberGrammar& grammar, uint32_t token);

struct DecadeOfLife {
  uint32_t first = 0, last = 0;  // tokens: "40s"
  double low = 0, high = 0;      // years
};

// "in her [40s]", "in his mid-[30s]", at the number: some years of somebody's life. Constant time.
std::optional<DecadeOfLife> ReadDecadeOfLife(const NumberGrammar& grammar, uint32_t at);

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_AGES_H_
