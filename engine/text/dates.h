// Full calendar dates as they are written: the building block of date lines and of the time reader.
#ifndef SILANG_TEXT_DATES_H_
#define SILANG_TEXT_DATES_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/civil.h"
#include "text/analysis.h"

namespace silang::text {

// The digit groups of a number as it is written: "14.30" is 14 and 30, "27,2015" 27 and 2015. At most three groups of at most four
// digits parted by one kind of separator; none (count 0) of anything else.
struct DigitGroups {
  int count = 0;
  char separator = 0;
  std::array<int, 3> value = {};
  std::array<int, 3> digits = {};
};
DigitGroups ReadDigitGroups(std::string_view number);

struct WrittenDate {
  uint32_t first = 0;  // tokens [first, last)
  uint32_t last = 0;
  CivilTime time;
};

// A date with day, month and year that begins at token `first`: "5 Sep 2025", "Sab, 6 Sep 2025", "September 5, 2025",
// "2016-05-31", "2016-05-31T10:00Z", "3/9/2025" and "03.09.2025" (day or month first as the pack says; the other way
// round where only that is a date), an hour after it ("14.30 WIB", "7:45 p.m."). Constant time.
std::optional<WrittenDate> ReadWrittenDate(std::string_view text, const Analysis& analysis, uint32_t first, uint32_t end);

// A time of the day.
struct WrittenClock {
  uint32_t first = 0;  // tokens [first, last)
  uint32_t last = 0;
  int minute = 0;  // of the day, 0 to 1439
  std::optional<int> zone_minutes;
};

// A clock time that begins at token `first` and can be nothing else: "8:45 p.m.", "14.30 WIB", "1150 PM CDT", "14h30".
// Constant time.
std::optional<WrittenClock> ReadWrittenClock(std::string_view text, const Analysis& analysis, uint32_t first, uint32_t end);

}  // namespace silang::text

#endif  // SILANG_TEXT_DATES_H_
