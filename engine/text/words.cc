#include "text/words.h"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <memory>
#include <mutex>
#include <utility>

#include "base/hash.h"
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

constexpr size_t kLongestWord = WordTable::kLongest;  // bytes; longer words are left unanalysed
constexpr size_t kMostCandidates = 96;                // forms that one word is read as, at the most
constexpr size_t kShortestStem = 2;                   // bytes

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
  std::stable_partition(word->roots.begin(), word->roots.end(), [](const RootCandidate& root) { return !root.derivation; });
}

// The stemmer of a pack, if it has one. One that is at work is of one thread alone; those at rest wait for the next that comes, so
// that no thread waits for another.
class SharedStemmer {
 public:
  explicit SharedStemmer(const LanguagePack& pack) : name_(pack.setting("stemmer")) {}
  ~SharedStemmer() {
    for (const auto& place : resting_) sb_stemmer_delete(place.load());
  }
  SharedStemmer(const SharedStemmer&) = delete;
  SharedStemmer& operator=(const SharedStemmer&) = delete;

  // The word itself where there is no stemmer.
  std::string Stem(const std::string& word) {
    sb_stemmer* const stemmer = name_.empty() ? nullptr : Take();
    if (stemmer == nullptr) return word;
    const sb_symbol* stem =
        sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
    std::string result(reinterpret_cast<const char*>(stem), static_cast<size_t>(sb_stemmer_length(stemmer)));
    Give(stemmer);
    return result;
  }

 private:
  sb_stemmer* Take() {
    for (auto& place : resting_) {
      if (sb_stemmer* const stemmer = place.exchange(nullptr); stemmer != nullptr) return stemmer;
    }
    return sb_stemmer_new(name_.c_str(), "UTF_8");
  }
  void Give(sb_stemmer* stemmer) {
    for (auto& place : resting_) {
      sb_stemmer* none = nullptr;
      if (place.compare_exchange_strong(none, stemmer)) return;
    }
    sb_stemmer_delete(stemmer);
  }

  const std::string name_;
  std::array<std::atomic<sb_stemmer*>, 8> resting_{};
};

// The base form under which words are compared: a known root, else what the language's stemmer makes of the word.
std::string Lemma(const LanguagePack& pack, SharedStemmer* stemmer, const Word& word) {
  if (pack.IsKnownRoot(word.vocabulary) && word.roots.empty()) return word.folded;
  for (const RootCandidate& root : word.roots) {
    if (pack.IsKnownRoot(root.word)) return pack.Spelling(root.word);
  }
  if (pack.IsKnownRoot(word.vocabulary) || word.folded.size() > kLongestWord) return word.folded;
  return stemmer->Stem(word.folded);
}

int Rank(const Hit& hit) { return hit.derived ? 2 : hit.inflected ? 1 : 0; }

bool Before(const Hit& a, const Hit& b) {
  if (a.last != b.last) return a.last > b.last;
  if (a.entry->words != b.entry->words) return a.entry->words > b.entry->words;  // "undang-undang" before "undang"
  return Rank(a) < Rank(b);
}

// "él" is no "el", unless the form was written without its accents, or stands for both. Words that name things and deeds are found
// whatever their accents: "double" is listed for "doublé", too.
bool IsSpelled(const Entry& entry, const Word& word) {
  constexpr TopicSet kOfGrammar = Bit(Topic::kPronoun) | Bit(Topic::kDeterminer) | Bit(Topic::kConjunction) |
                                  Bit(Topic::kAuxiliary) | Bit(Topic::kPreposition) | Bit(Topic::kNegation) |
                                  Bit(Topic::kModality) | Bit(Topic::kSubordinator) | Bit(Topic::kRelativePronoun) |
                                  Bit(Topic::kStopWord) | Bit(Topic::kTimeLink) | Bit(Topic::kNumberLink) |
                                  Bit(Topic::kRangeLink) | Bit(Topic::kRatioLink) | Bit(Topic::kNameParticle);
  return word.spelled.empty() || (Bit(entry.topic) & kOfGrammar) == 0 || entry.words > 1 || entry.any_accents ||
         unicode::FoldCase(entry.form) == word.spelled;
}

