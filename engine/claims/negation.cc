#include "claims/negation.h"

#include <algorithm>
#include <optional>

namespace silang::claims {
namespace {

using languages::Topic;
using text::Bit;
using text::Hit;

enum NegationChoice : uint8_t { kNot, kNone, kWithout, kOpen, kAny };  // the order of the choices in topics.inc
constexpr uint8_t kModDenied = 2, kAuxPassive = 0, kAuxModal = 3, kAuxHave = 5, kDemonstrative = 2;
constexpr uint32_t kReach = 6;          // tokens before the predicate
constexpr uint32_t kOutside = 6;        // tokens at the end of the clause that a that-clause hangs on
constexpr uint32_t kLongestDenial = 8;  // tokens before a that-clause in which what denies it may begin

// The denial that begins at a token ("denied", "tidak benar"); nullptr if none does.
const Hit* DenialAt(const SentenceParts& parts, uint32_t token) {
  const Hit* modality = parts.analysis().Find(token, Topic::kModality);
  return modality != nullptr && modality->choice == kModDenied ? modality : nullptr;
}

// Whether a negation stands within three words before `token`.
bool IsNegated(const SentenceParts& parts, uint32_t token) {
  constexpr uint32_t kNear = 3;
  for (uint32_t i = token; i-- > parts.frame.first && token - i <= kNear;) {
    if (parts.analysis().token(i).kind != text::TokenKind::kWord) return false;
    const Hit* negation = parts.analysis().Find(i, Topic::kNegation);
    if (negation != nullptr && negation->choice != kAny && negation->last <= token) return true;
  }
  return false;
}

// "no fewer than 14", "tidak kurang dari": such words bound a number and deny nothing.
bool BoundsNumber(const SentenceParts& parts, uint32_t token) {
  const Hit* hit = parts.analysis().Find(token, Topic::kQualifier);
  return hit != nullptr && hit->last > token + 1;
}

// "whether or [not] they were held", "benar atau [tidak]": such words leave it open.
bool LeavesOpen(const SentenceParts& parts, uint32_t token) {
  constexpr uint32_t kLongest = 2;  // tokens of the phrase before the negation
  for (uint32_t back = 0; back <= kLongest && token >= parts.frame.first + back; ++back) {
    for (const Hit& hit : parts.analysis().HitsAt(token - back)) {
      if (hit.topic == Topic::kNegation && hit.choice == kOpen && hit.last > token) return true;
    }
  }
  return false;
}

// "to" before a verb is no preposition.
bool IsInfinitive(const SentenceParts& parts, uint32_t token) {
  const Hit* hit = parts.analysis().Find(token, Topic::kPreposition);
  if (hit == nullptr || hit->entry->meaning != "to") return false;
  const Predicate* next = parts.frame.PredicateAt(token + 1);
  return parts.analysis().Has(token + 1, Topic::kAuxiliary) || (next != nullptr && next->voice != Voice::kNominal);
}

bool HasChoice(const SentenceParts& parts, uint32_t token, Topic topic, uint8_t choice) {
  const auto hits = parts.analysis().HitsAt(token);
  return std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) { return hit.topic == topic && hit.choice == choice; });
}

// Whether a mark joins the words on either side of it: "post-crash".
bool Joins(const SentenceParts& parts, uint32_t token) {
  const text::Analysis& analysis = parts.analysis();
  return token > parts.frame.first && token + 1 < parts.frame.last && analysis.folded(token) == "-" &&
         analysis.token(token - 1).span.end == analysis.token(token).span.begin &&
         analysis.token(token).span.end == analysis.token(token + 1).span.begin;
}

// What a walk back from the predicate has met so far.
struct Walk {
  Negation negation;
  uint32_t flips = 0;
  const Predicate* passed = nullptr;  // a verb between
  bool past_of = false;
};

// Whether words that negate a verb before the predicate reach it: they do if it is the object of that verb ("has not made any
// payment") or if the verb only tells how it is known ("nobody is known to have died").
bool Reaches(const Walk& walk, const Predicate& predicate) {
  return walk.passed == nullptr || predicate.voice == Voice::kNominal || walk.passed->light;
}

