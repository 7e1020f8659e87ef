#include "claims/quotations.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace silang::claims {
namespace {

using document::Document;
using document::Sentence;
using languages::Topic;
using text::Token;
using text::TokenFlag;
using text::TokenKind;

enum class MarkClass : uint8_t { kDouble, kSingle, kGuillemet, kCorner };
enum class Shape : uint8_t { kNeutral, kOpening, kClosing };

struct MarkKind {
  std::string_view mark;
  MarkClass mark_class;
  Shape shape;
};

// „ and “ are a pair in German, “ and ” in English; « and » point both ways: what a mark looks like is a hint only.
constexpr std::array<MarkKind, 18> kMarks = {{
    {"\"", MarkClass::kDouble, Shape::kNeutral},
    {"“", MarkClass::kDouble, Shape::kOpening},
    {"”", MarkClass::kDouble, Shape::kClosing},
    {"„", MarkClass::kDouble, Shape::kOpening},
    {"‟", MarkClass::kDouble, Shape::kOpening},
    {"＂", MarkClass::kDouble, Shape::kNeutral},
    {"'", MarkClass::kSingle, Shape::kNeutral},
    {"‘", MarkClass::kSingle, Shape::kOpening},
    {"’", MarkClass::kSingle, Shape::kClosing},
    {"‚", MarkClass::kSingle, Shape::kOpening},
    {"‛", MarkClass::kSingle, Shape::kOpening},
    {"«", MarkClass::kGuillemet, Shape::kNeutral},
    {"»", MarkClass::kGuillemet, Shape::kNeutral},
    {"‹", MarkClass::kSingle, Shape::kNeutral},
    {"›", MarkClass::kSingle, Shape::kNeutral},
    {"「", MarkClass::kCorner, Shape::kOpening},
    {"」", MarkClass::kCorner, Shape::kClosing},
    {"『", MarkClass::kCorner, Shape::kOpening},
}};
constexpr MarkKind kLastCorner = {"』", MarkClass::kCorner, Shape::kClosing};
constexpr size_t kDeepest = 4;

class Finder {
 public:
  explicit Finder(const Document& document) : document_(document), analysis_(document.analysis) {}

  std::vector<Quotation> Run() {
    const auto& sentences = document_.sentences;
    for (size_t s = 0; s < sentences.size();) {
      size_t end = s + 1;
      while (end < sentences.size() && sentences[end].paragraph == sentences[s].paragraph) ++end;
      first_ = sentences[s].first;
      last_ = sentences[end - 1].last;
      const bool read =
          std::any_of(sentences.begin() + static_cast<std::ptrdiff_t>(s), sentences.begin() + static_cast<std::ptrdiff_t>(end),
                      [](const Sentence& x) { return x.HasClaims(); });
      ReadParagraph(read);
      s = end;
    }
    CloseAll(last_);
    std::sort(found_.begin(), found_.end(), [](const Quotation& a, const Quotation& b) { return a.open < b.open; });
    return std::move(found_);
  }

 private:
  struct Open {
    uint32_t token;
    MarkClass mark_class;
    Shape shape;
  };

  const Token& At(uint32_t i) const { return analysis_.token(i); }

  MarkKind KindOf(uint32_t i) const {
    const std::string_view mark = document_.Text(At(i));
    for (const MarkKind& kind : kMarks) {
      if (kind.mark == mark) return kind;
    }
    return kLastCorner.mark == mark ? kLastCorner : MarkKind{mark, MarkClass::kDouble, Shape::kNeutral};
  }

  // What the white space around a mark says.
  Shape Spacing(uint32_t i) const {
    const bool before = i > first_ && At(i).Has(TokenFlag::kGlued);
    const bool after = i + 1 < last_ && At(i + 1).Has(TokenFlag::kGlued);
    if (before == after) return Shape::kNeutral;
    if (after && i > first_) return Shape::kOpening;
    return before ? Shape::kClosing : Shape::kOpening;
  }

  void ReadParagraph(bool read) {
    // An open quotation goes on only if this paragraph opens with a mark of its class.
    if (!open_.empty()) {
      const bool goes_on = read && first_ < last_ && At(first_).kind == TokenKind::kQuote && open_.size() == 1 &&
                           KindOf(first_).mark_class == open_.front().mark_class && last_end_ + 1 >= first_;
      if (goes_on) {
        last_end_ = last_;
        return ReadMarks(first_ + 1);
      }
      CloseAll(last_end_);
    }
    last_end_ = last_;
    if (read) ReadMarks(first_);
  }

  void ReadMarks(uint32_t from) {
    for (uint32_t i = from; i < last_; ++i) {
      if (At(i).kind == TokenKind::kQuote) ReadMark(i);
    }
  }

