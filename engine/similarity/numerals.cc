#include "similarity/numerals.h"

#include <vector>

#include "unicode/unicode.h"

namespace silang::similarity {
namespace {

constexpr char32_t kNoBreakSpace = 0xA0, kThinSpace = 0x2009, kNarrowSpace = 0x202F, kApostrophe = 0x2019;

// Marks that only ever stand between groups; all are read as ' '.
bool OnlyGroups(char32_t c) {
  return c == ' ' || c == '\'' || c == kNoBreakSpace || c == kThinSpace || c == kNarrowSpace || c == kApostrophe;
}

struct Parts {
  std::vector<std::string> digits;  // runs of ASCII digits
  std::string separators;           // one between each two runs
};

// Whether `numeral` is runs of digits with single separators between them.
bool Split(std::string_view numeral, Parts* parts) {
  parts->digits.emplace_back();
  for (size_t at = 0; at < numeral.size();) {
    const unicode::CodePoint c = unicode::Decode(numeral, at);
    at += c.length;
    if (const int digit = unicode::DigitValue(c.value); digit >= 0) {
      parts->digits.back().push_back(static_cast<char>('0' + digit));
      continue;
    }
    if (parts->digits.back().empty() || (c.value > 0x7F && !OnlyGroups(c.value))) return false;
    parts->separators.push_back(OnlyGroups(c.value) ? ' ' : static_cast<char>(c.value));
    parts->digits.emplace_back();
  }
  return !parts->digits.back().empty();
}

// Whether the first `runs` runs are a number in groups of three: "15.000", not "0.500", "1234.567" or "14.30".
bool Grouped(const Parts& parts, size_t runs) {
  if (parts.digits[0].size() > 3 || parts.digits[0][0] == '0') return false;
  for (size_t i = 1; i < runs; ++i) {
    if (parts.digits[i].size() != 3 || parts.separators[i - 1] != parts.separators[0]) return false;
  }
  return true;
}

std::string Joined(const Parts& parts, size_t runs) {
  std::string out;
  for (size_t i = 0; i < runs; ++i) out += parts.digits[i];
  return out;
}

// The numeral as written, in ASCII digits.
std::string AsWritten(const Parts& parts) {
  std::string out = parts.digits[0];
  for (size_t i = 1; i < parts.digits.size(); ++i) out += parts.separators[i - 1] + parts.digits[i];
  return out;
}

}  // namespace

std::string NormalisedNumeral(std::string_view numeral, std::string_view group, std::string_view decimal) {
  Parts parts;
  if (!Split(numeral, &parts)) return std::string(numeral);
  const size_t runs = parts.digits.size();
  if (runs == 1) return parts.digits[0];
  const auto is = [](char c, std::string_view separator) { return separator.size() == 1 && separator[0] == c; };
  const char first = parts.separators.front(), last = parts.separators.back();
  // Groups all through: the separator is the language's, can be no other, or stands more than once.
  if (Grouped(parts, runs) && (first == ' ' || is(first, group) || (runs > 2 && (first == '.' || first == ',')))) {
    return Joined(parts, runs);
  }
  // Decimals after the last separator, which differs from the one between the groups.
  const bool two_kinds = runs > 2 && last != first && (last == '.' || last == ',') && Grouped(parts, runs - 1) &&
                         (first == ' ' || first == '.' || first == ',');
  if (two_kinds || (runs == 2 && is(last, decimal))) return Joined(parts, runs - 1) + "." + parts.digits.back();
  return AsWritten(parts);
}

}  // namespace silang::similarity
