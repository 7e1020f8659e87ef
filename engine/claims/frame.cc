#include "claims/frame.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

namespace silang::claims {
namespace {

using languages::Concept;
using languages::ConceptClass;
using languages::ConceptTable;
using languages::Entry;
using languages::Topic;
using text::Analysis;
using text::Bit;
using text::Hit;
using text::TokenFlag;
using text::TokenKind;

constexpr size_t kMostReadings = 4;
constexpr uint32_t kAuxiliaryReach = 4;  // tokens before a verb in which its auxiliaries and negation stand

// The order of the choices in topics.inc.
enum SubordinatorChoice : uint8_t { kSubTime, kSubCause, kSubCondition, kSubConcession, kSubPurpose, kSubThat };
enum AuxiliaryChoice : uint8_t { kAuxPassive, kAuxPerfect, kAuxFuture, kAuxModal, kAuxBe, kAuxHave };
enum ModalityChoice : uint8_t { kModPlanned, kModEstimated, kModDenied, kModConditional, kModAsserted };
enum VoiceChoice : uint8_t { kVoiceActive, kVoicePassive, kVoiceNominal };

ClauseKind KindOf(uint8_t choice) {
  switch (choice) {
    case kSubTime: return ClauseKind::kTime;
    case kSubCause: return ClauseKind::kCause;
    case kSubCondition: return ClauseKind::kCondition;
    case kSubConcession: return ClauseKind::kConcession;
    case kSubPurpose: return ClauseKind::kPurpose;
    default: return ClauseKind::kThat;
  }
}

class FrameReader {
 public:
  FrameReader(const context::Context& context, const ConceptTable& concepts, SentenceId sentence)
      : context_(context), concepts_(concepts), analysis_(context.document->analysis) {
    const document::Sentence& s = context.document->sentences[sentence.value];
    frame_.context = &context;
    frame_.sentence = sentence;
    frame_.first = s.first;
    frame_.last = s.last;
    light_ = concepts.Find("light");
    state_ = concepts.Find("state");
    frame_.clauses.reserve(8);
    frame_.predicates.reserve(8);
  }

  Frame Run() {
    FindPredicates();
    FindClauses();
    for (Predicate& predicate : frame_.predicates) {
      predicate.clause = frame_.ClauseAt(predicate.first);
      ReadModifiers(&predicate);
    }
    return std::move(frame_);
  }

 private:
  bool IsPunctuation(uint32_t i, std::string_view marks) const {
    const TokenKind kind = analysis_.token(i).kind;
    if (kind != TokenKind::kPunctuation && kind != TokenKind::kSymbol) return false;
    return marks.find(analysis_.folded(i)) != std::string_view::npos;
  }

  // "sí" (yes) is no "si" (if): a short word with an accent that the form does not have.
  bool OtherAccent(const Hit& hit, uint32_t i) const {
    constexpr size_t kShort = 3;  // bytes
    const text::Token& token = analysis_.token(i);
    if (hit.last != i + 1 || token.span.size() > kShort) return false;
    const auto accented = [](std::string_view word) {
      return std::any_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    };
    return accented(context_.document->Text(token.span)) && !accented(hit.entry->form);
  }

  // "ne" is no form of "née": a word that negates as it is written is no event for what it may be derived from.
  bool IsNegationItself(uint32_t i, const Hit& hit) const {
    const Hit* negation = analysis_.Find(i, Topic::kNegation);
    return negation != nullptr && negation->last == i + 1 && hit.last == i + 1 && hit.entry->form != analysis_.folded(i) &&
           negation->entry->form == analysis_.folded(i);
  }

