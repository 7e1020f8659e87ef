#include "claims/speakers.h"

#include <algorithm>

#include "claims/frame.h"

namespace silang::claims {

using context::EntityKind;
using context::EntityMention;
using languages::Topic;
using text::Hit;
using text::TokenKind;

namespace {

constexpr uint32_t kLongestPhrase = 14;  // tokens of a speaker without a name
constexpr uint32_t kFarthest = 40;       // tokens that a subject may stand before its verb

}  // namespace

// Whether a determiner at `i` goes with a word that is no time.
bool SpeakerReader::ArticleOf(uint32_t i) const {
  if (!analysis_.Has(i, Topic::kDeterminer) || i + 1 >= analysis_.size() || analysis_.token(i + 1).kind != TokenKind::kWord)
    return false;
  constexpr text::TopicSet kTimes = text::Bit(Topic::kWeekday) | text::Bit(Topic::kMonth) | text::Bit(Topic::kTimeUnit) |
                                    text::Bit(Topic::kTimeShift) | text::Bit(Topic::kDayPart) | text::Bit(Topic::kCardinal);
  return (analysis_.Topics(i + 1) & kTimes) == 0;
}

SpeakerReader::SpeakerReader(const context::Context& context, const CueList& cues, const std::vector<bool>& quoted)
    : context_(context), analysis_(context.document->analysis), cues_(cues), quoted_(quoted) {
  FindSpokesmen();
}

// Whether a noun phrase ends before `i`.
bool SpeakerReader::Ends(uint32_t i) const {
  if (analysis_.token(i).kind != TokenKind::kWord)
    return analysis_.folded(i) != "-" && analysis_.token(i).kind != TokenKind::kNumber;
  const bool capital = analysis_.token(i).Has(text::TokenFlag::kCapitalised);  // "Menteri Dalam Negeri"
  for (const Hit& hit : analysis_.HitsAt(i)) {
    if (hit.inflected || hit.derived) continue;
    switch (hit.entry->topic) {
      case Topic::kPreposition:
        if (!capital && hit.entry->meaning != "of" && hit.entry->meaning != "per") return true;
        break;
      case Topic::kSubordinator:
      case Topic::kRelativePronoun:
      case Topic::kAuxiliary:
      case Topic::kWeekday:
      case Topic::kRelativeDay:
      case Topic::kNegation:
      case Topic::kCue: return true;
      case Topic::kTimeLink:  // "el presidente" begins as "el lunes" does
        if (!ArticleOf(i)) return true;
        break;
      case Topic::kConjunction:
        if (hit.entry->meaning == "but") return true;
        break;
      default: break;
    }
  }
  return false;
}

Speaker SpeakerReader::Of(const EntityMention& mention) const {
  return {std::min(mention.role_first, mention.first), mention.last, mention.entity};
}

// "KCNA [juga]", "North Korea [also]": adverbs are no part of the name.
uint32_t SpeakerReader::WithoutAdverbs(uint32_t first, uint32_t last) const {
  while (last > first + 1 && context_.MentionAt(last - 1) == nullptr && analysis_.Find(last - 1, Topic::kDeterminer) == nullptr &&
         (analysis_.Find(last - 1, Topic::kStopWord) != nullptr || analysis_.Find(last - 1, Topic::kOrdinal) != nullptr)) {
    --last;
  }
  return last;
}

// "Direktur Utama PT Angin Timur (Atim) [Wati Lestari]", "Kepala Dusun Karang, Kelurahan Sari, [Wahyu Wibowo] di ...": the name
// behind the office, past what else the office has. Only words with capitals lead there, and no verb follows.
const EntityMention* SpeakerReader::HolderBehind(uint32_t limit, uint32_t end) const {
  constexpr uint32_t kLongest = 24, kLongestBracket = 8;
  if (limit >= end || IsWhole(limit)) return nullptr;
  const uint32_t last = std::min(end, limit + kLongest);
  for (uint32_t next = limit; next < last;) {
    if (analysis_.folded(next) == "(") {
      const uint32_t far = std::min(last, next + kLongestBracket);
      while (next < far && analysis_.folded(next) != ")") ++next;
      ++next;
      continue;
    }
    if (analysis_.folded(next) == "," || analysis_.folded(next) == "/" || analysis_.token(next).kind == TokenKind::kNumber) {
      ++next;
      continue;
    }
    const EntityMention* mention = context_.MentionAt(next);
    if (mention != nullptr && mention->last <= end) {
      if (MayBePerson(*mention, limit)) return VerbBetween(mention->last, std::min(mention->last + 2, end)) ? nullptr : mention;
      next = std::max(next + 1, mention->last);
      continue;
    }
    const Hit* conjunction = analysis_.Find(next, Topic::kConjunction);
    const bool joins = conjunction != nullptr && conjunction->entry->meaning == "and";
    if (!joins && (!analysis_.token(next).Has(text::TokenFlag::kCapitalised) || Ends(next))) return nullptr;
    ++next;
  }
  return nullptr;
}

// A person by name, or a name of one word that stands between commas: "Ketua KPUD Muna, [Kubais], Senin".
bool SpeakerReader::MayBePerson(const EntityMention& mention, uint32_t limit) const {
  if (mention.form > context::MentionForm::kShortName) return false;
  const EntityKind kind = context_[mention.entity].kind;
  if (kind == EntityKind::kPerson) return true;
  const bool comma = mention.first > limit && analysis_.folded(mention.first - 1) == "," && mention.last < analysis_.size();
  const bool ends = comma && analysis_.folded(mention.last) == "." && context_[mention.entity].keys.size() > 1;
  return kind == EntityKind::kOther && comma && (ends || analysis_.folded(mention.last) == ",");
}

// Whether what ends before `limit` names a person and needs no more: not "Camat Neglasari", which may be the place of an office.
bool SpeakerReader::IsWhole(uint32_t limit) const {
  const EntityMention* mention = limit > 0 ? context_.MentionAt(limit - 1) : nullptr;
  if (mention == nullptr || context_[mention->entity].kind != EntityKind::kPerson) return false;
  return context_[mention->entity].keys.size() > 1 || mention->role_first >= mention->first ||
         mention->form != context::MentionForm::kName;
}

uint32_t SpeakerReader::SentenceOf(uint32_t token) const {
  const auto& sentences = context_.document->sentences;
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), token,
                                      [](uint32_t t, const document::Sentence& s) { return t < s.first; });
  return static_cast<uint32_t>(after == sentences.begin() ? 0 : after - sentences.begin() - 1);
}

