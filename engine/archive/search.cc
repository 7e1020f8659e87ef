#include "archive/search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "base/status.h"

namespace silang::archive {
namespace {

// Sums of floats that decide what is looked at more closely are off by less than this.
constexpr double kSlack = 1e-4;
// A cosine that falls short of the threshold by rounding only has reached it.
constexpr double kRounding = 1e-9;
constexpr uint64_t kStretchTerms = 1024;  // terms of the largest segment whose frequencies are computed together
constexpr uint64_t kCommonFrequencies = 256;

// 1 + ln tf
double Frequency(uint32_t times) {
  static const std::array<double, Entry::kMostTimes + 1> kFrequency = [] {
    std::array<double, Entry::kMostTimes + 1> frequency{};
    for (uint32_t t = 1; t < frequency.size(); ++t) frequency[t] = 1 + std::log(static_cast<double>(t));
    return frequency;
  }();
  return kFrequency[std::min(times, Entry::kMostTimes)];
}

bool Better(const Match& a, const Match& b) { return a.cosine != b.cosine ? a.cosine > b.cosine : a.place < b.place; }

}  // namespace

Searcher::Searcher(const Snapshot& snapshot) : snapshot_(snapshot), lengths_known_(snapshot.size()) {
  uint64_t most_terms = 0;
  for (const auto& segment : snapshot) {
    sentences_ += segment->sentences();
    idf_.emplace_back(segment->terms());
    length_.emplace_back(segment->sentences());
    most_terms = std::max<uint64_t>(most_terms, segment->terms());
  }
  for (stretch_bits_ = 1; most_terms >> stretch_bits_ > kStretchTerms; ++stretch_bits_) {
  }
  for (uint64_t frequency = 0; frequency < kCommonFrequencies; ++frequency) common_idf_.push_back(Idf(frequency));
}

double Searcher::Idf(uint64_t document_frequency) const {
  return std::log((1.0 + static_cast<double>(sentences_)) / (1.0 + static_cast<double>(document_frequency))) + 1;
}

absl::StatusOr<uint64_t> Searcher::DocumentFrequency(uint64_t key) const {
  uint64_t frequency = 0;
  for (const auto& segment : snapshot_) {
    auto term = segment->FindTerm(key);
    if (!term.ok()) return term.status();
    if (*term == segment->terms()) continue;
    auto postings = segment->Read<uint32_t>(Section::kPostingBegins, *term, 2);
    if (!postings.ok()) return postings.status();
    frequency += (*postings)[1] - (*postings)[0];
  }
  return frequency;
}

absl::StatusOr<double> Searcher::ComputeIdf(uint32_t segment, uint32_t term) const {
  auto wanted = snapshot_[segment]->Read<uint64_t>(Section::kTermKeys, term, 1);
  if (!wanted.ok()) return wanted.status();
  const int low_bits = 64 - stretch_bits_;
  const uint64_t first = wanted->front() >> low_bits << low_bits, last = first | ((uint64_t{1} << low_bits) - 1);
  struct Cursor {
    uint32_t segment;
    std::span<const uint64_t> keys;
    std::span<const uint32_t> begins;  // of the postings, one more than keys
    uint32_t first;                    // number of the first of these terms
    size_t at = 0;
  };
  std::vector<Cursor> cursors;
  for (uint32_t s = 0; s < snapshot_.size(); ++s) {
    auto begin = snapshot_[s]->LowerBound(first);
    if (!begin.ok()) return begin.status();
    auto end = last == UINT64_MAX ? absl::StatusOr<uint32_t>(snapshot_[s]->terms()) : snapshot_[s]->LowerBound(last + 1);
    if (!end.ok()) return end.status();
    if (*end <= *begin) continue;
    auto keys = snapshot_[s]->Read<uint64_t>(Section::kTermKeys, *begin, *end - *begin);
    if (!keys.ok()) return keys.status();
    auto begins = snapshot_[s]->Read<uint32_t>(Section::kPostingBegins, *begin, *end - *begin + 1);
    if (!begins.ok()) return begins.status();
    cursors.push_back({s, *keys, *begins, *begin});
  }
  for (;;) {
    uint64_t key = UINT64_MAX;
    bool any = false;
    for (const Cursor& cursor : cursors) {
      if (cursor.at == cursor.keys.size()) continue;
      any = true;
      key = std::min(key, cursor.keys[cursor.at]);
    }
    if (!any) break;
    uint64_t frequency = 0;
    const auto at_key = [&](const Cursor& cursor) { return cursor.at < cursor.keys.size() && cursor.keys[cursor.at] == key; };
    for (const Cursor& cursor : cursors) {
      if (at_key(cursor)) frequency += cursor.begins[cursor.at + 1] - cursor.begins[cursor.at];
    }
    const double idf = frequency < common_idf_.size() ? common_idf_[frequency] : Idf(frequency);
    for (Cursor& cursor : cursors) {
      if (at_key(cursor)) idf_[cursor.segment].Set(cursor.first + static_cast<uint32_t>(cursor.at++), idf);
    }
  }
  const double idf = idf_[segment].Get(term);
  if (idf == 0) return snapshot_[segment]->Damaged(Section::kTermKeys, term, "terms out of order");
  return idf;
}

absl::StatusOr<float> Searcher::ComputeLength(uint32_t segment, uint32_t sentence) const {
  auto row = snapshot_[segment]->Row(sentence);
  if (!row.ok()) return row.status();
  double square = 0;
  for (const Entry entry : *row) {
    if (entry.index() >= snapshot_[segment]->terms())
      return snapshot_[segment]->Damaged(Section::kRows, 0, "a row leads outside");
    auto idf = TermIdf(segment, entry.index());
    if (!idf.ok()) return idf.status();
    const double weight = Frequency(entry.times()) * *idf;
    square += weight * weight;
  }
  const auto length = static_cast<float>(std::sqrt(square));
  length_[segment].Set(sentence, length);
  return length;
}

absl::Status Searcher::ComputeLengths(uint32_t s) const {
  if (lengths_known_[s].load(std::memory_order_acquire)) return absl::OkStatus();
  const std::lock_guard lock(lengths_mutex_);
  if (lengths_known_[s].load(std::memory_order_relaxed)) return absl::OkStatus();
  const Segment& segment = *snapshot_[s];
  auto begins = segment.Read<uint32_t>(Section::kRowBegins, 0, segment.count(Section::kRowBegins));
  if (!begins.ok()) return begins.status();
  auto rows = segment.Read<Entry>(Section::kRows, 0, segment.count(Section::kRows));
  if (!rows.ok()) return rows.status();
  for (uint32_t sentence = 0; sentence < segment.sentences(); ++sentence) {
    const uint32_t begin = (*begins)[sentence], end = (*begins)[sentence + size_t{1}];
    if (begin > end || end > rows->size()) return segment.Damaged(Section::kRowBegins, sentence, "a list ends before it begins");
    double square = 0;
    for (const Entry entry : rows->subspan(begin, end - begin)) {
      if (entry.index() >= segment.terms()) return segment.Damaged(Section::kRows, begin, "a row leads outside");
      double idf = idf_[s].Get(entry.index());
      if (idf == 0) {
        auto computed = ComputeIdf(s, entry.index());
        if (!computed.ok()) return computed.status();
        idf = *computed;
      }
      const double weight = entry.times() == 1 ? idf : Frequency(entry.times()) * idf;
      square += weight * weight;
    }
    length_[s].Set(sentence, static_cast<float>(std::sqrt(square)));
  }
  lengths_known_[s].store(true, std::memory_order_release);
  return absl::OkStatus();
}

// The search for one row. Memory: 4 bytes a sentence, kept for the next search.
class SentenceSearch {
 public:
  SentenceSearch(const Searcher& searcher, const SearchOptions& options, const std::vector<Excluded>& excluded)
      : searcher_(searcher), options_(options), excluded_(excluded), need_(options.threshold), sums_(searcher.pool_.Take()) {
    if (!sums_.empty()) return;
    for (const auto& segment : searcher.snapshot_) sums_.emplace_back(segment->sentences());
  }
  ~SentenceSearch() { searcher_.pool_.Give(std::move(sums_)); }
  SentenceSearch(const SentenceSearch&) = delete;
  SentenceSearch& operator=(const SentenceSearch&) = delete;

