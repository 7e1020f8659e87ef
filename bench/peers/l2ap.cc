#include "l2ap.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace silang::peers {
namespace {

using similarity::Pair;
using similarity::TermMatrix;

struct Feature {
  uint32_t column;  // 0 is the most frequent
  float weight;
};

// A feature of a row that is indexed, with the norm of the features before it (||y'_j|| in the paper).
struct Posting {
  uint32_t row;
  float weight;
  float prefix_norm;
};

// A list whose head is dropped as its rows become too short to match what is still to come.
struct List {
  std::vector<Posting> postings;
  size_t first = 0;
};

class Search {
 public:
  Search(const TermMatrix& matrix, double threshold) : threshold_(threshold), count_(static_cast<uint32_t>(matrix.rows())) {
    Order(matrix);
    lists_.resize(column_max_.size());
    seen_max_.assign(column_max_.size(), 0);
    residual_end_.resize(count_);
    prefix_score_.resize(count_);
    residual_norm_.resize(count_);
    residual_max_.resize(count_);
    score_.assign(count_, 0);
    own_.assign(column_max_.size(), 0);
    own_norm_.assign(column_max_.size(), 0);
  }

  std::vector<Pair> Run() {
    for (uint32_t x = 0; x < count_; ++x) {
      FindMatches(x);
      Index(x);
    }
    std::sort(pairs_.begin(), pairs_.end(), [](const Pair& a, const Pair& b) { return a.i != b.i ? a.i < b.i : a.j < b.j; });
    return std::move(pairs_);
  }

 private:
  // Columns by falling frequency, rows by falling greatest weight: the order of the paper.
  void Order(const TermMatrix& matrix) {
    const auto columns = static_cast<size_t>(matrix.cols());
    std::vector<uint32_t> frequency(columns, 0), by_frequency(columns), number(columns);
    for (Eigen::Index k = 0; k < matrix.nonZeros(); ++k) ++frequency[static_cast<size_t>(matrix.innerIndexPtr()[k])];
    std::iota(by_frequency.begin(), by_frequency.end(), 0U);
    std::stable_sort(by_frequency.begin(), by_frequency.end(),
                     [&](uint32_t a, uint32_t b) { return frequency[a] > frequency[b]; });
    for (uint32_t c = 0; c < columns; ++c) number[by_frequency[c]] = c;

    std::vector<float> greatest(count_, 0);
    for (uint32_t r = 0; r < count_; ++r) {
      for (TermMatrix::InnerIterator it(matrix, r); it; ++it) greatest[r] = std::max(greatest[r], it.value());
    }
    original_.resize(count_);
    std::iota(original_.begin(), original_.end(), 0U);
    std::stable_sort(original_.begin(), original_.end(), [&](uint32_t a, uint32_t b) { return greatest[a] > greatest[b]; });
    column_max_.assign(columns, 0);
    begin_.assign(1, 0);
    features_.reserve(static_cast<size_t>(matrix.nonZeros()));
    for (const uint32_t r : original_) {
      for (TermMatrix::InnerIterator it(matrix, r); it; ++it) {
        features_.push_back({number[static_cast<size_t>(it.col())], it.value()});
        column_max_[features_.back().column] = std::max(column_max_[features_.back().column], it.value());
      }
      std::sort(features_.begin() + static_cast<std::ptrdiff_t>(begin_.back()), features_.end(),
                [](const Feature& a, const Feature& b) { return a.column < b.column; });
      begin_.push_back(features_.size());
      row_max_.push_back(greatest[r]);
    }
  }

  // Candidates are generated from the rare features to the frequent ones. A row joins them only while what is left of x could
  // still reach the threshold (remscore and its l2 form), and leaves when what is left of both cannot (l2 bound).
  void FindMatches(uint32_t x) {
    candidates_.clear();
    double remscore = 0, square = 0;
    for (size_t k = begin_[x]; k < begin_[x + 1]; ++k) {
      const Feature& f = features_[k];
      remscore += static_cast<double>(f.weight) * seen_max_[f.column];
      own_[f.column] = f.weight;
      own_norm_[f.column] = static_cast<float>(std::sqrt(square));  // of the features before
      square += static_cast<double>(f.weight) * f.weight;
    }
    const double least_size = row_max_[x] > 0 ? threshold_ / row_max_[x] : 0;
    for (size_t k = begin_[x + 1]; k-- > begin_[x];) {
      const Feature& f = features_[k];
      List& list = lists_[f.column];
      // Rows to come have no greater weights, so that a row too short for this one is too short for all of them.
      while (list.first < list.postings.size() && Size(list.postings[list.first].row) < least_size * least_size) ++list.first;
      const bool admits = std::min(remscore, std::sqrt(square)) >= threshold_ - kRounding;
      const double prefix = own_norm_[f.column];
      for (size_t p = list.first; p < list.postings.size(); ++p) {
        const Posting& y = list.postings[p];
        float& score = score_[y.row];
        if (score < 0 || (score == 0 && !admits)) continue;
        if (score == 0) candidates_.push_back(y.row);
        score += f.weight * y.weight;
        if (score + prefix * y.prefix_norm < threshold_ - kRounding) score = kPruned;
      }
      remscore -= static_cast<double>(f.weight) * seen_max_[f.column];
      square -= static_cast<double>(f.weight) * f.weight;
    }
    Verify(x);
    for (size_t k = begin_[x]; k < begin_[x + 1]; ++k) own_[features_[k].column] = 0;
  }

