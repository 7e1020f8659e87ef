#include "document/standfirst.h"

#include <algorithm>

#include "unicode/unicode.h"

namespace silang::document {
namespace {

constexpr size_t kFarthest = 40;      // blocks between headline and body
constexpr size_t kMostBlocks = 4;     // of a standfirst
constexpr uint32_t kFewestWords = 8;  // of a paragraph that nothing names as one
constexpr uint32_t kFewestNamed = 4;  // of a sentence that is named so
constexpr uint32_t kMostWords = 200;  // of either
constexpr double kMostLinks = 0.3;    // of it that stand in links
constexpr size_t kFirstOfBody = 6;    // blocks of the body that may say it again
constexpr size_t kCompared = 300;     // bytes of a standfirst that tell whether they do,
constexpr size_t kSearched = 4000;    // in so many of a block

class StandfirstFinder {
 public:
  StandfirstFinder(const HtmlTree& tree, const std::vector<Block>& blocks, const PageWeights& weights)
      : tree_(tree), blocks_(blocks), weights_(weights) {}

  std::vector<size_t> Run(std::string_view title, const std::vector<size_t>& kept) const {
    if (kept.empty()) return {};
    const size_t first = kept.front(), farthest = first - std::min(first, kFarthest);
    size_t head = first;
    while (head > farthest && !IsHeadline(head - 1, title)) --head;
    if (head == farthest) return {};
    std::vector<size_t> found;
    for (size_t b = head; b < first && found.size() < kMostBlocks; ++b) {
      if (IsStandfirst(b, head - 1) && !IsSaidAgain(b, kept)) found.push_back(b);
    }
    return found;
  }

 private:
  bool IsHeadline(size_t b, std::string_view title) const {
    const Tag tag = tree_[blocks_[b].box].tag;
    return tag == Tag::kHeading1 || (!title.empty() && unicode::Fold(blocks_[b].text) == title);
  }

  bool IsStandfirst(size_t b, size_t head) const {
    const Block& block = blocks_[b];
    if (block.links() > kMostLinks || block.words > kMostWords || block.words < kFewestNamed) return false;
    const NodeIndex headline = blocks_[head].box;
    // A heading right below the headline is one.
    bool named = b == head + 1 && tree_[block.box].tag == Tag::kHeading;
    // Up to the box that holds both.
    for (NodeIndex i = block.box; headline < i || tree_[i].end <= headline; i = tree_[i].parent) {
      const Hints hints = weights_.HintsOf(i);
      if (IsOther(i, hints)) return false;
      named = named || hints.Has(Hint::kLead);
    }
    return named ? block.words >= kFewestWords || block.ends_sentence : block.words >= kFewestWords && block.ends_sentence;
  }

  // Something else than what tells of the article.
  bool IsOther(NodeIndex i, Hints hints) const {
    switch (tree_[i].tag) {
      case Tag::kFigure:
      case Tag::kFigureCaption:
      case Tag::kAside:
      case Tag::kNav:
      case Tag::kFooter:
      case Tag::kForm:
      case Tag::kWidget:
      case Tag::kItem:
      case Tag::kTable:
      case Tag::kTime: return true;
      default: break;
    }
    if (weights_.IsHidden(i) || hints.Has(Hint::kComments)) return true;
    return (hints.Has(Hint::kDrop) || hints.Has(Hint::kHolder)) && !hints.Has(Hint::kLead) && !hints.Has(Hint::kKeep);
  }

  // Whether one of the first blocks of the body is it, or goes on where it breaks off.
  bool IsSaidAgain(size_t b, const std::vector<size_t>& kept) const {
    std::string_view text = blocks_[b].text;
    for (const std::string_view mark : {"…", "...", "[…]", "[...]"}) {
      if (text.ends_with(mark)) text.remove_suffix(mark.size());
    }
    while (text.ends_with(' ') || text.ends_with('.')) text.remove_suffix(1);
    text = text.substr(0, kCompared);
    for (size_t i = 0; i < std::min(kept.size(), kFirstOfBody); ++i) {
      if (std::string_view(blocks_[kept[i]].text).substr(0, kSearched).find(text) != std::string_view::npos) return true;
    }
    return false;
  }

  const HtmlTree& tree_;
  const std::vector<Block>& blocks_;
  const PageWeights& weights_;
};

}  // namespace

std::vector<size_t> FindStandfirst(const HtmlTree& tree, const std::vector<Block>& blocks, const PageWeights& weights,
                                   std::string_view title, const std::vector<size_t>& kept) {
  return StandfirstFinder(tree, blocks, weights).Run(title, kept);
}

}  // namespace silang::document
