// The shape of a sentence: its clauses, what happens in each, and who takes part.
//
//     Badan intelijen memperkirakan ada sekitar 2.000 tentara yang dikirim untuk berperang telah tewas
//                     ^speech                         noun   ^relative: send, fight        ^main: die
//
// Without the relative clause set apart, the 2,000 would count those sent; they are the dead.
#ifndef SILANG_CLAIMS_FRAME_H_
#define SILANG_CLAIMS_FRAME_H_

#include <cstdint>
#include <vector>

#include "context/context.h"
#include "languages/pack.h"

namespace silang::claims {

enum class ClauseKind : uint8_t { kMain, kRelative, kTime, kCause, kCondition, kConcession, kPurpose, kThat };

struct Clause {
  uint32_t first = 0;  // tokens [first, last)
  uint32_t last = 0;
  ClauseKind kind = ClauseKind::kMain;
  uint32_t parent = 0;   // index of the clause it hangs on; its own for the first
  uint32_t resumes = 0;  // index of the clause that this one goes on with after an insertion; its own otherwise
};

enum class Voice : uint8_t { kUnknown, kActive, kPassive, kNominal };

// The voice that the shape of a word tells (topic [voice]): "di+" passive, "pe+an" nominal.
Voice VoiceOf(const text::Analysis& analysis, uint32_t token);

// An event that the sentence names: a verb, or a noun of action.
struct Predicate {
  uint32_t first = 0;  // tokens [first, last)
  uint32_t last = 0;
  ConceptList concepts;  // readings, best first, at most 4
  uint32_t clause = 0;
  Voice voice = Voice::kUnknown;
  Modality modality = Modality::kAsserted;
  bool negated = false;
  bool light = false;  // says that something is said, begins, rises: governs a claim only if nothing else does
  bool state = false;  // tells how a thing stands: an adjective, as a rule, that parts no clauses
};

struct Frame {
  const context::Context* context = nullptr;
  SentenceId sentence;
  uint32_t first = 0;  // tokens [first, last) of the sentence
  uint32_t last = 0;
  std::vector<Clause> clauses;        // cover [first, last), in order
  std::vector<Predicate> predicates;  // in order

  static constexpr uint32_t kNone = 0xffffffff;

  uint32_t ClauseAt(uint32_t token) const;
  // The predicate that a token is of; nullptr if none. Logarithmic.
  const Predicate* PredicateAt(uint32_t token) const;
  // The predicate that governs tokens [begin, end): what happened to what stands there. kNone if nothing is known.
  uint32_t Governor(uint32_t begin, uint32_t end) const;
  // The predicates that restrict the noun in [begin, end): "soldiers [sent] there".
  std::vector<uint32_t> Restrictors(uint32_t begin, uint32_t end) const;
  // Who stands before and after a predicate in its clause; the agent of a passive counts as subject.
  void Participants(uint32_t predicate, EntityList* subjects, EntityList* others) const;
  // The entities of the clause at `token` and of those that it hangs on.
  EntityList EntitiesAround(uint32_t token) const;
};

// Reads the frame of one sentence. Linear in its tokens.
Frame ReadFrame(const context::Context& context, const languages::ConceptTable& concepts, SentenceId sentence);

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_FRAME_H_
