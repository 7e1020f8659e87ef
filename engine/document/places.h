// Where a document's text came from: the raw bytes of a page for a span of what was read of it.
#ifndef SILANG_DOCUMENT_PLACES_H_
#define SILANG_DOCUMENT_PLACES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "silang/types.h"

namespace silang::document {

// A stretch of the text and the bytes that it was made of: one for one if they are as many, else as a whole.
struct Place {
  uint32_t text = 0, text_size = 0;
  uint32_t raw = 0, raw_size = 0;
};

// Ascending by `text`.
using Places = std::vector<Place>;

// The raw bytes from the first to the last byte of a span; nothing if either has no place there. Logarithmic.
std::optional<Span> FindOrigin(const Places& places, Span span);

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_PLACES_H_