  void ReadMark(uint32_t i) {
    const MarkKind kind = KindOf(i);
    const Shape spacing = Spacing(i);
    const auto same = std::find_if(open_.rbegin(), open_.rend(), [&](const Open& o) { return o.mark_class == kind.mark_class; });
    if (EndsSpeech(i) && same == open_.rend()) {
      // ", ’ kata X" closes what a mark of another class opened, and opens nothing.
      if (!open_.empty()) CloseFrom(open_.size() - 1, i, true);
      return;
    }
    if (same == open_.rend()) {
      // Not within one: an apostrophe or a stray closing mark opens nothing.
      if (kind.mark_class == MarkClass::kSingle && (spacing != Shape::kOpening || kind.shape == Shape::kClosing)) return;
      const bool wrong_side = kind.shape == Shape::kOpening && i > first_ && SentenceEnds(i - 1) && i + 1 < last_ &&
                              At(i + 1).Has(TokenFlag::kCapitalised);  // "...?“ We"
      if (spacing == Shape::kClosing && i > first_ && !wrong_side) return;
      Push(i, kind);
      return;
    }
    const size_t depth = open_.size() - 1 - static_cast<size_t>(same - open_.rbegin());
    // "..., ”kata X": a space on the wrong side. A comma before it, or a word of speech behind it, closes.
    const bool closes = Comma(i - 1) || SpeechFollows(i);
    if (spacing == Shape::kNeutral && kind.mark_class == MarkClass::kDouble && !closes && NextEndsSpeech(i)) {
      // The next mark closes, so that this one opens, and the one before did not.
      open_.resize(depth);
      Push(i, kind);
      return;
    }
    const bool opens = spacing == Shape::kOpening && kind.shape != Shape::kClosing && !closes;
    if (opens && kind.shape == Shape::kOpening && same->shape == Shape::kOpening && open_[depth].token + 1 < i) {
      // The one before was never closed, unless its sentence goes on.
      if (SentenceEnds(i - 1)) {
        CloseFrom(depth, i, false);
      }
      Push(i, kind);
      return;
    }
    if (opens && kind.mark_class == MarkClass::kDouble && SentenceEnds(i - 1) && MissesClose(depth, i)) {
      CloseFrom(depth, i, false);
      Push(i, kind);
      return;
    }
    if (kind.mark_class == MarkClass::kSingle && spacing == Shape::kNeutral) return;
    CloseFrom(depth, i, true);
  }

  // A mark that by its spacing opens while one is open: the closing mark of the former is missing.
  bool MissesClose(size_t depth, uint32_t i) const { return open_[depth].token + 2 < i; }

  // Whether a word of speech stands behind the mark.
  bool SpeechFollows(uint32_t i) const {
    const text::Hit* cue = i + 1 < last_ ? analysis_.Find(i + 1, Topic::kCue) : nullptr;
    return cue != nullptr && cue->entry->meaning != "naming" && cue->entry->meaning != "idiom";
  }
  // A mark that closes whatever its looks: "...," kata X
  bool EndsSpeech(uint32_t i) const { return i > first_ && Comma(i - 1) && SpeechFollows(i); }
  // Whether the next double mark of the paragraph is such a one. Looks no further, so that all calls together are linear.
  bool NextEndsSpeech(uint32_t i) const {
    for (uint32_t next = i + 1; next < last_; ++next) {
      if (At(next).kind == TokenKind::kQuote && KindOf(next).mark_class == MarkClass::kDouble) return EndsSpeech(next);
    }
    return false;
  }
  bool Comma(uint32_t i) const { return analysis_.folded(i) == ","; }
  bool SentenceEnds(uint32_t i) const {
    const std::string_view mark = analysis_.folded(i);
    return mark == "." || mark == "!" || mark == "?" || mark == "...";
  }

  void Push(uint32_t i, const MarkKind& kind) {
    if (open_.size() < kDeepest) open_.push_back({i, kind.mark_class, kind.shape});
  }

  // Closes the quotation at `depth`; those within it that were never closed were none.
  void CloseFrom(size_t depth, uint32_t close, bool closed) {
    found_.push_back({open_[depth].token, close, closed, static_cast<uint32_t>(depth)});
    open_.resize(depth);
  }

  void CloseAll(uint32_t end) {
    if (!open_.empty() && open_.front().mark_class != MarkClass::kSingle && open_.front().token + 1 < end)
      CloseFrom(0, end, false);
    open_.clear();
  }

  const Document& document_;
  const text::Analysis& analysis_;
  uint32_t first_ = 0, last_ = 0;  // tokens of the paragraph
  uint32_t last_end_ = 0;          // where the paragraph before ended
  std::vector<Open> open_;
  std::vector<Quotation> found_;
};

}  // namespace

std::vector<Quotation> FindQuotations(const Document& document) { return Finder(document).Run(); }

}  // namespace silang::claims
