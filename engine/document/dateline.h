// The words before the first sentence that say where a report comes from, and who sent it.
#ifndef SILANG_DOCUMENT_DATELINE_H_
#define SILANG_DOCUMENT_DATELINE_H_

#include <optional>
#include <string>

#include "base/civil.h"
#include "document/lines.h"

namespace silang::document {

struct Dateline {
  uint32_t last = 0;  // the token where the sentence begins
  std::string place, publisher;
  std::optional<CivilTime> date;
};

// Reads the dateline that opens a line of body text:
//
//     SEPUTARAN.COM, Istanbul – Pemimpin Korea ...      publisher and place
//     Beijing (ANTARA) - Presiden ...                   place and agency
//     NEW ORLEANS, Aug 25 (Atlas News) - Hurricane ...  with a date
//     JAKARTA, KOMPAS — Polisi ...                      place and publisher
//     Manado, 11 Maret 2025 – Menteri ...
//
// What it must not take for one: "Kim Jong Un – yang tiba kemarin – ...", "UPDATE - ...". So a dash alone counts only
// after capitals, a domain, a date or brackets, or (`first`, the first line of the body) after a few capitalised words.
// Looks at no more than 24 tokens.
std::optional<Dateline> ReadDateline(const View& view, Range line, bool first);

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_DATELINE_H_
