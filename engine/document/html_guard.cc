#include "document/html_guard.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "base/status.h"
#include "fmt/format.h"

namespace silang::document {
namespace {

constexpr uint32_t kDeepest = 512;
constexpr uint32_t kMostTags = 500'000;
constexpr uint32_t kMostAttributes = 512;
constexpr uint64_t kMostReopened = 2'000'000;

// Elements that have no end tag, or whose end tag is implied by what follows: they do not nest by themselves.
constexpr std::array<std::string_view, 36> kFlat = {
    "area",  "base",  "br",       "col",     "embed", "hr", "img",    "input",    "link", "meta", "param", "source",
    "track", "wbr",   "p",        "li",      "dt",    "dd", "option", "optgroup", "tr",   "td",   "th",    "thead",
    "tbody", "tfoot", "colgroup", "caption", "rb",    "rt", "rtc",    "rp",       "a",    "nobr", "html",  "body"};
// Formatting elements, which a parser opens anew where they were left open.
constexpr std::array<std::string_view, 13> kFormatting = {"b",     "big",    "code",   "em", "font", "i", "s",
                                                          "small", "strike", "strong", "tt", "u",    "a"};
// Elements in which no tag counts but their own end.
constexpr std::array<std::string_view, 9> kRaw = {"script", "style",   "textarea", "title",    "xmp",
                                                  "iframe", "noembed", "noframes", "plaintext"};

template <typename List>
bool Among(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

char Lower(char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c); }
bool IsLetter(char c) { return Lower(c) >= 'a' && Lower(c) <= 'z'; }
bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

class Guard {
 public:
  Guard(std::string_view path, std::string_view html) : path_(path), html_(html) {}

  absl::Status Check() {
    while ((at_ = html_.find('<', at_)) != std::string_view::npos) {
      const size_t begin = at_++;
      const bool end_tag = at_ < html_.size() && html_[at_] == '/';
      if (end_tag) ++at_;
      if (at_ >= html_.size()) break;
      if (IsLetter(html_[at_])) {
        SILANG_RETURN_IF_ERROR(Tag(begin, end_tag));
      } else if (html_.substr(begin).starts_with("<!--")) {
        // "<!-->" is a whole comment.
        const size_t end = html_.find("-->", begin + 2);
        at_ = end == std::string_view::npos ? html_.size() : end + 3;
      } else if (end_tag || html_[at_] == '!' || html_[at_] == '?') {
        at_ = std::min(html_.find('>', at_), html_.size());
      }
    }
    return absl::OkStatus();
  }

 private:
  absl::Status Tag(size_t begin, bool end_tag) {
    name_.clear();
    for (; at_ < html_.size() && !IsSpace(html_[at_]) && html_[at_] != '>' && html_[at_] != '/'; ++at_) {
      if (name_.size() < 64) name_ += Lower(html_[at_]);
    }
    if (++tags_ > kMostTags) return Refuse(begin, fmt::format("more than {} tags", kMostTags));
    if (Attributes() > kMostAttributes) return Refuse(begin, fmt::format("a tag with more than {} attributes", kMostAttributes));
    SILANG_RETURN_IF_ERROR(Count(begin, end_tag));
    if (!end_tag && Among(kRaw, name_)) SkipRaw();
    return absl::OkStatus();
  }

  absl::Status Count(size_t begin, bool end_tag) {
    const bool formatting = Among(kFormatting, name_);
    if (!Among(kFlat, name_)) {
      uint32_t& open = open_[name_];
      if (!end_tag) {
        ++open, ++depth_, formatting_ += formatting;
      } else if (open > 0) {
        --open, --depth_, formatting_ -= formatting;
      }
    }
    if (depth_ > kDeepest) return Refuse(begin, fmt::format("elements nested more than {} deep", kDeepest));
    if (!end_tag && !formatting) reopened_ += formatting_;
    if (reopened_ > kMostReopened) return Refuse(begin, "too much formatting left open");
    return absl::OkStatus();
  }

  // Moves past the '>' of a tag; the number of its attributes, or one too many where that is not the end of it.
  uint32_t Attributes() {
    uint32_t count = 0;
    bool space = true;
    while (at_ < html_.size() && html_[at_] != '>') {
      const char c = html_[at_++];
      if (c == '=') {
        while (at_ < html_.size() && IsSpace(html_[at_])) ++at_;
        const char quote = at_ < html_.size() ? html_[at_] : '\0';
        if (quote == '"' || quote == '\'') at_ = std::min(html_.find(quote, at_ + 1), html_.size() - 1) + 1;
        space = quote == '"' || quote == '\'';
      } else if (IsSpace(c) || c == '/') {
        space = true;
      } else {
        count += space;
        space = false;
      }
    }
    if (at_ < html_.size()) ++at_;
    return count;
  }

  // Past the end tag of an element in which nothing else counts.
  void SkipRaw() {
    while ((at_ = html_.find("</", at_)) != std::string_view::npos) {
      at_ += 2;
      size_t same = 0;
      while (same < name_.size() && at_ + same < html_.size() && Lower(html_[at_ + same]) == name_[same]) ++same;
      if (same == name_.size()) break;
    }
    at_ = std::min(at_, html_.size());
  }

  absl::Status Refuse(size_t byte, std::string_view what) const {
    return InputError(path_, byte, what, "save the article's text as a plain text file and give that");
  }

  const std::string_view path_, html_;
  size_t at_ = 0;
  std::string name_;
  uint32_t tags_ = 0, depth_ = 0, formatting_ = 0;
  uint64_t reopened_ = 0;
  absl::flat_hash_map<std::string, uint32_t> open_;
};

}  // namespace

absl::Status CheckHtml(std::string_view path, std::string_view html) { return Guard(path, html).Check(); }

}  // namespace silang::document
