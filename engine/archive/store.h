// Adding to an archive: one writer, commits that a crash cannot undo, and small segments merged as more come.
#ifndef SILANG_ARCHIVE_STORE_H_
#define SILANG_ARCHIVE_STORE_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "archive/file.h"
#include "archive/manifest.h"
#include "archive/segment_writer.h"

namespace silang::archive {

// What a crash leaves behind: segments are written under numbers that no manifest names yet, and a manifest is replaced by
// renaming. So there is always one whole manifest, all of whose segments are whole and on the disk; what else lies there is
// removed by the next writer.
class Store {
 public:
  // Opens the archive for adding, made anew if the folder is not there or empty. Errors: a folder with other things in it;
  // another writer (Unavailable); damaged.
  static absl::StatusOr<Store> Open(const std::string& directory);

  // Adds a segment. On return it is on the disk, and no crash can lose it. Cost: that of the batch.
  absl::Status Commit(const Batch& batch);

  // Merges segments where there are many of a size (O'Neil et al. 1996, "The log-structured merge-tree"; tiers as in Lucene).
  // Amortised, a sentence is written again once for each factor of eight by which the archive grows.
  absl::Status Compact();

  const Snapshot& segments() const { return segments_; }

 private:
  Store(std::string directory, Descriptor lock) : directory_(std::move(directory)), lock_(std::move(lock)) {}
  // Lets segment `number`, already written, take the place of those from `first` on.
  absl::Status Replace(size_t first, uint64_t number);
  void RemoveStray() const;

  std::string directory_;
  Descriptor lock_;
  Manifest manifest_;
  Snapshot segments_;
};

// How many of the last segments are to become one, given the sizes of all in bytes; 0 or 1 if none.
size_t SegmentsToMerge(const std::vector<uint64_t>& sizes);

}  // namespace silang::archive

#endif  // SILANG_ARCHIVE_STORE_H_