bool SpeakerReader::NextToCue(const EntityMention& mention) const {
  const uint32_t first = std::min(mention.role_first, mention.first);
  if (quoted_[mention.first]) return false;
  if (const Cue* behind = cues_.FirstIn(mention.last, mention.last + 3);
      behind != nullptr && behind->kind != CueKind::kClitic && behind->first <= mention.last + 1)
    return behind->first == mention.last || analysis_.Has(mention.last, Topic::kStopWord);
  const Cue* before = first > 0 ? cues_.LastIn(first - std::min(first, 3U), first) : nullptr;
  return before != nullptr && before->last == first && before->kind != CueKind::kClitic;
}

bool SpeakerReader::AfterPreposition(const EntityMention& mention) const {
  const uint32_t first = std::min(mention.role_first, mention.first);
  const Hit* preposition = first > 0 ? analysis_.Find(first - 1, Topic::kPreposition) : nullptr;
  return preposition != nullptr && preposition->last == first;
}

void SpeakerReader::FindSpokesmen() {
  speaks_.assign(context_.entities.size(), false);
  for (const EntityMention& mention : context_.mentions) {
    if (context_[mention.entity].kind == EntityKind::kPerson && NextToCue(mention)) speaks_[mention.entity.value] = true;
  }
}

// Sentence by sentence backwards: who speaks there, else the first person named there who speaks elsewhere in the article.
// Somebody who never speaks counts only where nobody does.
std::optional<Speaker> SpeakerReader::LastBefore(uint32_t token) const {
  constexpr uint32_t kMostMentions = 60, kMostSentences = 8;
  auto [unused, m] = context_.MentionsIn(0, token);
  const uint32_t here = token > 0 ? SentenceOf(token - 1) : 0;
  std::optional<Speaker> found, silent;
  uint32_t found_in = 0, silent_in = 0;
  for (uint32_t seen = 0; m > 0 && seen < kMostMentions; ++seen) {
    const EntityMention& mention = context_.mentions[--m];
    const uint32_t sentence = SentenceOf(mention.first);
    if (sentence + kMostSentences < here || (found && sentence != found_in)) break;
    if (context_[mention.entity].kind != EntityKind::kPerson || quoted_[mention.first]) continue;
    if (NextToCue(mention)) return Of(mention);
    if (speaks_[mention.entity.value]) {
      if (found && AfterPreposition(mention)) continue;
      found = Of(mention);  // the first of its sentence
      found_in = sentence;
    } else if ((!silent || sentence == silent_in) && !AfterPreposition(mention)) {
      silent = Of(mention);
      silent_in = sentence;
    }
  }
  return found ? found : silent;
}

