#include "report/page.h"

#include <algorithm>

#include "unicode/unicode.h"

namespace silang::report {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kEllipsis = "…";
constexpr std::string_view kMark = "**";

// Characters that move the cursor, switch the direction of text or take no place that can be seen.
bool IsUnsafe(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE0FFF) || c == 0xFEFF;
}

bool IsBlank(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

void AppendClean(std::string_view valid, std::string* out, bool* after_blank) {
  for (size_t i = 0; i < valid.size();) {
    unicode::CodePoint point = unicode::Decode(valid, i);
    std::string_view bytes = valid.substr(i, point.length);
    i += point.length;
    bool blank = IsBlank(point.value);
    if (!blank) {
      out->append(IsUnsafe(point.value) ? kReplacement : bytes);
    } else if (!*after_blank) {
      out->push_back(' ');
    }
    *after_blank = blank;
  }
}

std::string_view Sequence(Ink ink) {
  switch (ink) {
    case Ink::kPlain: return "";
    case Ink::kStrong: return "\x1b[1m";
    case Ink::kFaint: return "\x1b[2m";
    case Ink::kSource: return "\x1b[36m";
    case Ink::kAlarm: return "\x1b[1;31m";
    case Ink::kCaution: return "\x1b[1;33m";
    case Ink::kAssent: return "\x1b[1;32m";
  }
  return "";
}

// Text that may be padded: as Clean, but with its spaces.
std::string Neutral(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), [](unsigned char c) { return c >= 0x20 && c < 0x7F; })) return std::string(text);
  std::string out;
  size_t begin = 0;
  while (begin < text.size()) {  // clean what lies between spaces
    size_t end = std::min(text.find(' ', begin), text.size());
    out += Clean(text.substr(begin, end - begin));
    if (end < text.size()) out.push_back(' ');
    begin = end + 1;
  }
  return out;
}

}  // namespace

std::string Clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool after_blank = false;
  while (!text.empty()) {
    size_t valid = unicode::FirstInvalidByte(text).value_or(text.size());
    AppendClean(text.substr(0, valid), &out, &after_blank);
    text.remove_prefix(valid);
    if (text.empty()) break;
    out.append(kReplacement);
    after_blank = false;
    text.remove_prefix(1);
  }
  return out;
}

std::vector<Glyph> Glyphs(const Runs& runs) {
  std::vector<Glyph> glyphs;
  for (const Run& run : runs) {
    std::string_view text = run.text;
    size_t first = glyphs.size();
    for (size_t i = 0; i < text.size();) {
      size_t length = unicode::Decode(text, i).length;
      std::string_view bytes = text.substr(i, length);
      int width = unicode::DisplayWidth(bytes);
      i += length;
      if (width == 0 && glyphs.size() > first) {
        Glyph& base = glyphs.back();
        base.bytes = {base.bytes.data(), base.bytes.size() + length};
      } else {
        glyphs.push_back({bytes, static_cast<uint8_t>(width), run.ink, run.marked});
      }
    }
  }
  return glyphs;
}

int Width(std::string_view text) { return unicode::DisplayWidth(text); }

std::string Cut(std::string_view text, int columns, bool pad) {
  std::string out;
  int width = Width(text);
  if (width <= columns) {
    out = text;
  } else {
    Runs runs = {{std::string(text)}};
    width = 0;
    for (const Glyph& glyph : Glyphs(runs)) {
      if (width + glyph.width > columns - 1) break;
      out.append(glyph.bytes);
      width += glyph.width;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back(), --width;
    if (columns > 0) out.append(kEllipsis), ++width;
  }
  if (pad && width < columns) out.append(static_cast<size_t>(columns - width), ' ');
  return out;
}

Page::Page(const TextStyle& style) : width_(std::max(style.width, 40)), colour_(style.colour) {}

void Page::Blank() {
  if (out_.empty() || (out_.size() >= 2 && out_[out_.size() - 2] == '\n')) return;
  out_.push_back('\n');
}

void Page::Write(const Runs& runs, int indent, int hanging) {
  Runs clean;
  for (const Run& run : runs) {
    std::string text = Neutral(run.text);
    if (text.empty()) continue;
    if (run.marked && !colour_) text = std::string(kMark) + text + std::string(kMark);
    clean.push_back({std::move(text), run.ink, run.marked});
  }
  std::vector<Glyph> glyphs = Glyphs(clean);
  size_t begin = 0;
  while (begin < glyphs.size()) {
    int room = width_ - indent;
    size_t end = begin;
    size_t break_at = begin;  // end of the line at the last place where it may break
    size_t resume = begin;    // where the next line would begin then
    while (end < glyphs.size() && room >= glyphs[end].width) {
      room -= glyphs[end].width;
      bool space = glyphs[end].bytes == " ";
      if (space) break_at = end, resume = end + 1;
      ++end;
      if (!space && glyphs[end - 1].width == 2) break_at = resume = end;
    }
    if (end == begin) ++end;
    if (end == glyphs.size()) {
      break_at = resume = end;
    } else if (glyphs[end].bytes == " " || break_at == begin) {
      break_at = resume = end;
    }
    EmitLine(glyphs, begin, break_at, indent);
    begin = resume;
    while (begin < glyphs.size() && glyphs[begin].bytes == " ") ++begin;
    indent = hanging;
  }
}

void Page::EmitLine(const std::vector<Glyph>& glyphs, size_t begin, size_t end, int indent) {
  while (end > begin && glyphs[end - 1].bytes == " ") --end;
  out_.append(static_cast<size_t>(indent), ' ');
  Ink ink = Ink::kPlain;
  for (size_t i = begin; i < end; ++i) {
    if (colour_ && glyphs[i].ink != ink) {
      if (ink != Ink::kPlain) out_.append("\x1b[0m");
      ink = glyphs[i].ink;
      out_.append(Sequence(ink));
    }
    out_.append(glyphs[i].bytes);
  }
  if (ink != Ink::kPlain) out_.append("\x1b[0m");
  out_.push_back('\n');
}

}  // namespace silang::report
