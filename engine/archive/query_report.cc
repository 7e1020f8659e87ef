#include "archive/query_report.h"

#include <algorithm>

#include "base/status.h"
#include "fmt/format.h"

namespace silang::archive {
namespace {

SourceInfo Describe(const StoredSource& stored, size_t index, std::vector<Span> sentences) {
  SourceInfo info;
  info.id = fmt::format("S{}", index + 1);
  info.path = stored.given.path;
  info.given_id = stored.given.given_id;
  info.title = stored.title;
  info.publisher = stored.publisher;
  info.url = stored.url;
  info.published = stored.published;
  info.language = stored.language;
  info.text = stored.given.text;
  info.sentences = static_cast<uint32_t>(sentences.size());
  info.sentence_spans = std::move(sentences);
  return info;
}

Passage PassageOf(const SourceInfo& info, uint32_t sentence) {
  const Span span = info.sentence_spans[sentence];
  return {info.id, sentence, span, info.text.substr(span.begin, span.size()), ""};
}

}  // namespace

QueryReport::QueryReport(const Snapshot& snapshot, const std::vector<ReadSource>& articles) : snapshot_(snapshot) {
  for (const ReadSource& article : articles) AddSource(article.stored, article.sentences);
}

absl::Status QueryReport::Add(size_t article, uint32_t sentence, const Match& match) {
  const auto [segment, stored_sentence] = match.place;
  auto source = snapshot_[segment]->SourceOf(stored_sentence);
  if (!source.ok()) return source.status();
  const auto [at, added] = numbers_.try_emplace({segment, *source}, report_.sources.size());
  if (added) SILANG_RETURN_IF_ERROR(AddStored(*snapshot_[segment], *source));
  const SourceInfo& info = report_.sources[at->second];
  const uint32_t number = stored_sentence - first_sentence_.at(at->second);
  if (number >= info.sentence_spans.size())
    return snapshot_[segment]->Damaged(Section::kSources, *source, "sentences out of order");
  report_.alignments.push_back({PassageOf(report_.sources[article], sentence), PassageOf(info, number), match.cosine});
  return absl::OkStatus();
}

Report QueryReport::Take() {
  std::stable_sort(report_.alignments.begin(), report_.alignments.end(),
                   [](const Alignment& a, const Alignment& b) { return a.cosine > b.cosine; });
  return std::move(report_);
}

void QueryReport::AddSource(StoredSource source, std::vector<Span> sentences) {
  report_.sources.push_back(Describe(source, report_.sources.size(), std::move(sentences)));
  sources_.push_back(std::move(source));
}

absl::Status QueryReport::AddStored(const Segment& segment, uint32_t source) {
  auto record = segment.Source(source);
  if (!record.ok()) return record.status();
  auto stored = segment.Stored(*record);
  if (!stored.ok()) return stored.status();
  auto range = segment.SentencesOf(source);
  if (!range.ok()) return range.status();
  std::vector<Span> spans;
  for (uint32_t sentence = range->first; sentence < range->second; ++sentence) {
    auto span = segment.SentenceSpan(sentence);
    if (!span.ok()) return span.status();
    spans.push_back(*span);
  }
  first_sentence_[report_.sources.size()] = range->first;
  AddSource(*std::move(stored), std::move(spans));
  return absl::OkStatus();
}

}  // namespace silang::archive
