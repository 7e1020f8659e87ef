#include <algorithm>

#include "base/sorted.h"
#include "claims/known_at.h"
#include "claims/negation.h"
#include "claims/sentence_parts.h"

namespace silang::claims {
namespace {

using context::EntityKind;
using context::EntityMention;
using context::MentionForm;
using languages::Topic;
using text::Hit;

bool TakesPart(EntityKind kind) {
  return kind == EntityKind::kPerson || kind == EntityKind::kOrganisation || kind == EntityKind::kCountry ||
         kind == EntityKind::kGroup;
}

bool Links(const SentenceParts& parts, uint32_t first, uint32_t last) {
  bool linked = false;
  for (uint32_t i = first; i < last; ++i) {
    const Hit* conjunction = parts.analysis().Find(i, Topic::kConjunction);
    const Hit* preposition = parts.analysis().Find(i, Topic::kPreposition);
    const bool with = preposition != nullptr && preposition->entry->meaning == "with";
    if ((conjunction != nullptr && conjunction->entry->meaning == "and") || with || parts.analysis().folded(i) == ",")
      linked = true;
    else if (parts.analysis().token(i).kind != text::TokenKind::kWord)
      return false;
  }
  return linked;
}

// Mentions joined into one group: "Kim Jong Un dan Putin", "A, B and C".
struct Group {
  uint32_t first = 0, last = 0;  // tokens
  EntityList members;
  bool whole = false;  // a word for all of them
};

std::vector<Group> Groups(const SentenceParts& parts) {
  constexpr uint32_t kWidestLink = 6;  // tokens between two members: "dan Presiden Rusia"
  std::vector<Group> groups;
  const auto [from, to] = parts.context.MentionsIn(parts.frame.first, parts.frame.last);
  for (uint32_t m = from; m < to; ++m) {
    const EntityMention& mention = parts.context.mentions[m];
    const context::Entity& entity = parts.context[mention.entity];
    if (!TakesPart(entity.kind)) continue;
    if (entity.kind == EntityKind::kGroup) {
      if (entity.members.size() >= 2)
        groups.push_back({mention.first, mention.last, {entity.members.begin(), entity.members.end()}, true});
      continue;
    }
    const bool joins = !groups.empty() && mention.first >= groups.back().last &&
                       mention.first - groups.back().last <= kWidestLink && Links(parts, groups.back().last, mention.first);
    if (joins) {
      groups.back().last = mention.last;
      groups.back().members.push_back(mention.entity);
    } else {
      groups.push_back({mention.first, mention.last, {mention.entity}, false});
    }
  }
  return groups;
}

void ReadParticipants(const SentenceParts& parts, std::vector<Claim>* claims) {
  for (Group& group : Groups(parts)) {
    SortUnique(&group.members);
    if (group.members.size() < 2) continue;
    const uint32_t governor = parts.frame.Governor(group.first, group.last);
    if (governor == Frame::kNone || parts.frame.predicates[governor].light) continue;
    Claim& claim = AddClaim(parts, ClaimKind::kParticipants, group.first, group.last, claims);
    FillSlots(parts, governor, &claim);
    claim.subjects = group.members;
    claim.whole_group = group.whole;
    std::string names;
    for (EntityId id : group.members) names += (names.empty() ? "" : "; ") + parts.context[id].name;
    claim.value.text = names;
  }
}

// "di [wisma negara bagian] Diaoyutai": the common noun that a proper name tells apart begins the place.
uint32_t SiteBegin(const SentenceParts& parts, uint32_t name) {
  constexpr uint32_t kReach = 3;  // tokens
  for (uint32_t back = 1; back <= kReach && name >= parts.frame.first + back; ++back) {
    const uint32_t token = name - back;
    if (parts.analysis().token(token).kind != text::TokenKind::kWord ||
        parts.analysis().Find(token, Topic::kPreposition) != nullptr)
      break;
    if (parts.analysis().Find(token, Topic::kPlaceWord) != nullptr) return token;
  }
  return name;
}

void ReadPlaces(const SentenceParts& parts, std::vector<Claim>* claims) {
  const auto [from, to] = parts.context.MentionsIn(parts.frame.first, parts.frame.last);
  for (uint32_t m = from; m < to; ++m) {
    const EntityMention& mention = parts.context.mentions[m];
    const EntityKind kind = parts.context[mention.entity].kind;
    if ((kind != EntityKind::kPlace && kind != EntityKind::kCountry) || mention.first == parts.frame.first) continue;
    const uint32_t before = SiteBegin(parts, std::min(mention.role_first, mention.first));
    if (before == parts.frame.first) continue;
    bool site = false;
    for (uint32_t i = before; i < mention.last; ++i) site = site || parts.analysis().Find(i, Topic::kPlaceWord) != nullptr;
    const Hit* preposition = parts.analysis().Find(before - 1, Topic::kPreposition);
    const bool within = preposition != nullptr && (preposition->entry->meaning == "in" || preposition->entry->meaning == "at");
    if (!within && !(site && preposition != nullptr)) continue;
    const uint32_t governor = parts.frame.Governor(mention.first, mention.last);
    if (governor == Frame::kNone) continue;
    Claim& claim = AddClaim(parts, ClaimKind::kPlace, before, mention.last, claims);
    FillSlots(parts, governor, &claim);
    claim.place_entity = mention.entity;
    claim.is_site = site;
    claim.place = parts.document().Text(claim.span);
    claim.value.text = claim.place;
  }
}

// A verb with its negation and auxiliaries, and with what it does it to: "tidak menandatangani perjanjian".
std::pair<uint32_t, uint32_t> Phrase(const SentenceParts& parts, const Predicate& predicate) {
  constexpr uint32_t kMostObject = 4;  // tokens
  const Clause& clause = parts.frame.clauses[predicate.clause];
  uint32_t first = predicate.first, last = predicate.last;
  const auto is = [&](uint32_t token, Topic topic) { return parts.analysis().Find(token, topic) != nullptr; };
  while (first > clause.first && predicate.first - first < 3 &&
         (is(first - 1, Topic::kNegation) || is(first - 1, Topic::kAuxiliary)))
    --first;
  while (last < clause.last && last - predicate.last < kMostObject) {
    const bool word = parts.analysis().token(last).kind == text::TokenKind::kWord;
    if (!word || is(last, Topic::kPreposition) || is(last, Topic::kConjunction) || is(last, Topic::kRelativePronoun) ||
        is(last, Topic::kSubordinator) || is(last, Topic::kTimeLink)) {
      break;
    }
    ++last;
  }
  return {first, last};
}

// Whether all readings only tell of something, or say that it begins, goes on, rises: denied or not, nothing clashes with them. How a
// thing stands is light, but no such reading; to own or to want is.
bool IsBland(const SentenceParts& parts, const Predicate& predicate) {
  const languages::ConceptTable& concepts = parts.concepts;
  const ConceptId common = concepts.Find("commonplace"), light = concepts.Find("light");
  const ConceptId speech = concepts.Find("speech"), telling = concepts.Find("telling"), state = concepts.Find("state");
  return std::all_of(predicate.concepts.begin(), predicate.concepts.end(), [&](ConceptId id) {
    return concepts.Is(id, common) || concepts.Is(id, telling) ||
           (concepts.Is(id, light) && !concepts.Is(id, speech) && !concepts.Is(id, state));
  });
}

// Things named between a negation and its event, or right behind an active verb: "no [officer] was hurt", "tidak ada [narapidana] yang
// kabur", "did not arrest any of the [protesters]". Nothing if all are denied, "nobody was hurt".
ConceptList NamedInDenial(const SentenceParts& parts, const Predicate& predicate, const Negation& negation) {
  constexpr uint32_t kObject = 3;  // tokens
  ConceptList found;
  const auto take = [&](uint32_t token) {
    for (ConceptId id : ConceptsAt(parts, token, languages::ConceptClass::kThing)) {
      if (std::find(found.begin(), found.end(), id) == found.end()) found.push_back(id);
    }
  };
  for (uint32_t i = negation.first; i < predicate.first; ++i) take(i);
  const uint32_t last = std::min(parts.frame.clauses[predicate.clause].last, predicate.last + kObject);
  for (uint32_t i = predicate.last; found.empty() && i < last && predicate.voice == Voice::kActive; ++i) {
    if (parts.analysis().token(i).kind != text::TokenKind::kWord) break;
    take(i);
  }
  return found;
}

// Those of `things` that are, or are not, below `kind`.
ConceptList Below(const languages::ConceptTable& concepts, const ConceptList& things, ConceptId kind, bool below) {
  ConceptList found;
  for (ConceptId id : things) {
    if (concepts.Is(id, kind) == below) found.push_back(id);
  }
  return found;
}

// Of whom it is told that it happened to so many: "[three prisoners] escaped".
ConceptList Befallen(const Claim& event, const std::vector<Claim>& claims) {
  for (const Claim& c : claims) {
    if (c.kind == ClaimKind::kCount && c.sentence == event.sentence && c.clause_first == event.clause_first &&
        c.predicate == event.predicate)
      return c.counted;
  }
  return {};
}

// What bounds a denial.
enum class Bound : uint8_t {
  kNone,
  kSoFar,      // up to some time, or since one: "nobody had been arrested by Sunday evening", "belum ada tersangka"
  kDoesNotSay  // "nobody else was hurt" and "did not resign until Monday" say rather that it happened
};

// That may stand in a clause before, "As of 10 a.m. nothing had been found, and no arrests had been made", or open the next, "until
// midnight".
Bound BoundOf(const SentenceParts& parts, const Predicate& predicate, const Negation& negation) {
  constexpr uint32_t kBehind = 4;  // tokens behind the clause
  const Clause& clause = parts.frame.clauses[predicate.clause];
  uint32_t standing = 0, in_clause = 0;
  for (uint32_t i = parts.frame.first; i < clause.last; ++i) {
    const uint32_t here = StandingAt(parts, i, clause.last);
    standing |= here;
    if (i >= clause.first) in_clause |= here;
  }
  if ((in_clause & kRest) != 0) return Bound::kDoesNotSay;
  if ((standing & (kStill | kSoFar | kCumulative)) != 0) return Bound::kSoFar;
  for (const TimeMention& time : parts.times) {
    if (time.first >= clause.last + kBehind) break;
    if (time.value.role == TimeRole::kUntil && !negation.none) return Bound::kDoesNotSay;
    if (time.value.role == TimeRole::kSince || IsLimit(parts, time)) return Bound::kSoFar;
  }
  return Bound::kNone;
}

// Whether something happened: each event that a verb tells of; of an event that a noun names, only that there was none.
void ReadPolarity(const SentenceParts& parts, std::vector<Claim>* claims) {
  if (parts.analysis().folded(parts.frame.last - 1) == "?") return;  // a question tells nothing
  for (uint32_t i = 0; i < parts.frame.predicates.size(); ++i) {
    const Predicate& predicate = parts.frame.predicates[i];
    const Clause& clause = parts.frame.clauses[predicate.clause];
    if (clause.kind == ClauseKind::kCondition) continue;
    const Negation negation = NegationOf(parts, predicate);
    if (!negation.bound || IsBland(parts, predicate)) continue;
    if (negation.holds && clause.kind == ClauseKind::kRelative && !negation.of_relative)
      continue;  // "those who did not pass" says of whom it speaks
    if (!negation.holds && predicate.voice == Voice::kNominal && clause.kind != ClauseKind::kMain) continue;
    const Bound bound = negation.holds ? BoundOf(parts, predicate, negation) : Bound::kNone;
    if (bound == Bound::kDoesNotSay) continue;
    auto [first, last] = Phrase(parts, predicate);
    first = std::min(first, negation.first);
    Claim& claim = AddClaim(parts, ClaimKind::kPolarity, first, last, claims);
    FillSlots(parts, i, &claim);
    // "denied that its officers fired" is one denial, of the statement and of the clause.
    const bool of_statement =
        claim.modality == Modality::kDenied && predicate.modality != Modality::kDenied && !negation.from_outside;
    if (of_statement && clause.kind == ClauseKind::kRelative) {  // a denial leaves out what is told by the way
      claims->pop_back();
      continue;
    }
    claim.negated = negation.holds;
    claim.none = negation.none;
    claim.so_far = bound == Bound::kSoFar;
    if (negation.none) {
      const ConceptList named = NamedInDenial(parts, predicate, negation);
      claim.counted = Below(parts.concepts, named, parts.concepts.Find("person"), true);
      claim.none_of = Below(parts.concepts, named, parts.concepts.Find("token"), false);
    } else if (!negation.holds) {
      claim.counted = Befallen(claim, *claims);
    }
    claim.quoted = std::any_of(parts.statements.begin(), parts.statements.end(), [&](const Statement* statement) {
      return statement->form != StatementForm::kIndirect && statement->span.Contains(claim.span);
    });
    claim.value.polarity = negation.holds == of_statement;  // a denied "not" says yes
    if (claim.modality == Modality::kDenied) claim.modality = Modality::kAsserted;
  }
}

}  // namespace

void ReadEventClaims(const SentenceParts& parts, std::vector<Claim>* claims) {
  ReadParticipants(parts, claims);
  ReadPlaces(parts, claims);
  ReadPolarity(parts, claims);
}

void ReadSuperlativeClaims(const SentenceParts& parts, std::vector<Claim>* claims) {
  for (uint32_t i = parts.frame.first; i < parts.frame.last; ++i) {
    const Hit* hit = parts.analysis().Find(i, Topic::kSuperlative);
    if (hit == nullptr || hit->last > parts.frame.last) continue;
    const Hit* office = parts.analysis().Find(i, Topic::kRole);
    if (office != nullptr && office->last > hit->last) continue;  // "First Minister", "Perdana Menteri"
    bool read = false;
    for (auto c = claims->rbegin(); c != claims->rend() && c->sentence == parts.sentence; ++c) {
      const bool lasts = c->kind == ClaimKind::kDuration && c->last == i && hit->entry->meaning == "last";
      read = read || lasts;  // "24 jam terakhir": how long, until now
      const bool taken = c->kind == ClaimKind::kSuperlative || c->kind == ClaimKind::kAge;  // "los mayores de 65 años"
      read = read || (taken && c->first < hit->last && i < c->last);
    }
    if (read) continue;
    uint32_t first = i, last = hit->last;
    ConceptList counted;
    // "gempa terbesar" before it, "largest earthquake" behind it.
    if (i > parts.frame.first) counted = ConceptsAt(parts, i - 1, languages::ConceptClass::kThing);
    if (!counted.empty()) first = i - 1;
    if (counted.empty() && last < parts.frame.last) {
      counted = ConceptsAt(parts, last, languages::ConceptClass::kThing);
      if (!counted.empty()) ++last;
    }
    Claim claim = MakeClaim(parts, ClaimKind::kSuperlative, first, last);
    claim.value.text = hit->entry->meaning;
    claim.counted = counted;
    FillSlots(parts, Frame::kNone, &claim);
    claims->push_back(std::move(claim));
    i = hit->last - 1;
  }
}

}  // namespace silang::claims
