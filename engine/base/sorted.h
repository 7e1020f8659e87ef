// Lists kept as sets: sorted, nothing twice.
#ifndef SILANG_BASE_SORTED_H_
#define SILANG_BASE_SORTED_H_

#include <algorithm>

namespace silang {

// Sorts `list` and drops what stands twice. Near linear.
template <typename List>
void SortUnique(List* list) {
  std::sort(list->begin(), list->end());
  list->erase(std::unique(list->begin(), list->end()), list->end());
}

}  // namespace silang

#endif  // SILANG_BASE_SORTED_H_
