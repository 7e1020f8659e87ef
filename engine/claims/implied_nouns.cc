// What a bare number counts: "put the crowd at [1,500]", "[3] dead", "[nine] of them", "damaged [40] more".
#include <algorithm>

#include "claims/sentence_parts.h"

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

// The noun before the number that is tied to it, as concepts of things, else of events and of what is measured; and its place.
struct Tied {
  ConceptList things, events;
  uint32_t token = 0;
};

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

// The last noun that the sentence counted before.
const Claim* CountedBefore(const SentenceParts& parts, const std::vector<Claim>& claims) {
  for (auto c = claims.rbegin(); c != claims.rend() && c->sentence == parts.sentence; ++c) {
    if (c->kind == ClaimKind::kCount && (!c->counted.empty() || !c->counted_lemma.empty())) return &*c;
  }
  return nullptr;
}

}  // namespace

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

bool ImplyCurrency(const SentenceParts& parts, const std::vector<Claim>& before, Claim* claim) {
  constexpr uint32_t kSentences = 3;
  constexpr size_t kRemembered = 400;  // claims of the sentences before
  // "a population of 30 million" is no money.
  const ConceptId of_persons = parts.concepts.Find("of-persons"), person = parts.concepts.Find("person");
  const Tied tied = NounBefore(parts, claim->first);
  for (const ConceptList* nouns : {&tied.things, &tied.events}) {
    if (parts.concepts.AnyIs(*nouns, of_persons) || parts.concepts.AnyIs(*nouns, person)) return false;
  }
  // The currency just used; false once there is a second one, or where the sentence counts something.
  const std::string* currency = nullptr;
  const auto look_at = [&](const Claim& c) {
    if (c.kind == ClaimKind::kMoney) {
      const std::string& unit = c.value.quantity->unit;
      if (currency != nullptr) return *currency == unit;
      if (c.sentence.value + kSentences < parts.sentence.value) return false;
      currency = &unit;
      return true;
    }
    return currency != nullptr || c.sentence != parts.sentence || c.kind != ClaimKind::kCount ||
           (c.counted.empty() && c.counted_lemma.empty());
  };
  for (auto c = before.rbegin(); c != before.rend(); ++c) {
    if (!look_at(*c)) return false;
    if (static_cast<size_t>(c - before.rbegin()) > kRemembered) return false;
  }
  const size_t told = parts.told == nullptr ? 0 : parts.told->size();
  for (size_t i = told; i-- > told - std::min(told, kRemembered);) {
    if (!look_at((*parts.told)[i])) return false;
  }
  if (currency == nullptr) return false;
  claim->kind = ClaimKind::kMoney;
  claim->value.quantity->unit = *currency;
  claim->implied = true;
  return true;
}

}  // namespace silang::claims
