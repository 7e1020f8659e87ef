// The archive as an embedder sees it: sources in, stored sentences out.
#include "silang/archive.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <map>
#include <set>

#include "archive/batches.h"
#include "archive/event.h"
#include "archive/parallel.h"
#include "archive/query_report.h"
#include "archive/search.h"
#include "archive/store.h"
#include "base/civil.h"
#include "base/status.h"
#include "document/document.h"
#include "fmt/format.h"
#include "languages/pack.h"
#include "unicode/unicode.h"

namespace silang {
namespace {

using archive::ReadSource;
using archive::Snapshot;

constexpr size_t kCommitBytes = size_t{16} << 20;  // of text, in one segment

absl::StatusOr<std::unique_ptr<languages::PackSet>> Packs(const EngineOptions& options) {
  return options.language_directory.empty() ? languages::PackSet::BuiltIn()
                                            : languages::PackSet::Load(options.language_directory);
}

ArchiveStatus StatusOf(const Snapshot& snapshot) {
  ArchiveStatus status;
  status.segments = snapshot.size();
  for (const auto& segment : snapshot) {
    status.sources += segment->sources();
    status.sentences += segment->sentences();
    status.bytes += segment->file_size();
  }
  return status;
}

absl::Status CheckSentences(const std::vector<SentenceView>& sentences) {
  for (size_t i = 0; i < sentences.size(); ++i) {
    if (const auto byte = unicode::FirstInvalidByte(sentences[i].text))
      return InputError(fmt::format("sentence {}", i), *byte, "not UTF-8", "convert the text to UTF-8");
  }
  return absl::OkStatus();
}

// Commits parts one after the other, in a thread of its own if there is one.
class Commits {
 public:
  Commits(archive::Store* store, bool own_thread, const ArchiveWriter::Committed& committed)
      : store_(*store),
        policy_(own_thread ? std::launch::async | std::launch::deferred : std::launch::deferred),
        committed_(committed) {}

  // Hands over a part, after the one before is on the disk. `known` as in ArchiveAdded, of all parts until now.
  absl::Status Add(std::vector<ReadSource> sources, uint64_t known) {
    SILANG_RETURN_IF_ERROR(Wait());
    added_.known = known;
    if (sources.empty()) return absl::OkStatus();
    running_ = std::async(policy_, [this, sources = std::move(sources)]() mutable { return Commit(std::move(sources)); });
    return policy_ == std::launch::deferred ? Wait() : absl::OkStatus();
  }

  absl::StatusOr<ArchiveAdded> Finish(uint64_t known) {
    SILANG_RETURN_IF_ERROR(Wait());
    added_.known = known;
    return added_;
  }

 private:
  absl::Status Wait() { return running_.valid() ? running_.get() : absl::OkStatus(); }

  absl::Status Commit(std::vector<ReadSource> sources) {
    const archive::Batch batch = archive::MakeBatch(std::move(sources));
    SILANG_RETURN_IF_ERROR(store_.Commit(batch));
    added_.sources += batch.sources.size();
    added_.sentences += batch.sentences.size();
    if (committed_) committed_(added_);
    return store_.Compact();
  }

  archive::Store& store_;
  const std::launch policy_;
  const ArchiveWriter::Committed& committed_;
  ArchiveAdded added_;
  std::future<absl::Status> running_;  // last: it ends before what it uses
};

// As they are kept: an archive knows an article by its text.
absl::StatusOr<std::vector<SourceText>> AsTexts(std::vector<SourceText> articles, const CompareOptions& options,
                                                const languages::PackSet& packs) {
  for (SourceText& article : articles) {
    auto text = document::AsText(std::move(article), {options.language, false}, packs);
    if (!text.ok()) return text.status();
    article = *std::move(text);
  }
  return articles;
}

}  // namespace

struct ArchiveWriter::Impl {
  std::unique_ptr<languages::PackSet> packs;
  archive::Store store;

