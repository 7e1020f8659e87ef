#include "document/passages.h"

#include <charconv>

#include "document/places.h"

namespace silang::document {

Span ReportedPlaces::Moved(Span span) const {
  const uint32_t title = document_.title_bytes, text = static_cast<uint32_t>(document_.text.size()) - title;
  if (title == 0) return span;
  if (span.begin >= title) return {span.begin - title, span.end - title};
  return {span.begin + text + 2, span.end + text + 2};
}

void ReportedPlaces::Tell(SourceInfo* source) const {
  const std::string_view text = document_.text;
  const uint32_t title = document_.title_bytes;
  source->text = text.substr(title);
  if (title > 0) {
    source->text += "\n\n";
    source->title_begin = static_cast<uint32_t>(source->text.size());
    source->text += text.substr(0, title - 2);
  }
  source->sentence_spans.reserve(document_.sentences.size());
  for (const Sentence& sentence : document_.sentences) source->sentence_spans.push_back(Moved(sentence.span));
}

void ReportedPlaces::Tell(Passage* passage) const {
  passage->origin = FindOrigin(document_.places, passage->span);
  passage->span = Moved(passage->span);
}

void ReportedPlaces::Tell(Claim* claim) const {
  Tell(&claim->passage);
  if (claim->speaker_span) claim->speaker_span = Moved(*claim->speaker_span);
  if (claim->cue) claim->cue = Moved(*claim->cue);
}

void TellPlaces(const std::vector<const Document*>& documents, Report* report) {
  const auto tell = [&](Passage* passage) {
    size_t number = 0;  // "S1" is the first
    std::from_chars(passage->source.data() + 1, passage->source.data() + passage->source.size(), number);
    if (number >= 1 && number <= documents.size()) ReportedPlaces(*documents[number - 1]).Tell(passage);
  };
  for (Alignment& alignment : report->alignments) tell(&alignment.a), tell(&alignment.b);
  for (Finding& finding : report->findings) {
    for (Side& side : finding.sides) {
      for (Passage& mention : side.mentions) tell(&mention);
    }
  }
}

}  // namespace silang::document
