// Sentences of one language in another, found by what stands in them.
#ifndef SILANG_BASE_PHRASE_BOOK_H_
#define SILANG_BASE_PHRASE_BOOK_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"

namespace silang {

// A `{}` of `from` is any text, which is put at the next `{}` or `[]` of `to` as it is; a `[]` is a phrase again.
//
//     "unpacks to more than {} MiB"  ->  "setelah dibuka lebih dari {} MiB"
struct PhrasePair {
  std::string_view from, to;
};

class PhraseBook {
 public:
  // The pairs outlive it. Of several that fit a text the first counts, but one without gaps before all others.
  explicit PhraseBook(std::span<const PhrasePair> pairs);

  // Nothing if no pair fits. Cost: a look-up, and for a text that is in no pair as it stands a walk over all that have gaps.
  std::optional<std::string> Find(std::string_view text) const { return Find(text, 0); }
  // The text itself where no pair fits.
  std::string Say(std::string_view text) const { return Find(text).value_or(std::string(text)); }

 private:
  std::optional<std::string> Find(std::string_view text, int depth) const;

  std::span<const PhrasePair> pairs_;
  absl::flat_hash_map<std::string, std::string_view> whole_;
};

}  // namespace silang

#endif  // SILANG_BASE_PHRASE_BOOK_H_
