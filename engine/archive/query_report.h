// What an archive answers when it is asked about articles, as a report.
#ifndef SILANG_ARCHIVE_QUERY_REPORT_H_
#define SILANG_ARCHIVE_QUERY_REPORT_H_

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "archive/batches.h"
#include "archive/manifest.h"
#include "archive/search.h"
#include "silang/report.h"

namespace silang::archive {

// The sources of a report are the articles; stored ones are added as they are met.
class QueryReport {
 public:
  // `snapshot` must outlive it.
  QueryReport(const Snapshot& snapshot, const std::vector<ReadSource>& articles);

  // Adds an alignment. `article` and `sentence` are numbers of what was asked.
  absl::Status Add(size_t article, uint32_t sentence, const Match& match);

  // The report, its alignments best first; no Add after it.
  Report Take();
  // The sources of the report as they are kept.
  const std::vector<StoredSource>& sources() const { return sources_; }

 private:
  void AddSource(StoredSource source, std::vector<Span> sentences);
  absl::Status AddStored(const Segment& segment, uint32_t source);

  const Snapshot& snapshot_;
  Report report_;
  std::vector<StoredSource> sources_;
  std::map<std::pair<uint32_t, uint32_t>, size_t> numbers_;  // segment and source: its number in the report
  std::map<size_t, uint32_t> first_sentence_;                // of stored sources, by number in the report
};

}  // namespace silang::archive

#endif  // SILANG_ARCHIVE_QUERY_REPORT_H_