  // The events that begin at a token, with the length of the longest form that names one.
  void FindPredicates() {
    for (uint32_t i = frame_.first; i < frame_.last;) {
      const context::EntityMention* mention = context_.MentionAt(i);
      if (mention != nullptr && mention->form == context::MentionForm::kName && mention->first <= i) {
        i = std::max(mention->last, i + 1);  // a name is no event: "Victory Square"
        continue;
      }
      if (!analysis_.Has(i, Topic::kConcept)) {
        ++i;
        continue;
      }
      Predicate predicate;
      for (const Hit& hit : analysis_.HitsAt(i)) {
        if (hit.topic != Topic::kConcept || hit.last > frame_.last) continue;
        if (predicate.last != 0 && hit.last < predicate.last) break;
        if (IsNegationItself(i, hit)) continue;
        predicate.first = i;
        predicate.last = hit.last;
        if (hit.concept_class == ConceptClass::kEvent && predicate.concepts.size() < kMostReadings) {
          predicate.concepts.push_back(hit.concept_id);
        }
      }
      if (predicate.concepts.empty()) {
        i = std::max(predicate.last, i + 1);
        continue;
      }
      predicate.light = std::all_of(predicate.concepts.begin(), predicate.concepts.end(),
                                    [&](ConceptId id) { return concepts_.Is(id, light_); });
      predicate.state = predicate.light && std::all_of(predicate.concepts.begin(), predicate.concepts.end(),
                                                       [&](ConceptId id) { return concepts_.Is(id, state_); });
      predicate.voice = VoiceOf(analysis_, predicate.first);
      i = predicate.last;
      frame_.predicates.push_back(std::move(predicate));
    }
  }

  bool HasPredicate(uint32_t first, uint32_t last) const {
    const auto at = std::lower_bound(frame_.predicates.begin(), frame_.predicates.end(), first,
                                     [](const Predicate& p, uint32_t token) { return p.first < token; });
    for (auto p = at; p != frame_.predicates.end() && p->first < last; ++p) {
      if (p->voice != Voice::kNominal && !p->state) return true;
    }
    return false;
  }

  bool PredicateBegins(uint32_t first, uint32_t last) const {
    for (const Predicate& p : frame_.predicates) {
      if (p.first >= last) break;
      if (p.first >= first && p.voice != Voice::kNominal && !p.state) return true;
    }
    return false;
  }

  void Open(uint32_t token, ClauseKind kind, uint32_t parent, uint32_t resumes) {
    frame_.clauses.back().last = token;
    const auto index = static_cast<uint32_t>(frame_.clauses.size());
    frame_.clauses.push_back({token, frame_.last, kind, parent, resumes == Frame::kNone ? index : resumes});
  }

  // Clauses open at subordinators and relative pronouns, at a comma or "and" with a verb on either side, and where an
  // auxiliary resumes the clause around a relative one ("... yang dikirim untuk berperang | telah tewas").
  void FindClauses() {
    frame_.clauses.push_back({frame_.first, frame_.last, ClauseKind::kMain, 0, 0});
    for (uint32_t i = frame_.first; i < frame_.last; ++i) {
      Clause& current = frame_.clauses.back();
      const auto current_index = static_cast<uint32_t>(frame_.clauses.size() - 1);
      if (Opens(i)) {
        const Hit* subordinator = analysis_.Find(i, Topic::kSubordinator);
        const ClauseKind kind =
            subordinator != nullptr && !IsRelativeAt(i) ? KindOf(subordinator->entry->choice) : ClauseKind::kRelative;
        if (i > current.first) {
          Open(i, kind, current_index, Frame::kNone);
        } else if (current_index > 0) {
          current.kind = kind;  // the comma before it opened the clause already
          current.resumes = current_index;
        }
      } else if (i > current.first && IsPunctuation(i, ",;:—–()") && HasPredicate(current.first, i)) {
        // After an inserted clause the one around it goes on.
        // A verb right behind the comma goes on with the same subject: "said that Kim left Beijing, ending his trip".
        const bool goes_on = PredicateBegins(i + 1, i + 2);
        const uint32_t around =
            current.kind == ClauseKind::kMain || goes_on ? Frame::kNone : frame_.clauses[Root(current_index)].resumes;
        if (i + 1 < frame_.last) Open(i + 1, ClauseKind::kMain, around == Frame::kNone ? current_index : around, around);
      } else if (i > current.first && analysis_.Find(i, Topic::kConjunction) != nullptr && HasPredicate(current.first, i) &&
                 PredicateBegins(i + 1, std::min(i + 6, frame_.last))) {
        Open(i, current.kind == ClauseKind::kRelative ? ClauseKind::kRelative : ClauseKind::kMain, current.parent, Frame::kNone);
      } else if (i > current.first && Resumes(i, current)) {
        const uint32_t host = Host(current_index);
        Open(i, frame_.clauses[host].kind, frame_.clauses[host].parent, frame_.clauses[host].resumes);
      }
    }
  }

  uint32_t Root(uint32_t clause) const {
    while (frame_.clauses[clause].kind != ClauseKind::kMain && frame_.clauses[clause].parent != clause)
      clause = frame_.clauses[clause].parent;
    return clause;
  }

