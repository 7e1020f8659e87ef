// gzip: what is packed comes out, up to a limit.
#ifndef SILANG_DOCUMENT_GZIP_H_
#define SILANG_DOCUMENT_GZIP_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace silang::document {

// Whether the bytes begin as a gzip file does (RFC 1952).
bool IsGzip(std::string_view bytes);

// What `bytes` packs: gzip of any number of members (RFC 1952), or the zlib form that HTTP calls deflate. Errors name `path`
// and the byte: damaged, cut off, more than `limit` bytes unpacked. Never takes more than `limit` bytes of memory; linear in
// what comes out.
absl::StatusOr<std::string> Unpack(std::string_view path, std::string_view bytes, uint64_t limit);

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_GZIP_H_
