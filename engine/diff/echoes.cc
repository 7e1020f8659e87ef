#include "diff/echoes.h"

#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "base/cancel.h"

namespace silang::diff {
namespace {

using claims::Claim;
using text::Analysis;
using text::TokenKind;

constexpr uint32_t kFewestWords = 2, kMostWords = 12;
constexpr size_t kLeastBytes = 10;  // shorter fragments are found everywhere
constexpr size_t kMostPlaces = 8;   // of one fragment in one source

// A quotation short enough to stand elsewhere without its marks.
struct Fragment {
  size_t source = 0;
  std::vector<uint32_t> said;  // its words
  uint64_t begins = 0;         // hash of the first two
};

// The words of a source, without punctuation, and where the pairs of neighbours stand that fragments begin with.
struct Words {
  std::vector<uint32_t> tokens;
  absl::flat_hash_map<uint64_t, std::vector<uint32_t>> pairs;  // hash of two words -> indices of the first in `tokens`
};

uint64_t PairHash(uint64_t first, uint64_t second) { return first * 0x9e3779b97f4a7c15ULL + second; }

std::vector<uint32_t> WordTokens(const Analysis& analysis, uint32_t first, uint32_t last) {
  std::vector<uint32_t> words;
  for (uint32_t i = first; i < last; ++i) {
    if (analysis.token(i).kind == TokenKind::kWord || analysis.token(i).kind == TokenKind::kNumber) words.push_back(i);
  }
  return words;
}

Words Index(const document::Document& document, const absl::flat_hash_set<uint64_t>& wanted) {
  Words words;
  for (const document::Sentence& sentence : document.sentences) {
    if (!sentence.HasClaims()) continue;
    const auto more = WordTokens(document.analysis, sentence.first, sentence.last);
    words.tokens.insert(words.tokens.end(), more.begin(), more.end());
  }
  std::vector<uint64_t> keys;
  keys.reserve(words.tokens.size());
  for (uint32_t token : words.tokens) keys.push_back(text::LemmaKey(document.analysis.folded(token)));
  for (uint32_t i = 0; i + 1 < words.tokens.size(); ++i) {
    const uint64_t pair = PairHash(keys[i], keys[i + 1]);
    if (wanted.contains(pair)) words.pairs[pair].push_back(i);
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

std::vector<Fragment> ReadFragments(const std::vector<ReadSource>& sources) {
  std::vector<Fragment> fragments;
  for (size_t s = 0; s < sources.size(); ++s) {
    CheckCancelled();
    const Analysis& analysis = sources[s].document->analysis;
    for (const Claim& claim : sources[s].claims) {
      if (!IsFragment(claim)) continue;
      auto said = WordTokens(analysis, claim.first, claim.last);
      if (said.size() < kFewestWords || said.size() > kMostWords) continue;
      const auto key = [&](size_t i) { return text::LemmaKey(analysis.folded(said[i])); };
      const uint64_t begins = PairHash(key(0), key(1));
      fragments.push_back({s, std::move(said), begins});
    }
  }
  return fragments;
}

}  // namespace

void AddEchoes(std::vector<ReadSource>* sources) {
  const std::vector<Fragment> fragments = ReadFragments(*sources);
  if (fragments.empty()) return;
  absl::flat_hash_set<uint64_t> wanted;
  for (const Fragment& fragment : fragments) wanted.insert(fragment.begins);
  std::vector<Words> words;
  std::vector<size_t> original;
  for (const ReadSource& source : *sources) {
    CheckCancelled();
    words.push_back(Index(*source.document, wanted));
    original.push_back(source.claims.size());
  }
  for (const auto& [s, said, begins] : fragments) {
    CheckCancelled();
    const Analysis& analysis = (*sources)[s].document->analysis;
    for (size_t t = 0; t < sources->size(); ++t) {
      ReadSource& other = (*sources)[t];
      const auto at = words[t].pairs.find(begins);
      if (t == s || at == words[t].pairs.end() || at->second.size() > kMostPlaces) continue;
      const auto& tokens = words[t].tokens;
      for (uint32_t place : at->second) {
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

}  // namespace silang::diff
