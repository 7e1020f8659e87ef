#include "text/sentences.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "unicode/unicode.h"

namespace silang::text {
namespace {

using languages::Topic;

constexpr std::array<std::string_view, 9> kFullStops = {"。", "．", "｡", "।", "॥", "؟", "۔", "!", "?"};
constexpr TopicSet kFunctionWords = Bit(Topic::kStopWord) | Bit(Topic::kPreposition) | Bit(Topic::kConjunction) |
                                    Bit(Topic::kSubordinator) | Bit(Topic::kDeterminer) | Bit(Topic::kAuxiliary) |
                                    Bit(Topic::kPronoun) | Bit(Topic::kNegation) | Bit(Topic::kTimeLink);

// Tokens after which a sentence is cut wherever it stands: what is read within a sentence may cost more than linear time.
constexpr uint32_t kLongestSentence = 512;

// Choices of Topic::kCue that a clause after a quotation opens with: "...!" kata Budi.
constexpr std::array<std::string_view, 7> kSpeech = {"say", "tell", "ask", "confirm", "write", "beside", "clitic"};

enum class Mark : uint8_t { kNone, kPeriod, kEllipsis, kStrong };

class Splitter {
 public:
  Splitter(const Analysis& analysis, uint32_t first, uint32_t last) : analysis_(analysis), first_(first), last_(last) {}

  std::vector<std::pair<uint32_t, uint32_t>> Run() {
    uint32_t begin = first_;
    for (uint32_t i = first_; i < last_;) {
      has_word_ = has_word_ || IsWord(i) || IsNumber(i);
      uint32_t end = EndAfter(&i);
      if (end == 0 && i - begin >= kLongestSentence && i < last_) end = i;
      if (end == 0 || end >= last_ || !has_word_) continue;  // "...EYE OF THE STORM": dots alone are no sentence
      sentences_.emplace_back(begin, end);
      begin = end;
      has_word_ = false;
    }
    if (begin < last_) {
      if (has_word_ || sentences_.empty())
        sentences_.emplace_back(begin, last_);
      else
        sentences_.back().second = last_;
    }
    return std::move(sentences_);
  }

 private:
  const Token& At(uint32_t i) const { return analysis_.token(i); }
  std::string_view Folded(uint32_t i) const { return analysis_.folded(i); }
  bool Is(uint32_t i, std::string_view folded) const { return i < last_ && Folded(i) == folded; }
  bool Glued(uint32_t i) const { return i < last_ && At(i).Has(TokenFlag::kGlued); }
  bool Capitalised(uint32_t i) const { return At(i).Has(TokenFlag::kCapitalised); }
  bool IsWord(uint32_t i) const { return i < last_ && At(i).kind == TokenKind::kWord; }
  bool IsNumber(uint32_t i) const { return i < last_ && At(i).kind == TokenKind::kNumber; }

  // A word of a script with letter case that begins with a small letter.
  bool LowerCase(uint32_t i) const {
    if (!IsWord(i) || Capitalised(i) || Folded(i).empty()) return false;
    return unicode::IsLower(unicode::Decode(Folded(i), 0).value);
  }

  bool SingleLetter(uint32_t i) const {
    return IsWord(i) && !Folded(i).empty() && unicode::Decode(Folded(i), 0).length == Folded(i).size() && !IsIdeograph(i);
  }

  Mark MarkAt(uint32_t i) const {
    if (At(i).kind == TokenKind::kWord || At(i).kind == TokenKind::kNumber) return Mark::kNone;
    const std::string_view folded = Folded(i);
    if (folded == ".") return Mark::kPeriod;
    if (folded == "...") return Mark::kEllipsis;  // U+2026, folded
    return std::find(kFullStops.begin(), kFullStops.end(), folded) == kFullStops.end() ? Mark::kNone : Mark::kStrong;
  }

  bool FunctionWord(uint32_t i) const {
    if (!IsWord(i) || (analysis_.Topics(i) & kFunctionWords) == 0) return false;
    const auto hits = analysis_.HitsAt(i);
    return std::any_of(hits.begin(), hits.end(),
                       [](const Hit& hit) { return !hit.inflected && !hit.derived && (Bit(hit.topic) & kFunctionWords) != 0; });
  }

