#include "text/analysis.h"

#include <algorithm>

#include "text/word_parts.h"
#include "unicode/unicode.h"

namespace silang::text {
namespace {

using languages::Entry;
using languages::kNoPhrase;
using languages::kPhraseRoot;
using languages::LanguagePack;
using languages::PhraseNode;
using languages::Topic;
using languages::VocabularyId;

// Numbers the distinct words of a text from 0, in the order of their first places. Open addressing; constant time a word.
class WordNumbers {
 public:
  static constexpr uint32_t kNone = 0xffffffff;

  WordNumbers(const LanguagePack& pack, std::vector<const Word*>* words, std::deque<Word>* own)
      : table_(pack.Companion<WordTable>()), words_(*words), own_(*own), slots_(kFewest) {}

  uint32_t Of(std::string_view written) {
    folded_.clear();
    unicode::AppendFolded(written, &folded_);
    const uint64_t hash = WordTable::Hash(folded_);
    size_t at = hash & (slots_.size() - 1);
    for (; slots_[at].number != kNone; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].hash == static_cast<uint32_t>(hash >> 32) && words_[slots_[at].number]->folded == folded_)
        return slots_[at].number;
    }
    const Word* word = table_.Get(folded_, hash);
    if (word == nullptr) word = &own_.emplace_back(table_.Make(folded_));
    const auto number = static_cast<uint32_t>(words_.size());
    words_.push_back(word);
    slots_[at] = {number, static_cast<uint32_t>(hash >> 32)};
    if (words_.size() * 2 > slots_.size()) Grow();
    return number;
  }

 private:
  static constexpr size_t kFewest = 256;
  struct Slot {
    uint32_t number = kNone;
    uint32_t hash = 0;  // its upper half
  };

  void Grow() {
    std::vector<Slot> slots(slots_.size() * 2);
    for (uint32_t number = 0; number < words_.size(); ++number) {
      const uint64_t hash = WordTable::Hash(words_[number]->folded);
      size_t at = hash & (slots.size() - 1);
      while (slots[at].number != kNone) at = (at + 1) & (slots.size() - 1);
      slots[at] = {number, static_cast<uint32_t>(hash >> 32)};
    }
    slots_.swap(slots);
  }

  WordTable& table_;
  std::vector<const Word*>& words_;
  std::deque<Word>& own_;
  std::vector<Slot> slots_;
  std::string folded_;
};

// Finds the forms of a pack among tokens.
class Matcher {
 public:
  // `hyphen`: the number of the word "-".
  Matcher(const LanguagePack& pack, const std::vector<Token>& tokens, const std::vector<const Word*>& words, uint32_t hyphen)
      : pack_(pack), tokens_(tokens), words_(words), hyphen_(hyphen) {}

  // Appends what begins at `first`, longest first, and gives its topics.
  TopicSet Match(uint32_t first, std::vector<Hit>* hits) {
    if (SecondOfReduplication(first)) return 0;
    const Word& word = WordAt(first);
    if (!IsDoubled(first) && !(word.leads && MayGoOn(first + 1))) {  // most words: what is known of the word alone
      for (Hit hit : word.alone) {
        hit.first = first;
        hit.last = first + 1;
        hits->push_back(hit);
      }
      return word.topics;
    }
    const size_t begin = hits->size();
    Walk(first, hits);
    SortHits(hits->data() + begin, hits->data() + hits->size());
    TopicSet topics = 0;
    for (size_t i = begin; i < hits->size(); ++i) topics |= Bit((*hits)[i].entry->topic);
    return topics;
  }

 private:
  struct Path {
    PhraseNode node;
    uint32_t end;  // the token after the last word taken
    bool half;     // that word is the first half of a doubled one: no form ends here
    bool inflected;
    bool derived;
  };

  const Word& WordAt(uint32_t i) const { return *words_[tokens_[i].word]; }
  bool IsHyphen(uint32_t i) const { return tokens_[i].word == hyphen_; }

  // Whether a form that began before token `at` may go on there.
  bool MayGoOn(uint32_t at) const {
    return at < tokens_.size() && (WordAt(at).inner || (IsHyphen(at) && tokens_[at].Has(TokenFlag::kGlued)));
  }

  // "anak-anak": the second half begins nothing of its own.
  bool SecondOfReduplication(uint32_t i) const {
    return i >= 2 && tokens_[i].kind == TokenKind::kWord && tokens_[i].Has(TokenFlag::kGlued) && IsHyphen(i - 1) &&
           tokens_[i - 1].Has(TokenFlag::kGlued) && Doubles(i - 2, i);
  }

