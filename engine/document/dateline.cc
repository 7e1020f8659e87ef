#include "document/dateline.h"

#include <algorithm>
#include <vector>

#include "text/dates.h"

namespace silang::document {
namespace {

using languages::Topic;
using text::TokenFlag;
using text::TokenKind;

constexpr uint32_t kFewestWords = 5;      // of the sentence behind it
constexpr uint32_t kFewestWordsSure = 3;  // where brackets, a date or an address leave no doubt
constexpr uint32_t kMostTokens = 24;

// The dateline as read so far: what is parted by commas, what stands in brackets, and a date.
struct Parts {
  std::vector<Range> names;
  Range bracket;
  bool has_date = false;
  bool domain = false;
  std::optional<CivilTime> date;
  uint32_t end = 0;        // past the separator
  bool full_stop = false;  // a full stop parts it from the sentence, not a dash
};

class DatelineReader {
 public:
  DatelineReader(const View& view, Range line)
      : view_(view), line_(line), limit_(std::min(line.last, line.first + kMostTokens)) {}

  std::optional<Parts> Read() {
    uint32_t i = line_.first;
    while (i < limit_) {
      if (const uint32_t after = Separator(i); after != 0) {
        parts_.end = after;
        return parts_;
      }
      uint32_t next = Date(i);
      if (next == 0) next = Bracket(i);
      if (next == 0) next = Name(i);
      if (next == 0 && (view_.Is(i, ",") || view_.Is(i, "|"))) next = i + 1;
      if (next == 0) return std::nullopt;
      i = next;
    }
    return std::nullopt;
  }

 private:
  // Past a dash or two with a space behind it, perhaps after a full stop or colon; past the full stop after a date.
  uint32_t Separator(uint32_t i) {
    if (i == line_.first) return 0;
    uint32_t dash = i;
    if (view_.Is(dash, ".") && view_.IsDash(dash + 1)) ++dash;
    if (view_.IsDash(dash)) {
      uint32_t after = dash + 1;
      if (view_.Is(after, "-") && view_.Glued(after)) ++after;
      const bool spaced = !view_.Glued(after) && (!view_.Glued(dash) || dash > i || !parts_.bracket.empty());
      const bool long_dash = !view_.Is(dash, "-");
      return spaced || long_dash ? after : 0;
    }
    // "Schwerin, 22.11.2025. Zur ...", "Lima, 8 dic. (Agencia Sur). El ...", "JAKARTA. Emiten ..."
    const bool after_name = parts_.names.size() == 1 && parts_.names[0].last == i && view_.AllCaps(parts_.names[0]);
    if (view_.Is(i, ".") && !view_.Glued(i + 1) && (after_date_ == i || after_bracket_ == i || after_name)) {
      parts_.full_stop = true;
      return i + 1;
    }
    return 0;
  }

  uint32_t Date(uint32_t i) {
    if (parts_.has_date) return 0;
    const uint32_t start =
        view_.IsWord(i) && !view_.Capitalised(i) && view_.token(i).span.size() <= 3 ? i + 1 : i;  // "le 5 février"
    if (start >= limit_) return 0;
    if (const auto date = text::ReadWrittenDate(view_.text(), view_.analysis(), start, line_.last)) {
      parts_.date = date->time;
      parts_.has_date = true;
      return after_date_ = date->last;
    }
    uint32_t next = DayAndMonth(start);
    if (next == 0) return 0;
    parts_.has_date = true;
    if (view_.Is(next, ".") && (view_.Is(next + 1, "(") || view_.Is(next + 1, ",") || view_.IsDash(next + 1))) ++next;
    return after_date_ = next;
  }

