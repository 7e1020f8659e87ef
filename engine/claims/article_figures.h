// What the figures of an article have in common: in which currency it counts.
#ifndef SILANG_CLAIMS_ARTICLE_FIGURES_H_
#define SILANG_CLAIMS_ARTICLE_FIGURES_H_

#include <string>
#include <vector>

#include "claims/quantities.h"

namespace silang::claims {

struct ArticleFigures {
  std::vector<std::vector<QuantityMention>> sentences;  // the quantities of each
  std::string currency;                                 // ISO 4217 code, where the article tells of money in one currency only
  bool shares = false;                                  // tells of percentages
  bool money = false;                                   // tells of money with its currency
  bool counts_many = false;                             // "1.2 million homes": what is told in millions need not be money
};

// Reads the quantities of all sentences that may hold claims. In a language without the setting `dollar`, a bare "$" of an article that
// speaks of pesos and names no dollars is that of pesos. Linear.
ArticleFigures ReadFigures(const context::Context& context);

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_ARTICLE_FIGURES_H_