  bool Doubles(uint32_t a, uint32_t b) const {
    if (tokens_[a].word == tokens_[b].word) return true;
    const std::string& first = WordAt(a).folded;
    const std::string& second = WordAt(b).folded;
    return first.size() > 2 && second.size() <= first.size() + 4 && second.starts_with(first);  // "kawan-kawannya"
  }

  bool IsDoubled(uint32_t i) const { return i + 2 < tokens_.size() && SecondOfReduplication(i + 2); }

  void Walk(uint32_t first, std::vector<Hit>* hits) {
    const size_t begin = hits->size();
    paths_.clear();
    paths_.push_back({kPhraseRoot, first, false, false, false});
    for (int words = 1; !paths_.empty() && words <= 12; ++words) {
      next_.clear();
      for (const Path& path : paths_) {
        if (words == 1)
          Begin(path, first);
        else
          Step(path);
      }
      paths_.swap(next_);
      for (const Path& path : paths_) {
        if (path.half) continue;
        for (uint32_t index : pack_.EntriesAt(path.node)) {
          const Entry& entry = pack_.entries()[index];
          if (MayMatch(entry, path.inflected, path.derived, words))
            AddHit({first, path.end, &entry, path.inflected, path.derived}, hits, begin);
        }
      }
    }
  }

  void Begin(const Path& path, uint32_t first) {
    for (const PhraseStart& start : WordAt(first).starts) Reach(path, first, start.node, start.inflected, start.derived);
  }

  // Along one more word, past a hyphen before it.
  void Step(const Path& path) {
    if (path.derived || !pack_.GoesOn(path.node)) return;
    uint32_t at = path.end;
    if (at + 1 < tokens_.size() && IsHyphen(at) && tokens_[at].Has(TokenFlag::kGlued)) ++at;
    if (at >= tokens_.size() || !WordAt(at).inner) return;
    const Word& word = WordAt(at);
    Extend(path, at, word.vocabulary, false);
    for (const RootCandidate& root : word.roots) {
      if (!root.derivation) Extend(path, at, root.word, true);
    }
  }

  void Extend(const Path& path, uint32_t at, VocabularyId word, bool inflected) {
    const PhraseNode node = pack_.Step(path.node, word);
    if (node != kNoPhrase) Reach(path, at, node, inflected, false);
  }

  // A doubled word is one word ("anak-anak", children) or the two words of a form ("rata-rata", average).
  void Reach(const Path& path, uint32_t at, PhraseNode node, bool inflected, bool derived) {
    if (next_.size() >= kMostPhrases) return;
    const bool doubled = IsDoubled(at);
    next_.push_back({node, at + (doubled ? 3 : 1), false, path.inflected || inflected, derived});
    if (doubled) next_.push_back({node, at + 1, true, path.inflected || inflected, derived});
  }

  const LanguagePack& pack_;
  const std::vector<Token>& tokens_;
  const std::vector<const Word*>& words_;
  const uint32_t hyphen_;
  std::vector<Path> paths_, next_;
};

}  // namespace

Analysis::Analysis(std::string_view text, Span range, const LanguagePack& pack) : pack_(&pack) {
  auto scanned = unicode::Scan(text, range);
  PartWords(text, pack, &scanned);
  tokens_.reserve(scanned.size());
  WordNumbers numbers(pack, &words_, &own_);
  uint32_t hyphen = WordNumbers::kNone;
  for (const unicode::ScannedToken& token : scanned) {
    const std::string_view written = text.substr(token.span.begin, token.span.size());
    tokens_.push_back({token.span, numbers.Of(written), token.kind, token.flags});
    if (written == "-") hyphen = tokens_.back().word;
  }
  Matcher matcher(pack, tokens_, words_, hyphen);
  hit_begin_.reserve(tokens_.size() + 1);
  topics_.reserve(tokens_.size());
  hits_.reserve(tokens_.size() * 2);
  for (uint32_t i = 0; i < size(); ++i) {
    hit_begin_.push_back(static_cast<uint32_t>(hits_.size()));
    topics_.push_back(matcher.Match(i, &hits_));
  }
  hit_begin_.push_back(static_cast<uint32_t>(hits_.size()));
}

const Hit* Analysis::FindHit(uint32_t token, Topic topic) const {
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
