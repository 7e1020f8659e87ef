// RSS (0.9x, 1.0, 2.0) and Atom: each entry is a source.
#ifndef SILANG_DOCUMENT_FEEDS_H_
#define SILANG_DOCUMENT_FEEDS_H_

#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "silang/engine.h"

namespace silang::document {

// The entries of a feed as texts, each named "PATH:N" by its number from 1: the longest of its content, description and summary,
// with its title, date, address and language, and as publisher its <source>, else the feed's title. Nothing is fetched and
// no entity is declared or expanded but those of XML and HTML. Errors name `path`, the byte and the remedy: malformed, cut off,
// an entity declared, no feed, no entry with text, more than 100,000 entries, nested more than 256 deep. Linear.
absl::StatusOr<std::vector<SourceText>> ParseFeed(std::string_view path, std::string_view bytes);

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_FEEDS_H_
