// What kind of file holds a source.
#ifndef SILANG_DOCUMENT_MEDIA_H_
#define SILANG_DOCUMENT_MEDIA_H_

#include <cstdint>
#include <string_view>

namespace silang::document {

enum class Media : uint8_t { kText, kPage, kJsonLines, kFeed, kWarc };

// By the end of the name, a ".gz" behind it gone; kText for a name that says nothing.
Media MediaOfName(std::string_view name);
// Whether a folder's file of this name is a source: *.txt, *.html, *.jsonl, *.xml, *.warc and the like, and *.gz of these.
bool IsSourceName(std::string_view name);
// By the name; where that says nothing ("-", "saved-page") by the first bytes.
Media MediaOf(std::string_view name, std::string_view bytes);

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_MEDIA_H_
