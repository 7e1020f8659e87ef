#include "diff/slots.h"

#include <algorithm>
#include <optional>

#include "base/sorted.h"
#include "diff/times.h"

namespace silang::diff {
namespace {

using claims::Claim;
using languages::ConceptTable;

// Events are related, too, if both are kinds of an event that has words of its own: talks and a bilateral meeting are meetings.
// The tops of the hierarchy (field `base`) relate nothing: to kill and to injure are both casualties.
Match CompareEvents(const ConceptTable& concepts, const ConceptList& a, const ConceptList& b) {
  const Match match = CompareConcepts(concepts, a, b);
  if (match != Match::kClash) return match;
  for (ConceptId x : a) {
    for (ConceptId parent : concepts[x].parents) {
      if (concepts[parent].field == "base") continue;
      for (ConceptId y : b) {
        if (concepts.Is(y, parent) && !concepts.Opposed(x, y)) return Match::kRelated;
      }
    }
  }
  return match;
}

// Whether all readings only say that something is said, begins or rises.
bool IsLight(const Comparer& comparer, const ConceptList& ids) {
  return std::all_of(ids.begin(), ids.end(), [&](ConceptId id) { return comparer.concepts.Is(id, comparer.light); });
}

Match ComparePredicates(const Comparer& comparer, const Claim& a, const Claim& b) {
  if (a.predicate.empty() || b.predicate.empty()) return Match::kUnknown;
  const Match match = CompareEvents(comparer.concepts, a.predicate, b.predicate);
  if (match == Match::kClash && (IsLight(comparer, a.predicate) || IsLight(comparer, b.predicate))) return Match::kUnknown;
  return match;
}

Match ComparePlaces(const Item& a, const Item& b) {
  if (!a.place.valid() || !b.place.valid()) return Match::kUnknown;
  return a.place == b.place ? Match::kSame : Match::kUnknown;
}

Match CompareScopes(const Claim& a, const Claim& b) {
  const bool clash = a.additional != b.additional || a.each != b.each || a.average != b.average || a.per != b.per;
  return clash ? Match::kClash : Match::kUnknown;
}

bool Intersect(const ConceptList& a, const ConceptList& b) {
  return std::any_of(a.begin(), a.end(), [&](ConceptId id) { return std::find(b.begin(), b.end(), id) != b.end(); });
}

}  // namespace

// "two skiers" and "two men" may be the same two: one source tells what they did, the other what they are.
Match CompareNouns(const Comparer& comparer, const Claim& a, const Claim& b) {
  const ConceptTable& concepts = comparer.concepts;
  if (a.nominal_event && b.nominal_event) return CompareEvents(concepts, a.counted, b.counted);
  const Match by_concept = CompareConcepts(concepts, a.counted, b.counted);
  if (by_concept == Match::kClash && concepts.AnyIs(a.counted, comparer.person) && concepts.AnyIs(b.counted, comparer.person))
    return Match::kRelated;
  if (by_concept != Match::kUnknown) return by_concept;
  if (a.counted_lemma.empty() || b.counted_lemma.empty()) return Match::kUnknown;
  if (a.counted_lemma == b.counted_lemma) return Match::kSame;
  return a.counted.empty() && b.counted.empty() ? Match::kClash : Match::kUnknown;
}

// Parties clash if each side names at least two and they are not the same, or if neither side's are among the other's.
Match CompareParties(const Item& a, const Item& b) {
  const bool persons = !a.persons.empty() && !b.persons.empty();
  const std::vector<LinkId>& left = persons ? a.persons : a.people;
  const std::vector<LinkId>& right = persons ? b.persons : b.people;
  if (left.empty() || right.empty()) return Match::kUnknown;
  const size_t common = CountCommon(left, right);
  if (common == left.size() && common == right.size()) return Match::kSame;
  return common > 0 && common == std::min(left.size(), right.size()) ? Match::kRelated : Match::kClash;
}

namespace {

// Whether two times up to which figures are known are of different moments; times of unknown days are if their clocks are.
bool OfDifferentMoments(const claims::TimeValue& first, const claims::TimeValue& b) {
  std::optional<claims::TimeValue> room;
  const claims::TimeValue& a = InZoneOf(b, first, &room);
  if (a.begin && b.begin) return Exclude(a, b);
  const Match days = CompareDays(a, b);
  if (days == Match::kClash) return true;
  return a.minute && b.minute && *a.minute != *b.minute;
}

Match CompareKnown(const Claim& a, const Claim& b) {
  if (!a.known_at || !b.known_at) return Match::kUnknown;
  return OfDifferentMoments(*a.known_at, *b.known_at) ? Match::kClash : Match::kSame;
}

// Whether both are surely known up to times that are not the same: two tolls of one event that do not contradict each other.
bool KnownApart(const Claim& a, const Claim& b, Match known) {
  return known == Match::kClash && !a.known_loosely && !b.known_loosely;
}

// The times of two figures: "Monday's toll" / "Tuesday's toll".
Match CompareStated(const Claim& a, const Claim& b) {
  if (!a.time || !b.time) return Match::kUnknown;
  const claims::TimeValue& x = *a.time;
  const claims::TimeValue& y = *b.time;
  if (x.begin && y.begin) return Exclude(x, y) ? Match::kClash : Match::kSame;
  const Match days = CompareDays(x, y);
  return days == Match::kRelated ? Match::kUnknown : days;
}

}  // namespace

Match CompareTimes(const Claim& a, const Claim& b) {
  return KnownApart(a, b, CompareKnown(a, b)) ? Match::kClash : CompareStated(a, b);
}

Match CompareModality(const Claim& a, const Claim& b) {
  const auto done = [](Modality m) { return m == Modality::kAsserted || m == Modality::kEstimated || m == Modality::kDenied; };
  return done(a.modality) == done(b.modality) ? Match::kUnknown : Match::kClash;
}

bool Exclude(const claims::TimeValue& a, const claims::TimeValue& b) {
  if (!a.begin || !b.begin || !a.end || !b.end) return false;
  return *a.end <= *b.begin || *b.end <= *a.begin;
}

Match CompareDays(const claims::TimeValue& a, const claims::TimeValue& b) {
  // What is known of a day: as it is written, else as the calendar has it.
  struct Day {
    std::optional<int> weekday, month, day;
  };
  const auto day_of = [](const claims::TimeValue& t) {
    Day known{t.weekday, t.month, t.day};
    if (!t.begin || t.grain > claims::Grain::kDay) return known;
    const CivilDate date = CivilFromDays(DayOfMinute(*t.begin));
    return Day{Weekday(date), date.month, date.day};
  };
  const auto told = [](const std::optional<int>& i, const std::optional<int>& j) {
    return i && j ? (*i == *j ? Match::kSame : Match::kClash) : Match::kUnknown;
  };
  const Day x = day_of(a), y = day_of(b);
  const Match month = told(x.month, y.month), day = told(x.day, y.day), weekday = told(x.weekday, y.weekday);
  if (month == Match::kClash) return month;
  if (month == Match::kSame && day != Match::kUnknown) return day;
  const bool within = month == Match::kSame && x.day.has_value() != y.day.has_value();
  return weekday == Match::kUnknown && within ? Match::kRelated : weekday;
}

Match CompareConcepts(const ConceptTable& concepts, const ConceptList& a, const ConceptList& b) {
  if (a.empty() || b.empty()) return Match::kUnknown;
  if (Intersect(a, b)) return Match::kSame;
  for (ConceptId x : a) {
    for (ConceptId y : b) {
      if (concepts.Is(x, y) || concepts.Is(y, x)) return Match::kRelated;
    }
  }
  return Match::kClash;
}

Slots CompareSlots(const Comparer& comparer, const Item& a, const Item& b) {
  Slots slots;
  slots.noun = CompareNouns(comparer, *a.c, *b.c);
  slots.predicate = ComparePredicates(comparer, *a.c, *b.c);
  slots.property = CompareConcepts(comparer.concepts, a.c->property, b.c->property);
  slots.parties = CompareParties(a, b);
  slots.place = ComparePlaces(a, b);
  slots.known = CompareKnown(*a.c, *b.c);
  slots.known_apart = KnownApart(*a.c, *b.c, slots.known);
  slots.time = slots.known_apart ? Match::kClash : CompareStated(*a.c, *b.c);
  slots.scope = CompareScopes(*a.c, *b.c);
  slots.modality = CompareModality(*a.c, *b.c);
  for (ConceptId x : a.c->predicate) {
    for (ConceptId y : b.c->predicate) slots.opposed = slots.opposed || comparer.concepts.Opposed(x, y);
  }
  slots.restricts = slots.predicate == Match::kClash &&
                    (Intersect(a.c->predicate, b.c->restrictors) || Intersect(b.c->predicate, a.c->restrictors));
  const auto beside = [&](const Claim& x, const Claim& y) {
    const Match match = CompareEvents(comparer.concepts, x.predicate, y.nearby);
    return match == Match::kSame || match == Match::kRelated;
  };
  slots.nearby = beside(*a.c, *b.c) || beside(*b.c, *a.c);
  slots.clause = comparer.overlaps.OfClauses(a, b);
  slots.sentence = comparer.overlaps.OfSentences(a, b);
  return slots;
}

std::vector<std::string> Clashes(const Slots& slots) {
  std::vector<std::string> clashes;
  if (slots.predicate == Match::kClash) clashes.emplace_back("different predicate");
  if (slots.property == Match::kClash) clashes.emplace_back("different property");
  if (slots.scope == Match::kClash) clashes.emplace_back("different scope");
  if (slots.time == Match::kClash) clashes.emplace_back("different time");
  if (slots.parties == Match::kClash) clashes.emplace_back("different parties");
  if (slots.modality == Match::kClash) clashes.emplace_back("planned or done");
  if (slots.noun == Match::kClash) clashes.emplace_back("different thing counted");
  return clashes;
}

}  // namespace silang::diff
