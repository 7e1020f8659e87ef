// Claims made comparable across sources: the same person, place or organisation has one number everywhere.
#ifndef SILANG_DIFF_ITEM_H_
#define SILANG_DIFF_ITEM_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "claims/claim.h"
#include "context/context.h"

namespace silang::diff {

// One source of a comparison, read.
struct ReadSource {
  const document::Document* document = nullptr;
  const context::Context* context = nullptr;
  std::vector<claims::Claim> claims;
  size_t read = 0;  // how many of them were read; the others were added by AddEchoes
};

// An entity of the whole comparison.
using LinkId = Id<struct LinkTag>;

// Which entities of different sources are the same.
class EntityLinks {
 public:
  // Links by country code, acronym, equal names, and names whose words all stand in a longer one of the same kind if only
  // one such longer name is known ("Kim" to "Kim Jong Un" unless a Kim Yo Jong is about). Near linear.
  explicit EntityLinks(const std::vector<ReadSource>& sources);

  LinkId operator()(SourceId source, EntityId entity) const {
    return entity.valid() ? links_[source.value][entity.value] : LinkId();
  }
  context::EntityKind kind(LinkId link) const { return kinds_[link.value]; }
  const std::string& name(LinkId link) const { return names_[link.value]; }
  size_t size() const { return kinds_.size(); }

 private:
  std::vector<std::vector<LinkId>> links_;  // by source, by entity
  std::vector<context::EntityKind> kinds_;
  std::vector<std::string> names_;
};

// A content word near a claim: what it is, and how near.
struct NearWord {
  uint64_t key = 0;      // claims/keys.h
  ConceptList readings;  // the concepts that it may name, best first; none if no lexicon knows it
  float weight = 1;      // 1 right beside the value, less further off
  uint32_t number = 0;   // of all words with this key and these readings (diff/near.h)
};

// Content words as keys (claims/keys.h), sorted, no key twice, and what they weigh together once KeyWeights has seen them.
struct KeySet {
  std::vector<uint64_t> keys;
  double weight = 0;
};

// A word of a statement as numbers, which are soon compared.
struct SaidWord {
  uint32_t token = 0;
  uint64_t folded = 0, lemma = 0;  // text::LemmaKey of the word as it stands, and of its lemma
};

// A claim with its place in the comparison and its entities linked.
struct Item {
  SourceId source;
  uint32_t claim = 0;  // index into ReadSource::claims
  const claims::Claim* c = nullptr;
  std::vector<LinkId> people;    // persons, organisations, countries of the governing clause, sorted
  std::vector<LinkId> persons;   // those of `people` that are persons
  std::vector<LinkId> subjects;  // those before the predicate, sorted
  LinkId bearer, place, speaker, outlet;
  // The content words of the governing clause and of the whole sentence, without the claim's own; of a statement those of its words
  // in place of the clause's.
  KeySet clause, sentence;
  KeySet narrow;  // those that narrow what is counted
  // Those of the sentences beside its own in the article, its own included: one set for all claims of a sentence, which KeyWeights numbers
  // once. Never null once MakeItems is done.
  std::shared_ptr<KeySet> around;
  std::vector<SaidWord> said;  // of a statement: its first words, content and function words alike
  std::vector<NearWord> near;  // the words nearest to the value on either side, nearest first
  std::vector<NearWord>
      measured;               // what a figure with a unit is of: "[sustained winds] of 120 mph", the head first; may be empty
  std::vector<LinkId> names;  // all that the sentence names, sorted
  ConceptList person_words;   // of an age or a count of people: the words for them
  bool of_saying = false;     // a date: when something was said
  bool only_people = false;   // people are counted, and nothing said of what sort
  char sex = 0;               // 'm', 'f', 0 unknown: of whom an age is told
  uint32_t language = 0;      // of the source, numbered within the comparison
  std::optional<int64_t> published;  // the day that the source came out on, since 1970-01-01, if it tells
  uint64_t tie = 0;  // of its sentence and its place there: breaks ties, so that the order of the sources does not
};

// All claims of all sources, by source, then by place in the text.
std::vector<Item> MakeItems(const std::vector<ReadSource>& sources, const EntityLinks& links,
                            const languages::ConceptTable& concepts);

// How much the words of two claims have in common, words that are frequent in the comparison counting less.
class KeyWeights {
 public:
  // Numbers the keys of all items anew, from 0, so that a weight is found by its place; equal keys stay equal and sorted lists sorted.
  explicit KeyWeights(std::vector<Item>* items);

  // Weighs a set of numbered keys. Linear.
  void Weigh(KeySet* set) const;

  // The weight of the common keys by that of the lighter set, 0 to 1; 0 if either is empty. Linear in both.
  double Overlap(const KeySet& a, const KeySet& b) const;

  size_t size() const { return weights_.size(); }

  // The log of how many times more sentences there are than hold the key; at least 0.1. Constant time.
  double Weight(uint64_t key) const { return weights_[key]; }

 private:
  std::vector<float> weights_;
};

// KeyWeights::Overlap of the words of two claims, of many pairs: of those in the order of (a, b) only b's are gone through anew. Not for
// several threads.
class Overlaps {
 public:
  explicit Overlaps(const KeyWeights& weights) : weights_(weights), marks_(weights.size(), 0) {}

  double OfClauses(const Item& a, const Item& b) { return Of(a, kClause, a.clause, b.clause); }
  double OfSentences(const Item& a, const Item& b) { return Of(a, kSentence, a.sentence, b.sentence); }
  double OfSurroundings(const Item& a, const Item& b) { return Of(a, kAround, *a.around, *b.around); }

 private:
  enum Mark : uint8_t { kClause = 1, kSentence = 2, kAround = 4 };

  double Of(const Item& a, Mark mark, const KeySet& of_a, const KeySet& of_b);
  void SetMarks(const Item& item, bool set);

  const KeyWeights& weights_;
  std::vector<uint8_t> marks_;  // by key: which words of `at_` it is among
  const Item* at_ = nullptr;
};

}  // namespace silang::diff

#endif  // SILANG_DIFF_ITEM_H_
