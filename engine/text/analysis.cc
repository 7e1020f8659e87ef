#include "text/analysis.h"

#include <libstemmer.h>

#include <algorithm>
#include <memory>

#include "absl/container/flat_hash_map.h"
#include "unicode/unicode.h"

namespace silang::text {
namespace {

using languages::AffixRule;
using languages::Entry;
using languages::kNoPhrase;
using languages::kPhraseRoot;
using languages::kUnknownWord;
using languages::LanguagePack;
using languages::PhraseNode;
using languages::Topic;
using languages::VocabularyId;

constexpr size_t kLongestWord = 64;     // bytes; longer words are left unanalysed
constexpr size_t kMostCandidates = 96;  // forms that one word is read as, at the most
constexpr size_t kShortestStem = 2;     // bytes
constexpr size_t kMostPhrases = 16;     // readings of a phrase followed side by side

// Open word classes are matched through inflection; of closed ones only the form itself counts, since "as" is no
// form of "a". Number words are read by their own grammar.
bool Inflects(Topic topic) {
  switch (topic) {
    case Topic::kConcept:
    case Topic::kRole:
    case Topic::kKinship:
    case Topic::kCue:
    case Topic::kUnit:
    case Topic::kCurrency:
    case Topic::kTimeUnit:
    case Topic::kOrganisationWord:
    case Topic::kPlaceWord:
    case Topic::kClassifier:
    case Topic::kMultiple:
    case Topic::kOutletWord:
    case Topic::kSuperlative:
    case Topic::kOrdinal:
    case Topic::kDemonym:
    case Topic::kIdentifierCue:
    case Topic::kModality:
    case Topic::kRelativeDay:
    case Topic::kDayPart:
    case Topic::kWeekday: return true;
    default: return false;
  }
}

bool Matches(const AffixRule& rule, std::string_view word) {
  return word.size() >= rule.prefix.size() + rule.suffix.size() + kShortestStem && word.starts_with(rule.prefix) &&
         word.ends_with(rule.suffix);
}

// Breadth first over the affix rules of the pack: "dikirimkannya" -> dikirimkan -> kirim. Known words only are kept,
// those reached by inflection before those reached by derivation.
//
// A worked example of why several are kept: "mengarang" is meng+karang (coral) as well as meng+arang (charcoal); the
// lexicon, not the grammar, says which of them a newspaper means.
void FindRoots(const LanguagePack& pack, Word* word) {
  struct Candidate {
    std::string form;
    bool derivation;
    int depth;
  };
  for (VocabularyId root : pack.IrregularRoots(word->vocabulary)) word->roots.push_back({root, false});
  if (word->folded.size() > kLongestWord) return;
  std::vector<Candidate> open = {{word->folded, false, 0}};
  for (size_t i = 0; i < open.size(); ++i) {
    if (open[i].depth == 3) continue;
    for (const AffixRule& rule : pack.affixes()) {
      if (!Matches(rule, open[i].form)) continue;
      const std::string stem =
          open[i].form.substr(rule.prefix.size(), open[i].form.size() - rule.prefix.size() - rule.suffix.size());
      for (const auto& [prefix, suffix] : rule.becomes) {
        if (open.size() >= kMostCandidates) break;
        Candidate next{prefix + stem + suffix, open[i].derivation || rule.derivation, open[i].depth + 1};
        const bool known = std::any_of(open.begin(), open.end(), [&](const Candidate& c) { return c.form == next.form; });
        if (known) continue;
        const VocabularyId id = pack.FindWord(next.form);
        if (id != kUnknownWord) word->roots.push_back({id, next.derivation});
        for (VocabularyId root : pack.IrregularRoots(id)) word->roots.push_back({root, next.derivation});
        open.push_back(std::move(next));
      }
    }
  }
  std::stable_sort(word->roots.begin(), word->roots.end(),
                   [](const RootCandidate& a, const RootCandidate& b) { return a.derivation < b.derivation; });
}

struct StemmerDeleter {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
using Stemmer = std::unique_ptr<sb_stemmer, StemmerDeleter>;

Stemmer MakeStemmer(const LanguagePack& pack) {
  const std::string& name = pack.setting("stemmer");
  return Stemmer(name.empty() ? nullptr : sb_stemmer_new(name.c_str(), "UTF_8"));
}

std::string Stem(sb_stemmer* stemmer, const std::string& word) {
  const sb_symbol* stem =
      sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
  return {reinterpret_cast<const char*>(stem), static_cast<size_t>(sb_stemmer_length(stemmer))};
}

// The base form under which words are compared: a known root, else what the language's stemmer makes of the word.
std::string Lemma(const LanguagePack& pack, sb_stemmer* stemmer, const Word& word) {
  if (pack.IsKnownRoot(word.vocabulary) && word.roots.empty()) return word.folded;
  for (const RootCandidate& root : word.roots) {
    if (pack.IsKnownRoot(root.word)) return pack.Spelling(root.word);
  }
  if (pack.IsKnownRoot(word.vocabulary) || stemmer == nullptr || word.folded.size() > kLongestWord) return word.folded;
  return Stem(stemmer, word.folded);
}

// Finds the forms of a pack among tokens.
class Matcher {
 public:
  Matcher(const LanguagePack& pack, const std::vector<Token>& tokens, const std::vector<Word>& words)
      : pack_(pack), tokens_(tokens), words_(words) {}