std::optional<Speaker> SpeakerReader::Fills(uint32_t begin, uint32_t end) const {
  const auto [from, to] = context_.MentionsIn(begin, end);
  for (uint32_t m = from; m < to; ++m) {
    const EntityMention& mention = context_.mentions[m];
    const EntityKind kind = context_[mention.entity].kind;
    if (kind != EntityKind::kPlace && std::min(mention.role_first, mention.first) <= begin && mention.last == end)
      return Of(mention);
  }
  return std::nullopt;
}

// Whether an article or possessive stands before `i`: "the [report]" is a noun. What points back does not count, since in some
// languages it follows its noun: "pejabat itu [melaporkan]".
bool SpeakerReader::ArticleBefore(uint32_t i) const {
  bool article = false;
  for (const Hit& hit : analysis_.HitsAt(i - 1)) {
    if (hit.entry->topic != Topic::kDeterminer || hit.last != i) continue;
    if (hit.entry->meaning == "demonstrative") return false;
    article = true;
  }
  return article;
}

// "pengamat [dari] Universitas Diponegoro", "a spokesman [for] the ministry": a preposition that leads from a person to a body.
bool SpeakerReader::OfBody(uint32_t i, uint32_t end) const {
  const Hit* preposition = analysis_.Find(i, Topic::kPreposition);
  if (preposition == nullptr || preposition->last >= end) return false;
  const std::string& meaning = preposition->entry->meaning;
  if (meaning != "from" && meaning != "for" && meaning != "at" && meaning != "in" && meaning != "by") return false;
  uint32_t next = preposition->last;
  if (next < end && analysis_.Has(next, Topic::kDeterminer)) ++next;
  const EntityMention* mention = next < end ? context_.MentionAt(next) : nullptr;
  if (mention == nullptr || mention->first > next) return false;
  const EntityKind kind = context_[mention->entity].kind;
  return kind == EntityKind::kOrganisation && !IsWhole(i);
}

std::optional<Speaker> SpeakerReader::After(uint32_t from, uint32_t end) const {
  if (from >= end) return std::nullopt;
  uint32_t limit = from;
  while (limit < end && limit < from + kLongestPhrase) {
    const EntityMention* mention = context_.MentionAt(limit);
    if (mention == nullptr && Ends(limit) &&
        !(limit > from && (OfBody(limit, end) || (analysis_.Has(limit, Topic::kCue) && ArticleBefore(limit)))))
      break;
    limit = mention != nullptr ? std::max(limit + 1, mention->last) : limit + 1;
  }
  limit = std::min(limit, end);
  if (limit == from) return std::nullopt;
  if (const EntityMention* holder = HolderBehind(limit, end); holder != nullptr) {
    return Speaker{std::min(from, std::min(holder->role_first, holder->first)), holder->last, holder->entity};
  }
  const auto [begin, stop] = context_.MentionsIn(from, limit);
  const EntityMention* best = nullptr;
  for (uint32_t m = begin; m < stop; ++m) {
    const EntityMention& mention = context_.mentions[m];
    const EntityKind kind = context_[mention.entity].kind;
    if (kind == EntityKind::kPlace) continue;
    // A person's name settles it; a body or state before it belongs to the office, and so may one word that only the office
    // makes a person: "Kepala Humas [Daop] 1 Eva Lestari".
    if (best == nullptr || (kind == EntityKind::kPerson && !IsWhole(best->last))) best = &mention;
    if (IsWhole(best->last)) break;
  }
  if (best == nullptr) return Speaker{from, limit, EntityId()};
  Speaker speaker = Of(*best);
  const EntityKind kind = context_[best->entity].kind;
  speaker.first = std::min(speaker.first, from);
  if (kind == EntityKind::kPerson || kind == EntityKind::kGroup) return speaker;
  // "a spokesman for the ministry", "kepolisian setempat": the whole phrase, but only a phrase that begins so names the body.
  const bool whole = best->first <= from + 1;
  return Speaker{from, whole ? std::max(best->last, speaker.last) : limit, whole ? best->entity : EntityId()};
}

