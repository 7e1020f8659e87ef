#include "archive/search.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/status.h"

namespace silang::archive {
namespace {

// Sums of floats that decide what is looked at more closely are off by less than this.
constexpr double kSlack = 1e-4;
// A cosine that falls short of the threshold by rounding only has reached it.
constexpr double kRounding = 1e-9;

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

Searcher::Searcher(const Snapshot& snapshot) : snapshot_(snapshot) {
  for (const auto& segment : snapshot) {
    sentences_ += segment->sentences();
    idf_.emplace_back(segment->terms());
    length_.emplace_back(segment->sentences());
  }
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

absl::StatusOr<double> Searcher::TermIdf(uint32_t segment, uint32_t term) const {
  if (const double known = idf_[segment].Get(term); known != 0) return known;
  auto key = snapshot_[segment]->Read<uint64_t>(Section::kTermKeys, term, 1);
  if (!key.ok()) return key.status();
  auto frequency = DocumentFrequency(key->front());
  if (!frequency.ok()) return frequency.status();
  const double idf = Idf(*frequency);
  idf_[segment].Set(term, idf);
  return idf;
}

absl::StatusOr<float> Searcher::Length(uint32_t segment, uint32_t sentence) const {
  if (const float known = length_[segment].Get(sentence); known != 0) return known;
  auto row = snapshot_[segment]->Row(sentence);
  if (!row.ok()) return row.status();
  float square = 0;
  for (const Entry entry : *row) {
    if (entry.index() >= snapshot_[segment]->terms()) return snapshot_[segment]->Damaged(Section::kRows, 0, "a row leads outside");
    auto idf = TermIdf(segment, entry.index());
    if (!idf.ok()) return idf.status();
    const auto weight = static_cast<float>(Frequency(entry.times()) * *idf);
    square += weight * weight;
  }
  const float length = std::sqrt(square);
  length_[segment].Set(sentence, length);
  return length;
}

// The search for one row. Lives as long as the search; what it needs of memory is 4 bytes a sentence that is zeroed by the system.
class SentenceSearch {
 public:
  SentenceSearch(const Searcher& searcher, const SearchOptions& options, const std::vector<Excluded>& excluded)
      : searcher_(searcher), options_(options), excluded_(excluded), need_(options.threshold) {}

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
    sums_.reserve(searcher_.snapshot_.size());
    for (const auto& segment : searcher_.snapshot_) sums_.emplace_back(segment->sentences());
    found_.resize(searcher_.snapshot_.size());
    size_t next = 0;
    for (; next < order_.size(); ++next) {
      const Term& term = terms_[order_[next]];
      // It is worth looking for the k-th best so far before a list that is longer than all that was found.
      if (options_.top > 0 && count_ >= options_.top && term.postings > count_) {
        rest_ = term.rest;
        SILANG_RETURN_IF_ERROR(RaiseNeed());
      }
      if (term.rest < need_ - kSlack) break;
      SILANG_RETURN_IF_ERROR(AddTerm(term, /*find=*/true));
    }
    rest_ = next < order_.size() ? terms_[order_[next]].rest : 0;
    // What is left of the query says little of so many candidates: another list is cheaper than their rows.
    for (; next < order_.size() && rest_ > need_ / 3 && terms_[order_[next]].postings < 4 * count_; ++next) {
      SILANG_RETURN_IF_ERROR(AddTerm(terms_[order_[next]], /*find=*/false));
      rest_ = next + 1 < order_.size() ? terms_[order_[next + 1]].rest : 0;
    }
    return absl::OkStatus();
  }

  absl::Status AddTerm(const Term& term, bool find) {
    for (uint32_t s = 0; s < sums_.size(); ++s) {
      const Segment& segment = *searcher_.snapshot_[s];
      if (term.numbers[s] == segment.terms()) continue;
      auto postings = segment.Postings(term.numbers[s]);
      if (!postings.ok()) return postings.status();
      float* const sums = sums_[s].values.get();
      const auto weight = static_cast<float>(term.weight / length_ * term.idf);
      const uint32_t sentences = segment.sentences();
      for (const Entry entry : *postings) {
        if (entry.index() >= sentences) return segment.Damaged(Section::kPostings, 0, "a posting leads outside");
        float& sum = sums[entry.index()];
        if (sum == 0) {
          if (!find || IsExcluded(s, entry.index())) continue;
          found_[s].push_back(entry.index());
          ++count_;
        }
        sum += entry.times() == 1 ? weight : weight * static_cast<float>(Frequency(entry.times()));
      }
    }
    return absl::OkStatus();
  }

  bool IsExcluded(uint32_t segment, uint32_t sentence) const {
    return std::any_of(excluded_.begin(), excluded_.end(), [&](const Excluded& e) {
      return e.segment == segment && e.first <= sentence && sentence < e.last;
    });
  }

  // Drops the candidates that can no longer matter, and with `top` raises what is needed to what the k-th best is sure of.
  absl::Status RaiseNeed() {
    sure_.clear();
    for (uint32_t s = 0; s < found_.size(); ++s) {
      for (const uint32_t sentence : found_[s]) {
        auto length = searcher_.Length(s, sentence);
        if (!length.ok()) return length.status();
        sure_.push_back(sums_[s].values[sentence] / *length);
      }
    }
    if (options_.top > 0 && sure_.size() >= options_.top) {
      std::vector<float> best = sure_;
      const auto kth = best.begin() + static_cast<std::ptrdiff_t>(options_.top) - 1;
      std::nth_element(best.begin(), kth, best.end(), std::greater<>());
      need_ = std::max(need_, *kth - kSlack);
    }
    return absl::OkStatus();
  }

  absl::StatusOr<std::vector<Match>> Verify() {
    std::vector<Match> matches;
    size_t at = 0;  // in sure_, which is in the order of found_
    for (uint32_t s = 0; s < found_.size(); ++s) {
      Prepare(s);
      for (const uint32_t sentence : found_[s]) {
        if (sure_[at++] + rest_ < need_ - kSlack) continue;
        auto cosine = Cosine(s, sentence);
        if (!cosine.ok()) return cosine.status();
        if (*cosine >= options_.threshold - kRounding) matches.push_back({{s, sentence}, *cosine});
      }
    }
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
  double need_;        // no sentence below this matters
  double length_ = 0;  // of the query before it is normalised
  double rest_ = 0;    // length of the part of the normalised query whose postings were not added up
  std::vector<Term> terms_;      // by key
  std::vector<uint32_t> order_;  // of those stored, by falling weight
  std::vector<Searcher::Lazy<float>> sums_;          // a segment, a sentence: what it shares with the query
  std::vector<std::vector<uint32_t>> found_;  // a segment: the candidates
  size_t count_ = 0;                          // of candidates
  std::vector<float> sure_;                   // of each candidate, the cosine that it has at the least
  std::vector<std::pair<uint32_t, double>> here_;
};

absl::StatusOr<std::vector<Match>> Searcher::Search(std::span<const Rows::Term> terms, const SearchOptions& options,
                                                    const std::vector<Excluded>& excluded) const {
  return SentenceSearch(*this, options, excluded).Run(terms);
}

}  // namespace silang::archive