  // "Aug 25", "17 feb", "6 de febrero", "Sun, Aug. 24": a date without its year.
  uint32_t DayAndMonth(uint32_t i) const {
    if (const text::Hit* day = view_.analysis().Find(i, Topic::kWeekday))
      i = view_.Is(day->last, ",") ? day->last + 1 : day->last;
    const auto small = [&](uint32_t at) {
      return at < limit_ && view_.token(at).kind == TokenKind::kNumber && view_.token(at).span.size() <= 2;
    };
    if (small(i)) {
      uint32_t month = i + 1;
      if (view_.Is(month, ".") || (month < limit_ && view_.IsWord(month) && view_.token(month).span.size() <= 2)) ++month;
      const text::Hit* hit = month < limit_ ? view_.analysis().Find(month, Topic::kMonth) : nullptr;
      return hit == nullptr ? 0 : hit->last;
    }
    const text::Hit* hit = i < limit_ ? view_.analysis().Find(i, Topic::kMonth) : nullptr;
    if (hit == nullptr) return 0;
    const uint32_t day = view_.Is(hit->last, ".") ? hit->last + 1 : hit->last;
    return small(day) ? day + 1 : 0;
  }

  // "(ANTARA)", "(CBSDFW.COM/AP)", "(Asia Ledger, diterjemahkan)"
  uint32_t Bracket(uint32_t i) {
    if (!view_.Is(i, "(") || !parts_.bracket.empty()) return 0;
    for (uint32_t end = i + 1; end < limit_ && end < i + 10; ++end) {
      if (!view_.Is(end, ")")) continue;
      if (end == i + 1 || !view_.IsWord(i + 1)) return 0;
      const bool short_agency = end == i + 2 && view_.token(i + 1).span.size() <= 4 && !parts_.names.empty();  // "Ulm (dpa)"
      if (!view_.Capitalised(i + 1) && !view_.IsDomain(i + 1) && !short_agency) return 0;
      parts_.bracket = {i + 1, end};
      if (parts_.has_date) after_bracket_ = end + 1;
      return end + 1;
    }
    return 0;
  }

  // Capitalised words, with particles and hyphens between them.
  uint32_t Name(uint32_t i) {
    const uint32_t begin = i;
    while (i < limit_ && NameToken(i, i > begin)) {
      parts_.domain = parts_.domain || view_.IsDomain(i);
      ++i;
    }
    const bool domain = i > begin + 1 && view_.Glued(i - 1) && view_.Is(i - 2, ".");
    while (i > begin && !domain && !view_.Capitalised(i - 1) && !view_.IsDomain(i - 1) && !view_.Is(i - 1, ".")) --i;
    if (i == begin || i - begin > 7) return 0;
    parts_.names.push_back({begin, i});
    return i;
  }

  bool NameToken(uint32_t i, bool inside) {
    if (view_.IsWord(i)) {
      if (view_.Capitalised(i) || view_.IsDomain(i)) return true;
      if (inside && view_.Glued(i) && view_.Is(i - 1, ".")) return parts_.domain = true;
      return inside && view_.token(i).span.size() <= 3 && i + 1 < limit_ && view_.IsWord(i + 1) && view_.Capitalised(i + 1);
    }
    if (!inside || !view_.Glued(i)) return false;
    if (view_.Is(i, ".") && view_.Glued(i + 1) && view_.IsWord(i + 1))
      return view_.token(i + 1).span.size() <= 4;  // "HARIAN.com"
    if (view_.Is(i, "."))
      return view_.analysis().Find(i - 1, Topic::kAbbreviation) != nullptr || view_.token(i - 1).span.size() <= 5;
    return view_.Is(i, "/") || (view_.Is(i, "-") && view_.Glued(i + 1));
  }

