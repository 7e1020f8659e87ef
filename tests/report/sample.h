// A report made by hand: four sources on one harbour fire, with findings of every relation.
#ifndef SILANG_TESTS_REPORT_SAMPLE_H_
#define SILANG_TESTS_REPORT_SAMPLE_H_

#include <string>
#include <string_view>

#include "silang/report.h"

namespace silang::testing {

// Builds a report from texts: spans are found by their words.
class ReportBuilder {
 public:
  // One sentence a line.
  ReportBuilder& Source(std::string publisher, std::string title, std::string text);
  SourceInfo& Last() { return report_.sources.back(); }
  // The first place of `words` in source number `source` (from 1).
  Passage Mention(size_t source, std::string_view words, std::string claim = "") const;
  ReportBuilder& Add(Finding finding);
  ReportBuilder& AddClaim(size_t source, std::string_view words, ClaimKind kind, double number, std::string predicate = "");
  Report Take() { return std::move(report_); }

 private:
  Report report_;
};

Report HarbourFire();
// The same with escape sequences, direction marks, broken bytes and very long words wherever a text stands.
Report Hostile();

}  // namespace silang::testing

#endif  // SILANG_TESTS_REPORT_SAMPLE_H_
