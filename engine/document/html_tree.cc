#include "document/html_tree.h"

#include <gumbo.h>

#include <algorithm>

#include "document/html_guard.h"

namespace silang::document {
namespace {

Tag TagOf(const GumboElement& element) {
  switch (element.tag) {
    case GUMBO_TAG_BODY: return Tag::kBody;
    case GUMBO_TAG_HEAD: return Tag::kHead;
    case GUMBO_TAG_TITLE: return Tag::kTitle;
    case GUMBO_TAG_META: return Tag::kMeta;
    case GUMBO_TAG_LINK: return Tag::kLink;
    case GUMBO_TAG_BASE: return Tag::kBase;
    case GUMBO_TAG_SCRIPT: return Tag::kScript;
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_MAP:
    case GUMBO_TAG_RP:
    case GUMBO_TAG_RT:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_OPTION:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_DATALIST: return Tag::kHidden;
    case GUMBO_TAG_BR: return Tag::kBr;
    case GUMBO_TAG_A: return Tag::kA;
    case GUMBO_TAG_P: return Tag::kP;
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_CENTER: return Tag::kDiv;
    case GUMBO_TAG_SPAN: return Tag::kSpan;
    case GUMBO_TAG_H1: return Tag::kHeading1;
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6: return Tag::kHeading;
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DL: return Tag::kList;
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD: return Tag::kItem;
    case GUMBO_TAG_TABLE: return Tag::kTable;
    case GUMBO_TAG_TR: return Tag::kRow;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH: return Tag::kCell;
    case GUMBO_TAG_PRE: return Tag::kPre;
    case GUMBO_TAG_BLOCKQUOTE: return Tag::kQuote;
    case GUMBO_TAG_ARTICLE: return Tag::kArticle;
    case GUMBO_TAG_MAIN: return Tag::kMain;
    case GUMBO_TAG_SECTION: return Tag::kSection;
    case GUMBO_TAG_HEADER: return Tag::kHeader;
    case GUMBO_TAG_FOOTER: return Tag::kFooter;
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_MENU: return Tag::kNav;
    case GUMBO_TAG_ASIDE: return Tag::kAside;
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_FIELDSET: return Tag::kForm;
    case GUMBO_TAG_FIGURE: return Tag::kFigure;
    case GUMBO_TAG_FIGCAPTION: return Tag::kFigureCaption;
    case GUMBO_TAG_TIME: return Tag::kTime;
    case GUMBO_TAG_IMG: return Tag::kImage;
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_B:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_I:
    case GUMBO_TAG_U: return Tag::kEmphasis;
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_PROGRESS:
    case GUMBO_TAG_METER: return Tag::kWidget;
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_HGROUP:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_LEGEND: return Tag::kOther;
    case GUMBO_TAG_UNKNOWN: {
      GumboStringPiece name = element.original_tag;
      gumbo_tag_from_original_text(&name);
      const std::string_view text = name.data == nullptr ? std::string_view() : std::string_view(name.data, name.length);
      return text == "dialog" || text == "DIALOG" ? Tag::kHidden : Tag::kInline;
    }
    default: return Tag::kInline;
  }
}

const GumboVector* Children(const GumboNode* node) {
  if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
  if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) return &node->v.element.children;
  return nullptr;
}

// A <noscript> with an element in it that does not end there (some sites open a box of the page in one) goes on through the page
// for the parser; a browser with scripts ends it at the first end tag.
bool IsOpenNoscript(std::string_view html, const GumboElement& element) {
  constexpr size_t kLongest = 20000;  // bytes in which the end tag is sought
  if (element.tag != GUMBO_TAG_NOSCRIPT) return false;
  const size_t begin = element.start_pos.offset, end = element.end_pos.offset;
  if (end <= begin || end > html.size()) return false;
  return html.substr(begin, std::min(end - begin, kLongest)).find("</noscript") != std::string_view::npos;
}

bool IsTextType(GumboNodeType type) {
  return type == GUMBO_NODE_TEXT || type == GUMBO_NODE_WHITESPACE || type == GUMBO_NODE_CDATA;
}

}  // namespace

bool IsHtmlSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

void AppendCollapsed(std::string_view text, std::string* out) {
  for (const char c : text) {
    if (!IsHtmlSpace(c))
      out->push_back(c);
    else if (!out->empty() && out->back() != ' ')
      out->push_back(' ');
  }
}

