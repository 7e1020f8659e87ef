// The same words, or nearly, in two places: who says them, and which words were changed.
#ifndef SILANG_DIFF_QUOTES_H_
#define SILANG_DIFF_QUOTES_H_

#include <vector>

#include "diff/decision.h"

namespace silang::diff {

// Words of two texts side by side, by the longest common subsequence of their lemmas.
struct WordMatch {
  uint32_t common = 0;
  uint32_t words_a = 0, words_b = 0;     // content and function words alike, without punctuation
  std::vector<uint32_t> only_a, only_b;  // tokens without a partner that carry meaning
  double Share() const {                 // of the shorter text
    const uint32_t shorter = words_a < words_b ? words_a : words_b;
    return shorter == 0 ? 0 : static_cast<double>(common) / shorter;
  }
};

// Compares the words of two statements, of the texts a and b. Cost: words of x × words of y, which Item::said bounds.
WordMatch MatchWords(const std::vector<SaidWord>& x, const text::Analysis& a, const std::vector<SaidWord>& y,
                     const text::Analysis& b);

// Two statements, direct or indirect. Nothing unless they are largely the same words.
std::optional<Decision> CompareStatements(const Comparer& comparer, const Item& a, const Item& b, const text::Analysis& text_a,
                                          const text::Analysis& text_b);

// Its steps: few of the many that are compared are told.
std::vector<std::string> ExplainStatements(const Comparer& comparer, const Item& a, const Item& b, const text::Analysis& text_a,
                                           const text::Analysis& text_b);

}  // namespace silang::diff

#endif  // SILANG_DIFF_QUOTES_H_
