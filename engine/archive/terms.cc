#include "archive/terms.h"

#include <algorithm>

#include "archive/format.h"
#include "similarity/similarity.h"
#include "text/analysis.h"
#include "unicode/scan.h"

namespace silang::archive {
namespace {

constexpr size_t kMostKnown = size_t{1} << 20;  // tokens, some 32 bytes each

}  // namespace

uint64_t TermReader::Find(uint64_t hash, std::string_view token) {
  const auto [known, added] = known_.try_emplace(hash, 0);
  if (!added) return known->second;
  const text::Analysis analysis(token, {0, static_cast<uint32_t>(token.size())}, pack_);
  const std::vector<std::string> terms = similarity::Terms(token, analysis, 0, analysis.size());
  const uint64_t key = terms.empty() ? 0 : Hash64(terms.front());
  known->second = key;
  if (known_.size() >= kMostKnown) known_.clear();
  return key;
}

void TermReader::AppendRow(std::string_view text, Span span, Rows* rows) {
  using unicode::TokenKind;
  keys_.clear();
  uint64_t last = 0;        // what the word before says
  bool hyphenated = false;  // a hyphen joins this token to that word
  for (const unicode::ScannedToken& token : unicode::Scan(text, span)) {
    const std::string_view bytes = text.substr(token.span.begin, token.span.size());
    const bool glued = (token.flags & unicode::kGlued) != 0;
    if (token.kind != TokenKind::kWord && token.kind != TokenKind::kNumber) {
      hyphenated = glued && bytes == "-";
      if (!hyphenated) last = 0;
      continue;
    }
    // The possessive 's and elided articles are tokens of their own that say nothing.
    const bool clitic = bytes.size() <= 3 && bytes.size() > 1 && (bytes.front() == '\'' || bytes.back() == '\'');
    const uint64_t key = clitic ? 0 : Key(bytes);
    const bool repeated = hyphenated && glued && key == last;  // "anak-anak" counts once
    if (key != 0 && !repeated) keys_.push_back(key);
    last = key;
    hyphenated = false;
  }
  std::sort(keys_.begin(), keys_.end());
  for (size_t i = 0, next = 0; i < keys_.size(); i = next) {
    while (next < keys_.size() && keys_[next] == keys_[i]) ++next;
    rows->terms.push_back({keys_[i], static_cast<uint32_t>(std::min<size_t>(next - i, Entry::kMostTimes))});
  }
  rows->begins.push_back(rows->terms.size());
}

}  // namespace silang::archive
