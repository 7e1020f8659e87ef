#include "claims/sentence_parts.h"

namespace silang::claims {

void ReadStatementClaims(const SentenceParts& parts, std::vector<Claim>* claims) {
  for (const Statement* statement : parts.statements) {
    if (statement->sentence != parts.sentence || statement->first >= statement->last) continue;
    const bool indirect = statement->form == StatementForm::kIndirect;
    Claim claim = MakeClaim(parts, indirect ? ClaimKind::kAttribution : ClaimKind::kQuote, statement->first, statement->last);
    claim.span = statement->span;
    claim.value.text = std::string(parts.document().Text(statement->span));
    FillSlots(parts, Frame::kNone, &claim);
    claim.speaker = statement->speaker;
    claim.speaker_span = statement->speaker_span;
    claim.cue = statement->cue;
    claim.outlet = statement->outlet;
    claim.modality = statement->denial ? Modality::kDenied : Modality::kAsserted;
    claim.clause_first = statement->first;
    claim.clause_last = statement->last;
    claims->push_back(std::move(claim));
  }
}

}  // namespace silang::claims
