// A page as a flat tree: nodes in document order, each with its parent and the end of what it holds. What is asked of it needs
// no recursion, and what lies below a node is a range.
#ifndef SILANG_DOCUMENT_HTML_TREE_H_
#define SILANG_DOCUMENT_HTML_TREE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

struct GumboInternalNode;
struct GumboInternalOutput;

namespace silang::document {

// The elements that make a difference here; all others are kOther (with a box of their own) or kInline.
enum class Tag : uint8_t {
  kText,
  kInline,
  kOther,
  kBody,
  kHead,
  kTitle,
  kMeta,
  kLink,
  kBase,
  kScript,
  kHidden,
  kBr,
  kA,
  kP,
  kDiv,
  kSpan,
  kHeading1,
  kHeading,
  kList,
  kItem,
  kTable,
  kRow,
  kCell,
  kPre,
  kQuote,
  kArticle,
  kMain,
  kSection,
  kHeader,
  kFooter,
  kNav,
  kAside,
  kForm,
  kFigure,
  kFigureCaption,
  kTime,
  kImage,
  kEmphasis,
  kWidget,
};

using NodeIndex = uint32_t;

struct HtmlNode {
  const GumboInternalNode* node = nullptr;
  NodeIndex parent = 0;
  NodeIndex end = 0;  // [this, end) is the node with all it holds
  Tag tag = Tag::kOther;

  bool IsText() const { return tag == Tag::kText; }
  // Whether it stands in a box of its own, and not within a line.
  bool IsBlock() const;
};

class HtmlTree {
 public:
  // Parses a page. REQUIRES: valid UTF-8; `html` outlives the tree. Errors are those of CheckHtml. Cost: linear, but for what
  // CheckHtml bounds; some 200 bytes a node.
  static absl::StatusOr<HtmlTree> Parse(std::string_view path, std::string_view html);

  const std::vector<HtmlNode>& nodes() const { return nodes_; }
  const HtmlNode& operator[](NodeIndex i) const { return nodes_[i]; }
  NodeIndex size() const { return static_cast<NodeIndex>(nodes_.size()); }
  NodeIndex body() const { return body_; }  // 0, the root, if there is none

  // The value of an attribute; empty if there is none. `name` in small letters.
  std::string_view Attribute(NodeIndex i, const char* name) const;
  bool HasAttribute(NodeIndex i, const char* name) const;
  // The decoded text of a text node, and the bytes of the page that it was made of.
  std::string_view Text(NodeIndex i) const;
  std::string_view RawText(NodeIndex i) const;
  // Where `raw`, a part of the page, begins in it.
  uint32_t OffsetOf(std::string_view raw) const { return static_cast<uint32_t>(raw.data() - html_.data()); }
  // All text below a node, white space as one space.
  std::string TextBelow(NodeIndex i) const;

 private:
  struct Destroy {
    void operator()(GumboInternalOutput* output) const;
  };
  HtmlTree() = default;
  void Flatten();

  std::string_view html_;
  std::unique_ptr<GumboInternalOutput, Destroy> output_;
  std::vector<HtmlNode> nodes_;
  NodeIndex body_ = 0;
};

// Appends text with white space as one space, none at the start.
void AppendCollapsed(std::string_view text, std::string* out);
bool IsHtmlSpace(char c);

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_HTML_TREE_H_
