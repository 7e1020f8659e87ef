// The description of the API: OpenAPI 3.1, made of the table of routes, of http/openapi.json and of the report's schema.
#ifndef SILANG_HTTP_OPENAPI_H_
#define SILANG_HTTP_OPENAPI_H_

#include <span>
#include <string>
#include <string_view>

#include "http/route.h"

namespace silang::http {

// Paths with the methods of the routes that have a summary; their bodies and answers stand in openapi.json by method and path, all else
// (summaries, parameters of the path, problems, the token) is added. Schemas may name "#/components/schemas/Report". The bytes are the
// same for the same routes. `token`: whether the server asks for one.
std::string OpenApi(std::span<const Route> routes, bool token);

// engine/http/openapi.json.
std::string_view OpenApiText();

}  // namespace silang::http

#endif  // SILANG_HTTP_OPENAPI_H_
