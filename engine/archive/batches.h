// From sources to what goes into a segment: read, split into sentences, made rows.
#ifndef SILANG_ARCHIVE_BATCHES_H_
#define SILANG_ARCHIVE_BATCHES_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "archive/segment_writer.h"
#include "archive/terms.h"
#include "languages/pack.h"
#include "silang/engine.h"

namespace silang::archive {

// A source as it is to be stored, or asked about.
struct ReadSource {
  StoredSource stored;
  std::vector<Span> sentences;
  Rows rows;  // a sentence; empty where nothing is claimed (bylines, boilerplate)
  int32_t day = SourceRecord::kNoDay;
};

class SourceReader {
 public:
  // `language` as in CompareOptions. `packs` must outlive the reader.
  SourceReader(const languages::PackSet& packs, std::string language, int threads);

  // Reads articles, in parallel. Errors are those of document::ReadDocument.
  absl::StatusOr<std::vector<ReadSource>> ReadArticles(std::vector<SourceText> articles);

  // Reads sources of a sentence a line, whose `stored.given` and `sentences` are there already. Where no language is given,
  // that of each source is told by its first lines.
  void ReadLines(std::vector<ReadSource>* sources);

 private:
  using Readers = std::map<const languages::LanguagePack*, TermReader>;
  TermReader& ReaderOf(size_t worker, const languages::LanguagePack& pack);
  absl::Status ReadArticle(size_t worker, ReadSource* source);

  const languages::PackSet& packs_;
  const std::string language_;
  std::vector<Readers> readers_;  // a thread: what it remembers of tokens
};

// Sources of a sentence a line: neighbours of one name are one source, whose text is their lines. A source ends at 1 MiB.
std::vector<ReadSource> SourcesOfLines(const std::vector<SentenceView>& sentences);
std::vector<SentenceView> Views(const std::vector<SourceSentence>& sentences);

// Puts sources together; they are used up.
Batch MakeBatch(std::vector<ReadSource> sources);

}  // namespace silang::archive

#endif  // SILANG_ARCHIVE_BATCHES_H_
