// The layout of an article: which stretch of it is headline, byline, date, body, caption or boilerplate.
#ifndef SILANG_DOCUMENT_LAYOUT_H_
#define SILANG_DOCUMENT_LAYOUT_H_

#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "document/lines.h"

namespace silang::document {

// A stretch of one line with one part.
struct Piece {
  Range tokens;
  Part part = Part::kBody;
  uint32_t paragraph = 0;  // number of the line among the lines that have words
};

// A value read from the text, and where it stood: "line 3: 'Published'".
struct Reading {
  std::string value, from;
};

struct Layout {
  std::vector<Piece> pieces;  // cover all tokens, in order
  Reading title, publisher;
  std::string dateline;
  std::optional<CivilTime> published;
  std::string published_from;
};

// Reads the layout of a whole article. `given_title`: the headline if it is known, else empty; a first line that repeats it
// is the headline, and no other is sought. Linear.
//
//     Konflik Perbatasan                            headline (a kicker)
//     Dua Negara Sepakat Menarik Pasukan            headline and title
//     Penulis:                                      byline
//     Ana Putri                                     byline
//     Diterbitkan pada 5 Sep 2025                   date line
//     NUSANTARA.COM, Jakarta –|Dua negara ...       date line|body
//     Baca juga: Kronologi Konflik                  boilerplate
Layout ReadLayout(const View& view, std::string_view given_title);

// The layout of a short text: one paragraph, all of it body.
Layout BareLayout(const View& view);

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_LAYOUT_H_
