// A text as lines, and what can be said of the tokens of a line: the ground on which the layout of an article is read.
#ifndef SILANG_DOCUMENT_LINES_H_
#define SILANG_DOCUMENT_LINES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/analysis.h"

namespace silang::document {

// Tokens [first, last).
struct Range {
  uint32_t first = 0;
  uint32_t last = 0;

  uint32_t size() const { return last - first; }
  bool empty() const { return first == last; }
};

// A line as an author meant it: a physical line, or several that were broken at a fixed width.
struct Line {
  Range tokens;
  uint32_t number = 0;       // of the first physical line, from 1
  bool after_blank = false;  // a blank line stands before it
};

// The text and its analysis, with the questions that are asked of tokens here.
class View {
 public:
  View(std::string_view text, const text::Analysis& analysis) : text_(text), analysis_(analysis) {}

  std::string_view text() const { return text_; }
  const text::Analysis& analysis() const { return analysis_; }
  const text::Token& token(uint32_t i) const { return analysis_.token(i); }
  std::string_view Bytes(uint32_t i) const { return Bytes(Range{i, i + 1}); }
  std::string_view Bytes(Range range) const;
  Span SpanOf(Range range) const;

  bool Is(uint32_t i, std::string_view folded) const { return i < analysis_.size() && analysis_.folded(i) == folded; }
  bool IsWord(uint32_t i) const { return token(i).kind == text::TokenKind::kWord; }
  bool Capitalised(uint32_t i) const { return token(i).Has(text::TokenFlag::kCapitalised); }
  bool Glued(uint32_t i) const { return i < analysis_.size() && token(i).Has(text::TokenFlag::kGlued); }
  bool IsDash(uint32_t i) const;
  // A word with a small first letter, of more than three bytes: no name, and no particle within one.
  bool IsPlainWord(uint32_t i) const;
  // "SEPUTARAN.COM", "kompas.id"
  bool IsDomain(uint32_t i) const;

  // An entry of `topic` with this meaning that begins at token i, at most `last`; nullptr if there is none.
  const text::Hit* Find(uint32_t i, languages::Topic topic, std::string_view meaning, uint32_t last) const;
  bool Contains(Range range, languages::Topic topic, std::string_view meaning) const;

  // Whether all its words, but for the shortest, stand in capitals.
  bool AllCaps(Range range) const;
  // Whether it has an address or a word of outlets in it: "Harian", "Gazette".
  bool NamesOutlet(Range range) const;

  uint32_t Words(Range range) const;       // words and numbers
  uint32_t PlainWords(Range range) const;  // see IsPlainWord
  // Whether a mark that ends a sentence stands last, perhaps before quotation marks and brackets.
  bool EndsSentence(Range range) const;
  // The range without a list marker, arrow or opening bracket before it.
  Range WithoutMarker(Range range) const;
  // Whether a list marker opens it: "- ", "• ", "1. ", "a) ".
  bool IsListItem(Range range) const;

 private:
  std::string_view text_;
  const text::Analysis& analysis_;
};

// The lines that have tokens. Lines broken at a fixed width are put together again:
//
//     Gempa mengguncang Flores pada Sabtu pagi dan        one line here: the first is full and the second
//     merusak puluhan rumah.                              goes on in the middle of the sentence
//
// Linear.
std::vector<Line> SplitLines(const View& view);

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_LINES_H_
