#include "cli/nearest.h"

#include <algorithm>
#include <utility>

#include "fmt/format.h"

namespace silang::cli {
namespace {

constexpr size_t kLongest = 64;

// Edits that turn `a` into `b` (Levenshtein), for names of a few characters.
size_t Distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::vector<std::string_view> Nearest(std::string_view asked, std::span<const std::string_view> names, size_t most) {
  std::vector<std::pair<size_t, std::string_view>> near;
  for (const std::string_view name : names)
    near.emplace_back(Distance(asked.substr(0, kLongest), name.substr(0, kLongest)), name);
  std::sort(near.begin(), near.end());
  std::vector<std::string_view> nearest;
  for (size_t i = 0; i < std::min(near.size(), most); ++i) nearest.push_back(near[i].second);
  return nearest;
}

bool IsLike(std::string_view asked, std::string_view name) {
  return asked.size() <= kLongest && Distance(asked, name) <= (asked.size() + 1) / 3;
}

std::string DidYouMean(std::string_view asked, std::span<const std::string_view> names) {
  const std::vector<std::string_view> nearest = Nearest(asked, names, 1);
  if (!nearest.empty() && IsLike(asked, nearest.front())) return fmt::format("did you mean {}?", nearest.front());
  return fmt::format("there are {}", fmt::join(names, ", "));
}

}  // namespace silang::cli
