#include "document/main_text.h"

#include <algorithm>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "document/page_roots.h"
#include "document/page_weights.h"
#include "document/standfirst.h"
#include "unicode/unicode.h"

namespace silang::document {
namespace {

constexpr double kLinkBox = 0.5;        // of a box's text that stands in links
constexpr double kMostOfItem = 0.7;     // of an item that is a link and nothing else
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
      : tree_(tree),
        blocks_(blocks),
        title_(unicode::Fold(title)),
        weights_(tree, blocks),
        headline_(FindHeadline(tree, blocks, title_)) {}

  std::vector<size_t> Run() {
    std::vector<size_t> found = Find(true);
    if (Size(found) >= kLeast) return found;
    std::vector<size_t> all = Find(false);
    return Size(all) > 2 * Size(found) ? all : found;
  }

 private:
  double Size(const std::vector<size_t>& kept) const {
    double size = 0;
    for (const size_t b : kept) size += blocks_[b].chars;
    return size;
  }

  std::vector<size_t> Find(bool by_hints) {
    weights_.DropFurniture(by_hints);
    std::vector<NodeIndex> roots = FindRoots(tree_, blocks_, weights_, headline_);
    double prose = 0;
    std::vector<size_t> kept = Read(roots, &prose);
    // A box of teasers, of which nothing is left: the article is elsewhere.
    if (Size(kept) < kLeast && prose > kMuchLess * kLeast && roots.front() != tree_.body()) {
      for (const NodeIndex root : roots) weights_.Drop(root);
      weights_.Sum();
      roots = FindRoots(tree_, blocks_, weights_, headline_);
      if (std::vector<size_t> other = Read(roots, &prose); Size(other) > Size(kept)) kept = std::move(other);
    }
    const std::vector<size_t> standfirst = FindStandfirst(tree_, blocks_, weights_, title_, kept);
    kept.insert(kept.begin(), standfirst.begin(), standfirst.end());
    return kept;
  }

  // What is left of the roots without boxes of links and teasers, and how much prose they had.
  std::vector<size_t> Read(const std::vector<NodeIndex>& roots, double* prose) {
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
      const double most = tree_[i].tag == Tag::kItem ? kMostOfItem : kLinkBox;
      const bool links = weights_.LinkChars(i) > most * weights_.Chars(i) && !IsParagraph(i) && !IsListOfText(i);
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

  // A list whose items hold links and say something of them.
  bool IsListOfText(NodeIndex i) const {
    if (tree_[i].tag != Tag::kList) return false;
    double links = 0;
    for (size_t b = weights_.FirstBlock(i); b < weights_.LastBlock(i); ++b) {
      if (!weights_.IsDropped(b) && blocks_[b].links() > kMostOfItem) links += blocks_[b].chars;
    }
    return links < kLinkBox * weights_.Chars(i);
  }

  // "The ten best ...": what looks like teasers is the article if there is that much of it.
  bool IsListOfLinkedItems(NodeIndex root, double prose) {
    if (!weights_.HintsOf(root).Has(Hint::kBody) && tree_[ArticleAround(tree_, root)].tag != Tag::kArticle) return false;
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
    const bool bold = block.emphasis_chars == block.chars && block.link_chars == 0 && HeadsProse(b);
    return !(loose && block.words < kStrayWords && (label || !block.ends_sentence) && !bold);
  }

  // From the first prose to the last, with the items and cells that belong to it; what is said in two boxes once.
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
    absl::flat_hash_map<std::string_view, NodeIndex> said;  // and in which box
    std::vector<size_t> out;
    for (auto at = begin; at != end; ++at) {
      const std::string& text = blocks_[*at].text;
      const NodeIndex box = tree_[blocks_[*at].box].parent;
      if (text.size() >= kLongRepeat && said.try_emplace(text, box).first->second != box) continue;
      out.push_back(*at);
    }
    return out;
  }

  const HtmlTree& tree_;
  const std::vector<Block>& blocks_;
  const std::string title_;
  PageWeights weights_;
  const size_t headline_;               // its block
  absl::flat_hash_set<size_t> linked_;  // first blocks of the boxes of links that were left out
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