  // Appends what begins at `first`, longest first.
  void Match(uint32_t first, std::vector<Hit>* hits) {
    const size_t begin = hits->size();
    if (!SecondOfReduplication(first)) Walk(first, hits);
    std::stable_sort(hits->begin() + static_cast<std::ptrdiff_t>(begin), hits->end(), [](const Hit& a, const Hit& b) {
      if (a.last != b.last) return a.last > b.last;
      if (a.entry->words != b.entry->words) return a.entry->words > b.entry->words;  // "undang-undang" before "undang"
      return Rank(a) < Rank(b);
    });
  }

 private:
  struct Path {
    PhraseNode node;
    uint32_t end;  // the token after the last word taken
    bool half;     // that word is the first half of a doubled one: no form ends here
    bool inflected;
    bool derived;
  };

  static int Rank(const Hit& hit) { return hit.derived ? 2 : hit.inflected ? 1 : 0; }

  bool IsHyphen(uint32_t i) const {
    const Token& token = tokens_[i];
    return token.kind == TokenKind::kPunctuation && words_[token.word].folded == "-";
  }

  // "anak-anak": the second half begins nothing of its own.
  bool SecondOfReduplication(uint32_t i) const {
    return i >= 2 && tokens_[i].kind == TokenKind::kWord && tokens_[i].Has(TokenFlag::kGlued) && IsHyphen(i - 1) &&
           tokens_[i - 1].Has(TokenFlag::kGlued) && Doubles(i - 2, i);
  }

  bool Doubles(uint32_t a, uint32_t b) const {
    if (tokens_[a].word == tokens_[b].word) return true;
    const std::string& first = words_[tokens_[a].word].folded;
    const std::string& second = words_[tokens_[b].word].folded;
    return first.size() > 2 && second.size() <= first.size() + 4 && second.starts_with(first);  // "kawan-kawannya"
  }

  bool IsDoubled(uint32_t i) const { return i + 2 < tokens_.size() && SecondOfReduplication(i + 2); }

  void Walk(uint32_t first, std::vector<Hit>* hits) {
    paths_.clear();
    paths_.push_back({kPhraseRoot, first, false, false, false});
    for (int words = 1; !paths_.empty() && words <= 12; ++words) {
      next_.clear();
      for (const Path& path : paths_) Step(path, words == 1);
      paths_.swap(next_);
      for (const Path& path : paths_) {
        if (path.half) continue;
        for (uint32_t index : pack_.EntriesAt(path.node)) {
          const Entry& entry = pack_.entries()[index];
          if (path.derived && (!entry.root || words > 1)) continue;
          if (path.inflected && !Inflects(entry.topic)) continue;
          Add({first, path.end, &entry, path.inflected, path.derived}, hits);
        }
      }
    }
  }