  bool SpeechWord(uint32_t i) const {
    const Hit* hit = i < last_ ? analysis_.Find(i, Topic::kCue) : nullptr;
    return hit != nullptr && std::find(kSpeech.begin(), kSpeech.end(), hit->entry->meaning) != kSpeech.end();
  }

  // The abbreviation that the tokens from `i` on are, if a full stop follows it.
  const Hit* Abbreviation(uint32_t i) const {
    if (!analysis_.Has(i, Topic::kAbbreviation)) return nullptr;
    for (const Hit& hit : analysis_.HitsAt(i)) {
      if (hit.topic != Topic::kAbbreviation || !Is(hit.last, ".") || !Glued(hit.last)) continue;
      const bool capital = unicode::IsUpper(unicode::Decode(hit.entry->form, 0).value);
      if (!capital || Capitalised(i)) return &hit;
    }
    return nullptr;
  }

  // Past the token at *i and all that belongs to its end; returns where a new sentence begins, or 0.
  uint32_t EndAfter(uint32_t* i) {
    const uint32_t at = (*i)++;
    if (At(at).kind == TokenKind::kQuote) {
      NoteQuote(at);
      return 0;
    }
    if (const Hit* hit = IsWord(at) || IsNumber(at) ? Abbreviation(at) : nullptr; hit != nullptr) {
      *i = hit->last + 1;
      return AfterAbbreviation(*hit, i);
    }
    if (IsWord(at) && At(at).Has(TokenFlag::kInitialism)) return AfterInitialism(at, i);
    const Mark mark = MarkAt(at);
    if (mark == Mark::kNone) return 0;
    return AfterMark(at, mark, i);
  }

  // Quotation marks: which of them is open, as far as the last one seen tells.
  void NoteQuote(uint32_t i) {
    open_quote_ = !Closes(i);
    if (guillemet_.empty() && (Is(i, "«") || Is(i, "»"))) guillemet_ = Folded(i);
  }

  // Whether the quotation mark at `i` closes. Curly marks say so themselves, others by what they are glued to.
  bool Closes(uint32_t i) const {
    const std::string_view mark = Folded(i);
    const bool after = Glued(i) && i > first_;
    const bool before = Glued(i + 1);
    if (mark == "”" || mark == "’" || mark == "」" || mark == "』") return true;
    if (mark == "„" || mark == "‚" || mark == "「" || mark == "『") return false;
    // Guillemets point outwards in French and inwards in German: the first of a paragraph tells.
    if (mark == "«" || mark == "»") return !guillemet_.empty() && mark != guillemet_;
    if (mark == "“") return open_quote_ && (after || !before);  // closes in German
    if (after != before) return after;
    return open_quote_;
  }

  // Past closing quotation marks and brackets behind a mark.
  void TakeClosers(uint32_t* i) {
    while (*i < last_) {
      const bool bracket = Is(*i, ")") || Is(*i, "]");
      const bool quote = At(*i).kind == TokenKind::kQuote && Closes(*i);
      if (!(bracket && Glued(*i)) && !quote) return;
      if (quote) open_quote_ = false, closed_quote_ = true;
      ++*i;
    }
  }

  // Whether what follows can open a sentence at all.
  bool CanOpen(uint32_t i) const {
    if (i >= last_) return false;
    const Token& token = At(i);
    switch (token.kind) {
      case TokenKind::kWord: return !LowerCase(i);
      case TokenKind::kNumber:
      case TokenKind::kSymbol: return true;
      case TokenKind::kQuote: return !Closes(i) && !LowerCase(i + 1);
      case TokenKind::kPunctuation:
        if (Is(i, "(") || Is(i, "[") || Is(i, "¿") || Is(i, "¡") || Is(i, "•")) return !LowerCase(i + 1);
        return (Is(i, "-") || Is(i, "–") || Is(i, "—")) && token.Has(TokenFlag::kLineStart);
    }
    return false;
  }

