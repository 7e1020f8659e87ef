#include "document/furniture.h"

#include <algorithm>

#include "text/dates.h"
#include "text/sentences.h"

namespace silang::document {
namespace {

using languages::Topic;
using text::Hit;
using text::TokenFlag;
using text::TokenKind;

constexpr uint32_t kShort = 14;   // tokens of a short line
constexpr uint32_t kLong = 60;    // tokens beyond which a line is text, whatever words it has
constexpr uint32_t kCredit = 24;  // tokens of the longest credit

bool IsYear(const View& view, uint32_t i) {
  const std::string_view bytes = view.Bytes(i);
  return view.token(i).kind == TokenKind::kNumber && bytes.size() == 4 && (bytes.starts_with("19") || bytes.starts_with("20"));
}

bool HasYear(const View& view, Range range) {
  for (uint32_t i = range.first; i < range.last; ++i) {
    if (IsYear(view, i)) return true;
  }
  return false;
}

bool HasNumber(const View& view, Range range) {
  for (uint32_t i = range.first; i < range.last; ++i) {
    if (view.token(i).kind == TokenKind::kNumber) return true;
  }
  return false;
}

bool NoWordsAfter(const View& view, uint32_t i, uint32_t last) { return view.Words({i, last}) == 0; }

bool OnlyAddresses(const View& view, Range line) {
  uint32_t words = 0;
  for (uint32_t i = line.first; i < line.last; ++i) {
    if (!view.IsWord(i)) continue;
    const std::string_view bytes = view.Bytes(i);
    const bool address = view.token(i).Has(TokenFlag::kMixed) && bytes.find_first_of("@./") != std::string_view::npos;
    if (!address) return false;
    ++words;
  }
  return words > 0;
}

// An arrow or guillemet before a link; no quotation: »Nein« closes again.
bool IsLink(const View& view, Range line) {
  const uint32_t i = line.first;
  if (view.Is(i, "→") || view.Is(i, "►") || view.Is(i, "▶") || (view.Is(i, ">") && view.Is(i + 1, ">")))
    return line.size() <= 2 * kShort;
  if (!view.Is(i, "»") || view.Glued(i + 1) || view.EndsSentence(line)) return false;
  for (uint32_t j = i + 1; j < line.last; ++j) {
    if (view.Is(j, "«")) return false;
  }
  return true;
}

bool IsCopyright(const View& view, Range line) {
  const bool sign = view.Is(line.first, "©") || (view.Is(line.first, "c") && view.Is(line.first + 1, ")"));
  return sign && line.size() <= kLong / 2 && HasYear(view, line);
}

// Several whole sentences.
bool IsText(const View& view, Range range) {
  constexpr uint32_t kLeastPlainWords = 12;
  return !range.empty() && view.EndsSentence(range) && view.PlainWords(range) >= kLeastPlainWords &&
         text::SplitSentences(view.analysis(), range.first, range.last).size() > 1;
}

bool Opens(const View& view, const Hit& hit, Range line, bool whole_line) {
  const std::string& meaning = hit.entry->meaning;
  if (meaning == "start") return true;
  if (meaning == "colon" && whole_line && hit.entry->words == 1 && hit.last < line.last &&
      IsText(view, {hit.last + 1, line.last}))
    return false;  // "SOURCE: The tank was breached at noon. ...", a heading of its paragraph
  if (meaning == "colon") return view.Is(hit.last, ":") && (whole_line || hit.entry->words > 1);
  if (!whole_line) return false;
  if (meaning == "whole" || meaning == "list") return NoWordsAfter(view, hit.last, line.last);
  if (line.size() > kShort) return false;
  if (meaning == "short") return true;
  return meaning == "with-site" && !view.EndsSentence(line) && view.Contains(line, Topic::kBoilerplate, "site");
}

}  // namespace

Boilerplate IsBoilerplate(const View& view, Range line, bool whole_line) {
  if (view.Words(line) == 0 || OnlyAddresses(view, line)) return Boilerplate::kLine;
  if (whole_line && (IsLink(view, line) || IsCopyright(view, view.WithoutMarker(line)))) return Boilerplate::kLine;
  if (line.size() > kLong) return Boilerplate::kNone;
  const Range bare = view.WithoutMarker(line);
  for (const Hit& hit : view.analysis().HitsAt(bare.first)) {
    if (hit.topic != Topic::kBoilerplate || hit.last > bare.last || !Opens(view, hit, bare, whole_line)) continue;
    return hit.entry->meaning == "list" ? Boilerplate::kList : Boilerplate::kLine;
  }
  return view.Contains(line, Topic::kBoilerplate, "within") ? Boilerplate::kLine : Boilerplate::kNone;
}

bool MayHaveBoilerplate(const View& view, Range range) {
  for (uint32_t i = range.first; i < range.last; ++i) {
    if (view.analysis().Has(i, Topic::kBoilerplate) || view.token(i).Has(TokenFlag::kMixed)) return true;
  }
  return view.Words(range) == 0;
}

bool IsNameLike(const View& view, Range line, uint32_t most_words, uint32_t most_plain_words) {
  if (line.empty() || view.Words(line) == 0 || view.Words(line) > most_words) return false;
  if (!view.IsWord(line.first) || !(view.Capitalised(line.first) || view.IsDomain(line.first))) return false;
  for (uint32_t i = line.first; i < line.last; ++i) {
    if (view.token(i).kind == TokenKind::kNumber || view.token(i).kind == TokenKind::kQuote || view.Is(i, "!") ||
        view.Is(i, "?") || view.Is(i, ":")) {
      return false;
    }
    if (view.Is(i, ".") && i + 1 == line.last && view.token(i - 1).span.size() > 3) return false;
  }
  return view.PlainWords(line) <= most_plain_words;
}

bool IsBylineLabel(const View& view, Range line) {
  line = view.WithoutMarker(line);
  for (const Hit& hit : view.analysis().HitsAt(line.first)) {
    if (hit.topic == Topic::kBylineCue && hit.entry->meaning == "label" && hit.last + 1 == line.last && view.Is(hit.last, ":")) {
      return true;
    }
  }
  return false;
}

bool IsByline(const View& view, Range line, bool near_edge) {
  line = view.WithoutMarker(line);
  if (line.size() > 2 * kShort) return false;
  for (const Hit& hit : view.analysis().HitsAt(line.first)) {
    if (hit.topic != Topic::kBylineCue || hit.last >= line.last) continue;
    if (hit.entry->meaning == "label" && view.Is(hit.last, ":")) return true;
    if (hit.entry->meaning != "by" || !near_edge || view.EndsSentence(line)) continue;
    const bool time = view.analysis().Find(hit.last, Topic::kWeekday) || view.analysis().Find(hit.last, Topic::kMonth);
    if (!time && IsNameLike(view, {hit.last, line.last}, 12, 3)) return true;
  }
  if (!near_edge || view.EndsSentence(line)) return false;
  const auto is_bar = [&](uint32_t i) { return view.Is(i, "|"); };
  bool bar = false, comma = false;
  for (uint32_t i = line.first; i < line.last; ++i) {
    bar = bar || is_bar(i);
    comma = comma || view.Is(i, ",");
  }
  if (bar && IsNameLike(view, line, 10, 0)) return true;
  if (comma && view.NamesOutlet(line) && IsNameLike(view, line, 8, 0)) return true;
  return (bar || comma) && view.Contains(line, Topic::kBylineCue, "role") && IsNameLike(view, line, 12, 3);
}

namespace {

// The first date in a line, with a clock time before it if there is one.
struct FoundDate {
  Range range;
  CivilTime time;
};

std::optional<FoundDate> FindDate(const View& view, Range line) {
  std::optional<text::WrittenClock> clock;
  for (uint32_t i = line.first; i < line.last; ++i) {
    if (auto date = text::ReadWrittenDate(view.text(), view.analysis(), i, line.last)) {
      FoundDate found{{date->first, date->last}, date->time};
      const bool before = clock && (clock->last == i || (clock->last + 1 == i && view.Is(clock->last, ",")));
      if (before && !found.time.minute) {
        found.range.first = clock->first;
        found.time.minute = clock->minute;
        found.time.zone_minutes = clock->zone_minutes;
      }
      return found;
    }
    if (const auto next = text::ReadWrittenClock(view.text(), view.analysis(), i, line.last)) clock = next;
  }
  return std::nullopt;
}

// A date without its year, or an hour, begins at token i.
bool BeginsTime(const View& view, uint32_t i, uint32_t last) {
  if (i >= last) return false;
  const auto& analysis = view.analysis();
  if (analysis.Find(i, Topic::kWeekday) || text::ReadWrittenClock(view.text(), analysis, i, last)) return true;
  if (i + 1 >= last) return false;
  const bool day = view.token(i).kind == TokenKind::kNumber && view.token(i).span.size() <= 2;
  const bool day_after =
      view.token(i + 1).kind == TokenKind::kNumber || (i + 2 < last && view.token(i + 2).kind == TokenKind::kNumber);
  if (analysis.Find(i, Topic::kMonth) && day_after) return true;
  return day && (analysis.Find(i + 1, Topic::kMonth) || (i + 2 < last && analysis.Find(i + 2, Topic::kMonth)));
}

// Nothing but a day, a month and what stands between them.
bool IsDayAndMonth(const View& view, Range range) {
  bool day = false, month = false;
  for (uint32_t i = range.first; i < range.last; ++i) {
    const bool number = view.token(i).kind == TokenKind::kNumber;
    const bool calendar = view.analysis().Find(i, Topic::kMonth) || view.analysis().Find(i, Topic::kWeekday);
    day = day || (number && view.token(i).span.size() <= 2);
    month = month || view.analysis().Find(i, Topic::kMonth);
    if (view.IsWord(i) && !calendar && view.token(i).span.size() > 3) return false;
  }
  return day && month;
}

}  // namespace

std::optional<DateLine> FindAnnouncedDate(const View& view, Range line) {
  const Range bare = view.WithoutMarker(line);
  for (uint32_t i = bare.first; i < bare.last; ++i) {
    const Hit* cue = view.analysis().Find(i, Topic::kPublishedCue);
    if (cue == nullptr || cue->last >= bare.last || bare.last - cue->last > kLong) continue;
    const bool colon = view.Is(cue->last, ":");
    const bool opens = i == bare.first;
    if (!opens && !colon) continue;
    uint32_t next = cue->last;
    for (int skipped = 0; next < bare.last && skipped < 3 && !BeginsTime(view, next, bare.last); ++skipped) {
      if (text::ReadWrittenDate(view.text(), view.analysis(), next, bare.last)) break;
      if (view.IsPlainWord(next)) break;
      ++next;
    }
    if (next >= bare.last) continue;
    const Range tail{cue->last, bare.last};
    const bool dated = text::ReadWrittenDate(view.text(), view.analysis(), next, bare.last).has_value();
    if (!dated && !BeginsTime(view, next, bare.last)) continue;
    if (view.Words(tail) > 2 * kShort || view.PlainWords(tail) > 4 || (view.EndsSentence(tail) && view.PlainWords(tail) > 1))
      continue;
    DateLine found;
    found.range = {opens ? line.first : i, line.last};
    found.updated = cue->entry->meaning == "updated";
    found.cue = view.Bytes({i, cue->last});
    if (const auto date = FindDate(view, {cue->last, bare.last})) found.time = date->time;
    return found;
  }
  return std::nullopt;
}

std::optional<DateLine> FindBareDate(const View& view, Range line) {
  const Range bare = view.WithoutMarker(line);
  if (bare.empty() || bare.size() > 24 || !HasNumber(view, bare)) return std::nullopt;
  DateLine found;
  found.range = line;
  Range date{bare.last, bare.last};
  if (const auto full = FindDate(view, bare)) {
    date = full->range;
    found.time = full->time;
  } else {
    // "Northern Herald, Monday 16 February": the year is missing, but nothing follows.
    for (uint32_t i = bare.first; i < bare.last && date.empty(); ++i) {
      if (bare.last - i <= 6 && BeginsTime(view, i, bare.last) && IsDayAndMonth(view, {i, bare.last})) date = {i, bare.last};
    }
    if (date.empty() || date.first == bare.first) return std::nullopt;
  }
  const Range before{bare.first, date.first}, after{date.last, bare.last};
  const uint32_t plain = view.PlainWords(before) + view.PlainWords(after);
  // "Harbour News online, updated 4 March 2025": set off and last in its line, a date may have a few more words before it.
  bool set_off = false;
  if (!before.empty() && !view.EndsSentence(bare)) {
    const Hit* cue = view.analysis().Find(before.last - 1, Topic::kPublishedCue);
    const bool mark = view.Is(before.last - 1, ",") || view.Is(before.last - 1, "|") || view.IsDash(before.last - 1);
    set_off = (mark || (cue != nullptr && cue->last == before.last)) && view.Words(after) <= 2;
    found.updated = cue != nullptr && cue->last == before.last && cue->entry->meaning == "updated";
  }
  if (plain > (set_off ? 3 : 1) || view.Words(before) > 10 || view.Words(after) > 10) return std::nullopt;
  found.words_beside = view.Words(before) + view.Words(after);
  constexpr uint32_t kTold = 4;  // words
  const auto leads = [&](uint32_t i) {
    return view.analysis().Find(i, Topic::kPreposition) || view.analysis().Find(i, Topic::kTimeLink);
  };
  found.told = !set_off && view.Words(before) >= kTold && leads(before.last - 1);
  if (found.told && !found.time) return std::nullopt;
  if (view.EndsSentence(bare) && date.last < bare.last - 1) return std::nullopt;
  for (uint32_t i = before.first; i < before.last; ++i) {
    if (view.Is(i, ":")) return std::nullopt;  // "Found: Wednesday, 10 December 2025" tells of the event
  }
  return found;
}

std::optional<Caption> FindCaption(const View& view, Range line) {
  const Range bare = view.WithoutMarker(line);
  const auto is_cue = [&](Range range, std::string_view meaning) { return view.Contains(range, Topic::kCaptionCue, meaning); };
  if (const Hit* cue = view.Find(bare.first, Topic::kCaptionCue, "start", bare.last)) {
    const bool marked = view.Is(cue->last, ":") || view.Is(cue->last, "|") || view.Is(cue->last, "-") || view.Is(line.first, "(");
    if (marked && bare.size() <= 2 * kLong) return Caption{line.last};
  }
  if (view.Is(line.first, "©") && line.size() <= 2 * kLong) return Caption{line.last};
  // "... (Photo: Ana Ruiz)"
  uint32_t end = line.last;
  if (view.Is(end - 1, ".") && end - 1 > line.first) --end;
  if (view.Is(end - 1, ")")) {
    for (uint32_t i = end - 1; i > line.first && end - i <= kCredit; --i) {
      if (!view.Is(i - 1, "(")) continue;
      const Range credit{i, end - 1};
      const bool more =
          view.Words(credit) > 1 && (is_cue(credit, "credit") || is_cue(credit, "within") || is_cue(credit, "start"));
      if (more && view.PlainWords(credit) <= 3) return Caption{i - 1};
      break;
    }
  }
  // "... . /ANTARA/HO-X"
  for (uint32_t i = line.last > line.first + kCredit ? line.last - kCredit : line.first + 1; i + 1 < line.last; ++i) {
    const bool slash = view.Is(i, "/") && !view.Glued(i) && view.Glued(i + 1) && view.Capitalised(i + 1);
    if (slash && view.PlainWords({i, line.last}) <= 2) return Caption{i};
  }
  return std::nullopt;
}

Range FindPostSignature(const View& view, Range line) {
  for (uint32_t i = line.first + 2; i + 1 < line.last; ++i) {
    if (!view.Bytes(i).starts_with('@') || !view.Is(i - 1, "(") || !view.Is(i + 1, ")")) continue;
    for (uint32_t dash = i - 1; dash > line.first && i - dash <= 10; --dash) {
      if (!view.IsDash(dash)) continue;
      Range found{dash, i + 2};
      const bool link = dash > line.first && view.token(dash - 1).Has(TokenFlag::kMixed) &&
                        view.Bytes(dash - 1).find('/') != std::string_view::npos;
      if (link) --found.first;
      while (found.first > line.first + 1 && view.Glued(found.first)) --found.first;  // "pic.twitter.com/abc" in pieces
      if (found.last < line.last) {
        const auto date = text::ReadWrittenDate(view.text(), view.analysis(), found.last, line.last);
        if (date) found.last = date->last;
      }
      return found;
    }
  }
  return {line.last, line.last};
}

}  // namespace silang::document
