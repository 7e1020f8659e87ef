// The whole pipeline on one screen: source texts → documents → contexts and claims → findings, and beside it the alignment.
#include "silang/engine.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "absl/container/flat_hash_map.h"
#include "base/cancel.h"
#include "base/civil.h"
#include "base/parallel.h"
#include "base/status.h"
#include "claims/claim.h"
#include "claims/clock.h"
#include "claims/durations.h"
#include "context/context.h"
#include "diff/diff.h"
#include "diff/origins.h"
#include "document/document.h"
#include "document/passages.h"
#include "document/sources.h"
#include "fmt/format.h"
#include "languages/pack.h"
#include "similarity/similarity.h"
#include "similarity/word_rows.h"
#include "unicode/scan.h"
#include "unicode/unicode.h"

namespace silang {
namespace {

struct Reading {
  std::unique_ptr<document::Document> document;
  context::Context context;
  std::vector<claims::Claim> claims;
};

enum class Stage { kDocument, kContext, kClaims };

absl::Status CheckOptions(const CompareOptions& options) {
  const auto range = [](std::string_view name, double value, double low, double high) {
    if (value >= low && value <= high) return absl::OkStatus();
    return OptionError(fmt::format("{} is {}", name, value), fmt::format("give a number from {} to {}", low, high));
  };
  SILANG_RETURN_IF_ERROR(range("the threshold", options.threshold, 0.01, 1));
  SILANG_RETURN_IF_ERROR(range("the minimal confidence", options.min_confidence, 0, 1));
  SILANG_RETURN_IF_ERROR(range("top", options.top, 0, 1'000'000));
  SILANG_RETURN_IF_ERROR(range("the number of threads", options.threads, 0, 1024));
  if (!options.reference_time.empty() && !ParseIso(options.reference_time)) {
    return OptionError(fmt::format("the reference time '{}' is no date", options.reference_time),
                       "write it as 2025-09-04 or 2025-09-04T14:30");
  }
  return absl::OkStatus();
}

std::optional<CivilTime> Clock(const CompareOptions& options) {
  return options.reference_time.empty() ? std::nullopt : ParseIso(options.reference_time);
}

// Whether there is anything but white space, of whatever script.
bool HasTokens(std::string_view line) {
  constexpr size_t kGlance = 256;  // bytes; a line that opens with more white space than that is read as it is
  if (line.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos) return false;
  if (line.size() > kGlance || unicode::FirstInvalidByte(line)) return true;
  return !unicode::Scan(line, {0, static_cast<uint32_t>(line.size())}).empty();
}

// Calls work(i) for i < count on up to `threads` threads (0: as many as the machine has). Work on i touches nothing of j.
template <typename Work>
void ForEach(size_t count, int threads, Work work) {
  const size_t most = threads > 0 ? static_cast<size_t>(threads) : std::max(1U, std::thread::hardware_concurrency());
  ForRanges(count, 1, most, [&](size_t i, size_t) { work(i); });
}

void Tell(const CompareOptions& options, Phase phase, size_t done, size_t of) {
  if (options.watcher) options.watcher(phase, done, of);
}

int Threads(const CompareOptions& options) {
  return options.threads > 0 ? options.threads : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

std::string SourceName(size_t source) { return fmt::format("S{}", source + 1); }

SourceInfo Describe(const document::Document& document, size_t index, const diff::Origins& origins) {
  SourceInfo info;
  info.id = SourceName(index);
  info.path = document.path;
  info.title = document.title;
  info.publisher = document.publisher;
  info.url = document.url;
  info.published = document.published ? ToString(*document.published) : "";
  info.language = document.language;
  info.given_id = document.given_id;
  info.title_from = document.title_from;
  info.published_from = document.published_from;
  info.publisher_from = document.publisher_from;
  info.language_from = document.language_from;
  info.sentences = static_cast<uint32_t>(document.sentences.size());
  document::ReportedPlaces(document).Tell(&info);
  if (index < origins.size() && std::count(origins.begin(), origins.end(), origins[index]) > 1)
    info.origin = SourceName(origins[index]);
  return info;
}

void Publish(const Reading& read, const languages::ConceptTable& concepts, const std::string& source, size_t index,
             std::vector<Claim>* claims) {
  const claims::Claim& c = read.claims[index];
  Claim& claim = claims->emplace_back();
  claim.id = source + '.' + std::to_string(index);
  claim.passage.source = source;
  claim.passage.sentence = c.sentence.value;
  claim.passage.span = c.span;
  claim.passage.text = read.document->Text(c.span);
  claim.passage.claim = claim.id;
  claim.kind = c.kind;
  claim.value = c.value;
  if (c.kind == ClaimKind::kDuration && c.value.quantity && !c.value.text) {
    if (std::string iso = claims::IsoDuration(*c.value.quantity, c.vague); !iso.empty()) claim.value.text = std::move(iso);
  }
  claim.counted = c.counted.empty() ? c.counted_lemma : concepts[c.counted.front()].name;
  if (!c.predicate.empty()) claim.predicate = concepts[c.predicate.front()].name;
  const EntityId subject = c.bearer.valid() || c.subjects.empty() ? c.bearer : c.subjects.front();
  if (subject.valid()) claim.subject = read.context[subject].name;
  if (c.speaker.valid()) claim.speaker = read.context[c.speaker].name;
  claim.speaker_span = c.speaker_span;
  if (claim.speaker.empty() && c.speaker_span) claim.speaker = read.document->Text(*c.speaker_span);
  claim.cue = c.cue;
  if (c.kind != ClaimKind::kDate && c.time)
    claim.time = c.time->edtf;
  else if (c.known_at && !c.known_loosely && !c.known_at->edtf.empty())
    claim.time = "../" + c.known_at->edtf;  // EDTF: up to then
  if (c.kind != ClaimKind::kPlace) claim.place = c.place;
  claim.modality = c.modality;
  document::ReportedPlaces(*read.document).Tell(&claim);
}

std::vector<const document::Document*> Documents(const std::vector<Reading>& reads) {
  std::vector<const document::Document*> documents;
  for (const Reading& read : reads) documents.push_back(read.document.get());
  return documents;
}

Passage SentencePassage(const document::Document& document, size_t source, uint32_t sentence) {
  const Span span = document.sentences[sentence].span;
  return {SourceName(source), sentence, span, std::string(document.Text(span)), ""};
}

absl::StatusOr<std::vector<Alignment>> AlignSources(const std::vector<Reading>& reads, const CompareOptions& options) {
  std::vector<std::vector<std::string>> terms;
  std::vector<uint32_t> source, sentence;
  for (uint32_t s = 0; s < reads.size(); ++s) {
    const document::Document& document = *reads[s].document;
    for (uint32_t i = 0; i < document.sentences.size(); ++i) {
      if (!document.sentences[i].HasClaims()) continue;
      CheckCancelledAt(i);
      terms.push_back(
          similarity::Terms(document.text, document.analysis, document.sentences[i].first, document.sentences[i].last));
      source.push_back(s);
      sentence.push_back(i);
    }
  }
  // A single source is compared with itself: each sentence then stands for a source of its own.
  std::vector<uint32_t> apart = source;
  if (reads.size() == 1) {
    for (uint32_t i = 0; i < apart.size(); ++i) apart[i] = i;
  }
  Tell(options, Phase::kAligning, 0, terms.size());
  auto pairs =
      similarity::CosineJoin(similarity::TfIdf(terms), apart, {options.threshold, options.top, std::max(1, options.threads)});
  if (!pairs.ok()) return pairs.status();
  std::stable_sort(pairs->begin(), pairs->end(),
                   [](const similarity::Pair& a, const similarity::Pair& b) { return a.cosine > b.cosine; });
  std::vector<Alignment> alignments;
  alignments.reserve(pairs->size());
  for (const similarity::Pair& pair : *pairs) {
    CheckCancelledAt(alignments.size());
    alignments.push_back({SentencePassage(*reads[source[pair.i]].document, source[pair.i], sentence[pair.i]),
                          SentencePassage(*reads[source[pair.j]].document, source[pair.j], sentence[pair.j]), pair.cosine});
  }
  return alignments;
}

// Rows of bare sentences: by the terms of a language if one is named, by words as they stand if none is.
void SentenceRows(const std::vector<SentenceView>& sentences, const CompareOptions& options, const languages::PackSet& packs,
                  similarity::TermMatrix* rows) {
  if (options.language.empty()) {
    std::vector<std::string_view> texts;
    texts.reserve(sentences.size());
    for (const SentenceView& sentence : sentences) texts.push_back(sentence.text);
    similarity::WordRows words = similarity::WordTfIdf(texts, Threads(options));
    rows->swap(words.rows);
    return;
  }
  const languages::LanguagePack& pack = packs.Find(options.language);
  std::vector<std::vector<std::string>> terms(sentences.size());
  ForEach(sentences.size(), options.threads, [&](size_t i) {
    const text::Analysis analysis(sentences[i].text, {0, static_cast<uint32_t>(sentences[i].text.size())}, pack);
    terms[i] = similarity::Terms(sentences[i].text, analysis, 0, analysis.size());
  });
  *rows = similarity::TfIdf(terms);
}

}  // namespace

struct Engine::Impl {
  std::unique_ptr<languages::PackSet> packs;

