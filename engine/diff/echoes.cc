#include "diff/echoes.h"

#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "base/cancel.h"

namespace silang::diff {
namespace {

using claims::Claim;
using text::Analysis;
using text::TokenKind;

constexpr uint32_t kFewestWords = 2, kMostWords = 12;
constexpr size_t kLeastBytes = 10;  // shorter fragments are found everywhere
constexpr size_t kMostPlaces = 8;   // of one fragment in one source

// The words of a source, without punctuation, and where each pair of neighbours stands.
struct Words {
  std::vector<uint32_t> tokens;
  absl::flat_hash_map<uint64_t, std::vector<uint32_t>> pairs;  // hash of two words -> index of the first in `tokens`
};

uint64_t PairHash(const Analysis& analysis, uint32_t a, uint32_t b) {
  return text::LemmaKey(analysis.folded(a)) * 0x9e3779b97f4a7c15ULL + text::LemmaKey(analysis.folded(b));
}

std::vector<uint32_t> WordTokens(const Analysis& analysis, uint32_t first, uint32_t last) {
  std::vector<uint32_t> words;
  for (uint32_t i = first; i < last; ++i) {
    if (analysis.token(i).kind == TokenKind::kWord || analysis.token(i).kind == TokenKind::kNumber) words.push_back(i);
  }
  return words;
}

Words Index(const document::Document& document) {
  Words words;
  for (const document::Sentence& sentence : document.sentences) {
    if (!sentence.HasClaims()) continue;
    const auto more = WordTokens(document.analysis, sentence.first, sentence.last);
    words.tokens.insert(words.tokens.end(), more.begin(), more.end());
  }
  for (uint32_t i = 0; i + 1 < words.tokens.size(); ++i) {
    words.pairs[PairHash(document.analysis, words.tokens[i], words.tokens[i + 1])].push_back(i);
  }
  return words;
}

bool IsFragment(const Claim& claim) {
  return claim.kind == ClaimKind::kQuote && claim.span.size() >= kLeastBytes && claim.last - claim.first <= 2 * kMostWords;
}

SentenceId SentenceOf(const document::Document& document, uint32_t token) {
  const auto at = std::upper_bound(document.sentences.begin(), document.sentences.end(), token,
                                   [](uint32_t t, const document::Sentence& s) { return t < s.first; });
  return SentenceId(static_cast<size_t>(at - document.sentences.begin()) - 1);
}

// A claim on the words [first, last) of `source`, said by whoever says what they stand in.
Claim Echo(const ReadSource& source, size_t original, uint32_t first, uint32_t last) {
  Claim echo;
  const auto& tokens = source.document->analysis.tokens();
  echo.kind = ClaimKind::kQuote;
  echo.first = first;
  echo.last = last;
  echo.span = {tokens[first].span.begin, tokens[last - 1].span.end};
  echo.sentence = SentenceOf(*source.document, first);
  echo.part = source.document->sentences[echo.sentence.value].part;
  echo.value.text = std::string(source.document->Text(echo.span));
  echo.clause_first = first;
  echo.clause_last = last;
  for (size_t i = 0; i < original; ++i) {
    const Claim& around = source.claims[i];
    if ((around.kind == ClaimKind::kQuote || around.kind == ClaimKind::kAttribution) && around.span.Contains(echo.span)) {
      echo.speaker = around.speaker;
      echo.outlet = around.outlet;
    }
  }
  return echo;
}

}  // namespace

void AddEchoes(std::vector<ReadSource>* sources) {
  std::vector<Words> words;
  std::vector<size_t> original;
  for (const ReadSource& source : *sources) {
    CheckCancelled();
    words.push_back(Index(*source.document));
    original.push_back(source.claims.size());
  }
  for (size_t s = 0; s < sources->size(); ++s) {
    for (size_t c = 0; c < original[s]; ++c) {
      if (!IsFragment((*sources)[s].claims[c])) continue;
      CheckCancelled();
      const Claim fragment = (*sources)[s].claims[c];  // the lists grow below
      const Analysis& analysis = (*sources)[s].document->analysis;
      const auto said = WordTokens(analysis, fragment.first, fragment.last);
      if (said.size() < kFewestWords || said.size() > kMostWords) continue;
      for (size_t t = 0; t < sources->size(); ++t) {
        ReadSource& other = (*sources)[t];
        const auto at = words[t].pairs.find(PairHash(analysis, said[0], said[1]));
        if (t == s || at == words[t].pairs.end() || at->second.size() > kMostPlaces) continue;
        for (uint32_t place : at->second) {
          const auto& tokens = words[t].tokens;
          const bool whole = place + said.size() <= tokens.size() &&
                             std::equal(said.begin(), said.end(), tokens.begin() + place, [&](uint32_t a, uint32_t b) {
                               return analysis.folded(a) == other.document->analysis.folded(b);
                             });
          if (!whole) continue;
          Claim echo = Echo(other, original[t], tokens[place], tokens[place + said.size() - 1] + 1);
          const bool known = std::any_of(other.claims.begin(), other.claims.end(), [&](const Claim& claim) {
            return claim.kind == ClaimKind::kQuote && claim.span.Overlaps(echo.span) && claim.span.size() < 2 * echo.span.size();
          });
          if (!known) other.claims.push_back(std::move(echo));
        }
      }
    }
  }
}

}  // namespace silang::diff
