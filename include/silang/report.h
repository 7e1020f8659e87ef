// The report of a comparison: what `silang compare --format=json` prints, as plain structures.
// Field for field the JSON Schema that `silang schema` prints.
#ifndef SILANG_REPORT_H_
#define SILANG_REPORT_H_

#include <optional>
#include <string>
#include <vector>

#include "silang/types.h"

namespace silang {

// A source as it was read.
struct SourceInfo {
  std::string id;    // "S1", "S2", ... in the order given
  std::string path;  // as given; "-" for standard input
  std::string title;
  std::string publisher;
  std::string url;
  std::string published;  // ISO 8601, empty when the source says none
  std::string language;   // BCP 47, "und" if unknown
  std::string given_id;   // the id that the source came with, if any
  std::string origin;     // sources with the same origin are copies of one story
  // UTF-8; every span is an offset into it. Not part of the JSON report. Of a source whose title came apart from its text (a page,
  // an entry, a line of JSON) it is the text, an empty line, and the title, which begins at `title_begin`.
  std::string text;
  std::optional<uint32_t> title_begin;
  // Where title, published, publisher and language were found ("first line", "line 3", "--language", ...), for `silang read`.
  std::string title_from, published_from, publisher_from, language_from;
  uint32_t sentences = 0;
  // The sentences in order, sentence N of a passage at [N]: what a report shows around a mention. Not part of the JSON report.
  std::vector<Span> sentence_spans;
};

// A stretch of one source: a sentence, or a mention within it.
struct Passage {
  std::string source;
  uint32_t sentence = 0;  // 0-based, within the source
  Span span;
  std::string text;                           // exactly the bytes of the span
  std::string claim;                          // id of the claim that the mention is, if it is one
  std::optional<Span> origin = std::nullopt;  // of a page: where it stands in the raw bytes, where it has one place there
};

// Two sentences of different sources that speak of the same thing.
struct Alignment {
  Passage a;
  Passage b;
  double cosine = 0;  // of the two TF-IDF rows, 0 to 1
};

// One typed, normalised statement of a source.
struct Claim {
  std::string id;
  Passage passage;
  ClaimKind kind = ClaimKind::kCount;
  Value value;
  std::string counted;    // what is counted or measured, a concept or a lemma
  std::string predicate;  // what happened to it
  std::string subject;
  std::string speaker;
  std::optional<Span> speaker_span;
  std::optional<Span> cue;
  std::string time;
  std::string place;
  Modality modality = Modality::kAsserted;
};

// Mentions that say the same; the relation of a finding holds between its sides.
struct Side {
  Value value;
  std::vector<Passage> mentions;
};

struct Finding {
  std::string id;                // stays when mentions are folded in or sources are added
  std::vector<std::string> was;  // former ids
  Relation relation = Relation::kAgree;
  ClaimKind kind = ClaimKind::kCount;
  std::string reason;
  Severity severity = Severity::kLow;
  double confidence = 0;  // 0 to 1
  std::string summary;    // one sentence for a person
  std::vector<Side> sides;
  std::string rule;
  std::vector<std::string> steps;
};

struct Report {
  std::vector<SourceInfo> sources;
  std::vector<Alignment> alignments;  // best first
  std::vector<Claim> claims;          // by source, then by place in the text
  std::vector<Finding> findings;      // conflicts first, then differs, compatible, agree
};

}  // namespace silang

#endif  // SILANG_REPORT_H_