  // Reads every source and hands it to take(i, reading), from several threads; the first error of the first source that has one.
  template <typename Take>
  absl::Status ReadEach(const std::vector<SourceText>& sources, const CompareOptions& options, Stage stage, Take take) const {
    SILANG_RETURN_IF_ERROR(CheckOptions(options));
    if (sources.empty()) return OptionError("no sources", "name at least one file, folder or '-'");
    SILANG_RETURN_IF_ERROR(document::CheckGivenIds(sources));
    const std::optional<CivilTime> clock = Clock(options);
    std::vector<absl::Status> statuses(sources.size());
    std::atomic<size_t> done = 0;
    ForEach(sources.size(), options.threads, [&](size_t i) {
      Tell(options, Phase::kReading, done++, sources.size());
      auto read = ReadOne(sources[i], options, stage, false, clock);
      if (read.ok())
        take(i, std::move(*read));
      else
        statuses[i] = read.status();
    });
    for (const absl::Status& status : statuses) SILANG_RETURN_IF_ERROR(status);
    return absl::OkStatus();
  }

  absl::StatusOr<std::vector<Reading>> ReadAll(const std::vector<SourceText>& sources, const CompareOptions& options,
                                               Stage stage) const {
    std::vector<Reading> reads(sources.size());
    SILANG_RETURN_IF_ERROR(ReadEach(sources, options, stage, [&](size_t i, Reading read) { reads[i] = std::move(read); }));
    return reads;
  }

