// The standfirst of a page: the paragraph or two between the headline and the body, which sites set in the box of the headline or
// in one of its own.
#ifndef SILANG_DOCUMENT_STANDFIRST_H_
#define SILANG_DOCUMENT_STANDFIRST_H_

#include <string_view>
#include <vector>

#include "document/html_tree.h"
#include "document/page_blocks.h"
#include "document/page_weights.h"

namespace silang::document {

// The blocks of the standfirst in order, of those that stand between the headline and `kept`, the blocks of the body; none if
// there is no headline before it. `title`: the headline, folded.
//
//     <header class=head><h1>Flood</h1>             the headline
//       <p class=lead>Two people died in Demak.</p>   is it: prose, and nothing from here up to the box of the headline is other
//       <div class=author>Ana is a writer.</div>      is not: the box is one of something else
//     </header><div class=text><p>The flood ...
//
// A block that the body says again is none. Linear in the blocks between times the depth.
std::vector<size_t> FindStandfirst(const HtmlTree& tree, const std::vector<Block>& blocks, const PageWeights& weights,
                                   std::string_view title, const std::vector<size_t>& kept);

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_STANDFIRST_H_
