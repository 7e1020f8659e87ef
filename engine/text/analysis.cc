#include "text/analysis.h"

#include <algorithm>
#include <bit>

#include "absl/container/flat_hash_map.h"
#include "base/cancel.h"
#include "text/parted_verbs.h"
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

// Numbers the distinct words of a text from 0, in the order of their first places. Two open-addressing tables, of the forms written
// and of the words that they are forms of ("Kirim", "kirim"); constant time a token.
class WordNumbers {
 public:
  static constexpr uint32_t kNone = 0xffffffff;

  // `tokens`: how many will be asked for; a line of three words needs no table of hundreds.
  WordNumbers(const LanguagePack& pack, size_t tokens, std::vector<const Word*>* words, std::deque<Word>* own)
      : table_(pack.Companion<WordTable>()),
        words_(*words),
        own_(*own),
        forms_(std::bit_ceil(std::clamp(2 * tokens, kFewest, kMostAtFirst))),
        numbers_(forms_.size(), kNone) {}

  // REQUIRES: the text that `written` is part of outlives this.
  uint32_t Of(std::string_view written, uint64_t hash) {
    size_t at = hash & (forms_.size() - 1);
    for (; forms_[at].number != kNone; at = (at + 1) & (forms_.size() - 1)) {
      if (forms_[at].hash == hash && forms_[at].written == written) return forms_[at].number;
    }
    const Word* word = table_.Get(written, hash);
    const uint32_t number = word != nullptr ? NumberOf(word) : OwnNumber(written);
    forms_[at] = {hash, written, number};
    if (++count_ * 2 > forms_.size()) GrowForms();
    return number;
  }

 private:
  static constexpr size_t kFewest = 8, kMostAtFirst = 2048;
  struct Form {
    uint64_t hash = 0;
    std::string_view written;
    uint32_t number = kNone;
  };

  size_t Place(const Word* word) const {
    const auto address = reinterpret_cast<uintptr_t>(word);
    return static_cast<size_t>((address * 0x9e3779b97f4a7c15ULL) >> 32) & (numbers_.size() - 1);
  }

  uint32_t NumberOf(const Word* word) {
    size_t at = Place(word);
    for (; numbers_[at] != kNone; at = (at + 1) & (numbers_.size() - 1)) {
      if (words_[numbers_[at]] == word) return numbers_[at];
    }
    const auto number = static_cast<uint32_t>(words_.size());
    words_.push_back(word);
    numbers_[at] = number;
    if (words_.size() * 2 > numbers_.size()) GrowNumbers();
    return number;
  }

  // A word that the pack's table has no place for.
  uint32_t OwnNumber(std::string_view written) {
    Word word = table_.Make(written);
    const auto [at, added] = own_numbers_.try_emplace({word.folded, word.spelled}, nullptr);
    if (added) at->second = &own_.emplace_back(std::move(word));
    return NumberOf(at->second);
  }

  void GrowForms() {
    std::vector<Form> forms(forms_.size() * 2);
    for (const Form& form : forms_) {
      if (form.number == kNone) continue;
      size_t at = form.hash & (forms.size() - 1);
      while (forms[at].number != kNone) at = (at + 1) & (forms.size() - 1);
      forms[at] = form;
    }
    forms_.swap(forms);
  }

  void GrowNumbers() {
    numbers_.assign(numbers_.size() * 2, kNone);
    for (uint32_t number = 0; number < words_.size(); ++number) {
      size_t at = Place(words_[number]);
      while (numbers_[at] != kNone) at = (at + 1) & (numbers_.size() - 1);
      numbers_[at] = number;
    }
  }

  WordTable& table_;
  std::vector<const Word*>& words_;
  std::deque<Word>& own_;
  absl::flat_hash_map<std::pair<std::string, std::string>, const Word*> own_numbers_;  // by folded and spelled
  std::vector<Form> forms_;
  size_t count_ = 0;               // of forms
  std::vector<uint32_t> numbers_;  // of words, by their address
};

// Finds the forms of a pack among tokens.
class Matcher {
 public:
  // `hyphen`: the number of the word "-".
  Matcher(const LanguagePack& pack, const std::vector<Token>& tokens, const std::vector<const Word*>& words, uint32_t hyphen)
      : pack_(pack), tokens_(tokens), words_(words), hyphen_(hyphen) {}

