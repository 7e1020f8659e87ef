#include "diff/tallies.h"

#include <algorithm>
#include <optional>

#include "claims/keys.h"

namespace silang::diff {
namespace {

using claims::Claim;
using languages::ConceptTable;

struct Known {
  ConceptId light, person, anybody, casualty;
};

// What happened, if the verb says anything; of the dead and the wounded the noun may.
uint64_t Deed(const ConceptTable& concepts, const Known& known, const Claim& claim) {
  for (ConceptId id : claim.predicate) {
    if (!concepts.Is(id, known.light)) return claims::ConceptKey(concepts[id].kind);
  }
  for (ConceptId id : claim.counted) {
    for (ConceptId above : concepts[id].ancestors) {
      if (above != id && concepts[above].field != "base" && concepts.Is(above, known.casualty))
        return claims::ConceptKey(concepts[above].kind);
    }
  }
  return 0;
}

uint64_t WhatIsTallied(const ConceptTable& concepts, const Known& known, const Item& item) {
  const Claim& c = *item.c;
  const uint64_t kind = static_cast<uint64_t>(c.kind) << 56;
  if (c.kind == ClaimKind::kCount && c.value.quantity->unit == "1") {
    if (item.only_people || concepts.AnyIs(c.counted, known.anybody) || concepts.AnyIs(c.counted, known.person)) {
      const uint64_t deed = Deed(concepts, known, c);
      return deed == 0 ? 0 : deed ^ kind ^ 1;
    }
    if (!c.counted.empty()) return claims::ConceptKey(c.counted.front()) ^ kind;
    return c.counted_lemma.empty() ? 0 : text::LemmaKey(c.counted_lemma) ^ kind;
  }
  if (item.measured.empty()) return 0;
  const NearWord& head = item.measured.front();
  return (head.readings.empty() ? head.key : claims::ConceptKey(head.readings.front())) ^ kind ^
         text::LemmaKey(c.value.base ? c.value.base->unit : c.value.quantity->unit);
}

// 0 if none is told: nought is no tally.
double ValueOf(const Claim& claim) {
  const auto& quantity = claim.value.base ? claim.value.base : claim.value.quantity;
  return quantity ? quantity->number.value_or(0) : 0;
}

}  // namespace

Tallies::Tallies(const ConceptTable& concepts, const std::vector<Item>& items) : items_(items.data()) {
  const Known known{concepts.Find("light"), concepts.Find("person"), concepts.Find("person-any"), concepts.Find("casualty")};
  what_.reserve(items.size());
  for (const Item& item : items) {
    const double value = item.c->kind == ClaimKind::kOrdinal || !item.c->value.quantity ? 0 : ValueOf(*item.c);
    const uint64_t what = value == 0 ? 0 : WhatIsTallied(concepts, known, item);
    what_.push_back(what);
    if (what == 0) continue;
    const auto [at, added] = tallies_.try_emplace(Key{item.source.value, what}, Tally{value, value, value});
    at->second.least = std::min(at->second.least, value);
    at->second.most = std::max(at->second.most, value);
  }
}

TallyMatch Tallies::Compare(const Item& a, const Item& b) const {
  const auto what = [&](const Item& item) { return what_[static_cast<size_t>(&item - items_)]; };
  TallyMatch match;
  match.known = what(a) != 0 && what(b) != 0;
  match.same = match.known && what(a) == what(b);
  if (!match.same) return match;
  const Tally& of_a = tallies_.at({a.source.value, what(a)});
  const Tally& of_b = tallies_.at({b.source.value, what(b)});
  const double x = ValueOf(*a.c), y = ValueOf(*b.c);
  const bool most_a = x == of_a.most, most_b = y == of_b.most;
  match.lone = of_a.least == of_a.most && of_b.least == of_b.most;
  match.most = !match.lone && most_a && most_b;
  match.less = most_a != most_b;
  match.first = x == of_a.first && y == of_b.first;
  return match;
}

}  // namespace silang::diff