// "Without anyone being hurt", "without anybody noticing": anybody, and at most an auxiliary before the verb. What stands further off may be
// the main clause's: "without anyone's help police arrested him".
bool DeniesAnybody(const SentenceParts& parts, const Predicate& predicate, const Hit& without) {
  const text::Analysis& analysis = parts.analysis();
  const Hit* any = analysis.Find(without.last, Topic::kNegation);
  if (any == nullptr || any->choice != kAny) return false;
  return any->last == predicate.first || (any->last + 1 == predicate.first && analysis.Has(any->last, Topic::kAuxiliary));
}

// Whether the word before `token` is a report: "laporan [mengenai] korban luka". "No comment about the arrest" leaves that as it was.
bool BehindReport(const SentenceParts& parts, uint32_t token) {
  if (token == parts.frame.first) return false;
  const ConceptId report = parts.concepts.Find("report");
  const auto hits = parts.analysis().HitsAt(token - 1);
  return std::any_of(hits.begin(), hits.end(),
                     [&](const Hit& hit) { return hit.topic == Topic::kConcept && parts.concepts.Is(hit.concept_id, report); });
}

// One token of the way back. False at its end.
bool Step(const SentenceParts& parts, const Predicate& predicate, uint32_t i, Walk* walk) {
  const text::Analysis& analysis = parts.analysis();
  const text::TokenKind kind = analysis.token(i).kind;
  if (kind != text::TokenKind::kWord && kind != text::TokenKind::kNumber) return Joins(parts, i);  // "no post-crash fire"
  const Hit* hit = analysis.Find(i, Topic::kNegation);
  if (hit != nullptr && Joins(parts, hit->last)) return false;  // "the no-fly zone was attacked"
  const bool negates =
      hit != nullptr && hit->choice != kAny && hit->last <= predicate.first && !BoundsNumber(parts, i) && !LeavesOpen(parts, i);
  if (negates || DenialAt(parts, i) != nullptr) {
    if (negates && hit->choice == kWithout) {
      walk->negation.bound = DeniesAnybody(parts, predicate, *hit);
      if (walk->negation.bound) {
        ++walk->flips;
        walk->negation.none = true;
        walk->negation.first = i;
      }
      return false;
    }
    walk->negation.bound = Reaches(*walk, predicate);
    if (!walk->negation.bound) return false;
    const bool concord = negates && walk->flips > 0 && analysis.pack().traits().negation_concord;  // "personne n'a été arrêté"
    if (!concord) ++walk->flips;
    walk->negation.none = walk->negation.none || (negates && hit->choice == kNone);
    walk->negation.first = i;
    return negates && hit->choice == kNot;
  }
  // "none of the staff was hurt", "tidak ada laporan mengenai korban luka": one "of" or "about" belongs to what is denied.
  if (const Hit* preposition = analysis.Find(i, Topic::kPreposition); preposition != nullptr) {
    const std::string& meaning = preposition->entry->meaning;
    if (meaning == "per" && i > parts.frame.first && HasChoice(parts, i - 1, Topic::kNegation, kWithout)) {
      walk->negation.bound = false;  // "without a deal"
      return false;
    }
    const bool about = meaning == "about" && predicate.voice == Voice::kNominal && BehindReport(parts, i);
    const bool of = (meaning == "of" || about) && !walk->past_of;
    walk->past_of = walk->past_of || of;
    return of || IsInfinitive(parts, i);
  }
  if (Joins(parts, i + 1) || (i > parts.frame.first && Joins(parts, i - 1))) return true;
  const Predicate* other = parts.frame.PredicateAt(i);
  if (other == nullptr || other == walk->passed || other->voice == Voice::kNominal || analysis.Has(i, Topic::kAuxiliary))
    return true;
  if (walk->passed != nullptr) return false;
  walk->passed = other;
  return true;
}

// Whether there stands no verb, preposition or mark: "tidak ada [gas air mata] yang ditembakkan".
bool OnlyNamed(const SentenceParts& parts, uint32_t first, uint32_t last) {
  for (uint32_t i = first; i < last; ++i) {
    const Predicate* verb = parts.frame.PredicateAt(i);
    if (parts.analysis().token(i).kind != text::TokenKind::kWord || parts.analysis().Has(i, Topic::kPreposition) ||
        (verb != nullptr && verb->voice != Voice::kNominal && !verb->state))
      return false;
  }
  return first <= last;
}

