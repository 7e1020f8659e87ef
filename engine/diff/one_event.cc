#include "diff/one_event.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <initializer_list>
#include <limits>
#include <optional>

#include "absl/strings/ascii.h"
#include "base/cancel.h"
#include "base/civil.h"
#include "base/sorted.h"
#include "claims/clock.h"
#include "diff/points.h"
#include "fmt/format.h"

namespace silang::diff {
namespace {

using context::EntityKind;

constexpr std::array<int, kCommons> kPoints = {
#define SILANG_COMMON(name, points) points,
#include "diff/one_event.inc"
#undef SILANG_COMMON
};

// Probabilities from which two sources are compared, and from which one of them may be wrong. Chosen by the conflicts told rightly
// within labelled events and those between unrelated events of one type (bench/quality/crossing.py).
constexpr double kTogether = 0.03, kSure = 0.2;

constexpr size_t kTooFew = 4;  // names from which a source says enough to be judged
constexpr int64_t kMinutesOfDay = 24 * 60;
constexpr size_t kSureDays = 2;  // of an article without a date of its own: a single one may be that of something long ago
constexpr size_t kShort = 12;    // words up to which a source is a line that says too little to tell what it is about
constexpr double kAgreed = 0.6;  // of claims that agree: how surely

// The day that a claim tells of, as far as the article and its clock say which; not since when, and no day of every week.
std::optional<int64_t> DayTold(const claims::Claim& claim) {
  const auto& time = claim.time;
  if (!time || !time->begin || !time->end || *time->end - *time->begin > kMinutesOfDay) return std::nullopt;
  if (time->recurring || time->role == claims::TimeRole::kSince) return std::nullopt;
  return DayOfMinute(*time->begin);
}

// Linear in both, which are sorted.
int64_t LeastDistance(const std::vector<int64_t>& a, const std::vector<int64_t>& b) {
  if (a.empty() || b.empty()) return 0;
  int64_t least = std::numeric_limits<int64_t>::max();
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end(); *x < *y ? ++x : ++y)
    least = std::min(least, std::abs(*x - *y));
  return least;
}

// Digits of a number as it is written, without the zeros at either end.
size_t SignificantDigits(double number) {
  std::string digits = fmt::format("{}", std::abs(number));
  digits.resize(std::min(digits.size(), digits.find('e')));
  std::erase(digits, '.');
  const size_t first = digits.find_first_not_of('0'), last = digits.find_last_not_of('0');
  return first == std::string::npos ? 0 : last - first + 1;
}

// What is known of one source, each list sorted.
struct Traits {
  std::vector<LinkId> persons, short_persons, organisations, places, others;
  KeySet words;
  std::vector<int64_t> days, dates;  // `dates` without the day of publication
  std::vector<uint64_t> figures, long_figures;
  std::optional<int64_t> published;
  size_t names = 0;

  bool HasFewNames() const { return names < kTooFew; }
  bool IsShort() const { return words.keys.size() <= kShort; }
};

void AddName(LinkId name, const EntityLinks& links, Traits* of) {
  switch (links.kind(name)) {
    case EntityKind::kCountry: return;
    case EntityKind::kPerson: {
      const std::string& text = links.name(name);
      const bool whole = text.find(' ') != std::string::npos;
      const bool acronym = std::none_of(text.begin(), text.end(), absl::ascii_islower);  // "BMKG", whatever it was taken for
      (whole ? of->persons : acronym ? of->organisations : of->short_persons).push_back(name);
      break;
    }
    case EntityKind::kOrganisation: of->organisations.push_back(name); break;
    case EntityKind::kPlace: of->places.push_back(name); break;
    default: of->others.push_back(name);
  }
}

void AddFigure(const claims::Claim& claim, Traits* of) {
  const auto& quantity = claim.value.quantity;
  if (!quantity || !quantity->number) return;
  const size_t digits = SignificantDigits(*quantity->number);
  const bool has_unit = quantity->unit != "1" && !quantity->unit.empty();
  const uint64_t key = std::hash<double>()(*quantity->number) * 31 + text::LemmaKey(quantity->unit);
  if (digits >= 3)
    of->long_figures.push_back(key);
  else if (digits == 2 || has_unit)
    of->figures.push_back(key);
}

std::vector<Traits> TraitsOf(const std::vector<ReadSource>& read, const std::vector<Item>& items, const EntityLinks& links,
                             const KeyWeights& weights) {
  std::vector<Traits> traits(read.size());
  std::vector<std::vector<LinkId>> names(read.size());
  for (const Item& item : items) {
    Traits& of = traits[item.source.value];
    auto& of_source = names[item.source.value];
    of_source.insert(of_source.end(), item.names.begin(), item.names.end());
    of.words.keys.insert(of.words.keys.end(), item.sentence.keys.begin(), item.sentence.keys.end());
    of.published = item.published;
    if (const auto day = DayTold(*item.c)) of.dates.push_back(*day);
    AddFigure(*item.c, &of);
  }
  for (size_t i = 0; i < read.size(); ++i) {
    Traits& of = traits[i];
    SortUnique(&names[i]);
    for (LinkId name : names[i]) {
      AddName(name, links, &of);
      of.names += links.kind(name) != EntityKind::kCountry;
    }
    SortUnique(&of.words.keys);
    weights.Weigh(&of.words);
    SortUnique(&of.dates);
    for (auto* list : {&of.figures, &of.long_figures}) SortUnique(list);
    of.days = of.dates;
    if (of.published) of.days.push_back(*of.published);
    SortUnique(&of.days);
    if (!of.published && of.days.size() < kSureDays) of.days.clear();
  }
  return traits;
}

// What judged pairs say of two sources.
struct Judged {
  uint32_t agreed = 0, said = 0, compatible = 0;
};

InCommon CommonOf(const Traits& a, const Traits& b, const KeyWeights& weights, const Judged& pairs) {
  InCommon common;
  const auto mark = [&](Common what, bool holds) { common[static_cast<size_t>(what)] = holds; };
  // From 1, 2 ... on in the order named.
  const auto count = [&](size_t found, std::initializer_list<std::pair<size_t, Common>> steps) {
    for (const auto& [from, what] : steps) mark(what, found >= from);
  };
  mark(Common::kBias, true);
  count(CountCommon(a.persons, b.persons), {{1, Common::kPerson1}, {2, Common::kPerson2}});
  count(CountCommon(a.short_persons, b.short_persons), {{1, Common::kShortPerson}});
  count(CountCommon(a.organisations, b.organisations), {{1, Common::kOrganisation1}, {2, Common::kOrganisation2}});
  count(CountCommon(a.places, b.places), {{1, Common::kPlace1}, {2, Common::kPlace2}});
  count(CountCommon(a.others, b.others), {{1, Common::kOther}});
  mark(Common::kFewNames, a.HasFewNames() || b.HasFewNames());
  const double words = weights.Overlap(a.words, b.words);
  mark(Common::kWords1, words >= 0.125);
  mark(Common::kWords2, words >= 0.25);
  const int64_t days = LeastDistance(a.days, b.days);
  mark(Common::kWeekApart, days > 7);
  mark(Common::kMonthApart, days > claims::kOneEventDays);
  count(CountCommon(a.dates, b.dates), {{1, Common::kDate}});
  count(CountCommon(a.figures, b.figures), {{1, Common::kFigure1}, {2, Common::kFigure2}, {3, Common::kFigure3}});
  count(CountCommon(a.long_figures, b.long_figures), {{1, Common::kLongFigure1}, {2, Common::kLongFigure2}});
  count(pairs.agreed, {{1, Common::kAgreed1}, {2, Common::kAgreed2}, {4, Common::kAgreed4}});
  count(pairs.said, {{1, Common::kSaid}});
  count(pairs.compatible, {{1, Common::kCompatible}});
  return common;
}

double ProbabilityOf(const InCommon& common) {
  int points = 0;
  for (size_t i = 0; i < kCommons; ++i) points += common[i] ? kPoints[i] : 0;
  return Probability(points);
}

}  // namespace

