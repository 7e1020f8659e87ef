#include "document/page_weights.h"

#include <algorithm>
#include <array>

namespace silang::document {
namespace {

constexpr uint32_t kFewestWords = 8;          // of prose that ends no sentence
constexpr uint32_t kFewestSentenceWords = 4;  // of prose that does
constexpr uint32_t kFewestHeadingWords = 20;  // of a paragraph that is a heading by its tag
constexpr double kMostLinks = 0.4;            // of a block of prose that stands in links
constexpr double kMostDropped = 0.4;          // of all prose, in a box whose name says that it is none of the article
constexpr double kMostHeld = 0.25;            // the same, where the name often stands on the box around the article too
constexpr double kBegun = 400;                // bytes of prose behind the headline: the article has begun
constexpr double kSomeBody = 0.05;            // of all prose, in a body that is one though its name says other things too
constexpr double kMostComments = 0.6;         // the same, if the name says that it is what readers say
constexpr double kMuchBody = 0.3;             // of all prose, in a body that must not be left out

bool InRange(const std::vector<NodeIndex>& sorted, NodeIndex first, NodeIndex end) {
  const auto at = std::lower_bound(sorted.begin(), sorted.end(), first);
  return at != sorted.end() && *at < end;
}

}  // namespace

bool PageWeights::IsProse(const HtmlTree& tree, const Block& block) {
  const Tag tag = tree[block.box].tag;
  if (tag == Tag::kHeading1 || block.links() > kMostLinks) return false;
  // Some sites set a paragraph as a heading for its looks.
  if (tag == Tag::kHeading) return block.words >= kFewestHeadingWords && block.ends_sentence;
  return block.words >= kFewestWords || (block.ends_sentence && block.words >= kFewestSentenceWords);
}

PageWeights::PageWeights(const HtmlTree& tree, const std::vector<Block>& blocks)
    : tree_(tree), blocks_(blocks), hints_(tree.size()), first_block_(tree.size() + 1), dropped_(tree.size()) {
  HintReader reader;
  size_t block = 0;
  for (NodeIndex i = 0; i <= tree.size(); ++i) {
    while (block < blocks.size() && blocks[block].node < i) ++block;
    first_block_[i] = block;
    if (i == tree.size() || tree[i].IsText()) continue;
    hints_[i] = reader.Of(tree, i);
    if (tree[i].tag == Tag::kHeading1) heads_.push_back(i);
  }
  Sum();
  GroupByClass();
  const double all = prose_.back();
  for (NodeIndex i = 0; i < tree.size(); ++i) {
    const double least = hints_[i].Has(Hint::kComments) ? kMostComments : kMuchBody;
    if (hints_[i].Has(Hint::kBody) && Prose(i) >= least * all && all > 0) bodies_.push_back(i);
  }
}

// Each of the paragraphs of an article that are all named "paywall" is little of it, and all of them are the article.
void PageWeights::GroupByClass() {
  for (NodeIndex i = tree_.body(); i < tree_.size(); ++i) {
    if (tree_[i].IsText() || !(hints_[i].Has(Hint::kHolder) || (hints_[i].Has(Hint::kDrop) && tree_[i].tag == Tag::kP))) continue;
    if (const std::string_view name = tree_.Attribute(i, "class"); !name.empty()) prose_of_class_[name] += Prose(i);
  }
}

// Of all prose, the share in an element or, of paragraphs and what is next to one, in all of its class.
double PageWeights::ShareOf(NodeIndex element) const {
  if (prose_.back() <= 0) return 0;
  const double own = Prose(element);
  if (tree_[element].tag != Tag::kP && !hints_[element].Has(Hint::kHolder)) return own / prose_.back();
  const auto all = prose_of_class_.find(tree_.Attribute(element, "class"));
  return (all == prose_of_class_.end() ? own : std::max(own, all->second)) / prose_.back();
}

// Prose between the headline and the element.
double PageWeights::ProseBefore(NodeIndex element) const {
  if (heads_.empty() || heads_.front() > element) return 0;
  return prose_[FirstBlock(element)] - prose_[FirstBlock(heads_.front())];
}

void PageWeights::Sum() {
  block_dropped_.assign(blocks_.size(), 0);
  NodeIndex end = 0;
  for (NodeIndex i = 0; i < tree_.size(); ++i) {
    if (i < end || !dropped_[i]) continue;
    end = tree_[i].end;
    std::fill(block_dropped_.begin() + static_cast<std::ptrdiff_t>(FirstBlock(i)),
              block_dropped_.begin() + static_cast<std::ptrdiff_t>(LastBlock(i)), 1);
  }
  for (auto* sums : {&prose_, &chars_, &links_}) sums->assign(blocks_.size() + 1, 0);
  for (size_t b = 0; b < blocks_.size(); ++b) {
    const bool counts = block_dropped_[b] == 0;
    prose_[b + 1] = prose_[b] + (counts && IsProse(tree_, blocks_[b]) ? blocks_[b].chars : 0);
    chars_[b + 1] = chars_[b] + (counts ? blocks_[b].chars : 0);
    links_[b + 1] = links_[b] + (counts ? blocks_[b].link_chars : 0);
  }
}

void PageWeights::DropFurniture(bool by_hints) {
  std::fill(dropped_.begin(), dropped_.end(), 0);
  Sum();
  for (NodeIndex i = tree_.body() + 1; i < tree_.size(); ++i) {
    if (tree_[i].IsText() || !IsFurniture(i, by_hints)) continue;
    dropped_[i] = 1;
    i = tree_[i].end - 1;
  }
  Sum();
}

// The headline, or a body with much of the prose, is in it.
bool PageWeights::HoldsArticle(NodeIndex element) const {
  return InRange(heads_, element, tree_[element].end) || InRange(bodies_, element, tree_[element].end);
}

bool PageWeights::IsHidden(NodeIndex element) const {
  if (tree_.HasAttribute(element, "hidden") || tree_.Attribute(element, "aria-hidden") == "true") return true;
  std::string style;
  for (const char c : tree_.Attribute(element, "style").substr(0, 300)) {
    if (!IsHtmlSpace(c)) style += c;
  }
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

bool PageWeights::IsFurniture(NodeIndex element, bool by_hints) const {
  static constexpr std::array<std::string_view, 9> kRoles = {"navigation", "complementary", "banner", "contentinfo", "search",
                                                             "dialog",     "alertdialog",   "menu",   "menubar"};
  const double share = prose_.back() > 0 ? Prose(element) / prose_.back() : 0;
  const bool little = share < kMostDropped;
  switch (tree_[element].tag) {
    case Tag::kWidget: return little;
    case Tag::kNav: return little;
    case Tag::kFooter: return little || !HoldsArticle(element);
    case Tag::kAside: return little;
    case Tag::kHeader:
    case Tag::kForm: return share < kMostHeld;
    case Tag::kFigureCaption: return little;
    case Tag::kFigure:
      return little && hints_[element].Has(Hint::kBody) == false && Chars(element) > 0 && !Has(Tag::kTable, element);
    default: break;
  }
  if (!by_hints) return false;
  if (IsHidden(element) && little) return true;
  const std::string_view role = tree_.Attribute(element, "role");
  if (!role.empty() && std::find(kRoles.begin(), kRoles.end(), role) != kRoles.end() && share < kMostHeld) return true;
  return IsNamedFurniture(element);
}

bool PageWeights::IsNamedFurniture(NodeIndex element) const {
  const double share = ShareOf(element);
  const Hints hints = hints_[element];
  if (hints.Has(Hint::kKeep) || tree_[element].tag == Tag::kBody || tree_[element].tag == Tag::kMain) return false;
  // A named body is one even where its name says other things too, unless it is next to empty.
  if (hints.Has(Hint::kBody) && share >= (hints.Has(Hint::kComments) ? kMostComments : kSomeBody)) return false;
  if (hints.Has(Hint::kComments)) return !HoldsArticle(element);
  if (hints.Has(Hint::kPicture) && share < kMostHeld && tree_[element].tag != Tag::kP && IsPicture(element)) return true;
  if (hints.Has(Hint::kDrop)) {
    // The headline with much text is the article, whatever the box is named after: "author-article".
    if (InRange(heads_, element, tree_[element].end) && Prose(element) >= kBegun) return false;
    const bool little =
        share < kMostDropped || (!HoldsArticle(element) && ProseBefore(element) >= std::max(kBegun, Prose(element) / 2));
    return little && !InRange(bodies_, element, tree_[element].end);
  }
  // What comes behind the headline is more surely no box around the article.
  const double most = !heads_.empty() && heads_.front() < element ? kMostDropped : kMostHeld;
  return hints.Has(Hint::kHolder) && share < most && !HoldsArticle(element);
}

// A box that is named as one, with a picture in it and a line or two: what stands there is the caption.
bool PageWeights::IsPicture(NodeIndex element) const {
  constexpr double kLongestCaption = 400;  // bytes
  if (Chars(element) == 0 || Chars(element) > kLongestCaption || !tree_[element].IsBlock()) return false;
  return Has(Tag::kImage, element) && !Has(Tag::kHeading, element) && !Has(Tag::kHeading1, element);
}

bool PageWeights::Has(Tag tag, NodeIndex element) const {
  for (NodeIndex i = element; i < tree_[element].end; ++i) {
    if (tree_[i].tag == tag) return true;
  }
  return false;
}

}  // namespace silang::document
