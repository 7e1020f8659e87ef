#include "archive/store.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

#include "base/status.h"
#include "fmt/format.h"

namespace silang::archive {
namespace {

namespace fs = std::filesystem;

constexpr size_t kFan = 8;                           // segments of a tier that become one
constexpr uint64_t kLowestTier = uint64_t{1} << 18;  // bytes

// What a writer may have left that was killed before its first manifest; segments come after that.
bool IsOurs(const std::string& name) { return name.starts_with(kManifestName) || name == kLockName; }

// Of "00000012.segment"; nothing of other files.
std::optional<uint64_t> SegmentNumber(std::string_view name) {
  uint64_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error != std::errc() || std::string_view(end, name.data() + name.size()) != ".segment") return std::nullopt;
  return number;
}

int Tier(uint64_t size) {
  int tier = 0;
  for (; size >= kLowestTier; size /= kFan) ++tier;
  return tier;
}

// Makes the folder if there is none; refuses one that holds other things.
absl::Status PrepareFolder(const std::string& directory) {
  std::error_code error;
  std::vector<fs::path> missing;
  for (fs::path path = fs::absolute(directory, error).lexically_normal(); !path.empty() && !fs::exists(path, error);
       path = path.parent_path())
    missing.push_back(path);
  fs::create_directories(directory, error);
  if (error || !fs::is_directory(directory, error))
    return InputError(directory, std::nullopt, "is no folder and cannot be made one", "give the name of a folder");
  // The names of new folders must be on the disk too.
  for (const fs::path& path : missing) SILANG_RETURN_IF_ERROR(SyncDirectory(path.parent_path().string()));
  if (!missing.empty()) return absl::OkStatus();
  if (fs::exists(fmt::format("{}/{}", directory, kManifestName), error)) return absl::OkStatus();
  for (fs::directory_iterator at(directory, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (name.ends_with(".segment")) {
      return InputError(directory, std::nullopt, fmt::format("has a segment ({}), but the manifest is missing", name),
                        "restore the archive from a copy, or give a new folder");
    }
    if (!IsOurs(name)) {
      return InputError(directory, std::nullopt, fmt::format("is no archive, and has other things in it ({})", name),
                        "give a new or an empty folder");
    }
  }
  return absl::OkStatus();
}

}  // namespace

size_t SegmentsToMerge(const std::vector<uint64_t>& sizes) {
  const int highest = sizes.empty() ? 0 : Tier(*std::max_element(sizes.begin(), sizes.end()));
  for (int tier = 0; tier <= highest; ++tier) {
    const auto above = std::find_if(sizes.rbegin(), sizes.rend(), [&](uint64_t size) { return Tier(size) > tier; });
    const auto run = static_cast<size_t>(above - sizes.rbegin());
    if (run >= kFan) return run;
  }
  return 0;
}

absl::StatusOr<Store> Store::Open(const std::string& directory) {
  SILANG_RETURN_IF_ERROR(PrepareFolder(directory));
  absl::StatusOr<Descriptor> lock = LockDirectory(directory);
  if (!lock.ok()) return lock.status();
  Store store(directory, *std::move(lock));
  const std::string path = fmt::format("{}/{}", directory, kManifestName);
  auto file = MappedFile::Open(path);
  if (absl::IsNotFound(file.status())) {
    SILANG_RETURN_IF_ERROR(ReplaceFile(directory, kManifestName, WriteManifest(store.manifest_)));
  } else {
    if (!file.ok()) return file.status();
    auto manifest = ParseManifest(path, file->bytes());
    if (!manifest.ok()) return manifest.status();
    auto segments = OpenSegments(directory, *manifest);
    if (absl::IsNotFound(segments.status()))
      return InputError(Message(segments.status()), std::nullopt, "the segment is missing", "restore the archive from a copy");
    if (!segments.ok()) return segments.status();
    store.manifest_ = *std::move(manifest);
    store.segments_ = *std::move(segments);
  }
  store.RemoveStray();
  return store;
}

// Segments that no manifest names: those of a writer that was killed, and those whose merger was the last thing it did.
void Store::RemoveStray() const {
  std::error_code error;
  std::vector<fs::path> stray;
  for (fs::directory_iterator at(directory_, error), end; !error && at != end; at.increment(error)) {
    const std::string path = directory_ + "/" + at->path().filename().string();
    const auto number = SegmentNumber(at->path().filename().string());
    const auto named = [&](const SegmentName& segment) { return segment.number == number; };
    if (number && SegmentPath(directory_, *number) == path &&
        std::none_of(manifest_.segments.begin(), manifest_.segments.end(), named))
      stray.push_back(at->path());
  }
  for (const fs::path& path : stray) fs::remove(path, error);  // one that stays is in nobody's way
}

absl::Status Store::Replace(size_t first, uint64_t number) {
  auto segment = Segment::Open(SegmentPath(directory_, number));
  if (!segment.ok()) return segment.status();
  Manifest manifest = manifest_;
  manifest.segments.resize(first);
  manifest.segments.push_back({number, (*segment)->file_size(), (*segment)->checksum()});
  // The segment's name must be on the disk before a manifest names it.
  SILANG_RETURN_IF_ERROR(SyncDirectory(directory_));
  SILANG_RETURN_IF_ERROR(ReplaceFile(directory_, kManifestName, WriteManifest(manifest)));
  manifest_ = std::move(manifest);
  segments_.resize(first);
  segments_.push_back(*std::move(segment));
  return absl::OkStatus();
}

absl::Status Store::Commit(const Batch& batch) {
  const uint64_t number = manifest_.next++;  // never again, even if writing fails
  SILANG_RETURN_IF_ERROR(WriteSegment(SegmentPath(directory_, number), batch));
  return Replace(segments_.size(), number);
}

absl::Status Store::Compact() {
  for (;;) {
    std::vector<uint64_t> sizes;
    for (const auto& segment : segments_) sizes.push_back(segment->file_size());
    const size_t count = SegmentsToMerge(sizes);
    const Snapshot merged(segments_.end() - static_cast<std::ptrdiff_t>(count), segments_.end());
    if (count < 2 || !CanMerge(merged)) return absl::OkStatus();
    const uint64_t number = manifest_.next++;  // never again, even if writing fails
    SILANG_RETURN_IF_ERROR(MergeSegments(SegmentPath(directory_, number), merged));
    SILANG_RETURN_IF_ERROR(Replace(segments_.size() - count, number));
    RemoveStray();
  }
}

}  // namespace silang::archive
