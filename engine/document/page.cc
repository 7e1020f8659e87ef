#include "document/page.h"

#include <algorithm>
#include <array>

#include "base/status.h"
#include "document/furniture.h"
#include "document/main_text.h"
#include "document/page_lines.h"
#include "document/page_roots.h"
#include "fmt/format.h"
#include "languages/detect.h"
#include "text/dates.h"
#include "unicode/charset.h"
#include "unicode/unicode.h"

namespace silang::document {
namespace {

constexpr size_t kMostBytes = size_t{16} << 20;
constexpr size_t kHeadBytes = 4096;      // in which a charset is declared
constexpr size_t kShortText = 600;       // bytes of a text that the page's own articleBody may take the place of
constexpr size_t kSurelyDetected = 200;  // bytes of a text that say more of its language than the page does

std::string Lower(std::string_view text) {
  std::string out;
  for (const char c : text) out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  return out;
}

// The value of `key=` in `text`, quoted or not.
std::string_view ValueOf(std::string_view text, std::string_view lower, std::string_view key) {
  size_t at = lower.find(key);
  if (at == std::string_view::npos) return {};
  at += key.size();
  while (at < text.size() && IsHtmlSpace(text[at])) ++at;
  if (at == text.size() || text[at] != '=') return {};
  ++at;
  while (at < text.size() && (IsHtmlSpace(text[at]) || text[at] == '"' || text[at] == '\'')) ++at;
  const size_t end = text.find_first_of("\"'; \t\r\n\f/>?", at);
  return text.substr(at, end == std::string_view::npos ? end : end - at);
}

std::string ChooseCharset(const SourceText& source) {
  if (const auto mark = unicode::FindByteOrderMark(source.text)) return std::string(mark->charset);
  // A page that says it is something else and is UTF-8 all through is UTF-8.
  const bool ascii =
      std::all_of(source.text.begin(), source.text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!ascii && !unicode::FirstInvalidByte(source.text)) return "utf-8";
  std::string charset = unicode::CharsetOf(CharsetOfType(source.media_type));
  if (charset.empty()) charset = unicode::CharsetOf(DeclaredCharset(source.text));
  // What could be read to this point as ASCII is no UTF-16; and UTF-8 it would have been found to be.
  const bool wrong = charset.starts_with("utf-16") || charset.starts_with("utf-32") || (charset == "utf-8" && !ascii);
  if (wrong && source.text.find('\0') != std::string::npos) return charset;
  if (charset.empty() || wrong) charset = unicode::DetectCharset(source.text);
  return charset;
}

// A date as it is written somewhere in a text.
std::string WrittenDateIn(const std::string& text, const languages::LanguagePack& pack) {
  const text::Analysis analysis(text, {0, static_cast<uint32_t>(text.size())}, pack);
  for (uint32_t i = 0; i < analysis.size(); ++i) {
    if (const auto date = text::ReadWrittenDate(text, analysis, i, analysis.size())) return ToString(date->time);
  }
  return {};
}

class PageReader {
 public:
  PageReader(const SourceText& source, const std::string& language, const languages::PackSet& packs)
      : source_(source), given_language_(language), packs_(packs) {}

  absl::StatusOr<Page> Run() {
    if (source_.text.size() > kMostBytes) return TooLarge();
    charset_ = ChooseCharset(source_);
    auto decoded = unicode::ToUtf8(source_.text, charset_, kMostBytes * 3 / 2);
    if (!decoded) return TooLarge();
    html_ = *std::move(decoded);
    auto tree = HtmlTree::Parse(source_.path, html_);
    if (!tree.ok()) return tree.status();
    PageMetadata metadata = ReadPageMetadata(*tree);
    const std::vector<Block> blocks = ReadBlocks(*tree);
    const std::string& title = source_.title.empty() ? metadata.title.value : source_.title;
    std::vector<size_t> main = FindMainText(*tree, blocks, title);
    std::string text = Joined(blocks, main);
    ChooseLanguage(text, metadata);
    const languages::LanguagePack& pack = packs_.Find(page_.language.value);
    PageLines lines = WithoutFurniture(*tree, blocks, main, pack);
    Compose(*tree, blocks, lines.blocks);
    if (!lines.published.empty())
      metadata.dates.insert(
          metadata.dates.begin(),
          {lines.published, lines.published_cue.empty() ? "text" : fmt::format("text: '{}'", lines.published_cue)});
    OfferDatesNear(blocks, main, FindHeadline(*tree, blocks, unicode::Fold(title)), &metadata);
    if (page_.text.size() < kShortText && metadata.article_body.size() > 2 * page_.text.size() + 100)
      TakeArticleBody(metadata.article_body);
    if (page_.text.empty()) {
      return InputError(source_.path, std::nullopt, "no article found in the page",
                        "save its text as a plain text file and give that");
    }
    TakeFields(std::move(metadata), pack);
    PlaceTitle(*tree, blocks);
    Resolve();
    return std::move(page_);
  }

