// gzip and WARC.
#include <gtest/gtest.h>
#include <zlib.h>

#include <string>

#include "base/status.h"
#include "document/gzip.h"
#include "document/warc.h"
#include "fmt/format.h"

namespace silang::document {
namespace {

std::string Gzip(const std::string& text) {
  z_stream stream = {};
  EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string Told(const absl::StatusOr<std::string>& result) {
  return result.ok() ? *result : std::string(Message(result.status()));
}

TEST(Gzip, Unpack) {
  const std::string text = "Banjir di Demak", packed = Gzip(text);
  std::string damaged = packed;
  damaged[15] = static_cast<char>(damaged[15] ^ 0x55);
  struct Row {
    const char* name;
    std::string bytes;
    const char* result;
  };
  const Row rows[] = {
      {"one member", packed, "Banjir di Demak"},
      {"two members", packed + Gzip(", 12 tewas"), "Banjir di Demak, 12 tewas"},
      {"zeros behind it", packed + std::string(100, '\0'), "Banjir di Demak"},
      {"cut off", packed.substr(0, packed.size() - 9), "f.gz: byte 26: gzip data is cut off; fetch the file again"},
      {"nothing but a header", packed.substr(0, 10), "f.gz: byte 10: gzip data is cut off; fetch the file again"},
      {"too large", Gzip(std::string(3 << 20, 'a')), "f.gz: byte"},
      {"no gzip behind it", packed + "text", "f.gz: byte"},
      {"damaged", damaged, "f.gz: byte"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Told(Unpack("f.gz", row.bytes, 1 << 20)).substr(0, std::string_view(row.result).size()), row.result);
  }
  EXPECT_NE(Told(Unpack("f.gz", Gzip(std::string(3 << 20, 'a')), 1 << 20)).find("unpacks to more than 1 MiB"), std::string::npos);
}

std::string Record(const std::string& type, const std::string& content_type, const std::string& block, size_t more = 0) {
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Target-URI: https://example.org/a\r\nContent-Type: {}\r\nContent-Length: "
      "{}\r\n\r\n{}\r\n\r\n",
      type, content_type, block.size() + more, block);
}
std::string Response(const std::string& head, const std::string& body) {
  return Record("response", "application/http;msgtype=response", "HTTP/1.1 " + head + "\r\n\r\n" + body);
}

TEST(Warc, Records) {
  const std::string page = "<html><p>Dua orang tewas.</p></html>";
  const std::string html = "200 OK\r\nContent-Type: text/html; charset=utf-8";
  struct Row {
    const char* name;
    std::string bytes;
    std::string told;  // "PATH MEDIA URL TEXT" of each source, or the message
  };
  const Row rows[] = {
      {"a page", Response(html, page), "w:1 text/html; charset=utf-8 https://example.org/a " + page + "\n"},
      {"after what is no page",
       Record("warcinfo", "application/warc-fields", "a: b") + Record("request", "application/http", "GET /") +
           Response("200 OK\r\nContent-Type: image/png", "x") + Response("301 Moved\r\nContent-Type: text/html", page) +
           Response(html, page),
       "w:5 text/html; charset=utf-8 https://example.org/a " + page + "\n"},
      {"in chunks", Response(html + "\r\nTransfer-Encoding: chunked", "6\r\n<html>\r\n1E\r\n" + page.substr(6) + "\r\n0\r\n\r\n"),
       "w:1 text/html; charset=utf-8 https://example.org/a " + page + "\n"},
      {"packed", Response(html + "\r\nContent-Encoding: gzip", Gzip(page)),
       "w:1 text/html; charset=utf-8 https://example.org/a " + page + "\n"},
      {"said to be packed, and not", Response(html + "\r\nContent-Encoding: gzip", page),
       "w:1 text/html; charset=utf-8 https://example.org/a " + page + "\n"},
      {"a text in windows-1252", Record("resource", "text/plain; charset=iso-8859-1", "caf\xe9"),
       "w:1  https://example.org/a café\n"},
      {"cut off in the middle", Response(html, page) + Record("response", "application/http", "HTTP/1.1 200 OK", 500),
       "w: byte 241: a WARC record is cut off: 19 of its 515 bytes are there; save the pages again, or leave the file out"},
      {"cut off in its head", Response(html, page).substr(0, 60),
       "w: byte 0: a WARC record is cut off; save the pages again, or leave the file out"},
      {"no WARC", "hello", "w: byte 0: no WARC record where one is expected; save the pages again"},
      {"no length", "WARC/1.0\r\nWARC-Type: response\r\n\r\n",
       "w: byte 0: a WARC record without Content-Length; save the pages again"},
      {"no page", Record("warcinfo", "application/warc-fields", "a: b"),
       "w: no page in it; give a WARC file with HTML responses"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto sources = ParseWarc("w", row.bytes, 1 << 20);
    std::string told;
    if (!sources.ok()) {
      told = Message(sources.status());
    } else {
      for (const SourceText& source : *sources) {
        told += source.path + ' ' + source.media_type + ' ' + source.url + ' ' + source.text + '\n';
        if (source.origin > 0) EXPECT_EQ(row.bytes.substr(source.origin, source.text.size()), source.text);
      }
    }
    EXPECT_EQ(told, row.told);
  }
}

}  // namespace
}  // namespace silang::document
