#include "document/page_blocks.h"

#include <algorithm>
#include <array>

#include "unicode/unicode.h"

namespace silang::document {
namespace {

// Characters that are there for the line breaker: soft hyphen, zero width space and joiners, byte order mark.
bool IsInvisible(char32_t c) { return c == 0xad || c == 0x200b || c == 0x2060 || c == 0xfeff; }

// Walks over the decoded text of a node and the bytes it was made of at once.
//
//     raw      caf&eacute; &amp; bar        one piece "caf", one for "é", one " ", one for "&", one " bar"
//     decoded  café & bar
class Origin {
 public:
  Origin(std::string_view decoded, std::string_view raw, uint32_t page) : decoded_(decoded), raw_(raw), page_(page) {}

  // The bytes of the page that decoded[at, at + size) was made of; REQUIRES: called in order, a character a time.
  std::pair<uint32_t, uint32_t> Take(size_t at, size_t size) {
    const size_t begin = raw_at_;
    if (lost_ || raw_at_ >= raw_.size()) {
      lost_ = true;
      return {page_ + static_cast<uint32_t>(std::min(begin, raw_.size())), 0};
    }
    if (raw_[raw_at_] == '&' && (decoded_[at] != '&' || IsAmpersand())) {
      raw_at_ = EntityEnd();
    } else if (raw_[raw_at_] == '\r') {
      raw_at_ += raw_.substr(raw_at_).starts_with("\r\n") ? 2 : 1;
    } else if (raw_.substr(raw_at_, size) == decoded_.substr(at, size)) {
      raw_at_ += size;
    } else {
      lost_ = true;
    }
    return {page_ + static_cast<uint32_t>(begin), static_cast<uint32_t>(raw_at_ - begin)};
  }

 private:
  bool IsAmpersand() const {
    const std::string_view rest = raw_.substr(raw_at_);
    return rest.starts_with("&amp") || rest.starts_with("&AMP") || rest.starts_with("&#38") || rest.starts_with("&#x26");
  }
  size_t EntityEnd() const {
    size_t end = raw_at_ + 1;
    const auto belongs = [&](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '#';
    };
    while (end < raw_.size() && end < raw_at_ + 40 && belongs(raw_[end])) ++end;
    return end < raw_.size() && raw_[end] == ';' ? end + 1 : end;
  }

  const std::string_view decoded_, raw_;
  const uint32_t page_;
  size_t raw_at_ = 0;
  bool lost_ = false;
};

class BlockReader {
 public:
  explicit BlockReader(const HtmlTree& tree) : tree_(tree) {}

  std::vector<Block> Run() {
    boxes_.push_back(tree_.body());
    const HtmlNode& body = tree_[tree_.body()];
    for (NodeIndex i = tree_.body() + 1; i < body.end; ++i) {
      Leave(i);
      const HtmlNode& node = tree_[i];
      if (node.IsText()) {
        AddText(i);
      } else if (node.tag == Tag::kScript || node.tag == Tag::kTitle) {
        i = node.end - 1;
      } else if (node.tag == Tag::kBr) {
        LineBreak();
      } else if (node.IsBlock()) {
        Flush();
        boxes_.push_back(i);
      } else if (node.tag == Tag::kA || node.tag == Tag::kEmphasis) {
        (node.tag == Tag::kA ? links_ : emphasis_).push_back(node.end);
      }
    }
    Flush();
    return std::move(blocks_);
  }

 private:
  void Leave(NodeIndex i) {
    while (boxes_.size() > 1 && tree_[boxes_.back()].end <= i) {
      Flush();
      boxes_.pop_back();
    }
    while (!links_.empty() && links_.back() <= i) links_.pop_back();
    while (!emphasis_.empty() && emphasis_.back() <= i) emphasis_.pop_back();
  }

  // Within a paragraph the second on end parts it; in any other box each does: there it is all that parts them.
  void LineBreak() {
    if (block_.text.empty()) return;
    const Tag box = tree_[boxes_.back()].tag;
    const bool paragraph = box == Tag::kP || box == Tag::kItem || box == Tag::kQuote || box == Tag::kPre ||
                           box == Tag::kHeading1 || box == Tag::kHeading;
    if (!paragraph || block_.text.back() == '\n') return Flush();
    while (!block_.text.empty() && block_.text.back() == ' ') block_.text.pop_back();
    block_.text += '\n';
  }

