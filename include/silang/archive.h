// An archive on disk: articles and sentences by the million, to ask which of them say what a new article says.
// A folder that one process at a time adds to, while any number of others ask.
#ifndef SILANG_ARCHIVE_H_
#define SILANG_ARCHIVE_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "silang/engine.h"
#include "silang/report.h"

namespace silang {

// What one call added.
struct ArchiveAdded {
  uint64_t sources = 0;
  uint64_t sentences = 0;
  uint64_t known = 0;  // sources left out, since one of that name and text is stored
};

struct ArchiveStatus {
  uint64_t sources = 0;
  uint64_t sentences = 0;
  uint64_t segments = 0;  // files
  uint64_t bytes = 0;     // on disk
};

// A stored sentence that is similar to one asked about.
struct ArchiveMatch {
  uint32_t query = 0;     // number of the sentence asked about
  std::string source;     // name of the stored source: the id it came with, else its path
  uint32_t sentence = 0;  // number within that source
  std::string text;
  double cosine = 0;
};

// Which stored articles are taken to tell of the same event.
struct EventOptions {
  int days = 7;              // published at most so many days before or after; articles without a date pass
  double similarity = 0.15;  // least cosine of the words of both articles, rare ones weighing most, 0 to 1
  int most = 20;             // the most similar so many
};

// Adds to an archive. Not thread-safe.
class ArchiveWriter {
 public:
  // Opens the archive in a folder, made if it is not there. Errors: a folder with other things in it; another process that
  // is adding to it (Unavailable); a file that is damaged or of a newer version, with the byte.
  static absl::StatusOr<ArchiveWriter> Open(const std::string& directory, const EngineOptions& options = {});

  ArchiveWriter(ArchiveWriter&&) noexcept;
  ArchiveWriter& operator=(ArchiveWriter&&) noexcept;
  ~ArchiveWriter();

  // Adds articles, or sentences of sources (neighbours of one source are one stored source), some 16 MiB of text at a time.
  // After each time `committed` is told, perhaps in another thread, what has been added so far: that is on the disk, and no crash can lose it. What has
  // not been told is not in the archive. A source of a name and text that is stored already is left out, so that the same
  // call again goes on where a crash ended it. Errors: those of Engine::Read; a disk that is full.
  // Cost: linear in what is added; merging small files costs amortised a factor of the logarithm of all that is stored.
  using Committed = std::function<void(const ArchiveAdded&)>;
  absl::StatusOr<ArchiveAdded> Add(std::vector<SourceText> articles, const CompareOptions& options = {},
                                   const Committed& committed = {});
  absl::StatusOr<ArchiveAdded> AddSentences(const std::vector<SourceSentence>& sentences, const CompareOptions& options = {},
                                            const Committed& committed = {});
  absl::StatusOr<ArchiveAdded> AddSentences(const std::vector<SentenceView>& sentences, const CompareOptions& options = {},
                                            const Committed& committed = {});

  ArchiveStatus Status() const;

 private:
  struct Impl;
  explicit ArchiveWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// An archive as it was when it was opened. Thread-safe.
class Archive {
 public:
  // Cost: that of opening its files, of which there are few, and not of what is stored. Errors: no archive there; a file
  // that is damaged or of a newer version, with the byte. Damage within a file is found when that part of it is read.
  static absl::StatusOr<Archive> Open(const std::string& directory, const EngineOptions& options = {});

  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  ArchiveStatus Status() const;
  // Reads everything and checks it. The error names the first damage, by file and byte.
  absl::Status Check() const;

  // For each sentence of the articles its most similar stored sentences (options.threshold, options.top): alignments, a of
  // the articles and b of the archive, best first. The report's sources are the articles, then the stored ones that matched.
  // An article that is stored itself is not found. Exact: the cosine of all TF-IDF rows under the document frequencies of
  // the archive, as if it had been computed with every stored sentence. `with_claims`: the claims of these sentences too, read
  // from their articles by the rules of this version; some milliseconds an article.
  absl::StatusOr<Report> Query(const std::vector<SourceText>& articles, const CompareOptions& options = {},
                               bool with_claims = false) const;

  // The same for bare sentences, ordered by query, then by falling cosine.
  absl::StatusOr<std::vector<ArchiveMatch>> QuerySentences(const std::vector<SourceSentence>& sentences,
                                                           const CompareOptions& options = {}) const;

  // The stored articles that tell of the event of these, most similar first, as they were handed in: sources for
  // Engine::Compare beside them. Not those that are among `articles`.
  absl::StatusOr<std::vector<SourceText>> SameEvent(const std::vector<SourceText>& articles, const CompareOptions& options = {},
                                                    const EventOptions& event = {}) const;

 private:
  struct Impl;
  explicit Archive(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// "query<TAB>source<TAB>sentence<TAB>cosine<TAB>text" a line; {"query","source","sentence","cosine","text"} a line.
std::string MatchesToTsv(const std::vector<ArchiveMatch>& matches);
std::string MatchesToJsonLines(const std::vector<ArchiveMatch>& matches);

}  // namespace silang

#endif  // SILANG_ARCHIVE_H_
