#include "document/lines.h"

#include <algorithm>
#include <array>

#include "unicode/unicode.h"

namespace silang::document {
namespace {

using text::TokenFlag;
using text::TokenKind;

constexpr size_t kWidestWrapped = 130;  // bytes of the longest line of a text that was broken at a fixed width
constexpr int kFewestJoints = 3;        // lines that go on in the middle of a sentence, for a text to count as such

constexpr std::array<std::string_view, 10> kSentenceEnds = {".", "!", "?", "...", "。", "．", "｡", "।", "؟", "۔"};
constexpr std::array<std::string_view, 12> kMarkers = {"-", "–", "—", "•", "·", "*", "▪", "►", "▶", "●", "○", "■"};
constexpr std::array<std::string_view, 9> kArrows = {"»", "›", "→", ">", "►", "▶", "(", "[", "|"};

template <typename List>
bool Among(const List& list, std::string_view s) {
  return std::find(list.begin(), list.end(), s) != list.end();
}

// Line feeds between two tokens; a lone carriage return counts too.
uint32_t LineBreaks(std::string_view gap) {
  uint32_t count = 0;
  for (size_t i = 0; i < gap.size(); ++i) {
    if (gap[i] == '\n' || (gap[i] == '\r' && (i + 1 == gap.size() || gap[i + 1] != '\n'))) ++count;
    // U+2028 and U+2029
    if (gap.substr(i, 2) == "\xe2\x80" && i + 2 < gap.size() && (gap[i + 2] == '\xa8' || gap[i + 2] == '\xa9')) ++count;
  }
  return count;
}

std::vector<Line> PhysicalLines(const View& view) {
  std::vector<Line> lines;
  uint32_t number = 1;
  size_t end = 0;
  for (uint32_t i = 0; i < view.analysis().size(); ++i) {
    const text::Token& token = view.token(i);
    const uint32_t breaks =
        i == 0 || token.Has(TokenFlag::kLineStart) ? LineBreaks(view.text().substr(end, token.span.begin - end)) : 0;
    number += breaks;
    if (lines.empty() || breaks > 0) lines.push_back({{i, i}, number, breaks > 1});
    lines.back().tokens.last = i + 1;
    end = token.span.end;
  }
  return lines;
}

// Whether `next` goes on where `line` stopped: no sentence ended, and a small letter follows.
bool GoesOn(const View& view, const Line& line, const Line& next) {
  return !next.after_blank && !view.EndsSentence(line.tokens) && view.IsWord(next.tokens.first) &&
         !view.Capitalised(next.tokens.first) &&
         unicode::IsLower(unicode::Decode(view.text(), view.token(next.tokens.first).span.begin).value);
}

size_t Width(const View& view, const Line& line) { return view.SpanOf(line.tokens).size(); }

std::vector<Line> JoinWrapped(const View& view, const std::vector<Line>& lines) {
  size_t widest = 0;
  int joints = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    widest = std::max(widest, Width(view, lines[i]));
    if (i > 0 && GoesOn(view, lines[i - 1], lines[i])) ++joints;
  }
  if (joints < kFewestJoints || widest > kWidestWrapped) return lines;
  std::vector<Line> joined;
  for (size_t i = 0; i < lines.size(); ++i) {
    const bool item = view.IsListItem(lines[i].tokens);
    // A line is full if the next word would not have fitted into it.
    const bool full = i > 0 && (Width(view, lines[i - 1]) + 1 + view.Bytes(lines[i].tokens.first).size()) * 5 >= widest * 4;
    if (i > 0 && !lines[i].after_blank && !item && (full || GoesOn(view, lines[i - 1], lines[i]))) {
      joined.back().tokens.last = lines[i].tokens.last;
    } else {
      joined.push_back(lines[i]);
    }
  }
  return joined;
}

}  // namespace

std::string_view View::Bytes(Range range) const {
  if (range.empty()) return {};
  const Span span = SpanOf(range);
  return text_.substr(span.begin, span.size());
}

Span View::SpanOf(Range range) const {
  if (range.empty()) return {};
  return {token(range.first).span.begin, token(range.last - 1).span.end};
}

