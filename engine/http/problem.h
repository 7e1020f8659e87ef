// Errors as problem documents (RFC 9457), each of a kind that programs can tell by its code.
#ifndef SILANG_HTTP_PROBLEM_H_
#define SILANG_HTTP_PROBLEM_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "http/message.h"

namespace silang::http {

enum class Trouble : uint8_t {
#define SILANG_PROBLEM(name, status, code, meaning) name,
#include "http/problems.inc"
#undef SILANG_PROBLEM
};

struct TroubleSpec {
  int status;
  std::string_view code, meaning;
};
std::span<const TroubleSpec> Troubles();  // in the order of Trouble
inline const TroubleSpec& Spec(Trouble trouble) { return Troubles()[static_cast<size_t>(trouble)]; }

struct Problem {
  Trouble trouble = Trouble::kMalformed;
  std::string detail = {};   // what is wrong with this request and what to do; empty: what the code means
  std::string pointer = {};  // RFC 6901, where in the body; empty: nowhere in particular
  Fields headers = {};
};

Response ToResponse(const Problem& problem);
// That of an error of the engine: its message is the detail.
Response ToResponse(const absl::Status& status);

// "Not Found".
std::string_view ReasonOf(int status);

}  // namespace silang::http

#endif  // SILANG_HTTP_PROBLEM_H_
