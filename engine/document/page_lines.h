// The lines of a page's main text that the words of its language give away as no part of it: "Read more: ...", bylines.
#ifndef SILANG_DOCUMENT_PAGE_LINES_H_
#define SILANG_DOCUMENT_PAGE_LINES_H_

#include <string>
#include <vector>

#include "document/html_tree.h"
#include "document/page_blocks.h"
#include "languages/pack.h"

namespace silang::document {

struct PageLines {
  std::vector<size_t> blocks;
  std::string published;  // ISO 8601, of a line that told it: "Published on 5 Sep 2025"
  std::string published_cue;
};

// The blocks of `main` without those that are furniture (document/furniture.h), and without headings that head nothing. Linear.
PageLines WithoutFurniture(const HtmlTree& tree, const std::vector<Block>& blocks, std::vector<size_t> main,
                           const languages::LanguagePack& pack);

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_PAGE_LINES_H_
