// A language pack: the words of one language and what they mean, read from data files.
//
// A pack is a folder of text files. A file has [sections], and a section has one entry a line,
//
//     meaning: form, form, several words, ~root
//
// `#` opens a comment. Forms are compared folded (unicode::Fold). A form stands for itself and its inflections; with `~`
// also for its derivations ("~kirim": mengirim, dikirim, pengiriman). COMMA and HASH stand for , and #. Sections are the topics of topics.inc.
// What is unknown, doubled or missing is an error naming file and line.
#ifndef SILANG_LANGUAGES_PACK_H_
#define SILANG_LANGUAGES_PACK_H_

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "base/ids.h"
#include "languages/number_words.h"
#include "languages/topic.h"
#include "languages/units.h"

namespace silang::languages {

enum class ConceptClass : uint8_t { kEvent, kThing, kProperty };

// A concept does not depend on a language: `die`, `soldier`, `price`.
struct Concept {
  std::string name;
  ConceptClass concept_class = ConceptClass::kThing;
  std::string field;                 // the file it is defined in: "casualties"
  std::vector<ConceptId> parents;    // `is=`: soldier is person
  std::vector<ConceptId> opposites;  // `opposes=`: confirm / deny
  std::vector<ConceptId> ancestors;  // all that it is, itself first; filled by PackLoader::Link
  ConceptId kind;                    // the most general of them that has words of its own: to deploy is to send
};

class ConceptTable {
 public:
  const Concept& operator[](ConceptId id) const { return concepts_[id.value]; }
  ConceptId Find(std::string_view name) const;  // invalid if there is none
  size_t size() const { return concepts_.size(); }
  // Whether `id` is `ancestor` or stands below it. Asked of every word and every pair of claims: one look into a table of bits.
  bool Is(ConceptId id, ConceptId ancestor) const {
    if (!id.valid() || !ancestor.valid()) return false;
    return (above_[id.value * words_ + ancestor.value / 64] >> (ancestor.value % 64) & 1) != 0;
  }
  // Whether that holds for any of `ids`.
  bool AnyIs(const ConceptList& ids, ConceptId ancestor) const;
  bool Opposed(ConceptId a, ConceptId b) const;

 private:
  friend class PackLoader;
  std::vector<Concept> concepts_;
  absl::flat_hash_map<std::string, ConceptId> by_name_;
  std::vector<uint64_t> above_;  // by concept: a bit for each that it is, in `words_` words
  size_t words_ = 0;
};

// One form of one entry.
struct Entry {
  Topic topic = Topic::kConcept;
  bool root = false;                                  // `~`: derivations match too
  bool any_accents = false;                           // stands for forms with other diacritics as well: "tue" and "tué"
  uint8_t words = 1;                                  // words of the form, hyphens not counted
  double number = 0;                                  // kNumber: the meaning; kRange: its lower end
  double high = 0;                                    // kRange: its upper end, infinity if open
  ConceptId concept_id;                               // kConcept
  ConceptClass concept_class = ConceptClass::kThing;  // kConcept
  uint8_t choice = 0;                                 // kChoice: index into the topic's choices
  std::string meaning;                                // as written
  std::string form;                                   // as written, without `~`
};

// A word of the pack's vocabulary (any word of any form).
using VocabularyId = uint32_t;
constexpr VocabularyId kUnknownWord = 0xffffffff;

// Where a walk through the phrases stands.
using PhraseNode = uint32_t;
constexpr PhraseNode kPhraseRoot = 0;
constexpr PhraseNode kNoPhrase = 0xffffffff;

// "meng+" -> "+", "k+": text before and after the stem, and what takes its place.
struct AffixRule {
  std::string prefix, suffix;                                // folded
  std::vector<std::pair<std::string, std::string>> becomes;  // prefix and suffix of the candidate
  bool derivation = false;
};

class LanguagePack {
 public:
  const std::string& code() const { return code_; }  // BCP 47
  const std::string& setting(
      std::string_view key) const;  // [language]: "decimal", "group", "date-order", "stemmer"; empty if not set
  // What of [language] is asked for at every sentence.
  struct Traits {
    char decimal = '.', group = ',';
    bool digit_spaces = false;  // digits are grouped by spaces
    bool nouns_first = false;   // the noun stands before what narrows it
    bool nouns_last = false;
    bool joined_compounds = false;  // two nouns that are one are written as one word
    bool capital_nouns = false;     // every noun is written with a capital
    bool drops_subjects = false;    // "relató" alone: he or she told
    bool plain_capitals = false;    // capitals may stand without their accents: "A Paris"
    bool negation_concord = false;  // two words that negate say no once: "ne ... pas", "nunca ... nadie"
    bool negation_behind = false;   // "not" may stand behind the verb: "schoss nicht", "schoot niet"
    bool month_first = false;       // 9/3 is the 3rd of September
    std::vector<std::string>
        verb_particles;  // sorted: the first parts of verbs that stand at the end of a clause: "nahm ... fest"
    std::vector<std::string> future_endings;  // of verbs that speak of what is to come: "llegará"
  };
  const Traits& traits() const { return traits_; }
  const NumberWords& number_words() const { return number_words_; }
  const std::vector<AffixRule>& affixes() const { return affixes_; }
  const std::vector<Entry>& entries() const { return entries_; }
  const std::vector<const Entry*>& EntriesOf(Topic topic) const { return by_topic_[static_cast<size_t>(topic)]; }