  void AddText(NodeIndex i) {
    const std::string_view text = tree_.Text(i), raw = tree_.RawText(i);
    const bool pre = tree_[boxes_.back()].tag == Tag::kPre;
    Origin origin(text, raw, raw.empty() ? 0 : tree_.OffsetOf(raw));
    for (size_t at = 0; at < text.size();) {
      const unicode::CodePoint c = unicode::Decode(text, at);
      const auto [page, size] = origin.Take(at, c.length);
      const std::string_view bytes = text.substr(at, c.length);
      at += c.length;
      if (IsInvisible(c.value)) continue;
      if (c.length == 1 && IsHtmlSpace(bytes[0])) {
        const bool line = pre && bytes[0] == '\n';
        if (block_.text.empty() || block_.text.back() == '\n') continue;
        if (line && block_.text.back() == ' ') block_.text.pop_back();
        if (line || block_.text.back() != ' ') block_.text += line ? '\n' : ' ';
        continue;
      }
      if (block_.text.empty()) block_.node = i;
      AddPiece(page, size, c.length);
      block_.text += bytes;
      if (c.value == 0xa0) continue;
      block_.chars += c.length;
      if (!links_.empty()) block_.link_chars += c.length;
      if (!emphasis_.empty()) block_.emphasis_chars += c.length;
    }
  }

  void AddPiece(uint32_t page, uint32_t page_size, uint32_t size) {
    if (page_size == 0) return;
    const auto at = static_cast<uint32_t>(block_.text.size());
    if (!block_.pieces.empty() && page_size == size) {
      TextPiece& last = block_.pieces.back();
      const bool follows =
          last.text + last.text_size == at && last.page + last.page_size == page && last.text_size == last.page_size;
      if (follows) {
        last.text_size += size;
        last.page_size += size;
        return;
      }
    }
    block_.pieces.push_back({at, size, page, page_size});
  }

  void Flush() {
    std::string& text = block_.text;
    while (!text.empty() && IsHtmlSpace(text.back())) text.pop_back();
    if (block_.chars > 0) {
      block_.box = boxes_.back();
      block_.words = CountWords(text);
      block_.ends_sentence = EndsSentence(text);
      blocks_.push_back(std::move(block_));
    }
    block_ = Block();
  }

  const HtmlTree& tree_;
  std::vector<Block> blocks_;
  Block block_;
  std::vector<NodeIndex> boxes_, links_, emphasis_;  // open boxes; ends of open links and of bold text
};

}  // namespace

uint32_t CountWords(std::string_view text) {
  uint32_t words = 0, ideographs = 0;
  bool within = false;
  for (size_t at = 0; at < text.size();) {
    const unicode::CodePoint c = unicode::Decode(text, at);
    at += c.length;
    const unicode::Class kind = unicode::Classify(c.value);
    if (kind == unicode::Class::kIdeograph) ++ideographs;
    const bool word = kind == unicode::Class::kLetter || kind == unicode::Class::kDigit;
    words += word && !within;
    within = word || (within && kind != unicode::Class::kSpace && kind != unicode::Class::kIdeograph);
  }
  return words + ideographs / 2;
}

bool EndsSentence(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kAfter = {"\"", "'", ")", "]", " ", "\u00a0", "”", "“", "’", "»", "«", "」"};
  static constexpr std::array<std::string_view, 12> kEnds = {".", "!", "?", ":", ";", "…", "。", "！", "？", "।", "؟", "۔"};
  for (bool stripped = true; stripped;) {
    stripped = false;
    for (const std::string_view mark : kAfter) {
      if (!text.ends_with(mark)) continue;
      text.remove_suffix(mark.size());
      stripped = true;
    }
  }
  return std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view mark) { return text.ends_with(mark); });
}

std::vector<Block> ReadBlocks(const HtmlTree& tree) { return BlockReader(tree).Run(); }

}  // namespace silang::document