  // The clause that a relative clause, or what hangs on one, is set into.
  uint32_t Host(uint32_t clause) const {
    const auto set_in = [&](uint32_t c) {
      return frame_.clauses[c].kind == ClauseKind::kRelative || frame_.clauses[c].kind == ClauseKind::kPurpose;
    };
    while (set_in(clause) && frame_.clauses[clause].parent != clause) clause = frame_.clauses[clause].parent;
    return clause;
  }

  bool IsRelativeAt(uint32_t i) const { return analysis_.Find(i, Topic::kRelativePronoun) != nullptr && !IsThatClause(i); }

  // "said that he ...": after a verb of speech "that" opens what was said.
  bool IsThatClause(uint32_t i) const {
    const Hit* subordinator = analysis_.Find(i, Topic::kSubordinator);
    if (subordinator == nullptr || subordinator->entry->choice != kSubThat) return false;
    for (const Predicate& p : frame_.predicates) {
      if (p.last > i) break;
      if (p.light && i - p.last <= 2) return true;
    }
    return IsDeniedClause(i);
  }

  // "it was not true that", "tidak benar bahwa": a denial up to the word, or with it, that opens a clause with a verb of its own; "ruled out
  // that option" has none.
  bool IsDeniedClause(uint32_t i) const {
    constexpr uint32_t kLongest = 6;
    bool denied = false;
    for (uint32_t back = 1; back <= kLongest && i >= frame_.first + back && !denied; ++back) {
      const Hit* modality = analysis_.Find(i - back, Topic::kModality);
      denied = modality != nullptr && modality->entry->choice == kModDenied && (modality->last == i || modality->last == i + 1);
    }
    if (!denied) return false;
    uint32_t end = i + 1;
    while (end < frame_.last && analysis_.Find(end, Topic::kConjunction) == nullptr && !IsPunctuation(end, ",;:")) ++end;
    return HasPredicate(i + 1, end);
  }

  bool Opens(uint32_t i) const {
    if (IsRelativeAt(i) || IsThatClause(i)) return true;
    const Hit* subordinator = analysis_.Find(i, Topic::kSubordinator);
    if (subordinator == nullptr || OtherAccent(*subordinator, i)) return false;
    // "since 2018", "after the parade", "sejak Juni": a preposition unless a verb follows before the next comma.
    uint32_t end = subordinator->last;
    while (end < frame_.last && end - subordinator->last < 12 && !IsPunctuation(end, ",;:")) ++end;
    return HasPredicate(subordinator->last, end);
  }

  // "yang dikirim ke perbatasan | tewas", "who was shot in the street | died": a second bare verb, past what the first one takes.
  bool ResumesWithVerb(uint32_t i, const Clause& current) const {
    const auto at = std::lower_bound(frame_.predicates.begin(), frame_.predicates.end(), i,
                                     [](const Predicate& p, uint32_t token) { return p.first < token; });
    if (at == frame_.predicates.end() || at->first != i || at == frame_.predicates.begin()) return false;
    const Predicate& before = *std::prev(at);
    const bool bare = !at->light && at->voice != Voice::kNominal && at->voice != Voice::kActive;
    if (!bare || before.first < current.first || before.light || before.voice == Voice::kNominal || i - before.last < 2)
      return false;
    for (const Topic topic :
         {Topic::kPreposition, Topic::kDeterminer, Topic::kConjunction, Topic::kAuxiliary, Topic::kNegation}) {
      if (analysis_.Find(i - 1, topic) != nullptr) return false;
    }
    return true;
  }

  bool Resumes(uint32_t i, const Clause& current) const {
    if (current.kind != ClauseKind::kRelative && current.kind != ClauseKind::kPurpose) return false;
    if (ResumesWithVerb(i, current)) return true;
    const Hit* auxiliary = analysis_.Find(i, Topic::kAuxiliary);
    if (auxiliary == nullptr || (auxiliary->entry->choice != kAuxPerfect && auxiliary->entry->choice != kAuxFuture &&
                                 auxiliary->entry->choice != kAuxBe && auxiliary->entry->choice != kAuxPassive)) {
      return false;
    }
    const uint32_t from = current.kind == ClauseKind::kPurpose ? frame_.clauses[current.parent].first : current.first;
    if (!HasPredicate(from, i) || i <= current.first + 1) return false;
    if (analysis_.Find(i - 1, Topic::kConjunction) != nullptr || analysis_.Find(i - 1, Topic::kRelativePronoun) != nullptr ||
        analysis_.Find(i - 1, Topic::kAuxiliary) != nullptr || analysis_.Find(i - 1, Topic::kPronoun) != nullptr) {
      return false;
    }
    // "who said would come": a future right behind a verb complements it.
    if (auxiliary->entry->choice != kAuxFuture) return true;
    for (const Predicate& p : frame_.predicates) {
      if (p.last == i) return p.voice == Voice::kNominal;
    }
    return true;
  }

