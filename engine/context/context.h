// What holds for a whole article: whom it names and by which words, what "he" stands for, its clock, its number habits.
#ifndef SILANG_CONTEXT_CONTEXT_H_
#define SILANG_CONTEXT_CONTEXT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/civil.h"
#include "base/ids.h"
#include "document/document.h"

namespace silang::context {

enum class EntityKind : uint8_t {
  kPerson,
  kOrganisation,
  kPlace,
  kCountry,
  kGroup /* several entities: "the three of them" */,
  kOther
};

// Someone or something that the article names.
struct Entity {
  EntityKind kind = EntityKind::kOther;
  std::string name;               // its fullest form in the article: "Kim Jong Un"; for a country its ISO 3166 code
  std::vector<std::string> keys;  // folded words of the name, surname or head last: {"kim", "jong", "un"}
  std::string acronym;            // "BMKG" where the article gives it
  std::vector<EntityId> members;  // kGroup: who they are, sorted
  std::vector<ConceptId> roles;   // offices that the article gives them: president, regent
  char gender = 0;                // 'm', 'f', 0 unknown
};

enum class MentionForm : uint8_t { kName, kShortName, kRole /* "the president" */, kPronoun, kGroupWord /* "keduanya" */ };

struct EntityMention {
  uint32_t first = 0;  // tokens [first, last): the name with its honorific, without the role before it
  uint32_t last = 0;
  uint32_t role_first = 0;  // tokens [role_first, first): the role words before the name ("Presiden Rusia"), empty if none
  Span span;                // bytes of [first, last)
  EntityId entity;
  MentionForm form = MentionForm::kName;
};

// How the article writes numbers: settles "15.000" and "1,5" where they could be read two ways.
struct NumberHabits {
  char decimal = 0;  // '.', ',' or 0: as the language has it
  char group = 0;
};

struct Context {
  const document::Document* document = nullptr;
  const languages::ConceptTable* concepts = nullptr;  // null where a context is made by hand
  std::vector<Entity> entities;
  std::vector<EntityMention> mentions;  // in the order of the text, not overlapping
  std::optional<CivilTime> anchor;      // the clock: the date of publication, else the reference time
  bool anchor_is_reference = false;     // the clock is the caller's, not the article's
  bool anchor_is_guess = false;         // within a few days of the article's, see claims/clock.h
  NumberHabits habits;
  bool lines_by_clock = false;  // lines begin with clock times, "14.15 Regent arrives", in the order of the day or back

  std::vector<uint32_t> mention_from;  // for each token the first mention that begins at it or behind it; see Index

  // Fills `mention_from`; to be called once `mentions` is whole, and optional: without it finding takes a binary search.
  void Index();
  // The mentions that begin within tokens [first, last), as indices [begin, end) into `mentions`.
  std::pair<uint32_t, uint32_t> MentionsIn(uint32_t first, uint32_t last) const;
  // The mention that covers `token`; nullptr if there is none.
  const EntityMention* MentionAt(uint32_t token) const;
  const Entity& operator[](EntityId id) const { return entities[id.value]; }

 private:
  uint32_t MentionFrom(uint32_t token) const;
};

struct ContextOptions {
  std::optional<CivilTime> reference_time;  // the clock of articles that carry no date
};

// Reads the context of a document. Linear. `document` and `concepts` must outlive the context.
Context ReadContext(const document::Document& document, const languages::ConceptTable& concepts, const ContextOptions& options);

}  // namespace silang::context

#endif  // SILANG_CONTEXT_CONTEXT_H_
