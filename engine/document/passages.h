// How the places of a document are told to the reader of a report.
#ifndef SILANG_DOCUMENT_PASSAGES_H_
#define SILANG_DOCUMENT_PASSAGES_H_

#include <vector>

#include "document/document.h"
#include "silang/report.h"

namespace silang::document {

// A document is read with its headline first; of a source whose title came apart from its text the report counts from the start
// of that text, the title behind it, so that an offset is one into what `silang read` prints as the text:
//
//     read      Two dead in Demak\n\nThe flood killed two people.
//     reported  The flood killed two people.\n\nTwo dead in Demak
class ReportedPlaces {
 public:
  // REQUIRES: the document outlives it.
  explicit ReportedPlaces(const Document& document) : document_(document) {}

  // Sets text, title_begin and sentence_spans.
  void Tell(SourceInfo* source) const;
  // Moves the span of a passage of this document, and tells its place in the raw bytes. Constant time but for the latter.
  void Tell(Passage* passage) const;
  void Tell(Claim* claim) const;

 private:
  Span Moved(Span span) const;

  const Document& document_;
};

// Tells the places of all alignments and findings. `documents`: those of the sources, in order.
void TellPlaces(const std::vector<const Document*>& documents, Report* report);

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_PASSAGES_H_