  uint32_t AfterMark(uint32_t at, Mark mark, uint32_t* i) {
    bool dots = mark == Mark::kEllipsis;
    while (*i < last_ && Glued(*i) && MarkAt(*i) != Mark::kNone) {
      if (mark == Mark::kPeriod && MarkAt(*i) == Mark::kPeriod) dots = true;
      if (MarkAt(*i) == Mark::kStrong) mark = Mark::kStrong;
      ++*i;
    }
    closed_quote_ = false;
    TakeClosers(i);
    const uint32_t next = *i;
    if (!CanOpen(next)) return 0;
    if (closed_quote_ && SpeechWord(next)) return 0;  // "Kami siap!" Kata Budi.
    if (mark != Mark::kPeriod || dots || closed_quote_) return next;
    return AfterPeriod(at, next) ? next : 0;
  }

  // Whether the single full stop at `at`, with an opening at `next` behind it, ends a sentence.
  bool AfterPeriod(uint32_t at, uint32_t next) const {
    if (at == first_) return false;
    const uint32_t before = at - 1;
    if (!Glued(at)) return !Glued(next);                     // "a .38 revolver"
    if (IsNumber(before) && before == first_) return false;  // "3. The chair ..."
    if (Glued(next) && (IsNumber(next) || At(next).Has(TokenFlag::kMixed))) return false;
    if (SingleLetter(before)) return FunctionWord(next) && Capitalised(next) && !Glued(next);
    return true;
  }

  bool IsIdeograph(uint32_t i) const {
    return unicode::Classify(unicode::Decode(Folded(i), 0).value) == unicode::Class::kIdeograph;
  }

  uint32_t AfterAbbreviation(const Hit& hit, uint32_t* i) {
    closed_quote_ = false;
    TakeClosers(i);
    const uint32_t next = *i;
    if (!CanOpen(next)) return 0;
    const std::string& meaning = hit.entry->meaning;
    if (meaning == "end") return next;
    if (meaning == "may-end") return Opens(next) ? next : 0;
    // What else the pack may say: "number" stands before figures, "ordinal" is a figure before a noun.
    if (meaning == "number") return IsNumber(next) || At(next).kind == TokenKind::kSymbol ? 0 : next;
    if (meaning == "ordinal") return FunctionWord(next) ? next : 0;
    return 0;
  }

  // "... in the U.S. He said" against "the U.S. President": only a word that names nothing opens a sentence here.
  bool Opens(uint32_t next) const {
    if (At(next).kind == TokenKind::kQuote) return FunctionWord(next + 1);
    return IsWord(next) && Capitalised(next) && FunctionWord(next);
  }

  uint32_t AfterInitialism(uint32_t at, uint32_t* i) {
    closed_quote_ = false;
    TakeClosers(i);
    const uint32_t next = *i;
    if (!CanOpen(next)) return 0;
    if (Opens(next) || (closed_quote_ && IsWord(next))) return next;
    if (analysis_.Find(at, Topic::kMeridiem) == nullptr || !IsWord(next) || !Capitalised(next)) return 0;
    const bool of_time = analysis_.Find(next, Topic::kWeekday) || analysis_.Find(next, Topic::kMonth) ||
                         analysis_.Find(next, Topic::kTimeZone) || At(next).Has(TokenFlag::kAllCaps);
    return of_time ? 0 : next;
  }

  const Analysis& analysis_;
  const uint32_t first_, last_;
  bool open_quote_ = false;
  std::string_view guillemet_;  // the one that opens
  bool has_word_ = false;       // since the sentence began
  bool closed_quote_ = false;   // the mark just read stood inside a quotation
  std::vector<std::pair<uint32_t, uint32_t>> sentences_;
};

}  // namespace

std::vector<std::pair<uint32_t, uint32_t>> SplitSentences(const Analysis& analysis, uint32_t first, uint32_t last) {
  return Splitter(analysis, first, last).Run();
}

}  // namespace silang::text