  // Appends what begins at `first`, longest first, and gives its topics. `whole`: the word as one with what stands apart from it, if any does.
  TopicSet Match(uint32_t first, const Word* whole, std::vector<Hit>* hits) {
    if (SecondOfReduplication(first)) return 0;
    const Word& word = WordAt(first);
    const bool doubled = IsDoubled(first);
    TopicSet topics = 0;
    if (doubled || (word.leads && MayGoOn(first + 1))) {
      const size_t begin = hits->size();
      Walk(first, doubled ? 1 : 2, hits);
      SortHits(hits->data() + begin, hits->data() + hits->size());
      for (size_t i = begin; i < hits->size(); ++i) topics |= Bit((*hits)[i].topic);
    }
    if (doubled) return topics;
    const Word& alone = whole != nullptr ? *whole : word;
    for (Hit hit : alone.alone) {  // what is known of the word alone, behind what is longer
      hit.first = first;
      hit.last = first + 1;
      hits->push_back(hit);
    }
    return topics | alone.topics;
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

  // Appends the forms of `fewest` words or more.
  void Walk(uint32_t first, int fewest, std::vector<Hit>* hits) {
    const size_t begin = hits->size();
    paths_.clear();
    paths_.push_back({kPhraseRoot, first, false, false, false});
    for (int words = 1; !paths_.empty() && words <= 12; ++words) {
      next_.clear();
      for (const Path& path : paths_) {
        if (words == 1)
          Begin(path, first, fewest);
        else
          Step(path);
      }
      paths_.swap(next_);
      if (words < fewest) continue;
      for (const Path& path : paths_) {
        if (path.half) continue;
        for (uint32_t index : pack_.EntriesAt(path.node)) {
          const Entry& entry = pack_.entries()[index];
          if (MayMatch(entry, path.inflected, path.derived, words))
            AddHit(Hit::Of(entry, first, path.end, path.inflected, path.derived), hits, begin);
        }
      }
    }
  }

  void Begin(const Path& path, uint32_t first, int fewest) {
    for (const PhraseStart& start : WordAt(first).starts) {
      if (fewest == 1 || GoesOn(start.node, start.derived)) Reach(path, first, start.node, start.inflected, start.derived);
    }
  }

  bool GoesOn(PhraseNode node, bool derived) const { return !derived && pack_.GoesOn(node); }

  // Along one more word, past a hyphen before it.
  void Step(const Path& path) {
    if (!GoesOn(path.node, path.derived)) return;
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
  const WordTable& table = pack.Companion<WordTable>();
  WordNumbers numbers(pack, scanned.size(), &words_, &own_);
  std::vector<uint64_t> hashes;
  hashes.reserve(scanned.size());
  for (const unicode::ScannedToken& token : scanned)
    hashes.push_back(WordTable::Hash(text.substr(token.span.begin, token.span.size())));
  uint32_t hyphen = WordNumbers::kNone;
  constexpr size_t kHeadAhead = 16, kFormAhead = 8;  // words
  constexpr uint32_t kHitsAhead = 4;
  for (size_t i = 0; i < scanned.size(); ++i) {
    CheckCancelledAt(i);
    if (i + kHeadAhead < scanned.size()) table.PrefetchHead(hashes[i + kHeadAhead]);
    if (i + kFormAhead < scanned.size()) table.PrefetchForm(hashes[i + kFormAhead]);
    const unicode::ScannedToken& token = scanned[i];
    const std::string_view written = text.substr(token.span.begin, token.span.size());
    const uint32_t number = numbers.Of(written, hashes[i]);
    __builtin_prefetch(words_[number]);
    tokens_.push_back({token.span, number, token.kind, token.flags});
    if (written == "-") hyphen = number;
  }
  Matcher matcher(pack, tokens_, words_, hyphen);
  const std::vector<PartedVerb> parted = FindPartedVerbs(text, pack, tokens_, words_, &own_);
  auto verb = parted.begin();
  hit_begin_.reserve(tokens_.size() + 1);
  topics_.reserve(tokens_.size());
  hits_.reserve(tokens_.size() * 2);
  for (uint32_t i = 0; i < size(); ++i) {
    CheckCancelledAt(i);
    if (i + kHitsAhead < size()) __builtin_prefetch(word(i + kHitsAhead).alone.data());
    tokens_[i].number_word = word(i).is_number;
    tokens_[i].one_of_a_unit = word(i).one_of != nullptr;
    hit_begin_.push_back(static_cast<uint32_t>(hits_.size()));
    const bool is_parted = verb != parted.end() && verb->token == i;
    topics_.push_back(matcher.Match(i, is_parted ? (verb++)->word : nullptr, &hits_));
  }
  hit_begin_.push_back(static_cast<uint32_t>(hits_.size()));
}

const Hit* Analysis::FindHit(uint32_t token, Topic topic) const {
  for (const Hit& hit : HitsAt(token)) {
    if (hit.topic == topic) return &hit;
  }
  return nullptr;
}

bool Analysis::FindsConcept(uint32_t token, languages::ConceptClass concept_class) const {
  return NameConcept(HitsAt(token), concept_class);
}

std::pair<uint32_t, uint32_t> Analysis::TokensIn(Span span) const {
  const auto first =
      std::partition_point(tokens_.begin(), tokens_.end(), [&](const Token& t) { return t.span.begin < span.begin; });
  const auto last = std::partition_point(first, tokens_.end(), [&](const Token& t) { return t.span.end <= span.end; });
  return {static_cast<uint32_t>(first - tokens_.begin()), static_cast<uint32_t>(last - tokens_.begin())};
}

}  // namespace silang::text
