// The words of the interface, in one table: another interface language is another value of this type.
// `{}` is filled in, in order.
#ifndef SILANG_REPORT_MESSAGES_H_
#define SILANG_REPORT_MESSAGES_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "fmt/format.h"

namespace silang::report {

// A phrase with a number in it: "1 source", "3 sources".
struct Plural {
  std::string_view one;
  std::string_view other;
};

struct Messages {
  // Sections, and what each holds.
  std::string_view sources;
  std::string_view conflicts, conflicts_hold;
  std::string_view look_alikes, look_alikes_hold;
  std::string_view corroborated, corroborated_hold;
  std::string_view only_one, only_one_hold;
  std::string_view claims, alignments, matrix, fitting;
  // Findings.
  std::string_view no_conflict, why, also, copied, fits_with, copy_of, no_date, untitled, standard_input;
  std::string_view confidence, severity;
  Plural more, more_sources, in_sources, copies;
  // The last lines.
  Plural conflict_total, look_alike_total, corroborated_total, claim_total, pair_total, source_total;
  std::string_view totals, explain_hint;
  // Fields of what was read and of a finding explained.
  std::string_view path, title, published, publisher, url, language, given_id, found_in, none;
  std::string_view relation, reason, rule, steps, side, former_ids, place, speaker, denied;
};

const Messages& English();

template <typename... Args>
std::string Fill(std::string_view pattern, const Args&... args) {
  return fmt::format(fmt::runtime(pattern), args...);
}

inline std::string Fill(const Plural& plural, size_t count) { return Fill(count == 1 ? plural.one : plural.other, count); }

}  // namespace silang::report

#endif  // SILANG_REPORT_MESSAGES_H_
