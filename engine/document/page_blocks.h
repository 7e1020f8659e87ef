// A page as blocks: the stretches of text between the edges of boxes, which is what a reader sees as paragraphs, headings, items,
// cells and lines.
#ifndef SILANG_DOCUMENT_PAGE_BLOCKS_H_
#define SILANG_DOCUMENT_PAGE_BLOCKS_H_

#include <string>
#include <vector>

#include "document/html_tree.h"
#include "document/page_hints.h"

namespace silang::document {

// A stretch of a block's text that a text node gave, one byte for one byte unless a character of it was written otherwise in
// the page: an entity, a charset.
struct TextPiece {
  uint32_t text = 0;       // where it begins in the block's text
  uint32_t text_size = 0;  // in UTF-8
  uint32_t page = 0;       // where it begins in the page, decoded to UTF-8
  uint32_t page_size = 0;  // equal to text_size: one for one; else it stands for the whole
};

struct Block {
  NodeIndex node = 0;  // its first text node
  NodeIndex box = 0;   // the element whose box it stands in
  std::string text;    // white space as one space; a line break as '\n'
  std::vector<TextPiece> pieces;
  uint32_t chars = 0, link_chars = 0, emphasis_chars = 0;  // bytes that are no white space; those within links; those in bold
  uint32_t words = 0;                                      // an ideograph is half a word
  bool ends_sentence = false;

  double links() const { return chars == 0 ? 0 : static_cast<double>(link_chars) / chars; }
};

// All blocks of the page, by node.
std::vector<Block> ReadBlocks(const HtmlTree& tree);

// How many words a text has, and whether a mark that ends a sentence stands last, perhaps before quotation marks and brackets.
uint32_t CountWords(std::string_view text);
bool EndsSentence(std::string_view text);

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_PAGE_BLOCKS_H_