  // Negation, modality and auxiliaries before a predicate, within its clause.
  void ReadModifiers(Predicate* predicate) {
    const Clause& clause = frame_.clauses[predicate->clause];
    const uint32_t from = std::max(clause.first, predicate->first >= kAuxiliaryReach ? predicate->first - kAuxiliaryReach : 0);
    // "were the fourth meeting": behind an article, at once or past an ordinal, stands a noun.
    const auto article = [&](uint32_t back) {
      return predicate->first >= clause.first + back && analysis_.Find(predicate->first - back, Topic::kDeterminer) != nullptr;
    };
    const bool ordinal = predicate->first > clause.first && analysis_.Find(predicate->first - 1, Topic::kOrdinal) != nullptr;
    const bool determined = article(1) || (ordinal && article(2));
    if (determined && predicate->voice == Voice::kUnknown) predicate->voice = Voice::kNominal;
    constexpr text::TopicSet kModifiers = Bit(Topic::kNegation) | Bit(Topic::kModality) | Bit(Topic::kAuxiliary);
    for (uint32_t i = from; i < predicate->first; ++i) {
      if ((analysis_.Topics(i) & kModifiers) == 0) continue;
      for (const Hit& hit : analysis_.HitsAt(i)) {
        if (hit.last > predicate->first || OtherAccent(hit, i)) continue;
        switch (hit.topic) {
          case Topic::kNegation: predicate->negated = predicate->negated || hit.entry->meaning != "any"; break;
          case Topic::kModality: Apply(hit.choice, predicate); break;
          case Topic::kAuxiliary:
            if (hit.choice == kAuxPassive && predicate->voice != Voice::kNominal && !determined)
              predicate->voice = Voice::kPassive;
            if (hit.choice == kAuxFuture && predicate->modality == Modality::kAsserted) predicate->modality = Modality::kPlanned;
            break;
          default: break;
        }
      }
    }
    if (clause.kind == ClauseKind::kCondition && predicate->modality == Modality::kAsserted)
      predicate->modality = Modality::kConditional;
  }

  static void Apply(uint8_t choice, Predicate* predicate) {
    switch (choice) {
      case kModPlanned: predicate->modality = Modality::kPlanned; break;
      case kModEstimated: predicate->modality = Modality::kEstimated; break;
      case kModDenied: predicate->modality = Modality::kDenied; break;
      case kModConditional: predicate->modality = Modality::kConditional; break;
      default: break;
    }
  }