  double Size(uint32_t row) const { return static_cast<double>(begin_[row + 1] - begin_[row]); }

  // What is indexed of a candidate has been added up; its residual prefix is added while the bounds allow.
  void Verify(uint32_t x) {
    for (const uint32_t y : candidates_) {
      const float gathered = score_[y];
      score_[y] = 0;
      if (gathered <= 0 || gathered + prefix_score_[y] < threshold_ - kRounding) continue;
      const double residual = static_cast<double>(residual_end_[y] - begin_[y]);
      if (gathered + std::min(residual, Size(x)) * row_max_[x] * residual_max_[y] < threshold_ - kRounding) continue;
      double sum = gathered;
      double square = static_cast<double>(residual_norm_[y]) * residual_norm_[y];
      bool reaches = true;
      for (size_t k = residual_end_[y]; k-- > begin_[y] && reaches;) {
        const Feature& f = features_[k];
        square -= static_cast<double>(f.weight) * f.weight;
        if (own_[f.column] == 0) continue;
        sum += static_cast<double>(f.weight) * own_[f.column];
        reaches = sum + own_norm_[f.column] * std::sqrt(std::max(square, 0.0)) >= threshold_ - kRounding;
      }
      if (!reaches || sum < threshold_ - similarity::kRowRounding) continue;
      const uint32_t a = original_[x], b = original_[y];
      pairs_.push_back({std::min(a, b), std::max(a, b), static_cast<float>(std::min(sum, 1.0))});
    }
  }

  // Features are indexed from where a row yet to come could reach the threshold with those before it.
  void Index(uint32_t x) {
    double bound = 0, square = 0;
    size_t k = begin_[x];
    for (; k < begin_[x + 1]; ++k) {
      const Feature& f = features_[k];
      const double before = std::min(bound, std::sqrt(square));
      bound += static_cast<double>(f.weight) * std::min(column_max_[f.column], row_max_[x]);
      const double norm = std::sqrt(square);
      square += static_cast<double>(f.weight) * f.weight;
      if (std::min(bound, std::sqrt(square)) >= threshold_ - kRounding) {
        prefix_score_[x] = static_cast<float>(before + kRounding);
        residual_norm_[x] = static_cast<float>(norm);
        square -= static_cast<double>(f.weight) * f.weight;
        break;
      }
      residual_max_[x] = std::max(residual_max_[x], f.weight);
    }
    residual_end_[x] = k;
    for (size_t all = begin_[x]; all < begin_[x + 1]; ++all) {
      const Feature& f = features_[all];
      seen_max_[f.column] = std::max(seen_max_[f.column], f.weight);  // what is not indexed counts too: it adds to scores
    }
    for (; k < begin_[x + 1]; ++k) {
      const Feature& f = features_[k];
      lists_[f.column].postings.push_back({x, f.weight, static_cast<float>(std::sqrt(square)) + static_cast<float>(kRounding)});
      square += static_cast<double>(f.weight) * f.weight;
    }
  }

  static constexpr double kRounding = 1e-5;
  static constexpr float kPruned = -1e9F;

  const double threshold_;
  const uint32_t count_;
  std::vector<uint32_t> original_;  // number of each row in the input
  std::vector<size_t> begin_;
  std::vector<Feature> features_;
  std::vector<float> column_max_, seen_max_, row_max_;
  std::vector<List> lists_;
  std::vector<size_t> residual_end_;
  std::vector<float> prefix_score_, residual_norm_, residual_max_;
  std::vector<float> score_, own_, own_norm_;
  std::vector<uint32_t> candidates_;
  std::vector<Pair> pairs_;
};

}  // namespace

std::vector<similarity::Pair> L2ap(const similarity::TermMatrix& rows, double threshold) { return Search(rows, threshold).Run(); }

}  // namespace silang::peers
