// What an archive keeps of a source beside its text.
#ifndef SILANG_ARCHIVE_META_H_
#define SILANG_ARCHIVE_META_H_

#include <optional>
#include <string>
#include <string_view>

#include "silang/engine.h"

namespace silang::archive {

// A source as it was handed in, so that it can be read again, and what was read of it then.
struct StoredSource {
  SourceText given;
  bool lines = false;  // a sentence a line, as handed in: neither title nor date is sought in it
  std::string title, publisher, url, published, language;
};

// As bytes, without the text; and back. Nothing if the bytes are not of that form. Linear.
std::string EncodeMeta(const StoredSource& source);
std::optional<StoredSource> DecodeMeta(std::string_view bytes);

// The name under which a source is known: the id it came with, else its path.
std::string_view SourceName(const SourceText& source);
// Equal for equal names and texts.
uint64_t SourceKey(const SourceText& source);

}  // namespace silang::archive

#endif  // SILANG_ARCHIVE_META_H_
