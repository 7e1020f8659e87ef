// Tokens, their words and root candidates, and what the language pack knows of them: one analysis, used by everything below.
#ifndef SILANG_TEXT_ANALYSIS_H_
#define SILANG_TEXT_ANALYSIS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "languages/pack.h"
#include "silang/types.h"
#include "unicode/scan.h"

namespace silang::text {

using unicode::TokenFlag;
using unicode::TokenKind;

struct Token {
  Span span;
  uint32_t word = 0;  // index into Analysis::words()
  TokenKind kind = TokenKind::kWord;
  uint8_t flags = 0;  // of unicode::TokenFlag

  bool Has(TokenFlag flag) const { return (flags & flag) != 0; }
};

// A reading of a word as a form of another: "mengirim" -> "kirim".
struct RootCandidate {
  languages::VocabularyId word = languages::kUnknownWord;
  bool derivation = false;  // reached through a derivation, not inflection alone
};

// A distinct word of the text, analysed once however often it occurs.
struct Word {
  std::string folded;
  languages::VocabularyId vocabulary = languages::kUnknownWord;
  std::vector<RootCandidate> roots;  // known ones only, best first; not the word itself
  std::string lemma;                 // best guess, for words no lexicon knows too
};

// A stretch of tokens that a form of the pack matches.
struct Hit {
  uint32_t first = 0;  // tokens [first, last)
  uint32_t last = 0;
  const languages::Entry* entry = nullptr;
  bool inflected = false;  // through inflection
  bool derived = false;    // through derivation
};

class Analysis {
 public:
  Analysis() = default;
  // Analyses text[range]. Linear. `pack` and `text` must outlive the analysis.
  Analysis(std::string_view text, Span range, const languages::LanguagePack& pack);

  const languages::LanguagePack& pack() const { return *pack_; }
  const std::vector<Token>& tokens() const { return tokens_; }
  const Token& token(uint32_t i) const { return tokens_[i]; }
  uint32_t size() const { return static_cast<uint32_t>(tokens_.size()); }
  const Word& word(uint32_t token) const { return words_[tokens_[token].word]; }
  const std::vector<Word>& words() const { return words_; }
  std::string_view folded(uint32_t token) const { return word(token).folded; }
  // What matches from `token` on, longest first, then in the pack's order.
  std::span<const Hit> HitsAt(uint32_t token) const {
    return {hits_.data() + hit_begin_[token], hits_.data() + hit_begin_[token + 1]};
  }
  // The longest match from `token` on that is of `topic`; nullptr if there is none.
  const Hit* Find(uint32_t token, languages::Topic topic) const;
  // The tokens that lie within `span`, as [first, last).
  std::pair<uint32_t, uint32_t> TokensIn(Span span) const;

 private:
  const languages::LanguagePack* pack_ = nullptr;
  std::vector<Token> tokens_;
  std::vector<Word> words_;
  std::vector<Hit> hits_;
  std::vector<uint32_t> hit_begin_;
};

}  // namespace silang::text

#endif  // SILANG_TEXT_ANALYSIS_H_