  const context::Context& context_;
  const ConceptTable& concepts_;
  const Analysis& analysis_;
  ConceptId light_, state_;
  Frame frame_;
};

}  // namespace

Frame ReadFrame(const context::Context& context, const ConceptTable& concepts, SentenceId sentence) {
  return FrameReader(context, concepts, sentence).Run();
}

Voice VoiceOf(const Analysis& analysis, uint32_t token) {
  const Entry* shape = analysis.word(token).voice;
  if (shape == nullptr) return Voice::kUnknown;
  return shape->choice == kVoiceActive ? Voice::kActive : shape->choice == kVoicePassive ? Voice::kPassive : Voice::kNominal;
}

const Predicate* Frame::PredicateAt(uint32_t token) const {
  const auto at =
      std::upper_bound(predicates.begin(), predicates.end(), token, [](uint32_t t, const Predicate& p) { return t < p.first; });
  return at != predicates.begin() && token < std::prev(at)->last ? &*std::prev(at) : nullptr;
}

uint32_t Frame::ClauseAt(uint32_t token) const {
  const auto at =
      std::upper_bound(clauses.begin(), clauses.end(), token, [](uint32_t t, const Clause& c) { return t < c.first; });
  return at == clauses.begin() ? 0 : static_cast<uint32_t>(at - clauses.begin() - 1);
}

// The nearest predicate wins; what lies in another clause, behind a comma or is light stands further off.
//
//     "killed 12 people and injured 30":  30 -> injured (1 away), not killed (5 away and another clause)
//     "2.000 tentara yang dikirim ... telah tewas": the relative clause is passed over, its clause goes on with "tewas"
uint32_t Frame::Governor(uint32_t begin, uint32_t end) const {
  if (clauses.empty()) return kNone;
  const uint32_t here = ClauseAt(begin);
  uint32_t best = kNone;
  int best_cost = std::numeric_limits<int>::max();
  for (uint32_t i = 0; i < predicates.size(); ++i) {
    const Predicate& p = predicates[i];
    if (p.first < end && begin < p.last) continue;  // within the noun itself
    const bool after = p.first >= end;
    int cost = static_cast<int>(after ? p.first - end : begin - p.last);
    const Clause& clause = clauses[p.clause];
    if (p.clause != here) {
      const bool resumed = clause.resumes == here || clauses[here].resumes == p.clause || clause.resumes == clauses[here].resumes;
      if (resumed) {
        // Between the noun and the verb that goes on with its clause lies only the insertion.
        cost = after ? static_cast<int>(p.first - clause.first) + 1 : cost;
      } else if (clauses[here].kind != ClauseKind::kMain && clauses[here].parent == p.clause) {
        cost += 12;
      } else {
        cost += clause.kind == ClauseKind::kRelative ? 25 : 18;
      }
    }
    if (p.light) cost += 30;
    if (p.voice == Voice::kNominal) cost += 4;
    if (cost < best_cost) {
      best_cost = cost;
      best = i;
    }
  }
  return best;
}

std::vector<uint32_t> Frame::Restrictors(uint32_t begin, uint32_t end) const {
  std::vector<uint32_t> found;
  const uint32_t here = ClauseAt(begin);
  for (uint32_t i = 0; i < predicates.size() && found.size() < 4; ++i) {
    const Predicate& p = predicates[i];
    const Clause& clause = clauses[p.clause];
    if (clause.kind == ClauseKind::kRelative && clause.parent == here && clause.first >= end && clause.first - end <= 6)
      found.push_back(i);
  }
  return found;
}

void Frame::Participants(uint32_t predicate, EntityList* subjects, EntityList* others) const {
  const Predicate& p = predicates[predicate];
  const auto add = [&](EntityId id, EntityList* to) {
    const context::Entity& entity = (*context)[id];
    if (entity.kind == context::EntityKind::kGroup && !entity.members.empty()) {
      for (EntityId member : entity.members) {
        if (std::find(to->begin(), to->end(), member) == to->end()) to->push_back(member);
      }
    } else if (std::find(to->begin(), to->end(), id) == to->end()) {
      to->push_back(id);
    }
  };
  for (uint32_t c = 0; c < clauses.size(); ++c) {
    const Clause& clause = clauses[c];
    const bool same = c == p.clause || clause.resumes == clauses[p.clause].resumes;
    if (!same) continue;
    const auto [from, to] = context->MentionsIn(clause.first, clause.last);
    for (uint32_t m = from; m < to; ++m) {
      const context::EntityMention& mention = context->mentions[m];
      add(mention.entity, mention.first < p.first ? subjects : others);
    }
  }
  // "Korea Utara berencana | untuk mengerahkan", "said it planned | to deploy": a clause without a subject has that of the one
  // it hangs on.
  const Clause& own = clauses[p.clause];
  if (!subjects->empty() || own.parent == p.clause) return;
  const Clause& parent = clauses[own.parent];
  const auto [from, to] = context->MentionsIn(parent.first, std::min(parent.last, own.first));
  for (uint32_t m = from; m < to; ++m) add(context->mentions[m].entity, subjects);
}

EntityList Frame::EntitiesAround(uint32_t token) const {
  EntityList found;
  uint32_t c = ClauseAt(token);
  for (int steps = 0; steps < 4; ++steps) {
    const auto [from, to] = context->MentionsIn(clauses[c].first, clauses[c].last);
    for (uint32_t m = from; m < to; ++m) {
      const EntityId id = context->mentions[m].entity;
      if (std::find(found.begin(), found.end(), id) == found.end()) found.push_back(id);
    }
    if (clauses[c].parent == c) break;
    c = clauses[c].parent;
  }
  return found;
}

}  // namespace silang::claims
