#include <array>
#include <cmath>

#include "claims/number_grammar.h"
#include "unicode/unicode.h"

namespace silang::claims {
namespace {

// A number as a row of digits and the separators between them.
struct Parts {
  std::array<int, 24> group_length{};  // digits of each group
  std::array<char, 24> separator{};    // separator[i] stands after group i: '.', ',' or '\''
  int groups = 0;
};

std::optional<Parts> Split(std::string_view text, std::string* digits) {
  Parts parts;
  parts.groups = 1;
  for (size_t i = 0; i < text.size();) {
    const unicode::CodePoint c = unicode::Decode(text, i);
    i += c.length;
    if (const int digit = unicode::DigitValue(c.value); digit >= 0) {
      digits->push_back(static_cast<char>('0' + digit));
      ++parts.group_length[parts.groups - 1];
      continue;
    }
    if (parts.groups == 24 || parts.group_length[parts.groups - 1] == 0) return std::nullopt;
    char separator = '\'';
    if (c.value == '.' || c.value == 0xff0e) separator = '.';
    if (c.value == ',' || c.value == 0xff0c) separator = ',';
    if (c.value == 0x066b) separator = 'd';  // the Arabic decimal separator is never ambiguous
    if (c.value == 0x066c) separator = 'g';
    parts.separator[parts.groups - 1] = separator;
    ++parts.groups;
  }
  if (parts.group_length[parts.groups - 1] == 0) return std::nullopt;
  return parts;
}

double ToDouble(const std::string& digits, int decimals) {
  const double whole = std::strtod(digits.c_str(), nullptr);
  return decimals == 0 ? whole : whole / std::pow(10.0, decimals);
}

// "1.234.567", and "12,34,567" as in India: the last group has three digits, the others two or three.
bool AreGroups(const Parts& parts, int end) {
  if (parts.group_length[0] > 3) return false;
  for (int i = 1; i < end; ++i) {
    const bool last = i + 1 == end;
    if (parts.group_length[i] != 3 && (last || parts.group_length[i] != 2)) return false;
  }
  return true;
}

}  // namespace

std::optional<Digits> ReadDigits(std::string_view text, char decimal, char group, bool habit) {
  if (text.size() > 120) return std::nullopt;
  std::string digits;
  const auto parts = Split(text, &digits);
  if (!parts) return std::nullopt;
  Digits result;
  result.length = parts->group_length[0];
  result.leading_zero = digits[0] == '0' && parts->group_length[0] > 1;
  const int groups = parts->groups;
  const auto with_decimals = [&](int decimals) {
    result.value = ToDouble(digits, decimals);
    result.precision = std::pow(10.0, -decimals);
    result.decimal = decimals > 0;
    result.length = static_cast<int>(digits.size()) - decimals;
    return result;
  };
  if (groups == 1) return with_decimals(0);
  result.separators = true;
  const char last = parts->separator[groups - 2];
  const int tail = parts->group_length[groups - 1];
  bool uniform = true;
  for (int i = 0; i + 2 < groups; ++i) uniform = uniform && parts->separator[i] == parts->separator[0];
  if (!uniform) return std::nullopt;
  if (groups > 2 && last != parts->separator[0]) {  // "1.234,5": the last one is the decimal separator
    if (!AreGroups(*parts, groups - 1)) return std::nullopt;
    return with_decimals(tail);
  }
  if (groups > 2) return AreGroups(*parts, groups) ? std::optional(with_decimals(0)) : std::nullopt;
  // One separator: "1,5", "15.000", "1,234".
  if (last == 'd') return with_decimals(tail);
  const bool may_group = tail == 3 && parts->group_length[0] <= 3 && digits[0] != '0' && last != 'd';
  if (!may_group) return last == '\'' ? std::nullopt : std::optional(with_decimals(tail));
  if (last == '\'' || last == 'g') return with_decimals(0);
  // Nobody writes three noughts behind a decimal separator: "15,000 warga" are thousands whatever the language's own habit.
  const bool noughts = digits.ends_with("000");
  const bool grouping = last == group || last != decimal || noughts;
  const double other = ToDouble(digits, grouping ? tail : 0);
  Digits read = with_decimals(grouping ? 0 : tail);
  if (!habit) read.alternative = other;
  return read;
}

}  // namespace silang::claims
