#include "diff/item.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>

#include "base/cancel.h"
#include "base/sorted.h"
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
  SortUnique(&keys);
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

// The content words of a sentence, read once for all of its claims, which stand together.
class SentenceWords {
 public:
  SentenceWords(const ReadSource& source, const languages::ConceptTable& concepts) : source_(source), concepts_(concepts) {}

  // The words of tokens [first, last) of the sentence, as claims::KeysInOrder has them. They are those of the whole sentence, unless one
  // of these reaches over an edge, where another may be read.
  std::vector<claims::KeyAt> InOrder(SentenceId sentence, uint32_t first, uint32_t last) {
    Read(sentence);
    if (first < first_ || last > last_ || Cuts(first) || Cuts(last))
      return claims::KeysInOrder(*source_.context, concepts_, first, last, 0, 0);
    const auto before = [](const claims::KeyAt& at, uint32_t token) { return at.token < token; };
    const auto from = std::lower_bound(words_.begin(), words_.end(), first, before);
    return {from, std::lower_bound(from, words_.end(), std::max(first, last), before)};
  }

  // Those outside [skip_first, skip_last), as claims::ContentKeys.
  std::vector<uint64_t> Keys(SentenceId sentence, uint32_t first, uint32_t last, uint32_t skip_first, uint32_t skip_last) {
    Read(sentence);
    if (first < first_ || last > last_ || Cuts(first) || Cuts(last) || Cuts(skip_first) || Cuts(skip_last))
      return claims::ContentKeys(*source_.context, concepts_, first, last, skip_first, skip_last);
    std::vector<uint64_t> keys;
    keys.reserve(words_.size());
    for (const claims::KeyAt& at : words_) {
      const bool skipped = skip_first <= at.token && at.token < skip_last;
      if (first <= at.token && at.token < last && !skipped) keys.push_back(at.key);
    }
    SortUnique(&keys);
    return keys;
  }

 private:
  void Read(SentenceId sentence) {
    if (sentence == sentence_) return;
    sentence_ = sentence;
    first_ = source_.document->sentences[sentence.value].first;
    last_ = source_.document->sentences[sentence.value].last;
    words_ = claims::KeysInOrder(*source_.context, concepts_, first_, last_, 0, 0);
  }

  // Whether a word reaches over the edge before a token.
  bool Cuts(uint32_t edge) const {
    return std::any_of(words_.begin(), words_.end(), [&](const claims::KeyAt& at) { return at.token < edge && edge < at.end; });
  }

  const ReadSource& source_;
  const languages::ConceptTable& concepts_;
  SentenceId sentence_;
  uint32_t first_ = 0, last_ = 0;
  std::vector<claims::KeyAt> words_;
};

void FillKeys(const ReadSource& source, uint32_t c, const languages::ConceptTable& concepts, SentenceWords* words, Item* item) {
  const claims::Claim& claim = source.claims[c];
  const bool statement = claim.kind == ClaimKind::kQuote || claim.kind == ClaimKind::kAttribution;
  const auto keys = [&](uint32_t first, uint32_t last, bool own) {
    return words->Keys(claim.sentence, first, last, claim.first, own ? claim.first : claim.last);
  };
  item->clause.keys = keys(claim.clause_first, claim.clause_last, statement);
  if (c >= source.read) return;  // an echo says nothing of what stands around it
  const document::Sentence& sentence = source.document->sentences[claim.sentence.value];
  item->sentence.keys = keys(sentence.first, sentence.last, false);
  if (claim.noun_last > claim.noun_first + 1) {
    // The head narrows nothing: its key is that of the noun alone.
    item->narrow.keys = keys(claim.noun_first, claim.noun_last, true);
    std::erase_if(item->narrow.keys, [&](uint64_t key) {
      return key == text::LemmaKey(claim.counted_lemma) ||
             std::any_of(claim.counted.begin(), claim.counted.end(),
                         [&](ConceptId id) { return key == claims::ConceptKey(concepts[id].kind); });
    });
  }
}

