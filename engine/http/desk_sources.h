// Articles as they are handed to the desk.
#ifndef SILANG_HTTP_DESK_SOURCES_H_
#define SILANG_HTTP_DESK_SOURCES_H_

#include <cstddef>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "http/problem.h"
#include "json/json.h"
#include "silang/engine.h"

namespace silang::http {

// The member "sources" of a body: each a source as /v1/compare takes it, or {"path", "base64"}: the bytes of a file, of whatever
// kind `silang` opens, which may be many sources. The problem names the first that cannot be read, by its pointer.
// `say`: what an error says.
std::variant<std::vector<SourceText>, Problem> ReadDeskSources(const json::Value& body, size_t most,
                                                               const std::function<std::string(const absl::Status&)>& say);

}  // namespace silang::http

#endif  // SILANG_HTTP_DESK_SOURCES_H_