// What stands behind a verb, or behind a noun that names an event, says of it: that it was not, or something that leaves open whether
// it was.
enum class Follows : uint8_t { kNothing, kDenied, kOther };

// Whether nothing stands at `token` that could tell how, when or why: the clause ends, or "and" goes on with it.
bool Ends(const SentenceParts& parts, uint32_t token) {
  if (token >= parts.frame.last) return true;
  const text::TokenKind kind = parts.analysis().token(token).kind;
  return (kind != text::TokenKind::kWord && kind != text::TokenKind::kNumber) || parts.analysis().Has(token, Topic::kConjunction);
}

// A negation behind the verb: "ontruimde het gebouw [niet]", "brach [nicht] aus". It denies the verb only at the end of the clause.
// Before other words it may be theirs, "starb nicht an seinen Verletzungen", and behind an article it is, "den nicht bewaffneten
// Mann"; what is set against something else, "schoss nicht, sondern", is left open too.
Follows NegatedBehind(const SentenceParts& parts, const Predicate& predicate) {
  constexpr uint32_t kFar = 10;  // tokens between
  const text::Analysis& analysis = parts.analysis();
  const uint32_t end = std::min(parts.frame.clauses[predicate.clause].last, predicate.last + kFar);
  for (uint32_t i = predicate.last; i < end; ++i) {
    const text::TokenKind kind = analysis.token(i).kind;
    if (kind != text::TokenKind::kWord && kind != text::TokenKind::kNumber) return Follows::kNothing;
    const Hit* hit = analysis.Find(i, Topic::kNegation);
    if (hit != nullptr && hit->choice == kNot && !BoundsNumber(parts, i) && !LeavesOpen(parts, i)) {
      // The verb's own prefix looks like a preposition without a noun.
      const bool ends = Ends(parts, hit->last) || (analysis.Has(hit->last, Topic::kPreposition) && Ends(parts, hit->last + 1));
      if (!ends && analysis.Has(i - 1, Topic::kDeterminer)) continue;
      if (!ends) return Follows::kOther;
      for (uint32_t j = hit->last; j < parts.frame.last; ++j) {
        const Hit* against = analysis.Find(j, Topic::kConjunction);
        if (against != nullptr && against->entry->meaning == "but") return Follows::kOther;
      }
      return Follows::kDenied;
    }
    const Predicate* other = parts.frame.PredicateAt(i);
    if (other != nullptr && other->voice != Voice::kNominal) return Follows::kNothing;
  }
  return Follows::kNothing;
}

// "took place", "gab es", "went ahead".
bool TellsThatItWas(const SentenceParts& parts, const Predicate& verb) {
  return parts.concepts.AnyIs(verb.concepts, parts.concepts.Find("happen")) ||
         parts.concepts.AnyIs(verb.concepts, parts.concepts.Find("go-ahead"));
}

// Whether `verb`, of cancelling, is told of the event and not of what the event cancels: "the summit was cancelled", "rapat
// dibatalkan polisi", "das Treffen fiel aus"; not "the strike cancelled flights", "der Streik hat Flüge annulliert".
bool IsCancelled(const SentenceParts& parts, const Predicate& event, const Predicate& verb) {
  constexpr uint32_t kNear = 2;  // tokens from an auxiliary to its verb
  const text::Analysis& analysis = parts.analysis();
  const languages::Entry* shape = analysis.word(verb.first).voice;
  const Voice voice = VoiceOf(analysis, verb.first);
  if (voice == Voice::kActive) return false;
  if (voice == Voice::kPassive && shape->form.ends_with('+')) return true;  // "+ed" may be active
  for (uint32_t i = verb.first; i-- > event.last && verb.first - i <= kNear && !analysis.Has(i, Topic::kPreposition);) {
    if (HasChoice(parts, i, Topic::kAuxiliary, kAuxPassive)) return true;
  }
  constexpr text::TopicSet kNoObject = Bit(Topic::kPreposition) | Bit(Topic::kSubordinator) | Bit(Topic::kTimeLink);
  if (!Ends(parts, verb.last) &&
      ((analysis.Topics(verb.last) & kNoObject) == 0 || analysis.Has(verb.last, Topic::kDeterminer)))  // "canceló el concierto"
    return false;
  // Nor may the object stand before the verb.
  bool behind_preposition = false, passive = false, object = false;
  for (uint32_t i = event.last; i < verb.first; ++i) {
    const bool preposition = analysis.Has(i, Topic::kPreposition);
    passive = passive || HasChoice(parts, i, Topic::kAuxiliary, kAuxPassive);
    behind_preposition = behind_preposition || preposition;
    const bool article = analysis.Has(i, Topic::kDeterminer) && !HasChoice(parts, i, Topic::kDeterminer, kDemonstrative) &&
                         !analysis.Has(i - 1, Topic::kPreposition);
    constexpr text::TopicSet kLittle =
        Bit(Topic::kAuxiliary) | Bit(Topic::kStopWord) | Bit(Topic::kDeterminer) | Bit(Topic::kPreposition);
    object = object || HasChoice(parts, i, Topic::kAuxiliary, kAuxHave) || (article && !preposition) ||
             (!behind_preposition && (analysis.Topics(i) & kLittle) == 0);
  }
  return passive || !object;
}

