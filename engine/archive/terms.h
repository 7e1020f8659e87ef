// From text to rows: the terms of a sentence as 64-bit keys.
#ifndef SILANG_ARCHIVE_TERMS_H_
#define SILANG_ARCHIVE_TERMS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "archive/hash.h"
#include "languages/pack.h"
#include "silang/types.h"

namespace silang::archive {

// Rows one after the other: the keys of each ascending, with how often the sentence has them.
struct Rows {
  struct Term {
    uint64_t key = 0;
    uint32_t times = 0;
    friend bool operator==(const Term&, const Term&) = default;
  };
  std::vector<size_t> begins = {0};  // a row and one more
  std::vector<Term> terms;

  size_t size() const { return begins.size() - 1; }
};

// Reads rows of one language. The terms of a sentence are those that similarity::Terms gives for each of its tokens taken by
// itself: a token says the same wherever it stands, and is analysed once. (Within its sentence, a phrase among the stop words
// and digits in groups apart may say something else.) Not thread-safe; remembers the tokens it has seen by their hashes, up to
// a bound.
class TermReader {
 public:
  // `pack` must outlive the reader.
  explicit TermReader(const languages::LanguagePack& pack) : pack_(pack) {}

  // Appends the row of text[span]; an empty one for an empty span. REQUIRES: valid UTF-8. Linear.
  void AppendRow(std::string_view text, Span span, Rows* rows);

 private:
  struct Known {
    uint64_t token = 0;  // hash
    uint64_t key = 0;
  };
  static constexpr size_t kRecent = 16384;  // a power of 2

  // The key of what a token says; 0 if it is a stop word or no word at all.
  uint64_t Key(std::string_view token) {
    const uint64_t hash = Hash64(token);
    Known& recent = recent_[hash % kRecent];
    if (recent.token != hash) recent = {hash, Find(hash, token)};
    return recent.key;
  }
  uint64_t Find(uint64_t hash, std::string_view token);

  const languages::LanguagePack& pack_;
  // Few words make up most of a text: those met last at their hashes stay in the processor's cache.
  std::vector<Known> recent_ = std::vector<Known>(kRecent);
  absl::flat_hash_map<uint64_t, uint64_t> known_;  // what each token says, by its hash
  std::vector<uint64_t> keys_;                     // of the row that is being read
};

}  // namespace silang::archive

#endif  // SILANG_ARCHIVE_TERMS_H_
