// From text to rows: the terms of a sentence as 64-bit keys.
#ifndef SILANG_ARCHIVE_TERMS_H_
#define SILANG_ARCHIVE_TERMS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "languages/pack.h"
#include "silang/types.h"
#include "similarity/vocabulary.h"
#include "unicode/scan.h"

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
// and digits in groups apart may say something else.) Not thread-safe; remembers the tokens it has seen, up to a bound.
class TermReader {
 public:
  // `pack` must outlive the reader.
  explicit TermReader(const languages::LanguagePack& pack) : pack_(pack) {}

  // Appends the row of text[span]; an empty one for an empty span. REQUIRES: valid UTF-8. Linear.
  void AppendRow(std::string_view text, Span span, Rows* rows);

 private:
  // A word or number of the row that is being read.
  struct Token {
    similarity::WordKey key;
    bool number = false;
    bool joined = false;  // to the one before, by a hyphen
  };

  void FindTokens(std::string_view text, Span span);
  // The term of a token; 0 if that is a stop word.
  uint64_t TermOf(const Token& token);
  uint64_t Read(const Token& token) const;

  const languages::LanguagePack& pack_;
  similarity::Vocabulary<uint64_t> known_;  // tokens, with their terms
  std::string padded_;                      // a sentence with bytes to read behind it
  std::vector<unicode::ScannedToken> scanned_;
  std::vector<Token> tokens_;
  std::vector<uint64_t> terms_;
};

}  // namespace silang::archive

#endif  // SILANG_ARCHIVE_TERMS_H_
