// Which finding of a report each decision is about, though articles have come or gone since.
#ifndef SILANG_DESK_STANDING_H_
#define SILANG_DESK_STANDING_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "desk/store.h"
#include "silang/report.h"

namespace silang::desk {

// The mentions that `finding` is known again by; `sources` has the numbers of the report's sources, in its order. A few of each side.
std::vector<Anchor> AnchorsOf(const Finding& finding, const Report& report, const std::vector<int64_t>& sources);

// For each decision the place of its finding in the report, if it has one there.
//
// A finding is the one that was decided if it has its id, or had it, and a mention of it; else if it is of its kind and has a
// mention of each of its sides: an id is made of what the first mention of each side says, and an article that now stands first
// may say "11" where another says "eleven". Else by the id alone, which is enough where the article that was quoted has gone.
// Linear in mentions and decisions.
std::vector<std::optional<size_t>> Standing(const Report& report, const std::vector<int64_t>& sources,
                                            const std::vector<Decision>& decisions);

}  // namespace silang::desk

#endif  // SILANG_DESK_STANDING_H_
