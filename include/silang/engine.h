// The engine: create it once, compare many times, from any number of threads.
#ifndef SILANG_ENGINE_H_
#define SILANG_ENGINE_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "silang/report.h"
#include "silang/types.h"

namespace silang {

// What holds for the life of an engine.
struct EngineOptions {
  // A folder of language packs to use in place of those built in; empty for the built-in ones.
  std::string language_directory;
};

// What a call is doing, for a line of progress.
enum class Phase : uint8_t { kOpening, kReading, kAligning, kComparing, kSearching, kStoring };

// Told how far a call is: so many done, of so many; 0 where that is not known. Called often and from several threads, and has
// to be quick.
using Watcher = std::function<void(Phase phase, size_t done, size_t of)>;

// What is chosen for each comparison.
struct CompareOptions {
  std::string language;        // BCP 47 code for all sources; empty: detected for each source
  std::string reference_time;  // ISO 8601: the clock for sources that carry no date; empty: none
  double threshold = 0.2;      // least cosine of an alignment, 0.01 to 1
  int top = 0;                 // alignments kept for a sentence, 0 for all
  double min_confidence = 0;   // findings below this are left out, 0 to 1
  int threads = 0;             // 0: as many as the machine has; the result does not depend on it
  Watcher watcher;             // may be empty
  // Asked every millisecond of work or so, from several threads, whether the call is no longer wanted: once it says true the call ends
  // with Cancelled, within tens of milliseconds (of megabytes: tenths of a second). Has to be quick; may be empty. An archive does not ask.
  std::function<bool()> cancelled;
};

// A source as handed in: raw bytes with what the caller knows about them. Empty fields are read from the text.
struct SourceText {
  std::string path;  // a name for messages and the report; never opened
  std::string text;  // UTF-8; of a page its bytes, in whatever charset
  std::string given_id, title, publisher, url, published, language;
  std::string media_type;   // "text/html", perhaps with "; charset=...": a page, of which the article is read; empty: text
  std::string fields_from;  // where the fields above stood, as `silang read` names it ("feed entry"); empty: "given"
  uint32_t origin = 0;      // of a page: where `text` begins in its file, added to each Passage::origin
};

// Two rows of `Align`: sentence numbers i < j into the input, and the cosine of their TF-IDF rows.
struct SentencePair {
  uint32_t i = 0;
  uint32_t j = 0;
  double cosine = 0;
};

// A bare sentence: the name of its source, and its text.
struct SourceSentence {
  std::string source;
  std::string text;
};

// The same, seen and not held.
struct SentenceView {
  std::string_view source;
  std::string_view text;
};

class Engine {
 public:
  // Loads the language packs. Errors name file and line of the pack. Cost: a few milliseconds.
  static absl::StatusOr<Engine> Create(const EngineOptions& options = {});

  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  // Compares sources (at least one; a single source is compared with itself).
  // Errors: InvalidArgument naming source and byte for a text that is not UTF-8, empty or binary, for two sources
  // with one id, and for an option out of range. Thread-safe. Deterministic: equal input and options give equal reports.
  absl::StatusOr<Report> Compare(const std::vector<SourceText>& sources, const CompareOptions& options = {}) const;

  // Reads sources and their claims without comparing them; `alignments` and `findings` are empty.
  absl::StatusOr<Report> Claims(const std::vector<SourceText>& sources, const CompareOptions& options = {}) const;

  // Reads sources only: titles, dates, languages, texts.
  absl::StatusOr<Report> Read(const std::vector<SourceText>& sources, const CompareOptions& options = {}) const;

  // Aligns the sentences of the sources; `claims` and `findings` are empty.
  absl::StatusOr<Report> Align(const std::vector<SourceText>& sources, const CompareOptions& options = {}) const;

