// Where on a page its article is.
#ifndef SILANG_DOCUMENT_PAGE_ROOTS_H_
#define SILANG_DOCUMENT_PAGE_ROOTS_H_

#include <string_view>
#include <vector>

#include "document/html_tree.h"
#include "document/page_blocks.h"
#include "document/page_weights.h"

namespace silang::document {

// The elements that hold the article, in order and apart from each other; at least one. `headline`: its block.
//
// What a page marks as its body is it if enough of the prose is there. Else it is the smallest element that holds most of the
// prose, found by going down from the page as long as one child does; unless an article's worth of prose stands between the headline
// and that element, which then follows the article: a ticker, what readers say. Linear in the page times its depth.
std::vector<NodeIndex> FindRoots(const HtmlTree& tree, const std::vector<Block>& blocks, const PageWeights& weights,
                                 size_t headline);

// The block of the headline: the heading that is `title` (folded), else the first of the first rank; past the last if there is none.
size_t FindHeadline(const HtmlTree& tree, const std::vector<Block>& blocks, std::string_view title);

// The innermost <article>, <main> or the like around an element; the body if there is none.
NodeIndex ArticleAround(const HtmlTree& tree, NodeIndex i);

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_PAGE_ROOTS_H_