  // Takes the sources that are not stored yet, some 16 MiB of text at a time, has `read` read them and commits them. With
  // more than one thread, one part is being committed while the next is read.
  template <typename Source, typename TextOf, typename Read>
  absl::StatusOr<ArchiveAdded> AddAll(std::vector<Source> sources, TextOf given_of, Read read, int threads,
                                      const Committed& committed) {
    const Snapshot before = store.segments();
    Commits commits(&store, archive::Threads(threads) > 1, committed);
    std::set<uint64_t> seen;
    std::vector<Source> part;
    size_t bytes = 0;
    uint64_t known = 0;
    const auto commit = [&]() -> absl::Status {
      absl::StatusOr<std::vector<ReadSource>> read_sources = read(std::exchange(part, {}));
      if (!read_sources.ok()) return read_sources.status();
      bytes = 0;
      return commits.Add(*std::move(read_sources), known);
    };
    for (Source& source : sources) {
      const SourceText& given = given_of(source);
      const uint64_t key = archive::SourceKey(given);
      absl::StatusOr<bool> stored = archive::HasSource(before, key);
      if (!stored.ok()) return stored.status();
      if (*stored || !seen.insert(key).second) {
        ++known;
        continue;
      }
      if (!part.empty() && bytes + given.text.size() > kCommitBytes) SILANG_RETURN_IF_ERROR(commit());
      bytes += given.text.size();
      part.push_back(std::move(source));
    }
    SILANG_RETURN_IF_ERROR(commit());
    return commits.Finish(known);
  }
};

ArchiveWriter::ArchiveWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ArchiveWriter::ArchiveWriter(ArchiveWriter&&) noexcept = default;
ArchiveWriter& ArchiveWriter::operator=(ArchiveWriter&&) noexcept = default;
ArchiveWriter::~ArchiveWriter() = default;

absl::StatusOr<ArchiveWriter> ArchiveWriter::Open(const std::string& directory, const EngineOptions& options) {
  auto packs = Packs(options);
  if (!packs.ok()) return packs.status();
  auto store = archive::Store::Open(directory);
  if (!store.ok()) return store.status();
  return ArchiveWriter(std::make_unique<Impl>(Impl{*std::move(packs), *std::move(store)}));
}

absl::StatusOr<ArchiveAdded> ArchiveWriter::Add(std::vector<SourceText> articles, const CompareOptions& options,
                                                const Committed& committed) {
  auto texts = AsTexts(std::move(articles), options, *impl_->packs);
  if (!texts.ok()) return texts.status();
  archive::SourceReader reader(*impl_->packs, options.language, options.threads);
  return impl_->AddAll(
      *std::move(texts), [](const SourceText& article) -> const SourceText& { return article; },
      [&](std::vector<SourceText> batch) { return reader.ReadArticles(std::move(batch)); }, options.threads, committed);
}

absl::StatusOr<ArchiveAdded> ArchiveWriter::AddSentences(const std::vector<SourceSentence>& sentences,
                                                         const CompareOptions& options, const Committed& committed) {
  return AddSentences(archive::Views(sentences), options, committed);
}

absl::StatusOr<ArchiveAdded> ArchiveWriter::AddSentences(const std::vector<SentenceView>& sentences,
                                                         const CompareOptions& options, const Committed& committed) {
  SILANG_RETURN_IF_ERROR(CheckSentences(sentences));
  archive::SourceReader reader(*impl_->packs, options.language, options.threads);
  return impl_->AddAll(
      archive::SourcesOfLines(sentences), [](const ReadSource& source) -> const SourceText& { return source.stored.given; },
      [&](std::vector<ReadSource> batch) -> absl::StatusOr<std::vector<ReadSource>> {
        reader.ReadLines(&batch);
        return batch;
      },
      options.threads, committed);
}

ArchiveStatus ArchiveWriter::Status() const { return StatusOf(impl_->store.segments()); }

struct Archive::Impl {
  EngineOptions options;
  std::unique_ptr<languages::PackSet> packs;
  Snapshot snapshot;
  archive::Searcher searcher;

  Impl(const EngineOptions& options_, std::unique_ptr<languages::PackSet> packs_, Snapshot snapshot_)
      : options(options_), packs(std::move(packs_)), snapshot(std::move(snapshot_)), searcher(snapshot) {}