// How a word is spelled whose forms in the pack are told apart by diacritics; empty if any will do.
std::string SpellingOf(const LanguagePack& pack, std::string_view written, std::string_view folded) {
  if (!pack.SpelledApart(pack.FindWord(folded))) return "";
  const bool ascii = std::all_of(written.begin(), written.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool capitals = ascii && std::all_of(written.begin(), written.end(), capital);
  // "EL CAPITAN" may stand for anything, and so may "A Paris" where capitals go without accents.
  if ((capitals && written.size() > 1) || (ascii && pack.traits().plain_capitals && capital(written.front()))) return "";
  return unicode::FoldCase(written);
}

// Where forms that begin with the word stand behind it, and those that end there.
void FindStarts(const LanguagePack& pack, Word* word) {
  const auto start = [&](VocabularyId id, bool inflected, bool derived) {
    const PhraseNode node = pack.Step(kPhraseRoot, id);
    if (node != kNoPhrase && word->starts.size() < kMostPhrases) word->starts.push_back({node, inflected, derived});
    word->inner = word->inner || pack.IsInner(id);
  };
  start(word->vocabulary, false, false);
  for (const RootCandidate& root : word->roots) start(root.word, true, root.derivation);
  for (const PhraseStart& path : word->starts) {
    word->leads = word->leads || (!path.derived && pack.GoesOn(path.node));
    for (uint32_t index : pack.EntriesAt(path.node)) {
      const Entry& entry = pack.entries()[index];
      if (MayMatch(entry, path.inflected, path.derived, 1) && (path.inflected || path.derived || IsSpelled(entry, *word)))
        AddHit(Hit::Of(entry, 0, 1, path.inflected, path.derived), &word->alone, 0);
    }
  }
  // "following", "according", "mengenai": what links as it stands is no form of a verb, unless the pack lists it as one.
  const auto links = [](const Hit& hit) {
    return Rank(hit) == 0 &&
           (hit.topic == Topic::kPreposition || (hit.topic == Topic::kCue && hit.entry->meaning == "according"));
  };
  if (std::any_of(word->alone.begin(), word->alone.end(), links))
    std::erase_if(word->alone, [](const Hit& hit) { return hit.topic == Topic::kConcept && Rank(hit) > 0; });
  SortHits(word->alone.data(), word->alone.data() + word->alone.size());
  for (const Hit& hit : word->alone) word->topics |= Bit(hit.topic);
}

// "di+" of "ditembak": the longest shape with two letters between its ends; nullptr if there is none.
const Entry* VoiceOf(const LanguagePack& pack, std::string_view word) {
  const Entry* best = nullptr;
  for (const Entry* entry : pack.EntriesOf(Topic::kVoice)) {
    const std::string_view form = entry->form;
    const size_t plus = form.find('+');
    const std::string_view prefix = form.substr(0, plus), suffix = form.substr(plus + 1);
    if ((best != nullptr && form.size() <= best->form.size()) || word.size() < form.size() + 2) continue;
    if (word.starts_with(prefix) && word.ends_with(suffix)) best = entry;
  }
  return best;
}

// What is no number, mark or sign has roots and a lemma: "㎞" folds to a word too.
bool IsLetters(std::string_view folded) {
  if (folded.empty()) return false;
  switch (unicode::Classify(unicode::Decode(folded, 0).value)) {
    case unicode::Class::kDigit:
    case unicode::Class::kPunctuation: return false;
    default: return true;
  }
}

Word Analyse(const LanguagePack& pack, SharedStemmer* stemmer, std::string_view folded, std::string spelled) {
  Word word;
  word.folded = folded;
  word.spelled = std::move(spelled);
  word.vocabulary = pack.FindWord(folded);
  if (IsLetters(folded)) {
    FindRoots(pack, &word);
    word.lemma = Lemma(pack, stemmer, word);
  } else {
    word.lemma = folded;
  }
  word.lemma_key = LemmaKey(word.lemma);
  word.number = pack.number_words().Read(folded);
  word.is_number = word.number.has_value();
  word.measured = pack.number_words().ReadMeasured(folded);
  word.voice = VoiceOf(pack, folded);
  word.one_of = pack.number_words().OneOf(pack, folded);
  FindStarts(pack, &word);
  return word;
}

}  // namespace

