#include "diff/decision.h"

#include "fmt/compile.h"
#include "fmt/format.h"

namespace silang::diff {
namespace {

std::string Names(const languages::ConceptTable& concepts, const ConceptList& ids) {
  return ids.empty() ? "?" : concepts[ids.front()].name;
}

std::string People(const EntityLinks& links, const std::vector<LinkId>& people) {
  std::string names;
  for (LinkId id : people) names += (names.empty() ? "" : ", ") + links.name(id);
  return names.empty() ? "?" : names;
}

std::string_view Word(Match match) {
  switch (match) {
    case Match::kSame: return "the same";
    case Match::kRelated: return "related";
    case Match::kUnknown: return "not known";
    case Match::kClash: return "different";
  }
  return "";
}

}  // namespace

std::string Reason(const Comparer& comparer, const Item& a, const Item& b, const std::string& clash) {
  if (clash == "different predicate") {
    return fmt::format("{}: {} / {}", clash, Names(comparer.concepts, a.c->predicate), Names(comparer.concepts, b.c->predicate));
  }
  if (clash == "different property") {
    return fmt::format("{}: {} / {}", clash, Names(comparer.concepts, a.c->property), Names(comparer.concepts, b.c->property));
  }
  if (clash == "different parties") {
    const auto persons = [&](const Item& item) {
      return People(comparer.links, item.persons.empty() ? item.people : item.persons);
    };
    return fmt::format("{}: {} / {}", clash, persons(a), persons(b));
  }
  return clash;
}

double Weigh(Match match, double same, double related, double clash) {
  switch (match) {
    case Match::kSame: return same;
    case Match::kRelated: return related;
    case Match::kUnknown: return 0;
    case Match::kClash: return clash;
  }
  return 0;
}

std::vector<std::string> Steps(const Comparer& comparer, const Item& a, const Item& b, const Slots& slots) {
  std::vector<std::string> steps;
  steps.reserve(16);  // with those that follow
  const auto noun = [&](const claims::Claim& c) {
    return c.counted.empty() ? (c.counted_lemma.empty() ? "?" : c.counted_lemma) : Names(comparer.concepts, c.counted);
  };
  if (slots.noun != Match::kUnknown)
    steps.push_back(fmt::format(FMT_COMPILE("counted: {} / {}: {}"), noun(*a.c), noun(*b.c), Word(slots.noun)));
  if (slots.predicate != Match::kUnknown) {
    steps.push_back(fmt::format(FMT_COMPILE("predicate: {} / {}: {}"), Names(comparer.concepts, a.c->predicate),
                                Names(comparer.concepts, b.c->predicate), Word(slots.predicate)));
  }
  if (slots.property != Match::kUnknown) {
    steps.push_back(fmt::format(FMT_COMPILE("measures: {} / {}: {}"), Names(comparer.concepts, a.c->property),
                                Names(comparer.concepts, b.c->property), Word(slots.property)));
  }
  if (slots.parties != Match::kUnknown) {
    steps.push_back(fmt::format(FMT_COMPILE("parties: {} / {}: {}"), People(comparer.links, a.people),
                                People(comparer.links, b.people), Word(slots.parties)));
  }
  for (const claims::Claim* claim : {a.c, b.c}) {
    if (claim->born.empty()) continue;
    const auto& years = *claim->value.quantity;
    if (years.number)
      steps.push_back(fmt::format(FMT_COMPILE("born {}: {:.0f} years old by the article's date"), claim->born, *years.number));
    else
      steps.push_back(fmt::format(FMT_COMPILE("born {}: {:.0f} or {:.0f} years old by the article's date"), claim->born,
                                  *years.low, *years.high));
  }
  if (slots.known_apart)
    steps.push_back(
        fmt::format(FMT_COMPILE("known up to: {} / {}: {}"), a.c->known_at->edtf, b.c->known_at->edtf, Word(slots.time)));
  else if (slots.time != Match::kUnknown)
    steps.push_back(fmt::format(FMT_COMPILE("time: {} / {}: {}"), a.c->time->edtf, b.c->time->edtf, Word(slots.time)));
  if (slots.scope == Match::kClash) steps.push_back("scope: one is additional, for each, or an average, the other is not");
  if (slots.modality == Match::kClash) steps.push_back("one is planned or conditional, the other is not");
  steps.push_back(fmt::format(FMT_COMPILE("words in common: {:.0f} % of the clauses, {:.0f} % of the sentences"),
                              100 * slots.clause, 100 * slots.sentence));
  return steps;
}

}  // namespace silang::diff
