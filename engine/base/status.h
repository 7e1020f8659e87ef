// Errors as values: what went wrong, in which file, at which byte, and what to do about it.
#ifndef SILANG_BASE_STATUS_H_
#define SILANG_BASE_STATUS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace silang {

// "FILE: byte N: WHAT; REMEDY". `byte` is left out where no single byte is at fault.
absl::Status InputError(std::string_view file, std::optional<uint64_t> byte, std::string_view what, std::string_view remedy);

// "FILE:LINE: WHAT; REMEDY" for language packs and other files that people edit.
absl::Status LineError(std::string_view file, uint32_t line, std::string_view what, std::string_view remedy = "");
// The same of what is wrong with something that the line names: "FILE:LINE: " and the message of `status`.
absl::Status LineError(std::string_view file, uint32_t line, const absl::Status& status);

// "WHAT; REMEDY" for options and arguments.
absl::Status OptionError(std::string_view what, std::string_view remedy);

// What a status says, in parts, for those who say it in another language. Of any other status the whole message is `what`.
struct ErrorParts {
  std::string file;  // empty: none
  std::string at;    // ": byte 3", ":17"
  std::string what, remedy;
  std::string around;  // the line that names the file, "FILE:LINE: "
};
ErrorParts PartsOf(const absl::Status& status);
absl::Status MadeOf(const ErrorParts& parts, absl::StatusCode code = absl::StatusCode::kInvalidArgument);

// The message of a status. The only place where an absl::string_view becomes a std::string_view.
std::string_view Message(const absl::Status& status);

}  // namespace silang

#define SILANG_RETURN_IF_ERROR(expr)                                                    \
  do {                                                                                  \
    if (absl::Status silang_status = (expr); !silang_status.ok()) return silang_status; \
  } while (false)

#endif  // SILANG_BASE_STATUS_H_