  // The sources with their claims, where the clock of an article that has no date may be that of the others.
  absl::StatusOr<std::vector<Reading>> ReadTogether(const std::vector<SourceText>& sources, const CompareOptions& options) const {
    auto reads = ReadAll(sources, options, Stage::kContext);
    if (!reads.ok()) return reads;
    std::vector<context::Context*> contexts;
    for (Reading& read : *reads) contexts.push_back(&read.context);
    claims::SettleClocks(contexts);
    ForEach(reads->size(), options.threads, [&](size_t i) {
      Reading& read = (*reads)[i];
      read.claims = claims::ReadClaims(read.context, packs->concepts());
    });
    return reads;
  }

  absl::StatusOr<Reading> ReadOne(const SourceText& source, const CompareOptions& options, Stage stage, bool bare,
                                  const std::optional<CivilTime>& clock) const {
    auto document = document::ReadDocument(source, {options.language, bare}, *packs);
    if (!document.ok()) return document.status();
    Reading read;
    read.document = std::move(*document);
    if (stage == Stage::kDocument) return read;
    read.context = context::ReadContext(*read.document, packs->concepts(), {clock});
    if (stage == Stage::kContext) return read;
    claims::SettleClocks({&read.context});
    read.claims = claims::ReadClaims(read.context, packs->concepts());
    return read;
  }