 private:
  absl::Status TooLarge() const {
    return InputError(source_.path, kMostBytes, fmt::format("a page of more than {} MiB", kMostBytes >> 20),
                      "save the article's text as a plain text file and give that");
  }

  // Short lines around the beginning of the text, where a date stands if nothing says that it is one: those below the headline
  // first, above it a site may show today's.
  static void OfferDatesNear(const std::vector<Block>& blocks, const std::vector<size_t>& main, size_t headline,
                             PageMetadata* metadata) {
    constexpr size_t kBefore = 8, kAfter = 2, kStandfirst = 2, kFarthest = 30;
    if (main.empty() || !metadata->published.value.empty()) return;
    const size_t front = main.front();
    const size_t last = std::min(blocks.size(), main[std::min(kStandfirst, main.size() - 1)] + kAfter);
    const size_t first = front - std::min(front, kBefore);
    const size_t head = headline <= front && front - headline <= kFarthest ? headline : first;
    for (size_t b = head; b < last; ++b) OfferDate(blocks[b], metadata);
    for (size_t b = first; b < head; ++b) OfferDate(blocks[b], metadata);
  }

  static void OfferDate(const Block& block, PageMetadata* metadata) {
    constexpr uint32_t kMostWords = 14;
    constexpr auto kFewestDigits = 5;
    const auto digits = std::count_if(block.text.begin(), block.text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits >= kFewestDigits && block.words <= kMostWords && !block.ends_sentence && block.links() < 0.5)
      metadata->dates.push_back({block.text, "text"});
  }

  static std::string Joined(const std::vector<Block>& blocks, const std::vector<size_t>& main) {
    std::string text;
    for (const size_t b : main) (text += blocks[b].text) += '\n';
    return text;
  }

  // A page in one language says often enough that it is in another, the one its site was made in.
  void ChooseLanguage(const std::string& text, const PageMetadata& metadata) {
    if (!given_language_.empty()) {
      page_.language = {given_language_, "given"};
      return;
    }
    const std::string detected = languages::DetectLanguage(text, packs_);
    const PageField& declared = metadata.language;
    const auto base = [](const std::string& code) { return Lower(code.substr(0, code.find('-'))); };
    const bool agree = base(detected) == base(declared.value);
    if (declared.value.empty()) {
      page_.language = {detected, "detected"};
    } else if (detected == "und" || agree || text.size() < kSurelyDetected) {
      page_.language = declared;
    } else {
      page_.language = {detected, fmt::format("detected; {} says {}", declared.from, declared.value)};
    }
  }

  // Text of one block after another, an empty line between paragraphs; cells of a row on one line.
  void Compose(const HtmlTree& tree, const std::vector<Block>& blocks, const std::vector<size_t>& main) {
    NodeIndex row = 0;
    for (const size_t b : main) {
      const Block& block = blocks[b];
      const NodeIndex in_row = RowOf(tree, block.box);
      if (!page_.text.empty()) page_.text += in_row != 0 && in_row == row ? " | " : "\n\n";
      row = in_row;
      const auto begin = static_cast<uint32_t>(page_.text.size());
      page_.text += block.text;
      for (const TextPiece& piece : block.pieces) AddPlaces(begin + piece.text, piece, &page_.places);
    }
  }

  static NodeIndex RowOf(const HtmlTree& tree, NodeIndex box) {
    if (tree[box].tag != Tag::kCell) return 0;
    return tree[tree[box].parent].tag == Tag::kRow ? tree[box].parent : 0;
  }

  // Of a page in another charset than UTF-8, each character beyond ASCII for itself: it has another length there.
  void AddPlaces(uint32_t at, const TextPiece& piece, Places* places) const {
    if (charset_ == "utf-8" || piece.text_size != piece.page_size) {
      places->push_back({at, piece.text_size, piece.page, piece.page_size});
      return;
    }
    const std::string_view bytes = std::string_view(html_).substr(piece.page, piece.page_size);
    for (uint32_t i = 0; i < bytes.size();) {
      uint32_t size = 0;
      while (i + size < bytes.size() && static_cast<unsigned char>(bytes[i + size]) < 0x80) ++size;
      if (size == 0) size = unicode::Decode(bytes, i).length;
      places->push_back({at + i, size, piece.page + i, size});
      i += size;
    }
  }

