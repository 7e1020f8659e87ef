// Words: what is known of a folded form whatever stands around it, kept for all texts of a language.
#ifndef SILANG_TEXT_WORDS_H_
#define SILANG_TEXT_WORDS_H_

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "languages/pack.h"

namespace silang::text {

// Topics as bits.
using TopicSet = uint64_t;
constexpr TopicSet Bit(languages::Topic topic) { return TopicSet{1} << static_cast<unsigned>(topic); }
static_assert(static_cast<unsigned>(languages::Topic::kCount_) <= 64);

// A reading of a word as a form of another: "mengirim" -> "kirim".
struct RootCandidate {
  languages::VocabularyId word = languages::kUnknownWord;
  bool derivation = false;  // reached through a derivation, not inflection alone
};

// A stretch of tokens that a form of the pack matches.
struct Hit {
  uint32_t first = 0;  // tokens [first, last)
  uint32_t last = 0;
  const languages::Entry* entry = nullptr;
  // Of the entry, so that a look does not have to follow the pointer.
  languages::Topic topic = languages::Topic::kConcept;
  uint8_t choice = 0;
  languages::ConceptClass concept_class = languages::ConceptClass::kThing;
  bool inflected : 1 = false;  // through inflection
  bool derived : 1 = false;    // through derivation
  ConceptId concept_id;

  static Hit Of(const languages::Entry& entry, uint32_t first, uint32_t last, bool inflected, bool derived) {
    return {first, last, &entry, entry.topic, entry.choice, entry.concept_class, inflected, derived, entry.concept_id};
  }
};

// Where a phrase may stand after its first word.
struct PhraseStart {
  languages::PhraseNode node = languages::kNoPhrase;
  bool inflected = false;
  bool derived = false;
};

// A word, analysed once however often and in however many texts it occurs. What is asked for at every place stands first, within a
// line of the cache.
struct alignas(64) Word {
  std::vector<Hit> alone;  // what it matches by itself, best first, as tokens [0, 1)
  TopicSet topics = 0;     // of `alone`
  languages::VocabularyId vocabulary = languages::kUnknownWord;
  bool leads = false;                        // a form may go on behind it
  bool inner = false;                        // it or a root of it stands in a form behind the first word
  bool is_number = false;                    // it has a `number`
  const languages::Entry* voice = nullptr;   // the longest shape of [voice] that it has
  const languages::Entry* one_of = nullptr;  // the unit that it names one of: "sejam"
  uint64_t lemma_key = 0;                    // of the lemma, see LemmaKey
  std::string folded;
  std::string
      spelled;  // in small letters with its diacritics, where these tell forms of the pack apart ("él", not "el"); else empty
  std::vector<PhraseStart> starts;                           // at most kMostPhrases
  std::optional<languages::NumberWord> number;               // what it is as one number word: "seribu", "dreiundzwanzig"
  std::optional<languages::NumberWords::Measured> measured;  // what it is as a number and its unit: "dreitägig"
  std::string lemma;                                         // best guess, for words no lexicon knows too
  std::vector<RootCandidate> roots;                          // known ones only, best first; not the word itself
};

// A lemma as a number: FNV-1a (Fowler, Noll and Vo).
uint64_t LemmaKey(std::string_view lemma);

// Whether one of `hits` names a concept of the class.
bool NameConcept(std::span<const Hit> hits, languages::ConceptClass concept_class);

// Puts hits in their order: longest first, then of most words, then as they stand, inflected, derived.
void SortHits(Hit* first, Hit* last);
// Appends a hit; an entry reached both as it stands and through inflection counts once, as it stands.
void AddHit(const Hit& hit, std::vector<Hit>* hits, size_t begin);
// Whether an entry at the end of a path may match that way.
bool MayMatch(const languages::Entry& entry, bool inflected, bool derived, int words);

constexpr size_t kMostPhrases = 16;  // readings of a phrase followed side by side

// Things kept by hash, which never change and are never dropped, so that finding one takes no lock: chains, a fixed number of them,
// that grow at their heads. Few chains, since most packs meet few words, and their heads had better stay in the cache. Adding is
// of one thread at a time.
template <typename T>
class Kept {
 public:
  explicit Kept(size_t most) : most_(most), chains_(std::bit_ceil(std::max<size_t>(1, most / kPerChain))) {}
  ~Kept() {
    for (auto& chain : chains_) {
      for (const Node* node = chain.load(std::memory_order_relaxed); node != nullptr;) delete std::exchange(node, node->next);
    }
  }
  Kept(const Kept&) = delete;
  Kept& operator=(const Kept&) = delete;

  // The thing with this hash for which is(thing) holds; nullptr if there is none.
  template <typename Is>
  const T* Find(uint64_t hash, Is is) const {
    const Node* node = chains_[Chain(hash)].load(std::memory_order_acquire);
    while (node != nullptr && (node->hash != hash || !is(node->thing))) node = node->next;
    return node == nullptr ? nullptr : &node->thing;
  }
  // Brings what a later Find(hash) looks at nearer: first the head of its chain, then what that points to.
  void PrefetchHead(uint64_t hash) const { __builtin_prefetch(&chains_[Chain(hash)]); }
  void PrefetchThing(uint64_t hash) const { __builtin_prefetch(chains_[Chain(hash)].load(std::memory_order_relaxed)); }
  bool Full() const { return size_.load(std::memory_order_relaxed) == most_; }
  const T* Add(uint64_t hash, T thing) {
    size_.fetch_add(1, std::memory_order_relaxed);
    auto& chain = chains_[Chain(hash)];
    const Node* node = new Node{hash, chain.load(std::memory_order_relaxed), std::move(thing)};
    chain.store(node, std::memory_order_release);
    return &node->thing;
  }

 private:
  static constexpr size_t kPerChain = 4;  // things, where it is full
  size_t Chain(uint64_t hash) const { return hash & (chains_.size() - 1); }
  struct alignas(64) Node {  // a line of the cache
    uint64_t hash;
    const Node* next;
    T thing;
  };
  const size_t most_;
  std::vector<std::atomic<const Node*>> chains_;
  std::atomic<size_t> size_ = 0;
};

// The words of a pack that texts had so far, by the forms in which they were written ("Kirim", "KIRIM", "kirim"). Full at kMost
// forms; what comes then is kept by its text alone.
class WordTable {
 public:
  static constexpr size_t kMost = 1 << 16;
  static constexpr size_t kLongest = 64;  // bytes of a form that is kept

  explicit WordTable(const languages::LanguagePack& pack, size_t most = kMost);
  ~WordTable();

  static uint64_t Hash(std::string_view written);
  // To be called for the words to come, some places ahead, since most of a look is waiting for memory.
  void PrefetchHead(uint64_t hash) const { forms_.PrefetchHead(hash); }
  void PrefetchForm(uint64_t hash) const { forms_.PrefetchThing(hash); }
  // The word that is written so, kept as long as the table; nullptr if it is not there and finds no place. Safe from any thread. A
  // form seen before costs a look; another is folded and analysed, in time linear in its length and in the affixes of the pack.
  const Word* Get(std::string_view written, uint64_t hash);
  // The same word, not kept.
  Word Make(std::string_view written) const;

 private:
  struct Form {
    std::string written;
    const Word* word;
  };
  struct Analyser;

  const languages::LanguagePack& pack_;
  Kept<Word> words_;
  Kept<Form> forms_;
  std::unique_ptr<Analyser> analyser_;  // with the lock for all that is added
};

}  // namespace silang::text

#endif  // SILANG_TEXT_WORDS_H_
