// The words around a mention: what a person needs to see to judge it, and no more.
#ifndef SILANG_REPORT_EXCERPT_H_
#define SILANG_REPORT_EXCERPT_H_

#include <string_view>
#include <vector>

#include "report/page.h"
#include "silang/report.h"

namespace silang::report {

// The sentences that `passage` touches, as a span of its source's text; the passage itself if the source does not know
// its sentences. Always within the text.
Span SentencesAround(const SourceInfo& source, const Passage& passage);

// source.text[around] with `marks` (absolute spans, sorted, apart) in `ink`, cut around the first mark to at most
// `columns` columns in all; "…" stands for what is left out. `colour` tells whether marks cost columns of their own.
Runs Quote(const SourceInfo& source, Span around, const std::vector<Span>& marks, Ink ink, int columns, bool colour);

// The words of `a` that are not in `b`, in order, as spans of `a` moved by `offset`: the longest common subsequence of the
// words of both, folded. The whole of `a` if they have too little in common or are too long (400 words) to compare.
//
//     a: "kita akan menjaga perdamaian"    b: "kita harus menjaga perdamaian"    ->  "akan"
//
// Without it a changed word in a long quotation would have to be found by eye. O(words of a × words of b).
std::vector<Span> ChangedWords(std::string_view a, std::string_view b, uint32_t offset);

}  // namespace silang::report

#endif  // SILANG_REPORT_EXCERPT_H_
