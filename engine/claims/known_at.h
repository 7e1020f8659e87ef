// Up to when figures are known: tolls grow, and two of different hours do not contradict each other.
#ifndef SILANG_CLAIMS_KNOWN_AT_H_
#define SILANG_CLAIMS_KNOWN_AT_H_

#include <optional>
#include <vector>

#include "claims/sentence_parts.h"

namespace silang::claims {

// Whether a time says until when something is told: "until Monday", "by Friday noon"; not "hit by Monday's flood".
bool IsLimit(const SentenceParts& parts, const TimeMention& time);

// Reads an article sentence by sentence, in order. What a sentence says of itself comes first ("As of 6 p.m. on Tuesday, 17 people",
// "lima masih dicari hingga Minggu pukul 22.00"), then what an earlier one of its paragraph says, then the heading that it stands under
// ("UPDATE Rabu 12.00 WIB:", "Situation at 5:30 p.m.:", "9:45 p.m." before an entry of a ticker). When an article came out is no such time.
class KnownAt {
 public:
  // A line above or between the text from which no claims are read: "Data as of 17:00, Tuesday 24 November", "Boletim nº 3, 9/2, 9h".
  void PassLine(const context::Context& context, const languages::ConceptTable& concepts, const document::Sentence& line,
                const std::vector<TimeMention>& times);
  // Sets Claim::known_at of the figures of a sentence. Linear in its tokens and claims.
  void Date(const SentenceParts& parts, std::vector<Claim>* claims);

 private:
  std::optional<TimeValue> heading_, paragraph_, latest_;
  uint32_t of_paragraph_ = 0;
  bool in_text_ = false;  // a sentence with a verb came before
};

// "Eight dead" above an article that says "eight people had died by 10 p.m." is known up to then, too: figures of one article that are
// equal and of the same, where that is sure. Near linear.
void SpreadKnownAt(const languages::ConceptTable& concepts, std::vector<Claim>* claims);

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_KNOWN_AT_H_
