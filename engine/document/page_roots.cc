#include "document/page_roots.h"

#include <algorithm>

#include "unicode/unicode.h"

namespace silang::document {
namespace {

constexpr double kMost = 0.75;        // of the prose, in the child that the search goes down to
constexpr double kBodyShare = 0.5;    // of the prose there, in a named body that is believed
constexpr double kHeadedShare = 0.2;  // the same, in one that the headline stands in or over
constexpr double kLead = 400;         // bytes of prose that may stand between the headline and the body
constexpr double kBegun = 600;        // bytes of prose below the headline that are an article beside something longer
constexpr double kBegunShare = 0.15;  // of what is longer
constexpr double kWholeShare = 0.75;  // of the prose of an element, in the bodies within it that are one

class RootFinder {
 public:
  RootFinder(const HtmlTree& tree, const std::vector<Block>& blocks, const PageWeights& weights, size_t headline)
      : tree_(tree), blocks_(blocks), weights_(weights), headline_(headline) {}

  std::vector<NodeIndex> Run() const {
    const NodeIndex densest = BelowHeadline(Descend(Start()));
    Roots named = NamedBodies();
    double prose = 0;
    for (const NodeIndex i : named) prose += weights_.Prose(i);
    if (named.empty()) return {densest};
    const double share = IsHeaded(named.front()) && !HasOtherBody(densest, named) ? kHeadedShare : kBodyShare;
    if (prose < share * weights_.Prose(densest)) return {densest};
    if (named.size() == 1) return named;
    const NodeIndex box = CommonBox(named);
    if (prose >= kWholeShare * weights_.Prose(box)) return {box};
    return named;
  }

 private:
  using Roots = std::vector<NodeIndex>;

  // Whether another child of its parent has its class and a paragraph of prose: rows of an article.
  bool IsOneOfSeveral(NodeIndex i) const {
    constexpr double kParagraph = 150;
    const NodeIndex parent = tree_[i].parent;
    const std::string_view name = tree_.Attribute(i, "class");
    if (name.empty()) return false;
    for (NodeIndex child = parent + 1; child < tree_[parent].end; child = tree_[child].end) {
      if (child != i && !tree_[child].IsText() && weights_.Prose(child) >= kParagraph && tree_.Attribute(child, "class") == name)
        return true;
    }
    return false;
  }

  // The element with most of the prose: down from `from` as long as one child has it.
  NodeIndex Descend(NodeIndex from) const {
    while (true) {
      NodeIndex best = from;
      for (NodeIndex child = from + 1; child < tree_[from].end; child = tree_[child].end) {
        if (!tree_[child].IsText() && weights_.Prose(child) > (best == from ? 0 : weights_.Prose(best))) best = child;
      }
      const bool box =
          best != from && (tree_[best].IsBlock() || tree_[best].tag == Tag::kInline || tree_[best].tag == Tag::kSpan);
      if (!box || weights_.Prose(best) < kMost * weights_.Prose(from)) return from;
      if (tree_[best].tag == Tag::kP || tree_[best].tag == Tag::kList || tree_[best].tag == Tag::kRow) return from;
      if (IsOneOfSeveral(best)) return from;
      from = best;
    }
  }

  // Named bodies that are one by name and by the article they stand in, from the first that has much.
  Roots NamedBodies() const {
    Roots named;
    double most = 0;
    for (NodeIndex i = tree_.body(); i < tree_.size(); ++i) {
      if (!weights_.HintsOf(i).Has(Hint::kBody) || weights_.Prose(i) <= 0 || i == tree_.body()) continue;
      if (tree_[i].tag == Tag::kP || tree_[i].tag == Tag::kSpan) continue;  // each paragraph of it is named so
      named.push_back(i);
      most = std::max(most, weights_.Prose(i));
    }
    if (named.empty()) return {};
    // A page that goes on with further articles opens with its own.
    auto first = std::find_if(named.begin(), named.end(), [&](NodeIndex i) { return weights_.Prose(i) >= 0.4 * most; });
    // Of bodies within bodies the innermost that has all but a little.
    for (auto at = first + 1; at != named.end() && *at < tree_[*first].end; ++at) {
      if (weights_.Prose(*at) >= 0.9 * weights_.Prose(*first)) first = at;
    }
    Roots one;
    NodeIndex end = 0;
    for (const NodeIndex i : named) {
      const bool same = i == *first || (tree_.Attribute(i, "class") == tree_.Attribute(*first, "class") &&
                                        tree_.Attribute(i, "data-component") == tree_.Attribute(*first, "data-component") &&
                                        ArticleAround(tree_, i) == ArticleAround(tree_, *first));
      if (!same || i < end) continue;
      one.push_back(i);
      end = tree_[i].end;
    }
    return one;
  }

