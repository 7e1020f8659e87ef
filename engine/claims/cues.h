// The words that introduce statements, found once for a document.
#ifndef SILANG_CLAIMS_CUES_H_
#define SILANG_CLAIMS_CUES_H_

#include <cstdint>
#include <vector>

#include "context/context.h"

namespace silang::claims {

// As the choices of Topic::kCue.
enum class CueKind : uint8_t {
  kSay,
  kTell,
  kWrite,
  kClaim,
  kDeny,
  kConfirm,
  kAsk,
  kOrder,
  kEstimate,
  kReport,
  kAccording,
  kBeside,
  kClitic,
  kCited,
  kHearsay,
  kNaming,  // no speech: a title or name follows
  kIdiom,   // no speech at all
};

struct Cue {
  uint32_t first = 0;  // tokens [first, last)
  uint32_t last = 0;
  CueKind kind = CueKind::kSay;
  bool leads = false;  // may stand before its subject: "kata X", "said X"
};

class CueList {
 public:
  explicit CueList(const context::Context& context);

  // The first cue that lies in tokens [from, end); nullptr if there is none.
  const Cue* FirstIn(uint32_t from, uint32_t end) const;
  const Cue* LastIn(uint32_t from, uint32_t end) const;
  // Whether the words of [begin, to) call what follows by a name: "a film dubbed", "diskusi bertajuk".
  bool NamesBefore(uint32_t begin, uint32_t to) const;
  // Where the words said begin, of a cue whose words follow in [from, end): past "that", "reporters on Monday that".
  uint32_t WordsAfter(const Cue& cue, uint32_t from, uint32_t end) const;

 private:
  bool IsAddressee(const text::Hit& to) const;
  uint32_t PastAddressee(uint32_t from, uint32_t end) const;

  const text::Analysis& analysis_;
  const context::Context& context_;
  std::vector<Cue> cues_;  // in order, not overlapping
};

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_CUES_H_
