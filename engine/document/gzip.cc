#include "document/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <vector>

#include "base/status.h"
#include "fmt/format.h"

namespace silang::document {
namespace {

constexpr size_t kChunk = size_t{1} << 16;
constexpr int kAnyHeader = 15 + 32;  // zlib's largest window; gzip or zlib, as the header says

// An inflater that is closed whatever happens.
class Inflater {
 public:
  Inflater() : ok_(inflateInit2(&stream_, kAnyHeader) == Z_OK) {}
  ~Inflater() {
    if (ok_) inflateEnd(&stream_);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  bool ok() const { return ok_; }
  z_stream& stream() { return stream_; }

 private:
  z_stream stream_ = {};
  bool ok_;
};

}  // namespace

bool IsGzip(std::string_view bytes) { return bytes.starts_with("\x1f\x8b"); }

absl::StatusOr<std::string> Unpack(std::string_view path, std::string_view bytes, uint64_t limit) {
  Inflater inflater;
  if (!inflater.ok()) return InputError(path, std::nullopt, "no memory to unpack it", "unpack it with gunzip first");
  z_stream& stream = inflater.stream();
  std::string out;
  std::vector<char> buffer(kChunk);
  size_t next = 0;    // of `bytes`, what zlib has not been given
  bool ended = true;  // between members
  const auto read = [&] { return next - stream.avail_in; };
  while (true) {
    if (stream.avail_in == 0) {
      const size_t size = std::min(bytes.size() - next, kChunk);
      stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + next));
      stream.avail_in = static_cast<uInt>(size);
      next += size;
      if (size == 0) break;
    }
    if (ended) {
      // Zeros after the last member are padding.
      if (read() > 0 && *stream.next_in == 0) break;
      if (inflateReset(&stream) != Z_OK) break;
      ended = false;
    }
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    const int result = inflate(&stream, Z_NO_FLUSH);
    out.append(buffer.data(), buffer.size() - stream.avail_out);
    if (out.size() > limit) {
      return InputError(path, read(), fmt::format("unpacks to more than {} MiB", limit >> 20), "unpack it and split it");
    }
    ended = result == Z_STREAM_END;
    if (result != Z_OK && !ended && result != Z_BUF_ERROR)
      return InputError(path, read(), "damaged gzip data", "fetch the file again");
  }
  // Even an empty buffer may stand for output that is still to come.
  if (!ended) return InputError(path, bytes.size(), "gzip data is cut off", "fetch the file again");
  return out;
}

}  // namespace silang::document
