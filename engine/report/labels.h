// Short names for the things of a report: sources and values.
#ifndef SILANG_REPORT_LABELS_H_
#define SILANG_REPORT_LABELS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "report/messages.h"
#include "silang/report.h"

namespace silang::report {

// The sources of a report by id. Refers to the report, which must outlive it.
class SourceIndex {
 public:
  SourceIndex(const Report& report, const Messages& messages);

  // nullptr if the report has no such source.
  const SourceInfo* Find(std::string_view id) const;
  // "Harian Timur": the publisher, else the file's name without folders and ending. Clean, at most 24 columns.
  const std::string& ShortName(std::string_view id) const;
  // "S1 Harian Timur"
  std::string Label(std::string_view id) const;
  // The story that a source tells: what it says its origin is, else its own id.
  std::string Story(const std::string& id) const;
  // How many of these sources tell a story of their own.
  size_t Independent(const std::vector<std::string>& ids) const;

 private:
  struct Entry {
    const SourceInfo* source = nullptr;
    std::string short_name;
  };
  absl::flat_hash_map<std::string, Entry> by_id_;
};

// The first mention of each source of a side, in the order of the side. Linear.
std::vector<const Passage*> FirstMentions(const Side& side);

// The distinct sources of all sides, in order of first mention. Linear.
std::vector<std::string> SourcesOf(const Finding& finding);

// The distinct words of a finding's mentions in one source, in order, parted by `separator`.
std::string WordsOf(const Finding& finding, std::string_view source, std::string_view separator);

// A value in a few words: "about 15,000", "USD 2.5–3", "5 kilometer", "2025-09-04". Empty if the value is.
std::string ValueText(const Value& value, const Messages& messages);

}  // namespace silang::report

#endif  // SILANG_REPORT_LABELS_H_
