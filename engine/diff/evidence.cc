#include "diff/evidence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>

#include "base/sorted.h"
#include "claims/keys.h"
#include "diff/happened.h"
#include "diff/near.h"

namespace silang::diff {
namespace {

using claims::Claim;
using claims::Grain;
using claims::TimeValue;

struct Description {
  std::string_view name, words;
};
constexpr std::array<Description, kFeatures> kDescriptions = {{
#define SILANG_FEATURE(name, words) {#name, words},
#include "diff/features.inc"
#undef SILANG_FEATURE
}};

// Sets features by name.
class Marks {
 public:
  explicit Marks(Evidence* evidence) : evidence_(*evidence) {}
  void operator()(Feature feature, bool holds = true) { evidence_[static_cast<size_t>(feature)] = holds; }
  // Each of `steps` that `value` reaches, upwards from `first`.
  template <size_t kSteps>
  void Reached(Feature first, double value, const std::array<double, kSteps>& steps) {
    for (size_t i = 0; i < kSteps; ++i) {
      if (value >= steps[i]) evidence_[static_cast<size_t>(first) + i] = true;
    }
  }

 private:
  Evidence& evidence_;
};

// An event as a source tells or denies it.
uint64_t EventOf(SourceId source, ConceptId event, bool polarity) {
  return static_cast<uint64_t>(source.value) << 33 | static_cast<uint64_t>(event.value) << 1 | static_cast<uint64_t>(polarity);
}

uint64_t CrowdKey(const Item& item) {
  const Claim& c = *item.c;
  uint64_t what = 0;
  if (c.kind == ClaimKind::kDate && c.time)
    what = c.time->begin ? static_cast<uint64_t>(*c.time->begin / 1440) + 1 : text::LemmaKey(c.time->edtf);
  else if (c.value.quantity && c.value.quantity->unit != "1")
    what = text::LemmaKey(c.value.base ? c.value.base->unit : c.value.quantity->unit);
  else if (c.kind == ClaimKind::kPolarity)
    what = claims::ConceptKey(c.predicate.front());
  else if (!c.counted.empty())
    what = claims::ConceptKey(c.counted.front());
  else
    what = text::LemmaKey(c.counted_lemma);
  return what ^ (static_cast<uint64_t>(c.kind) << 56) ^ (static_cast<uint64_t>(item.source.value) * 0x9e3779b97f4a7c15ULL);
}

// Kind and value of a figure that is no chance when it stands in two sentences; 0 if it has none.
uint64_t FigureKey(const Item& item, double distinct) {
  const Claim& c = *item.c;
  if (c.kind == ClaimKind::kDate || !c.value.quantity || !c.value.quantity->number) return 0;
  if (distinct < 0.3) return 0;
  const double value = c.value.base && c.value.base->number ? *c.value.base->number : *c.value.quantity->number;
  return std::hash<double>()(value) ^ (static_cast<uint64_t>(c.kind) << 56) ^ 1;
}

void MarkMeasured(const languages::ConceptTable& concepts, const Item& a, const Item& b, Marks* mark) {
  if (a.measured.empty() || b.measured.empty()) return;
  const double heads = WordLikeness(concepts, a.measured.front(), b.measured.front());
  double any = 0, narrowed = 0;
  for (size_t i = 0; i < a.measured.size(); ++i) {
    for (size_t j = 0; j < b.measured.size(); ++j) {
      const double like = WordLikeness(concepts, a.measured[i], b.measured[j]);
      any = std::max(any, like);
      if (i > 0 && j > 0) narrowed = std::max(narrowed, like);
    }
  }
  (*mark)(Feature::kMeasuredSame, heads == 1);
  (*mark)(Feature::kMeasuredRelated, heads < 1 && any > 0);
  (*mark)(Feature::kMeasuredApart, any == 0);
  (*mark)(Feature::kMeasuredNarrowed, heads == 1 && a.measured.size() > 1 && b.measured.size() > 1 && narrowed == 0);
}

// Whether two numbers are the same digits but for one of four or more, or for the order of two: what a slip of the pen makes. Zeros that
// both end in are no digits of theirs.
bool Transposed(double x, double y) {
  if (x < 10 || y < 10 || x == y || x >= 10 * y || y >= 10 * x) return false;
  while (x != std::floor(x) && x < 1e9) x *= 10, y *= 10;
  while (y != std::floor(y) && y < 1e9) x *= 10, y *= 10;
  if (x > 1e15 || y > 1e15) return false;
  std::string left = std::to_string(std::llround(x)), right = std::to_string(std::llround(y));
  while (left.back() == '0' && right.back() == '0' && left.size() > 1 && right.size() > 1) left.pop_back(), right.pop_back();
  if (left.size() != right.size() || left.size() < 2) return false;
  size_t unlike = 0;
  for (size_t i = 0; i < left.size(); ++i) unlike += left[i] != right[i];
  if (unlike == 1) return left.size() >= 4;
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  return left == right && unlike == 2;
}

void MarkQuantities(const Claim& a, const Claim& b, double told, Marks* mark) {
  const auto& q = a.value.base && b.value.base ? a.value.base : a.value.quantity;
  const auto& r = a.value.base && b.value.base ? b.value.base : b.value.quantity;
  const auto hedged = [](const Claim& c) { return c.value.qualifier && *c.value.qualifier != Qualifier::kExact; };
  (*mark)(Feature::kHedged, hedged(a) || hedged(b));
  (*mark)(Feature::kVague, a.vague || b.vague);
  mark->Reached<3>(Feature::kDistinct1, told, {0.3, 0.7, 1});
  if (!q || !r) return;
  if (a.value.quantity && b.value.quantity) (*mark)(Feature::kUnitSame, a.value.quantity->unit == b.value.quantity->unit);
  const auto number = [](const Quantity& x) { return x.number ? *x.number : x.low ? *x.low : x.high.value_or(0); };
  const double x = number(*q), y = number(*r);
  const double small = std::min(std::abs(x), std::abs(y)), large = std::max(std::abs(x), std::abs(y));
  if (x == y || large == 0) return;
  const double ratio = small == 0 ? HUGE_VAL : large / small;
  (*mark)(Feature::kRatio1, ratio <= 1.1);
  (*mark)(Feature::kRatio2, ratio <= 1.34);
  (*mark)(Feature::kRatio3, ratio <= 2);
  (*mark)(Feature::kRatioFar, ratio > 10);
  const auto written = [](const Claim& c) { return c.value.quantity->number.value_or(0); };
  (*mark)(Feature::kTransposed, Transposed(written(a), written(b)));
  (*mark)(Feature::kNextNumber, large - small == 1 && large <= 30);
}

// Times of the telling and not of what is told.
void MarkTelling(const Item& a, const Item& b, Marks* mark) {
  (*mark)(Feature::kAsOfBoth, a.c->as_of && b.c->as_of);
  (*mark)(Feature::kAsOfOne, a.c->as_of != b.c->as_of);
  (*mark)(Feature::kSaidBoth, a.of_saying && b.of_saying);
  (*mark)(Feature::kSaidOne, a.of_saying != b.of_saying);
}

void MarkTimes(const TimeValue& a, const TimeValue& b, Marks* mark) {
  const auto limit = [](const TimeValue& t) {
    return t.role == claims::TimeRole::kAt || t.role == claims::TimeRole::kAbout ? claims::TimeRole::kAt : t.role;
  };
  (*mark)(Feature::kRoleClash, limit(a) != limit(b));
  (*mark)(Feature::kLimits, limit(a) != claims::TimeRole::kAt && limit(b) != claims::TimeRole::kAt);
  (*mark)(Feature::kGrainSame, a.grain == b.grain);
  if (a.begin && b.begin) {
    const int64_t days = std::abs(*a.begin / 1440 - *b.begin / 1440);
    (*mark)(Feature::kNextDay, days == 1 && a.grain <= Grain::kDay && b.grain <= Grain::kDay);
  } else if (a.weekday && b.weekday) {
    (*mark)(Feature::kNextDay, (*a.weekday + 1) % 7 == *b.weekday || (*b.weekday + 1) % 7 == *a.weekday);
  }
  (*mark)(Feature::kDatedBoth, a.explicit_date && b.explicit_date && a.grain <= Grain::kDay && b.grain <= Grain::kDay);
  if (a.minute && b.minute) {
    constexpr int kHalfHour = 30;
    (*mark)(Feature::kOddMinute, *a.minute % kHalfHour != 0 && *b.minute % kHalfHour != 0);
    const int apart = std::abs(*a.minute - *b.minute);
    (*mark)(Feature::kNearHour, apart != 0 && apart <= 120);
    (*mark)(Feature::kHalfDay, std::abs(apart - 720) <= 15);
  }
}

void MarkKind(const Item& a, const Item& b, Marks* mark) {
  const ClaimKind kind = ComparedAs(*a.c, *b.c);
  (*mark)(Feature::kOfRow, kind == ClaimKind::kOrdinal && a.c->kind != b.c->kind);
  (*mark)(Feature::kNextOfRow, IsCountedThrough(*a.c, *b.c));
  (*mark)(Feature::kPresentedBoth, a.c->presented && b.c->presented);
  (*mark)(Feature::kPresentedOne, a.c->presented != b.c->presented);
  switch (kind) {
    case ClaimKind::kCount: return (*mark)(Feature::kKindCount);
    case ClaimKind::kMeasure: return (*mark)(Feature::kKindMeasure);
    case ClaimKind::kMoney: return (*mark)(Feature::kKindMoney);
    case ClaimKind::kPercent: return (*mark)(Feature::kKindPercent);
    case ClaimKind::kOrdinal: return (*mark)(Feature::kKindOrdinal);
    case ClaimKind::kDuration: return (*mark)(Feature::kKindDuration);
    case ClaimKind::kAge: return (*mark)(Feature::kKindAge);
    case ClaimKind::kDate:
      if (a.c->time->minute && b.c->time->minute) return (*mark)(Feature::kKindClock);
      if (a.c->time->grain >= Grain::kYear && b.c->time->grain >= Grain::kYear) return (*mark)(Feature::kKindYear);
      return (*mark)(Feature::kKindDate);
    default: return;
  }
}

// The words that narrow what is counted: the same, or some on each side that the other has not.
void MarkNarrowing(const Item& a, const Item& b, Marks* mark) {
  if (a.narrow.keys.empty() || b.narrow.keys.empty()) return;
  const bool common = CountCommon(a.narrow.keys, b.narrow.keys) > 0;
  (*mark)(Feature::kNarrowedSame, common);
  (*mark)(Feature::kNarrowedApart, !common);
}

// "Kim met Xi" / "Kim met Putin": two and more on either side, and neither side within the other.
bool PersonsCrossed(const Item& a, const Item& b) {
  if (a.persons.size() < 2 || b.persons.size() < 2) return false;
  const auto within = [](const std::vector<LinkId>& few, const std::vector<LinkId>& many) {
    return std::includes(many.begin(), many.end(), few.begin(), few.end());
  };
  return !within(a.persons, b.persons) && !within(b.persons, a.persons);
}

void MarkNames(const Crowd& crowd, const Item& a, const Item& b, Marks* mark) {
  constexpr uint32_t kFewSentences = 4;
  absl::InlinedVector<LinkId, 8> common;
  std::set_intersection(a.names.begin(), a.names.end(), b.names.begin(), b.names.end(), std::back_inserter(common));
  (*mark)(Feature::kNameShared, !common.empty());
  (*mark)(Feature::kNamesApart, common.empty() && !a.names.empty() && !b.names.empty());
  (*mark)(Feature::kRareNameShared,
          std::any_of(common.begin(), common.end(), [&](LinkId link) { return crowd.Sentences(link) <= kFewSentences; }));
}

// Whether anything stands above both of two that are not the same: a truck and a car are vehicles.
bool OfOneSort(const languages::ConceptTable& concepts, const ConceptList& a, const ConceptList& b) {
  for (ConceptId x : a) {
    for (ConceptId above : concepts[x].ancestors) {
      if (concepts.AnyIs(b, above)) return true;
    }
  }
  return false;
}

// Verbs that differ are a contrast only if they are of one sort: "killed" / "injured" tell of two things that happen to people,
// "killed" / "found" may tell of one.
void MarkPredicates(const languages::ConceptTable& concepts, const ConceptList& a, const ConceptList& b, Marks* mark) {
  const bool contrast = OfOneSort(concepts, a, b);
  bool field = false;
  for (ConceptId x : a) {
    for (ConceptId y : b) field = field || concepts[x].field == concepts[y].field;
  }
  (*mark)(Feature::kPredicateContrast, contrast);
  (*mark)(Feature::kPredicateOther, !contrast);
  (*mark)(Feature::kPredicateField, field && !contrast);
}

void MarkSlots(const languages::ConceptTable& concepts, const Item& a, const Item& b, const Slots& slots, Marks* mark) {
  const auto match = [&](Match m, Feature same, Feature related, Feature clash) {
    (*mark)(same, m == Match::kSame);
    (*mark)(related, m == Match::kRelated);
    (*mark)(clash, m == Match::kClash);
  };
  match(slots.noun, Feature::kNounSame, Feature::kNounRelated, Feature::kNounClash);
  (*mark)(Feature::kNounOccurs, a.c->nominal_event != b.c->nominal_event);
  (*mark)(Feature::kNounSort, slots.noun == Match::kClash && OfOneSort(concepts, a.c->counted, b.c->counted));
  (*mark)(Feature::kPredicateSame, slots.predicate == Match::kSame);
  (*mark)(Feature::kPredicateRelated, slots.predicate == Match::kRelated);
  if (slots.predicate == Match::kClash) MarkPredicates(concepts, a.c->predicate, b.c->predicate, mark);
  (*mark)(Feature::kEventShared, CompareConcepts(concepts, a.c->nearby, b.c->nearby) == Match::kSame);
  match(slots.property, Feature::kPropertySame, Feature::kPropertyRelated, Feature::kPropertyClash);
  (*mark)(Feature::kPersonsCrossed, PersonsCrossed(a, b));
  match(slots.parties, Feature::kPartiesSame, Feature::kPartiesRelated, Feature::kPartiesClash);
  (*mark)(Feature::kPredicateOpposed, slots.opposed);
  (*mark)(Feature::kPredicateNearby, slots.nearby);
  (*mark)(Feature::kRestricts, slots.restricts);
  if (a.c->kind != ClaimKind::kDate) {  // of which it is the value
    (*mark)(Feature::kTimeSame, slots.time == Match::kSame);
    (*mark)(Feature::kTimeClash, slots.time == Match::kClash);
  }
  if (slots.known != Match::kUnknown) {
    const bool apart = slots.known == Match::kClash;
    (*mark)(Feature::kKnownSame, !apart);
    (*mark)(Feature::kKnownApart, apart);
    (*mark)(Feature::kKnownLoosely, apart && (a.c->known_loosely || b.c->known_loosely));
  }
  (*mark)(Feature::kKnownOne, a.c->known_at.has_value() != b.c->known_at.has_value());
  (*mark)(Feature::kScopeClash, slots.scope == Match::kClash);
  constexpr uint32_t kProgress = claims::kRisen | claims::kStill | claims::kSoFar | claims::kRest;
  const uint32_t standing_a = a.c->standing & ~kProgress, standing_b = b.c->standing & ~kProgress;
  (*mark)(Feature::kStandingSame, standing_a != 0 && standing_a == standing_b);
  (*mark)(Feature::kStandingClash, standing_a != standing_b);
  const uint32_t apart = a.c->standing ^ b.c->standing;
  (*mark)(Feature::kRisenOne, (apart & claims::kRisen) != 0);
  (*mark)(Feature::kStillOne, (apart & claims::kStill) != 0);
  const bool part_a = a.c->part_of || a.c->whole, part_b = b.c->part_of || b.c->whole;
  (*mark)(Feature::kPartOne, part_a != part_b);
  (*mark)(Feature::kPartBoth, part_a && part_b);
  (*mark)(Feature::kTotalOne, a.c->total != b.c->total);
  (*mark)(Feature::kModalityClash, slots.modality == Match::kClash);
  (*mark)(Feature::kNegationClash, a.c->negated != b.c->negated);
  const auto of_two = [&](LinkId x, LinkId y, Feature same, Feature clash) {
    if (!x.valid() || !y.valid()) return;
    (*mark)(same, x == y);
    (*mark)(clash, x != y);
  };
  of_two(a.bearer, b.bearer, Feature::kBearerSame, Feature::kBearerClash);
  (*mark)(Feature::kBearerHalf, a.bearer.valid() != b.bearer.valid());
  of_two(a.place, b.place, Feature::kPlaceSame, Feature::kPlaceClash);
  of_two(a.speaker, b.speaker, Feature::kSpeakerSame, Feature::kSpeakerClash);
  (*mark)(Feature::kDefiniteClash, a.c->definite != b.c->definite);
  (*mark)(Feature::kHeadline, (a.c->part == document::Part::kHeadline) != (b.c->part == document::Part::kHeadline));
}

}  // namespace

std::string_view Name(Feature feature) { return kDescriptions[static_cast<size_t>(feature)].name; }
std::string_view Words(Feature feature) { return kDescriptions[static_cast<size_t>(feature)].words; }

Crowd::Crowd(const languages::ConceptTable& concepts, const std::vector<Item>& items, size_t sources)
    : items_(items.data()), of_kind_(sources), first_day_(sources), tallies_(concepts, items) {
  absl::flat_hash_map<uint64_t, uint32_t> alike;
  const Item* last = nullptr;
  for (const Item& item : items) {
    ++alike[CrowdKey(item)];
    ++of_kind_[item.source.value][static_cast<size_t>(item.c->kind)];
    distinct_.push_back(Distinctiveness(*item.c));
    figure_.push_back(FigureKey(item, distinct_.back()));
    if (item.c->kind == ClaimKind::kPolarity) {
      for (ConceptId event : item.c->predicate) told_.insert(EventOf(item.source, event, *item.c->value.polarity));
    }
    const bool same = last != nullptr && last->source == item.source && last->c->sentence == item.c->sentence;
    if (!same) {
      figures_.emplace_back();
      counts_.emplace_back();
    }
    if (figure_.back() != 0) figures_.back().push_back(figure_.back());
    sentence_.push_back(static_cast<uint32_t>(figures_.size() - 1));
    if (item.c->kind == ClaimKind::kCount && item.c->value.quantity->number) counts_.back().push_back(item.c);
    const Claim*& first_day = first_day_[item.source.value];
    if (item.c->kind == ClaimKind::kDate && item.c->time && item.c->time->grain <= Grain::kDay && first_day == nullptr)
      first_day = item.c;
    last = &item;
    if (same) continue;
    for (LinkId link : item.names) ++sentences_[link.value];
  }
  for (auto& figures : figures_) std::sort(figures.begin(), figures.end());
  for (const Item& item : items) alike_.push_back(alike.at(CrowdKey(item)));
}

uint32_t Crowd::Sentences(LinkId link) const {
  const auto at = sentences_.find(link.value);
  return at == sentences_.end() ? 0 : at->second;
}

bool Crowd::ShareFigure(const Item& a, const Item& b) const {
  const auto& x = figures_[sentence_[At(a)]];
  const auto& y = figures_[sentence_[At(b)]];
  if (x.empty() || y.empty()) return false;
  const uint64_t own_a = figure_[At(a)], own_b = figure_[At(b)];
  return std::any_of(x.begin(), x.end(), [&](uint64_t figure) {
    return figure != own_a && figure != own_b && std::binary_search(y.begin(), y.end(), figure);
  });
}

bool Crowd::Tells(const Item& item, const ConceptList& events, bool polarity) const {
  return std::any_of(events.begin(), events.end(),
                     [&](ConceptId event) { return told_.contains(EventOf(item.source, event, polarity)); });
}

bool Crowd::SumMeets(const Item& a, const Item& b) const {
  if (a.c->kind != ClaimKind::kCount || b.c->kind != ClaimKind::kCount) return false;
  const auto& x = a.c->value.quantity->number;
  const auto& y = b.c->value.quantity->number;
  if (!x || !y || *x == *y) return false;
  const Item& less = *x < *y ? a : b;
  const double rest = std::abs(*x - *y);
  const std::vector<const Claim*>& beside = counts_[sentence_[At(less)]];
  return std::any_of(beside.begin(), beside.end(), [&](const Claim* c) {
    return c != less.c && !c->span.Overlaps(less.c->span) && *c->value.quantity->number == rest;
  });
}

uint32_t Crowd::Alike(const Item& item) const { return alike_[At(item)]; }

uint32_t Crowd::OfKind(const Item& item) const { return of_kind_[item.source.value][static_cast<size_t>(item.c->kind)]; }

Evidence Gather(const Comparer& comparer, const Crowd& crowd, const Item& a, const Item& b, const Slots& slots,
                ValueMatch value) {
  Evidence evidence;
  Marks mark(&evidence);
  const Claim& x = *a.c;
  const Claim& y = *b.c;
  MarkKind(a, b, &mark);
  MarkSlots(comparer.concepts, a, b, slots, &mark);
  MarkNarrowing(a, b, &mark);
  MarkMeasured(comparer.concepts, a, b, &mark);
  if (x.kind == ClaimKind::kDate) {
    MarkTimes(*x.time, *y.time, &mark);
    MarkTelling(a, b, &mark);
  } else if (value != ValueMatch::kIncomparable && x.value.quantity && y.value.quantity) {
    MarkQuantities(x, y, std::max(crowd.Distinct(a), crowd.Distinct(b)), &mark);
  }
  const uint32_t alike = std::max(crowd.Alike(a), crowd.Alike(b));
  if (Has(evidence, Feature::kNounSame)) {
    mark(Feature::kNounGeneric, a.only_people && b.only_people);
    mark(Feature::kNounRare, alike <= 2);
    mark(Feature::kNounImplied, x.implied || y.implied);
  }
  mark(Feature::kUnitRare, x.value.quantity && x.value.quantity->unit != "1" && alike <= 2);
  mark(Feature::kEventRare, x.kind == ClaimKind::kPolarity && alike <= 2);
  mark(Feature::kEventFrequent, x.kind == ClaimKind::kPolarity && alike >= 5);
  mark(Feature::kFirstDays, x.kind == ClaimKind::kDate && crowd.IsFirstDay(a) && crowd.IsFirstDay(b));
  mark(Feature::kDayOnce, x.kind == ClaimKind::kDate && alike == 1);
  mark(Feature::kDayFew, x.kind == ClaimKind::kDate && alike <= 3);
  const uint32_t of_kind = std::max(crowd.OfKind(a), crowd.OfKind(b));
  mark(Feature::kLone, of_kind == 1);
  mark(Feature::kFew, of_kind <= 3);
  mark(Feature::kMany, of_kind >= 10);
  mark(Feature::kPersonWordSame, CompareConcepts(comparer.concepts, a.person_words, b.person_words) == Match::kSame);
  mark(Feature::kSexClash, a.sex != 0 && b.sex != 0 && a.sex != b.sex);
  mark(Feature::kClauseNone, slots.clause == 0);
  mark.Reached<4>(Feature::kClause1, slots.clause, {0.1, 0.25, 0.4, 0.6});
  mark.Reached<4>(Feature::kSentence1, slots.sentence, {0.05, 0.125, 0.25, 0.4});
  mark.Reached<3>(Feature::kAround1, comparer.overlaps.OfSurroundings(a, b), {0.08, 0.2, 0.33});
  MarkNames(crowd, a, b, &mark);
  mark(Feature::kFigureShared, crowd.ShareFigure(a, b));
  const TallyMatch tally = crowd.tallies().Compare(a, b);
  mark(Feature::kTallySame, tally.same);
  mark(Feature::kTallyApart, tally.known && !tally.same);
  mark(Feature::kTallyLone, tally.lone);
  mark(Feature::kTallyMost, tally.most);
  mark(Feature::kTallyLess, tally.less);
  mark(Feature::kTallyFirst, tally.first);
  mark(Feature::kSumMeets, crowd.SumMeets(a, b));
  const bool same_thing = slots.noun == Match::kSame || Has(evidence, Feature::kMeasuredSame);
  const int apart = Has(evidence, Feature::kScopeClash) + Has(evidence, Feature::kModalityClash) +
                    Has(evidence, Feature::kTimeClash) + Has(evidence, Feature::kPredicateContrast) +
                    Has(evidence, Feature::kPropertyClash) + Has(evidence, Feature::kRestricts);
  mark(Feature::kSlotApart, same_thing && slots.parties != Match::kClash && apart > 0);
  const bool dated = a.published && b.published && a.source != b.source;
  mark(Feature::kPublishedApart, dated && *a.published != *b.published);
  mark(Feature::kPublishedSame, dated && *a.published == *b.published);
  mark(Feature::kOneSource, a.source == b.source);
  mark.Reached<4>(Feature::kNear1, Surroundings(comparer, a, b), {0.08, 0.18, 0.3, 0.5});
  const bool dates = x.kind == ClaimKind::kDate;
  const bool told_alike = dates ? x.time->explicit_date && y.time->explicit_date && x.time->grain == y.time->grain
                                : Has(evidence, Feature::kNear4) && x.definite == y.definite;
  mark(Feature::kOneText,
       a.source == b.source && x.sentence != y.sentence && slots.clause >= 0.6 && slots.predicate == Match::kSame && told_alike);
  mark(Feature::kOneSentence, a.source == b.source && x.sentence == y.sentence);
  mark(Feature::kOtherLanguage, a.language != b.language);
  if (x.kind == ClaimKind::kPolarity) MarkEvents(comparer, crowd, a, b, &evidence);
  return evidence;
}

}  // namespace silang::diff