  // The matches of each row, in the order of the rows.
  absl::StatusOr<std::vector<std::vector<archive::Match>>> SearchAll(const archive::Rows& rows, const CompareOptions& options,
                                                                     const std::vector<archive::Excluded>& excluded) const {
    std::vector<std::vector<archive::Match>> found(rows.size());
    std::vector<absl::Status> statuses(rows.size());
    const archive::SearchOptions search = {options.threshold, static_cast<size_t>(std::max(0, options.top))};
    std::atomic<size_t> done = 0;
    archive::ParallelFor(rows.size(), archive::Threads(options.threads), [&](size_t, size_t i) {
      if (options.watcher) options.watcher(Phase::kSearching, done++, rows.size());
      auto matches =
          searcher.Search({rows.terms.data() + rows.begins[i], rows.terms.data() + rows.begins[i + 1]}, search, excluded);
      if (matches.ok()) {
        found[i] = *std::move(matches);
      } else {
        statuses[i] = matches.status();
      }
    });
    for (const absl::Status& status : statuses) SILANG_RETURN_IF_ERROR(status);
    return found;
  }
};

Archive::Archive(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

absl::StatusOr<Archive> Archive::Open(const std::string& directory, const EngineOptions& options) {
  auto packs = Packs(options);
  if (!packs.ok()) return packs.status();
  auto snapshot = archive::OpenSnapshot(directory);
  if (!snapshot.ok()) return snapshot.status();
  return Archive(std::make_unique<Impl>(options, *std::move(packs), *std::move(snapshot)));
}

ArchiveStatus Archive::Status() const { return StatusOf(impl_->snapshot); }

absl::Status Archive::Check() const {
  for (const auto& segment : impl_->snapshot) SILANG_RETURN_IF_ERROR(segment->Check());
  return absl::OkStatus();
}

namespace {

// Whether a claim stands in one of the sentences, ascending.
bool StandsIn(const std::vector<uint32_t>& sentences, const std::vector<Span>& spans, Passage* passage) {
  const auto at =
      std::partition_point(sentences.begin(), sentences.end(), [&](uint32_t i) { return spans[i].end < passage->span.end; });
  if (at == sentences.end() || !spans[*at].Contains(passage->span)) return false;
  passage->sentence = *at;
  return true;
}

// A claim that was read as one of the source `from`, as one of the source `id`.
Claim Renamed(Claim claim, std::string_view from, const std::string& id) {
  claim.id = id + claim.id.substr(from.size());
  claim.passage.source = id;
  claim.passage.claim = claim.id;
  return claim;
}

// The claims of a line that begins at `begin`, as claims of its source.
Claim OfLine(Claim claim, const std::string& id, size_t number, uint32_t begin) {
  const auto shift = [begin](Span* span) { span->begin += begin, span->end += begin; };
  claim.id = fmt::format("{}.{}", id, number);
  claim.passage.source = id;
  claim.passage.claim = claim.id;
  shift(&claim.passage.span);
  if (claim.speaker_span) shift(&*claim.speaker_span);
  if (claim.cue) shift(&*claim.cue);
  return claim;
}

// Reads the claims of the sentences that are aligned; articles as a whole, since a claim depends on what was told before.
absl::Status AddClaims(const EngineOptions& engine_options, CompareOptions options,
                       const std::vector<archive::StoredSource>& sources, Report* report) {
  options.watcher = {};
  auto engine = Engine::Create(engine_options);
  if (!engine.ok()) return engine.status();
  std::map<std::string, std::set<uint32_t>> aligned;  // a source's sentences
  for (const Alignment& alignment : report->alignments) {
    aligned[alignment.a.source].insert(alignment.a.sentence);
    aligned[alignment.b.source].insert(alignment.b.sentence);
  }
  for (size_t i = 0; i < sources.size(); ++i) {
    const SourceInfo& info = report->sources[i];
    const std::vector<uint32_t> sentences(aligned[info.id].begin(), aligned[info.id].end());
    if (sentences.empty()) continue;
    options.language = sources[i].given.language;
    if (!sources[i].lines) {
      auto claims = engine->Claims({sources[i].given}, options);
      if (!claims.ok()) return claims.status();
      for (Claim& claim : claims->claims) {
        if (StandsIn(sentences, info.sentence_spans, &claim.passage))
          report->claims.push_back(Renamed(std::move(claim), claims->sources.front().id, info.id));
      }
      continue;
    }
    size_t number = 0;
    for (const uint32_t sentence : sentences) {
      const Span span = info.sentence_spans[sentence];
      auto claims = engine->LineClaims({info.text.substr(span.begin, span.size())}, options);
      if (!claims.ok()) return claims.status();
      for (Claim& claim : claims->front()) {
        report->claims.push_back(OfLine(std::move(claim), info.id, number++, span.begin));
        report->claims.back().passage.sentence = sentence;
      }
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Report> Archive::Query(const std::vector<SourceText>& articles, const CompareOptions& options,
                                      bool with_claims) const {
  auto texts = AsTexts(articles, options, *impl_->packs);
  if (!texts.ok()) return texts.status();
  archive::SourceReader reader(*impl_->packs, options.language, options.threads);
  auto read = reader.ReadArticles(*std::move(texts));
  if (!read.ok()) return read.status();
  archive::QueryReport query(impl_->snapshot, *read);
  for (size_t article = 0; article < read->size(); ++article) {
    auto itself = archive::SentencesOfKey(impl_->snapshot, archive::SourceKey((*read)[article].stored.given));
    if (!itself.ok()) return itself.status();
    auto found = impl_->SearchAll((*read)[article].rows, options, *itself);
    if (!found.ok()) return found.status();
    for (uint32_t sentence = 0; sentence < found->size(); ++sentence) {
      for (const archive::Match& match : (*found)[sentence]) SILANG_RETURN_IF_ERROR(query.Add(article, sentence, match));
    }
  }
  Report report = query.Take();
  if (with_claims) SILANG_RETURN_IF_ERROR(AddClaims(impl_->options, options, query.sources(), &report));
  return report;
}

absl::StatusOr<std::vector<ArchiveMatch>> Archive::QuerySentences(const std::vector<SourceSentence>& sentences,
                                                                  const CompareOptions& options) const {
  const std::vector<SentenceView> views = archive::Views(sentences);
  SILANG_RETURN_IF_ERROR(CheckSentences(views));
  std::vector<ReadSource> lines = archive::SourcesOfLines(views);
  archive::SourceReader(*impl_->packs, options.language, options.threads).ReadLines(&lines);
  const archive::Batch batch = archive::MakeBatch(std::move(lines));
  auto found = impl_->SearchAll(batch.rows, options, {});
  if (!found.ok()) return found.status();
  std::vector<ArchiveMatch> matches;
  for (uint32_t query = 0; query < found->size(); ++query) {
    for (const archive::Match& match : (*found)[query]) {
      const archive::Segment& segment = *impl_->snapshot[match.place.segment];
      auto source = segment.SourceOf(match.place.sentence);
      if (!source.ok()) return source.status();
      auto record = segment.Source(*source);
      if (!record.ok()) return record.status();
      auto known = segment.Known(*record);
      if (!known.ok()) return known.status();
      auto text = segment.SentenceText(match.place.sentence);
      if (!text.ok()) return text.status();
      matches.push_back({query, std::string(archive::SourceName(known->given)), match.place.sentence - record->first_sentence,
                         std::string(*text), match.cosine});
    }
  }
  return matches;
}

absl::StatusOr<std::vector<SourceText>> Archive::SameEvent(const std::vector<SourceText>& articles, const CompareOptions& options,
                                                           const EventOptions& event) const {
  auto texts = AsTexts(articles, options, *impl_->packs);
  if (!texts.ok()) return texts.status();
  archive::SourceReader reader(*impl_->packs, options.language, options.threads);
  auto read = reader.ReadArticles(*texts);
  if (!read.ok()) return read.status();
  const auto clock = options.reference_time.empty() ? std::nullopt : ParseIso(options.reference_time);
  std::set<uint64_t> asked;
  std::set<std::string> ids;
  for (const SourceText& article : *texts) {
    asked.insert(archive::SourceKey(article));
    ids.insert(article.given_id);
  }
  std::map<std::pair<uint32_t, uint32_t>, double> similarity;  // the best of any article
  for (ReadSource& article : *read) {
    if (article.day == archive::SourceRecord::kNoDay && clock) article.day = static_cast<int32_t>(DaysFromCivil(clock->date));
    EventOptions wider = event;  // those asked about take no place from others
    wider.most = static_cast<int>(std::min<size_t>(static_cast<size_t>(std::max(0, event.most)) + asked.size(), 1 << 30));
    auto found = archive::FindEvent(impl_->snapshot, impl_->searcher, article, wider);
    if (!found.ok()) return found.status();
    for (const archive::EventSource& source : *found) {
      double& best = similarity[{source.segment, source.source}];
      best = std::max(best, source.similarity);
    }
  }
  std::vector<std::pair<double, std::pair<uint32_t, uint32_t>>> order;
  for (const auto& [place, value] : similarity) order.emplace_back(-value, place);
  std::sort(order.begin(), order.end());
  std::vector<SourceText> sources;
  for (const auto& [value, place] : order) {
    if (sources.size() >= static_cast<size_t>(std::max(0, event.most))) break;
    auto record = impl_->snapshot[place.first]->Source(place.second);
    if (!record.ok()) return record.status();
    if (asked.contains(record->key)) continue;
    auto stored = impl_->snapshot[place.first]->Stored(*record);
    if (!stored.ok()) return stored.status();
    // Two versions of one article are two sources of a comparison, and only one of them can have the id.
    if (!ids.insert(stored->given.given_id).second) stored->given.given_id.clear();
    sources.push_back(std::move(stored->given));
  }
  return sources;
}

}  // namespace silang
