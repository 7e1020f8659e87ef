#include "document/html_guard.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

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
// Elements whose end tag closes whatever was left open in them, and past which the end tag of another cannot reach.
constexpr std::array<std::string_view, 30> kSpecial = {
    "address", "article",    "aside",  "blockquote", "center", "details", "dir",     "div",     "dl", "fieldset",
    "figure",  "figcaption", "footer", "form",       "h1",     "h2",      "h3",      "h4",      "h5", "h6",
    "header",  "main",       "menu",   "nav",        "ol",     "pre",     "section", "summary", "ul", "hgroup"};
// Elements that no end tag from within reaches past.
constexpr std::array<std::string_view, 7> kBarriers = {"table", "applet", "marquee", "object", "template", "button", "select"};
// Elements of HTML that end an <svg> they are found in (HTML Standard, 13.2.6.5), beside those above.
constexpr std::array<std::string_view, 10> kBreakOut = {"head", "listing", "ruby", "span",   "sub",
                                                        "sup",  "var",     "body", "iframe", "label"};
// Elements of SVG and MathML in which HTML goes on.
constexpr std::array<std::string_view, 9> kIntegration = {
    "foreignobject", "desc", "title", "annotation-xml", "mi", "mo", "mn", "ms", "mtext"};
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

struct Open {
  std::string name;
  bool formatting = false;
  bool foreign = false;  // of SVG or MathML
};

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

  // The elements that a parser would have open, or more; never fewer.
  absl::Status Count(size_t begin, bool end_tag) {
    const bool formatting = Among(kFormatting, name_);
    if (end_tag) {
      End(formatting);
      return absl::OkStatus();
    }
    const bool html =
        Among(kFlat, name_) || formatting || Among(kSpecial, name_) || Among(kBarriers, name_) || Among(kBreakOut, name_);
    if (html) {
      while (InForeign()) open_.pop_back();
    }
    if (formatting) formatting_ += NewFormatting(html_.substr(begin, at_ - begin));
    const bool closed = InForeign() && html_.substr(begin, at_ - begin).ends_with("/>");
    if (!closed && !Among(kFlat, name_)) {
      const bool foreign = name_ == "svg" || name_ == "math" || InForeign();
      open_.push_back({name_, formatting, foreign});
    }
    if (open_.size() + formatting_ > kDeepest) return Refuse(begin, fmt::format("elements nested more than {} deep", kDeepest));
    if (!formatting) reopened_ += formatting_;
    if (reopened_ > kMostReopened) return Refuse(begin, "too much formatting left open");
    return absl::OkStatus();
  }

  bool InForeign() const { return !open_.empty() && open_.back().foreign && !Among(kIntegration, open_.back().name); }

  // A parser opens at most three of the same kind anew.
  uint32_t NewFormatting(std::string_view tag) {
    formats_[name_].push_back(tag);
    return ++same_[tag] <= 3 ? 1 : 0;
  }

  void End(bool formatting) {
    if (formatting) {
      std::vector<std::string_view>& of_name = formats_[name_];
      if (of_name.empty()) return;
      if (same_[of_name.back()]-- <= 3) --formatting_;
      of_name.pop_back();
    }
    const bool special = Among(kSpecial, name_), barrier = Among(kBarriers, name_);
    for (size_t i = open_.size(); i > 0; --i) {
      const Open& open = open_[i - 1];
      if (open.name == name_) {
        // What stands in a formatting element outlives it.
        if (formatting)
          open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i - 1));
        else
          open_.resize(i - 1);
        return;
      }
      if (!barrier && Among(kBarriers, open.name)) return;
      if (!special && !barrier && !formatting && !open.foreign && Among(kSpecial, open.name)) return;
    }
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
  uint32_t tags_ = 0;
  uint32_t formatting_ = 0;  // elements that would be opened anew in each paragraph
  uint64_t reopened_ = 0;
  std::vector<Open> open_;
  absl::flat_hash_map<std::string, std::vector<std::string_view>> formats_;  // tags of each name that are not closed
  absl::flat_hash_map<std::string_view, uint32_t> same_;                     // how many of a tag are not
};

}  // namespace

absl::Status CheckHtml(std::string_view path, std::string_view html) { return Guard(path, html).Check(); }

}  // namespace silang::document
