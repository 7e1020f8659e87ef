#include "document/document.h"

#include <algorithm>
#include <memory>

#include "base/status.h"
#include "document/layout.h"
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

void ChooseLanguage(const SourceText& source, const ReadOptions& options, const languages::PackSet& packs, Document* document) {
  if (!options.language.empty()) {
    document->language = options.language;
    document->language_from = "--language";
  } else if (!source.language.empty()) {
    document->language = source.language;
    document->language_from = "given";
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
    document->publisher_from = "given";
  } else {
    document->publisher = std::move(layout.publisher.value);
    document->publisher_from = std::move(layout.publisher.from);
  }
  if (source.published.empty()) {
    document->published = layout.published;
    document->published_from = std::move(layout.published_from);
  }
}

}  // namespace

absl::StatusOr<std::unique_ptr<Document>> ReadDocument(const SourceText& source, const ReadOptions& options,
                                                       const languages::PackSet& packs) {
  SILANG_RETURN_IF_ERROR(CheckText(source.path, source.text));
  auto document = std::make_unique<Document>();
  document->path = source.path;
  document->given_id = source.given_id;
  document->url = source.url;
  document->text = source.text;
  ChooseLanguage(source, options, packs, document.get());
  const languages::LanguagePack& pack = packs.Find(document->language);
  document->analysis = text::Analysis(document->text, {0, static_cast<uint32_t>(document->text.size())}, pack);
  if (document->analysis.size() == 0)
    return InputError(source.path, std::nullopt, "no text in it", "leave it out or give an article");
  const View view(document->text, document->analysis);
  TakeLayout(source, options.bare ? BareLayout(view) : ReadLayout(view, source.title), document.get());
  if (!source.published.empty()) {
    auto given = GivenDate(source, pack);
    if (!given.ok()) return given.status();
    document->published = *given;
    document->published_from = "given";
  }
  return document;
}

}  // namespace silang::document
