// Writing a segment: from sources and rows, or from segments that lie next to each other.
#ifndef SILANG_ARCHIVE_SEGMENT_WRITER_H_
#define SILANG_ARCHIVE_SEGMENT_WRITER_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "archive/meta.h"
#include "archive/segment.h"
#include "archive/terms.h"
#include "silang/types.h"

namespace silang::archive {

// What goes into a new segment: sources, all their sentences one after the other, and a row for each sentence.
struct Batch {
  struct Source {
    StoredSource stored;
    uint64_t key = 0;
    uint32_t first_sentence = 0;
    int32_t day = SourceRecord::kNoDay;
  };
  std::vector<Source> sources;
  std::vector<Span> sentences;
  Rows rows;
};

// Writes `batch` to a new file; it is on the disk on return, its name perhaps not. Cost: that of sorting the distinct terms,
// else linear. Memory: 16 bytes an entry of the rows beside the batch.
absl::Status WriteSegment(const std::string& path, const Batch& batch);

// Whether the limits of the format let these be one segment.
bool CanMerge(const std::vector<std::shared_ptr<const Segment>>& segments);

// Writes the sentences of `segments` in their order to one new file, as if they had been added at once. REQUIRES: CanMerge.
// Linear. Memory: 20 bytes a term and 8 a sentence.
absl::Status MergeSegments(const std::string& path, const std::vector<std::shared_ptr<const Segment>>& segments);

}  // namespace silang::archive

#endif  // SILANG_ARCHIVE_SEGMENT_WRITER_H_
