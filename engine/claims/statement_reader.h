// Reads quoted words (quotes.cc), then indirect statements sentence by sentence (indirect.cc).
#ifndef SILANG_CLAIMS_STATEMENT_READER_H_
#define SILANG_CLAIMS_STATEMENT_READER_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "claims/cues.h"
#include "claims/quotations.h"
#include "claims/quotes.h"
#include "claims/speakers.h"
#include "context/context.h"

namespace silang::claims {

class StatementReader {
 public:
  explicit StatementReader(const context::Context& context);

  std::vector<Statement> Run();

 private:
  static constexpr uint32_t kNone = 0xffffffff;

  // What stands at and around the marks of a quotation.
  struct Shape {
    uint32_t open = 0, close = 0;  // the marks
    uint32_t first = 0, last = 0;  // tokens of the words
    uint32_t after = 0;            // the token behind
    uint32_t previous_close = 0;   // of the quotation before
    uint32_t next_open = 0;        // of the one behind
    bool follows = false;          // there is one before
    bool comma_within = false;     // "We stay,"
    bool ends_within = false;      // "We stay."
    bool starts = false;           // opens its sentence, or stands right behind another quotation
    bool comma_before = false;     // said: "We stay"
    bool capital = false;          // of the first word
  };

  const text::Token& At(uint32_t i) const { return analysis_.token(i); }
  bool Is(uint32_t i, std::string_view folded) const { return analysis_.folded(i) == folded; }
  const document::Sentence& SentenceAt(uint32_t token) const { return document_.sentences[sentence_of_[token]]; }
  bool Punctuation(uint32_t i, std::string_view marks) const;
  Span SpanOf(uint32_t first, uint32_t last) const { return {At(first).span.begin, At(last - 1).span.end}; }
  void FindSentences();
  void SetSpeaker(const std::optional<Speaker>& speaker, Statement* statement) const;
  void SetCue(const Cue& cue, Statement* statement);

  // Quoted words.
  void ReadQuotation(size_t index);
  Shape ShapeOf(size_t index) const;
  uint32_t WordsOf(const Shape& shape) const;
  bool IsTerm(const Shape& shape, const std::optional<Cue>& cue) const;
  bool IsTitle(const Shape& shape) const;
  bool StandsAlone(const Shape& shape) const;
  bool Shares(size_t index) const;
  std::optional<Cue> CueBehind(const Shape& shape) const;
  std::optional<Cue> UnknownCue(uint32_t at, uint32_t end) const;
  bool IsPlainWord(uint32_t i) const;
  std::optional<Cue> CueBefore(const Shape& shape) const;
  std::optional<Speaker> SpeakerOf(const Cue& cue, uint32_t begin, uint32_t end, bool behind) const;
  std::optional<Speaker> SpeakerOfColon(const Shape& shape) const;
  std::optional<Speaker> NamedBefore(uint32_t begin, uint32_t colon) const;
  uint32_t PastMedium(const text::Hit& preposition, uint32_t end) const;
  uint32_t PastAddressee(uint32_t at, uint32_t end) const;
  void SetLast(Statement* statement) const;

  // Indirect statements.
  void ReadIndirect();
  bool ReadIndirectSentence(const document::Sentence& sentence);
  bool ReadSource(const Cue& cue, uint32_t first, uint32_t end);
  bool ReadClitic(const Cue& cue, uint32_t first, uint32_t end);
  bool ReadTail(const Cue& cue, uint32_t first, uint32_t end);
  bool ReadHead(const Cue& cue, uint32_t first, uint32_t end);
  bool IsNoun(const Cue& cue, uint32_t first) const;
  bool IsFinite(const Cue& cue, uint32_t first, uint32_t end) const;
  bool HasClause(uint32_t first, uint32_t last) const;
  bool Apposition(uint32_t first, uint32_t comma) const;
  uint32_t WithoutSource(uint32_t first, uint32_t end, const Cue& said, Statement* source);
  bool AddIndirect(uint32_t first, uint32_t last, const Cue& cue, const std::optional<Speaker>& speaker);

  const context::Context& context_;
  const document::Document& document_;
  const text::Analysis& analysis_;
  std::vector<Quotation> quotations_;
  std::vector<bool> quoted_;  // by token
  const CueList cues_;
  const SpeakerReader speakers_;
  std::vector<uint32_t> sentence_of_;  // by token
  std::vector<bool> used_;             // by token: a cue that a statement has
  std::vector<Statement> statements_;
  uint32_t last_ = kNone;  // the last statement with a speaker
};

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_STATEMENT_READER_H_
