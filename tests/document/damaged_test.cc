// Files that came to harm: whatever is handed in, what comes out is a document or an error, its text UTF-8 and its places in order.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>

#include "base/status.h"
#include "document/document.h"
#include "document/feeds.h"
#include "document/gzip.h"
#include "document/warc.h"
#include "unicode/unicode.h"

namespace silang::document {
namespace {

namespace fs = std::filesystem;

const languages::PackSet& Packs() {
  static const auto packs = languages::PackSet::BuiltIn();
  return **packs;
}

// A few bytes cut out, doubled, moved or changed.
std::string Damaged(std::string bytes, std::mt19937& random) {
  static constexpr std::string_view kPieces[] = {"<",        ">",          "</p>",    "<table>", "<a>",    "&",
                                                 "&#",       "&#x110000;", "\"",      "<!--",    "\0",     "\xff",
                                                 "\xe2\x80", "<svg>",      "<title>", "</body>", "<b><i>", "]]>"};
  const int harms = 1 + static_cast<int>(random() % 4);
  for (int i = 0; i < harms && !bytes.empty(); ++i) {
    const size_t at = random() % bytes.size(), size = std::min<size_t>(random() % 200, bytes.size() - at);
    switch (random() % 4) {
      case 0: bytes.erase(at, size); break;
      case 1: bytes.insert(at, bytes.substr(random() % bytes.size(), size)); break;
      case 2: bytes[at] = static_cast<char>(random()); break;
      default: bytes.insert(at, kPieces[random() % std::size(kPieces)]); break;
    }
  }
  return bytes;
}

void ExpectSound(const SourceText& source) {
  const auto document = ReadDocument(source, {}, Packs());
  if (!document.ok()) {
    EXPECT_TRUE(Message(document.status()).starts_with("page")) << Message(document.status());
    return;
  }
  const Document& read = **document;
  EXPECT_FALSE(unicode::FirstInvalidByte(read.text).has_value());
  uint32_t end = 0;
  for (const Place& place : read.places) {
    EXPECT_GE(place.text, end);
    end = place.text + place.text_size;
    EXPECT_LE(end, read.text.size());
    EXPECT_LE(uint64_t{place.raw} + place.raw_size, source.text.size());
  }
}

TEST(Damaged, Pages) {
  constexpr int kRounds = 25;
  std::mt19937 random(20250904);  // NOLINT(cert-msc51-cpp): the same damage each time
  int pages = 0;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(SILANG_SOURCE_DIR "/fixtures/pages")) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    if (file.extension() != ".html") continue;
    ++pages;
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    for (int round = 0; round < kRounds; ++round) {
      SourceText source;
      source.path = "page";
      source.media_type = "text/html";
      source.text = round == 0 ? bytes.str() : Damaged(bytes.str(), random);
      SCOPED_TRACE(file.filename().string() + " " + std::to_string(round));
      ExpectSound(source);
    }
  }
  EXPECT_EQ(pages, 20);
}

TEST(Damaged, FeedsAndArchives) {
  const std::string feed =
      "<?xml version='1.0'?><rss version='2.0'><channel><title>Harian Uji</title><item><title>Banjir &amp; "
      "longsor</title><link>http://x"
      "</link><pubDate>Fri, 05 Sep 2025 14:30:00 +0700</pubDate><description><![CDATA[<p>Dua "
      "tewas.</p>]]></description></item></channel></rss>";
  const std::string warc =
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x\r\nContent-Type: application/http\r\nContent-Length: "
      "99\r\n\r\nHTTP/1.1 200 OK\r\n"
      "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n14\r\n<p>Dua tewas di.</p>\r\n0\r\n\r\n\r\n\r\n";
  const std::string packed = std::string("\x1f\x8b\x08\0\0\0\0\0\x02\xff", 10) + "\x73\x4a\xcc\xcb\xcc\x2a\x02\x00" + "12345678";
  std::mt19937 random(4);  // NOLINT(cert-msc51-cpp): the same damage each time
  int read = 0;
  for (int round = 0; round < 500; ++round) {
    const auto entries = ParseFeed("f", Damaged(feed, random));
    const auto pages = ParseWarc("w", Damaged(warc, random), 1 << 20);
    const auto bytes = Unpack("g", Damaged(packed, random), 1 << 20);
    read += entries.ok();
    if (!entries.ok()) EXPECT_TRUE(Message(entries.status()).starts_with("f")) << Message(entries.status());
    if (!pages.ok()) EXPECT_TRUE(Message(pages.status()).starts_with("w")) << Message(pages.status());
    if (!bytes.ok()) EXPECT_TRUE(Message(bytes.status()).starts_with("g")) << Message(bytes.status());
  }
  EXPECT_GT(read, 0);
}

}  // namespace
}  // namespace silang::document