// "The siren never sounded", "el encuentro no se celebró": a verb behind a noun that names an event is denied. kDenied if it tells no
// more than that the event was, kOther if it may tell something else of it: what it was like, when, why.
Follows DeniedVerbBehind(const SentenceParts& parts, const Predicate& predicate) {
  constexpr uint32_t kFar = 5, kVerb = 4;  // tokens up to the negation, and from there to the verb
  const text::Analysis& analysis = parts.analysis();
  const uint32_t last = parts.frame.clauses[predicate.clause].last;
  // What has an article is a noun; what may be a verb, "Rapat tidak digelar", stands at once before the negation.
  const bool article = predicate.first > parts.frame.first && analysis.Has(predicate.first - 1, Topic::kDeterminer);
  const uint32_t far = predicate.voice == Voice::kNominal || article ? kFar : 1;
  for (uint32_t i = predicate.last; i < std::min(last, predicate.last + far); ++i) {
    if (analysis.token(i).kind != text::TokenKind::kWord || analysis.Has(i, Topic::kConjunction)) return Follows::kNothing;
    const Hit* hit = analysis.Find(i, Topic::kNegation);
    if (hit == nullptr) {
      const Predicate* verb = parts.frame.PredicateAt(i);
      if (verb != nullptr && verb->voice != Voice::kNominal) {
        if (parts.concepts.AnyIs(verb->concepts, parts.concepts.Find("cancel"))) {
          if (parts.concepts.AnyIs(predicate.concepts, parts.concepts.Find("ongoing"))) return Follows::kOther;
          if (IsCancelled(parts, predicate, *verb)) return Follows::kDenied;
          // "menolak membatalkan": a verb for sure.
          return predicate.voice == Voice::kActive && !article ? Follows::kNothing : Follows::kOther;
        }
        // "Sirenen heulten nicht": the verb takes the negation behind it.
        if (!analysis.pack().traits().negation_behind) return Follows::kNothing;
        if (TellsThatItWas(parts, *verb) && HasChoice(parts, verb->last, Topic::kNegation, kNone) && Ends(parts, verb->last + 1))
          return Follows::kDenied;  // "Festnahmen gab es keine"
        const Follows negated = NegatedBehind(parts, *verb);
        return negated == Follows::kDenied && !TellsThatItWas(parts, *verb) ? Follows::kOther : negated;
      }
      continue;
    }
    if (hit->choice != kNot || LeavesOpen(parts, i)) return Follows::kNothing;
    for (uint32_t j = hit->last; j < std::min(last, hit->last + kVerb); ++j) {
      const Predicate* verb = parts.frame.PredicateAt(j);
      if (verb == nullptr || verb->voice == Voice::kNominal) continue;
      return TellsThatItWas(parts, *verb) && Ends(parts, verb->last) ? Follows::kDenied : Follows::kOther;
    }
    return Follows::kOther;
  }
  return Follows::kNothing;
}

