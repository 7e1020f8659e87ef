#include "claims/quotes.h"

#include <algorithm>

#include "claims/cues.h"
#include "claims/quotations.h"
#include "claims/speakers.h"

namespace silang::claims {
namespace {

using context::Context;
using document::Document;
using document::Sentence;
using languages::Topic;
using text::Hit;
using text::Token;
using text::TokenFlag;
using text::TokenKind;

constexpr uint32_t kNone = 0xffffffff;
constexpr uint32_t kFarthestCue = 60;    // tokens between a quotation and the cue that introduces it
constexpr uint32_t kLongestSource = 14;  // tokens of a source behind a statement
constexpr uint32_t kFewestWords = 3;     // of a whole quoted sentence; fewer between marks are a name or a title

// Reads quoted words, then indirect statements, sentence by sentence.
class StatementReader {
 public:
  explicit StatementReader(const Context& context)
      : context_(context), document_(*context.document), analysis_(document_.analysis), speakers_(context), cues_(context) {}

  std::vector<Statement> Run() {
    quotations_ = FindQuotations(document_);
    std::erase_if(quotations_, [](const Quotation& q) { return q.depth > 0; });
    FindSentences();
    used_.assign(analysis_.size() + 1, false);
    quoted_.assign(analysis_.size() + 1, false);
    for (const Quotation& q : quotations_) {
      for (uint32_t i = q.open; i <= q.close && i < analysis_.size(); ++i) quoted_[i] = true;
    }
    for (size_t q = 0; q < quotations_.size(); ++q) ReadQuotation(q);
    ReadIndirect();
    std::stable_sort(statements_.begin(), statements_.end(), [](const Statement& a, const Statement& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    return std::move(statements_);
  }

 private:
  const Token& At(uint32_t i) const { return analysis_.token(i); }
  bool Is(uint32_t i, std::string_view folded) const { return analysis_.folded(i) == folded; }
  const Sentence& SentenceAt(uint32_t token) const { return document_.sentences[sentence_of_[token]]; }

  void FindSentences() {
    sentence_of_.assign(analysis_.size() + 1, 0);
    for (uint32_t s = 0; s < document_.sentences.size(); ++s) {
      const Sentence& sentence = document_.sentences[s];
      for (uint32_t i = sentence.first; i < sentence.last; ++i) sentence_of_[i] = s;
    }
    if (!sentence_of_.empty() && analysis_.size() > 0) sentence_of_.back() = sentence_of_[analysis_.size() - 1];
  }

  Span SpanOf(uint32_t first, uint32_t last) const { return {At(first).span.begin, At(last - 1).span.end}; }

  void SetSpeaker(const std::optional<Speaker>& speaker, Statement* statement) const {
    if (!speaker) return;
    if (speakers_.IsOutlet(*speaker)) {
      statement->outlet_span = SpanOf(speaker->first, speaker->last);
      statement->outlet = speaker->entity;
    }
    statement->speaker_span = SpanOf(speaker->first, speaker->last);
    statement->speaker = speaker->entity;
  }

  void SetCue(const Cue& cue, Statement* statement) {
    statement->cue = SpanOf(cue.first, cue.last);
    used_[cue.first] = true;
    statement->denial = cue.kind == CueKind::kDeny;
    statement->hearsay = cue.kind == CueKind::kClaim || cue.kind == CueKind::kHearsay;
  }

  bool Punctuation(uint32_t i, std::string_view marks) const {
    const std::string_view mark = analysis_.folded(i);
    return At(i).kind == TokenKind::kPunctuation && mark.size() == 1 && marks.find(mark) != std::string_view::npos;
  }

  void ReadQuotation(size_t index) {
    const Quotation& q = quotations_[index];
    Statement statement;
    statement.first = q.open + 1;
    statement.last = std::min(q.close, analysis_.size());
    while (statement.last > statement.first && Punctuation(statement.last - 1, ",;")) --statement.last;
    if (statement.first >= statement.last) return;
    statement.span = SpanOf(statement.first, statement.last);
    statement.sentence = SentenceId(sentence_of_[statement.first]);

    const Sentence& here = SentenceAt(q.open);
    const uint32_t next_open = index + 1 < quotations_.size() ? quotations_[index + 1].open : analysis_.size();
    const uint32_t previous_close = index > 0 ? quotations_[index - 1].close : 0;
    const uint32_t after = std::min(q.close + (q.closed ? 1 : 0), analysis_.size());
    const bool comma_within = q.closed && q.close > q.open + 1 && Punctuation(q.close - 1, ",?!");
    const bool ends_within = q.close > q.open + 1 && Punctuation(q.close - 1, ".,?!…");
    const bool starts = q.open == here.first || (index > 0 && q.open == previous_close + 1);
    const bool comma_before = q.open > here.first && Punctuation(q.open - 1, ",:;");
    const bool capital = At(statement.first).Has(TokenFlag::kCapitalised) || At(statement.first).kind != TokenKind::kWord;

    const Cue* cue = nullptr;
    std::optional<Speaker> speaker;
    bool direct = false;
    if (const Cue* behind = CueBehind(after, next_open, comma_within); behind != nullptr) {
      cue = behind;
      direct = comma_within || capital;
      speaker = SpeakerOf(*behind, after, next_open, true);
    }
    if (cue == nullptr) {
      if (const Cue* before = CueBefore(q.open, std::max(here.first, previous_close)); before != nullptr) {
        cue = before;
        direct = (comma_before || before->last == q.open) && (capital || ends_within);
        speaker = SpeakerOf(*before, std::max(here.first, previous_close + (index > 0 ? 1 : 0)), q.open, false);
      } else if (Shares(index, here)) {
        const Statement& shared = statements_.back();
        statement.cue = shared.cue;
        statement.speaker = shared.speaker;
        statement.speaker_span = shared.speaker_span;
        statement.denial = shared.denial;
        direct = capital || ends_within;
      }
    }
    if (cue != nullptr) SetCue(*cue, &statement);
    if (speaker) SetSpeaker(speaker, &statement);
    if (cue != nullptr && !speaker && cue->kind == CueKind::kClitic)
      SetSpeaker(speakers_.LastBefore(q.open, quoted_, cues_), &statement);
    if (cue == nullptr && !statement.cue && starts && capital && ends_within &&
        statement.last - statement.first >= kFewestWords && !here_is_heading(here)) {
      direct = true;  // a quoted sentence that stands by itself is the last speaker's
      if (index > 0 && !statements_.empty() && q.open - previous_close < kFarthestCue) SetLast(&statement);
    }
    statement.form = direct ? StatementForm::kDirect : StatementForm::kFragment;
    if (statement.speaker_span) last_ = statements_.size();
    statements_.push_back(statement);
  }

  static bool here_is_heading(const Sentence& sentence) { return sentence.part == document::Part::kHeadline; }

  // The speaker of the statement before.
  void SetLast(Statement* statement) const {
    if (last_ == kNone) return;
    statement->speaker = statements_[last_].speaker;
    statement->speaker_span = statements_[last_].speaker_span;
  }

  // "..., kata X, "..."": the second half has the cue of the first.
  bool Shares(size_t index, const Sentence& here) const {
    if (index == 0 || statements_.empty() || !statements_.back().cue) return false;
    const Quotation& before = quotations_[index - 1];
    return before.open >= here.first && statements_.back().first == before.open + 1;
  }

  // The cue that follows a quotation: right behind it, or behind the subject in the same sentence.
  const Cue* CueBehind(uint32_t after, uint32_t next_open, bool comma_within) const {
    if (after >= analysis_.size()) return nullptr;
    const Sentence& sentence = SentenceAt(after);
    if (after > 0 && sentence_of_[after] != sentence_of_[after - 1] && At(after).Has(TokenFlag::kCapitalised)) return nullptr;
    uint32_t at = after;
    bool parted = comma_within;
    while (at < sentence.last && (Punctuation(at, ",-–—") || Is(at, "–") || Is(at, "—"))) ++at, parted = true;
    const uint32_t end = std::min({sentence.last, next_open, at + kFarthestCue});
    for (const Cue* cue = cues_.FirstIn(at, end); cue != nullptr; cue = cues_.FirstIn(cue->last, end)) {
      if (cue->first == at) return cue;
      if (!parted || cue->kind == CueKind::kHearsay || cue->kind == CueKind::kBeside) continue;
      return cue->kind == CueKind::kCited && cue->first > at + 1 ? nullptr : cue;
    }
    return nullptr;
  }

  const Cue* CueBefore(uint32_t open, uint32_t begin) const {
    const uint32_t from = open > begin + kFarthestCue ? open - kFarthestCue : begin;
    const Cue* cue = cues_.LastIn(from, open);
    while (cue != nullptr && (cue->kind == CueKind::kHearsay || (cue->kind == CueKind::kBeside && cue->last + 1 < open)))
      cue = cues_.LastIn(from, cue->first);
    return cue;
  }

  // Who goes with a cue, in [begin, end).
  std::optional<Speaker> SpeakerOf(const Cue& cue, uint32_t begin, uint32_t end, bool behind) const {
    if (cue.kind == CueKind::kClitic || cue.kind == CueKind::kHearsay) return std::nullopt;
    const Sentence& sentence = SentenceAt(cue.first);
    const uint32_t limit = std::min(sentence.last, std::max(end, cue.last));
    if (cue.kind == CueKind::kAccording || cue.kind == CueKind::kCited) return speakers_.After(cue.last, limit);
    uint32_t from = std::max(begin, sentence.first);
    while (from < cue.first && At(from).kind != TokenKind::kWord) ++from;
    if (behind && cue.first == from) return speakers_.After(cue.last, limit);
    if (auto speaker = speakers_.Before(from, cue.first)) return speaker;
    return speakers_.After(cue.last, limit);
  }

  void ReadIndirect();
  bool ReadIndirectSentence(uint32_t s);
  bool Apposition(uint32_t first, uint32_t comma) const;
  uint32_t WithoutSource(uint32_t first, uint32_t end, const Cue& said, Statement* source);
  bool AddIndirect(uint32_t first, uint32_t last, const Cue& cue, const std::optional<Speaker>& speaker);

  const Context& context_;
  const Document& document_;
  const text::Analysis& analysis_;
  const SpeakerReader speakers_;
  const CueList cues_;
  std::vector<Quotation> quotations_;
  std::vector<uint32_t> sentence_of_;  // by token
  std::vector<bool> quoted_;           // by token
  std::vector<bool> used_;             // by token: a cue that a statement has
  std::vector<Statement> statements_;
  uint32_t last_ = kNone;  // the last statement with a speaker
};

void StatementReader::ReadIndirect() {
  for (uint32_t s = 0; s < document_.sentences.size(); ++s) {
    if (document_.sentences[s].HasClaims()) ReadIndirectSentence(s);
  }
}

// The patterns, with CUE and SPEAKER:  Menurut S, words. | Words, menurut S. | S mengatakan [bahwa] words. | Words, S said.
bool StatementReader::ReadIndirectSentence(uint32_t s) {
  const Sentence& sentence = document_.sentences[s];
  const auto quoted = [&](uint32_t i) { return quoted_[i]; };
  uint32_t end = sentence.last;
  while (end > sentence.first && At(end - 1).kind != TokenKind::kWord && At(end - 1).kind != TokenKind::kNumber &&
         !Is(end - 1, ")") && !Is(end - 1, "%"))
    --end;
  if (end <= sentence.first) return false;

  for (const Cue* cue = cues_.FirstIn(sentence.first, sentence.last); cue != nullptr;
       cue = cues_.FirstIn(cue->last, sentence.last)) {
    if (quoted(cue->first) || used_[cue->first]) continue;
    const bool according = cue->kind == CueKind::kAccording || cue->kind == CueKind::kCited;
    if (according) {
      const auto speaker = speakers_.After(cue->last, end);
      if (!speaker) continue;
      uint32_t comma = speaker->last;
      while (comma < end && comma < speaker->last + 24 && !Is(comma, ",")) ++comma;
      if (cue->first <= sentence.first + 2 && comma < end && Is(comma, ",")) return AddIndirect(comma + 1, end, *cue, speaker);
      if (cue->first > sentence.first + 2) {
        uint32_t last = cue->first;
        while (last > sentence.first && Punctuation(last - 1, ",")) --last;
        return AddIndirect(sentence.first, last, *cue, speaker);
      }
      continue;
    }
    if (cue->kind == CueKind::kClitic) {
      const bool first = cue->first == sentence.first;
      Statement* made = nullptr;
      if (first && cue->last < end && Is(cue->last, ",") && AddIndirect(cue->last + 1, end, *cue, std::nullopt))
        made = &statements_.back();
      else if (!first && Is(cue->first - 1, ",") && AddIndirect(sentence.first, cue->first - 1, *cue, std::nullopt))
        made = &statements_.back();
      if (made != nullptr) return SetSpeaker(speakers_.LastBefore(sentence.first, quoted_, cues_), made), true;
      continue;
    }
    if (cue->kind == CueKind::kHearsay) continue;
    // Words, S said.  |  Words, said S.
    const uint32_t tail = cue->last;
    if (cue->first > sentence.first + 2 && end - tail <= 12) {
      uint32_t comma = cue->first;
      while (comma > sentence.first && cue->first - comma < 20 && !Is(comma - 1, ",")) --comma;
      const bool found = comma > sentence.first + 3 && Is(comma - 1, ",");
      const bool ends = tail >= end || cue->first == comma || analysis_.Find(tail, Topic::kWeekday) != nullptr ||
                        analysis_.Find(tail, Topic::kPreposition) != nullptr ||
                        analysis_.Find(tail, Topic::kRelativeDay) != nullptr;
      if (found && ends && !quoted(comma - 2) && cue->kind != CueKind::kDeny) {
        const auto speaker = cue->first == comma ? speakers_.After(tail, end) : speakers_.Before(comma, cue->first);
        const bool fits = cue->kind != CueKind::kBeside || (cue->first == comma && speaker && speaker->entity.valid());
        if (speaker && fits && !Apposition(sentence.first, comma - 1) && AddIndirect(sentence.first, comma - 1, *cue, speaker))
          return true;
      }
    }
    if (cue->kind == CueKind::kBeside) continue;
    const auto speaker = cue->first == sentence.first && cue->leads ? speakers_.After(cue->last, end)
                                                                    : speakers_.Before(sentence.first, cue->first);
    if (!speaker) continue;
    const uint32_t words =
        cues_.WordsAfter(*cue, std::max(cue->last, speaker->last > cue->last ? speaker->last : cue->last), end);
    if (words >= end) continue;
    Statement source;
    const uint32_t last = WithoutSource(words, end, *cue, &source);
    if (!AddIndirect(words, last, *cue, speaker)) continue;
    statements_.back().outlet_span = source.outlet_span;
    statements_.back().outlet = source.outlet;
    return true;
  }
  return false;
}

// "Sri Wahyuni, ketua panitia,": a name with what it is, and nothing said yet.
bool StatementReader::Apposition(uint32_t first, uint32_t comma) const {
  const context::EntityMention* mention = context_.MentionAt(first);
  if (mention == nullptr || mention->last >= comma || !Is(mention->last, ",")) return false;
  for (uint32_t i = mention->last + 1; i < comma; ++i) {
    if (Is(i, ",")) return false;
  }
  return true;
}

// "..., menurut KCNA", "..., lapor media pemerintah", "..., Reuters reported": who reports what someone else has said.
uint32_t StatementReader::WithoutSource(uint32_t first, uint32_t end, const Cue& said, Statement* source) {
  const Cue* cue = cues_.LastIn(std::max(first, end > kLongestSource ? end - kLongestSource : 0), end);
  if (cue == nullptr || cue->first <= said.first) return end;
  uint32_t comma = cue->first;
  while (comma > first && cue->first - comma < 6 && !Is(comma - 1, ",")) --comma;
  if (comma <= first + 1 || !Is(comma - 1, ",") || quoted_[comma - 1]) return end;
  const bool leads = cue->first == comma;
  if (!leads && cue->last < end) return end;
  const auto speaker = leads ? speakers_.After(cue->last, end) : speakers_.Before(comma, cue->first);
  if (!speaker) return end;
  source->outlet_span = SpanOf(speaker->first, speaker->last);
  source->outlet = speaker->entity;
  return comma - 1;
}

bool StatementReader::AddIndirect(uint32_t first, uint32_t last, const Cue& cue, const std::optional<Speaker>& speaker) {
  while (first < last && At(first).kind == TokenKind::kPunctuation) ++first;
  if (last < first + 2) return false;
  // Nothing but a quotation: that has been read.
  const auto covers = [&](const Quotation& q) { return q.open <= first + 1 && q.close + 2 >= last; };
  const auto at =
      std::lower_bound(quotations_.begin(), quotations_.end(), first, [](const Quotation& q, uint32_t i) { return q.close < i; });
  if (at != quotations_.end() && covers(*at)) return false;
  if (at != quotations_.end() && at->open == first) return false;
  Statement statement;
  statement.form = StatementForm::kIndirect;
  statement.first = first;
  statement.last = last;
  statement.span = SpanOf(first, last);
  statement.sentence = SentenceId(sentence_of_[first]);
  SetCue(cue, &statement);
  SetSpeaker(speaker, &statement);
  statements_.push_back(statement);
  return true;
}

}  // namespace

std::vector<Statement> ReadStatements(const Context& context) { return StatementReader(context).Run(); }

}  // namespace silang::claims
