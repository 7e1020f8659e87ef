// The JSON body of a comparison.
#ifndef SILANG_HTTP_BODY_H_
#define SILANG_HTTP_BODY_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "http/problem.h"
#include "json/json.h"
#include "silang/engine.h"

namespace silang::http {

// A body as a JSON object. The problem names the byte of what is no JSON.
std::variant<json::Value, Problem> ReadObject(std::string_view body);

struct Comparison {
  std::vector<SourceText> sources;
  CompareOptions options;  // of one thread: as many comparisons run as there are threads
};

// {"sources": [{"text": ..., "title": ...}], "language": ..., ...}: the form that /openapi.json describes. The problem names by a JSON
// pointer what is missing, unknown, of another type or out of its range.
std::variant<Comparison, Problem> ReadComparison(const json::Value& body, size_t most_sources);

// The options alone; members that `others` names are none.
std::variant<CompareOptions, Problem> ReadOptions(const json::Value& body, std::span<const std::string_view> others);

// One source of "sources". `name`: what messages and reports call it if it has no "path" of its own; `pointer`: where it stands.
std::variant<SourceText, Problem> ReadSource(const json::Value& source, const std::string& name, const std::string& pointer);

}  // namespace silang::http

#endif  // SILANG_HTTP_BODY_H_
