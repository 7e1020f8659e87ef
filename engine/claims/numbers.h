// Numbers as newspapers write them: one linear grammar over tokens, driven by the language pack.
#ifndef SILANG_CLAIMS_NUMBERS_H_
#define SILANG_CLAIMS_NUMBERS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "context/context.h"
#include "silang/types.h"

namespace silang::claims {

enum class NumberForm : uint8_t {
  kCardinal,  // "15.000", "lima belas ribu", "1,5 juta"
  kOrdinal,   // "keenam", "6th"
  kFraction,  // "sepertiga", "half"
  kMultiple,  // "dua kali lipat", "tripled", "twice"
  kVague,     // "puluhan", "dozens": low and high only
  kRange,     // "10-12", "between 10 and 12"
  kScore,     // "3-1": number is the first, high_part the second
  kRatio,     // "one in four": number 0.25
};

struct Number {
  uint32_t first = 0;  // tokens [first, last), with its qualifiers: "sekitar 15.000"
  uint32_t last = 0;
  uint32_t core_first = 0;  // tokens [core_first, core_last), without them: "15.000"
  uint32_t core_last = 0;
  NumberForm form = NumberForm::kCardinal;
  std::optional<double> number;     // what the words name; absent where they name none ("dozens", ranges)
  std::optional<double> low, high;  // the closed range that they allow, qualifiers heeded; absent ends are open
  std::optional<double> second;     // kScore: the other side's
  Qualifier qualifier = Qualifier::kExact;
  double precision = 0;               // place value of the last digit written: 1000 for "15 ribu", 1 for "987", 0.1 for "2,5"
  std::optional<double> alternative;  // the other reading where the separator is ambiguous: 1234 for "1,234" in Indonesian
  bool digits = false;                // written with digits
  bool words = false;                 // number words take part
  bool plain = false;                 // digits alone, without separator, scale or sign
  const languages::Entry* currency = nullptr;  // written together with the digits: "Rp20"
  bool article_like = false;                   // "one", "satu", "a": may be an article
};

// The numbers in tokens [first, last) of the document, in order, not overlapping. Years, dates, clock times, identifiers, phone and
// list numbers, addresses, parts of names ("KN-23", "Boeing 737-800", "XI") are left out where this can be told from the words
// around them. Linear.
std::vector<Number> ReadNumbers(const context::Context& context, uint32_t first, uint32_t last);

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_NUMBERS_H_