uint64_t LemmaKey(std::string_view lemma) {
  uint64_t hash = 1469598103934665603ULL ^ 2;
  for (unsigned char c : lemma) hash = (hash ^ c) * 1099511628211ULL;
  return hash;
}

bool NameConcept(std::span<const Hit> hits, languages::ConceptClass concept_class) {
  return std::any_of(hits.begin(), hits.end(),
                     [&](const Hit& hit) { return hit.topic == Topic::kConcept && hit.concept_class == concept_class; });
}

void SortHits(Hit* first, Hit* last) {  // by insertion: they are few, and nothing is allocated
  for (Hit* at = first; at < last; ++at) {
    const Hit hit = *at;
    Hit* to = at;
    for (; to > first && Before(hit, to[-1]); --to) *to = to[-1];
    *to = hit;
  }
}

void AddHit(const Hit& hit, std::vector<Hit>* hits, size_t begin) {
  for (size_t i = hits->size(); i-- > begin;) {
    Hit& other = (*hits)[i];
    if (other.last != hit.last || other.topic != hit.topic || other.entry->meaning != hit.entry->meaning) continue;
    if (Rank(hit) < Rank(other)) other = hit;
    return;
  }
  hits->push_back(hit);
}

bool MayMatch(const Entry& entry, bool inflected, bool derived, int words) {
  if (derived && (!entry.root || words > 1)) return false;
  return !inflected || Inflects(entry.topic);
}

struct WordTable::Analyser {
  explicit Analyser(const LanguagePack& pack) : stemmer(pack) {}

  std::mutex adding;
  SharedStemmer stemmer;
};

WordTable::WordTable(const LanguagePack& pack, size_t most)
    : pack_(pack), words_(most), forms_(most), analyser_(std::make_unique<Analyser>(pack)) {}

WordTable::~WordTable() = default;

uint64_t WordTable::Hash(std::string_view folded) {
  uint64_t hash = HashSeed() ^ folded.size();
  size_t i = 0;
  for (; i + 8 <= folded.size(); i += 8) {
    uint64_t eight = 0;
    std::memcpy(&eight, folded.data() + i, 8);
    hash = Mix(hash ^ eight, 0xE7037ED1A0B428DBU);
  }
  uint64_t rest = 0;
  for (size_t left = folded.size() - i; left-- > 0;) rest = rest << 8 | static_cast<unsigned char>(folded[i + left]);
  return Mix(hash ^ rest, 0xA0761D6478BD642FU);
}

const Word* WordTable::Get(std::string_view written, uint64_t hash) {
  const auto is = [&](const Form& form) { return form.written == written; };
  if (const Form* form = forms_.Find(hash, is); form != nullptr) return form->word;
  const std::string folded = unicode::Fold(written);
  const uint64_t folded_hash = Hash(folded);
  std::string spelled = SpellingOf(pack_, written, folded);
  const auto is_word = [&](const Word& word) { return word.folded == folded && word.spelled == spelled; };
  // A form too long to be kept may be one of a word that is.
  if (written.size() > kLongest || folded.size() > kLongest) return words_.Find(folded_hash, is_word);
  const Word* word = words_.Find(folded_hash, is_word);
  if (word == nullptr ? words_.Full() : forms_.Full()) return word;  // nothing to add, and nothing to wait for
  const std::lock_guard lock(analyser_->adding);
  if (const Form* form = forms_.Find(hash, is); form != nullptr) return form->word;
  word = words_.Find(folded_hash, is_word);
  if (word == nullptr) {
    if (words_.Full()) return nullptr;
    word = words_.Add(folded_hash, Analyse(pack_, &analyser_->stemmer, folded, std::move(spelled)));
  }
  if (!forms_.Full()) forms_.Add(hash, {std::string(written), word});
  return word;
}

Word WordTable::Make(std::string_view written) const {
  const std::string folded = unicode::Fold(written);
  return Analyse(pack_, &analyser_->stemmer, folded, SpellingOf(pack_, written, folded));
}

}  // namespace silang::text
