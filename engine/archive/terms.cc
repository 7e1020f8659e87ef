#include "archive/terms.h"

#include <algorithm>

#include "archive/format.h"
#include "archive/hash.h"
#include "similarity/numerals.h"
#include "similarity/similarity.h"
#include "text/analysis.h"

namespace silang::archive {
namespace {

using similarity::WordKey;
using unicode::TokenKind;

constexpr size_t kMostKnown = size_t{1} << 19;  // tokens, some 100 bytes each
constexpr size_t kLongestKnown = 64;            // bytes

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The possessive 's and elided articles are tokens of their own that say nothing.
bool IsClitic(std::string_view token) {
  return token.size() <= 3 && token.size() > 1 && (token.front() == '\'' || token.back() == '\'');
}

}  // namespace

// What similarity::Terms gives for the token alone. Most are ASCII letters, which nothing parts, or numbers: those take no Analysis.
uint64_t TermReader::Read(const Token& token) const {
  const std::string_view bytes = token.key.word;
  std::string term;
  if (token.number) {
    term = similarity::NormalisedNumeral(bytes, pack_.setting("group"), pack_.setting("decimal"));
  } else if (std::all_of(bytes.begin(), bytes.end(), IsLetter)) {
    term = similarity::TermOf(pack_.Companion<text::WordTable>().Make(bytes));
  } else {
    const text::Analysis analysis(bytes, {0, static_cast<uint32_t>(bytes.size())}, pack_);
    std::vector<std::string> terms = similarity::Terms(bytes, analysis, 0, analysis.size());
    if (!terms.empty()) term = std::move(terms.front());
  }
  return term.empty() ? 0 : Hash64(term);
}

uint64_t TermReader::TermOf(const Token& token) {
  if (token.key.word.size() > kLongestKnown) return Read(token);
  const size_t known = known_.words().size();
  uint64_t& term = known_.Find(token.key).note;
  if (known_.words().size() == known) return term;
  const uint64_t read = term = Read(token);
  if (known_.words().size() == kMostKnown) known_.Clear();
  return read;
}

// The words and numbers of a sentence. What is known of them is on its way from memory on return.
void TermReader::FindTokens(std::string_view text, Span span) {
  tokens_.clear();
  unicode::Scan(text, span, &scanned_);
  bool word_before = false;  // perhaps with a hyphen behind it
  bool joined = false;
  for (const unicode::ScannedToken& token : scanned_) {
    const std::string_view bytes = text.substr(token.span.begin, token.span.size());
    const bool glued = (token.flags & unicode::kGlued) != 0;
    const bool number = token.kind == TokenKind::kNumber;
    if (!number && token.kind != TokenKind::kWord) {
      word_before = word_before && !joined && glued && bytes == "-";
      joined = word_before;
      continue;
    }
    word_before = !IsClitic(bytes);
    if (word_before) {
      tokens_.push_back({WordKey::Of(bytes), number, joined && glued});
      known_.Prefetch(tokens_.back().key);
    }
    joined = false;
  }
}

void TermReader::AppendRow(std::string_view text, Span span, Rows* rows) {
  if (text.size() - span.end < WordKey::kReadable) {
    padded_.assign(text.substr(span.begin, span.size()));
    span = {0, span.size()};
    padded_.append(WordKey::kReadable, '\0');
    text = padded_;
  }
  FindTokens(text, span);
  terms_.clear();
  uint64_t last = 0;
  for (const Token& token : tokens_) {
    const uint64_t term = TermOf(token);
    if (term != 0 && !(token.joined && term == last)) terms_.push_back(term);  // "anak-anak" counts once
    last = term;
  }
  std::sort(terms_.begin(), terms_.end());
  for (size_t i = 0, next = 0; i < terms_.size(); i = next) {
    while (next < terms_.size() && terms_[next] == terms_[i]) ++next;
    rows->terms.push_back({terms_[i], static_cast<uint32_t>(std::min<size_t>(next - i, Entry::kMostTimes))});
  }
  rows->begins.push_back(rows->terms.size());
}

}  // namespace silang::archive