  // Aligns bare sentences: pairs of different sources with cosine >= options.threshold, ordered by i, then j. Rows are TF-IDF
  // of lower-cased words as scikit-learn makes them by default; of the terms that articles are aligned by if
  // options.language names a language ("und": none in particular). Meant for millions: about 500 bytes a sentence.
  absl::StatusOr<std::vector<SentencePair>> AlignSentences(const std::vector<SourceSentence>& sentences,
                                                           const CompareOptions& options = {}) const;
  absl::StatusOr<std::vector<SentencePair>> AlignSentences(const std::vector<SentenceView>& sentences,
                                                           const CompareOptions& options = {}) const;

  // The claims of short texts, one list a text; no headline or date line is sought in them.
  absl::StatusOr<std::vector<std::vector<Claim>>> LineClaims(const std::vector<std::string>& lines,
                                                             const CompareOptions& options = {}) const;

  // The codes of the languages that have a pack, sorted.
  std::vector<std::string> Languages() const;

 private:
  struct Impl;
  explicit Engine(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// The report as JSON (silang.report/1, keys in the schema's order, two spaces a level, a newline at the end) and the
// schema itself. Numbers that are not finite are left out. Cost of all forms below: linear in what they print.
std::string ToJson(const Report& report, const CompareOptions& options = {});
std::string_view ReportSchema();

// The language of what a report says for itself; what sources say is never translated.
enum class UiLanguage : uint8_t { kEnglish, kIndonesian };

// The comparison in other forms. Markdown (CommonMark with tables): sources, the matrix fact × source, the findings with their sentences.
std::string ToMarkdown(const Report& report, UiLanguage ui = UiLanguage::kEnglish);
// A page of its own, with nothing to load: findings to rank and filter, the articles side by side with every claim marked, the matrix,
// what is corroborated and by how many origins, what only one source says. No text of a source can become markup.
std::string ToHtml(const Report& report, UiLanguage ui = UiLanguage::kEnglish);
// CSV (RFC 4180): the matrix, a line a finding and a column a source. A field that a spreadsheet would compute begins with '.
std::string ToCsv(const Report& report);
// JSON-LD: a page of W3C Web Annotations, one a finding, its mentions as targets by TextQuoteSelector and TextPositionSelector (in
// code points of the source's text).
std::string ToAnnotations(const Report& report);

// JSON Lines: one object a line, each as in the schema.
std::string FindingsToJsonLines(const Report& report);
std::string ClaimsToJsonLines(const Report& report);
std::string AlignmentsToJsonLines(const Report& report);
// {"id","path","title","published","publisher","url","language","text"} a line: a form that is an input too.
std::string SourcesToJsonLines(const Report& report);
// The same objects as an array, each with where title, date, publisher and language were found ("title_from", ...).
std::string SourcesToJson(const Report& report);
// {"line": LINE, "claims": [...]} and a newline. Lines count from 0.
std::string LineClaimsToJson(uint64_t line, const std::vector<Claim>& claims);
// One finding, as in the schema: indented, or on one line.
std::string FindingToJson(const Finding& finding, bool indented);
// "i<TAB>j<TAB>cosine" a line.
std::string PairsToTsv(std::span<const SentencePair> pairs);

// How a report is laid out for a person.
struct TextStyle {
  int width = 80;       // columns, at least 40
  bool colour = false;  // ANSI escape sequences; without them words are marked **like this**
  UiLanguage ui = UiLanguage::kEnglish;
};
// For a person to read. No line is wider than the style says, and no control character of a source comes through.
std::string ToText(const Report& report, const TextStyle& style = {});            // the comparison
std::string ClaimsToText(const Report& report, const TextStyle& style = {});      // texts with their claims marked and listed
std::string AlignmentsToText(const Report& report, const TextStyle& style = {});  // sentence pairs
std::string SourcesToText(const Report& report, const TextStyle& style = {});     // what was read, and where each field was found
std::string ExplainToText(const Report& report, const Finding& finding, const TextStyle& style = {});  // rule, steps, exact spans

// The library's version, "0.1.0".
std::string_view Version();

}  // namespace silang

#endif  // SILANG_ENGINE_H_
