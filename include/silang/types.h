// The vocabulary of a comparison: kinds of claims, relations between them, values.
// Standard types only; safe to copy and to move between threads.
#ifndef SILANG_TYPES_H_
#define SILANG_TYPES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace silang {

// A half-open range of byte offsets [begin, end) into a source's UTF-8 text.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Contains(const Span& other) const { return begin <= other.begin && other.end <= end; }
  bool Overlaps(const Span& other) const { return begin < other.end && other.begin < end; }
  friend bool operator==(const Span&, const Span&) = default;
  friend auto operator<=>(const Span&, const Span&) = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 misreads it
};

// What a claim states a value of.
enum class ClaimKind : uint8_t {
  kCount,
  kMeasure,
  kMoney,
  kPercent,
  kOrdinal,
  kDate,
  kDuration,
  kAge,
  kQuote,
  kAttribution,
  kParticipants,
  kPlace,
  kPolarity,
  kSuperlative,
  kTitle,
  kSelf,
};

// How two claims (or the sides of a finding) stand to each other, most serious first.
enum class Relation : uint8_t { kConflict, kDiffers, kCompatible, kAgree };

enum class Severity : uint8_t { kHigh, kMedium, kLow };

enum class Qualifier : uint8_t {
  kExact,
  kAbout,
  kAtLeast,
  kMoreThan,
  kAtMost,
  kLessThan,
  kBetween,
  kNearly,
};

enum class Modality : uint8_t { kAsserted, kPlanned, kEstimated, kDenied, kConditional };

// The names used in reports and on the command line: "count", "conflict", "at least" ...
std::string_view Name(ClaimKind kind);
std::string_view Name(Relation relation);
std::string_view Name(Severity severity);
std::string_view Name(Qualifier qualifier);
std::string_view Name(Modality modality);

// A quantity: the point the words name and the closed range they allow; absent ends are open.
struct Quantity {
  std::optional<double> number;
  std::optional<double> low;
  std::optional<double> high;
  std::string unit;  // "1" for counts and ordinals, "%", ISO 4217 ("¤" if no currency is told), else a CLDR unit identifier

  friend bool operator==(const Quantity&, const Quantity&) = default;
};

// The value of a claim. Only the parts that the kind calls for are present.
struct Value {
  std::optional<Quantity> quantity;  // as written, in the unit written
  std::optional<Quantity> base;      // the same in SI base units, "s" for durations and ages
  std::optional<Qualifier> qualifier;
  std::optional<std::string> date;  // EDTF level 1, or ISO 8601 local time to the precision stated
  std::optional<std::string> text;  // quotes, names, places: as compared
  std::optional<bool> polarity;

  friend bool operator==(const Value&, const Value&) = default;
};

}  // namespace silang

#endif  // SILANG_TYPES_H_
