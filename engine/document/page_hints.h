// What the names that a site gives its elements say of them (page_hints.inc).
#ifndef SILANG_DOCUMENT_PAGE_HINTS_H_
#define SILANG_DOCUMENT_PAGE_HINTS_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "document/html_tree.h"

namespace silang::document {

enum class Hint : uint8_t { kDrop, kHolder, kComments, kBody, kContent, kDate, kKeep, kLead, kPicture };

// A set of hints.
class Hints {
 public:
  bool Has(Hint hint) const { return (bits_ >> static_cast<int>(hint) & 1) != 0; }
  void Add(Hint hint) { bits_ = static_cast<uint16_t>(bits_ | 1 << static_cast<int>(hint)); }
  void Add(Hints other) { bits_ |= other.bits_; }

 private:
  uint16_t bits_ = 0;
};

// Reads hints; each distinct name once.
class HintReader {
 public:
  // By class, id and the names of components that frameworks leave in a page.
  Hints Of(const HtmlTree& tree, NodeIndex element);

 private:
  Hints OfName(std::string_view name);

  absl::flat_hash_map<std::string_view, Hints> known_;
};

// "articleBody__text-2 wide" -> " article body text  wide ": words of letters between single spaces, two where classes part.
std::string HintWords(std::string_view name);

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_PAGE_HINTS_H_
