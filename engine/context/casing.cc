#include "context/casing.h"

#include "unicode/unicode.h"

namespace silang::context {

using text::Token;
using text::TokenFlag;
using text::TokenKind;

namespace {

constexpr uint32_t kFewestWords = 4;  // fewer tell nothing of a style

Style ReadStyle(const document::Document& document, const document::Sentence& sentence) {
  uint32_t words = 0, capital = 0, caps = 0, later = 0, later_capital = 0;
  for (uint32_t i = sentence.first; i < sentence.last; ++i) {
    const Token& token = document.analysis.token(i);
    if (token.kind != TokenKind::kWord || token.span.size() < 4 || token.Has(TokenFlag::kInitialism)) continue;
    ++words;
    capital += token.Has(TokenFlag::kCapitalised);
    caps += token.Has(TokenFlag::kAllCaps);
    if (i > sentence.first) ++later, later_capital += token.Has(TokenFlag::kCapitalised);
  }
  if (words >= 3 && caps * 10 >= words * 8) return Style::kAllCaps;
  const bool heading = sentence.part == document::Part::kHeadline || sentence.part == document::Part::kListItem;
  // A sentence with its full stop is none, however many names it has.
  const bool stops = sentence.last > sentence.first && document.analysis.folded(sentence.last - 1) == ".";
  if (stops && !heading) return Style::kPlain;
  if (words >= kFewestWords && later_capital * 100 >= later * (heading ? 65 : 85)) return Style::kTitleCase;
  return Style::kPlain;
}

}  // namespace

Casing::Casing(const document::Document& document)
    : document_(document),
      nouns_(document.analysis.pack().setting("capitals") == "nouns"),
      paired_(document.analysis.words().size()),
      capital_(document.analysis.words().size()),
      lower_(document.analysis.words().size()),
      opening_(document.analysis.words().size()) {
  styles_.reserve(document.sentences.size());
  for (const document::Sentence& sentence : document.sentences) {
    styles_.push_back(ReadStyle(document, sentence));
    if (nouns_ && styles_.back() == Style::kTitleCase) styles_.back() = Style::kPlain;  // capitals as everywhere
    if (styles_.back() != Style::kPlain || !sentence.HasClaims()) continue;
    for (uint32_t i = sentence.first; i < sentence.last; ++i) {
      const Token& token = document.analysis.token(i);
      if (token.kind != TokenKind::kWord) continue;
      if (!token.Has(TokenFlag::kCapitalised))
        ++lower_[token.word];
      else
        ++(AtStart(i, sentence) ? opening_ : capital_)[token.word];
    }
  }
  if (nouns_) FindPairs();
}

// A word with a capital that no lexicon knows, but as a first name.
bool Casing::IsUnknown(uint32_t token) const {
  const text::Analysis& analysis = document_.analysis;
  if (analysis.token(token).kind != TokenKind::kWord || !analysis.token(token).Has(TokenFlag::kCapitalised)) return false;
  return analysis.HitsAt(token).empty() || analysis.Has(token, languages::Topic::kGivenName);
}

void Casing::FindPairs() {
  for (uint32_t s = 0; s < document_.sentences.size(); ++s) {
    const document::Sentence& sentence = document_.sentences[s];
    if (styles_[s] != Style::kPlain) continue;
    for (uint32_t i = sentence.first; i + 1 < sentence.last; ++i) {
      if (!IsUnknown(i) || !IsUnknown(i + 1)) continue;
      paired_[document_.analysis.token(i).word] = paired_[document_.analysis.token(i + 1).word] = true;
    }
  }
}

bool Casing::IsPaired(uint32_t token) const { return paired_[document_.analysis.token(token).word]; }

bool Casing::AtStart(uint32_t token, const document::Sentence& sentence) const {
  if (token == sentence.first) return true;
  const Token& before = document_.analysis.token(token - 1);
  if (before.kind == TokenKind::kQuote || before.kind == TokenKind::kNumber)
    return before.kind == TokenKind::kQuote || token == sentence.first + 1;
  if (before.kind != TokenKind::kPunctuation && before.kind != TokenKind::kSymbol) return false;
  const std::string_view mark = document_.analysis.folded(token - 1);
  if (mark == "." && token - 1 > sentence.first && document_.analysis.token(token - 2).span.size() <= 4 &&
      token - 2 > sentence.first)
    return false;  // an initial
  if (mark == ":" || mark == "." || mark == "!" || mark == "?" || mark == "..." || mark == "|" || mark == "*" || mark == "•")
    return true;
  return mark != "," && mark != "(" && token == sentence.first + 1;
}

bool Casing::IsNameElsewhere(uint32_t token) const {
  const uint32_t word = document_.analysis.token(token).word;
  return capital_[word] > 0 && capital_[word] >= lower_[word];
}

bool Casing::OpensSentences(uint32_t token) const {
  const text::Word& word = document_.analysis.word(token);
  return word.vocabulary == languages::kUnknownWord && word.roots.empty() && word.folded.size() > 3 &&
         opening_[document_.analysis.token(token).word] >= 2;
}

bool Casing::IsLowerElsewhere(uint32_t token) const { return lower_[document_.analysis.token(token).word] > 0; }

}  // namespace silang::context
