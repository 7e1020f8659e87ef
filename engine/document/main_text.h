// Which blocks of a page are its article.
#ifndef SILANG_DOCUMENT_MAIN_TEXT_H_
#define SILANG_DOCUMENT_MAIN_TEXT_H_

#include <string_view>
#include <vector>

#include "document/html_tree.h"
#include "document/page_blocks.h"

namespace silang::document {

// The blocks of the main text, as indices in order. `title`: the headline if it is known, which is not repeated.
//
// A block is prose if it has some words, few of them in links, or ends a sentence; prose counts by its length. What a site marks
// as something else (page_hints.inc, <nav>, <aside>, hidden) is left out unless too much of the prose is in it. Of the rest the
// elements that hold the article are found (page_roots.h), within them boxes of links, teasers and stray lines are left out, and
// the standfirst, which may stand outside, is put before them (standfirst.h).
//
// The ideas are those of C. Kohlschütter, P. Fankhauser and W. Nejdl, "Boilerplate detection using shallow text features"
// (2010), for words and link density, and of Arc90's Readability for names of classes. Linear in the page times its depth (at
// most 512).
std::vector<size_t> FindMainText(const HtmlTree& tree, const std::vector<Block>& blocks, std::string_view title);

// All blocks that are no furniture by their tags alone, for a fragment that is nothing but an article: an entry of a feed.
std::vector<size_t> FindFragmentText(const HtmlTree& tree, const std::vector<Block>& blocks);

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_MAIN_TEXT_H_