bool View::IsDash(uint32_t i) const {
  if (i >= analysis_.size() || IsWord(i)) return false;
  return Is(i, "-") || Is(i, "–") || Is(i, "—") || Is(i, "―") || Is(i, "‒");
}

bool View::IsPlainWord(uint32_t i) const {
  if (!IsWord(i) || Capitalised(i) || token(i).Has(TokenFlag::kMixed) || token(i).span.size() <= 3) return false;
  return unicode::IsLower(unicode::Decode(text_, token(i).span.begin).value);
}

bool View::IsDomain(uint32_t i) const {
  const std::string_view bytes = IsWord(i) && token(i).Has(TokenFlag::kMixed) ? Bytes(i) : std::string_view();
  return bytes.find('.') != std::string_view::npos && bytes.find('/') == std::string_view::npos;
}

const text::Hit* View::Find(uint32_t i, languages::Topic topic, std::string_view meaning, uint32_t last) const {
  if (!analysis_.Has(i, topic)) return nullptr;
  for (const text::Hit& hit : analysis_.HitsAt(i)) {
    if (hit.topic == topic && hit.last <= last && hit.entry->meaning == meaning) return &hit;
  }
  return nullptr;
}

bool View::Contains(Range range, languages::Topic topic, std::string_view meaning) const {
  for (uint32_t i = range.first; i < range.last; ++i) {
    if (analysis_.Has(i, topic) && Find(i, topic, meaning, range.last) != nullptr) return true;
  }
  return false;
}

bool View::AllCaps(Range range) const {
  bool any = false;
  for (uint32_t i = range.first; i < range.last; ++i) {
    if (!IsWord(i)) continue;
    if (token(i).Has(TokenFlag::kAllCaps))
      any = true;
    else if (token(i).span.size() > 2 && !token(i).Has(TokenFlag::kInitialism))
      return false;
  }
  return any;
}

bool View::NamesOutlet(Range range) const {
  for (uint32_t i = range.first; i < range.last; ++i) {
    if (IsDomain(i) || Find(i, languages::Topic::kBoilerplate, "outlet", range.last) != nullptr) return true;
    const bool dot = Is(i, ".") && Glued(i) && i + 1 < range.last && Glued(i + 1) && IsWord(i + 1);
    if (dot && i > range.first) return true;  // "HARIAN.com"
  }
  return false;
}

uint32_t View::Words(Range range) const {
  uint32_t words = 0;
  for (uint32_t i = range.first; i < range.last; ++i)
    words += token(i).kind == TokenKind::kWord || token(i).kind == TokenKind::kNumber;
  return words;
}

uint32_t View::PlainWords(Range range) const {
  uint32_t words = 0;
  for (uint32_t i = range.first; i < range.last; ++i) words += IsPlainWord(i);
  return words;
}

bool View::EndsSentence(Range range) const {
  for (uint32_t i = range.last; i > range.first; --i) {
    if (IsWord(i - 1)) return token(i - 1).Has(TokenFlag::kInitialism);
    if (Among(kSentenceEnds, analysis_.folded(i - 1))) return true;
    if (token(i - 1).kind != TokenKind::kQuote && !Is(i - 1, ")") && !Is(i - 1, "]")) return false;
  }
  return false;
}

Range View::WithoutMarker(Range range) const {
  while (range.size() > 1 && !IsWord(range.first)) {
    const std::string_view folded = analysis_.folded(range.first);
    if (!Among(kMarkers, folded) && !Among(kArrows, folded)) break;
    ++range.first;
  }
  return range;
}

bool View::IsListItem(Range range) const {
  if (range.size() < 3) return false;
  if (!IsWord(range.first) && Among(kMarkers, analysis_.folded(range.first))) return !Glued(range.first + 1);
  const bool counter =
      token(range.first).kind == TokenKind::kNumber || (IsWord(range.first) && token(range.first).span.size() == 1);
  return counter && token(range.first).span.size() <= 3 && (Is(range.first + 1, ".") || Is(range.first + 1, ")")) &&
         Glued(range.first + 1) && !Glued(range.first + 2);
}

std::vector<Line> SplitLines(const View& view) { return JoinWrapped(view, PhysicalLines(view)); }

}  // namespace silang::document
