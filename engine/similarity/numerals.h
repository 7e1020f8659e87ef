// How a number in digits is written as a term, so that "15.000" in one language meets "15,000" in another.
#ifndef SILANG_SIMILARITY_NUMERALS_H_
#define SILANG_SIMILARITY_NUMERALS_H_

#include <string>
#include <string_view>

namespace silang::similarity {

// `numeral` in ASCII digits, without group separators and with '.' before decimals, where that is plain:
//
//     group ".", decimal ","   "15.000" -> "15000"   "1.234,5" -> "1234.5"   "1,2" -> "1.2"   "14.30" -> "14.30" (a time)
//     any                      "1,000,000" -> "1000000" (a decimal separator stands once)      "15 000" -> "15000"
//
// Anything else stays as written ("15,000" where the comma is the decimal separator; "1.2.3"). `group` and `decimal` are
// one ASCII character each, or empty if the language has none. Any script's digits are read. REQUIRES: valid UTF-8. Linear.
std::string NormalisedNumeral(std::string_view numeral, std::string_view group, std::string_view decimal);

}  // namespace silang::similarity

#endif  // SILANG_SIMILARITY_NUMERALS_H_