// The words on either side of the value, within the sentence: the nearer, the more they say of what it is a value of. The noun
// that it counts stands within the claim and is the nearest of all.
void FillNear(const ReadSource& source, SentenceWords* words, Item* item) {
  constexpr uint32_t kReach = 10;   // tokens
  constexpr size_t kMostWords = 5;  // on a side
  constexpr float kFades = 0.75F;   // from one word to the next
  const claims::Claim& claim = *item->c;
  const document::Sentence& sentence = source.document->sentences[claim.sentence.value];
  const uint32_t first = std::max(sentence.first, claim.first > kReach ? claim.first - kReach : 0);
  const uint32_t last = std::min(sentence.last, claim.last + kReach);
  const auto left = words->InOrder(claim.sentence, first, claim.first);
  const auto right = words->InOrder(claim.sentence, claim.last, last);
  const auto within = words->InOrder(claim.sentence, claim.first, claim.last);
  item->near.reserve(std::min(kMostWords, within.size()) + std::min(kMostWords, left.size()) +
                     std::min(kMostWords, right.size()));
  const auto add = [&](const claims::KeyAt& at, float weight) { item->near.push_back({at.key, at.readings, weight, 0}); };
  for (const claims::KeyAt& at : within) {
    if (!at.value && item->near.size() < kMostWords) add(at, 1);
  }
  float weight = 1;
  for (size_t i = 0; i < kMostWords; ++i, weight *= kFades) {
    if (i < left.size()) add(left[left.size() - 1 - i], weight);
    if (i < right.size()) add(right[i], weight * kFades);
  }
}

// The nouns that a figure with a unit is tied to: those right before it, with nothing but prepositions, auxiliaries and verbs of
// reaching between ("sustained winds of [120 mph]", "denda sebesar [Rp500 juta]"), else the one right behind ("a [$5 million] fine",
// "[empat bulan] kurungan").
void FillMeasured(const ReadSource& source, const languages::ConceptTable& concepts, SentenceWords* words, Item* item) {
  constexpr uint32_t kReach = 8;    // tokens
  constexpr size_t kMostWords = 3;  // the head and what narrows it
  const claims::Claim& claim = *item->c;
  if (!claim.value.quantity || claim.value.quantity->unit == "1" || claim.kind == ClaimKind::kAge) return;
  const text::Analysis& analysis = source.document->analysis;
  const document::Sentence& sentence = source.document->sentences[claim.sentence.value];
  const ConceptId light = concepts.Find("light");
  const auto is_light = [&](const claims::KeyAt& at) {
    if (at.readings.empty()) return false;
    const ConceptId id = at.readings.front();
    return concepts[id].concept_class == languages::ConceptClass::kEvent && concepts.Is(id, light);
  };
  uint32_t from = claim.first;
  while (from > sentence.first && claim.first - from < kReach && analysis.token(from - 1).kind == text::TokenKind::kWord) --from;
  auto left = words->InOrder(claim.sentence, from, claim.first);
  std::erase_if(left, [](const claims::KeyAt& at) { return at.value; });
  while (!left.empty() && is_light(left.back())) left.pop_back();
  const auto add = [&](const claims::KeyAt& at, float weight) { item->measured.push_back({at.key, at.readings, weight, 0}); };
  for (size_t i = 0; i < std::min(kMostWords, left.size()); ++i) {
    const claims::KeyAt& at = left[left.size() - 1 - i];
    if (i > 0 && left[left.size() - i].token - at.token > 2) break;
    add(at, i == 0 ? 1 : 0.5F);
  }
  if (!item->measured.empty()) return;
  const uint32_t to = std::min(sentence.last, claim.last + 3);
  if (claim.last >= to || analysis.token(claim.last).kind != text::TokenKind::kWord) return;
  const auto right = words->InOrder(claim.sentence, claim.last, to);
  if (!right.empty() && right.front().token <= claim.last + 1) add(right.front(), 1);
}

void FillSaid(const text::Analysis& analysis, Item* item) {
  constexpr size_t kMostWords = 400;
  if (item->c->kind != ClaimKind::kQuote && item->c->kind != ClaimKind::kAttribution) return;
  for (uint32_t i = item->c->first; i < item->c->last && item->said.size() < kMostWords; ++i) {
    const text::TokenKind kind = analysis.token(i).kind;
    if (kind != text::TokenKind::kWord && kind != text::TokenKind::kNumber) continue;
    item->said.push_back({i, text::LemmaKey(analysis.folded(i)), analysis.word(i).lemma_key});
  }
}

uint64_t TieOf(const document::Document& document, const claims::Claim& claim) {
  const Span sentence = document.sentences[claim.sentence.value].span;
  return text::LemmaKey(document.Text(sentence)) + (claim.span.begin - sentence.begin);
}

void FillNames(const ReadSource& source, const EntityLinks& links, Item* item) {
  const document::Sentence& sentence = source.document->sentences[item->c->sentence.value];
  const auto [from, to] = source.context->MentionsIn(sentence.first, sentence.last);
  for (uint32_t m = from; m < to; ++m) {
    const LinkId link = links(item->source, source.context->mentions[m].entity);
    if (link.valid()) item->names.push_back(link);
  }
  SortUnique(&item->names);
}

