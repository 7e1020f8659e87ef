// Which offices of one person exclude each other.
#ifndef SILANG_CLAIMS_OFFICES_H_
#define SILANG_CLAIMS_OFFICES_H_

#include <vector>

#include "claims/claim.h"
#include "languages/pack.h"

namespace silang::claims {

enum class Offices : uint8_t {
  kUnlike,  // a person may hold both
  kOne,     // the same, as far as is told
  kDeputy,  // an office, and that of its deputy
  kRank,    // different ranks or posts of one scale: "Sgt." / "Police Chief", "ketua majelis" / "hakim anggota"
  kMatter,  // one sort of office for different matters: "Menteri Perdagangan" / "Menteri Perindustrian"
  kPublic,  // different offices of state, of which nobody holds two: a judge and a prosecutor
};

// How two titles of one person stand to each other, by their concepts (`single-office`, `one-of-a-body`, `public-office`,
// `rank-scale`, `post-scale` of languages/data/concepts/base.txt) and, within a language, by the words that say of what they are. Linear in those words.
Offices CompareOffices(const languages::ConceptTable& concepts, const Claim& a, const Claim& b, bool one_language);

// Who is called by two offices in an article that exclude each other is so by short, or was one of them before: neither says surely what
// he is. Near linear.
void NarrowDoubtfulOffices(const languages::ConceptTable& concepts, std::vector<Claim>* claims);

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_OFFICES_H_
