// What a page says of itself: JSON-LD (schema.org), OpenGraph and other <meta>, <time>, <title>, its headings and links.
#ifndef SILANG_DOCUMENT_PAGE_METADATA_H_
#define SILANG_DOCUMENT_PAGE_METADATA_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil.h"
#include "document/html_tree.h"

namespace silang::document {

// A value, and where it stood: "JSON-LD headline", "og:title", "<h1>".
struct PageField {
  std::string value, from;
};

struct PageMetadata {
  PageField title, published, publisher, language, url;  // published in ISO 8601
  std::vector<PageField> dates;  // text that may hold the date of publication as it is written, best first, if none is declared
  std::string article_body;      // JSON-LD articleBody
};

// Linear. Of several values the one that is declared most exactly counts; the title is the headline that a reader sees, if there
// is one that what is declared agrees with.
PageMetadata ReadPageMetadata(const HtmlTree& tree);

// "2025-09-04", "2025-09-04 14:30:00", "2025-09-04T07:30:00.000Z", "20250904", "Thu, 04 Sep 2025 14:30:00 +0700" (RFC 5322) as
// ISO 8601; empty if it is none of these.
std::string NormalDate(std::string_view text);

// What an HTML title is without the name of the site after a bar or dash (or before one).
std::string WithoutSite(std::string_view title, std::string_view site);

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_PAGE_METADATA_H_
