// What a handler is given, and what it gives back.
#ifndef SILANG_HTTP_MESSAGE_H_
#define SILANG_HTTP_MESSAGE_H_

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace silang::http {

using Fields = std::vector<std::pair<std::string, std::string>>;

// The first value of that name; nullptr: there is none.
const std::string* Find(const Fields& fields, std::string_view name);

// A request whose head was checked (http/head.h) and whose body is there.
struct Request {
  std::string method = {};  // "GET"
  std::string path = {};    // percent-decoded UTF-8: "/v1/compare"
  Fields query = {};        // percent-decoded UTF-8, as they come
  Fields headers = {};      // names in lower case, values without control characters
  Fields parameters = {};   // of the path: {"case", "c1"} of /v1/desk/cases/{case}
  std::string body = {};    // within the server's limit
  // For long work to ask: nobody waits for the answer any more (it is late, the client has gone, the server ends).
  std::function<bool()> cancelled = {};

  // Empty: there is none.
  std::string_view Header(std::string_view name) const { return Text(headers, name); }
  std::string_view Query(std::string_view name) const { return Text(query, name); }
  std::string_view Parameter(std::string_view name) const { return Text(parameters, name); }

 private:
  static std::string_view Text(const Fields& fields, std::string_view name) {
    const std::string* text = Find(fields, name);
    return text != nullptr ? *text : std::string_view();
  }
};

struct Response {
  int status = 200;
  std::string type = "application/json";
  std::string body = {};
  Fields headers = {};
  std::string policy = {};  // Content-Security-Policy of a page; empty: nothing may be loaded or run
};

// Called from several threads at once; what it throws is answered as trouble of the server's own.
using Handler = std::function<Response(const Request& request)>;

}  // namespace silang::http

#endif  // SILANG_HTTP_MESSAGE_H_