  // An entry reached both as it stands and through inflection counts once, as it stands.
  static void Add(const Hit& hit, std::vector<Hit>* hits) {
    for (auto at = hits->rbegin(); at != hits->rend() && at->first == hit.first; ++at) {
      if (at->last == hit.last && at->entry->topic == hit.entry->topic && at->entry->meaning == hit.entry->meaning) {
        if (Rank(hit) < Rank(*at)) *at = hit;
        return;
      }
    }
    hits->push_back(hit);
  }

  // Along one more word, past a hyphen before it.
  void Step(const Path& path, bool first) {
    uint32_t at = path.end;
    if (!first && at + 1 < tokens_.size() && IsHyphen(at) && tokens_[at].Has(TokenFlag::kGlued)) ++at;
    if (at >= tokens_.size()) return;
    const Word& word = words_[tokens_[at].word];
    Extend(path, at, word.vocabulary, false, false);
    for (const RootCandidate& root : word.roots) {
      if (!root.derivation)
        Extend(path, at, root.word, true, false);
      else if (first)
        Extend(path, at, root.word, true, true);
    }
  }

  // A doubled word is one word ("anak-anak", children) or the two words of a form ("rata-rata", average).
  void Extend(const Path& path, uint32_t at, VocabularyId word, bool inflected, bool derived) {
    if (path.derived || next_.size() >= kMostPhrases) return;
    const PhraseNode node = pack_.Step(path.node, word);
    if (node == kNoPhrase) return;
    const bool doubled = IsDoubled(at);
    next_.push_back({node, at + (doubled ? 3 : 1), false, path.inflected || inflected, derived});
    if (doubled) next_.push_back({node, at + 1, true, path.inflected || inflected, derived});
  }

  const LanguagePack& pack_;
  const std::vector<Token>& tokens_;
  const std::vector<Word>& words_;
  std::vector<Path> paths_, next_;
};

}  // namespace

Analysis::Analysis(std::string_view text, Span range, const LanguagePack& pack) : pack_(&pack) {
  const Stemmer stemmer = MakeStemmer(pack);
  absl::flat_hash_map<std::string, uint32_t> index;
  std::string folded;
  const auto scanned = unicode::Scan(text, range);
  tokens_.reserve(scanned.size());
  for (const unicode::ScannedToken& token : scanned) {
    folded.clear();
    unicode::AppendFolded(text.substr(token.span.begin, token.span.size()), &folded);
    const auto [at, added] = index.try_emplace(folded, static_cast<uint32_t>(words_.size()));
    if (added) {
      Word word;
      word.folded = folded;
      word.vocabulary = pack.FindWord(folded);
      if (token.kind == TokenKind::kWord || token.kind == TokenKind::kSymbol) {  // "㎞" folds to a word
        FindRoots(pack, &word);
        word.lemma = Lemma(pack, stemmer.get(), word);
      } else {
        word.lemma = folded;
      }
      words_.push_back(std::move(word));
    }
    tokens_.push_back({token.span, at->second, token.kind, token.flags});
  }
  Matcher matcher(pack, tokens_, words_);
  hit_begin_.reserve(tokens_.size() + 1);
  for (uint32_t i = 0; i < size(); ++i) {
    hit_begin_.push_back(static_cast<uint32_t>(hits_.size()));
    matcher.Match(i, &hits_);
  }
  hit_begin_.push_back(static_cast<uint32_t>(hits_.size()));
}

const Hit* Analysis::Find(uint32_t token, Topic topic) const {
  for (const Hit& hit : HitsAt(token)) {
    if (hit.entry->topic == topic) return &hit;
  }
  return nullptr;
}

std::pair<uint32_t, uint32_t> Analysis::TokensIn(Span span) const {
  const auto first =
      std::partition_point(tokens_.begin(), tokens_.end(), [&](const Token& t) { return t.span.begin < span.begin; });
  const auto last = std::partition_point(first, tokens_.end(), [&](const Token& t) { return t.span.end <= span.end; });
  return {static_cast<uint32_t>(first - tokens_.begin()), static_cast<uint32_t>(last - tokens_.begin())};
}

}  // namespace silang::text
