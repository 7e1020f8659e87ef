#include "document/main_text.h"

#include <algorithm>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "document/page_weights.h"
#include "document/standfirst.h"
#include "unicode/unicode.h"

namespace silang::document {
namespace {

constexpr double kMost = 0.75;          // of the prose, in the child that the search goes down to
constexpr double kBodyShare = 0.5;      // of the prose there, in a named body that is believed
constexpr double kHeadedShare = 0.2;    // the same, in one that the headline stands in or over
constexpr double kLead = 400;           // bytes of prose that may stand between the headline and the body
constexpr double kBegun = 600;          // bytes of prose below the headline that are an article beside something longer
constexpr double kBegunShare = 0.15;    // of what is longer
constexpr double kWholeShare = 0.75;    // of the prose of an element, in the bodies within it that are one
constexpr double kLinkBox = 0.5;        // of a box's text that stands in links
constexpr double kSmallBox = 0.2;       // of the prose of the body, in a box that may be left out
constexpr double kLongTeaser = 600;     // bytes of the longest teaser
constexpr double kMostTeasers = 0.3;    // of the prose of the body, in boxes that look like teasers and are
constexpr uint32_t kLabelWords = 6;     // of a line that heads a box of links
constexpr double kLeast = 140;          // bytes of an article
constexpr double kMuchLess = 3;         // times that, of prose in a box of which less than that is left
constexpr uint32_t kStrayWords = 5;     // of a line that is no paragraph by its tag
constexpr uint32_t kLinkedWords = 25;   // of a paragraph that is a link to another article
constexpr double kAllLinks = 0.9;       // of a paragraph that is a link, but for its full stop
constexpr uint32_t kOpeningWords = 12;  // of a paragraph that may open the text though much of it is links
constexpr size_t kLongRepeat = 40;      // bytes of a block that is not said twice

class MainTextFinder {
 public:
  MainTextFinder(const HtmlTree& tree, const std::vector<Block>& blocks, std::string_view title)
      : tree_(tree), blocks_(blocks), title_(unicode::Fold(title)), weights_(tree, blocks) {}

  std::vector<size_t> Run() {
    std::vector<size_t> found = Find(true);
    if (Size(found) >= kLeast) return found;
    std::vector<size_t> all = Find(false);
    return Size(all) > 2 * Size(found) ? all : found;
  }

 private:
  using Roots = std::vector<NodeIndex>;

  double Size(const std::vector<size_t>& kept) const {
    double size = 0;
    for (const size_t b : kept) size += blocks_[b].chars;
    return size;
  }

  std::vector<size_t> Find(bool by_hints) {
    weights_.DropFurniture(by_hints);
    headline_ = FindHeadline();
    Roots roots = ChooseRoots();
    double prose = 0;
    std::vector<size_t> kept = Read(roots, &prose);
    // A box of teasers, of which nothing is left: the article is elsewhere.
    if (Size(kept) < kLeast && prose > kMuchLess * kLeast && roots.front() != tree_.body()) {
      for (const NodeIndex root : roots) weights_.Drop(root);
      weights_.Sum();
      roots = ChooseRoots();
      if (std::vector<size_t> other = Read(roots, &prose); Size(other) > Size(kept)) kept = std::move(other);
    }
    const std::vector<size_t> standfirst = FindStandfirst(tree_, blocks_, weights_, title_, kept);
    kept.insert(kept.begin(), standfirst.begin(), standfirst.end());
    return kept;
  }

  // What is left of the roots without boxes of links and teasers, and how much prose they had.
  std::vector<size_t> Read(const Roots& roots, double* prose) {
    linked_.clear();
    linked_items_ = false;
    *prose = 0;
    for (const NodeIndex root : roots) *prose += weights_.Prose(root);
    for (const NodeIndex root : roots) DropBoxes(root, *prose);
    weights_.Sum();
    std::vector<size_t> kept;
    for (const NodeIndex root : roots) {
      for (size_t b = weights_.FirstBlock(root); b < weights_.LastBlock(root); ++b) {
        if (!weights_.IsDropped(b) && Keeps(b)) kept.push_back(b);
      }
    }
    return Trim(std::move(kept));
  }