  Report Describe(const std::vector<Reading>& reads, const diff::Origins& origins = {}) const {
    Report report;
    for (size_t i = 0; i < reads.size(); ++i) report.sources.push_back(silang::Describe(*reads[i].document, i, origins));
    size_t claims = 0;
    for (const Reading& read : reads) claims += read.claims.size();
    report.claims.reserve(claims);
    for (size_t i = 0; i < reads.size(); ++i) {
      CheckCancelled();
      PublishAll(reads[i], i, &report.claims);
    }
    return report;
  }

  void PublishAll(const Reading& read, size_t source, std::vector<Claim>* claims) const {
    const std::string name = SourceName(source);
    claims->reserve(claims->size() + read.claims.size());
    for (size_t c = 0; c < read.claims.size(); ++c) Publish(read, packs->concepts(), name, c, claims);
  }
};

Engine::Engine(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

absl::StatusOr<Engine> Engine::Create(const EngineOptions& options) {
  auto packs =
      options.language_directory.empty() ? languages::PackSet::BuiltIn() : languages::PackSet::Load(options.language_directory);
  if (!packs.ok()) return packs.status();
  auto impl = std::make_unique<Impl>();
  impl->packs = std::move(*packs);
  return Engine(std::move(impl));
}

absl::StatusOr<Report> Engine::Compare(const std::vector<SourceText>& sources, const CompareOptions& options) const {
  return UnlessCancelled(options.cancelled, [&]() -> absl::StatusOr<Report> {
    auto reads = impl_->ReadTogether(sources, options);
    if (!reads.ok()) return reads.status();
    std::vector<diff::ReadSource> read_sources;
    for (const Reading& read : *reads) read_sources.push_back({read.document.get(), &read.context, {}, 0});
    Report report = impl_->Describe(*reads, diff::FindOrigins(read_sources));
    auto alignments = AlignSources(*reads, options);
    if (!alignments.ok()) return alignments.status();
    report.alignments = std::move(*alignments);
    Tell(options, Phase::kComparing, 0, report.claims.size());
    for (size_t i = 0; i < reads->size(); ++i) read_sources[i].claims = std::move((*reads)[i].claims);
    report.findings = diff::Compare(std::move(read_sources), impl_->packs->concepts());
    document::TellPlaces(Documents(*reads), &report);
    std::erase_if(report.findings, [&](const Finding& finding) { return finding.confidence < options.min_confidence; });
    return report;
  });
}

// A source is let go once its claims are told: many sources take no more memory than their claims.
absl::StatusOr<Report> Engine::Claims(const std::vector<SourceText>& sources, const CompareOptions& options) const {
  return UnlessCancelled(options.cancelled, [&]() -> absl::StatusOr<Report> {
    Report report;
    report.sources.resize(sources.size());
    std::vector<std::vector<Claim>> claims(sources.size());
    SILANG_RETURN_IF_ERROR(impl_->ReadEach(sources, options, Stage::kClaims, [&](size_t i, Reading read) {
      report.sources[i] = Describe(*read.document, i, {});
      impl_->PublishAll(read, i, &claims[i]);
    }));
    if (sources.size() == 1) {
      report.claims = std::move(claims.front());
      return report;
    }
    size_t count = 0;
    for (const auto& of_source : claims) count += of_source.size();
    report.claims.reserve(count);
    for (auto& of_source : claims) std::move(of_source.begin(), of_source.end(), std::back_inserter(report.claims));
    return report;
  });
}

absl::StatusOr<Report> Engine::Read(const std::vector<SourceText>& sources, const CompareOptions& options) const {
  return UnlessCancelled(options.cancelled, [&]() -> absl::StatusOr<Report> {
    auto reads = impl_->ReadAll(sources, options, Stage::kDocument);
    if (!reads.ok()) return reads.status();
    return impl_->Describe(*reads);
  });
}

absl::StatusOr<Report> Engine::Align(const std::vector<SourceText>& sources, const CompareOptions& options) const {
  return UnlessCancelled(options.cancelled, [&]() -> absl::StatusOr<Report> {
    auto reads = impl_->ReadAll(sources, options, Stage::kDocument);
    if (!reads.ok()) return reads.status();
    Report report = impl_->Describe(*reads);
    auto alignments = AlignSources(*reads, options);
    if (!alignments.ok()) return alignments.status();
    report.alignments = std::move(*alignments);
    document::TellPlaces(Documents(*reads), &report);
    return report;
  });
}

absl::StatusOr<std::vector<SentencePair>> Engine::AlignSentences(const std::vector<SourceSentence>& sentences,
                                                                 const CompareOptions& options) const {
  std::vector<SentenceView> views;
  views.reserve(sentences.size());
  for (const SourceSentence& sentence : sentences) views.push_back({sentence.source, sentence.text});
  return AlignSentences(views, options);
}

absl::StatusOr<std::vector<SentencePair>> Engine::AlignSentences(const std::vector<SentenceView>& sentences,
                                                                 const CompareOptions& options) const {
  return UnlessCancelled(options.cancelled, [&]() -> absl::StatusOr<std::vector<SentencePair>> {
    SILANG_RETURN_IF_ERROR(CheckOptions(options));
    for (size_t i = 0; i < sentences.size(); ++i) {
      if (const auto byte = unicode::FirstInvalidByte(sentences[i].text)) {
        return InputError(fmt::format("sentence {}", i), *byte, "not UTF-8", "convert the text to UTF-8");
      }
    }
    std::vector<uint32_t> source(sentences.size());
    absl::flat_hash_map<std::string_view, uint32_t> numbers;
    for (size_t i = 0; i < sentences.size(); ++i) {
      // The sentences of a source mostly stand together.
      source[i] = i > 0 && sentences[i].source == sentences[i - 1].source
                      ? source[i - 1]
                      : numbers.try_emplace(sentences[i].source, static_cast<uint32_t>(numbers.size())).first->second;
    }
    Tell(options, Phase::kAligning, 0, sentences.size());
    similarity::TermMatrix rows;
    SentenceRows(sentences, options, *impl_->packs, &rows);
    const auto joined = similarity::CosineJoin(std::move(rows), source, {options.threshold, options.top, Threads(options)});
    if (!joined.ok()) return joined.status();
    std::vector<SentencePair> pairs;
    pairs.reserve(joined->size());
    for (const similarity::Pair& pair : *joined) pairs.push_back({pair.i, pair.j, pair.cosine});
    return pairs;
  });
}

absl::StatusOr<std::vector<std::vector<Claim>>> Engine::LineClaims(const std::vector<std::string>& lines,
                                                                   const CompareOptions& options) const {
  return UnlessCancelled(options.cancelled, [&]() -> absl::StatusOr<std::vector<std::vector<Claim>>> {
    SILANG_RETURN_IF_ERROR(CheckOptions(options));
    std::vector<std::vector<Claim>> claims(lines.size());
    std::vector<absl::Status> statuses(lines.size());
    const std::optional<CivilTime> clock = Clock(options);
    ForEach(lines.size(), options.threads, [&](size_t i) {
      if (!HasTokens(lines[i])) return;
      SourceText source;
      source.path = fmt::format("line {}", i);
      source.text = lines[i];
      auto read = impl_->ReadOne(source, options, Stage::kClaims, true, clock);
      if (!read.ok()) {
        statuses[i] = read.status();
        return;
      }
      impl_->PublishAll(*read, 0, &claims[i]);
    });
    for (const absl::Status& status : statuses) SILANG_RETURN_IF_ERROR(status);
    return claims;
  });
}

std::vector<std::string> Engine::Languages() const { return impl_->packs->Codes(); }

}  // namespace silang
