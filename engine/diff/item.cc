#include "diff/item.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "claims/keys.h"

namespace silang::diff {
namespace {

using context::Entity;
using context::EntityKind;

// Kinds that one name may be read as in different articles.
bool Alike(EntityKind a, EntityKind b) {
  if (a == b || a == EntityKind::kOther || b == EntityKind::kOther) return true;
  const auto body = [](EntityKind k) { return k == EntityKind::kOrganisation || k == EntityKind::kPlace; };
  return body(a) && body(b);
}

std::vector<std::string> SortedKeys(const Entity& entity) {
  std::vector<std::string> keys = entity.keys;
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

struct Known {
  std::vector<std::string> keys;
};

// The one known entity that holds all of `keys`; invalid if there is none, or several.
LinkId FindLonger(const std::vector<std::string>& keys, EntityKind kind, const std::vector<Known>& known,
                  const std::vector<EntityKind>& kinds, const absl::flat_hash_map<std::string, std::vector<LinkId>>& by_key) {
  LinkId found;
  const auto at = by_key.find(keys.front());
  if (at == by_key.end()) return found;
  for (LinkId candidate : at->second) {
    const auto& longer = known[candidate.value].keys;
    if (!Alike(kinds[candidate.value], kind) || !std::includes(longer.begin(), longer.end(), keys.begin(), keys.end())) continue;
    if (longer == keys) return candidate;
    if (found.valid()) return {};
    found = candidate;
  }
  return found;
}

void SortUnique(std::vector<LinkId>* list) {
  std::sort(list->begin(), list->end());
  list->erase(std::unique(list->begin(), list->end()), list->end());
}

void FillKeys(const ReadSource& source, uint32_t c, const languages::ConceptTable& concepts, Item* item) {
  const claims::Claim& claim = source.claims[c];
  const bool statement = claim.kind == ClaimKind::kQuote || claim.kind == ClaimKind::kAttribution;
  const auto keys = [&](uint32_t first, uint32_t last, bool own) {
    return claims::ContentKeys(*source.context, concepts, first, last, claim.first, own ? claim.first : claim.last);
  };
  item->clause_keys = keys(claim.clause_first, claim.clause_last, statement);
  if (c >= source.read) return;  // an echo says nothing of what stands around it
  const document::Sentence& sentence = source.document->sentences[claim.sentence.value];
  item->sentence_keys = keys(sentence.first, sentence.last, false);
}

}  // namespace

EntityLinks::EntityLinks(const std::vector<ReadSource>& sources) {
  struct Reference {
    uint32_t source, entity;
    size_t words;
  };
  std::vector<Reference> order;
  links_.resize(sources.size());
  for (uint32_t s = 0; s < sources.size(); ++s) {
    const auto& entities = sources[s].context->entities;
    links_[s].resize(entities.size());
    for (uint32_t e = 0; e < entities.size(); ++e) {
      if (entities[e].kind != EntityKind::kGroup) order.push_back({s, e, entities[e].keys.size()});
    }
  }
  // Longer names first, so that a short one finds what it is short for.
  std::stable_sort(order.begin(), order.end(), [](const Reference& a, const Reference& b) { return a.words > b.words; });
  std::vector<Known> known;
  absl::flat_hash_map<std::string, std::vector<LinkId>> by_key;
  absl::flat_hash_map<std::string, LinkId> by_code;
  for (const Reference& r : order) {
    const Entity& entity = sources[r.source].context->entities[r.entity];
    const std::vector<std::string> keys = SortedKeys(entity);
    const std::string code = entity.kind == EntityKind::kCountry ? "country/" + entity.name
                             : entity.acronym.empty()            ? ""
                                                                 : "acronym/" + entity.acronym;
    LinkId link;
    if (const auto at = by_code.find(code); !code.empty() && at != by_code.end()) link = at->second;
    if (!link.valid() && !keys.empty() && entity.kind != EntityKind::kCountry)
      link = FindLonger(keys, entity.kind, known, kinds_, by_key);
    if (!link.valid()) {
      link = LinkId(known.size());
      known.push_back({keys});
      kinds_.push_back(entity.kind);
      names_.push_back(entity.name);
      for (const std::string& key : keys) by_key[key].push_back(link);
    }
    if (!code.empty()) by_code.emplace(code, link);
    links_[r.source][r.entity] = link;
  }
}

std::vector<LinkId> Persons(const EntityLinks& entities, const std::vector<LinkId>& links) {
  std::vector<LinkId> persons;
  std::copy_if(links.begin(), links.end(), std::back_inserter(persons),
               [&](LinkId link) { return entities.kind(link) == EntityKind::kPerson; });
  return persons;
}

std::vector<Item> MakeItems(const std::vector<ReadSource>& sources, const EntityLinks& links,
                            const languages::ConceptTable& concepts) {
  std::vector<Item> items;
  for (uint32_t s = 0; s < sources.size(); ++s) {
    const SourceId source(s);
    const auto add = [&](const EntityList& from, std::vector<LinkId>* to) {
      for (EntityId id : from) {
        const LinkId link = links(source, id);
        if (link.valid() && links.kind(link) != EntityKind::kPlace) to->push_back(link);
      }
    };
    for (uint32_t c = 0; c < sources[s].claims.size(); ++c) {
      const claims::Claim& claim = sources[s].claims[c];
      Item item{source,
                c,
                &claim,
                {},
                {},
                links(source, claim.bearer),
                links(source, claim.place_entity),
                links(source, claim.speaker),
                links(source, claim.outlet),
                {},
                {}};
      FillKeys(sources[s], c, concepts, &item);
      add(claim.subjects, &item.people);
      item.subjects = item.people;
      add(claim.others_involved, &item.people);
      SortUnique(&item.people);
      SortUnique(&item.subjects);
      items.push_back(std::move(item));
    }
  }
  return items;
}

KeyWeights::KeyWeights(const std::vector<Item>& items) {
  const Item* last = nullptr;
  for (const Item& item : items) {
    if (last != nullptr && last->source == item.source && last->c->sentence == item.c->sentence) continue;
    last = &item;
    ++total_;
    for (uint64_t key : item.sentence_keys) ++sentences_[key];
  }
}

double KeyWeights::Weight(uint64_t key) const {
  const auto at = sentences_.find(key);
  const double df = at == sentences_.end() ? 0 : at->second;
  return std::log((1.0 + total_) / (1.0 + df)) + 0.1;
}

double KeyWeights::Overlap(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) const {
  if (a.empty() || b.empty()) return 0;
  double common = 0, sum_a = 0, sum_b = 0;
  size_t i = 0, j = 0;
  while (i < a.size() || j < b.size()) {
    const bool both = i < a.size() && j < b.size() && a[i] == b[j];
    const bool first = j == b.size() || (i < a.size() && a[i] <= b[j]);
    const double weight = Weight(first ? a[i] : b[j]);
    if (both) common += weight;
    if (first) sum_a += weight;
    if (both || !first) sum_b += weight;
    i += first;
    j += both || !first;
  }
  const double smaller = std::min(sum_a, sum_b);
  return smaller > 0 ? common / smaller : 0;
}

}  // namespace silang::diff
