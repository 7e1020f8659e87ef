// A source as read: what it is, its body apart from what surrounds it, and its sentences.
#ifndef SILANG_DOCUMENT_DOCUMENT_H_
#define SILANG_DOCUMENT_DOCUMENT_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/civil.h"
#include "base/ids.h"
#include "document/places.h"
#include "languages/pack.h"
#include "silang/engine.h"
#include "text/analysis.h"

namespace silang::document {

// Which part of an article a sentence stands in. Claims are read from headline, body, list items and captions.
enum class Part : uint8_t { kHeadline, kByline, kDateLine, kBody, kListItem, kCaption, kBoilerplate };

struct Sentence {
  Span span;           // without white space around it
  uint32_t first = 0;  // tokens [first, last) of Document::analysis
  uint32_t last = 0;
  uint32_t paragraph = 0;
  Part part = Part::kBody;

  bool HasClaims() const { return part != Part::kByline && part != Part::kDateLine && part != Part::kBoilerplate; }
};

struct Document {
  std::string path, given_id, text, title, publisher, url;
  std::string dateline;  // "Istanbul" of "SEPUTARAN.COM, Istanbul – ..."
  std::optional<CivilTime> published;
  std::string language;  // BCP 47, "und" if unknown
  std::string title_from, published_from, publisher_from, language_from;
  // Bytes of the title and the empty line that stand before the text of a source whose title came apart from it; 0 if none.
  uint32_t title_bytes = 0;
  Places places;            // of a page: where `text` stands in its bytes
  text::Analysis analysis;  // of the whole text
  std::vector<Sentence> sentences;

  std::string_view Text(Span span) const { return std::string_view(text).substr(span.begin, span.size()); }
  std::string_view Text(const text::Token& token) const { return Text(token.span); }
};

struct ReadOptions {
  std::string language;  // empty: detected
  bool bare = false;     // a short text: no headline, date line or boilerplate is sought, the whole is one paragraph
};

// Reads a source: text as it is, of a page its article (document/page.h). Errors name its path and the byte: empty, not UTF-8, binary (a NUL byte), longer than 64 MiB. Linear.
// The document is kept at a fixed address, since its analysis points into its text.
absl::StatusOr<std::unique_ptr<Document>> ReadDocument(const SourceText& source, const ReadOptions& options,
                                                       const languages::PackSet& packs);

// The same source as text that holds its title, so that to read it again gives the same document: what an archive keeps. A text
// that holds its title already comes back as it is; a page is read.
absl::StatusOr<SourceText> AsText(SourceText source, const ReadOptions& options, const languages::PackSet& packs);

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_DOCUMENT_H_