  absl::StatusOr<std::vector<Match>> Run(std::span<const Rows::Term> terms) {
    SILANG_RETURN_IF_ERROR(Weigh(terms));
    SILANG_RETURN_IF_ERROR(FindCandidates());
    SILANG_RETURN_IF_ERROR(RaiseNeed());
    return Verify();
  }

 private:
  struct Term {
    double weight = 0;  // (1 + ln tf) idf
    double idf = 0;
    std::vector<uint32_t> numbers;  // a segment: its number there, or that segment's terms() if it has none
    uint64_t postings = 0;
    double rest = 0;  // length of the normalised query from this term on, by falling weight
  };

  absl::Status Weigh(std::span<const Rows::Term> terms) {
    double square = 0;
    for (const Rows::Term& row_term : terms) {
      Term& term = terms_.emplace_back();
      for (const auto& segment : searcher_.snapshot_) {
        auto number = segment->FindTerm(row_term.key);
        if (!number.ok()) return number.status();
        term.numbers.push_back(*number);
        if (*number == segment->terms()) continue;
        auto postings = segment->Postings(*number);
        if (!postings.ok()) return postings.status();
        term.postings += postings->size();
      }
      term.idf = searcher_.Idf(term.postings);
      term.weight = Frequency(row_term.times) * term.idf;
      square += term.weight * term.weight;
    }
    length_ = std::sqrt(square);
    for (uint32_t i = 0; i < terms_.size(); ++i) {
      if (terms_[i].postings > 0) order_.push_back(i);
    }
    std::stable_sort(order_.begin(), order_.end(), [&](uint32_t a, uint32_t b) { return terms_[a].weight > terms_[b].weight; });
    double rest = 0;
    for (auto at = order_.rbegin(); at != order_.rend(); ++at) {
      rest += terms_[*at].weight * terms_[*at].weight / square;
      terms_[*at].rest = std::sqrt(rest);
    }
    return absl::OkStatus();
  }

