// The clocks of articles that carry no date.
#ifndef SILANG_CLAIMS_CLOCK_H_
#define SILANG_CLAIMS_CLOCK_H_

#include <cstdint>
#include <vector>

#include "context/context.h"

namespace silang::claims {

constexpr int64_t kOneEventDays = 31;  // within which articles of one event name a day

// Gives articles without a clock one, by what a reader would go by: the full date that their first sentences tell
// ("menurut polisi, Rabu (16/9/2026)"), else the clock of the others, which tell of the same days; where such is known, a date
// line without a year ("KUALA LUMPUR, 23 Nov") is the day itself. What is not the very day is marked `anchor_is_guess`.
// Articles whose clocks lie far apart lend each other none. Linear in the articles.
void SettleClocks(const std::vector<context::Context*>& articles);

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_CLOCK_H_
