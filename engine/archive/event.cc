#include "archive/event.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>

#include "base/status.h"

namespace silang::archive {
namespace {

constexpr double kSentenceThreshold = 0.15;  // a sentence as similar as this speaks for its source
constexpr size_t kSentenceTop = 100;
constexpr size_t kMostCandidates = 200;

// The words of a whole source with their weights; of length 1. Rare words, which are mostly names, count for more than in a
// sentence: articles of one kind (two matches, two storms) share all the others. Squaring the document frequency's weight
// leaves a quarter of the wrong articles at the same share of right ones.
using Vector = std::map<uint64_t, double>;

absl::StatusOr<Vector> Weighed(const Searcher& searcher, const std::map<uint64_t, uint64_t>& times) {
  Vector vector;
  double square = 0;
  for (const auto& [key, count] : times) {
    auto frequency = searcher.DocumentFrequency(key);
    if (!frequency.ok()) return frequency.status();
    const double idf = searcher.Idf(*frequency);
    const double weight = (1 + std::log(static_cast<double>(count))) * idf * idf;
    vector[key] = weight;
    square += weight * weight;
  }
  for (auto& [key, weight] : vector) weight /= std::sqrt(square);
  return vector;
}

absl::StatusOr<Vector> StoredVector(const Segment& segment, const Searcher& searcher, uint32_t source) {
  auto range = segment.SentencesOf(source);
  if (!range.ok()) return range.status();
  std::map<uint64_t, uint64_t> times;
  for (uint32_t sentence = range->first; sentence < range->second; ++sentence) {
    auto row = segment.Row(sentence);
    if (!row.ok()) return row.status();
    for (const Entry entry : *row) {
      auto key = segment.Read<uint64_t>(Section::kTermKeys, entry.index(), 1);
      if (!key.ok()) return key.status();
      times[key->front()] += entry.times();
    }
  }
  return Weighed(searcher, times);
}

double Dot(const Vector& a, const Vector& b) {
  double dot = 0;
  for (const auto& [key, weight] : a) {
    if (const auto at = b.find(key); at != b.end()) dot += weight * at->second;
  }
  return dot;
}

bool IsNear(int32_t a, int32_t b, int days) {
  return a == SourceRecord::kNoDay || b == SourceRecord::kNoDay || std::abs(int64_t{a} - b) <= days;
}

// What each stored source has in common with the article, by the best match of each of its sentences.
using Common = std::map<std::pair<uint32_t, uint32_t>, double>;

absl::StatusOr<Common> CommonSentences(const Snapshot& snapshot, const Searcher& searcher, const ReadSource& article,
                                       const std::vector<Excluded>& itself) {
  Common common;
  for (size_t row = 0; row < article.rows.size(); ++row) {
    const auto* const terms = article.rows.terms.data();
    auto matches = searcher.Search({terms + article.rows.begins[row], terms + article.rows.begins[row + 1]},
                                   {kSentenceThreshold, kSentenceTop}, itself);
    if (!matches.ok()) return matches.status();
    Common best;
    for (const Match& match : *matches) {
      auto source = snapshot[match.place.segment]->SourceOf(match.place.sentence);
      if (!source.ok()) return source.status();
      best.try_emplace({match.place.segment, *source}, match.cosine);  // best first
    }
    for (const auto& [source, cosine] : best) common[source] += cosine;
  }
  return common;
}

}  // namespace

absl::StatusOr<std::vector<Excluded>> SentencesOfKey(const Snapshot& snapshot, uint64_t key) {
  std::vector<Excluded> excluded;
  for (uint32_t s = 0; s < snapshot.size(); ++s) {
    auto source = snapshot[s]->FindSource(key);
    if (!source.ok()) return source.status();
    if (!*source) continue;
    auto range = snapshot[s]->SentencesOf(**source);
    if (!range.ok()) return range.status();
    excluded.push_back({s, range->first, range->second});
  }
  return excluded;
}

absl::StatusOr<std::vector<EventSource>> FindEvent(const Snapshot& snapshot, const Searcher& searcher, const ReadSource& article,
                                                   const EventOptions& options) {
  auto itself = SentencesOfKey(snapshot, SourceKey(article.stored.given));
  if (!itself.ok()) return itself.status();
  auto common = CommonSentences(snapshot, searcher, article, *itself);
  if (!common.ok()) return common.status();
  std::vector<EventSource> candidates;
  for (const auto& [place, similarity] : *common) {
    auto record = snapshot[place.first]->Source(place.second);
    if (!record.ok()) return record.status();
    if (IsNear(article.day, record->day, options.days)) candidates.push_back({place.first, place.second, similarity});
  }
  const auto by_similarity = [](const EventSource& a, const EventSource& b) { return a.similarity > b.similarity; };
  std::stable_sort(candidates.begin(), candidates.end(), by_similarity);
  if (candidates.size() > kMostCandidates) candidates.resize(kMostCandidates);

  std::map<uint64_t, uint64_t> times;
  for (const Rows::Term& term : article.rows.terms) times[term.key] += term.times;
  auto words = Weighed(searcher, times);
  if (!words.ok()) return words.status();
  for (EventSource& candidate : candidates) {
    auto stored = StoredVector(*snapshot[candidate.segment], searcher, candidate.source);
    if (!stored.ok()) return stored.status();
    candidate.similarity = Dot(*words, *stored);
  }
  std::erase_if(candidates, [&](const EventSource& candidate) { return candidate.similarity < options.similarity; });
  std::stable_sort(candidates.begin(), candidates.end(), by_similarity);
  if (candidates.size() > static_cast<size_t>(std::max(0, options.most)))
    candidates.resize(static_cast<size_t>(std::max(0, options.most)));
  return candidates;
}

}  // namespace silang::archive
