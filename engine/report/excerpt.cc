#include "report/excerpt.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "unicode/unicode.h"

namespace silang::report {
namespace {

struct Word {
  Span span;
  std::string folded;  // without punctuation at its ends
};

std::vector<Word> Words(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  std::vector<Word> words;
  size_t i = text.find_first_not_of(kBlanks);
  while (i != std::string_view::npos) {
    size_t end = std::min(text.find_first_of(kBlanks, i), text.size());
    std::string folded = unicode::Fold(text.substr(i, end - i));
    auto is_edge = [](char c) { return std::string_view(",.;:!?\"'()").find(c) != std::string_view::npos; };
    while (!folded.empty() && is_edge(folded.back())) folded.pop_back();
    words.push_back({{static_cast<uint32_t>(i), static_cast<uint32_t>(end)}, std::move(folded)});
    i = text.find_first_not_of(kBlanks, end);
  }
  return words;
}

// For each word of `a`, whether the longest common subsequence with `b` has it.
std::vector<bool> Common(const std::vector<Word>& a, const std::vector<Word>& b) {
  size_t columns = b.size() + 1;
  std::vector<uint16_t> longest((a.size() + 1) * columns);
  for (size_t i = a.size(); i-- > 0;) {
    for (size_t j = b.size(); j-- > 0;) {
      longest[i * columns + j] = a[i].folded == b[j].folded
                                     ? static_cast<uint16_t>(longest[(i + 1) * columns + j + 1] + 1)
                                     : std::max(longest[(i + 1) * columns + j], longest[i * columns + j + 1]);
    }
  }
  std::vector<bool> common(a.size());
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].folded == b[j].folded) {
      common[i] = true;
      ++i, ++j;
    } else if (longest[(i + 1) * columns + j] >= longest[i * columns + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return common;
}

int Columns(const std::vector<Glyph>& glyphs, size_t begin, size_t end) {
  int columns = 0;
  for (size_t i = begin; i < end; ++i) columns += glyphs[i].width;
  return columns;
}

// Glyphs [begin, end) as runs again.
Runs ToRuns(const std::vector<Glyph>& glyphs, size_t begin, size_t end) {
  Runs runs;
  for (size_t i = begin; i < end; ++i) {
    const Glyph& glyph = glyphs[i];
    if (runs.empty() || runs.back().ink != glyph.ink || runs.back().marked != glyph.marked) {
      runs.push_back({"", glyph.ink, glyph.marked});
    }
    runs.back().text.append(glyph.bytes);
  }
  return runs;
}

// A stretch of text that is to be shown, and whether there is more on either side of it.
struct Window {
  Span span;
  bool more_before = false;
  bool more_after = false;
};

// No more of `around` than could be shown: one sentence of a megabyte must not cost a megabyte for each mention in it.
Window Bounded(std::string_view text, Span around, const std::vector<Span>& marks, int columns) {
  uint32_t reach = static_cast<uint32_t>(columns) * 16;
  Span focus = marks.empty() ? Span{around.begin, around.begin} : marks.front();
  auto inside = [&](uint32_t offset) {
    return offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80;
  };
  Window window = {around, false, false};
  if (focus.begin > around.begin && focus.begin - around.begin > reach) {
    window.span.begin = focus.begin - reach;
    while (inside(window.span.begin)) ++window.span.begin;
    window.more_before = true;
  }
  if (around.end > focus.begin && around.end - focus.begin > 2 * reach) {
    window.span.end = focus.begin + 2 * reach;
    while (inside(window.span.end)) --window.span.end;
    window.more_after = true;
  }
  return window;
}

// The glyphs [begin, end) of a line of `columns` around what is marked, two columns being kept for "…" on either side.
std::pair<size_t, size_t> Choose(const std::vector<Glyph>& glyphs, int columns) {
  size_t first = 0;
  while (first < glyphs.size() && !glyphs[first].marked) ++first;
  if (first == glyphs.size()) first = 0;
  size_t last = first;  // the first mark, with those after it as long as they fit
  int used = 0;
  int focus = 0;
  for (size_t i = first; i < glyphs.size() && used + glyphs[i].width <= columns - 2; ++i) {
    used += glyphs[i].width;
    if (glyphs[i].marked) last = i + 1, focus = used;
  }
  int room = columns - 2 - focus;
  int after = std::min(room - room * 2 / 5, Columns(glyphs, last, glyphs.size()));
  int before = room - after;
  size_t begin = first;
  for (; begin > 0 && before >= glyphs[begin - 1].width; --begin) before -= glyphs[begin - 1].width;
  after += before;
  size_t end = last;
  for (; end < glyphs.size() && after >= glyphs[end].width; ++end) after -= glyphs[end].width;
  constexpr size_t kNear = 15;  // glyphs given up so as to begin and end at a space
  for (size_t i = begin; begin > 0 && i < std::min(first, begin + kNear); ++i) {
    if (glyphs[i].bytes == " ") {
      begin = i + 1;
      break;
    }
  }
  size_t least = last < glyphs.size() && glyphs[last].marked ? first : last;  // the mark itself may be cut
  for (size_t i = end; end < glyphs.size() && i > least && end - i < kNear; --i) {
    if (glyphs[i].bytes == " ") {
      end = i;
      break;
    }
  }
  return {begin, end};
}

Runs CutAroundMarks(const Runs& runs, const Window& window, int columns) {
  std::vector<Glyph> glyphs = Glyphs(runs);
  size_t begin = 0;
  size_t end = glyphs.size();
  if (Columns(glyphs, 0, end) + window.more_before + window.more_after > columns) std::tie(begin, end) = Choose(glyphs, columns);
  Runs cut = ToRuns(glyphs, begin, end);
  if (begin > 0 || window.more_before) cut.insert(cut.begin(), Run{"…"});
  if (end < glyphs.size() || window.more_after) cut.push_back({"…"});
  return cut;
}

}  // namespace

Span SentencesAround(const SourceInfo& source, const Passage& passage) {
  uint32_t size = static_cast<uint32_t>(source.text.size());
  Span around = {std::min(passage.span.begin, size), std::min(std::max(passage.span.begin, passage.span.end), size)};
  Span mention = around;
  for (size_t i = passage.sentence; i < source.sentence_spans.size(); ++i) {
    const Span& sentence = source.sentence_spans[i];
    if (sentence.end > size || sentence.begin > sentence.end) break;
    if (i > passage.sentence && sentence.begin >= mention.end) break;
    around = {std::min(around.begin, sentence.begin), std::max(around.end, sentence.end)};
  }
  return around;
}

Runs Quote(const SourceInfo& source, Span around, const std::vector<Span>& marks, Ink ink, int columns, bool colour) {
  std::string_view text = source.text;
  Window window = Bounded(text, around, marks, columns);
  Runs runs;
  uint32_t at = window.span.begin;
  auto add = [&](uint32_t end, bool marked) {
    end = std::min(end, window.span.end);
    if (end <= at) return;
    std::string clean = Clean(text.substr(at, end - at));
    at = end;
    if (runs.empty() && clean.front() == ' ') clean.erase(0, 1);
    if (!clean.empty()) runs.push_back({std::move(clean), marked ? ink : Ink::kPlain, marked});
  };
  for (const Span& mark : marks) {
    add(mark.begin, false);
    add(mark.end, true);
  }
  add(window.span.end, false);
  int mark_columns = 0;
  for (const Run& run : runs) mark_columns += run.marked && !colour ? 4 : 0;
  return CutAroundMarks(runs, window, std::max(columns - mark_columns, columns / 2));
}

std::vector<Span> ChangedWords(std::string_view a, std::string_view b, uint32_t offset) {
  constexpr size_t kMost = 400;
  Span whole = {offset, offset + static_cast<uint32_t>(a.size())};
  if (unicode::FirstInvalidByte(a).has_value() || unicode::FirstInvalidByte(b).has_value()) return {whole};
  std::vector<Word> words = Words(a);
  std::vector<Word> others = Words(b);
  if (words.size() > kMost || others.size() > kMost) return {whole};
  std::vector<bool> common = Common(words, others);
  size_t shared = static_cast<size_t>(std::count(common.begin(), common.end(), true));
  if (shared * 2 < words.size() || shared == words.size()) return {whole};
  std::vector<Span> changed;
  for (size_t i = 0; i < words.size(); ++i) {
    if (common[i]) continue;
    Span span = {offset + words[i].span.begin, offset + words[i].span.end};
    if (i > 0 && !common[i - 1]) {
      changed.back().end = span.end;
    } else {
      changed.push_back(span);
    }
  }
  return changed;
}

}  // namespace silang::report