// "Sin que hubiera lesionados", "ohne dass jemand verletzt wurde": the negation, if "without that" opens the predicate's clause and nothing
// but who and small words stands between: what stands further off may be the main clause's, where no comma parts the two.
std::optional<Negation> OpenedByWithout(const SentenceParts& parts, const Predicate& predicate) {
  constexpr uint8_t kThat = 5;  // of the subordinators
  constexpr uint32_t kWords = 1;
  constexpr text::TopicSet kSmall = Bit(Topic::kStopWord) | Bit(Topic::kAuxiliary) | Bit(Topic::kNegation) |
                                    Bit(Topic::kDeterminer) | Bit(Topic::kPronoun) | Bit(Topic::kPart);
  const text::Analysis& analysis = parts.analysis();
  const Clause& clause = parts.frame.clauses[predicate.clause];
  for (uint32_t i = std::max(parts.frame.first + 1, clause.first) - 1; i <= clause.first; ++i) {
    const Hit* hit = analysis.Find(i, Topic::kNegation);
    if (hit == nullptr || hit->choice != kWithout || !HasChoice(parts, hit->last, Topic::kSubordinator, kThat)) continue;
    uint32_t words = 0;
    for (uint32_t j = hit->last + 1; j < predicate.first; ++j) {
      if (analysis.token(j).kind != text::TokenKind::kWord) return std::nullopt;
      words += (analysis.Topics(j) & kSmall) == 0;
    }
    if (words > kWords) return std::nullopt;
    // In languages whose verbs stand last, the main clause begins behind it.
    if (analysis.pack().traits().negation_behind && predicate.last < parts.frame.last && !Ends(parts, predicate.last) &&
        !analysis.Has(predicate.last, Topic::kAuxiliary) && analysis.Topics(predicate.last) != 0)
      return std::nullopt;
    Negation negation;
    negation.none = negation.of_relative = true;
    negation.first = i;
    for (uint32_t j = i; j-- > parts.frame.first && i - j <= kOutside;) {
      const Hit* no = analysis.Find(j, Topic::kNegation);
      // "No pasa un día sin que haya muertos": so there were.
      negation.bound = negation.bound && (no == nullptr || no->choice == kAny || no->choice == kWithout);
    }
    return negation;
  }
  return std::nullopt;
}

}  // namespace

