#include "archive/meta.h"

#include "archive/hash.h"

namespace silang::archive {
namespace {

// The fields in the order of the file.
template <typename Source, typename Visit>
void VisitFields(Source& source, Visit visit) {
  visit(source.given.path);
  visit(source.given.given_id);
  visit(source.given.title);
  visit(source.given.publisher);
  visit(source.given.url);
  visit(source.given.published);
  visit(source.given.language);
  visit(source.title);
  visit(source.publisher);
  visit(source.url);
  visit(source.published);
  visit(source.language);
}

// LEB128: seven bits a byte, the lowest first.
void AppendLength(uint64_t length, std::string* out) {
  for (; length >= 0x80; length >>= 7) out->push_back(static_cast<char>(length | 0x80));
  out->push_back(static_cast<char>(length));
}

std::optional<uint64_t> TakeLength(std::string_view* bytes) {
  uint64_t length = 0;
  for (int shift = 0; shift < 63 && !bytes->empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes->front());
    bytes->remove_prefix(1);
    length |= uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return length;
  }
  return std::nullopt;
}

}  // namespace

std::string EncodeMeta(const StoredSource& source) {
  std::string out(1, source.lines ? '\1' : '\0');
  VisitFields(source, [&out](const std::string& field) {
    AppendLength(field.size(), &out);
    out += field;
  });
  return out;
}

std::optional<StoredSource> DecodeMeta(std::string_view bytes) {
  if (bytes.empty()) return std::nullopt;
  StoredSource source;
  source.lines = bytes.front() != 0;
  bytes.remove_prefix(1);
  bool whole = true;
  VisitFields(source, [&](std::string& field) {
    const auto length = whole ? TakeLength(&bytes) : std::nullopt;
    whole = length && *length <= bytes.size();
    if (!whole) return;
    field = bytes.substr(0, *length);
    bytes.remove_prefix(*length);
  });
  if (!whole) return std::nullopt;
  return source;
}

std::string_view SourceName(const SourceText& source) { return source.given_id.empty() ? source.path : source.given_id; }

uint64_t SourceKey(const SourceText& source) {
  const uint64_t parts[2] = {Hash64(SourceName(source)), Hash64(source.text)};
  return Hash64({reinterpret_cast<const char*>(parts), sizeof parts});
}

}  // namespace silang::archive
