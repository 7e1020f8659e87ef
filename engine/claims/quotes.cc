#include "claims/quotes.h"

#include <algorithm>

#include "base/cancel.h"
#include "claims/statement_reader.h"

namespace silang::claims {

using context::Context;
using context::EntityKind;
using context::EntityMention;
using document::Sentence;
using languages::Topic;
using text::Hit;
using text::TokenFlag;
using text::TokenKind;

namespace {

constexpr uint32_t kFarthestCue = 60;  // tokens between a quotation and the cue that introduces it
constexpr uint32_t kFewestWords = 3;   // of a quoted sentence; fewer between marks are a name or a title
constexpr uint32_t kLongWord = 4;      // bytes; titles write shorter words small

std::vector<Quotation> Outermost(const document::Document& document) {
  std::vector<Quotation> quotations = FindQuotations(document);
  std::erase_if(quotations, [](const Quotation& q) { return q.depth > 0; });
  return quotations;
}

std::vector<bool> TokensWithin(const std::vector<Quotation>& quotations, uint32_t size) {
  std::vector<bool> quoted(size + 1, false);
  for (const Quotation& q : quotations) {
    for (uint32_t i = q.open; i <= q.close && i < size; ++i) quoted[i] = true;
  }
  return quoted;
}

}  // namespace

StatementReader::StatementReader(const Context& context)
    : context_(context),
      document_(*context.document),
      analysis_(document_.analysis),
      quotations_(Outermost(document_)),
      quoted_(TokensWithin(quotations_, analysis_.size())),
      cues_(context),
      speakers_(context, cues_, quoted_) {}

std::vector<Statement> StatementReader::Run() {
  FindSentences();
  used_.assign(analysis_.size() + 1, false);
  for (size_t q = 0; q < quotations_.size(); ++q) {
    CheckCancelledAt(q);
    ReadQuotation(q);
  }
  ReadIndirect();
  std::stable_sort(statements_.begin(), statements_.end(), [](const Statement& a, const Statement& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  return std::move(statements_);
}

void StatementReader::FindSentences() {
  sentence_of_.assign(analysis_.size() + 1, 0);
  for (uint32_t s = 0; s < document_.sentences.size(); ++s) {
    const Sentence& sentence = document_.sentences[s];
    for (uint32_t i = sentence.first; i < sentence.last; ++i) sentence_of_[i] = s;
  }
  if (analysis_.size() > 0) sentence_of_.back() = sentence_of_[analysis_.size() - 1];
}

bool StatementReader::Punctuation(uint32_t i, std::string_view marks) const {
  const std::string_view mark = analysis_.folded(i);
  return At(i).kind == TokenKind::kPunctuation && mark.size() == 1 && marks.find(mark) != std::string_view::npos;
}

void StatementReader::SetSpeaker(const std::optional<Speaker>& speaker, Statement* statement) const {
  if (!speaker) return;
  if (speakers_.IsOutlet(*speaker)) {
    statement->outlet_span = SpanOf(speaker->first, speaker->last);
    statement->outlet = speaker->entity;
  }
  statement->speaker_span = SpanOf(speaker->first, speaker->last);
  statement->speaker = speaker->entity;
}

void StatementReader::SetCue(const Cue& cue, Statement* statement) {
  statement->cue = SpanOf(cue.first, cue.last);
  used_[cue.first] = true;
  statement->denial = cue.kind == CueKind::kDeny;
  statement->hearsay = cue.kind == CueKind::kClaim || cue.kind == CueKind::kHearsay;
}

StatementReader::Shape StatementReader::ShapeOf(size_t index) const {
  const Quotation& q = quotations_[index];
  Shape shape;
  shape.open = q.open;
  shape.close = q.close;
  shape.first = q.open + 1;
  shape.last = std::min(q.close, analysis_.size());
  while (shape.last > shape.first && Punctuation(shape.last - 1, ",;")) --shape.last;
  if (shape.first >= shape.last) return shape;
  const Sentence& here = SentenceAt(q.open);
  shape.follows = index > 0;
  shape.previous_close = index > 0 ? quotations_[index - 1].close : 0;
  shape.next_open = index + 1 < quotations_.size() ? quotations_[index + 1].open : analysis_.size();
  shape.after = std::min(q.close + (q.closed ? 1 : 0), analysis_.size());
  shape.comma_within = q.closed && q.close > q.open + 1 && Punctuation(q.close - 1, ",?!");
  shape.ends_within = q.close > q.open + 1 && (Punctuation(q.close - 1, ".,?!") || Is(q.close - 1, "…"));
  shape.starts = q.open == here.first || (index > 0 && q.open == shape.previous_close + 1);
  shape.comma_before = q.open > here.first && Punctuation(q.open - 1, ",:;");
  shape.capital = At(shape.first).Has(TokenFlag::kCapitalised) || At(shape.first).kind != TokenKind::kWord;
  return shape;
}

// A quotation is a statement if somebody says it: a word of speech stands next to it, or it is a whole sentence of its own.
// Other words between marks are a title, a name or a term that the reporter sets apart, unless they are so many that somebody
// will have said them.
void StatementReader::ReadQuotation(size_t index) {
  const Shape shape = ShapeOf(index);
  if (shape.first >= shape.last) return;
  const Sentence& here = SentenceAt(shape.open);
  Statement statement;
  statement.first = shape.first;
  statement.last = shape.last;
  statement.span = SpanOf(shape.first, shape.last);
  statement.sentence = SentenceId(sentence_of_[shape.first]);

  std::optional<Cue> cue = CueBehind(shape);
  std::optional<Speaker> speaker;
  bool direct = false;
  if (cue) {
    direct = shape.comma_within || shape.capital;
    speaker = SpeakerOf(*cue, shape.after, shape.next_open, true);
  } else if (cues_.NamesBefore(here.first, shape.open)) {
    return;
  } else if (cue = CueBefore(shape); cue) {
    direct = (shape.comma_before || cue->last == shape.open) && (shape.capital || shape.ends_within);
    if (IsTitle(shape) || (!direct && IsTerm(shape, cue))) return;
    speaker = SpeakerOf(*cue, std::max(here.first, shape.previous_close + (index > 0 ? 1 : 0)), shape.open, false);
    if (!speaker && used_[cue->first] && !statements_.empty()) SetLast(&statement);
  } else if (speaker = SpeakerOfColon(shape); speaker) {
    direct = true;
  } else if (Shares(index) && !IsTitle(shape) && (shape.comma_before || shape.starts || !IsTerm(shape, cue))) {
    const Statement& shared = statements_.back();
    statement.cue = shared.cue;
    statement.speaker = shared.speaker;
    statement.speaker_span = shared.speaker_span;
    statement.denial = shared.denial;
    direct = shape.capital || shape.ends_within;
  } else if (StandsAlone(shape)) {
    direct = true;
    if (index > 0 && !statements_.empty() && shape.open - shape.previous_close < kFarthestCue) SetLast(&statement);
  } else if (IsTitle(shape) || WordsOf(shape) < kFewestWords) {
    return;
  }
  if (cue) SetCue(*cue, &statement);
  if (speaker) SetSpeaker(speaker, &statement);
  const bool implied = cue && !speaker && (cue->kind == CueKind::kClitic || analysis_.pack().traits().drops_subjects);
  if (implied) SetSpeaker(speakers_.LastBefore(shape.open), &statement);
  statement.form = direct ? StatementForm::kDirect : StatementForm::kFragment;
  if (statement.speaker_span) last_ = static_cast<uint32_t>(statements_.size());
  statements_.push_back(statement);
}

uint32_t StatementReader::WordsOf(const Shape& shape) const {
  return static_cast<uint32_t>(std::count_if(analysis_.tokens().begin() + shape.first, analysis_.tokens().begin() + shape.last,
                                             [](const text::Token& t) { return t.kind == TokenKind::kWord; }));
}

// Words set apart that are too few to say something, unless the word of speech stands right before them: said "no".
bool StatementReader::IsTerm(const Shape& shape, const std::optional<Cue>& cue) const {
  const uint32_t words = WordsOf(shape);
  // A cue that has said its words already governs no more: "...," kata X dalam acara "Y".
  if (cue && used_[cue->first]) return !shape.comma_before && words < 2 * kFewestWords;
  return words < 2 && !(cue && cue->last == shape.open);
}

// "Analisis Pengaruh Tambang terhadap Sungai": each long word with a capital, and no end of a sentence.
bool StatementReader::IsTitle(const Shape& shape) const {
  if (shape.ends_within || SentenceAt(shape.open).part == document::Part::kHeadline) return false;
  uint32_t words = 0;
  for (uint32_t i = shape.first; i < shape.last; ++i) {
    if (At(i).kind == TokenKind::kNumber) ++words;
    if (At(i).kind != TokenKind::kWord) continue;
    ++words;
    if (At(i).Has(TokenFlag::kCapitalised) || (At(i).span.size() < kLongWord && i > shape.first)) continue;
    if (!IsPlainWord(i) && i > shape.first) continue;  // "terhadap", "between": small in a title too
    return false;
  }
  return words >= 2;
}

// A quoted sentence that is nobody's by its own sentence: the last speaker goes on.
bool StatementReader::StandsAlone(const Shape& shape) const {
  return shape.starts && shape.capital && shape.ends_within && shape.last - shape.first >= kFewestWords &&
         SentenceAt(shape.open).part != document::Part::kHeadline;
}

// The speaker of the statement before.
void StatementReader::SetLast(Statement* statement) const {
  if (last_ == kNone) return;
  statement->speaker = statements_[last_].speaker;
  statement->speaker_span = statements_[last_].speaker_span;
}

// "..., kata X, "..."": the second half has the cue of the first.
bool StatementReader::Shares(size_t index) const {
  if (index == 0 || statements_.empty() || !statements_.back().cue) return false;
  const Quotation& before = quotations_[index - 1];
  return before.open >= SentenceAt(quotations_[index].open).first && statements_.back().first == before.open + 1;
}

// The cue that follows a quotation: right behind it, or behind the subject in the same sentence.
std::optional<Cue> StatementReader::CueBehind(const Shape& shape) const {
  const uint32_t after = shape.after;
  if (after >= analysis_.size()) return std::nullopt;
  const Sentence& sentence = SentenceAt(after);
  if (after > 0 && sentence_of_[after] != sentence_of_[after - 1] && At(after).Has(TokenFlag::kCapitalised)) return std::nullopt;
  uint32_t at = after;
  bool parted = shape.comma_within;
  while (at < sentence.last && (Punctuation(at, ",-") || Is(at, "–") || Is(at, "—"))) ++at, parted = true;
  const uint32_t end = std::min({sentence.last, shape.next_open, at + kFarthestCue});
  for (const Cue* cue = cues_.FirstIn(at, end); cue != nullptr; cue = cues_.FirstIn(cue->last, end)) {
    if (cue->first == at) return *cue;
    // "...," demikian kata X
    if (cue->first == at + 1 && parted && !At(at).Has(TokenFlag::kCapitalised) && analysis_.Has(at, Topic::kStopWord) &&
        context_.MentionAt(at) == nullptr)
      return *cue;
    if (!parted || cue->kind == CueKind::kHearsay) continue;
    if (cue->kind == CueKind::kBeside && !speakers_.Fills(at, cue->first)) continue;
    if (cue->kind == CueKind::kCited && cue->first > at + 1) break;
    return *cue;
  }
  return parted && shape.comma_within ? UnknownCue(at, end) : std::nullopt;
}

// A word in small letters that only its form tells nothing of: no function word.
bool StatementReader::IsPlainWord(uint32_t i) const {
  if (At(i).kind != TokenKind::kWord || At(i).Has(TokenFlag::kCapitalised)) return false;
  for (const Topic topic :
       {Topic::kPreposition, Topic::kConjunction, Topic::kSubordinator, Topic::kRelativePronoun, Topic::kAuxiliary,
        Topic::kDeterminer, Topic::kNegation, Topic::kTimeLink, Topic::kPronoun, Topic::kRelativeDay, Topic::kStopWord}) {
    if (analysis_.Has(i, topic)) return false;
  }
  return true;
}

// A verb that no lexicon knows to be one of speech, between a quotation with its comma and a person: "...," seloroh Marhuma.
std::optional<Cue> StatementReader::UnknownCue(uint32_t at, uint32_t end) const {
  const auto person = [&](uint32_t i) -> const EntityMention* {
    const auto [from, to] = context_.MentionsIn(i, std::min(i + 8, end));
    if (from == to) return nullptr;
    const EntityMention& mention = context_.mentions[from];
    return std::min(mention.role_first, mention.first) == i && context_[mention.entity].kind == EntityKind::kPerson ? &mention
                                                                                                                    : nullptr;
  };
  if (at + 1 < end && IsPlainWord(at) && person(at + 1) != nullptr) return Cue{at, at + 1, CueKind::kSay, true};
  const EntityMention* subject = at < end ? person(at) : nullptr;
  if (subject == nullptr || subject->last >= end || !IsPlainWord(subject->last) || At(subject->last).span.size() < kLongWord)
    return std::nullopt;
  return Cue{subject->last, subject->last + 1, CueKind::kSay, false};
}

std::optional<Cue> StatementReader::CueBefore(const Shape& shape) const {
  const uint32_t begin = std::max(SentenceAt(shape.open).first, shape.previous_close);
  const uint32_t from = shape.open > begin + kFarthestCue ? shape.open - kFarthestCue : begin;
  const Cue* cue = cues_.LastIn(from, shape.open);
  while (cue != nullptr && (cue->kind == CueKind::kHearsay || (cue->kind == CueKind::kBeside && cue->last + 1 < shape.open)))
    cue = cues_.LastIn(from, cue->first);
  return cue != nullptr ? std::optional(*cue) : std::nullopt;
}

// Porter: "We will stay."
std::optional<Speaker> StatementReader::SpeakerOfColon(const Shape& shape) const {
  const uint32_t begin = SentenceAt(shape.open).first;
  if (shape.open < begin + 2 || !Is(shape.open - 1, ":")) return std::nullopt;
  const auto speaker = speakers_.Fills(begin, shape.open - 1);
  // "CAGED: ..." shouts; letters that name a body may speak.
  const bool shouts = speaker && speaker->last == speaker->first + 1 && At(speaker->first).Has(TokenFlag::kAllCaps) &&
                      context_[speaker->entity].kind != EntityKind::kOrganisation;
  if (shouts) return std::nullopt;
  return speaker ? speaker : NamedBefore(begin, shape.open - 1);
}

// "A message from Hanneke Osei, Founder and CEO: ...", "La pronunció el director, Mauricio Lleras: ...": the last person named before the
// colon, with no more behind the name than an office or a body.
std::optional<Speaker> StatementReader::NamedBefore(uint32_t begin, uint32_t colon) const {
  constexpr uint32_t kOffice = 7;  // tokens between the name and the colon
  const auto [from, to] = context_.MentionsIn(begin, colon);
  for (uint32_t m = to; m-- > from;) {
    const EntityMention& mention = context_.mentions[m];
    if (mention.last > colon || colon - mention.last > kOffice) return std::nullopt;
    if (context_[mention.entity].kind != EntityKind::kPerson) continue;
    if (mention.form > context::MentionForm::kShortName) return std::nullopt;
    for (uint32_t i = mention.last; i < colon; ++i) {
      if (analysis_.Has(i, Topic::kAuxiliary) || analysis_.Has(i, Topic::kRelativePronoun) || cues_.FirstIn(i, i + 1) != nullptr)
        return std::nullopt;
    }
    const uint32_t first = std::min(mention.role_first, mention.first);
    const text::Hit* before = first > begin ? analysis_.Find(first - 1, Topic::kPreposition) : nullptr;
    if (before != nullptr && before->entry->meaning == "to") return std::nullopt;
    return Speaker{first, mention.last, mention.entity};
  }
  return std::nullopt;
}

// "declaró [en un comunicado] la consejera", "a dit [à la presse] le ministre": where and to whom it was said, before who said it. Where
// that begins; 0 if no such phrase stands there.
uint32_t StatementReader::PastMedium(const text::Hit& preposition, uint32_t end) const {
  constexpr uint32_t kLongest = 4;  // words of the phrase
  const std::string& meaning = preposition.entry->meaning;
  if (meaning != "in" && meaning != "at" && meaning != "to" && meaning != "by" && meaning != "with") return 0;
  const auto article = [&](uint32_t i) {
    const text::Hit* determiner = analysis_.Find(i, Topic::kDeterminer);
    return determiner != nullptr && determiner->entry->meaning == "definite";
  };
  uint32_t at = preposition.last;
  if (at < end && (article(at) || analysis_.Has(at, Topic::kNumberLink))) ++at;
  for (uint32_t words = 0; words < kLongest && at + 1 < end && At(at).kind == TokenKind::kWord; ++words, ++at) {
    if (context_.MentionAt(at) != nullptr || analysis_.Has(at, Topic::kConjunction)) return 0;
    if (words > 0 && article(at) && At(at + 1).kind == TokenKind::kWord) return at;
  }
  return 0;
}

// "a déclaré [à Hexapresse] l'infirmière Malika Ferrand", "dijo [el lunes] Juan Pérez": where the words behind the name of whom it was
// said to, or behind the day, begin.
uint32_t StatementReader::PastAddressee(uint32_t at, uint32_t end) const {
  const uint32_t day = at + 1 < end && analysis_.Has(at, Topic::kTimeLink) ? at + 1 : at;
  const bool told = day + 1 < end && (analysis_.Has(day, Topic::kWeekday) || analysis_.Has(day, Topic::kRelativeDay));
  if (told && At(day + 1).kind == TokenKind::kWord) return day + 1;
  const text::Hit* to = at < end ? analysis_.Find(at, Topic::kPreposition) : nullptr;
  if (to == nullptr) return at;
  if (const uint32_t past = PastMedium(*to, end); past != 0) return past;
  if (to->entry->meaning != "to") return at;
  const EntityMention* mention = to->last < end ? context_.MentionAt(to->last) : nullptr;
  return mention != nullptr && mention->last < end && At(mention->last).kind == TokenKind::kWord ? mention->last : at;
}

// Who goes with a cue, in [begin, end).
std::optional<Speaker> StatementReader::SpeakerOf(const Cue& cue, uint32_t begin, uint32_t end, bool behind) const {
  if (cue.kind == CueKind::kClitic || cue.kind == CueKind::kHearsay) return std::nullopt;
  const Sentence& sentence = SentenceAt(cue.first);
  const uint32_t limit = std::min(sentence.last, std::max(end, cue.last));
  if (cue.kind == CueKind::kAccording || cue.kind == CueKind::kCited) return speakers_.After(cue.last, limit);
  uint32_t from = std::max(begin, sentence.first);
  while (from < cue.first && At(from).kind != TokenKind::kWord) ++from;
  if (behind && cue.first == from) return speakers_.After(PastAddressee(cue.last, limit), limit);
  if (auto speaker = speakers_.Before(from, cue.first)) return speaker;
  return speakers_.After(cue.last, limit);
}

std::vector<Statement> ReadStatements(const Context& context) { return StatementReader(context).Run(); }

}  // namespace silang::claims
