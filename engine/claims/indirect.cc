// What people are reported to have said, without quotation marks.
#include <algorithm>

#include "base/cancel.h"
#include "claims/frame.h"
#include "claims/statement_reader.h"

namespace silang::claims {

using document::Sentence;
using languages::Topic;
using text::Hit;
using text::TokenKind;

namespace {

constexpr uint32_t kLongestSource = 14;  // tokens of a source behind a statement

}  // namespace

void StatementReader::ReadIndirect() {
  for (uint32_t s = 0; s < document_.sentences.size(); ++s) {
    CheckCancelledAt(s);
    if (document_.sentences[s].HasClaims()) ReadIndirectSentence(document_.sentences[s]);
  }
}

// The patterns, with CUE and SPEAKER:  Menurut S, words. | Words, menurut S. | S mengatakan [bahwa] words. | Words, S said.
// The first that fits is taken: a sentence has one indirect statement.
bool StatementReader::ReadIndirectSentence(const Sentence& sentence) {
  uint32_t end = sentence.last;
  while (end > sentence.first && At(end - 1).kind != TokenKind::kWord && At(end - 1).kind != TokenKind::kNumber &&
         !Is(end - 1, ")") && !Is(end - 1, "%"))
    --end;
  if (end <= sentence.first) return false;
  const uint32_t first = sentence.first;
  for (const Cue* cue = cues_.FirstIn(first, sentence.last); cue != nullptr; cue = cues_.FirstIn(cue->last, sentence.last)) {
    if (quoted_[cue->first] || used_[cue->first] || cue->kind == CueKind::kHearsay || IsNoun(*cue, first)) continue;
    if (cue->kind == CueKind::kAccording || cue->kind == CueKind::kCited) {
      if (ReadSource(*cue, first, end)) return true;
    } else if (cue->kind == CueKind::kClitic) {
      if (ReadClitic(*cue, first, end)) return true;
    } else if (ReadTail(*cue, first, end) || ReadHead(*cue, first, end)) {
      return true;
    }
  }
  return false;
}

// "The [report] runs to three hundred pages", "the [disputed] islands", "[Kata] itu berasal dari": no verb.
bool StatementReader::IsNoun(const Cue& cue, uint32_t first) const {
  if (cue.first == first && cue.leads && cue.last < analysis_.size()) {
    for (const Hit& hit : analysis_.HitsAt(cue.last)) {
      if (hit.entry->topic == Topic::kDeterminer && hit.entry->meaning == "demonstrative") return true;
    }
  }
  if (cue.first == first) return false;
  switch (cue.kind) {
    case CueKind::kReport:
    case CueKind::kClaim:
    case CueKind::kOrder:
    case CueKind::kEstimate:
    case CueKind::kDeny:
    case CueKind::kAsk: break;
    default: return false;
  }
  return speakers_.ArticleBefore(cue.first);
}

// Menurut S, words. | Words, menurut S.
bool StatementReader::ReadSource(const Cue& cue, uint32_t first, uint32_t end) {
  constexpr uint32_t kFarthestComma = 24;
  const auto speaker = speakers_.After(cue.last, end);
  if (!speaker) return false;
  if (cue.first > first + 2) {
    uint32_t last = cue.first;
    while (last > first && Punctuation(last - 1, ",")) --last;
    return AddIndirect(first, last, cue, speaker);
  }
  uint32_t comma = speaker->last;
  while (comma < end && comma < speaker->last + kFarthestComma && !Is(comma, ",")) ++comma;
  if (comma >= end || !Is(comma, ",")) return false;
  // "Menurut Siti, pengamat pasar, harga turun": what the speaker is.
  if (analysis_.Has(comma + 1, Topic::kRole)) {
    uint32_t next = comma + 1;
    while (next < end && next < comma + kFarthestComma && !Is(next, ",")) ++next;
    if (next + 1 < end && Is(next, ",") && !speakers_.VerbBetween(comma + 1, next)) comma = next;
  }
  return AddIndirect(comma + 1, end, cue, speaker);
}

// Katanya, words. | Words, katanya.
bool StatementReader::ReadClitic(const Cue& cue, uint32_t first, uint32_t end) {
  const bool leads = cue.first == first;
  const bool added = leads ? cue.last < end && Is(cue.last, ",") && AddIndirect(cue.last + 1, end, cue, std::nullopt)
                           : Is(cue.first - 1, ",") && AddIndirect(first, cue.first - 1, cue, std::nullopt);
  if (added) SetSpeaker(speakers_.LastBefore(first), &statements_.back());
  return added;
}

// Words, S said. | Words, said S. | Words, S told reporters.
bool StatementReader::ReadTail(const Cue& cue, uint32_t first, uint32_t end) {
  constexpr uint32_t kLongestTail = 12, kLongestSubject = 20, kLongestAddressee = 3;
  const uint32_t tail = cue.last;
  if (cue.first <= first + 2 || end - tail > kLongestTail || cue.kind == CueKind::kDeny) return false;
  uint32_t comma = cue.first;
  while (comma > first && cue.first - comma < kLongestSubject && !Is(comma - 1, ",")) --comma;
  if (comma <= first + 3 || !Is(comma - 1, ",") || quoted_[comma - 2]) return false;
  const bool ends = tail >= end || cue.first == comma || analysis_.Has(tail, Topic::kWeekday) ||
                    analysis_.Has(tail, Topic::kPreposition) || analysis_.Has(tail, Topic::kRelativeDay) ||
                    (cue.kind == CueKind::kTell && end - tail <= kLongestAddressee);
  if (!ends || Apposition(first, comma - 1)) return false;
  const auto speaker = cue.first == comma ? speakers_.After(tail, end) : speakers_.Before(comma, cue.first);
  const bool fits = cue.kind != CueKind::kBeside || (cue.first == comma && speaker && speaker->entity.valid());
  return speaker && fits && AddIndirect(first, comma - 1, cue, speaker);
}

// S said [that] words.
bool StatementReader::ReadHead(const Cue& cue, uint32_t first, uint32_t end) {
  if (cue.kind == CueKind::kBeside || !IsFinite(cue, first, end)) return false;
  const auto speaker = cue.first == first && cue.leads ? speakers_.After(cue.last, end) : speakers_.Before(first, cue.first);
  if (!speaker) return false;
  const uint32_t words = cues_.WordsAfter(cue, std::max(cue.last, speaker->last), end);
  if (words >= end) return false;
  const bool joined = analysis_.Has(words - 1, Topic::kSubordinator) || Is(words - 1, ",") || Is(words - 1, ":");
  if (analysis_.Has(words, Topic::kConjunction) && Is(words - 1, ",")) return false;  // "..., he said, and was left"
  if (!joined && (cue.kind == CueKind::kWrite || !HasClause(words, end))) return false;
  Statement source;
  const uint32_t last = WithoutSource(words, end, cue, &source);
  if (!AddIndirect(words, last, cue, speaker)) return false;
  statements_.back().outlet_span = source.outlet_span;
  statements_.back().outlet = source.outlet;
  return true;
}

// Whether the cue says that something is said: not "declined [to say]", "did not [say]", "the man [accused] of".
bool StatementReader::IsFinite(const Cue& cue, uint32_t first, uint32_t end) const {
  constexpr uint32_t kFarthestNegation = 2;
  if (cue.first > first) {
    const Hit* purpose = analysis_.Find(cue.first - 1, Topic::kSubordinator);
    if (purpose != nullptr && purpose->last == cue.first && purpose->entry->meaning == "purpose") return false;
  }
  for (uint32_t i = cue.first; i > first && cue.first - i < kFarthestNegation; --i) {
    if (analysis_.Has(i - 1, Topic::kNegation)) return false;
  }
  const Hit* of = cue.last < end ? analysis_.Find(cue.last, Topic::kPreposition) : nullptr;
  return of == nullptr || of->entry->meaning != "of";
}

// Whether [first, last) says something, and is no mere object: "wrote [two novels and a play]".
bool StatementReader::HasClause(uint32_t first, uint32_t last) const {
  constexpr uint32_t kLongestObject = 5;
  if (analysis_.Has(first, Topic::kConjunction) || At(first).kind == TokenKind::kPunctuation) return false;
  if (last - first > kLongestObject) return true;
  for (uint32_t i = first; i < last; ++i) {
    for (const Topic topic : {Topic::kAuxiliary, Topic::kNegation, Topic::kModality, Topic::kPronoun, Topic::kRelativePronoun}) {
      if (analysis_.Has(i, topic)) return true;
    }
    const Voice voice = VoiceOf(analysis_, i);
    if (i > first && (voice == Voice::kActive || voice == Voice::kPassive)) return true;
    if (voice != Voice::kNominal && speakers_.VerbBetween(i, i + 1)) return true;
  }
  return false;
}

// "Sri Wahyuni, ketua panitia,", "Ketua panitia, Sri Wahyuni,", "Smith, 34,", "An official, who asked not to be named,": who
// speaks with what he is, and nothing said yet. `comma` closes it.
bool StatementReader::Apposition(uint32_t first, uint32_t comma) const {
  uint32_t inner = first;
  while (inner < comma && !Is(inner, ",")) ++inner;
  if (inner + 1 >= comma) return false;
  if (analysis_.Has(inner + 1, Topic::kRelativePronoun) || analysis_.Has(inner + 1, Topic::kPreposition))
    return !speakers_.VerbBetween(first, inner);
  for (uint32_t i = inner + 1; i < comma; ++i) {
    if (Is(i, ",")) return false;
  }
  if (speakers_.Fills(first, inner) || (inner + 2 == comma && At(inner + 1).kind == TokenKind::kNumber)) return true;
  return speakers_.Fills(inner + 1, comma) && (analysis_.Has(first, Topic::kRole) || !speakers_.VerbBetween(first, inner));
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

}  // namespace silang::claims
