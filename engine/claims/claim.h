// A claim as the engine handles it: a value, and the slots that say what it is the value of.
#ifndef SILANG_CLAIMS_CLAIM_H_
#define SILANG_CLAIMS_CLAIM_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "claims/time.h"
#include "context/context.h"
#include "document/document.h"
#include "silang/types.h"

namespace silang::claims {

// How a time is told through another event: "before the parade".
struct EventOrder {
  TimeRole role = TimeRole::kAt;  // kBefore, kAfter, kAt (during)
  ConceptList event;              // readings of the event named
};

// Bits of Claim::standing, in the order of the choices of Topic::kPart from "limit" on: of a figure that another is held against ("the
// limit is 80", a target, a forecast, the least, what was offered or demanded), and of how far a figure has come ("rose to 12", "12 are
// still missing", "12 so far").
constexpr uint32_t kLimited = 1U << 0, kAimed = 1U << 1, kForeseen = 1U << 3, kEarlier = 1U << 4, kFloor = 1U << 8,
                   kOffered = 1U << 10, kDemanded = 1U << 11, kCumulative = 1U << 13, kRisen = 1U << 15, kStill = 1U << 16,
                   kSoFar = 1U << 17, kRest = 1U << 18;

// The unit of money whose currency the article does not tell: "Schaden: fünf Millionen".
constexpr std::string_view kUntoldCurrency = "¤";

struct Claim {
  SentenceId sentence;
  uint32_t first = 0;  // tokens [first, last)
  uint32_t last = 0;
  Span span;  // the shortest stretch with the value and what is counted
  document::Part part = document::Part::kBody;
  ClaimKind kind = ClaimKind::kCount;
  Value value;

  // What is counted or measured.
  ConceptList counted;                     // readings of the head noun, best first; empty if no lexicon knows it
  std::string counted_lemma;               // its lemma; empty if there is no noun
  bool implied = false;                    // the noun is not told beside the number, but follows from what is
  uint32_t noun_first = 0, noun_last = 0;  // tokens of the noun with the words that narrow it: "combat" soldiers
  ConceptList property;                    // what the number measures: price, speed, toll
  double precision = 0;                    // place value of the last digit written
  bool vague = false;                      // "dozens"
  bool share = false;                      // a part of something: "a third", "one in four"
  bool definite = false;                   // "the two leaders": those told of before
  bool additional = false, others = false, total = false, each = false, average = false, part_of = false;
  uint32_t standing = 0;  // which of the figures of a thing it is, as bits: StandingOf of claims/sentence_parts.h
  std::optional<double> whole;
  std::string per;

  // What happened to it.
  ConceptList predicate;    // readings of the governing predicate, best first
  ConceptList restrictors;  // predicates that only restrict the noun: soldiers *sent* there
  ConceptList nearby;       // other predicates of the governing clause and of those that hang on it
  bool negated = false;
  bool none = false;  // kPolarity: none at all: "nobody was hurt"
  ConceptList
      none_of;  // kPolarity: of what there was none: "no [boiler] exploded", "found no [alcohol]"; nothing if that is the event itself
  bool so_far = false;    // kPolarity: not until some time, or since one: "belum", "by Sunday evening", "since 1997"
  bool narrowed = false;  // kTitle: not surely held today, or not surely this office: "mantan", a word that no lexicon has
  std::vector<uint64_t> matters;  // kTitle: keys of the words that say of what it is an office, sorted; counted_lemma is its head
  bool deputy = false;            // kTitle: of the deputy or vice of an office
  bool quoted = false;            // kPolarity: within quotation marks
  bool presented = false;         // kOrdinal: of what is at hand: "it was the [fourth crash]", "[gelar keempat] ini"
  uint64_t degree = 0;            // kOrdinal: key of what it ranks by, "third [largest] bank"; 0 if nothing is told
  bool nominal_event = false;     // what is counted is the event itself: "the sixth meeting", "met three times"

  // Who, when, where, by whose word.
  EntityList subjects;  // in the governing clause, before the predicate
  EntityList others_involved;
  EntityId bearer;   // whose age or title it is
  std::string born;  // EDTF of the date of birth that an age was told by; empty if the age itself is told
  EntityId place_entity;
  std::string place;                  // as written
  bool is_site = false;               // kPlace: a hall, a street, a river, not a city or a country
  std::optional<TimeValue> time;      // of the event, stated in its clause; for kDate the value itself
  std::optional<TimeValue> known_at;  // up to when the figure is known (claims/known_at.h)
  bool known_loosely = false;         // that is what the article said of other figures before
  std::optional<EventOrder> order;    // kDate told through another event
  bool as_of = false;  // kDate: up to when it is told: "Hingga Kamis pukul 15.00 tercatat 241 anak", "9:45 p.m." before an entry
  EntityId speaker;
  EntityId outlet;
  std::optional<Span> speaker_span, cue;
  bool whole_group = false;  // kParticipants: told as all who took part: "the three of them"
  Modality modality = Modality::kAsserted;

  uint32_t clause_first = 0, clause_last = 0;  // tokens of the governing clause; of a statement its words
};

// All claims of a document, by place in the text. Linear. `context` must outlive nothing: claims hold no pointers.
std::vector<Claim> ReadClaims(const context::Context& context, const languages::ConceptTable& concepts);

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_CLAIM_H_
