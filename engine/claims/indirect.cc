// What people are reported to have said, without quotation marks.
#include <algorithm>

#include "claims/statement_reader.h"

namespace silang::claims {

using document::Sentence;
using languages::Topic;
using text::TokenKind;

namespace {

constexpr uint32_t kLongestSource = 14;  // tokens of a source behind a statement

}  // namespace

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
      if (made != nullptr) return SetSpeaker(speakers_.LastBefore(sentence.first), made), true;
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

}  // namespace silang::claims