Negation NegationOf(const SentenceParts& parts, const Predicate& predicate) {
  const Clause& clause = parts.frame.clauses[predicate.clause];
  const text::Analysis& analysis = parts.analysis();
  Walk walk;
  walk.negation.first = predicate.first;
  // "nobody is known | to have died": the clause goes on past its opening.
  uint32_t begin = clause.first;
  if (clause.kind == ClauseKind::kPurpose && begin > parts.frame.first) {
    const Predicate* opens = parts.frame.PredicateAt(begin - 1);
    const bool modal = HasChoice(parts, begin - 1, Topic::kAuxiliary, kAuxModal);  // "no one needed | to be taken to hospital"
    const bool needed =
        modal && (predicate.voice == Voice::kPassive || HasChoice(parts, predicate.first, Topic::kAuxiliary, kAuxPassive) ||
                  HasChoice(parts, predicate.first - 1, Topic::kAuxiliary, kAuxPassive));
    if (needed || (opens != nullptr && opens->light)) begin = parts.frame.clauses[clause.parent].first;
  }
  const uint32_t from = std::max(begin, predicate.first > kReach ? predicate.first - kReach : 0);
  for (uint32_t i = predicate.first; i-- > from && Step(parts, predicate, i, &walk);) {
  }
  const auto set_none = [&] {
    ++walk.flips;
    walk.negation.none = true;
  };
  // What stands right behind the verb: "sent nobody" denies it, "has not arrested anyone" says that what was denied before is denied
  // altogether, as "no hizo ningún pago" does where one no is said twice.
  const bool object = predicate.last < clause.last && predicate.voice != Voice::kNominal;
  // A participle may stand first: "verletzt wurde niemand", "festgenommen wurde bislang niemand".
  uint32_t behind = predicate.last;
  if (object && analysis.pack().traits().negation_behind && analysis.Has(behind, Topic::kAuxiliary)) {
    const uint32_t next = behind + 1 + (analysis.Has(behind + 1, Topic::kPart) ? 1 : 0);
    const Hit* nobody = next < clause.last ? analysis.Find(next, Topic::kNegation) : nullptr;
    if (nobody != nullptr && (Ends(parts, nobody->last) || analysis.Has(nobody->last, Topic::kPreposition))) behind = next;
  }
  if (const Hit* hit = object ? analysis.Find(behind, Topic::kNegation) : nullptr; hit != nullptr) {
    if (walk.flips == 0 && hit->choice == kNone && hit->last <= behind + 3)
      set_none();
    else if (walk.flips == 1 && (hit->choice == kAny || (hit->choice == kNone && analysis.pack().traits().negation_concord)))
      walk.negation.none = true;
  }
  // "None of the five people aboard the Miss Corliss was injured": however long the subject is.
  if (walk.flips == 0 && predicate.voice != Voice::kNominal && begin < predicate.first) {
    const Hit* hit = analysis.Find(begin, Topic::kNegation);
    const Hit* preposition = hit != nullptr && hit->choice == kNone && hit->last < predicate.first
                                 ? analysis.Find(hit->last, Topic::kPreposition)
                                 : nullptr;
    const bool of = preposition != nullptr && preposition->entry->meaning == "of";
    const auto& all = parts.frame.predicates;
    auto next = of ? std::lower_bound(all.begin(), all.end(), begin, [](const Predicate& p, uint32_t t) { return p.first < t; })
                   : all.end();
    while (next != all.end() && next->first < predicate.first && next->voice == Voice::kNominal) ++next;
    if (of && (next == all.end() || next->first >= predicate.first)) {
      set_none();
      walk.negation.first = begin;
    }
  }
  if (walk.flips == 0 && walk.negation.bound && predicate.voice != Voice::kNominal && predicate.voice != Voice::kPassive &&
      analysis.pack().traits().negation_behind) {
    const Follows follows = NegatedBehind(parts, predicate);
    if (follows == Follows::kDenied) ++walk.flips;
    if (follows == Follows::kOther) walk.negation.bound = false;
  }
  if (walk.flips == 0 && walk.negation.bound && predicate.voice != Voice::kPassive && !predicate.state) {
    const Follows follows = DeniedVerbBehind(parts, predicate);
    if (follows == Follows::kDenied) ++walk.flips;
    if (follows == Follows::kOther) walk.negation.bound = false;
  }
  if (const auto without = OpenedByWithout(parts, predicate)) {
    walk.flips = 1;
    walk.negation = *without;
  }
  const uint32_t before = clause.first > kOutside ? std::max(parts.frame.first, clause.first - kOutside) : parts.frame.first;
  if (clause.kind == ClauseKind::kRelative && predicate.first - clause.first <= 2) {
    // "tidak ada yang terluka": nobody who ...
    for (uint32_t i = before; i < clause.first; ++i) {
      const Hit* hit = analysis.Find(i, Topic::kNegation);
      const bool without = hit != nullptr && hit->choice == kWithout && walk.flips == 0 && hit->last + 1 == clause.first &&
                           analysis.Topics(hit->last) == Bit(Topic::kStopWord);  // "tanpa ada yang terluka"
      if (hit == nullptr || (hit->choice != kNone && !without) || !OnlyNamed(parts, hit->last, clause.first)) continue;
      set_none();
      walk.negation.of_relative = true;
      walk.negation.first = i;
    }
  }
  if (clause.kind == ClauseKind::kThat) {
    const uint32_t outside =
        clause.first > kLongestDenial ? std::max(parts.frame.first, clause.first - kLongestDenial) : parts.frame.first;
    for (uint32_t i = outside; i < clause.first; ++i) {
      const Hit* denial = DenialAt(parts, i);
      if (denial == nullptr || denial->last + kOutside < clause.first) continue;
      if (IsNegated(parts, i)) {  // "nobody denied that": that says neither
        walk.negation.bound = false;
        break;
      }
      ++walk.flips;
      walk.negation.from_outside = true;
      break;
    }
  }
  // "No post-crash fire": what a hyphen joins to a noun narrows what is denied.
  const bool narrows =
      Joins(parts, predicate.last) || (predicate.first > parts.frame.first && Joins(parts, predicate.first - 1) &&
                                       parts.frame.PredicateAt(predicate.last) != nullptr);
  if (narrows && walk.flips > 0) walk.negation.bound = false;
  walk.negation.holds = walk.flips % 2 == 1;
  walk.negation.none = walk.negation.none && walk.negation.holds;
  return walk.negation;
}

}  // namespace silang::claims
