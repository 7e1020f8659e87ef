// How two times compare as values.
#ifndef SILANG_DIFF_TIMES_H_
#define SILANG_DIFF_TIMES_H_

#include <optional>

#include "claims/time.h"
#include "diff/values.h"

namespace silang::diff {

// Two times as values: of one calendar day or minute, one within the other, or apart. Where one article has no date of its own, its
// weekday, or its day and month, are held against those of the other's calendar day.
// A clock time lies within a part of the day ("21.15" and "at night") where their days do not clash; minutes of a match are compared
// with one another only. Constant time.
ValueMatch MatchTimes(const claims::TimeValue& a, const claims::TimeValue& b);

// Whether both name one day, and one of them the hour too: "on Sunday" or "on Sunday night" / "at 9 p.m. on Sunday". Constant time.
bool TellOneDay(const claims::TimeValue& a, const claims::TimeValue& b);

// A clock time in the zone of another, where both have said theirs; else as it is: what it gives is `time` or
// stands in `room`.
const claims::TimeValue& InZoneOf(const claims::TimeValue& other, const claims::TimeValue& time,
                                  std::optional<claims::TimeValue>* room);

}  // namespace silang::diff

#endif  // SILANG_DIFF_TIMES_H_
