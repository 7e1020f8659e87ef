#include "diff/times.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "diff/slots.h"

namespace silang::diff {
namespace {

using claims::Grain;
using claims::TimeValue;

constexpr int kWholeDay = 1440;  // minutes

// "midnight on Sunday" is where that day begins to some and where it ends to others: how far two clock times are apart at least.
int64_t MinutesApart(const TimeValue& a, const TimeValue& b) {
  const int64_t round = a.either_half || b.either_half ? kWholeDay / 2 : kWholeDay;
  const int64_t apart = a.begin && b.begin ? std::abs(*a.begin - *b.begin) : std::abs(*a.minute - *b.minute);
  if (!a.begin || !b.begin || (round < kWholeDay && apart < kWholeDay)) return std::min(apart % round, round - apart % round);
  const bool midnight = *a.minute == 0 || *b.minute == 0;
  return midnight ? std::min(apart, std::abs(apart - kWholeDay)) : apart;
}

// Whether `midnight` is one, and the end of its day lies within `other`.
bool EndsDay(const TimeValue& midnight, const TimeValue& other) {
  return midnight.minute == 0 && *other.begin <= *midnight.begin + kWholeDay && *midnight.begin + kWholeDay <= *other.end;
}

// Whether a clock time is of the part of the day that `part` names; nothing if it names none, or it is a matter of half an hour.
std::optional<bool> IsWithinPart(const TimeValue& clock, const TimeValue& part) {
  const int minute = *clock.minute;
  if (!part.part_begin || !part.part_end) return std::nullopt;
  constexpr int kMargin = 30;  // minutes
  const auto in = [&](int margin) {
    const auto covers = [&](int at) { return *part.part_begin - margin <= at && at <= *part.part_end + margin; };
    return covers(minute) || covers(minute + kWholeDay) || (clock.either_half && covers(minute + kWholeDay / 2));
  };
  if (in(0)) return true;
  return in(kMargin) ? std::nullopt : std::optional(false);
}

}  // namespace

const TimeValue& InZoneOf(const TimeValue& other, const TimeValue& time, std::optional<TimeValue>* room) {
  if (!time.zone_minutes || !other.zone_minutes || *time.zone_minutes == *other.zone_minutes || !time.minute) return time;
  const int ahead = *other.zone_minutes - *time.zone_minutes;
  TimeValue& moved = room->emplace(time);
  if (moved.begin) *moved.begin += ahead;
  if (moved.end) *moved.end += ahead;
  moved.minute = ((*time.minute + ahead) % kWholeDay + kWholeDay) % kWholeDay;
  moved.zone_minutes = other.zone_minutes;
  return moved;
}

ValueMatch MatchTimes(const TimeValue& a, const TimeValue& other) {
  std::optional<TimeValue> room;
  const TimeValue& b = InZoneOf(a, other, &room);
  if (a.recurring != b.recurring) return ValueMatch::kIncomparable;
  if (a.play_minute || b.play_minute) {
    if (!a.play_minute || !b.play_minute) return ValueMatch::kIncomparable;
    return *a.play_minute == *b.play_minute ? ValueMatch::kEqual : ValueMatch::kDifferent;
  }
  const bool fine_a = a.minute.has_value(), fine_b = b.minute.has_value();
  if (fine_a && fine_b) {
    constexpr int kLoose = 20;                   // minutes that "about" and "shortly after" allow
    constexpr int kHalfHour = 30, kRounded = 5;  // minutes: "noon" / "12:05", "at half past six" / "6:27"
    const int64_t apart = MinutesApart(a, b);
    const auto beside = [](const TimeValue& t) {
      return t.role == claims::TimeRole::kBefore || t.role == claims::TimeRole::kAfter;
    };
    const bool alike = a.role == b.role || (!beside(a) && !beside(b));
    if (apart == 0) return alike ? ValueMatch::kEqual : ValueMatch::kCompatible;  // "just before 1:30"
    if (apart <= kLoose && (a.role != claims::TimeRole::kAt || b.role != claims::TimeRole::kAt)) return ValueMatch::kCompatible;
    const bool rounded = (*a.minute % kHalfHour == 0) != (*b.minute % kHalfHour == 0);
    return rounded && apart <= kRounded ? ValueMatch::kCompatible : ValueMatch::kDifferent;
  }
  const bool whole_days = a.grain <= Grain::kDay && b.grain <= Grain::kDay && !fine_a && !fine_b;
  if (a.begin && b.begin && a.end && b.end) {
    if (Exclude(a, b) && !EndsDay(a, b) && !EndsDay(b, a)) return ValueMatch::kDifferent;
    const bool days = *a.end - *a.begin > kWholeDay || *b.end - *b.begin > kWholeDay;  // "11-12 November" and the 12th
    if (days && whole_days && (*a.begin != *b.begin || *a.end != *b.end)) {
      const bool within = (*a.begin <= *b.begin && *b.end <= *a.end) || (*b.begin <= *a.begin && *a.end <= *b.end);
      return within ? ValueMatch::kCompatible : ValueMatch::kDifferent;
    }
    return a.grain == b.grain || whole_days ? ValueMatch::kEqual : ValueMatch::kCompatible;
  }
  if (fine_a != fine_b) {
    const auto within = fine_a ? IsWithinPart(a, b) : IsWithinPart(b, a);
    const Match days = CompareDays(a, b);
    if (within && days == Match::kClash) return ValueMatch::kDifferent;
    if (within && *within) return ValueMatch::kCompatible;
    if (within) return days == Match::kSame ? ValueMatch::kDifferent : ValueMatch::kIncomparable;
  }
  switch (CompareDays(a, b)) {
    case Match::kSame: return whole_days ? ValueMatch::kEqual : ValueMatch::kCompatible;
    case Match::kClash: return ValueMatch::kDifferent;
    case Match::kRelated: return ValueMatch::kCompatible;
    case Match::kUnknown: break;
  }
  if (!a.edtf.empty() && a.edtf == b.edtf && a.edtf.back() != '~') return ValueMatch::kEqual;
  return ValueMatch::kIncomparable;
}

bool TellOneDay(const TimeValue& a, const TimeValue& b) {
  if (a.minute.has_value() == b.minute.has_value() || a.recurring || b.recurring) return false;
  const TimeValue& day = a.minute ? b : a;
  const auto at = [](const TimeValue& t) { return t.role == claims::TimeRole::kAt || t.role == claims::TimeRole::kAbout; };
  return at(a) && at(b) && (day.grain == Grain::kDay || day.grain == Grain::kDayPart) && CompareDays(a, b) == Match::kSame;
}

}  // namespace silang::diff
