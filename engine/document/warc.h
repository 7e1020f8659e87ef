// WARC (ISO 28500): the pages of a web archive file.
#ifndef SILANG_DOCUMENT_WARC_H_
#define SILANG_DOCUMENT_WARC_H_

#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "silang/engine.h"

namespace silang::document {

// The pages and texts among the responses and resources of a WARC file, each named "PATH:N" by the number of its record from 1,
// with its address. What else was saved with a page (scripts, pictures, redirections, errors) is passed over. HTTP's own
// packing (gzip, deflate) and chunks are undone. Errors name `path`, the byte and the remedy: cut off, no WARC, no page in it,
// more than 100,000 records. `limit`: bytes of all sources together. Linear.
absl::StatusOr<std::vector<SourceText>> ParseWarc(std::string_view path, std::string_view bytes, uint64_t limit);

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_WARC_H_
