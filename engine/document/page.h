// A saved HTML page as an article: its main text, and what the page says of it.
//
//     bytes ── charset ──► UTF-8 ── html_guard, html_tree ──► tree ── page_blocks ──► blocks ── main_text ──► main text
//                                                              └── page_metadata, json_ld ──► title, date, publisher, language
#ifndef SILANG_DOCUMENT_PAGE_H_
#define SILANG_DOCUMENT_PAGE_H_

#include <string>

#include "absl/status/statusor.h"
#include "document/page_metadata.h"
#include "document/places.h"
#include "languages/pack.h"
#include "silang/engine.h"

namespace silang::document {

struct Page {
  PageField title, published, publisher, url, language;  // published in ISO 8601
  std::string text;                                      // paragraphs parted by empty lines; the title is none of it
  Places places;                                         // of `text`, in the bytes of the source
  Places title_places;                                   // of `title`
};

// Whether a media type is that of a page.
bool IsPageType(std::string_view media_type);

// Reads a page: source.text is its bytes, in the charset of its byte order mark, of source.media_type, of its <meta>, or as
// detected. `language`: of the text if it is known. Errors name path, byte and remedy: longer than 16 MiB, nested too deep
// (html_guard.h), without an article. Linear but for what html_guard.h bounds.
absl::StatusOr<Page> ReadPage(const SourceText& source, const std::string& language, const languages::PackSet& packs);

// The text of a piece of HTML that is an article and nothing else; `html` in UTF-8.
absl::StatusOr<std::string> ReadFragment(std::string_view path, std::string_view html);

// The charset that the first bytes of a page declare: <meta charset>, <meta http-equiv>, the XML declaration; empty if none.
std::string DeclaredCharset(std::string_view bytes);
// "text/html; charset=..." -> the charset; empty if there is none.
std::string CharsetOfType(std::string_view media_type);

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_PAGE_H_
