// What of a report is shown where: findings of a relation, what is corroborated, what only one source says.
#ifndef SILANG_REPORT_SELECTION_H_
#define SILANG_REPORT_SELECTION_H_

#include <cstddef>
#include <initializer_list>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "report/labels.h"
#include "silang/report.h"

namespace silang::report {

// In the order of the report.
std::vector<const Finding*> Select(const Report& report, std::initializer_list<Relation> relations);

// What agrees or is compatible, told by the most independent sources first. Figures, times and words come before deeds and offices:
// that those are told alike is seldom what a reader looks for.
std::vector<const Finding*> Corroborated(const Report& report, const SourceIndex& sources);

// "1 conflict, 5 look-alikes, 12 corroborated; 79 claims and 27 sentence pairs in 3 sources."
std::string Totals(const Report& report, const Messages& messages);

// The claims of each source that no finding holds, as mention or by their place. Refers to the report, which must outlive it.
class Alone {
 public:
  explicit Alone(const Report& report);

  size_t size() const { return size_; }
  // The weightiest first (deaths before money before numbers before the rest), then in the order of the text.
  std::vector<const Claim*> Of(const std::string& source) const;

 private:
  absl::flat_hash_map<std::string, std::vector<const Claim*>> by_source_;
  size_t size_ = 0;
};

// The first `most` of these, one for a sentence, in the order of the text.
std::vector<const Claim*> OneForASentence(const std::vector<const Claim*>& claims, size_t most);

}  // namespace silang::report

#endif  // SILANG_REPORT_SELECTION_H_
