#include "document/layout.h"

#include <algorithm>

#include "base/cancel.h"
#include "document/dateline.h"
#include "document/furniture.h"
#include "fmt/format.h"
#include "text/sentences.h"
#include "unicode/unicode.h"

namespace silang::document {
namespace {

using languages::Topic;

constexpr size_t kHeadLines = 10;  // lines among which title, bylines and dates without a cue are sought
constexpr size_t kTailLines = 5;   // lines at the end where a name alone may be a byline
constexpr uint32_t kMostTitleWords = 40;
constexpr uint32_t kMostKickerWords = 5;
constexpr uint32_t kMostBannerWords = 8;  // of a kicker in capitals
constexpr uint32_t kLinkWords = 16;       // of a line in a list of links

// How much a date is worth as the date of publication, best first.
enum class DateRank : uint8_t { kAnnounced, kBare, kUpdated, kNone };

// A headline that was broken into lines, on one.
std::string OneLine(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

class LayoutReader {
 public:
  LayoutReader(const View& view, std::string_view given_title)
      : view_(view), given_title_(given_title), lines_(SplitLines(view)) {}

  Layout Run() {
    ChooseTitle();
    bool links = false;
    for (size_t i = 0; i < lines_.size(); ++i) {
      CheckCancelledAt(i);
      paragraph_ = static_cast<uint32_t>(i);
      if (i == title_line_ || i == kicker_line_) {
        links = false;
        Headline(i);
        continue;
      }
      const Range line = lines_[i].tokens;
      if (links && IsListedLink(line)) {
        Add(line, Part::kBoilerplate);
        continue;
      }
      const Boilerplate kind = IsBoilerplate(view_, line, true);
      links = kind == Boilerplate::kList;
      if (kind == Boilerplate::kNone || !WholeLine(line)) {
        Read(i);
      } else {
        CopyrightOwner(line, i);
        Add(line, Part::kBoilerplate);
      }
    }
    if (layout_.title.value.empty()) TitleFromBody();
    return std::move(layout_);
  }

 private:
  static constexpr size_t kNone = static_cast<size_t>(-1);

  void Add(Range tokens, Part part) {
    if (tokens.empty()) return;
    layout_.pieces.push_back({tokens, part, paragraph_});
    if (part == Part::kByline || part == Part::kDateLine) OutletIn(tokens);
  }

  std::string LineName(size_t i) const { return fmt::format("line {}", lines_[i].number); }

  bool NearHead(size_t i) const { return i <= (title_line_ == kNone ? 0 : title_line_) + kHeadLines; }
  bool NearEdge(size_t i) const { return (NearHead(i) && !body_seen_) || i + kTailLines >= lines_.size(); }

  // Words of boilerplate within a paragraph of several sentences count for their sentence alone.
  bool WholeLine(Range line) const {
    const bool marked = view_.WithoutMarker(line).first != line.first;
    return marked || IsBoilerplateOpening(line) || text::SplitSentences(view_.analysis(), line.first, line.last).size() == 1;
  }
  bool IsBoilerplateOpening(Range line) const {
    const auto sentences = text::SplitSentences(view_.analysis(), line.first, line.last);
    return IsBoilerplate(view_, {sentences[0].first, sentences[0].second}, true) != Boilerplate::kNone;
  }

  bool IsListedLink(Range line) const {
    return view_.Words(line) <= kLinkWords && !view_.EndsSentence(line) && !ReadDateline(view_, line, false);
  }

  // --- the title

  // A line that can be a headline at all.
  bool IsHeadlineLike(size_t i) const {
    const Range line = lines_[i].tokens;
    if (view_.Words(line) == 0 || view_.Words(line) > kMostTitleWords) return false;
    // "Sources: ..." and "Watch: ..." are headlines where they stand first.
    const bool label = i == 0 && view_.Words(line) >= 5 && IsBoilerplate(view_, line, false) == Boilerplate::kNone;
    if (IsBoilerplate(view_, line, true) != Boilerplate::kNone && !label) return false;
    if (IsBylineLabel(view_, line) || (i > 0 && IsByline(view_, line, true))) return false;
    if (FindAnnouncedDate(view_, line) && FindAnnouncedDate(view_, line)->range.first == line.first) return false;
    const bool ends = view_.EndsSentence(line), dateline = ReadDateline(view_, line, false).has_value();
    const bool text = (ends && dateline) || (view_.Words(line) >= 15 && (ends || dateline));
    return !text && !(view_.Words(line) >= 12 && text::SplitSentences(view_.analysis(), line.first, line.last).size() > 2);
  }

  void ChooseTitle() {
    if (!given_title_.empty()) {
      const bool repeats = !lines_.empty() && unicode::Fold(view_.Bytes(lines_[0].tokens)) == unicode::Fold(given_title_);
      if (repeats) title_line_ = 0;
      layout_.title = {std::string(given_title_), "given"};
      return;
    }
    if (lines_.size() < 2) return;
    for (size_t i = 0; i < std::min(lines_.size() - 1, kHeadLines / 2); ++i) {
      if (IsHeadlineLike(i)) {
        title_line_ = i;
        break;
      }
      const Range line = lines_[i].tokens;
      const bool skipped = IsBoilerplate(view_, line, true) != Boilerplate::kNone || FindAnnouncedDate(view_, line);
      if (!skipped) return;
    }
    if (title_line_ != kNone && title_line_ + 2 < lines_.size() && IsKicker(title_line_)) {
      kicker_line_ = title_line_;
      ++title_line_;
    }
  }

  // A topic line over the headline: a few words, and right below it a line that says clearly more without ending a sentence.
  //
  //     Konflik Perbatasan                            the kicker, not the title
  //     Dua Negara Sepakat Menarik Pasukan
  bool IsKicker(size_t i) const {
    const Range line = lines_[i].tokens, next = lines_[i + 1].tokens;
    if (lines_[i + 1].after_blank || !IsHeadlineLike(i + 1)) return false;
    const uint32_t words = view_.Words(line), next_words = view_.Words(next);
    const bool banner = view_.AllCaps(line) && !view_.AllCaps(next) && words <= kMostBannerWords && next_words >= 4;
    if (!banner && !SaysMore(line, next)) return false;
    if (view_.EndsSentence(line) || view_.EndsSentence(next)) return false;
    if (IsByline(view_, next, true) || FindBareDate(view_, next)) return false;
    return text::SplitSentences(view_.analysis(), next.first, next.last).size() == 1;
  }

  bool SaysMore(Range line, Range next) const {
    const uint32_t words = view_.Words(line), next_words = view_.Words(next);
    return words <= kMostKickerWords && view_.PlainWords(line) <= 1 && next_words >= 5 && next_words * 2 >= words * 3 &&
           next_words <= 25;
  }

  // "Headline - LEX18.com | Site": what follows the last dash or bar that names an outlet is not the headline's.
  Range SiteSuffix(Range line) const {
    for (uint32_t i = line.first + 3; i + 1 < line.last; ++i) {
      const bool parts = (view_.IsDash(i) || view_.Is(i, "|")) && !view_.Glued(i) && !view_.Glued(i + 1);
      const Range rest{i + 1, line.last};
      if (!parts || rest.size() > 20 || view_.IsPlainWord(rest.first)) continue;
      uint32_t outlets = 0;
      for (uint32_t j = rest.first; j < rest.last; ++j) {
        outlets += view_.IsDomain(j) || view_.Find(j, Topic::kBoilerplate, "outlet", rest.last) != nullptr;
      }
      if (outlets > 0 && view_.PlainWords(rest) <= 1 + outlets) return {i, line.last};
    }
    return {line.last, line.last};
  }

  void Headline(size_t i) {
    const Range line = lines_[i].tokens;
    const Range suffix = SiteSuffix(line);
    Add({line.first, suffix.first}, Part::kHeadline);
    Add(suffix, Part::kBoilerplate);
    if (i != title_line_) return;
    if (!suffix.empty()) OfferPublisher(view_.Bytes({suffix.first + 1, suffix.last}), LineName(i), 1);
    if (given_title_.empty()) layout_.title = {OneLine(view_.Bytes({line.first, suffix.first})), LineName(i)};
  }

  void TitleFromBody() {
    for (const Piece& piece : layout_.pieces) {
      if (piece.part != Part::kBody) continue;
      const auto first = text::SplitSentences(view_.analysis(), piece.tokens.first, piece.tokens.last)[0];
      layout_.title.value = OneLine(view_.Bytes({first.first, first.second}));
      layout_.title.from = LineName(piece.paragraph) + ": first sentence";
      return;
    }
  }

  // --- the lines

  void Read(size_t i) {
    const Range line = lines_[i].tokens;
    if (byline_label_) {
      byline_label_ = false;
      if (IsNameLike(view_, view_.WithoutMarker(line), 8, 2)) return Add(line, Part::kByline);
    }
    if (const auto date = FindAnnouncedDate(view_, line)) return AnnouncedDate(i, *date);
    ReadRest(i, line);
  }

  void AnnouncedDate(size_t i, const DateLine& date) {
    const Range before{lines_[i].tokens.first, date.range.first};
    if (!before.empty()) ReadRest(i, before);
    Add(date.range, Part::kDateLine);
    if (date.time)
      OfferDate(*date.time, fmt::format("{}: '{}'", LineName(i), date.cue),
                date.updated ? DateRank::kUpdated : DateRank::kAnnounced);
  }

  void ReadRest(size_t i, Range line) {
    if (IsBylineLabel(view_, line)) {
      byline_label_ = true;
      return Add(line, Part::kByline);
    }
    if (NearHead(i) && i != title_line_) {
      if (const auto date = FindBareDate(view_, line)) {
        // Below the first text a date must stand alone: "Ana Ruiz 07/04/1988" is a list of persons.
        if (!body_seen_ || date->words_beside <= 1) {
          if (date->time) OfferDate(*date->time, LineName(i), date->updated ? DateRank::kUpdated : DateRank::kBare);
          return date->told ? Text(i, line) : Add(line, Part::kDateLine);
        }
      }
    }
    if (IsByline(view_, line, NearEdge(i))) {
      after_byline_ = paragraph_ + 1;
      return Add(line, Part::kByline);
    }
    // "By Ana Ruiz" / "Herald Staff Writer"
    if (after_byline_ == paragraph_ && !body_seen_ && IsNameLike(view_, line, 8, 0)) return Add(line, Part::kByline);
    if (const auto caption = FindCaption(view_, line)) {
      Add({line.first, caption->credit}, Part::kCaption);
      return Add({caption->credit, line.last}, Part::kBoilerplate);
    }
    Text(i, line);
  }

  void Text(size_t i, Range line) {
    const bool item = view_.IsListItem(line);
    const uint32_t begin = line.first;
    bool first = !body_seen_;
    // Twice: "HARIAN.CO.ID - JAKARTA. Emiten ..."
    for (int round = 0; round < 2; ++round) {
      const auto dateline = ReadDateline(view_, line, first);
      if (!dateline) break;
      if (layout_.dateline.empty()) layout_.dateline = dateline->place;
      if (!dateline->publisher.empty()) OfferPublisher(dateline->publisher, LineName(i) + ": dateline", 0);
      if (dateline->date) OfferDate(*dateline->date, LineName(i) + ": dateline", DateRank::kBare);
      line.first = dateline->last;
      body_seen_ = true;
      if (!dateline->place.empty()) break;
    }
    Add({begin, line.first}, Part::kDateLine);
    const Range signature = FindPostSignature(view_, line);
    Sentences({line.first, signature.first}, item);
    Add(signature, Part::kBoilerplate);
    Sentences({signature.last, line.last}, item);
    // A standfirst has no full stop, as a rule.
    body_seen_ = body_seen_ || (view_.Words(line) >= 12 && view_.EndsSentence(line)) || view_.Words(line) >= 30;
  }

  // Body text; a sentence of boilerplate within it stands apart.
  void Sentences(Range range, bool item) {
    if (range.empty()) return;
    const Part part = item ? Part::kListItem : Part::kBody;
    if (!MayHaveBoilerplate(view_, range)) return Add(range, part);
    uint32_t begin = range.first;
    for (const auto& [first, last] : text::SplitSentences(view_.analysis(), range.first, range.last)) {
      if (IsBoilerplate(view_, {first, last}, false) == Boilerplate::kNone) continue;
      Add({begin, first}, part);
      Add({first, last}, Part::kBoilerplate);
      begin = last;
    }
    Add({begin, range.last}, part);
  }

  // --- what is known of the article

  void OfferDate(const CivilTime& time, std::string from, DateRank rank) {
    if (rank >= date_rank_) return;
    date_rank_ = rank;
    layout_.published = time;
    layout_.published_from = std::move(from);
  }

  // Lower ranks win: dateline, site's name in the title, byline or date line, owner of the copyright.
  void OfferPublisher(std::string_view name, std::string from, int rank) {
    if (rank >= publisher_rank_ || name.empty()) return;
    publisher_rank_ = rank;
    layout_.publisher = {std::string(name), std::move(from)};
  }

  // "By Ana Ruiz | Lusitania Wire Service", "South Moor Gazette, Friday 19 June": the part that names an outlet.
  void OutletIn(Range line) {
    uint32_t begin = line.first;
    for (uint32_t i = line.first; i <= line.last; ++i) {
      const bool parts = i == line.last || view_.Is(i, ",") || view_.Is(i, "|") || (view_.IsDash(i) && !view_.Glued(i));
      if (!parts) continue;
      const Range part{begin, i};
      begin = i + 1;
      const bool cue = !part.empty() && (view_.analysis().Find(part.first, Topic::kBylineCue) != nullptr ||
                                         view_.analysis().Find(part.first, Topic::kPublishedCue) != nullptr);
      if (!cue && view_.Words(part) > 1 && view_.NamesOutlet(part) && IsNameLike(view_, part, 6, 0)) {
        OfferPublisher(view_.Bytes(part), LineName(paragraph_), 2);
      }
    }
  }

  // "Copyright © ANTARA 2025", "© 2017 KHOU-TV. All rights reserved.": the capitalised words beside the year.
  void CopyrightOwner(Range line, size_t i) {
    const Range bare = view_.WithoutMarker(line);
    uint32_t at = bare.first;
    bool sign = false, year = false;
    for (; at < bare.last && at < bare.first + 6; ++at) {
      const bool is_year = view_.token(at).kind == text::TokenKind::kNumber && view_.token(at).span.size() == 4;
      const bool is_word = view_.Is(at, "copyright");
      if (view_.Is(at, "©") || is_word)
        sign = true;
      else if (is_year)
        year = true;
      else if (view_.IsWord(at) && view_.Capitalised(at) && sign)
        break;
    }
    uint32_t end = at;
    while (end < bare.last && (view_.IsWord(end) || (view_.Is(end, "-") && view_.Glued(end))) && !view_.IsPlainWord(end)) ++end;
    while (end < bare.last && !year && view_.token(end).kind == text::TokenKind::kNumber) year = true;
    if (sign && year && end > at) OfferPublisher(view_.Bytes({at, end}), LineName(i), 3);
  }

  const View& view_;
  const std::string_view given_title_;
  const std::vector<Line> lines_;
  Layout layout_;
  size_t title_line_ = kNone, kicker_line_ = kNone;
  uint32_t paragraph_ = 0;
  uint32_t after_byline_ = static_cast<uint32_t>(-1);
  bool byline_label_ = false;  // the line before was "Penulis:"
  bool body_seen_ = false;
  DateRank date_rank_ = DateRank::kNone;
  int publisher_rank_ = 4;
};

}  // namespace

Layout ReadLayout(const View& view, std::string_view given_title) { return LayoutReader(view, given_title).Run(); }

Layout BareLayout(const View& view) {
  Layout layout;
  layout.pieces.push_back({{0, view.analysis().size()}, Part::kBody, 0});
  return layout;
}

}  // namespace silang::document
