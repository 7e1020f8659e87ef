// How much prose stands below each element of a page, and what of the page is left out.
#ifndef SILANG_DOCUMENT_PAGE_WEIGHTS_H_
#define SILANG_DOCUMENT_PAGE_WEIGHTS_H_

#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "document/html_tree.h"
#include "document/page_blocks.h"
#include "document/page_hints.h"

namespace silang::document {

class PageWeights {
 public:
  PageWeights(const HtmlTree& tree, const std::vector<Block>& blocks);

  // Leaves out what is no part of an article by its tag, by being hidden, or by its hints (if `by_hints`).
  void DropFurniture(bool by_hints);
  void Drop(NodeIndex element) { dropped_[element] = true; }
  // Sums anew what is not dropped; at once after each round of dropping.
  void Sum();

  bool IsDropped(size_t block) const { return block_dropped_[block]; }
  Hints HintsOf(NodeIndex element) const { return hints_[element]; }

  // Of the blocks below an element that are not dropped: bytes of prose, of all text, of links.
  double Prose(NodeIndex element) const { return At(prose_, element); }
  double Chars(NodeIndex element) const { return At(chars_, element); }
  double LinkChars(NodeIndex element) const { return At(links_, element); }
  // Blocks [first, last) stand below it.
  size_t FirstBlock(NodeIndex element) const { return first_block_[element]; }
  size_t LastBlock(NodeIndex element) const { return first_block_[tree_[element].end]; }

  bool IsHidden(NodeIndex element) const;

  // Whether a block reads as prose.
  static bool IsProse(const HtmlTree& tree, const Block& block);

 private:
  double At(const std::vector<double>& sums, NodeIndex element) const {
    return sums[LastBlock(element)] - sums[FirstBlock(element)];
  }
  void GroupByClass();
  double ShareOf(NodeIndex element) const;
  double ProseBefore(NodeIndex element) const;
  bool IsFurniture(NodeIndex element, bool by_hints) const;
  bool IsNamedFurniture(NodeIndex element) const;
  bool HoldsArticle(NodeIndex element) const;
  bool IsPicture(NodeIndex element) const;
  bool Has(Tag tag, NodeIndex element) const;

  const HtmlTree& tree_;
  const std::vector<Block>& blocks_;
  std::vector<Hints> hints_;         // of each node
  std::vector<size_t> first_block_;  // of each node, and past the last
  std::vector<NodeIndex> heads_;     // <h1>, ascending
  std::vector<NodeIndex> bodies_;    // elements that are named as bodies and hold much of the prose, ascending
  absl::flat_hash_map<std::string_view, double> prose_of_class_;  // of all elements of a class whose paragraphs have hints
  std::vector<char> dropped_, block_dropped_;
  std::vector<double> prose_, chars_, links_;  // sums over blocks
};

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_PAGE_WEIGHTS_H_
