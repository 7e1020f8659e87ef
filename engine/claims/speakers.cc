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

SpeakerReader::SpeakerReader(const context::Context& context) : context_(context), analysis_(context.document->analysis) {}

// Whether a noun phrase ends before `i`.
bool SpeakerReader::Ends(uint32_t i) const {
  if (analysis_.token(i).kind != TokenKind::kWord)
    return analysis_.folded(i) != "-" && analysis_.token(i).kind != TokenKind::kNumber;
  for (const Hit& hit : analysis_.HitsAt(i)) {
    if (hit.inflected || hit.derived) continue;
    switch (hit.entry->topic) {
      case Topic::kPreposition:
        if (hit.entry->meaning != "of" && hit.entry->meaning != "per") return true;
        break;
      case Topic::kSubordinator:
      case Topic::kRelativePronoun:
      case Topic::kAuxiliary:
      case Topic::kWeekday:
      case Topic::kRelativeDay:
      case Topic::kTimeLink:
      case Topic::kNegation:
      case Topic::kCue: return true;
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

// "Direktur Utama PT Angin Timur (Atim) [Wati Lestari]", "the owner of the shop, [Jane Doe],": the name behind the office.
uint32_t SpeakerReader::PastInsertion(uint32_t limit, uint32_t end) const {
  constexpr uint32_t kLongest = 8;
  uint32_t next = limit;
  if (limit < end && analysis_.folded(limit) == "(") {
    while (next < end && next < limit + kLongest && analysis_.folded(next) != ")") ++next;
    ++next;
  } else if (limit < end && analysis_.folded(limit) == ",") {
    ++next;
  } else {
    return limit;
  }
  const EntityMention* mention = next < end ? context_.MentionAt(next) : nullptr;
  const bool person = mention != nullptr && mention->first == next && mention->last <= end &&
                      context_[mention->entity].kind == EntityKind::kPerson;
  return person && !HasPerson(limit) ? mention->last : limit;
}

// Whether the tokens right before `limit` are a person's name.
bool SpeakerReader::HasPerson(uint32_t limit) const {
  const EntityMention* mention = limit > 0 ? context_.MentionAt(limit - 1) : nullptr;
  return mention != nullptr && context_[mention->entity].kind == EntityKind::kPerson;
}

std::optional<Speaker> SpeakerReader::LastBefore(uint32_t token, const std::vector<bool>& quoted, const CueList& cues) const {
  constexpr uint32_t kMostMentions = 60;
  const auto& sentences = context_.document->sentences;
  auto [unused, m] = context_.MentionsIn(0, token);
  std::optional<Speaker> found;
  uint32_t floor = 0;  // first token of the sentence in which one was found
  for (uint32_t seen = 0; m > 0 && seen < kMostMentions; ++seen) {
    const EntityMention& mention = context_.mentions[--m];
    if (found && mention.first < floor) break;
    if (context_[mention.entity].kind != EntityKind::kPerson || quoted[mention.first]) continue;
    const Speaker speaker = Of(mention);
    // Next to a word of speech: the one who spoke.
    if (cues.FirstIn(mention.last, mention.last + 2) != nullptr ||
        (speaker.first > 0 && cues.LastIn(speaker.first - 1, speaker.first) != nullptr))
      return speaker;
    if (!found) {
      const auto after = std::upper_bound(sentences.begin(), sentences.end(), mention.first,
                                          [](uint32_t t, const document::Sentence& s) { return t < s.first; });
      floor = after == sentences.begin() ? 0 : (after - 1)->first;
    }
    found = speaker;  // the first of its sentence
  }
  return found;
}

std::optional<Speaker> SpeakerReader::After(uint32_t from, uint32_t end) const {
  if (from >= end) return std::nullopt;
  uint32_t limit = from;
  while (limit < end && limit < from + kLongestPhrase) {
    const EntityMention* mention = context_.MentionAt(limit);
    if (mention == nullptr && Ends(limit)) break;
    limit = mention != nullptr ? std::max(limit + 1, mention->last) : limit + 1;
  }
  limit = std::min(limit, end);
  if (limit == from) return std::nullopt;
  limit = PastInsertion(limit, end);
  const auto [begin, stop] = context_.MentionsIn(from, limit);
  const EntityMention* best = nullptr;
  for (uint32_t m = begin; m < stop; ++m) {
    const EntityMention& mention = context_.mentions[m];
    const EntityKind kind = context_[mention.entity].kind;
    if (kind == EntityKind::kPlace) continue;
    // A person's name settles it; a body or state before it belongs to the office.
    if (best == nullptr || (kind == EntityKind::kPerson && context_[best->entity].kind != EntityKind::kPerson)) best = &mention;
    if (kind == EntityKind::kPerson) break;
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

std::optional<Speaker> SpeakerReader::Before(uint32_t begin, uint32_t to) const {
  if (to > begin + kFarthest) begin = to - kFarthest;
  if (begin >= to) return std::nullopt;
  const auto [from, stop] = context_.MentionsIn(begin, to);
  // The first person or body in the clause is its subject, past "in Jakarta" and insertions.
  const EntityMention* best = nullptr;
  for (uint32_t m = from; m < stop; ++m) {
    const EntityMention& mention = context_.mentions[m];
    const EntityKind kind = context_[mention.entity].kind;
    const uint32_t before = std::min(mention.role_first, mention.first);
    const Hit* preposition = before > begin ? analysis_.Find(before - 1, Topic::kPreposition) : nullptr;
    if (kind == EntityKind::kPlace || (preposition != nullptr && preposition->last == before)) continue;
    // "An aide of the Kremlin rejected the words of Trump, saying": behind the verb stand objects.
    if (best != nullptr && VerbBetween(best->last, before)) break;
    if (best == nullptr || (kind == EntityKind::kPerson && context_[best->entity].kind != EntityKind::kPerson)) best = &mention;
    if (context_[best->entity].kind == EntityKind::kPerson || context_[best->entity].kind == EntityKind::kGroup) break;
  }
  // The phrase right before the cue.
  uint32_t first = to;
  while (first > begin && to - first < kLongestPhrase) {
    const EntityMention* mention = context_.MentionAt(first - 1);
    const Hit* relative = analysis_.Find(first - 1, Topic::kRelativePronoun);
    const bool goes_on = relative != nullptr && first < to && first > begin + 1;  // "dokter [yang merawatnya]"
    if (mention == nullptr && Ends(first - 1) && !goes_on) break;
    first = mention != nullptr ? std::min(first - 1, std::max(begin, std::min(mention->role_first, mention->first))) : first - 1;
  }
  const uint32_t end = WithoutAdverbs(first, to);
  if (best == nullptr) {
    if (first == to) return std::nullopt;
    return Speaker{first, end, EntityId()};
  }
  const EntityKind kind = context_[best->entity].kind;
  if (kind == EntityKind::kPerson || kind == EntityKind::kGroup || best->last == to) {
    Speaker speaker = Of(*best);
    if (kind != EntityKind::kPerson && kind != EntityKind::kGroup && first < speaker.first) speaker.first = first;
    if (best->form == context::MentionForm::kRole && first <= speaker.first) speaker.last = std::max(speaker.last, end);
    return speaker;
  }
  if (first < to) {
    const bool within = first <= best->first && best->last <= to;
    if (within && best->last >= end) return Speaker{first, best->last, best->entity};
    return Speaker{first, end, within && kind == EntityKind::kOrganisation ? best->entity : EntityId()};
  }
  return Of(*best);
}

bool SpeakerReader::IsOutlet(const Speaker& speaker) const {
  for (uint32_t i = speaker.first; i < speaker.last; ++i) {
    if (analysis_.Find(i, Topic::kOutletWord) != nullptr) return true;
  }
  return false;
}

}  // namespace silang::claims