  // Adds up what the sentences share with the query, until no sentence that is not yet found can matter.
  absl::Status FindCandidates() {
    size_t next = 0;
    for (; next < order_.size(); ++next) {
      const Term& term = terms_[order_[next]];
      // It is worth looking for the k-th best so far before a list that is longer than all that was found.
      if (options_.top > 0 && Found() >= options_.top && term.postings > Found()) {
        rest_ = term.rest;
        SILANG_RETURN_IF_ERROR(RaiseNeed());
      }
      if (term.rest < need_ - kSlack) break;
      SILANG_RETURN_IF_ERROR(AddTerm(term, /*find=*/true));
    }
    rest_ = next < order_.size() ? terms_[order_[next]].rest : 0;
    // What is left of the query says little of so many candidates: another list is cheaper than their rows.
    for (; next < order_.size() && rest_ > need_ / 3 && terms_[order_[next]].postings < 4 * Found(); ++next) {
      SILANG_RETURN_IF_ERROR(AddTerm(terms_[order_[next]], /*find=*/false));
      rest_ = next + 1 < order_.size() ? terms_[order_[next + 1]].rest : 0;
    }
    return absl::OkStatus();
  }

  uint64_t Found() const {
    uint64_t found = 0;
    for (const Sums& sums : sums_) found += sums.count();
    return found;
  }

  absl::Status AddTerm(const Term& term, bool find) {
    for (uint32_t s = 0; s < sums_.size(); ++s) {
      const Segment& segment = *searcher_.snapshot_[s];
      if (term.numbers[s] == segment.terms()) continue;
      auto postings = segment.Postings(term.numbers[s]);
      if (!postings.ok()) return postings.status();
      float* const sums = sums_[s].data();
      const auto weight = static_cast<float>(term.weight / length_ * term.idf);
      const uint32_t sentences = segment.sentences();
      for (const Entry entry : *postings) {
        if (entry.index() >= sentences || entry.times() == 0)
          return segment.Damaged(Section::kPostings, 0, "a posting leads outside, or nowhere");
        float& sum = sums[entry.index()];
        if (sum == 0) {
          if (!find || IsExcluded(s, entry.index())) continue;
          sums_[s].Found(entry.index());
        }
        sum += entry.times() == 1 ? weight : weight * static_cast<float>(Frequency(entry.times()));
      }
    }
    return absl::OkStatus();
  }

  bool IsExcluded(uint32_t segment, uint32_t sentence) const {
    return std::any_of(excluded_.begin(), excluded_.end(),
                       [&](const Excluded& e) { return e.segment == segment && e.first <= sentence && sentence < e.last; });
  }

  // Calls visit(segment, sentence, cosine) for each sentence of whose cosine at least `bar` is sure by now. The bar may rise
  // meanwhile.
  template <typename Visit>
  absl::Status ForEachAbove(const float& bar, Visit visit) {
    for (uint32_t s = 0; s < sums_.size(); ++s) {
      const float* const sums = sums_[s].data();
      if (!sums_[s].many()) {
        for (const uint32_t sentence : sums_[s].listed()) {
          auto length = searcher_.Length(s, sentence);
          if (!length.ok()) return length.status();
          if (sums[sentence] >= bar * *length) SILANG_RETURN_IF_ERROR(visit(s, sentence, sums[sentence] / *length));
        }
        continue;
      }
      SILANG_RETURN_IF_ERROR(searcher_.ComputeLengths(s));
      for (uint32_t sentence = 0; sentence < sums_[s].size(); ++sentence) {
        const float sum = sums[sentence], length = searcher_.length_[s].Get(sentence);
        if (sum >= bar * length && sum > 0) SILANG_RETURN_IF_ERROR(visit(s, sentence, sum / length));
      }
    }
    return absl::OkStatus();
  }

