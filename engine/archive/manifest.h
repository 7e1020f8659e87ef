// Which segments make up an archive: a small text file that each commit replaces whole.
//
//     silang-archive 1
//     next 7
//     segment 3 48210 9f86d081884c7d65      number, bytes, checksum of its header
//     segment 6 1200 3fdba35f04dc8c46
//     end 60303ae22b998861                  checksum of all before this line
#ifndef SILANG_ARCHIVE_MANIFEST_H_
#define SILANG_ARCHIVE_MANIFEST_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "archive/segment.h"

namespace silang::archive {

struct SegmentName {
  uint64_t number = 0;
  uint64_t file_size = 0;  // bytes
  uint64_t checksum = 0;   // Segment::checksum
};

struct Manifest {
  uint64_t next = 1;                  // number of the next segment, never given before
  std::vector<SegmentName> segments;  // in the order in which their sentences were added
};

std::string WriteManifest(const Manifest& manifest);
// Errors name `path` and the byte: a newer version, anything else that WriteManifest would not write.
absl::StatusOr<Manifest> ParseManifest(const std::string& path, std::string_view bytes);

std::string SegmentPath(const std::string& directory, uint64_t number);

// The segments of an archive at one moment. What is committed later does not show.
using Snapshot = std::vector<std::shared_ptr<const Segment>>;

// Opens the segments that a manifest names. NotFound if one is no longer there.
absl::StatusOr<Snapshot> OpenSegments(const std::string& directory, const Manifest& manifest);

// Opens an archive for reading, while others may be adding to it. Cost: that of opening its segments, not of their size.
// Errors: no archive there; damaged; of a newer version.
absl::StatusOr<Snapshot> OpenSnapshot(const std::string& directory);

// Whether a source with this key is stored.
absl::StatusOr<bool> HasSource(const Snapshot& snapshot, uint64_t key);

}  // namespace silang::archive

#endif  // SILANG_ARCHIVE_MANIFEST_H_
