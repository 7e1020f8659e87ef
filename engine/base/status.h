// Errors as values: what went wrong, in which file, at which byte, and what to do about it.
#ifndef SILANG_BASE_STATUS_H_
#define SILANG_BASE_STATUS_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace silang {

// "FILE: byte N: WHAT; REMEDY". `byte` is left out where no single byte is at fault.
absl::Status InputError(std::string_view file, std::optional<uint64_t> byte, std::string_view what, std::string_view remedy);

// "FILE:LINE: WHAT" for language packs and other files that people edit.
absl::Status LineError(std::string_view file, uint32_t line, std::string_view what);

// "WHAT; REMEDY" for options and arguments.
absl::Status OptionError(std::string_view what, std::string_view remedy);

// The message of a status. The only place where an absl::string_view becomes a std::string_view.
std::string_view Message(const absl::Status& status);

}  // namespace silang

#define SILANG_RETURN_IF_ERROR(expr)                                                    \
  do {                                                                                  \
    if (absl::Status silang_status = (expr); !silang_status.ok()) return silang_status; \
  } while (false)

#endif  // SILANG_BASE_STATUS_H_
