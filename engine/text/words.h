// Words: what is known of a folded form whatever stands around it, kept for all texts of a language.
#ifndef SILANG_TEXT_WORDS_H_
#define SILANG_TEXT_WORDS_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
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
  bool inflected = false;  // through inflection
  bool derived = false;    // through derivation
};

// Where a phrase may stand after its first word.
struct PhraseStart {
  languages::PhraseNode node = languages::kNoPhrase;
  bool inflected = false;
  bool derived = false;
};

// A word, analysed once however often and in however many texts it occurs.
struct Word {
  std::string folded;
  languages::VocabularyId vocabulary = languages::kUnknownWord;
  std::vector<RootCandidate> roots;  // known ones only, best first; not the word itself
  std::string lemma;                 // best guess, for words no lexicon knows too
  uint64_t lemma_key = 0;            // of the lemma, see LemmaKey
  std::vector<PhraseStart> starts;   // at most kMostPhrases
  std::vector<Hit> alone;            // what it matches by itself, best first, as tokens [0, 1)
  TopicSet topics = 0;               // of `alone`
  bool leads = false;                // a form may go on behind it
  bool inner = false;                // it or a root of it stands in a form behind the first word
};

// A lemma as a number: FNV-1a (Fowler, Noll and Vo).
uint64_t LemmaKey(std::string_view lemma);

// Puts hits in their order: longest first, then of most words, then as they stand, inflected, derived.
void SortHits(Hit* first, Hit* last);
// Appends a hit; an entry reached both as it stands and through inflection counts once, as it stands.
void AddHit(const Hit& hit, std::vector<Hit>* hits, size_t begin);
// Whether an entry at the end of a path may match that way.
bool MayMatch(const languages::Entry& entry, bool inflected, bool derived, int words);

constexpr size_t kMostPhrases = 16;  // readings of a phrase followed side by side

// The words of a pack that texts had so far. Words never change and are never dropped, so that finding one takes no lock: chains,
// a fixed number of them, that grow at their heads. Full at kMost words; what comes then is kept by its text alone.
class WordTable {
 public:
  static constexpr size_t kMost = 1 << 16;
  static constexpr size_t kLongest = 64;  // bytes of a word that is kept

  explicit WordTable(const languages::LanguagePack& pack);
  ~WordTable();
  WordTable(const WordTable&) = delete;
  WordTable& operator=(const WordTable&) = delete;

  static uint64_t Hash(std::string_view folded);
  // The word, kept as long as the table; nullptr if it is not there and finds no place. Safe from any thread. A word seen before
  // costs a look; another is analysed in time linear in its length and in the affixes of the pack.
  const Word* Get(std::string_view folded, uint64_t hash);
  // The same word, not kept.
  Word Make(std::string_view folded) const;

 private:
  struct Node {
    uint64_t hash;
    const Node* next;
    Word word;
  };
  struct Analyser;

  const languages::LanguagePack& pack_;
  std::vector<std::atomic<const Node*>> chains_;
  std::unique_ptr<Analyser> analyser_;
  size_t size_ = 0;  // under the analyser's lock
};

}  // namespace silang::text

#endif  // SILANG_TEXT_WORDS_H_