void OneEvent::Matrix::Set(size_t a, size_t b) {
  for (const auto& [row, at] : {std::pair(a, b), std::pair(b, a)}) rows_[row][at / 64] |= uint64_t{1} << at % 64;
}

bool OneEvent::Matrix::Meet(size_t a, size_t b) const {
  for (size_t i = 0; i < rows_[a].size(); ++i) {
    if ((rows_[a][i] & rows_[b][i]) != 0) return true;
  }
  return false;
}

std::string_view Name(Common common) {
  constexpr std::string_view kNames[] = {
#define SILANG_COMMON(name, points) #name,
#include "diff/one_event.inc"
#undef SILANG_COMMON
  };
  return kNames[static_cast<size_t>(common)];
}

OneEvent::OneEvent(const std::vector<ReadSource>& read, const std::vector<Item>& items, const EntityLinks& links,
                   const KeyWeights& weights, const std::vector<JudgedPair>& pairs) {
  const size_t sources = read.size();
  const std::vector<Traits> traits = TraitsOf(read, items, links, weights);
  std::vector<std::vector<Judged>> told(sources, std::vector<Judged>(sources));
  for (const JudgedPair& pair : pairs) {
    CheckCancelledAt(&pair - pairs.data());
    const auto [a, b] = std::minmax(items[pair.a].source.value, items[pair.b].source.value);
    Judged& of = told[a][b];
    const bool statement = pair.decision.kind == ClaimKind::kQuote || pair.decision.kind == ClaimKind::kAttribution;
    if (pair.decision.relation == Relation::kCompatible) ++of.compatible;
    if (pair.decision.relation != Relation::kAgree) continue;
    if (statement)
      ++of.said;
    else if (pair.decision.kind != ClaimKind::kPolarity && pair.decision.kind != ClaimKind::kDate &&
             pair.decision.confidence > kAgreed)
      ++of.agreed;
  }
  common_.assign(sources, std::vector<InCommon>(sources));
  Matrix likely(sources), sure(sources);
  for (size_t a = 0; a < sources; ++a) {
    for (size_t b = a + 1; b < sources; ++b) {
      CheckCancelled();
      common_[a][b] = common_[b][a] = CommonOf(traits[a], traits[b], weights, told[a][b]);
      const double probability = ProbabilityOf(common_[a][b]);
      if (probability >= kTogether) likely.Set(a, b);
      if (probability >= kSure) sure.Set(a, b);
    }
  }
  together_ = surely_ = Matrix(sources);
  for (size_t a = 0; a < sources; ++a) {
    for (size_t b = a + 1; b < sources; ++b) {
      CheckCancelled();
      const bool either = likely.Has(a, b), third = sure.Meet(a, b), short_one = traits[a].IsShort() || traits[b].IsShort();
      if (short_one || either || third) together_.Set(a, b);
      if (short_one || sure.Has(a, b) || (either && third)) surely_.Set(a, b);
    }
  }
}

}  // namespace silang::diff
