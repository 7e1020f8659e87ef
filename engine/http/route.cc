#include "http/route.h"

#include <algorithm>
#include <functional>

#include "fmt/format.h"

namespace silang::http {
namespace {

std::vector<std::string_view> Segments(std::string_view path) {
  std::vector<std::string_view> out;
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    const size_t end = std::min(path.find('/'), path.size());
    out.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return out;
}

bool IsParameter(std::string_view segment) { return segment.starts_with('{'); }

bool Fits(std::span<const std::string_view> pattern, std::span<const std::string> segments) {
  const auto fits = [](std::string_view expected, const std::string& segment) {
    return IsParameter(expected) ? !segment.empty() : segment == expected;
  };
  return std::equal(pattern.begin(), pattern.end(), segments.begin(), segments.end(), fits);
}

// Adds a method that is not there yet: two routes may fit one path.
void Allow(std::string_view method, std::string* allowed) {
  if (allowed->find(method) != std::string::npos) return;
  if (!allowed->empty()) *allowed += ", ";
  *allowed += method == "GET" ? "GET, HEAD" : method;
}

}  // namespace

void Router::Add(std::vector<Route> routes) {
  for (Route& route : routes) {
    segments_.push_back(Segments(route.path));
    routes_.push_back(std::move(route));
  }
}

Router::Match Router::Find(std::string_view method, std::span<const std::string> segments) const {
  Match match;
  for (size_t i = 0; i < routes_.size(); ++i) {
    const Route& route = routes_[i];
    if (!Fits(segments_[i], segments)) continue;
    Allow(route.method, &match.allowed);
    const bool asked = route.method == method || (method == "HEAD" && route.method == "GET");
    if (!asked || match.route != nullptr) continue;
    match.route = &route;
    match.number = i;
    for (size_t s = 0; s < segments.size(); ++s) {
      const std::string_view name = segments_[i][s];
      if (IsParameter(name)) match.parameters.emplace_back(name.substr(1, name.size() - 2), segments[s]);
    }
  }
  if (!match.allowed.empty()) Allow("OPTIONS", &match.allowed);
  return match;
}

Route File(std::string_view path, std::string_view type, std::string_view content, std::string_view policy) {
  const std::string tag = fmt::format("\"{:016x}\"", std::hash<std::string_view>()(content));
  const auto answer = [=](const Request& request) {
    Response response{.type = std::string(type), .policy = std::string(policy)};
    response.headers = {{"Cache-Control", "no-cache"}, {"ETag", tag}};
    if (request.Header("if-none-match") == tag) {
      response.status = 304;
    } else {
      response.body = content;
    }
    return response;
  };
  return {.method = "GET", .path = path, .handler = answer, .needs = Needs::kNothing};
}

}  // namespace silang::http