// The keys of a sentence with those of its neighbours, for all sentences of a source that have claims.
void FillSurroundings(const std::vector<Item>::iterator first, const std::vector<Item>::iterator last) {
  for (auto item = first; item != last; ++item) {
    if (item != first && std::prev(item)->c->sentence == item->c->sentence) {
      item->around = std::prev(item)->around;
      continue;
    }
    std::vector<uint64_t> keys = item->sentence.keys;
    const auto take = [&](const Item& other) { keys.insert(keys.end(), other.sentence.keys.begin(), other.sentence.keys.end()); };
    auto before = item;
    while (before != first && before->c->sentence == item->c->sentence) --before;
    if (before->c->sentence.value + 1 == item->c->sentence.value) take(*before);
    auto behind = item;
    while (behind != last && behind->c->sentence == item->c->sentence) ++behind;
    if (behind != last && behind->c->sentence.value == item->c->sentence.value + 1) take(*behind);
    SortUnique(&keys);
    item->around = std::make_shared<KeySet>(KeySet{std::move(keys), 0});
  }
}

// Who the persons are whose age it is, or who are counted: "woman", "suspect"; and of what sex.
void FillPersons(const ReadSource& source, const languages::ConceptTable& concepts, Item* item) {
  constexpr uint32_t kBefore = 3, kBehind = 4;  // tokens
  const claims::Claim& claim = *item->c;
  const ConceptId person = concepts.Find("person"), male = concepts.Find("male"), female = concepts.Find("female");
  const auto take = [&](ConceptId id) {
    if (!concepts.Is(id, person)) return;
    item->person_words.push_back(id);
    if (item->sex == 0) item->sex = concepts.Is(id, male) ? 'm' : concepts.Is(id, female) ? 'f' : 0;
  };
  for (ConceptId id : claim.counted) take(id);
  item->only_people =
      !claim.counted.empty() && (claim.counted.front() == person || claim.counted.front() == concepts.Find("person-any"));
  if (claim.kind != ClaimKind::kAge) return;
  const text::Analysis& analysis = source.document->analysis;
  const document::Sentence& sentence = source.document->sentences[claim.sentence.value];
  const auto look = [&](uint32_t token) {
    if (!analysis.Has(token, languages::Topic::kConcept)) return;
    for (const text::Hit& hit : analysis.HitsAt(token)) {
      if (hit.topic == languages::Topic::kConcept && hit.concept_class == languages::ConceptClass::kThing) take(hit.concept_id);
    }
  };
  for (uint32_t i = claim.last; i < std::min(claim.last + kBehind, sentence.last); ++i) look(i);
  if (item->person_words.empty()) {
    for (uint32_t i = claim.first; i-- > sentence.first && i + kBefore >= claim.first;) look(i);
  }
  if (claim.bearer.valid()) {
    const char sex = (*source.context)[claim.bearer].gender;
    if (sex != 0) item->sex = sex;
  }
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
    CheckCancelledAt(known.size());
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

std::vector<Item> MakeItems(const std::vector<ReadSource>& sources, const EntityLinks& links,
                            const languages::ConceptTable& concepts) {
  std::vector<Item> items;
  size_t claims = 0;
  for (const ReadSource& source : sources) claims += source.claims.size();
  items.reserve(claims);
  std::map<std::string_view, uint32_t> languages;
  const ConceptId speech = concepts.Find("speech");
  for (uint32_t s = 0; s < sources.size(); ++s) {
    const SourceId source(s);
    const auto add = [&](const EntityList& from, std::vector<LinkId>* to) {
      for (EntityId id : from) {
        const LinkId link = links(source, id);
        if (link.valid() && links.kind(link) != EntityKind::kPlace) to->push_back(link);
      }
    };
    SentenceWords words(sources[s], concepts);
    const size_t first = items.size();
    const uint32_t language = languages.try_emplace(sources[s].document->language, languages.size()).first->second;
    const context::Context& context = *sources[s].context;
    const bool dated = context.anchor && !context.anchor_is_guess && !context.anchor_is_reference;
    for (uint32_t c = 0; c < sources[s].claims.size(); ++c) {
      CheckCancelledAt(c);
      const claims::Claim& claim = sources[s].claims[c];
      Item item;
      if (dated) item.published = DaysFromCivil(context.anchor->date);
      item.source = source;
      item.claim = c;
      item.c = &claim;
      item.language = language;
      item.tie = TieOf(*sources[s].document, claim);
      item.of_saying = claim.kind == ClaimKind::kDate && concepts.AnyIs(claim.predicate, speech);
      item.bearer = links(source, claim.bearer);
      item.place = links(source, claim.place_entity);
      item.speaker = links(source, claim.speaker);
      item.outlet = links(source, claim.outlet);
      FillPersons(sources[s], concepts, &item);
      FillSaid(sources[s].document->analysis, &item);
      if (c < sources[s].read) {
        FillNear(sources[s], &words, &item);
        FillMeasured(sources[s], concepts, &words, &item);
        FillNames(sources[s], links, &item);
      }
      FillKeys(sources[s], c, concepts, &words, &item);
      add(claim.subjects, &item.people);
      item.subjects = item.people;
      add(claim.others_involved, &item.people);
      SortUnique(&item.people);
      SortUnique(&item.subjects);
      std::copy_if(item.people.begin(), item.people.end(), std::back_inserter(item.persons),
                   [&](LinkId link) { return links.kind(link) == EntityKind::kPerson; });
      items.push_back(std::move(item));
    }
    FillSurroundings(items.begin() + static_cast<ptrdiff_t>(first), items.end());
  }
  return items;
}

KeyWeights::KeyWeights(std::vector<Item>* items) {
  absl::flat_hash_map<uint64_t, uint64_t> number;
  KeySet nothing;
  // Each set once: what stands around is one for all claims of a sentence.
  const auto lists = [&](Item& item) {
    const bool known = &item != items->data() && (&item - 1)->around == item.around;
    return std::array<KeySet*, 4>{&item.clause, &item.sentence, &item.narrow, known ? &nothing : item.around.get()};
  };
  for (Item& item : *items) {
    CheckCancelledAt(&item - items->data());
    for (const KeySet* set : lists(item)) {
      for (uint64_t key : set->keys) number.try_emplace(key);
    }
    for (const auto* list : {&item.near, &item.measured}) {
      for (const NearWord& word : *list) number.try_emplace(word.key);
    }
  }
  std::vector<uint64_t> known;
  known.reserve(number.size());
  for (const auto& [key, of_key] : number) known.push_back(key);
  std::sort(known.begin(), known.end());
  for (size_t i = 0; i < known.size(); ++i) number[known[i]] = i;
  std::vector<uint32_t> sentences(known.size(), 0);  // in how many a key stands
  uint32_t total = 0;
  const Item* last = nullptr;
  for (Item& item : *items) {
    CheckCancelledAt(&item - items->data());
    for (KeySet* set : lists(item)) {
      for (uint64_t& key : set->keys) key = number.at(key);
    }
    for (auto* list : {&item.near, &item.measured}) {
      for (NearWord& word : *list) word.key = number.at(word.key);
    }
    if (last != nullptr && last->source == item.source && last->c->sentence == item.c->sentence) continue;
    last = &item;
    ++total;
    for (uint64_t key : item.sentence.keys) ++sentences[key];
  }
  weights_.reserve(sentences.size());
  for (uint32_t count : sentences) weights_.push_back(static_cast<float>(std::log((1.0 + total) / (1.0 + count)) + 0.1));
  for (Item& item : *items) {
    for (KeySet* set : lists(item)) Weigh(set);
  }
}

void KeyWeights::Weigh(KeySet* set) const {
  set->weight = 0;
  for (uint64_t key : set->keys) set->weight += weights_[key];
}

double KeyWeights::Overlap(const KeySet& a, const KeySet& b) const {
  const double lighter = std::min(a.weight, b.weight);
  if (lighter <= 0) return 0;
  double common = 0;
  // Without a branch on which of two keys is the smaller, which nobody can foretell.
  for (auto x = a.keys.begin(), y = b.keys.begin(); x != a.keys.end() && y != b.keys.end();) {
    const uint64_t of_a = *x, of_b = *y;
    common += of_a == of_b ? static_cast<double>(weights_[of_a]) : 0.0;
    x += of_a <= of_b;
    y += of_b <= of_a;
  }
  return common / lighter;
}

void Overlaps::SetMarks(const Item& item, bool set) {
  const auto each = [&](const KeySet& keys, Mark mark) {
    for (uint64_t key : keys.keys) marks_[key] = set ? static_cast<uint8_t>(marks_[key] | mark) : uint8_t{0};
  };
  each(item.clause, kClause);
  each(item.sentence, kSentence);
  each(*item.around, kAround);
}

double Overlaps::Of(const Item& a, Mark mark, const KeySet& of_a, const KeySet& of_b) {
  const double lighter = std::min(of_a.weight, of_b.weight);
  if (lighter <= 0) return 0;
  if (at_ != &a) {
    if (at_ != nullptr) SetMarks(*at_, false);
    SetMarks(a, true);
    at_ = &a;
  }
  double common = 0;
  for (uint64_t key : of_b.keys) common += (marks_[key] & mark) != 0 ? weights_.Weight(key) : 0.0;
  return common / lighter;
}

}  // namespace silang::diff
