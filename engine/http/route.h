// What the server answers to: tables of routes, of which dispatch, /openapi.json and the labels of /metrics are made.
#ifndef SILANG_HTTP_ROUTE_H_
#define SILANG_HTTP_ROUTE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/head.h"
#include "http/message.h"

namespace silang::http {

// Where a handler runs: on the thread of its connection, or, as all that costs more than a few milliseconds must, on one of the
// few threads that compare.
enum class Runs : uint8_t { kAtOnce, kInPool };
// What body a route takes. One that is sent all the same to a route without is a problem.
enum class Takes : uint8_t { kNoBody, kJson };
// Who may call it where a token is needed: a page that loads nothing of anybody's needs none.
enum class Needs : uint8_t { kToken, kNothing };

struct Route {
  std::string_view method;  // "GET" (which answers HEAD too), "POST", "PUT", "PATCH", "DELETE"
  std::string_view path;    // "/v1/desk/cases/{case}": a name in braces is any one segment that is not empty
  Handler handler;
  Runs runs = Runs::kAtOnce;
  Takes takes = Takes::kNoBody;
  Needs needs = Needs::kToken;
  std::string_view summary = {};  // a line, for /openapi.json; empty: a page or a file, which is not told of there
};

// Routes by method and path.
class Router {
 public:
  // Later routes of a path with fewer braces do not count before earlier ones: the first that fits does.
  void Add(std::vector<Route> routes);

  struct Match {
    const Route* route = nullptr;  // of the path and the method; HEAD is GET
    size_t number = 0;             // of the route, in the order added
    Fields parameters = {};
    std::string allowed = {};  // methods of the path, "GET, HEAD"; empty: the path is none of ours
  };
  // Linear in routes and segments.
  Match Find(std::string_view method, std::span<const std::string> segments) const;

  std::span<const Route> routes() const { return routes_; }

 private:
  std::vector<Route> routes_;
  std::vector<std::vector<std::string_view>> segments_;  // of the paths of the routes
};

// A file that is in the program: a route of its own, open to all, that a browser may keep and asks for again by its tag.
Route File(std::string_view path, std::string_view type, std::string_view content, std::string_view policy = {});

}  // namespace silang::http

#endif  // SILANG_HTTP_ROUTE_H_