  NodeIndex CommonBox(const Roots& roots) const {
    NodeIndex box = roots.front();
    while (box != 0 && tree_[box].end < tree_[roots.back()].end) box = tree_[box].parent;
    return box;
  }

  // The first <article> with much of the prose, else the page.
  NodeIndex Start() const {
    double most = 0;
    for (NodeIndex i = tree_.body(); i < tree_.size(); ++i) {
      if (tree_[i].tag == Tag::kArticle) most = std::max(most, weights_.Prose(i));
    }
    if (most < kBodyShare * weights_.Prose(tree_.body())) {
      for (NodeIndex i = tree_.body(); i < tree_.size(); ++i) {
        const bool main = tree_[i].tag == Tag::kMain || tree_.Attribute(i, "role") == "main";
        if (main && weights_.Prose(i) >= kBodyShare * weights_.Prose(tree_.body())) return i;
      }
      return tree_.body();
    }
    for (NodeIndex i = tree_.body(); i < tree_.size(); ++i) {
      if (tree_[i].tag == Tag::kArticle && weights_.Prose(i) >= 0.6 * most) return i;
    }
    return tree_.body();
  }

  double ProseBetween(size_t first, size_t last) const {
    double prose = 0;
    for (size_t b = first; b < last; ++b) {
      if (!weights_.IsDropped(b) && PageWeights::IsProse(tree_, blocks_[b])) prose += blocks_[b].chars;
    }
    return prose;
  }

  // Whether the headline is in it, or next to nothing stands between the headline and it.
  bool IsHeaded(NodeIndex i) const {
    const size_t first = weights_.FirstBlock(i);
    return headline_ < weights_.LastBlock(i) && (headline_ >= first || ProseBetween(headline_, first) < kLead);
  }

  // What is longest may be what follows the article: a ticker, what readers say. Where text stands between the headline and it, the
  // article is there: the smallest box around the headline that has that text and not what is longest.
  NodeIndex BelowHeadline(NodeIndex densest) const {
    const size_t first = weights_.FirstBlock(densest);
    if (headline_ >= first) return densest;
    const double between = ProseBetween(headline_, first);
    if (between < std::max(kBegun, kBegunShare * weights_.Prose(densest))) return densest;
    NodeIndex box = blocks_[headline_].box;
    while (box != 0 && weights_.Prose(box) < kMost * between) box = tree_[box].parent;
    return box <= densest && densest < tree_[box].end ? densest : box;
  }

  // Whether a further named body in it has more than a little: the text behind its preview.
  bool HasOtherBody(NodeIndex box, const Roots& named) const {
    double prose = 0;
    for (const NodeIndex i : named) prose += weights_.Prose(i);
    for (NodeIndex i = box; i < tree_[box].end; ++i) {
      if (!weights_.HintsOf(i).Has(Hint::kBody) || weights_.Prose(i) < prose / 2) continue;
      const auto at = std::lower_bound(named.begin(), named.end(), i);
      const bool holds = at != named.end() && *at < tree_[i].end;
      const bool within = at != named.begin() && i < tree_[*(at - 1)].end;
      if (!holds && !within) return true;
    }
    return false;
  }

  const HtmlTree& tree_;
  const std::vector<Block>& blocks_;
  const PageWeights& weights_;
  const size_t headline_;
};

}  // namespace

NodeIndex ArticleAround(const HtmlTree& tree, NodeIndex i) {
  while (i != tree.body() && i != 0 && tree[i].tag != Tag::kArticle && tree[i].tag != Tag::kMain) i = tree[i].parent;
  return i;
}

size_t FindHeadline(const HtmlTree& tree, const std::vector<Block>& blocks, std::string_view title) {
  size_t first = blocks.size();
  for (size_t b = 0; b < blocks.size(); ++b) {
    const Tag tag = tree[blocks[b].box].tag;
    if (tag != Tag::kHeading && tag != Tag::kHeading1) continue;
    if (!title.empty() && unicode::Fold(blocks[b].text) == title) return b;
    if (tag == Tag::kHeading1) first = std::min(first, b);
  }
  return first;
}

std::vector<NodeIndex> FindRoots(const HtmlTree& tree, const std::vector<Block>& blocks, const PageWeights& weights,
                                 size_t headline) {
  return RootFinder(tree, blocks, weights, headline).Run();
}

}  // namespace silang::document
