#include "archive/manifest.h"

#include <charconv>
#include <optional>

#include "archive/hash.h"
#include "base/status.h"
#include "fmt/format.h"

namespace silang::archive {
namespace {

constexpr std::string_view kTitle = "silang-archive ";
constexpr std::string_view kRemedy = "restore the archive from a copy, or add its sources to a new one";

// Takes the manifest apart; remembers where it is.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  size_t at() const { return at_; }

  bool Take(std::string_view word) {
    if (!bytes_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  std::optional<uint64_t> Number(int base) {
    uint64_t value = 0;
    const auto [end, failure] = std::from_chars(bytes_.data() + at_, bytes_.data() + bytes_.size(), value, base);
    if (failure != std::errc()) return std::nullopt;
    at_ = static_cast<size_t>(end - bytes_.data());
    return value;
  }

  // "segment NUMBER SIZE CHECKSUM\n", after the first word
  std::optional<SegmentName> Segment() {
    const auto number = Number(10);
    const auto size = number && Take(" ") ? Number(10) : std::nullopt;
    const auto checksum = size && Take(" ") ? Number(16) : std::nullopt;
    if (!checksum || !Take("\n")) return std::nullopt;
    return SegmentName{*number, *size, *checksum};
  }

 private:
  std::string_view bytes_;
  size_t at_ = 0;
};

}  // namespace

std::string WriteManifest(const Manifest& manifest) {
  std::string text = fmt::format("{}{}\nnext {}\n", kTitle, kFormatVersion, manifest.next);
  for (const SegmentName& segment : manifest.segments)
    text += fmt::format("segment {} {} {:016x}\n", segment.number, segment.file_size, segment.checksum);
  return text + fmt::format("end {:016x}\n", Hash64(text));
}

absl::StatusOr<Manifest> ParseManifest(const std::string& path, std::string_view bytes) {
  Reader reader(bytes);
  const auto damaged = [&](std::string_view what) {
    return InputError(path, reader.at(), fmt::format("damaged: {}", what), kRemedy);
  };
  if (!reader.Take(kTitle)) return damaged("this is no manifest of an archive");
  const size_t version_at = reader.at();
  const auto version = reader.Number(10);
  if (!version || *version == 0) return damaged("the version is missing");
  if (*version > kFormatVersion) {
    return InputError(path, version_at,
                      fmt::format("version {} of the format; this program reads up to {}", *version, kFormatVersion),
                      "use a newer silang");
  }
  Manifest manifest;
  const auto next = reader.Take("\nnext ") ? reader.Number(10) : std::nullopt;
  if (!next || !reader.Take("\n")) return damaged("the number of the next segment is missing");
  manifest.next = *next;
  while (reader.Take("segment ")) {
    const auto segment = reader.Segment();
    if (!segment) return damaged("a segment's number, size and checksum are expected");
    if (segment->number >= manifest.next) return damaged("a segment that is yet to be written");
    manifest.segments.push_back(*segment);
  }
  if (!reader.Take("end ")) return damaged("the last line is missing");
  if (WriteManifest(manifest) != bytes) return damaged("the checksum is wrong");
  return manifest;
}

std::string SegmentPath(const std::string& directory, uint64_t number) {
  return fmt::format("{}/{:08}.segment", directory, number);
}

absl::StatusOr<Snapshot> OpenSegments(const std::string& directory, const Manifest& manifest) {
  Snapshot snapshot;
  for (const SegmentName& name : manifest.segments) {
    const std::string path = SegmentPath(directory, name.number);
    auto segment = Segment::Open(path);
    if (!segment.ok()) return segment.status();
    if ((*segment)->file_size() != name.file_size || (*segment)->checksum() != name.checksum)
      return InputError(path, 0, "damaged: this is another file than the manifest names", kRemedy);
    snapshot.push_back(*std::move(segment));
  }
  return snapshot;
}

// A segment that is gone has been merged into another, which a newer manifest names.
absl::StatusOr<Snapshot> OpenSnapshot(const std::string& directory) {
  const std::string path = fmt::format("{}/{}", directory, kManifestName);
  std::string before;
  for (;;) {
    auto file = MappedFile::Open(path);
    if (absl::IsNotFound(file.status()))
      return InputError(directory, std::nullopt, "no archive there", "make one with silang archive add");
    if (!file.ok()) return file.status();
    auto manifest = ParseManifest(path, file->bytes());
    if (!manifest.ok()) return manifest.status();
    auto snapshot = OpenSegments(directory, *manifest);
    if (!absl::IsNotFound(snapshot.status())) return snapshot;
    if (file->bytes() == before) return InputError(Message(snapshot.status()), std::nullopt, "the segment is missing", kRemedy);
    before = file->bytes();
  }
}

absl::StatusOr<bool> HasSource(const Snapshot& snapshot, uint64_t key) {
  for (const auto& segment : snapshot) {
    auto found = segment->FindSource(key);
    if (!found.ok()) return found.status();
    if (*found) return true;
  }
  return false;
}

}  // namespace silang::archive
