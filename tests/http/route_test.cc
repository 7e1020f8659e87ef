#include "http/route.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/api.h"
#include "http/openapi.h"
#include "http/security.h"
#include "json/json.h"

namespace silang::http {
namespace {

Route Named(std::string_view method, std::string_view path) {
  return {.method = method, .path = path, .handler = [](const Request&) { return Response{}; }, .summary = "a route"};
}

TEST(Router, Rows) {
  Router router;
  router.Add({Named("GET", "/"), Named("GET", "/cases"), Named("POST", "/cases"), Named("GET", "/cases/new"),
              Named("GET", "/cases/{case}"), Named("DELETE", "/cases/{case}/notes/{note}")});
  struct Row {
    const char *name, *method;
    std::vector<std::string> segments;
    int number;  // of the route; -1: none
    const char *parameters, *allowed;
  };
  const Row rows[] = {
      {"the root", "GET", {""}, 0, "", "GET, HEAD, OPTIONS"},
      {"HEAD is GET", "HEAD", {"cases"}, 1, "", "GET, HEAD, POST, OPTIONS"},
      {"by method", "POST", {"cases"}, 2, "", "GET, HEAD, POST, OPTIONS"},
      {"the first that fits", "GET", {"cases", "new"}, 3, "", "GET, HEAD, OPTIONS"},
      {"a parameter", "GET", {"cases", "a/b"}, 4, "case=a/b;", "GET, HEAD, OPTIONS"},
      {"two parameters", "DELETE", {"cases", "1", "notes", "2"}, 5, "case=1;note=2;", "DELETE, OPTIONS"},
      {"an empty parameter", "GET", {"cases", ""}, -1, "", ""},
      {"another method", "PUT", {"cases", "1"}, -1, "", "GET, HEAD, OPTIONS"},
      {"another path", "GET", {"notes"}, -1, "", ""},
      {"braces are no name", "GET", {"cases", "{case}", "notes"}, -1, "", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const Router::Match match = router.Find(row.method, row.segments);
    EXPECT_EQ(match.route != nullptr ? static_cast<int>(match.number) : -1, row.number);
    std::string parameters;
    for (const auto& [name, value] : match.parameters) parameters += name + "=" + value + ";";
    EXPECT_EQ(parameters, row.parameters);
    EXPECT_EQ(match.allowed, row.allowed);
  }
}

TEST(Security, Hosts) {
  struct Row {
    const char* host;
    bool ours;
  };
  const Row rows[] = {{"localhost", true},
                      {"LOCALHOST:1", true},
                      {"127.0.0.1:8080", true},
                      {"127.255.3.4", true},
                      {"[::1]", true},
                      {"[::1]:80", true},
                      {"", false},
                      {"localhost.", false},
                      {"localhost:", false},
                      {"localhost:x", false},
                      {"127.0.0.1.x", false},
                      {"127.0.0", false},
                      {"127.0.0.256", false},
                      {"127.0.0.1.1", false},
                      {"[::2]", false},
                      {"[::1", false},
                      {"10.0.0.1", false},
                      {"localhost@x", false},
                      {"x:localhost", false},
                      {"0.0.0.0", false},
                      {"localhost:123456", false}};
  for (const Row& row : rows) EXPECT_EQ(NamesLoopback(row.host), row.ours) << row.host;
}

TEST(Forms, Accept) {
  constexpr Form kAll[] = {Form::kJson, Form::kHtml, Form::kMarkdown, Form::kCsv};
  struct Row {
    const char *name, *accept;
    std::optional<Form> form;
  };
  const Row rows[] = {
      {"a browser", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Form::kHtml},
      {"curl", "*/*", Form::kJson},
      {"by quality", "text/html;q=0.4, text/csv;q=0.5", Form::kCsv},
      {"the exact type counts before the range", "text/*, text/html;q=0", Form::kMarkdown},
      {"none of ours", "image/png", std::nullopt},
      {"none at all", "*/*;q=0", std::nullopt},
      {"capitals", "TEXT/HTML", Form::kHtml},
      {"nonsense", ";;q=,,=", std::nullopt},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(FormOf({.headers = {{"accept", row.accept}}}, kAll), row.form);
  }
  EXPECT_EQ(FormOf({}, kAll), Form::kJson);
}

// Every operation of openapi.json is that of a route, and every route that has a summary has one.
TEST(OpenApi, TellsOfEveryRoute) {
  const absl::StatusOr<Engine> engine = Engine::Create();
  ASSERT_TRUE(engine.ok());
  Server server({});
  server.Add(ApiRoutes(*engine, server, {}));
  const auto text = json::Parse(OpenApiText());
  ASSERT_TRUE(text.ok());
  for (const Route& route : server.router().routes()) {
    const std::string name = std::string(route.method) + " " + std::string(route.path);
    EXPECT_EQ(text->Find("operations")->Find(name) != nullptr, !route.summary.empty()) << name;
  }
  const std::string told = OpenApi(server.router().routes(), true);
  const auto description = json::Parse(told);
  ASSERT_TRUE(description.ok());
  EXPECT_NE(description->Find("paths")->Find("/v1/compare"), nullptr);
  EXPECT_NE(description->Find("components")->Find("schemas")->Find("finding"), nullptr);
  EXPECT_THAT(told, ::testing::Not(::testing::HasSubstr("$defs")));
}

}  // namespace
}  // namespace silang::http
