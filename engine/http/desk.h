// The routes of the desk: its web page, and /v1/desk/… by which the page, or any other program, keeps comparisons and decisions.
#ifndef SILANG_HTTP_DESK_H_
#define SILANG_HTTP_DESK_H_

#include <vector>

#include "desk/store.h"
#include "http/api.h"
#include "http/route.h"
#include "http/server.h"
#include "silang/engine.h"

namespace silang::http {

// Engine and store outlive the routes.
std::vector<Route> DeskRoutes(const Engine& engine, desk::Store& store, const ServerOptions& server, const ApiOptions& options);

}  // namespace silang::http

#endif  // SILANG_HTTP_DESK_H_