  // --- where the article is

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

  // The innermost <article>, <main> or the like around it.
  NodeIndex Around(NodeIndex i) const {
    while (i != tree_.body() && i != 0 && tree_[i].tag != Tag::kArticle && tree_[i].tag != Tag::kMain) i = tree_[i].parent;
    return i;
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
                                        Around(i) == Around(*first));
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

  // The block of the headline, past the last if there is none.
  size_t FindHeadline() const {
    size_t first = blocks_.size();
    for (size_t b = 0; b < blocks_.size(); ++b) {
      const Tag tag = tree_[blocks_[b].box].tag;
      if (tag != Tag::kHeading && tag != Tag::kHeading1) continue;
      if (!title_.empty() && unicode::Fold(blocks_[b].text) == title_) return b;
      if (tag == Tag::kHeading1) first = std::min(first, b);
    }
    return first;
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

  Roots ChooseRoots() const {
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

  // --- what in it is something else

  bool IsBox(Tag tag) const {
    switch (tag) {
      case Tag::kDiv:
      case Tag::kSection:
      case Tag::kArticle:
      case Tag::kList:
      case Tag::kTable:
      case Tag::kOther:
      case Tag::kSpan:
      case Tag::kItem:
      case Tag::kQuote:
      case Tag::kInline: return true;
      default: return false;
    }
  }

  void DropBoxes(NodeIndex root, double prose) {
    const bool teasers = !IsListOfLinkedItems(root, prose);
    for (NodeIndex i = root + 1; i < tree_[root].end; ++i) {
      if (!tree_[i].IsBlock() || !IsBox(tree_[i].tag) || weights_.Chars(i) == 0) continue;
      if (weights_.Prose(i) > kSmallBox * prose && weights_.Chars(i) > kLongTeaser) continue;
      const bool links = weights_.LinkChars(i) > kLinkBox * weights_.Chars(i) && !IsParagraph(i);
      if (!links && !(teasers && IsTeaser(i, prose))) continue;
      weights_.Drop(i);
      linked_.insert(weights_.FirstBlock(i));
      i = tree_[i].end - 1;
    }
  }

  // A box with one paragraph that is about what it links to.
  bool IsParagraph(NodeIndex i) const {
    const size_t b = weights_.FirstBlock(i);
    if (b + 1 != weights_.LastBlock(i) || tree_[i].tag == Tag::kItem) return false;
    return blocks_[b].ends_sentence && blocks_[b].words >= kOpeningWords && blocks_[b].links() < kAllLinks;
  }

  // "The ten best ...": what looks like teasers is the article if there is that much of it.
  bool IsListOfLinkedItems(NodeIndex root, double prose) {
    if (!weights_.HintsOf(root).Has(Hint::kBody) && tree_[Around(root)].tag != Tag::kArticle) return false;
    double in_teasers = 0;
    for (NodeIndex i = root + 1; i < tree_[root].end; ++i) {
      if (!tree_[i].IsBlock() || !IsBox(tree_[i].tag) || weights_.Chars(i) == 0 || !IsTeaser(i, prose)) continue;
      in_teasers += weights_.Prose(i);
      i = tree_[i].end - 1;
    }
    linked_items_ = linked_items_ || in_teasers > kMostTeasers * prose;
    return linked_items_;
  }

  // Whether a box of links begins right behind a block: then it is their heading.
  bool HeadsLinks(size_t b) const { return linked_.contains(b + 1); }

  bool HeadsProse(size_t b) const {
    return b + 1 < blocks_.size() && !weights_.IsDropped(b + 1) && PageWeights::IsProse(tree_, blocks_[b + 1]);
  }

  // A heading that is a link, and little beside it.
  bool IsTeaser(NodeIndex i, double prose) const {
    if (weights_.Chars(i) > kLongTeaser || weights_.Prose(i) > kSmallBox * prose) return false;
    if (tree_[i].tag == Tag::kList || tree_[i].tag == Tag::kTable || tree_[i].tag == Tag::kQuote) return false;
    bool heading = false;
    for (size_t b = weights_.FirstBlock(i); b < weights_.LastBlock(i); ++b) {
      const Tag tag = tree_[blocks_[b].box].tag;
      if (tag != Tag::kHeading) continue;
      if (blocks_[b].links() < 0.9) return false;
      heading = true;
    }
    return heading;
  }

  bool IsIn(NodeIndex i, Tag tag, NodeIndex* at = nullptr) const {
    for (; i != 0 && tree_[i].tag != Tag::kBody; i = tree_[i].parent) {
      if (tree_[i].tag != tag) continue;
      if (at != nullptr) *at = i;
      return true;
    }
    return false;
  }

  bool Keeps(size_t b) const {
    const Block& block = blocks_[b];
    const Tag tag = tree_[block.box].tag;
    if (block.words == 0) return false;
    const std::string folded = unicode::Fold(block.text);
    if (folded == title_) return false;
    const bool label = block.text.ends_with(':');
    if ((tag == Tag::kHeading || (block.words <= kLabelWords && (label || !block.ends_sentence))) && HeadsLinks(b)) return false;
    if (tag == Tag::kHeading || tag == Tag::kHeading1) return block.links() < 0.9 || linked_items_ || HeadsProse(b);
    if (tag != Tag::kCell && block.links() > 0.8 && block.words <= kLinkedWords && (!block.ends_sentence || block.links() == 1))
      return false;
    const bool loose =
        tag == Tag::kDiv || tag == Tag::kSection || tag == Tag::kArticle || tag == Tag::kOther || tag == Tag::kMain;
    return !(loose && block.words < kStrayWords && (label || !block.ends_sentence));
  }

  // From the first prose to the last, with the items and cells that belong to it; what is said twice once.
  std::vector<size_t> Trim(std::vector<size_t> kept) const {
    const auto prose = [&](size_t b) { return PageWeights::IsProse(tree_, blocks_[b]); };
    // The first paragraph may be about what it links to.
    const auto opens = [&](size_t b) {
      const Block& block = blocks_[b];
      return prose(b) || (tree_[block.box].tag == Tag::kP && block.ends_sentence && block.words >= kOpeningWords);
    };
    const auto first = std::find_if(kept.begin(), kept.end(), opens);
    if (first == kept.end()) return kept;
    auto begin = first;
    while (begin != kept.begin() && tree_[blocks_[*(begin - 1)].box].tag == Tag::kHeading && begin == first) --begin;
    auto end = kept.end();
    const auto part = [&](size_t b) {
      return prose(b) || tree_[blocks_[b].box].tag == Tag::kItem || tree_[blocks_[b].box].tag == Tag::kCell;
    };
    while (end != first && !part(*(end - 1))) --end;
    absl::flat_hash_set<std::string_view> said;
    std::vector<size_t> out;
    for (auto at = begin; at != end; ++at) {
      const std::string& text = blocks_[*at].text;
      if (text.size() >= kLongRepeat && !said.insert(text).second) continue;
      out.push_back(*at);
    }
    return out;
  }

  const HtmlTree& tree_;
  const std::vector<Block>& blocks_;
  const std::string title_;
  PageWeights weights_;
  absl::flat_hash_set<size_t> linked_;  // first blocks of the boxes of links that were left out
  size_t headline_ = 0;                 // its block
  bool linked_items_ = false;           // the article is a list whose items have linked headings
};

}  // namespace

std::vector<size_t> FindMainText(const HtmlTree& tree, const std::vector<Block>& blocks, std::string_view title) {
  return MainTextFinder(tree, blocks, title).Run();
}

std::vector<size_t> FindFragmentText(const HtmlTree& tree, const std::vector<Block>& blocks) {
  PageWeights weights(tree, blocks);
  weights.DropFurniture(false);
  std::vector<size_t> kept;
  for (size_t b = 0; b < blocks.size(); ++b) {
    if (!weights.IsDropped(b)) kept.push_back(b);
  }
  return kept;
}

}  // namespace silang::document
