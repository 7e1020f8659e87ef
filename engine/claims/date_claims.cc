#include <algorithm>

#include "claims/ages.h"
#include "claims/sentence_parts.h"

namespace silang::claims {
namespace {

using languages::ConceptClass;
using languages::Topic;
using text::Hit;
using text::TokenKind;

// The order of the choices of [time-link] in topics.inc.
enum TimeLinkChoice : uint8_t { kLinkBefore = 4, kLinkAfter = 5 };

// "sebelum parade", "setelah kedua pemimpin menghadiri parade militer", "before the match": a time told through another event.
// The event is the last noun of action that the phrase or clause names, since "attended the parade" is dated by the parade.
struct OrderPhrase {
  uint32_t first = 0, last = 0;
  EventOrder order;
};

bool EndsPhrase(const SentenceParts& parts, uint32_t token) {
  const TokenKind kind = parts.analysis().token(token).kind;
  if (kind == TokenKind::kWord || kind == TokenKind::kNumber) return false;
  return parts.analysis().folded(token) != "-";
}

bool ReadOrder(const SentenceParts& parts, uint32_t token, OrderPhrase* phrase) {
  constexpr uint32_t kReach = 10;
  const Hit* link = parts.analysis().Find(token, Topic::kTimeLink);
  if (link == nullptr || (link->entry->choice != kLinkBefore && link->entry->choice != kLinkAfter)) return false;
  if (link->last < parts.frame.last && parts.analysis().Find(link->last, Topic::kConjunction) != nullptr)
    return false;  // "76 stemmen voor en 74 tegen"
  const uint32_t end = std::min(parts.frame.last, link->last + kReach);
  phrase->order.event.clear();
  for (uint32_t i = link->last; i < end && !EndsPhrase(parts, i); ++i) {
    if (i > link->last && (parts.analysis().Find(i, Topic::kSubordinator) != nullptr ||
                           parts.analysis().Find(i, Topic::kRelativePronoun) != nullptr))
      break;
    if (!phrase->order.event.empty() && parts.analysis().Find(i, Topic::kConjunction) != nullptr) break;
    const auto events = ConceptsAt(parts, i, ConceptClass::kEvent);
    if (events.empty()) continue;
    uint32_t last = i + 1;
    for (const Hit& hit : parts.analysis().HitsAt(i)) {
      if (hit.entry->topic == Topic::kConcept) last = std::max(last, hit.last);
    }
    phrase->order.event = events;
    phrase->last = std::min(last, parts.frame.last);
  }
  if (phrase->order.event.empty()) return false;
  phrase->first = token;
  phrase->order.role = link->entry->choice == kLinkBefore ? TimeRole::kBefore : TimeRole::kAfter;
  return true;
}

// The predicate that a time dates: the last verb before it in its clause ("signed the partnership pact in June"), or what a verb
// that only says "held" or "began" has for its object ("held a meeting beside the parade on Wednesday"); where no verb stands
// before it, the noun of action it follows ("the meeting on Thursday"), else what comes next ("On Wednesday Kim met").
//
// The hour is seldom that of the saying: "polisi mengatakan gejala muncul pukul 14.00", "just before 1 a.m., police say, a man ...".
uint32_t DatedBy(const SentenceParts& parts, const TimeMention& time) {
  const Frame& frame = parts.frame;
  const uint32_t first = time.first, last = time.last;
  const ConceptId speech = parts.concepts.Find("speech");
  const bool hour = time.value.minute.has_value();
  const Clause& here = frame.clauses[frame.ClauseAt(first)];
  uint32_t verb = Frame::kNone, noun = Frame::kNone, object = Frame::kNone, next = Frame::kNone;
  for (uint32_t i = 0; i < frame.predicates.size(); ++i) {
    const Predicate& p = frame.predicates[i];
    if (frame.clauses[p.clause].resumes != here.resumes || (p.first < last && first < p.last)) continue;
    if (hour && parts.concepts.AnyIs(p.concepts, speech)) continue;
    if (p.first >= last) {
      if (next == Frame::kNone) next = i;
      continue;
    }
    if (p.voice == Voice::kNominal) {
      noun = i;
      if (object == Frame::kNone && verb != Frame::kNone) object = i;
    } else {
      verb = i;
      object = Frame::kNone;
    }
  }
  if (verb != Frame::kNone) return frame.predicates[verb].light && object != Frame::kNone ? object : verb;
  if (noun != Frame::kNone) return noun;
  if (next != Frame::kNone) return next;
  return frame.Governor(first, last);
}

// "visited Pyongyang in July 2024, signing a pact": a clause that begins with its verb has the time of the one before it.
// Gives the predicates that such a time dates besides `governor`.
std::vector<uint32_t> DatedToo(const SentenceParts& parts, uint32_t governor, uint32_t last) {
  std::vector<uint32_t> found;
  if (governor == Frame::kNone) return found;
  const Frame& frame = parts.frame;
  for (uint32_t c = frame.predicates[governor].clause + 1; c < frame.clauses.size() && c <= frame.predicates[governor].clause + 2;
       ++c) {
    const Clause& clause = frame.clauses[c];
    if (clause.first < last || clause.kind != ClauseKind::kMain) continue;
    const bool timed = std::any_of(parts.times.begin(), parts.times.end(),
                                   [&](const TimeMention& t) { return t.first >= clause.first && t.first < clause.last; });
    for (uint32_t i = governor + 1; i < frame.predicates.size() && !timed; ++i) {
      const Predicate& p = frame.predicates[i];
      if (p.clause == c && p.first <= clause.first + 1 && p.voice != Voice::kNominal && !p.light) found.push_back(i);
    }
  }
  return found;
}

uint32_t DatedByOrder(const SentenceParts& parts, const OrderPhrase& phrase) {
  const Frame& frame = parts.frame;
  uint32_t best = Frame::kNone;
  uint32_t best_distance = 0;
  for (uint32_t i = 0; i < frame.predicates.size(); ++i) {
    const Predicate& p = frame.predicates[i];
    if (p.first < phrase.last && phrase.first < p.last) continue;
    const uint32_t distance = (p.first >= phrase.last ? p.first - phrase.last + 4 : phrase.first - p.last) + (p.light ? 20 : 0);
    if (best == Frame::kNone || distance < best_distance) {
      best = i;
      best_distance = distance;
    }
  }
  return best;
}

// "the meeting was held after the two leaders attended the parade": where the clause of the event names nobody, those of the
// phrase took part in both.
void AddPersons(const SentenceParts& parts, uint32_t token, Claim* claim) {
  const auto is_person = [&](EntityId id) { return parts.context[id].kind == context::EntityKind::kPerson; };
  const auto named = [&](const EntityList& ids) { return std::any_of(ids.begin(), ids.end(), is_person); };
  if (named(claim->subjects) || named(claim->others_involved)) return;
  const Clause& clause = parts.frame.clauses[parts.frame.ClauseAt(token)];
  const auto [from, to] = parts.context.MentionsIn(clause.first, clause.last);
  for (uint32_t m = from; m < to; ++m) {
    const EntityId id = parts.context.mentions[m].entity;
    const context::Entity& entity = parts.context[id];
    if (entity.kind == context::EntityKind::kGroup) {
      claim->others_involved.insert(claim->others_involved.end(), entity.members.begin(), entity.members.end());
    } else {
      claim->others_involved.push_back(id);
    }
  }
}

// "Hingga Kamis pukul 15.00 tercatat 241 anak", "Until noon on Friday, 12 bodies": where a sentence begins with its limit, that is up to
// when it is known; so is when figures are recorded, "Kamis sore tercatat 1.385 jiwa".
bool IsAsOf(const SentenceParts& parts, const TimeMention& time, uint32_t governor) {
  if (time.value.role == TimeRole::kUntil && !HasVerbBefore(parts, time.first)) return true;
  if (governor == Frame::kNone) return false;
  const Predicate& predicate = parts.frame.predicates[governor];
  const Clause& clause = parts.frame.clauses[predicate.clause];
  return parts.concepts.AnyIs(predicate.concepts, parts.concepts.Find("record")) &&
         std::any_of(parts.quantities.begin(), parts.quantities.end(), [&](const QuantityMention& quantity) {
           return quantity.first >= clause.first && quantity.last <= clause.last;
         });
}

// How old somebody is by the day of birth, at the article's date: exactly if the day is known or the month decides, else of two years.
std::optional<std::pair<int, int>> AgeFrom(const TimeValue& birth, const CivilDate& today) {
  if (!birth.year || birth.role != TimeRole::kAt || birth.recurring) return std::nullopt;
  const int years = today.year - *birth.year;
  if (years < 0 || years > kOldest) return std::nullopt;
  if (!birth.month) return years == 0 ? std::nullopt : std::optional(std::pair(years - 1, years));
  const bool same_month = *birth.month == today.month;
  if (same_month && !birth.day) return years == 0 ? std::nullopt : std::optional(std::pair(years - 1, years));
  const bool had = *birth.month < today.month || (same_month && *birth.day <= today.day);
  const int age = had ? years : years - 1;
  return age < 0 ? std::nullopt : std::optional(std::pair(age, age));
}

// "lahir pada Maret 1942", "born 04/07/1987": told as an age by others.
void AddAge(const SentenceParts& parts, const Claim& dated, std::vector<Claim>* claims) {
  constexpr double kYear = 31556952;  // seconds; as the unit "year"
  const auto& concepts = dated.predicate;
  if (!parts.context.anchor || parts.context.anchor_is_reference || parts.context.anchor_is_guess)
    return;  // the article has a date of its own
  if (std::find(concepts.begin(), concepts.end(), parts.concepts.Find("be-born")) == concepts.end()) return;
  const auto is_person = [&](EntityId id) { return parts.context[id].kind == context::EntityKind::kPerson; };
  if (dated.subjects.size() > 1 || !std::all_of(dated.subjects.begin(), dated.subjects.end(), is_person)) return;
  const auto age = AgeFrom(*dated.time, parts.context.anchor->date);
  if (!age) return;
  Claim claim = dated;
  claim.kind = ClaimKind::kAge;
  claim.value = {};
  Quantity years{std::nullopt, static_cast<double>(age->first), static_cast<double>(age->second), "year"};
  if (age->first == age->second) years.number = age->first;
  claim.value.quantity = years;
  for (auto* part : {&years.number, &years.low, &years.high}) {
    if (*part) **part *= kYear;
  }
  years.unit = "s";
  claim.value.base = years;
  claim.value.qualifier = age->first == age->second ? Qualifier::kExact : Qualifier::kBetween;
  claim.precision = 1;
  claim.born = dated.time->edtf;
  claim.time.reset();
  claim.predicate.clear();
  if (!dated.subjects.empty()) claim.bearer = dated.subjects.front();
  claims->push_back(std::move(claim));
}

// "on Thursday, [a day] after a parade": the events that lie days from what the sentence dates, so that no date of it is theirs.
ConceptList EventsDaysApart(const SentenceParts& parts) {
  constexpr double kDay = 24 * 3600;
  ConceptList events;
  for (const QuantityMention& quantity : parts.quantities) {
    const bool days = quantity.kind == ClaimKind::kDuration && quantity.value.base && quantity.value.base->number &&
                      *quantity.value.base->number >= kDay;
    OrderPhrase phrase;
    if (days && quantity.last < parts.frame.last && ReadOrder(parts, quantity.last, &phrase))
      events.insert(events.end(), phrase.order.event.begin(), phrase.order.event.end());
  }
  return events;
}

}  // namespace

void ReadDateClaims(const SentenceParts& parts, std::vector<Claim>* claims) {
  const ConceptList apart = EventsDaysApart(parts);
  for (const TimeMention& time : parts.times) {
    Claim claim = MakeClaim(parts, ClaimKind::kDate, time.first, time.last);
    claim.span = time.span;
    if (!time.value.edtf.empty()) claim.value.date = time.value.edtf;  // a weekday without a clock names no date
    if (time.value.play_minute) claim.value.text = "minute " + std::to_string(*time.value.play_minute);
    claim.time = time.value;
    const uint32_t governor = DatedBy(parts, time);
    claim.as_of = IsAsOf(parts, time, governor);
    const Claim undated = claim;
    FillSlots(parts, governor, &claim);
    claim.nearby.erase(std::remove_if(claim.nearby.begin(), claim.nearby.end(),
                                      [&](ConceptId id) { return std::find(apart.begin(), apart.end(), id) != apart.end(); }),
                       claim.nearby.end());
    AddAge(parts, claim, claims);
    claims->push_back(std::move(claim));
    for (uint32_t also : DatedToo(parts, governor, time.last)) {
      Claim second = undated;
      FillSlots(parts, also, &second);
      claims->push_back(std::move(second));
    }
  }
  for (uint32_t i = parts.frame.first; i < parts.frame.last; ++i) {
    OrderPhrase phrase;
    if (!ReadOrder(parts, i, &phrase)) continue;
    const bool dated = std::any_of(parts.times.begin(), parts.times.end(),
                                   [&](const TimeMention& t) { return t.first < phrase.last && phrase.first < t.last; });
    const uint32_t governor = dated ? Frame::kNone : DatedByOrder(parts, phrase);
    if (governor == Frame::kNone) continue;
    Claim claim = MakeClaim(parts, ClaimKind::kDate, phrase.first, phrase.last);
    claim.order = phrase.order;
    claim.value.text = std::string(phrase.order.role == TimeRole::kBefore ? "before " : "after ") +
                       parts.concepts[phrase.order.event.front()].name;
    FillSlots(parts, governor, &claim);
    AddPersons(parts, phrase.first + 1, &claim);
    claims->push_back(std::move(claim));
    i = phrase.last - 1;
  }
}

}  // namespace silang::claims