  const View& view_;
  const Range line_;
  const uint32_t limit_;
  uint32_t after_date_ = 0, after_bracket_ = 0;
  Parts parts_;
};

bool Known(const View& view, Range range, Topic topic) {
  for (uint32_t i = range.first; i < range.last; ++i) {
    if (view.analysis().Find(i, topic) != nullptr) return true;
  }
  return false;
}

// "Mass.", "N.C.", "MO", "Texas", "Indonesia": what a place lies in.
bool IsRegion(const View& view, Range range) {
  const bool abbreviated = view.token(range.first).Has(TokenFlag::kInitialism) || view.token(range.first).span.size() <= 2 ||
                           view.Is(range.last - 1, ".");
  return abbreviated || Known(view, range, Topic::kCountry) || Known(view, range, Topic::kPlaceName);
}

// "BursaKini": more than the name of a place has.
bool HasInnerCapital(const View& view, Range range) {
  for (uint32_t i = range.first; i < range.last; ++i) {
    if (view.token(i).Has(TokenFlag::kAllCaps) || !view.IsWord(i)) continue;
    const std::string_view bytes = view.Bytes(i);
    if (std::any_of(bytes.begin() + 1, bytes.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) return true;
  }
  return false;
}

// An outlet rather than a region: "KOMPAS", "BursaKini".
bool IsStyled(const View& view, Range range) {
  if (view.NamesOutlet(range) || HasInnerCapital(view, range)) return true;
  for (uint32_t i = range.first; i < range.last; ++i) {
    if (view.token(i).Has(TokenFlag::kAllCaps)) return true;
  }
  return false;
}

// Which of the names are the place and which the publisher.
void Name(const View& view, const Parts& parts, Dateline* dateline) {
  if (!parts.bracket.empty()) dateline->publisher = view.Bytes(parts.bracket);
  const auto& names = parts.names;
  if (names.empty()) return;
  const std::string first(view.Bytes(names[0]));
  if (view.NamesOutlet(names[0])) {
    if (dateline->publisher.empty()) dateline->publisher = first;
    if (names.size() > 1) dateline->place = view.Bytes(names[1]);
    return;
  }
  if (names.size() == 1 && dateline->publisher.empty() && HasInnerCapital(view, names[0])) {
    dateline->publisher = first;
    return;
  }
  dateline->place = first;
  if (names.size() < 2 || !dateline->publisher.empty()) return;
  // "SUARA TIMUR, Kupang": capitals are the outlet's if a known place in small letters follows.
  const bool place_second = view.AllCaps(names[0]) && !view.AllCaps(names[1]) && !Known(view, names[0], Topic::kPlaceName) &&
                            Known(view, names[1], Topic::kPlaceName) && !Known(view, names[1], Topic::kCountry) &&
                            names[0].size() > 1;
  if (place_second && view.analysis().pack().code() != "en") {
    dateline->publisher = first;
    dateline->place = view.Bytes(names[1]);
  } else if (!IsRegion(view, names[1]) && IsStyled(view, names[1])) {
    dateline->publisher = view.Bytes(names[1]);
  }
}

}  // namespace

std::optional<Dateline> ReadDateline(const View& view, Range line, bool first) {
  if (!view.IsWord(line.first) && view.token(line.first).kind != TokenKind::kNumber) return std::nullopt;
  const auto parts = DatelineReader(view, line).Read();
  if (!parts || parts->names.size() > 4) return std::nullopt;
  const Range rest{parts->end, line.last};
  const bool sure = !parts->bracket.empty() || parts->has_date || parts->domain;
  if (rest.empty() || view.Words(rest) < (sure ? kFewestWordsSure : kFewestWords) || view.IsPlainWord(rest.first))
    return std::nullopt;
  if (view.IsWord(rest.first) && !view.Capitalised(rest.first) && !view.token(rest.first).Has(TokenFlag::kMixed))
    return std::nullopt;
  if (parts->full_stop && !first) return std::nullopt;
  const bool capitals = !parts->names.empty() && view.AllCaps(parts->names[0]);
  const bool second_capitals = parts->names.size() > 1 && view.AllCaps(parts->names[1]);
  const bool shaped = sure || capitals || second_capitals;
  if (!shaped) {
    if (!first || parts->names.empty() || parts->names[0].size() > 4) return std::nullopt;
    for (uint32_t i = rest.first; i < std::min(rest.last, rest.first + 12); ++i) {
      if (view.IsDash(i) && !view.Glued(i)) return std::nullopt;  // a pair of dashes: an aside
    }
  }
  if (parts->names.empty() && parts->bracket.empty()) return std::nullopt;  // "21 November 2022 — ..." opens a chronicle
  Dateline dateline;
  dateline.last = parts->end;
  dateline.date = parts->date;
  Name(view, *parts, &dateline);
  return dateline;
}

}  // namespace silang::document
