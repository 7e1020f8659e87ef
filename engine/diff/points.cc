#include "diff/points.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "absl/container/inlined_vector.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"

namespace silang::diff {
namespace {

constexpr size_t kGroups = 5, kQuestions = static_cast<size_t>(Question::kCount_);

struct Table {
  std::array<std::array<int16_t, kFeatures + 1>, kGroups> points = {};  // by group, by feature
};

// The rows by name: a feature that points.inc names and features.inc does not is an error of the compiler.
struct Row {
  enum : size_t {
    Bias,
#define SILANG_FEATURE(name, words) name,
#include "diff/features.inc"
#undef SILANG_FEATURE
  };
};

struct Tables {
  std::array<Table, kQuestions> of = {};
};

constexpr Tables Fill() {
  Tables tables;
  const auto set = [&tables](Question question, size_t row, int16_t quantity, int16_t age, int16_t date, int16_t event,
                             int16_t slip) {
    auto& points = tables.of[static_cast<size_t>(question)].points;
    points[0][row] = quantity;
    points[1][row] = age;
    points[2][row] = date;
    points[3][row] = event;
    points[4][row] = slip;
  };
#define SILANG_POINTS(question, feature, quantity, age, date, event, slip) \
  set(Question::k##question, Row::feature, quantity, age, date, event, slip);
#include "diff/points.inc"
#undef SILANG_POINTS
  return tables;
}

constexpr Tables kTables = Fill();

const std::array<int16_t, kFeatures + 1>& Column(Question question, Group group) {
  return kTables.of[static_cast<size_t>(question)].points[static_cast<size_t>(group)];
}

}  // namespace

int Points(Question question, Group group, const Evidence& evidence) {
  const auto& points = Column(question, group);
  int sum = points[Row::Bias];
  for (size_t f = evidence._Find_first(); f < kFeatures; f = evidence._Find_next(f)) sum += points[f + 1];
  return sum;
}

double Probability(int points) { return 1 / (1 + std::exp(-points / 10.0)); }

std::vector<std::string> Weightiest(Question question, Group group, const Evidence& evidence, size_t most) {
  const auto& points = Column(question, group);
  absl::InlinedVector<size_t, 64> features;
  for (size_t f = evidence._Find_first(); f < kFeatures; f = evidence._Find_next(f)) {
    if (points[f + 1] != 0) features.push_back(f);
  }
  const auto weightier = [&](size_t x, size_t y) {
    const int of_x = std::abs(points[x + 1]), of_y = std::abs(points[y + 1]);
    return of_x != of_y ? of_x > of_y : x < y;
  };
  const size_t kept = std::min(most, features.size());
  std::partial_sort(features.begin(), features.begin() + static_cast<ptrdiff_t>(kept), features.end(), weightier);
  features.resize(kept);
  std::vector<std::string> lines;
  lines.reserve(kept);
  for (size_t f : features) {
    const int of_feature = points[f + 1];
    lines.push_back(absl::StrCat(AbslView(Words(static_cast<Feature>(f))), of_feature > 0 ? " (+" : " (", of_feature, ")"));
  }
  return lines;
}

}  // namespace silang::diff
