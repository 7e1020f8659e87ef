#include "http/head.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace silang::http {
namespace {

// What a head says, as one line: "GET /a/b ?x=1 host=h length=3 close", or the code of its problem.
std::string Told(const std::variant<Head, Problem>& read) {
  if (const auto* problem = std::get_if<Problem>(&read)) return std::string(Spec(problem->trouble).code);
  const Head& head = std::get<Head>(read);
  std::string out = head.method + " " + head.path;
  for (const auto& [name, value] : head.query) out += " ?" + name + "=" + value;
  out += " host=" + head.host;
  if (head.content_length) out += " length=" + std::to_string(*head.content_length);
  if (head.chunked) out += " chunked";
  if (head.expects_continue) out += " continue";
  if (head.close) out += " close";
  return out;
}

TEST(Head, Rows) {
  struct Row {
    const char* name;
    std::string lines;  // without the empty line
    const char* told;
  };
  const Row rows[] = {
      {"the least", "GET / HTTP/1.1\r\nHost: h\r\n", "GET / host=h"},
      {"a value without blanks", "GET / HTTP/1.1\r\nHost:h\r\n", "GET / host=h"},
      {"blanks around a value", "GET / HTTP/1.1\r\nhOST: \t h \t\r\n", "GET / host=h"},
      {"escapes", "GET /a%20b/%C3%A9?x=%26+1&y&z= HTTP/1.1\r\nHost: h\r\n", "GET /a b/\xC3\xA9 ?x=& 1 ?y= ?z= host=h"},
      {"a plus in the path stays", "GET /a+b HTTP/1.1\r\nHost: h\r\n", "GET /a+b host=h"},
      {"what stands behind # is the browser's", "GET /a#b?c HTTP/1.1\r\nHost: h\r\n", "GET /a host=h"},
      {"a whole address counts before Host", "GET http://a:8/b HTTP/1.1\r\nHost: h\r\n", "GET /b host=a:8"},
      {"the server as a whole", "OPTIONS * HTTP/1.1\r\nHost: h\r\n", "OPTIONS * host=h"},
      {"a length", "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 007\r\n", "POST /a host=h length=7"},
      {"chunks", "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: Chunked\r\n", "POST /a host=h chunked"},
      {"continue", "POST /a HTTP/1.1\r\nHost: h\r\nExpect: 100-Continue\r\n", "POST /a host=h continue"},
      {"close", "GET / HTTP/1.1\r\nHost: h\r\nConnection: foo, Close\r\n", "GET / host=h close"},
      {"old clients close", "GET / HTTP/1.0\r\nHost: h\r\n", "GET / host=h close"},
      {"old clients that do not", "GET / HTTP/1.0\r\nHost: h\r\nConnection: Keep-Alive\r\n", "GET / host=h"},
      {"an old client need not say a host", "GET / HTTP/1.0\r\n", "GET / host= close"},
      {"two blanks in the line", "GET  / HTTP/1.1\r\nHost: h\r\n", "malformed-request"},
      {"a lower version", "GET / http/1.1\r\nHost: h\r\n", "malformed-request"},
      {"an empty name", "GET / HTTP/1.1\r\nHost: h\r\n: a\r\n", "malformed-request"},
      {"half an escape", "GET /%4 HTTP/1.1\r\nHost: h\r\n", "malformed-request"},
      {"an escape for UTF-16", "GET /%u0041 HTTP/1.1\r\nHost: h\r\n", "malformed-request"},
      {"a DEL", "GET /%7f HTTP/1.1\r\nHost: h\r\n", "malformed-request"},
      {"an overlong slash", "GET /%c0%af HTTP/1.1\r\nHost: h\r\n", "malformed-request"},
      {"chunks twice", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
       "malformed-request"},
      {"chunks of chunks", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked, chunked\r\n", "malformed-request"},
      {"a list of lengths", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5, 5\r\n", "malformed-request"},
      {"a length in hexadecimal", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0x5\r\n", "malformed-request"},
      {"no length", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length:\r\n", "malformed-request"},
      {"a target that is long", "GET /" + std::string(kMostTargetBytes, 'a') + " HTTP/1.1\r\nHost: h\r\n", "target-too-long"},
      {"a head that is large", "GET / HTTP/1.1\r\nHost: h\r\nX: " + std::string(kMostHeadBytes, 'a') + "\r\n",
       "headers-too-large"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Told(ParseHead(row.lines + "\r\n")), row.told);
  }
}

// A path never has a segment that decoding would cut anew, and what is read is UTF-8 without control characters.
TEST(Head, AnyBytes) {
  std::mt19937 random(11);
  const std::string alphabet = "/%2fe.?=&+#: \tabcGETHTP1\r\n\x80\xC3\xA9";
  for (int i = 0; i < 20000; ++i) {
    std::string target = "/";
    for (size_t length = random() % 30; length > 0; --length) target += alphabet[random() % alphabet.size()];
    const auto read = ParseHead("GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n");
    const auto* head = std::get_if<Head>(&read);
    if (head == nullptr) continue;
    std::string joined;
    for (const std::string& segment : head->segments) joined += '/' + segment;
    EXPECT_EQ(joined, head->path) << target;
    for (const char c : head->path) EXPECT_GE(static_cast<unsigned char>(c), 0x20) << target;
  }
}

TEST(Head, BareLineFeedsAreSeenAtOnce) {
  EXPECT_FALSE(CheckBeginning("GET / HTTP/1.1\r\nHos").has_value());
  EXPECT_TRUE(CheckBeginning("GET / HTTP/1.1\n").has_value());
  EXPECT_TRUE(CheckBeginning("GET / HTTP/1.1\r\nHost: h\n", 16).has_value());
}

}  // namespace
}  // namespace silang::http
