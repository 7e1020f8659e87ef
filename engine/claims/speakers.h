// Who speaks: the words that name a speaker before or behind a cue.
//
//     "...," kata Kepala BMKG Dwikorita Karnawati di Jakarta, Senin.     the name behind the cue, up to the preposition
//     The mayor, who was elected in May, said ...                        the head of what stands before it, past the insertion
#ifndef SILANG_CLAIMS_SPEAKERS_H_
#define SILANG_CLAIMS_SPEAKERS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "claims/cues.h"
#include "context/context.h"

namespace silang::claims {

struct Speaker {
  uint32_t first = 0;  // tokens [first, last), with the role
  uint32_t last = 0;
  EntityId entity;  // if resolved
};

class SpeakerReader {
 public:
  // All of `quoted` (by token) and `cues` must outlive the reader.
  SpeakerReader(const context::Context& context, const CueList& cues, const std::vector<bool>& quoted);

  // The speaker that stands in [from, end), beginning right at `from`: behind a cue.
  std::optional<Speaker> After(uint32_t from, uint32_t end) const;
  // The speaker that stands in [begin, to), ending right before `to` but for insertions and adverbs: before a cue.
  std::optional<Speaker> Before(uint32_t begin, uint32_t to) const;
  bool ArticleBefore(uint32_t i) const;
  bool VerbBetween(uint32_t begin, uint32_t end) const;
  // The person who spoke last before `token`, outside of quoted words: who goes with "katanya".
  std::optional<Speaker> LastBefore(uint32_t token) const;
  // The speaker whose name and office are all of [begin, end).
  std::optional<Speaker> Fills(uint32_t begin, uint32_t end) const;
  // Whether the entity is a news agency or outlet.
  bool IsOutlet(const Speaker& speaker) const;

 private:
  bool Ends(uint32_t i) const;
  bool ArticleOf(uint32_t i) const;
  const context::EntityMention* HolderBehind(uint32_t limit, uint32_t end) const;
  bool MayBePerson(const context::EntityMention& mention, uint32_t limit) const;
  bool IsWhole(uint32_t limit) const;
  uint32_t PhraseStart(uint32_t begin, uint32_t to) const;
  uint32_t InsertionStart(uint32_t begin, uint32_t to) const;
  uint32_t WithoutAuxiliaries(uint32_t begin, uint32_t to) const;
  bool OfBody(uint32_t i, uint32_t end) const;
  bool LeadsTo(uint32_t i, uint32_t next) const;
  bool IsPossessive(uint32_t i) const;
  uint32_t OfficeBefore(uint32_t begin, uint32_t first) const;
  uint32_t WithoutAdverbs(uint32_t first, uint32_t last) const;
  Speaker Of(const context::EntityMention& mention) const;

  void FindSpokesmen();
  bool NextToCue(const context::EntityMention& mention) const;
  bool AfterPreposition(const context::EntityMention& mention) const;
  uint32_t SentenceOf(uint32_t token) const;

  const context::Context& context_;
  const text::Analysis& analysis_;
  const CueList& cues_;
  const std::vector<bool>& quoted_;
  std::vector<bool> speaks_;  // by entity: a person who stands next to a word of speech anywhere in the article
};

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_SPEAKERS_H_
