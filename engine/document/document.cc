#include "document/document.h"

#include <algorithm>
#include <memory>

#include "base/status.h"
#include "document/layout.h"
#include "document/page.h"
#include "document/sources.h"
#include "fmt/format.h"
#include "languages/detect.h"
#include "text/dates.h"
#include "text/sentences.h"
#include "unicode/unicode.h"

namespace silang::document {
namespace {

// The date that a source came with: ISO 8601, or as it is written in its language.
absl::StatusOr<CivilTime> GivenDate(const SourceText& source, const languages::LanguagePack& pack) {
  if (const auto iso = ParseIso(source.published)) return *iso;
  const text::Analysis analysis(source.published, {0, static_cast<uint32_t>(source.published.size())}, pack);
  if (analysis.size() > 0) {
    if (const auto date = text::ReadWrittenDate(source.published, analysis, 0, analysis.size())) return date->time;
  }
  return InputError(source.path, std::nullopt,
                    fmt::format("the publication date '{}' is no date", source.published.substr(0, 40)),
                    "write it as 2025-09-04 or 2025-09-04T14:30:00+07:00");
}

// Where the fields of a source came from.
std::string GivenFrom(const SourceText& source) { return source.fields_from.empty() ? "given" : source.fields_from; }

void ChooseLanguage(const SourceText& source, const ReadOptions& options, const languages::PackSet& packs, Document* document) {
  if (!options.language.empty()) {
    document->language = options.language;
    document->language_from = "--language";
  } else if (!source.language.empty()) {
    document->language = source.language;
    document->language_from = GivenFrom(source);
  } else {
    document->language = languages::DetectLanguage(document->text, packs);
    document->language_from = "detected";
  }
}

// Headlines, bylines and furniture stay whole; text is split into sentences.
void AddSentences(const Piece& piece, Document* document) {
  const text::Analysis& analysis = document->analysis;
  const auto add = [&](uint32_t first, uint32_t last) {
    const Span span{analysis.token(first).span.begin, analysis.token(last - 1).span.end};
    document->sentences.push_back({span, first, last, piece.paragraph, piece.part});
  };
  const bool whole = piece.part == Part::kByline || piece.part == Part::kDateLine || piece.part == Part::kBoilerplate;
  if (whole) return add(piece.tokens.first, piece.tokens.last);
  for (const auto& [first, last] : text::SplitSentences(analysis, piece.tokens.first, piece.tokens.last)) add(first, last);
}

void TakeLayout(const SourceText& source, Layout layout, Document* document) {
  for (const Piece& piece : layout.pieces) AddSentences(piece, document);
  document->title = std::move(layout.title.value);
  document->title_from = std::move(layout.title.from);
  document->dateline = std::move(layout.dateline);
  if (!source.publisher.empty()) {
    document->publisher = source.publisher;
    document->publisher_from = GivenFrom(source);
  } else {
    document->publisher = std::move(layout.publisher.value);
    document->publisher_from = std::move(layout.publisher.from);
  }
  if (source.published.empty()) {
    document->published = layout.published;
    document->published_from = std::move(layout.published_from);
  }
}

// The title before the text, where the text does not begin with it: what it says is read like any headline.
void SetText(const SourceText& source, Document* document) {
  const std::string_view text = source.text, title = source.title;
  const auto first_line = [](std::string_view s) {
    s.remove_prefix(std::min(s.find_first_not_of(" \t\r\n"), s.size()));
    s = s.substr(0, s.find_first_of("\r\n"));
    return s.substr(0, s.find_last_not_of(" \t") + 1);
  };
  const bool apart = !title.empty() && unicode::Fold(first_line(text)) != unicode::Fold(first_line(title));
  if (apart) {
    document->text = first_line(title);
    document->text += "\n\n";
    document->title_bytes = static_cast<uint32_t>(document->text.size());
  }
  document->text += text;
}

void ShiftPlaces(Page page, Document* document) {
  if (document->title_bytes > 0) document->places = std::move(page.title_places);
  for (Place place : page.places) {
    place.text += document->title_bytes;
    document->places.push_back(place);
  }
}

absl::StatusOr<std::unique_ptr<Document>> ReadText(const SourceText& source, const ReadOptions& options,
                                                   const languages::PackSet& packs) {
  SILANG_RETURN_IF_ERROR(CheckText(source.path, source.text));
  auto document = std::make_unique<Document>();
  document->path = source.path;
  document->given_id = source.given_id;
  document->url = source.url;
  SetText(source, document.get());
  ChooseLanguage(source, options, packs, document.get());
  const languages::LanguagePack& pack = packs.Find(document->language);
  document->analysis = text::Analysis(document->text, {0, static_cast<uint32_t>(document->text.size())}, pack);
  if (document->analysis.size() == 0)
    return InputError(source.path, std::nullopt, "no text in it", "leave it out or give an article");
  const View view(document->text, document->analysis);
  TakeLayout(source, options.bare ? BareLayout(view) : ReadLayout(view, source.title), document.get());
  if (!source.title.empty()) document->title_from = GivenFrom(source);
  if (!source.published.empty()) {
    auto given = GivenDate(source, pack);
    if (!given.ok()) return given.status();
    document->published = *given;
    document->published_from = GivenFrom(source);
  }
  return document;
}

// A page as text with fields, read as such; then where each came from is told.
absl::StatusOr<std::unique_ptr<Document>> ReadPageDocument(const SourceText& source, const ReadOptions& options,
                                                           const languages::PackSet& packs) {
  const std::string& language = options.language.empty() ? source.language : options.language;
  auto page = ReadPage(source, language, packs);
  if (!page.ok()) return page.status();
  SourceText text = source;
  text.media_type.clear();
  text.text = std::move(page->text);
  if (text.title.empty()) text.title = page->title.value;
  if (text.published.empty()) text.published = page->published.value;
  if (text.publisher.empty()) text.publisher = page->publisher.value;
  if (text.url.empty()) text.url = page->url.value;
  text.language = page->language.value;
  auto document = ReadText(text, options, packs);
  if (!document.ok()) return document;
  const auto tell = [](const std::string& given, const PageField& field, std::string* from) {
    if (given.empty() && !field.value.empty()) *from = field.from;
  };
  tell(source.title, page->title, &(*document)->title_from);
  tell(source.published, page->published, &(*document)->published_from);
  tell(source.publisher, page->publisher, &(*document)->publisher_from);
  tell(language, page->language, &(*document)->language_from);
  ShiftPlaces(*std::move(page), document->get());
  return document;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Document>> ReadDocument(const SourceText& source, const ReadOptions& options,
                                                       const languages::PackSet& packs) {
  return IsPageType(source.media_type) ? ReadPageDocument(source, options, packs) : ReadText(source, options, packs);
}

absl::StatusOr<SourceText> AsText(SourceText source, const ReadOptions& options, const languages::PackSet& packs) {
  if (!IsPageType(source.media_type)) {
    Document document;
    SetText(source, &document);
    if (document.title_bytes > 0) source.text = std::move(document.text);
    return source;
  }
  auto document = ReadDocument(source, options, packs);
  if (!document.ok()) return document.status();
  Document& read = **document;
  source.media_type.clear();
  source.text = std::move(read.text);
  source.title = std::move(read.title);
  source.publisher = std::move(read.publisher);
  source.url = std::move(read.url);
  source.language = std::move(read.language);
  source.published = read.published ? ToString(*read.published) : "";
  return source;
}

}  // namespace silang::document