  void TakeArticleBody(const std::string& body) {
    page_.places.clear();
    if (body.find("</") == std::string::npos && body.find("<br") == std::string::npos) {
      page_.text = body;
    } else if (auto text = ReadFragment(source_.path, body); text.ok()) {
      page_.text = *std::move(text);
    }
  }

  void TakeFields(PageMetadata metadata, const languages::LanguagePack& pack) {
    page_.title = std::move(metadata.title);
    page_.publisher = std::move(metadata.publisher);
    page_.url = std::move(metadata.url);
    page_.published = std::move(metadata.published);
    for (const PageField& field : metadata.dates) {
      if (!page_.published.value.empty() || field.value.empty()) continue;
      page_.published = {WrittenDateIn(field.value, pack), field.from};
    }
    if (page_.published.value.empty()) page_.published.from.clear();
  }

  // Where the headline stands among the blocks.
  void PlaceTitle(const HtmlTree& tree, const std::vector<Block>& blocks) {
    const std::string& title = page_.title.value;
    for (int round = 0; round < 2 && !title.empty(); ++round) {
      for (const Block& block : blocks) {
        const Tag tag = tree[block.box].tag;
        if (block.text != title || (round == 0 && tag != Tag::kHeading1)) continue;
        for (const TextPiece& piece : block.pieces) AddPlaces(piece.text, piece, &page_.title_places);
        return;
      }
    }
  }

  // From offsets into the decoded page to offsets into the bytes.
  void Resolve() {
    std::vector<uint32_t> ends;
    for (const Places* places : {&page_.places, &page_.title_places}) {
      for (const Place& place : *places) ends.insert(ends.end(), {place.raw, place.raw + place.raw_size});
    }
    std::sort(ends.begin(), ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    const std::vector<uint32_t> originals = unicode::OriginalOffsets(source_.text, charset_, ends);
    const auto original = [&](uint32_t offset) {
      return originals[static_cast<size_t>(std::lower_bound(ends.begin(), ends.end(), offset) - ends.begin())];
    };
    for (Places* places : {&page_.places, &page_.title_places}) {
      for (Place& place : *places) {
        const uint32_t begin = original(place.raw), end = original(place.raw + place.raw_size);
        place.raw = begin + source_.origin;
        place.raw_size = end - begin;
      }
    }
  }

  const SourceText& source_;
  const std::string& given_language_;
  const languages::PackSet& packs_;
  std::string charset_, html_;
  Page page_;
};

}  // namespace

bool IsPageType(std::string_view media_type) {
  const std::string type = Lower(media_type.substr(0, media_type.find(';')));
  return type == "text/html" || type == "application/xhtml+xml";
}

std::string CharsetOfType(std::string_view media_type) { return std::string(ValueOf(media_type, Lower(media_type), "charset")); }

std::string DeclaredCharset(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kHeadBytes);
  const std::string lower = Lower(head);
  if (lower.starts_with("<?xml")) {
    const size_t end = std::min(lower.find("?>"), lower.size());
    const std::string_view encoding = ValueOf(head.substr(0, end), std::string_view(lower).substr(0, end), "encoding");
    if (!encoding.empty()) return std::string(encoding);
  }
  for (size_t at = lower.find("<meta"); at != std::string::npos; at = lower.find("<meta", at + 1)) {
    const size_t end = std::min(lower.find('>', at), lower.size());
    const std::string_view charset = ValueOf(head.substr(at, end - at), std::string_view(lower).substr(at, end - at), "charset");
    if (!charset.empty()) return std::string(charset);
  }
  return {};
}

absl::StatusOr<Page> ReadPage(const SourceText& source, const std::string& language, const languages::PackSet& packs) {
  return PageReader(source, language, packs).Run();
}

absl::StatusOr<std::string> ReadFragment(std::string_view path, std::string_view html) {
  auto tree = HtmlTree::Parse(path, html);
  if (!tree.ok()) return tree.status();
  const std::vector<Block> blocks = ReadBlocks(*tree);
  std::string text;
  for (const size_t b : FindFragmentText(*tree, blocks)) {
    if (!text.empty()) text += "\n\n";
    text += blocks[b].text;
  }
  return text;
}

}  // namespace silang::document
