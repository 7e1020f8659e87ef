// Quotation marks: which opens, which closes, what stands between.
#ifndef SILANG_CLAIMS_QUOTATIONS_H_
#define SILANG_CLAIMS_QUOTATIONS_H_

#include <cstdint>
#include <vector>

#include "document/document.h"

namespace silang::claims {

// Words between quotation marks.
struct Quotation {
  uint32_t open = 0;   // token of the opening mark
  uint32_t close = 0;  // token of the closing mark; where it is missing, the token behind the last quoted one
  bool closed = true;  // the closing mark is there
  uint32_t depth = 0;  // 0: not within another quotation
};

// The quotations of a document in order of their opening marks. All styles of marks, the wrong way round too; a quotation
// whose closing mark is missing ends with its paragraph, unless the next paragraph opens with a mark again and so goes on.
// Deeper than 4 marks are not looked at. Linear.
std::vector<Quotation> FindQuotations(const document::Document& document);

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_QUOTATIONS_H_
