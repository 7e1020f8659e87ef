// What the readers found in one sentence, and how a claim gets its slots from it.
#ifndef SILANG_CLAIMS_SENTENCE_PARTS_H_
#define SILANG_CLAIMS_SENTENCE_PARTS_H_

#include <vector>

#include "claims/article_figures.h"
#include "claims/claim.h"
#include "claims/frame.h"
#include "claims/quantities.h"
#include "claims/quotes.h"
#include "claims/time.h"

namespace silang::claims {

// Who took part in the latest event of each kind that the article told of so far.
using EventMemory = std::vector<std::pair<ConceptId, EntityList>>;

struct SentenceParts {
  const context::Context& context;
  const languages::ConceptTable& concepts;
  SentenceId sentence;
  Frame frame;
  std::vector<QuantityMention> quantities;
  std::vector<TimeMention> times;
  std::vector<const Statement*> statements;  // those that touch the sentence
  const EventMemory* memory = nullptr;       // of the sentences before
  std::vector<uint32_t> properties;          // tokens that name something that is measured: price, speed, toll; in order
  const std::vector<Claim>* told = nullptr;  // the claims of the sentences before
  const ArticleFigures* figures = nullptr;   // of the whole article

  const document::Document& document() const { return *context.document; }
  const text::Analysis& analysis() const { return context.document->analysis; }
  const document::Sentence& where() const { return context.document->sentences[sentence.value]; }
};

// A claim of `kind` on tokens [first, last), with its place and nothing else.
Claim MakeClaim(const SentenceParts& parts, ClaimKind kind, uint32_t first, uint32_t last);
// The same as the last of `claims`, where it stays: a claim is large.
Claim& AddClaim(const SentenceParts& parts, ClaimKind kind, uint32_t first, uint32_t last, std::vector<Claim>* claims);

// Fills what the claim's surroundings say: predicate, clause, participants, time, place, speaker, modality. `governor` is the
// predicate that governs the claim, Frame::kNone to have it found.
void FillSlots(const SentenceParts& parts, uint32_t governor, Claim* claim);

// Which of the figures of a thing a figure is, as the words around it tell: what was aimed at, allowed, offered, what it was before,
// a first count ... One bit for each choice of Topic::kPart from "limit" on; 0 if nothing is told.
uint32_t StandingOf(const SentenceParts& parts, const Claim& claim);
// The same of what the words that begin at `token` tell; they must end by `last`.
uint32_t StandingAt(const SentenceParts& parts, uint32_t token, uint32_t last);

// The concepts of a class that the longest form at `token` names, best first.
ConceptList ConceptsAt(const SentenceParts& parts, uint32_t token, languages::ConceptClass concept_class);

// Whether a verb stands before `token` in the sentence; nouns of action are none.
bool HasVerbBefore(const SentenceParts& parts, uint32_t token);

// Whether a token is somebody's or something's: "the Prime Minister's envoy", "Monday's flood".
bool IsPossessive(const SentenceParts& parts, uint32_t token);

// One reader a kind, or a few kinds that are read alike. Each appends its claims.
void ReadQuantityClaims(const SentenceParts& parts,
                        std::vector<Claim>* claims);  // counts, measures, money, percent, ordinals, durations, ages
void ReadDateClaims(const SentenceParts& parts, std::vector<Claim>* claims);
void ReadStatementClaims(const SentenceParts& parts, std::vector<Claim>* claims);  // quotes, attributions
void ReadEventClaims(const SentenceParts& parts, std::vector<Claim>* claims);      // participants, places, polarity
void ReadSuperlativeClaims(const SentenceParts& parts, std::vector<Claim>* claims);
void ReadTitleClaims(const SentenceParts& parts, std::vector<Claim>* claims);

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_SENTENCE_PARTS_H_
