#include "document/places.h"

#include <algorithm>

namespace silang::document {
namespace {

const Place* At(const Places& places, uint32_t offset) {
  auto after =
      std::upper_bound(places.begin(), places.end(), offset, [](uint32_t at, const Place& place) { return at < place.text; });
  if (after == places.begin()) return nullptr;
  --after;
  return offset < after->text + after->text_size ? &*after : nullptr;
}

}  // namespace

std::optional<Span> FindOrigin(const Places& places, Span span) {
  if (span.empty()) return std::nullopt;
  const Place* first = At(places, span.begin);
  const Place* last = At(places, span.end - 1);
  if (first == nullptr || last == nullptr) return std::nullopt;
  const uint32_t begin = first->raw + (first->text_size == first->raw_size ? span.begin - first->text : 0);
  const uint32_t end = last->text_size == last->raw_size ? last->raw + (span.end - last->text) : last->raw + last->raw_size;
  // Text that stands elsewhere in the page than it is read has no one place.
  return begin < end ? std::optional<Span>(Span{begin, end}) : std::nullopt;
}

}  // namespace silang::document
