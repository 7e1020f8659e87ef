// Lists kept as sets: sorted, nothing twice.
#ifndef SILANG_BASE_SORTED_H_
#define SILANG_BASE_SORTED_H_

#include <algorithm>
#include <cstddef>

namespace silang {

// Sorts `list` and drops what stands twice. Near linear.
template <typename List>
void SortUnique(List* list) {
  std::sort(list->begin(), list->end());
  list->erase(std::unique(list->begin(), list->end()), list->end());
}

// How much two such lists have in common. Linear in both.
template <typename List>
size_t CountCommon(const List& a, const List& b) {
  size_t common = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    const bool step_x = !(*y < *x), step_y = !(*x < *y);
    common += step_x && step_y;
    x += step_x;
    y += step_y;
  }
  return common;
}

}  // namespace silang

#endif  // SILANG_BASE_SORTED_H_
