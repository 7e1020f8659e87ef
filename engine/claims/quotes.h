// Who said what: quoted words and indirect statements with their speakers and the words that introduce them.
#ifndef SILANG_CLAIMS_QUOTES_H_
#define SILANG_CLAIMS_QUOTES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "context/context.h"
#include "silang/types.h"

namespace silang::claims {

enum class StatementForm : uint8_t {
  kDirect,    // a quoted sentence or clause
  kFragment,  // quoted words within the reporter's own sentence
  kIndirect,  // "X said that ..."
};

struct Statement {
  StatementForm form = StatementForm::kDirect;
  Span span;           // what was said, without quotation marks
  uint32_t first = 0;  // tokens [first, last) of it
  uint32_t last = 0;
  SentenceId sentence;               // where it begins; a quotation may run on over further sentences
  std::optional<Span> cue;           // the verb or phrase that introduces it: "kata", "menurut", "according to"
  std::optional<Span> speaker_span;  // the words that name the speaker, with the role: "Presiden Xi"
  EntityId speaker;                  // who that is, if resolved
  std::optional<Span> outlet_span;   // the outlet or agency that the article cites for it: "menurut KCNA"
  EntityId outlet;
  bool denial = false;   // introduced by a verb of denying
  bool hearsay = false;  // introduced by a verb of claiming, or "reportedly"
};

// All statements of the document, in order of their begin. Linear, nesting bounded.
std::vector<Statement> ReadStatements(const context::Context& context);

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_QUOTES_H_