  // With `top`, raises what is needed to what the k-th best is sure of.
  absl::Status RaiseNeed() {
    if (options_.top == 0) return absl::OkStatus();
    std::vector<float> best;  // a heap, the least in front
    auto bar = static_cast<float>(need_);
    SILANG_RETURN_IF_ERROR(ForEachAbove(bar, [&](uint32_t, uint32_t, float sure) {
      best.push_back(sure);
      std::push_heap(best.begin(), best.end(), std::greater<>());
      if (best.size() > options_.top) {
        std::pop_heap(best.begin(), best.end(), std::greater<>());
        best.pop_back();
      }
      if (best.size() == options_.top) bar = std::max(bar, best.front());
      return absl::OkStatus();
    }));
    if (best.size() == options_.top) need_ = std::max(need_, best.front() - kSlack);
    return absl::OkStatus();
  }

  absl::StatusOr<std::vector<Match>> Verify() {
    std::vector<Match> matches;
    uint32_t prepared = UINT32_MAX;  // segment
    const auto bar = static_cast<float>(need_ - rest_ - kSlack);
    SILANG_RETURN_IF_ERROR(ForEachAbove(bar, [&](uint32_t s, uint32_t sentence, float) {
      if (s != prepared) Prepare(prepared = s);
      auto cosine = Cosine(s, sentence);
      if (!cosine.ok()) return cosine.status();
      if (*cosine >= options_.threshold - kRounding) matches.push_back({{s, sentence}, *cosine});
      return absl::OkStatus();
    }));
    const bool some = options_.top > 0 && matches.size() > options_.top;
    const auto end = some ? matches.begin() + static_cast<std::ptrdiff_t>(options_.top) : matches.end();
    std::partial_sort(matches.begin(), end, matches.end(), Better);
    matches.erase(end, matches.end());
    return matches;
  }

  // The query's terms that the segment has, by their numbers there: in the order of their keys, as rows are.
  void Prepare(uint32_t segment) {
    here_.clear();
    for (const Term& term : terms_) {
      if (term.numbers[segment] != searcher_.snapshot_[segment]->terms()) here_.emplace_back(term.numbers[segment], term.weight);
    }
  }

  absl::StatusOr<double> Cosine(uint32_t s, uint32_t sentence) const {
    const Segment& segment = *searcher_.snapshot_[s];
    auto row = segment.Row(sentence);
    if (!row.ok()) return row.status();
    double dot = 0, square = 0;
    auto query = here_.begin();
    for (const Entry entry : *row) {
      if (entry.index() >= segment.terms()) return segment.Damaged(Section::kRows, 0, "a row leads outside");
      auto idf = searcher_.TermIdf(s, entry.index());
      if (!idf.ok()) return idf.status();
      const double weight = Frequency(entry.times()) * *idf;
      square += weight * weight;
      while (query != here_.end() && query->first < entry.index()) ++query;
      if (query != here_.end() && query->first == entry.index()) dot += query->second * weight;
    }
    return square > 0 && length_ > 0 ? std::min(1.0, dot / (std::sqrt(square) * length_)) : 0.0;
  }

  const Searcher& searcher_;
  const SearchOptions& options_;
  const std::vector<Excluded>& excluded_;
  double need_;                  // no sentence below this matters
  double length_ = 0;            // of the query before it is normalised
  double rest_ = 0;              // length of the part of the normalised query whose postings were not added up
  std::vector<Term> terms_;      // by key
  std::vector<uint32_t> order_;  // of those stored, by falling weight
  SumsPool::SegmentSums sums_;   // a segment, a sentence: what it shares with the query
  std::vector<std::pair<uint32_t, double>> here_;
};

absl::StatusOr<std::vector<Match>> Searcher::Search(std::span<const Rows::Term> terms, const SearchOptions& options,
                                                    const std::vector<Excluded>& excluded) const {
  return SentenceSearch(*this, options, excluded).Run(terms);
}

}  // namespace silang::archive
