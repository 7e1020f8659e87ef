#include "archive/batches.h"

#include <memory>
#include <utility>

#include "archive/parallel.h"
#include "base/civil.h"
#include "base/status.h"
#include "document/document.h"
#include "languages/detect.h"

namespace silang::archive {
namespace {

constexpr size_t kMostLineBytes = size_t{1} << 20;  // of the text of one source of lines
constexpr size_t kBytesPerTerm = 10;                // of a text, or a little less
constexpr size_t kGlance = 256;                     // bytes by which the language of such a source is told

// The first `limit` bytes at the most, ending with a whole code point.
std::string_view Head(std::string_view text, size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
  return text.substr(0, limit);
}

}  // namespace

SourceReader::SourceReader(const languages::PackSet& packs, std::string language, int threads)
    : packs_(packs), language_(std::move(language)), readers_(Threads(threads)) {}

TermReader& SourceReader::ReaderOf(size_t worker, const languages::LanguagePack& pack) {
  return readers_[worker].try_emplace(&pack, pack).first->second;
}

absl::Status SourceReader::ReadArticle(size_t worker, ReadSource* source) {
  StoredSource& stored = source->stored;
  auto document = document::ReadDocument(stored.given, {language_, false}, packs_);
  if (!document.ok()) return document.status();
  const document::Document& read = **document;
  if (!language_.empty()) stored.given.language = language_;
  stored.title = read.title;
  stored.publisher = read.publisher;
  stored.url = read.url;
  stored.language = read.language;
  if (read.published) {
    stored.published = ToString(*read.published);
    source->day = static_cast<int32_t>(DaysFromCivil(read.published->date));
  }
  TermReader& reader = ReaderOf(worker, packs_.Find(read.language));
  for (const document::Sentence& sentence : read.sentences) {
    source->sentences.push_back(sentence.span);
    reader.AppendRow(stored.given.text, sentence.HasClaims() ? sentence.span : Span{}, &source->rows);
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<ReadSource>> SourceReader::ReadArticles(std::vector<SourceText> articles) {
  std::vector<ReadSource> sources(articles.size());
  std::vector<absl::Status> statuses(articles.size());
  ParallelFor(sources.size(), readers_.size(), [&](size_t worker, size_t i) {
    sources[i].stored.given = std::move(articles[i]);
    statuses[i] = ReadArticle(worker, &sources[i]);
  });
  for (const absl::Status& status : statuses) SILANG_RETURN_IF_ERROR(status);
  return sources;
}

void SourceReader::ReadLines(std::vector<ReadSource>* sources) {
  ParallelFor(sources->size(), readers_.size(), [&](size_t worker, size_t i) {
    ReadSource& source = (*sources)[i];
    const std::string& text = source.stored.given.text;
    std::string& language = source.stored.language = language_;
    if (language.empty()) language = languages::DetectLanguage(Head(text, kGlance), packs_);
    source.stored.given.language = language;
    TermReader& reader = ReaderOf(worker, packs_.Find(language));
    source.rows.begins.reserve(source.sentences.size() + 1);
    source.rows.terms.reserve(text.size() / kBytesPerTerm);
    for (const Span sentence : source.sentences) reader.AppendRow(text, sentence, &source.rows);
  });
}

std::vector<ReadSource> SourcesOfLines(const std::vector<SentenceView>& sentences) {
  std::vector<ReadSource> sources;
  for (size_t first = 0, last = 0; first < sentences.size(); first = last) {
    size_t bytes = 0;
    for (; last < sentences.size() && sentences[last].source == sentences[first].source; ++last) {
      if (last > first && bytes + sentences[last].text.size() > kMostLineBytes) break;
      bytes += sentences[last].text.size() + 1;
    }
    ReadSource& source = sources.emplace_back();
    source.stored.lines = true;
    source.stored.given.path = sentences[first].source;
    std::string& text = source.stored.given.text;
    text.reserve(bytes);
    source.sentences.reserve(last - first);
    for (size_t line = first; line < last; ++line) {
      if (line > first) text.push_back('\n');
      const auto begin = static_cast<uint32_t>(text.size());
      text += sentences[line].text;
      source.sentences.push_back({begin, static_cast<uint32_t>(text.size())});
    }
  }
  return sources;
}

std::vector<SentenceView> Views(const std::vector<SourceSentence>& sentences) {
  std::vector<SentenceView> views;
  views.reserve(sentences.size());
  for (const SourceSentence& sentence : sentences) views.push_back({sentence.source, sentence.text});
  return views;
}

Batch MakeBatch(std::vector<ReadSource> sources) {
  Batch batch;
  for (ReadSource& source : sources) {
    const uint64_t key = SourceKey(source.stored.given);
    batch.sources.push_back({std::move(source.stored), key, static_cast<uint32_t>(batch.sentences.size()), source.day});
    batch.sentences.insert(batch.sentences.end(), source.sentences.begin(), source.sentences.end());
    const size_t base = batch.rows.terms.size();
    batch.rows.terms.insert(batch.rows.terms.end(), source.rows.terms.begin(), source.rows.terms.end());
    for (size_t row = 1; row < source.rows.begins.size(); ++row) batch.rows.begins.push_back(base + source.rows.begins[row]);
  }
  return batch;
}

}  // namespace silang::archive
