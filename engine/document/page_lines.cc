#include "document/page_lines.h"

#include <algorithm>
#include <string>

#include "document/furniture.h"
#include "document/page_weights.h"
#include "text/sentences.h"

namespace silang::document {
namespace {

constexpr size_t kHead = 3;          // blocks at the head of the text where bylines and dates stand
constexpr size_t kTail = 4;          // blocks at its end where bylines and credits stand
constexpr uint32_t kShortLine = 12;  // words of a line that names persons, dates or credits
constexpr uint32_t kLinkWords = 20;  // words of a line in a list of links

class LineFilter {
 public:
  LineFilter(const HtmlTree& tree, const std::vector<Block>& blocks, const std::vector<size_t>& main,
             const languages::LanguagePack& pack)
      : tree_(tree),
        blocks_(blocks),
        main_(main),
        text_(Join()),
        analysis_(text_, {0, static_cast<uint32_t>(text_.size())}, pack),
        view_(text_, analysis_) {}

  PageLines Run() {
    std::vector<size_t> kept;
    bool links = false;
    uint32_t token = 0;
    for (size_t i = 0; i < main_.size(); ++i) {
      Range line{token, token};
      while (line.last < analysis_.size() && analysis_.token(line.last).span.begin < ends_[i]) ++line.last;
      token = line.last;
      if (line.empty()) continue;
      const Block& block = blocks_[main_[i]];
      const Boilerplate kind = WholeLine(line) ? IsBoilerplate(view_, line, true) : Boilerplate::kNone;
      if (links && kind == Boilerplate::kNone && block.links() > 0.5 && block.words <= kLinkWords) continue;
      links = kind == Boilerplate::kList;
      if ((kind != Boilerplate::kNone && !IsNote(line, block)) || IsCredit(i, line, block)) continue;
      kept.push_back(main_[i]);
    }
    lines_.blocks = WithoutEmptyHeadings(std::move(kept));
    return std::move(lines_);
  }

 private:
  std::string Join() {
    std::string text;
    for (const size_t b : main_) {
      (text += blocks_[b].text) += "\n\n";
      ends_.push_back(static_cast<uint32_t>(text.size()));
    }
    return text;
  }

  // Words of boilerplate within a paragraph of several sentences count for their sentence alone.
  bool WholeLine(Range line) const {
    const auto sentences = text::SplitSentences(analysis_, line.first, line.last);
    return sentences.size() == 1 || IsBoilerplate(view_, {sentences[0].first, sentences[0].second}, true) != Boilerplate::kNone;
  }

  // "The agency contributed to this report.": a sentence of the article about itself. It says no more than that of what happened,
  // but a reader of the page has it for a part of the text.
  bool IsNote(Range line, const Block& block) const {
    constexpr uint32_t kFewestWords = 5;
    const auto has = [&](std::string_view meaning) { return view_.Contains(line, languages::Topic::kBoilerplate, meaning); };
    return block.ends_sentence && block.words >= kFewestWords && block.links() < 0.3 && has("within") && !has("start") &&
           !has("short");
  }

  // Who wrote it and when, at its edges; who took the picture, anywhere.
  bool IsCredit(size_t i, Range line, const Block& block) {
    if (block.words > kShortLine) return false;
    const bool edge = i < kHead || i + kTail >= main_.size();
    if (edge && (IsBylineLabel(view_, line) || IsByline(view_, line, !block.ends_sentence))) return true;
    if (edge && !block.ends_sentence && IsDateLine(line)) return true;
    return !block.ends_sentence && FindCaption(view_, line).has_value();
  }

  // What it says of the date of publication is kept.
  bool IsDateLine(Range line) {
    auto date = FindAnnouncedDate(view_, line);
    if (!date) date = FindBareDate(view_, line);
    if (!date) return false;
    if (date->time && !date->updated && lines_.published.empty()) {
      lines_.published = ToString(*date->time);
      lines_.published_cue = date->cue;
    }
    return true;
  }

  bool IsHeading(size_t b) const {
    const Tag tag = tree_[blocks_[b].box].tag;
    return tag == Tag::kHeading || tag == Tag::kHeading1;
  }

  // A heading at the end has lost what it headed, and so has one before a heading if links were taken from between them.
  std::vector<size_t> WithoutEmptyHeadings(std::vector<size_t> kept) const {
    const auto heads = [&](size_t b) { return IsHeading(b) && !PageWeights::IsProse(tree_, blocks_[b]); };
    while (!kept.empty() && heads(kept.back())) kept.pop_back();
    std::vector<size_t> out;
    for (size_t i = 0; i < kept.size(); ++i) {
      const bool empty =
          i > 0 && i + 1 < kept.size() && heads(kept[i]) && heads(kept[i + 1]) && AreLinks(kept[i] + 1, kept[i + 1]);
      if (!empty) out.push_back(kept[i]);
    }
    return out;
  }

  bool AreLinks(size_t first, size_t last) const {
    uint32_t chars = 0, links = 0;
    for (size_t b = first; b < last; ++b) chars += blocks_[b].chars, links += blocks_[b].link_chars;
    return links * 2 > chars;
  }

  const HtmlTree& tree_;
  const std::vector<Block>& blocks_;
  const std::vector<size_t>& main_;
  std::vector<uint32_t> ends_;  // of each block's line in text_
  const std::string text_;
  const text::Analysis analysis_;
  const View view_;
  PageLines lines_;
};

}  // namespace

PageLines WithoutFurniture(const HtmlTree& tree, const std::vector<Block>& blocks, std::vector<size_t> main,
                           const languages::LanguagePack& pack) {
  PageLines lines = LineFilter(tree, blocks, main, pack).Run();
  // Text that is all furniture is none.
  if (lines.blocks.empty()) lines.blocks = std::move(main);
  return lines;
}

}  // namespace silang::document