bool SpeakerReader::VerbBetween(uint32_t begin, uint32_t end) const {
  for (uint32_t i = begin; i < end; ++i) {
    if (VoiceOf(analysis_, i) == Voice::kNominal) continue;
    for (const Hit& hit : analysis_.HitsAt(i)) {
      if (hit.entry->topic == Topic::kConcept && hit.entry->concept_class == languages::ConceptClass::kEvent) return true;
    }
  }
  return false;
}

// "officials [in] Hanoi": a preposition between a noun and the place or body behind it.
bool SpeakerReader::LeadsTo(uint32_t i, uint32_t next) const {
  const Hit* preposition = analysis_.Find(i, Topic::kPreposition);
  if (preposition == nullptr || preposition->last != next || i == 0 || analysis_.token(i - 1).kind != TokenKind::kWord)
    return false;
  if (analysis_.Has(next, Topic::kDeterminer)) return true;
  const EntityMention* mention = context_.MentionAt(next);
  if (mention == nullptr || mention->first != next) return false;
  const EntityKind kind = context_[mention->entity].kind;
  return kind == EntityKind::kPlace || kind == EntityKind::kOrganisation || kind == EntityKind::kCountry;
}

// Where the noun phrase begins that ends before `to`; `to` if there is none.
uint32_t SpeakerReader::PhraseStart(uint32_t begin, uint32_t to) const {
  uint32_t first = to;
  while (first > begin && to - first < kLongestPhrase) {
    const EntityMention* mention = context_.MentionAt(first - 1);
    const Hit* relative = analysis_.Find(first - 1, Topic::kRelativePronoun);
    const bool goes_on = relative != nullptr && first < to && first > begin + 1;  // "dokter [yang merawatnya]"
    if (mention == nullptr && Ends(first - 1) && !goes_on && !LeadsTo(first - 1, first)) break;
    first = mention != nullptr ? std::min(first - 1, std::max(begin, std::min(mention->role_first, mention->first))) : first - 1;
  }
  return first;
}

// "an official[, who asked not to be named,] said", "manajemen[, lewat Direktur X,] menyebut": where an insertion between commas
// begins that ends before `to`.
uint32_t SpeakerReader::InsertionStart(uint32_t begin, uint32_t to) const {
  if (to == begin || analysis_.folded(to - 1) != ",") return begin;
  for (uint32_t i = to - 1; i > begin + 1; --i) {
    if (analysis_.folded(i - 1) != ",") continue;
    if (analysis_.Has(i, Topic::kRelativePronoun) || analysis_.Has(i, Topic::kPreposition)) return i - 1;
  }
  return begin;
}

// "investigators [have] said", "Wahyu [juga sudah] mengatakan": not of a passive, whose subject does not speak.
uint32_t SpeakerReader::WithoutAuxiliaries(uint32_t begin, uint32_t to) const {
  while (to > begin + 1) {
    const Hit* auxiliary = analysis_.Find(to - 1, Topic::kAuxiliary);
    if (auxiliary == nullptr || auxiliary->last != to || auxiliary->entry->meaning == "passive" ||
        auxiliary->entry->meaning == "be" || context_.MentionAt(to - 1) != nullptr)
      break;
    --to;
  }
  return to;
}

bool SpeakerReader::IsPossessive(uint32_t i) const { return analysis_.folded(i) == "'s" || analysis_.folded(i) == "’s"; }

