// The one place where a std::string_view becomes an absl::string_view; the two are one type only in newer Abseil.
#ifndef SILANG_BASE_STRINGS_H_
#define SILANG_BASE_STRINGS_H_

#include <string_view>

#include "absl/strings/string_view.h"

namespace silang {

// For look-ups in absl hash maps with string keys.
inline absl::string_view AbslView(std::string_view s) { return {s.data(), s.size()}; }

}  // namespace silang

#endif  // SILANG_BASE_STRINGS_H_
