// The head of a request: request line and headers, read strictly (RFC 9112), so that nobody between a client and this server can
// have read it otherwise.
#ifndef SILANG_HTTP_HEAD_H_
#define SILANG_HTTP_HEAD_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "http/message.h"
#include "http/problem.h"

namespace silang::http {

constexpr size_t kMostHeadBytes = size_t{32} << 10;
constexpr size_t kMostTargetBytes = size_t{4} << 10;
constexpr size_t kMostFields = 100;  // headers, and arguments of the query

struct Head {
  std::string method;
  std::string path;                   // percent-decoded
  std::vector<std::string> segments;  // what stands between the slashes of the path, each percent-decoded
  Fields query;
  Fields headers;                          // names in lower case
  std::string host;                        // of the header, or of a target that is a whole address
  std::optional<uint64_t> content_length;  // none: no body, or one in chunks
  bool chunked = false;
  bool expects_continue = false;
  bool close = false;  // nothing comes behind the answer

  bool HasBody() const { return chunked || content_length.value_or(0) > 0; }
};

// `bytes` end with the empty line. Linear. A problem for what is malformed or ambiguous: line feeds without carriage return, folded
// lines, control characters, two lengths, a path that is not UTF-8 when decoded.
std::variant<Head, Problem> ParseHead(std::string_view bytes);

// The problem of a head that is not complete, as far as it can be told: too large, a bare line feed. The first `seen` bytes were
// checked before.
std::optional<Problem> CheckBeginning(std::string_view bytes, size_t seen = 0);

}  // namespace silang::http

#endif  // SILANG_HTTP_HEAD_H_