// "[Kepala Stasiun Ranai,] Fitri Handayani, ...": an office that opens the clause and ends with a comma before its holder.
uint32_t SpeakerReader::OfficeBefore(uint32_t begin, uint32_t first) const {
  if (first < begin + 2 || analysis_.folded(first - 1) != ",") return first;
  if (!analysis_.Has(begin, Topic::kRole) && VerbBetween(begin, first)) return first;
  for (uint32_t i = begin; i + 1 < first; ++i) {
    if (context_.MentionAt(i) == nullptr && Ends(i)) return first;
  }
  return analysis_.Has(begin, Topic::kRole) || analysis_.Has(begin, Topic::kDeterminer) ? begin : first;
}

std::optional<Speaker> SpeakerReader::Before(uint32_t begin, uint32_t to) const {
  if (to > begin + kFarthest) begin = to - kFarthest;
  if (begin >= to) return std::nullopt;
  to = WithoutAuxiliaries(begin, to);
  const auto [from, stop] = context_.MentionsIn(begin, to);
  // The first person or body in the clause is its subject, past "in Jakarta" and insertions.
  const EntityMention* best = nullptr;
  for (uint32_t m = from; m < stop; ++m) {
    const EntityMention& mention = context_.mentions[m];
    const EntityKind kind = context_[mention.entity].kind;
    const uint32_t before = std::min(mention.role_first, mention.first);
    const Hit* preposition = before > begin ? analysis_.Find(before - 1, Topic::kPreposition) : nullptr;
    if (kind == EntityKind::kPlace || (preposition != nullptr && preposition->last == before)) continue;
    if (mention.last < to && IsPossessive(mention.last)) continue;  // "[Amil's] sister, Lisa, said"
    // "An aide of the Kremlin rejected the words of Trump, saying": behind the verb stand objects.
    if (best != nullptr && VerbBetween(best->last, before)) break;
    const bool parted = best != nullptr && before == best->last + 1 && analysis_.folded(best->last) == ",";
    if (best == nullptr || (kind == EntityKind::kPerson && (context_[best->entity].kind != EntityKind::kPerson || parted)))
      best = &mention;
    if (IsWhole(best->last) || context_[best->entity].kind == EntityKind::kGroup) break;
    if (context_[best->entity].kind == EntityKind::kPerson && analysis_.folded(best->last) != ",") break;
  }
  uint32_t first = PhraseStart(begin, to);  // of the phrase right before the cue
  const uint32_t end = WithoutAdverbs(first, to);
  if (best == nullptr) {
    if (first < to) return Speaker{first, end, EntityId()};
    const uint32_t insertion = InsertionStart(begin, to);
    first = PhraseStart(begin, insertion);
    return first < insertion ? std::optional(Speaker{first, insertion, EntityId()}) : std::nullopt;
  }
  const EntityKind kind = context_[best->entity].kind;
  if (kind == EntityKind::kPerson || kind == EntityKind::kGroup || best->last == to) {
    Speaker speaker = Of(*best);
    if (kind != EntityKind::kPerson && kind != EntityKind::kGroup && first < speaker.first) speaker.first = first;
    if (kind == EntityKind::kPerson && best->form <= context::MentionForm::kShortName)
      speaker.first = OfficeBefore(begin, speaker.first);
    if (best->form == context::MentionForm::kRole && first <= speaker.first) speaker.last = std::max(speaker.last, end);
    return speaker;
  }
  if (first < to) {
    const bool within = first <= best->first && best->last <= to;
    if (within && best->last >= end) return Speaker{first, best->last, best->entity};
    return Speaker{first, end, within && kind == EntityKind::kOrganisation ? best->entity : EntityId()};
  }
  Speaker speaker = Of(*best);
  speaker.first = PhraseStart(begin, speaker.first);  // "Presiden [Kolombia], yang baru dilantik, berjanji"
  if (speaker.first < best->first && kind == EntityKind::kCountry) speaker.entity = EntityId();
  return speaker;
}

bool SpeakerReader::IsOutlet(const Speaker& speaker) const {
  for (uint32_t i = speaker.first; i < speaker.last; ++i) {
    if (analysis_.Find(i, Topic::kOutletWord) != nullptr) return true;
  }
  return false;
}

}  // namespace silang::claims
