// Whether a page can be parsed in bounded time: looked at before the parser is.
#ifndef SILANG_DOCUMENT_HTML_GUARD_H_
#define SILANG_DOCUMENT_HTML_GUARD_H_

#include <string_view>

#include "absl/status/status.h"

namespace silang::document {

// Counts tags, attributes and how deep elements nest, without building anything. An HTML parser looks through the open elements
// at each tag, opens unclosed formatting anew in each paragraph, and frees its tree by recursion, so that each of these must
// be bounded: 512 elements deep, 500,000 tags, 512 attributes a tag, 2,000,000 elements of reopened formatting.
// Errors name `path`, the byte and the remedy. Linear.
absl::Status CheckHtml(std::string_view path, std::string_view html);

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_HTML_GUARD_H_