  VocabularyId FindWord(std::string_view folded) const;  // kUnknownWord if no form has it
  // From `node` along one word; kNoPhrase if no form goes on so.
  PhraseNode Step(PhraseNode node, VocabularyId word) const;
  // The entries whose forms end at `node`.
  const std::vector<uint32_t>& EntriesAt(PhraseNode node) const;
  bool IsKnownRoot(VocabularyId word) const {
    return word != kUnknownWord && known_root_[word];
  }  // a form of a concept, or a [root-word]
  // What an irregular form is a form of ("shot": shoot); usually nothing.
  const std::vector<VocabularyId>& IrregularRoots(VocabularyId word) const;
  const std::string& Spelling(VocabularyId word) const { return spelling_[word]; }
  // Whether forms of one word stand in the pack that nothing but diacritics tells apart: "el" and "él", "konnte" and "könnte".
  bool SpelledApart(VocabularyId word) const { return word != kUnknownWord && spelled_apart_[word]; }
  const UnitTable& units() const { return *units_; }  // the units of all packs
  // Whether a form goes on from `node`, and whether `word` stands in a form behind its first word.
  bool GoesOn(PhraseNode node) const { return goes_on_[node]; }
  bool IsInner(VocabularyId word) const { return word != kUnknownWord && inner_[word]; }

  // What a later stage remembers of the pack: a T(pack), made on first use, that lives as long as the pack. One T for all.
  // Safe to call from any thread; what the companion holds must be so too.
  template <typename T>
  T& Companion() const {
    std::call_once(companion_once_, [this] { companion_ = std::make_shared<T>(*this); });
    return *static_cast<T*>(companion_.get());
  }

 private:
  friend class PackLoader;
  std::string code_;
  std::map<std::string, std::string, std::less<>> settings_;
  Traits traits_;
  std::vector<AffixRule> affixes_;
  std::vector<Entry> entries_;
  std::array<std::vector<const Entry*>, static_cast<size_t>(Topic::kCount_)> by_topic_;  // filled once entries_ is whole
  absl::flat_hash_map<std::string, VocabularyId> vocabulary_;
  std::vector<std::string> spelling_;
  std::vector<bool> known_root_;
  std::vector<bool> spelled_apart_;  // by word
  absl::flat_hash_map<VocabularyId, std::vector<VocabularyId>> irregular_;
  absl::flat_hash_map<uint64_t, PhraseNode> steps_;
  std::vector<std::vector<uint32_t>> at_node_;
  std::vector<bool> goes_on_;  // by node
  std::vector<bool> inner_;    // by word
  mutable std::once_flag companion_once_;
  mutable std::shared_ptr<void> companion_;
  NumberWords number_words_;
  const UnitTable* units_ = nullptr;
};

// All packs of an engine, and the concepts they share. Immutable once loaded; share freely between threads.
class PackSet {
 public:
  // The packs built into the program. Parsed on first use of each language.
  static absl::StatusOr<std::unique_ptr<PackSet>> BuiltIn();
  // The packs in the folders of `directory` (and directory/concepts).
  static absl::StatusOr<std::unique_ptr<PackSet>> Load(const std::string& directory);

  ~PackSet();
  // The pack for a BCP 47 code ("id", "en-GB" -> "en"); the generic pack ("und": digits, ISO dates, names) if there is none.
  const LanguagePack& Find(std::string_view code) const;
  // Parses every pack. Errors name file and line.
  absl::Status LoadAll() const;
  bool Has(std::string_view code) const;
  std::vector<std::string> Codes() const;
  const ConceptTable& concepts() const;
  const UnitTable& units() const;

 private:
  struct Impl;
  explicit PackSet(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace silang::languages

#endif  // SILANG_LANGUAGES_PACK_H_
