#include <algorithm>

#include "claims/implied.h"

namespace silang::claims {
namespace {

using languages::ConceptClass;
using languages::Topic;
using text::Hit;
using text::TokenKind;

constexpr uint32_t kReach = 7;  // tokens before the number in which its noun stands

// Whether a word may stand between a noun and its number: "the toll [rose to] 41", "Attendance[:] 62,105". Verbs of saying do not:
// what speakers say is no figure of them.
bool Ties(const SentenceParts& parts, uint32_t token, ConceptId light, ConceptId speech) {
  const text::Analysis& analysis = parts.analysis();
  if (analysis.token(token).kind != TokenKind::kWord) return analysis.folded(token) == ":";
  constexpr text::TopicSet kTies = text::Bit(Topic::kPreposition) | text::Bit(Topic::kAuxiliary) | text::Bit(Topic::kDeterminer) |
                                   text::Bit(Topic::kQualifier) | text::Bit(Topic::kModality);
  if ((analysis.Topics(token) & kTies) != 0) return true;
  const ConceptList events = ConceptsAt(parts, token, ConceptClass::kEvent);
  return !events.empty() && parts.concepts.AnyIs(events, light) && !parts.concepts.AnyIs(events, speech);
}

// The last noun that the sentence counted before.
const Claim* CountedBefore(const SentenceParts& parts, const std::vector<Claim>& claims) {
  for (auto c = claims.rbegin(); c != claims.rend() && c->sentence == parts.sentence; ++c) {
    if (c->kind == ClaimKind::kCount && (!c->counted.empty() || !c->counted_lemma.empty())) return &*c;
  }
  return nullptr;
}

}  // namespace

Tied NounBefore(const SentenceParts& parts, uint32_t number) {
  const ConceptId light = parts.concepts.Find("light"), speech = parts.concepts.Find("speech"),
                  group = parts.concepts.Find("group"), of_persons = parts.concepts.Find("of-persons");
  const uint32_t from = std::max(parts.frame.first, number > kReach ? number - kReach : 0);
  Tied tied;
  uint32_t boundary = number;  // what ties the two begins here
  for (uint32_t i = number; i-- > from;) {
    for (const Hit& hit : parts.analysis().HitsAt(i)) {
      if (hit.topic != Topic::kConcept || hit.last != boundary) continue;
      const bool event = hit.concept_class == ConceptClass::kEvent;
      if (event && parts.concepts.Is(hit.concept_id, light)) continue;
      if (hit.concept_class == ConceptClass::kThing && parts.concepts.Is(hit.concept_id, group) &&
          !parts.concepts.Is(hit.concept_id, of_persons))
        return {};  // who says so
      (hit.concept_class == ConceptClass::kThing ? tied.things : tied.events).push_back(hit.concept_id);
    }
    if (!tied.things.empty() || !tied.events.empty()) {
      tied.token = i;
      return tied;
    }
    if (Ties(parts, i, light, speech)) {
      boundary = i;
    } else if (boundary - i > 1 || parts.analysis().token(i).kind != TokenKind::kWord) {
      return tied;
    }
  }
  return tied;
}

uint32_t ImplyNoun(const SentenceParts& parts, const std::vector<Claim>& before, uint32_t governor, Claim* claim) {
  const ConceptId of_persons = parts.concepts.Find("of-persons"), person = parts.concepts.Find("person-any");
  const auto count_persons = [&] {
    if (person.valid()) claim->counted.push_back(person);
    claim->implied = true;
  };
  Tied tied = NounBefore(parts, claim->first);
  if (parts.concepts.AnyIs(tied.things, of_persons)) {  // "the crowd"
    count_persons();
    return governor;
  }
  if (!tied.things.empty()) {
    claim->counted = std::move(tied.things);
    claim->counted_lemma = parts.analysis().word(tied.token).lemma;
    claim->implied = true;
    return governor;
  }
  if (parts.concepts.AnyIs(tied.events, of_persons)) count_persons();  // "death toll", "turnout"
  if (governor == Frame::kNone && !tied.events.empty()) {
    const auto& predicates = parts.frame.predicates;
    const auto at = std::find_if(predicates.begin(), predicates.end(),
                                 [&](const Predicate& p) { return p.first <= tied.token && tied.token < p.last; });
    if (at != predicates.end()) return static_cast<uint32_t>(at - predicates.begin());
  }
  if (claim->implied) return governor;
  const uint32_t governs = governor != Frame::kNone ? governor : parts.frame.Governor(claim->first, claim->last);
  if (governs != Frame::kNone && parts.concepts.AnyIs(parts.frame.predicates[governs].concepts, of_persons)) {
    count_persons();
    return governor;
  }
  if (const Claim* counted = CountedBefore(parts, before)) {
    claim->counted = counted->counted;
    claim->counted_lemma = counted->counted_lemma;
    claim->implied = true;
  }
  return governor;
}

}  // namespace silang::claims