bool HtmlNode::IsBlock() const {
  switch (tag) {
    case Tag::kText:
    case Tag::kInline:
    case Tag::kSpan:
    case Tag::kA:
    case Tag::kEmphasis:
    case Tag::kTime:
    case Tag::kImage:
    case Tag::kBr:
    case Tag::kWidget:
    case Tag::kMeta:
    case Tag::kLink:
    case Tag::kScript:
    case Tag::kHidden: return false;
    default: return true;
  }
}

void HtmlTree::Destroy::operator()(GumboInternalOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }

absl::StatusOr<HtmlTree> HtmlTree::Parse(std::string_view path, std::string_view html) {
  if (const absl::Status status = CheckHtml(path, html); !status.ok()) return status;
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  HtmlTree tree;
  tree.html_ = html;
  tree.output_.reset(gumbo_parse_with_options(&options, html.data(), html.size()));
  tree.Flatten();
  return tree;
}

void HtmlTree::Flatten() {
  struct Open {
    const GumboVector* children;
    unsigned next;
    NodeIndex index;
  };
  nodes_.push_back({output_->document, 0, 0, Tag::kOther});
  std::vector<Open> open = {{Children(output_->document), 0, 0}};
  while (!open.empty()) {
    Open& top = open.back();
    if (top.children == nullptr || top.next == top.children->length) {
      nodes_[top.index].end = size();
      open.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(top.children->data[top.next++]);
    const NodeIndex parent = top.index;
    if (IsTextType(child->type)) {
      nodes_.push_back({child, parent, size() + 1, Tag::kText});
    } else if (const GumboVector* children = Children(child); children != nullptr) {
      Tag tag = child->type == GUMBO_NODE_TEMPLATE ? Tag::kHidden : TagOf(child->v.element);
      // A link that was never closed goes on through the page: only its first stretch is one.
      constexpr unsigned kReopened = GUMBO_INSERTION_RECONSTRUCTED_FORMATTING_ELEMENT | GUMBO_INSERTION_ADOPTION_AGENCY_CLONED;
      if (tag == Tag::kHidden && IsOpenNoscript(html_, child->v.element)) tag = Tag::kInline;
      if ((tag == Tag::kA || tag == Tag::kEmphasis) && (child->parse_flags & kReopened) != 0) tag = Tag::kInline;
      const NodeIndex index = size();
      nodes_.push_back({child, parent, index + 1, tag});
      if (tag == Tag::kBody && body_ == 0) body_ = index;
      // What is hidden is of no interest; a script's text is.
      if (tag != Tag::kHidden) open.push_back({children, 0, index});
    }
  }
}

std::string_view HtmlTree::Attribute(NodeIndex i, const char* name) const {
  const GumboNode* node = nodes_[i].node;
  if (node->type != GUMBO_NODE_ELEMENT) return {};
  const GumboAttribute* attribute = gumbo_get_attribute(&node->v.element.attributes, name);
  return attribute == nullptr ? std::string_view() : std::string_view(attribute->value);
}

bool HtmlTree::HasAttribute(NodeIndex i, const char* name) const {
  const GumboNode* node = nodes_[i].node;
  return node->type == GUMBO_NODE_ELEMENT && gumbo_get_attribute(&node->v.element.attributes, name) != nullptr;
}

std::string_view HtmlTree::Text(NodeIndex i) const {
  return nodes_[i].IsText() ? std::string_view(nodes_[i].node->v.text.text) : std::string_view();
}

std::string_view HtmlTree::RawText(NodeIndex i) const {
  if (!nodes_[i].IsText()) return {};
  const GumboStringPiece& piece = nodes_[i].node->v.text.original_text;
  return piece.data == nullptr ? std::string_view() : std::string_view(piece.data, piece.length);
}

std::string HtmlTree::TextBelow(NodeIndex i) const {
  std::string text;
  for (NodeIndex j = i; j < nodes_[i].end; ++j) {
    if (nodes_[j].IsText()) {
      AppendCollapsed(Text(j), &text);
    } else if ((nodes_[j].IsBlock() || nodes_[j].tag == Tag::kBr) && j != i) {
      AppendCollapsed(" ", &text);
    }
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

}  // namespace silang::document
