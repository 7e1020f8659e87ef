#include "document/feeds.h"

#include <gtest/gtest.h>

#include <string>

#include "base/status.h"

namespace silang::document {
namespace {

// "PATH|TITLE|PUBLISHED|PUBLISHER|URL|LANGUAGE|TEXT" a line, or the message.
std::string Told(const std::string& xml) {
  const auto sources = ParseFeed("f", xml);
  if (!sources.ok()) return std::string(Message(sources.status()));
  std::string told;
  for (const SourceText& s : *sources)
    told += s.path + '|' + s.title + '|' + s.published + '|' + s.publisher + '|' + s.url + '|' + s.language + '|' + s.text + '\n';
  return told;
}

TEST(Feeds, Entries) {
  struct Row {
    const char* name;
    const char* xml;
    const char* told;
  };
  const Row rows[] = {
      {"RSS 2.0",
       "<?xml version='1.0'?><rss version='2.0'><channel><title>Harian Uji</title><language>id</language><item><title>Banjir "
       "&amp; "
       "longsor</title><link>https://example.org/1</link><pubDate>Fri, 05 Sep 2025 14:30:00 +0700</pubDate><description>Dua "
       "tewas."
       "</description></item></channel></rss>",
       "f:1|Banjir & longsor|2025-09-05T14:30:00+07:00|Harian Uji|https://example.org/1|id|Dua tewas.\n"},
      {"the source of an entry",
       "<rss><channel><title>Umpan</title><item><title>T</title><description>Isi berita.</description><source "
       "url='http://x/'>Koran "
       "Asal</source></item></channel></rss>",
       "f:1|T||Koran Asal|||Isi berita.\n"},
      {"the whole content rather than the summary",
       "<rss "
       "xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><item><description>Short.</"
       "description><content:encoded>"
       "<![CDATA[<p>One &lt; two.</p><script>x()</script><p>Three<br>lines.</p>]]></content:encoded></item></channel></rss>",
       "f:1||||||One < two.\n\nThree\nlines.\n"},
      {"RSS 1.0, whose items stand beside the channel",
       "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' "
       "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>C</title></channel><item><title>T</"
       "title><dc:date>2025-09-04</dc:date>"
       "<description>D e f.</description></item></rdf:RDF>",
       "f:1|T|2025-09-04|C|||D e f.\n"},
      {"Atom, XHTML and text, a source",
       "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>F</title><entry><title type='html'>A &amp;lt; "
       "B</title><link "
       "href='http://x/1'/><link rel='enclosure' href='http://x/2'/><updated>2025-09-04T10:00:00Z</updated><content "
       "type='xhtml'><div><p>One "
       "&lt; "
       "two.</p><p>Three.</p></div></content><source><title>S</title><updated>2020-01-01T00:00:00Z</updated></source></"
       "entry><entry>"
       "<title>Two</title><summary>a &lt;b> c</summary></entry></feed>",
       "f:1|A < B|2025-09-04T10:00:00Z|S|http://x/1|en|One < two.\n\nThree.\nf:2|Two||F||en|a <b> c\n"},
      {"the entities of HTML",
       "<rss><channel><item><title>Caf&eacute;&nbsp;X</title><description>a &mdash; b</description></item></channel></rss>",
       "f:1|Café\u00a0X|||||a — b\n"},
      {"an entry without text is none",
       "<rss><channel><item><title>T</title></item><item><description>D.</description></item></channel></rss>", "f:2||||||D.\n"},
      {"in another charset",
       "<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><item><description>caf\xe9</description></item></channel></rss>",
       "f:1||||||café\n"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Told(row.xml), row.told);
  }
}

TEST(Feeds, Troubles) {
  std::string deep = "<rss>";
  for (int i = 0; i < 100000; ++i) deep += "<a>";
  struct Row {
    const char* name;
    std::string xml;
    const char* told;  // how the message begins
  };
  const Row rows[] = {
      {"an entity that is declared",
       "<!DOCTYPE r [<!ENTITY a \"b\">]><rss><channel><item><title>&a;</title></item></channel></rss>",
       "f: byte 27: it declares an entity, 'a'; give a feed without a DTD"},
      {"a file that an entity names", "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss/>",
       "f: byte 51: it declares an entity, 'x'"},
      {"cut off", "<rss><channel><item><description>Two de", "f: byte 39: the feed is cut off; save the feed again"},
      {"not well-formed", "<rss><channel><item></channel></rss>" + std::string(40, ' '), "f: byte 30: not well-formed XML"},
      {"nested deep", deep, "f: byte 7"},
      {"an entity nobody knows", "<rss><channel><item><title>&nix;</title></item></channel></rss>" + std::string(40, ' '),
       "f: byte 3"},
      {"no feed", "<html><body>x</body></html>", "f: byte 0: XML, but no feed: its first element is <html>"},
      {"no entry", "<rss><channel><title>x</title></channel></rss>", "f: no entry with text in the feed"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Told(row.xml).substr(0, std::string_view(row.told).size()), row.told);
  }
}

}  // namespace
}  // namespace silang::document
