// Which words have a capital because they are names, and which because of where they stand.
//
//     Ledakan Guncang Pasar Wonokromo            a headline: "Ledakan" is no name
//     ... terjadi di Pasar Wonokromo. Ledakan    "Wonokromo" has its capital in mid-sentence too
#ifndef SILANG_CONTEXT_CASING_H_
#define SILANG_CONTEXT_CASING_H_

#include <cstdint>
#include <vector>

#include "document/document.h"

namespace silang::context {

enum class Style : uint8_t { kPlain, kTitleCase, kAllCaps };

class Casing {
 public:
  // Counts, for each word, where it stands with and without a capital in mid-sentence. Linear.
  explicit Casing(const document::Document& document);

  Style StyleOf(uint32_t sentence) const { return styles_[sentence]; }
  // Whether the capital of `token` says nothing by itself: first word of a sentence, a quotation, behind a colon.
  bool AtStart(uint32_t token, const document::Sentence& sentence) const;
  // Whether the text shows the word with a capital in mid-sentence, and not mostly without.
  bool IsNameElsewhere(uint32_t token) const;
  // Whether the language writes every noun with a capital ([language] capitals: nouns), so that a capital tells no name.
  bool NounsHaveCapitals() const { return nouns_; }
  // Whether the word stands next to another with a capital somewhere, and no lexicon knows either: "Friedrich Merz". Only where
  // nouns have capitals.
  bool IsPaired(uint32_t token) const;
  bool IsLowerElsewhere(uint32_t token) const;
  // Whether a word that no lexicon knows opens several sentences and never stands without a capital: "Taunton police ..."
  bool OpensSentences(uint32_t token) const;

 private:
  bool IsUnknown(uint32_t token) const;
  void FindPairs();

  const document::Document& document_;
  const bool nouns_;
  std::vector<bool> paired_;  // by word
  std::vector<Style> styles_;
  std::vector<uint32_t> capital_, lower_, opening_;  // by word
};

}  // namespace silang::context

#endif  // SILANG_CONTEXT_CASING_H_
