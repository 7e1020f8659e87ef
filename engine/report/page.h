// A page of text as wide as the terminal: runs of words, wrapped, indented and inked. Everything that reaches a person's
// terminal goes through here, so this is where control characters end.
#ifndef SILANG_REPORT_PAGE_H_
#define SILANG_REPORT_PAGE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "silang/engine.h"

namespace silang::report {

enum class Ink : uint8_t { kPlain, kStrong, kFaint, kSource, kAlarm, kCaution, kAssent };

// A stretch of text in one ink. A marked run stands between ** ** where there is no colour.
struct Run {
  std::string text;
  Ink ink = Ink::kPlain;
  bool marked = false;
};
using Runs = std::vector<Run>;

// `text` on one line: white space of any kind becomes single spaces, control and text-direction characters and bytes that
// are not UTF-8 become U+FFFD. No space is lost at the ends.
std::string Clean(std::string_view text);

// One code point with the marks that combine with it.
struct Glyph {
  std::string_view bytes;
  uint8_t width = 0;  // columns
  Ink ink = Ink::kPlain;
  bool marked = false;
};
// The glyphs of `runs`, which must outlive them. REQUIRES: the texts are clean.
std::vector<Glyph> Glyphs(const Runs& runs);

// Columns of clean text.
int Width(std::string_view text);
// Clean text cut to `columns`, with "…" where something is left out; padded with spaces if `pad`.
std::string Cut(std::string_view text, int columns, bool pad = false);

class Page {
 public:
  explicit Page(const TextStyle& style);

  int width() const { return width_; }
  bool colour() const { return colour_; }
  // A paragraph: the first line indented by `indent` columns, those that follow by `hanging`. Breaks at spaces and beside
  // wide characters; a word longer than a line is broken anywhere.
  void Write(const Runs& runs, int indent, int hanging);
  void Write(const Runs& runs, int indent = 0) { Write(runs, indent, indent); }
  // An empty line, unless the page is empty or ends in one.
  void Blank();
  std::string Take() { return std::move(out_); }

 private:
  void EmitLine(const std::vector<Glyph>& glyphs, size_t begin, size_t end, int indent);

  int width_;
  bool colour_;
  std::string out_;
};

}  // namespace silang::report

#endif  // SILANG_REPORT_PAGE_H_
