#include <algorithm>
#include <string_view>

#include "absl/container/inlined_vector.h"
#include "base/cancel.h"
#include "claims/claim.h"
#include "claims/known_at.h"
#include "claims/offices.h"
#include "claims/sentence_parts.h"

namespace silang::claims {
namespace {

using languages::ConceptClass;
using languages::Topic;
using text::Hit;
using text::TokenKind;

constexpr size_t kMostNearby = 8;

// The statement whose words the claim stands in, or that it is.
const Statement* StatementAround(const SentenceParts& parts, const Claim& claim) {
  for (const Statement* statement : parts.statements) {
    if (statement->span.Contains(claim.span) || claim.span == statement->span) return statement;
  }
  return nullptr;
}

void FillTime(const SentenceParts& parts, Claim* claim) {
  if (claim->kind == ClaimKind::kDate) return;
  const uint32_t clause = parts.frame.ClauseAt(claim->first);
  const TimeMention* best = nullptr;
  uint32_t best_distance = 0;
  bool best_within = false;
  for (const TimeMention& time : parts.times) {
    if (time.first < claim->last && claim->first < time.last) continue;
    const TimeValue& value = time.value;
    if (!value.begin && !value.weekday && !value.month && !value.day && !value.minute) continue;  // "kini", "sejak pagi"
    const uint32_t other = parts.frame.ClauseAt(time.first);
    const auto& clauses = parts.frame.clauses;
    const bool within = other == clause || clauses[other].resumes == clauses[clause].resumes ||
                        (clauses[clause].kind != ClauseKind::kMain && clauses[clause].parent == other);
    const uint32_t distance = time.first >= claim->last ? time.first - claim->last : claim->first - time.last;
    // A time of another clause counts only where that of the figure has none.
    if (best == nullptr || within > best_within || (within == best_within && distance < best_distance)) {
      best = &time;
      best_distance = distance;
      best_within = within;
    }
  }
  if (best != nullptr) claim->time = best->value;
}

// "di Balai Besar Rakyat", "in Beijing": the name after a preposition of place, nearest in the clause.
void FillPlace(const SentenceParts& parts, Claim* claim) {
  const uint32_t c = parts.frame.ClauseAt(claim->first);
  const Clause& clause = parts.frame.clauses[c];
  const auto [from, to] = parts.context.MentionsIn(clause.first, clause.last);
  for (uint32_t m = from; m < to; ++m) {
    const context::EntityMention& mention = parts.context.mentions[m];
    const context::EntityKind kind = parts.context[mention.entity].kind;
    if ((kind != context::EntityKind::kPlace && kind != context::EntityKind::kCountry) || mention.first <= clause.first) continue;
    const Hit* preposition = parts.analysis().Find(mention.first - 1, Topic::kPreposition);
    if (preposition == nullptr || preposition->entry->choice > 1) continue;  // "in", "at"
    claim->place_entity = mention.entity;
    claim->place = parts.document().Text(mention.span);
    return;
  }
}

bool NamesPerson(const context::Context& context, const EntityList& ids) {
  return std::any_of(ids.begin(), ids.end(), [&](EntityId id) { return context[id].kind == context::EntityKind::kPerson; });
}

// "pertemuan itu diadakan di wisma negara", "the meeting was held": an event told of before, with those who took part in it.
void Recall(const SentenceParts& parts, const Predicate& predicate, Claim* claim) {
  if (parts.memory == nullptr || NamesPerson(parts.context, claim->subjects) ||
      NamesPerson(parts.context, claim->others_involved))
    return;
  const auto refers = [&](uint32_t token) {
    if (token < parts.frame.first || token >= parts.frame.last) return false;
    const Hit* hit = parts.analysis().Find(token, Topic::kDeterminer);
    return hit != nullptr && (hit->entry->meaning == "definite" || hit->entry->meaning == "demonstrative");
  };
  if (!refers(predicate.last) && !(predicate.first > 0 && refers(predicate.first - 1))) return;
  for (ConceptId id : predicate.concepts) {
    for (const auto& [kind, people] : *parts.memory) {
      if (kind != parts.concepts[id].kind) continue;
      claim->others_involved.insert(claim->others_involved.end(), people.begin(), people.end());
      return;
    }
  }
}

void Remember(const SentenceParts& parts, EventMemory* memory) {
  constexpr size_t kMostEvents = 64;
  for (uint32_t i = 0; i < parts.frame.predicates.size(); ++i) {
    const Predicate& predicate = parts.frame.predicates[i];
    EntityList people, others;
    if (predicate.light) continue;
    parts.frame.Participants(i, &people, &others);
    people.insert(people.end(), others.begin(), others.end());
    if (!NamesPerson(parts.context, people)) continue;
    const ConceptId kind = parts.concepts[predicate.concepts.front()].kind;
    const auto at = std::find_if(memory->begin(), memory->end(), [&](const auto& event) { return event.first == kind; });
    if (at != memory->end())
      at->second = people;
    else if (memory->size() < kMostEvents)
      memory->emplace_back(kind, people);
  }
}

void FillProperty(const SentenceParts& parts, Claim* claim) {
  constexpr uint32_t kReach = 8;
  const Clause& clause = parts.frame.clauses[parts.frame.ClauseAt(claim->first)];
  const uint32_t from = std::max(clause.first, claim->first > kReach ? claim->first - kReach : 0);
  const uint32_t to = std::min(claim->last + kReach / 2, clause.last);
  const auto behind = std::lower_bound(parts.properties.begin(), parts.properties.end(), claim->first);
  if (behind != parts.properties.begin() && *std::prev(behind) >= from)
    claim->property = ConceptsAt(parts, *std::prev(behind), ConceptClass::kProperty);
  else if (behind != parts.properties.end() && *behind < to)
    claim->property = ConceptsAt(parts, *behind, ConceptClass::kProperty);
}

std::vector<uint32_t> FindProperties(const SentenceParts& parts) {
  std::vector<uint32_t> tokens;
  for (uint32_t i = parts.frame.first; i < parts.frame.last; ++i) {
    if (!ConceptsAt(parts, i, ConceptClass::kProperty).empty()) tokens.push_back(i);
  }
  return tokens;
}

void SetPlace(const SentenceParts& parts, ClaimKind kind, uint32_t first, uint32_t last, Claim* claim) {
  claim->sentence = parts.sentence;
  claim->first = first;
  claim->last = last;
  claim->span = {parts.analysis().token(first).span.begin, parts.analysis().token(last - 1).span.end};
  claim->part = parts.where().part;
  claim->kind = kind;
}

// Moves the claims of a sentence to `to`, by place in the text. A claim is large: each is moved once.
void TakeInOrder(std::vector<Claim>* found, std::vector<Claim>* to) {
  absl::InlinedVector<std::pair<Span, uint32_t>, 16> order;
  for (uint32_t i = 0; i < found->size(); ++i) order.emplace_back((*found)[i].span, i);
  std::sort(order.begin(), order.end());
  for (const auto& [span, i] : order) to->push_back(std::move((*found)[i]));
}

}  // namespace

Claim MakeClaim(const SentenceParts& parts, ClaimKind kind, uint32_t first, uint32_t last) {
  Claim claim;
  SetPlace(parts, kind, first, last, &claim);
  return claim;
}

Claim& AddClaim(const SentenceParts& parts, ClaimKind kind, uint32_t first, uint32_t last, std::vector<Claim>* claims) {
  Claim& claim = claims->emplace_back();
  SetPlace(parts, kind, first, last, &claim);
  return claim;
}

bool HasVerbBefore(const SentenceParts& parts, uint32_t token) {
  const auto& predicates = parts.frame.predicates;
  return std::any_of(predicates.begin(), predicates.end(),
                     [&](const Predicate& p) { return p.voice != Voice::kNominal && p.first < token; });
}

bool IsPossessive(const SentenceParts& parts, uint32_t token) {
  constexpr uint32_t kMark = 4;  // bytes of "’s"
  const Span span = parts.analysis().token(token).span;
  const auto sentence = parts.where().span;
  const std::string_view word = parts.document().Text(Span{span.begin, std::min(span.end + kMark, sentence.end)});
  for (const std::string_view mark : {"'s", "’s"}) {
    if (word.substr(span.size()).starts_with(mark) || word.substr(0, span.size()).ends_with(mark)) return true;
  }
  return false;
}

ConceptList ConceptsAt(const SentenceParts& parts, uint32_t token, ConceptClass concept_class) {
  ConceptList found;
  if (!parts.analysis().Has(token, Topic::kConcept)) return found;
  uint32_t last = 0;
  for (const Hit& hit : parts.analysis().HitsAt(token)) {
    if (hit.topic != Topic::kConcept) continue;
    if (last != 0 && hit.last < last) break;
    last = hit.last;
    const ConceptId id = hit.concept_id;
    if (hit.concept_class == concept_class && std::find(found.begin(), found.end(), id) == found.end()) found.push_back(id);
  }
  return found;
}

void FillSlots(const SentenceParts& parts, uint32_t governor, Claim* claim) {
  const Frame& frame = parts.frame;
  const bool given = governor != Frame::kNone;
  if (!given) governor = frame.Governor(claim->first, claim->last);
  const Clause* clause = &frame.clauses[frame.ClauseAt(claim->first)];
  if (governor != Frame::kNone) {
    const Predicate& predicate = frame.predicates[governor];
    claim->predicate = predicate.concepts;
    claim->negated = predicate.negated;
    claim->modality = predicate.modality;
    frame.Participants(governor, &claim->subjects, &claim->others_involved);
    Recall(parts, predicate, claim);
    if (given || frame.clauses[predicate.clause].resumes == clause->resumes) clause = &frame.clauses[predicate.clause];
  } else {
    claim->others_involved = frame.EntitiesAround(claim->first);
  }
  for (uint32_t i = 0; i < frame.predicates.size(); ++i) {
    const Predicate& other = frame.predicates[i];
    if (i == governor || other.light || claim->nearby.size() >= kMostNearby) continue;
    const Clause& its = frame.clauses[other.clause];
    if (its.resumes == clause->resumes || its.parent == clause->resumes) {
      claim->nearby.insert(claim->nearby.end(), other.concepts.begin(), other.concepts.end());
    }
  }
  for (uint32_t restrictor : frame.Restrictors(claim->first, claim->last)) {
    if (restrictor == governor) continue;
    for (ConceptId id : frame.predicates[restrictor].concepts) claim->restrictors.push_back(id);
  }
  FillProperty(parts, claim);
  FillTime(parts, claim);
  FillPlace(parts, claim);
  if (const Statement* statement = StatementAround(parts, *claim)) {
    claim->speaker = statement->speaker;
    claim->speaker_span = statement->speaker_span;
    claim->cue = statement->cue;
    claim->outlet = statement->outlet;
    if (statement->denial && claim->modality == Modality::kAsserted) claim->modality = Modality::kDenied;
  }
  claim->clause_first = clause->first;
  claim->clause_last = clause->last;
}

std::vector<Claim> ReadClaims(const context::Context& context, const languages::ConceptTable& concepts) {
  const document::Document& document = *context.document;
  const std::vector<Statement> statements = ReadStatements(context);
  constexpr uint32_t kTokensPerClaim = 6;
  std::vector<Claim> claims, found;
  claims.reserve(document.analysis.size() / kTokensPerClaim + 1);
  EventMemory memory;
  ToldTimes told;
  KnownAt known_at;
  size_t statement = 0;
  ArticleFigures figures = ReadFigures(context);
  for (uint32_t s = 0; s < document.sentences.size(); ++s) {
    const document::Sentence& sentence = document.sentences[s];
    if (sentence.part == document::Part::kDateLine) {
      known_at.PassLine(context, concepts, sentence, ReadTimes(context, sentence.first, sentence.last, &told));
    }
    if (!sentence.HasClaims() || sentence.first == sentence.last) continue;
    CheckCancelled();
    SentenceParts parts{context,
                        concepts,
                        SentenceId(s),
                        ReadFrame(context, concepts, SentenceId(s)),
                        std::move(figures.sentences[s]),
                        ReadTimes(context, sentence.first, sentence.last, &told),
                        {},
                        &memory,
                        {},
                        &claims,
                        &figures};
    parts.properties = FindProperties(parts);
    while (statement < statements.size() && statements[statement].span.end <= sentence.span.begin) ++statement;
    for (size_t i = statement; i < statements.size() && statements[i].span.begin < sentence.span.end; ++i) {
      if (statements[i].span.end > sentence.span.begin) parts.statements.push_back(&statements[i]);
    }
    found.clear();
    ReadQuantityClaims(parts, &found);
    ReadDateClaims(parts, &found);
    ReadStatementClaims(parts, &found);
    ReadEventClaims(parts, &found);
    ReadSuperlativeClaims(parts, &found);
    ReadTitleClaims(parts, &found);
    Remember(parts, &memory);
    known_at.Date(parts, &found);
    TakeInOrder(&found, &claims);
  }
  NarrowDoubtfulOffices(concepts, &claims);
  SpreadKnownAt(concepts, &claims);
  return claims;
}

}  // namespace silang::claims
