// Tokens, their words and root candidates, and what the language pack knows of them: one analysis, used by everything below.
#ifndef SILANG_TEXT_ANALYSIS_H_
#define SILANG_TEXT_ANALYSIS_H_

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "languages/pack.h"
#include "silang/types.h"
#include "text/words.h"
#include "unicode/scan.h"

namespace silang::text {

using unicode::TokenFlag;
using unicode::TokenKind;

struct Token {
  Span span;
  uint32_t word = 0;  // index into Analysis::words()
  TokenKind kind = TokenKind::kWord;
  uint8_t flags = 0;           // of unicode::TokenFlag
  bool number_word = false;    // its word is a number by itself (Word::number)
  bool one_of_a_unit = false;  // its word names one of a unit (Word::one_of)

  bool Has(TokenFlag flag) const { return (flags & flag) != 0; }
};

class Analysis {
 public:
  Analysis() = default;
  // Analyses text[range]. Linear. `pack` and `text` must outlive the analysis.
  Analysis(std::string_view text, Span range, const languages::LanguagePack& pack);
  Analysis(Analysis&&) = default;
  Analysis& operator=(Analysis&&) = default;

  const languages::LanguagePack& pack() const { return *pack_; }
  const std::vector<Token>& tokens() const { return tokens_; }
  const Token& token(uint32_t i) const { return tokens_[i]; }
  uint32_t size() const { return static_cast<uint32_t>(tokens_.size()); }
  const Word& word(uint32_t token) const { return *words_[tokens_[token].word]; }
  const std::vector<const Word*>& words() const { return words_; }  // the distinct ones
  std::string_view folded(uint32_t token) const { return word(token).folded; }
  // What matches from `token` on, longest first, then in the pack's order.
  std::span<const Hit> HitsAt(uint32_t token) const {
    if (token >= topics_.size()) return {};
    return {hits_.data() + hit_begin_[token], hits_.data() + hit_begin_[token + 1]};
  }
  // The topics of what matches from `token` on.
  TopicSet Topics(uint32_t token) const { return token < topics_.size() ? topics_[token] : 0; }
  bool Has(uint32_t token, languages::Topic topic) const { return (Topics(token) & Bit(topic)) != 0; }
  // Whether a form that names a concept of the class begins at `token`.
  bool HasConcept(uint32_t token, languages::ConceptClass concept_class) const {
    return Has(token, languages::Topic::kConcept) && FindsConcept(token, concept_class);
  }
  // The longest match from `token` on that is of `topic`; nullptr if there is none.
  const Hit* Find(uint32_t token, languages::Topic topic) const { return Has(token, topic) ? FindHit(token, topic) : nullptr; }
  // The tokens that lie within `span`, as [first, last).
  std::pair<uint32_t, uint32_t> TokensIn(Span span) const;

 private:
  const Hit* FindHit(uint32_t token, languages::Topic topic) const;
  bool FindsConcept(uint32_t token, languages::ConceptClass concept_class) const;

  const languages::LanguagePack* pack_ = nullptr;
  std::vector<Token> tokens_;
  std::vector<const Word*> words_;
  std::deque<Word> own_;  // those that the pack's table has no place for
  std::vector<Hit> hits_;
  std::vector<uint32_t> hit_begin_;
  std::vector<TopicSet> topics_;
};

}  // namespace silang::text

#endif  // SILANG_TEXT_ANALYSIS_H_
