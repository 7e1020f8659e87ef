#include "context/entities.h"

#include <algorithm>
#include <span>

#include "absl/container/flat_hash_map.h"
#include "base/strings.h"

namespace silang::context {
namespace {

struct Weights {
  int person = 0, organisation = 0, place = 0;
};

class EntityMaker {
 public:
  EntityMaker(const std::vector<Name>& names, Context* context) : names_(names), context_(*context), entity_of_(names.size()) {
    absl::flat_hash_map<absl::string_view, uint32_t> numbers;
    for (const Name& name : names) {
      key_begin_.push_back(keys_.size());
      for (const std::string& key : name.keys)
        keys_.push_back(numbers.try_emplace(AbslView(key), static_cast<uint32_t>(numbers.size())).first->second);
    }
    key_begin_.push_back(keys_.size());
    distinct_keys_ = numbers.size();
  }

  void Run() {
    MakeFull();
    MakeShort();
    MakeMentions();
    Decide();
  }

 private:
  static std::string Joined(const std::vector<std::string>& keys) {
    std::string joined;
    for (const std::string& key : keys) joined += (joined.empty() ? "" : " ") + key;
    return joined;
  }

  // The keys of a name, as numbers of distinct ones.
  std::span<const uint32_t> KeysOf(uint32_t name) const {
    return {keys_.data() + key_begin_[name], keys_.data() + key_begin_[name + 1]};
  }
  std::span<const uint32_t> KeysOf(EntityId id) const { return KeysOf(made_of_[id.value]); }

  EntityId Add(uint32_t index) {
    const Name& name = names_[index];
    const EntityId id(context_.entities.size());
    Entity entity;
    entity.name = name.country.empty() ? NameText(name) : name.country;
    entity.kind = name.country.empty() ? EntityKind::kOther : EntityKind::kCountry;
    entity.keys = name.keys;
    context_.entities.push_back(std::move(entity));
    made_of_.push_back(index);
    weights_.emplace_back();
    return id;
  }

  // The name as written, without honorific.
  std::string NameText(const Name& name) const {
    const text::Analysis& analysis = context_.document->analysis;
    uint32_t first = name.first;
    while (first + 1 < name.last && analysis.folded(first) != name.keys.front()) ++first;
    if (first + 1 >= name.last) first = name.keys.size() == 1 ? name.last - 1 : name.first;
    return std::string(context_.document->Text(Span{analysis.token(first).span.begin, analysis.token(name.last - 1).span.end}));
  }

  // `part`: what the name would be by itself says nothing of the whole.
  void Join(const Name& name, EntityId id, bool part = false) {
    Entity& entity = context_.entities[id.value];
    if (entity.gender == 0) entity.gender = name.gender;
    if (entity.acronym.empty()) entity.acronym = name.acronym;
    entity.roles.insert(entity.roles.end(), name.roles.begin(), name.roles.end());
    weights_[id.value].person += name.person;
    if (part) return;
    weights_[id.value].organisation += name.organisation;
    weights_[id.value].place += name.place;
  }

  static bool IsFull(const Name& name) { return name.country.empty() && name.keys.size() >= 2; }

  // Names of two words and more, longest first, so that "Joko Widodo" finds "Ir. Joko Widodo Putra".
  void MakeFull() {
    std::vector<uint32_t> order;
    for (uint32_t i = 0; i < names_.size(); ++i) {
      if (IsFull(names_[i])) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](uint32_t a, uint32_t b) { return names_[a].keys.size() > names_[b].keys.size(); });
    absl::flat_hash_map<std::string, EntityId> by_keys;
    std::vector<std::vector<EntityId>> by_word(order.empty() ? 0 : distinct_keys_);
    for (uint32_t i : order) {
      const Name& name = names_[i];
      EntityId& id = by_keys[Joined(name.keys)];
      if (!id.valid()) id = FindLonger(i, by_word);
      if (!id.valid()) {
        if (name.headline && name.person < 4 && name.organisation == 0 && name.place == 0) continue;
        id = Add(i);
        for (const uint32_t key : KeysOf(i)) {
          auto& list = by_word[key];
          if (list.size() < kMostOfOneWord) list.push_back(id);
        }
      }
      entity_of_[i] = id;
      Join(name, id);
    }
  }

  // A person's longer name that holds all words of `name` in their order.
  EntityId FindLonger(uint32_t index, const std::vector<std::vector<EntityId>>& by_word) const {
    if (names_[index].organisation >= 4 || names_[index].place >= 4) return {};
    const auto keys = KeysOf(index);
    for (EntityId id : by_word[keys.back()]) {
      const Weights& w = weights_[id.value];
      if (w.organisation >= 4 || w.place >= 4 || w.person == 0) continue;
      size_t next = 0;
      for (const uint32_t key : KeysOf(id)) next += next < keys.size() && key == keys[next];
      if (next == keys.size()) return id;
    }
    return {};
  }

  // Whether a word of a longer name may stand for the whole.
  bool Shortens(const Name& name, EntityId id) const {
    const Weights& w = weights_[id.value];
    if (w.person == 0 || w.organisation > w.person || w.place > w.person) return false;
    return name.place < 4 && name.organisation < 4 && name.keys.front().size() >= 2;
  }

  // For each word of persons' names the one who is named by it throughout: "Kim" is Kim Jong Un where his daughter Kim Ju Ae is
  // named once. Nobody where two are named about as often.
  std::vector<EntityId> MainOf() const {
    std::vector<uint32_t> full(context_.entities.size(), 0);
    for (uint32_t i = 0; i < names_.size(); ++i) {
      if (entity_of_[i].valid()) full[entity_of_[i].value] += names_[i].roles.empty() ? 1 : 2;
    }
    struct Rank {
      EntityId most;
      uint32_t count = 0, second = 0;
    };
    std::vector<Rank> ranks(distinct_keys_);
    for (uint32_t e = 0; e < full.size(); ++e) {
      if (weights_[e].person == 0) continue;
      for (const uint32_t key : KeysOf(EntityId(e))) {
        Rank& rank = ranks[key];
        if (full[e] > rank.count) {
          rank.second = rank.count;
          rank.most = EntityId(e);
          rank.count = full[e];
        } else {
          rank.second = std::max(rank.second, full[e]);
        }
      }
    }
    std::vector<EntityId> found(distinct_keys_);
    for (size_t key = 0; key < ranks.size(); ++key) {
      const Rank& rank = ranks[key];
      if (rank.count >= 2 * rank.second && rank.count > rank.second) found[key] = rank.most;
    }
    return found;
  }

  void MakeShort() {
    const std::vector<EntityId> main = MainOf();
    std::vector<EntityId> first(distinct_keys_), latest(distinct_keys_), alone(distinct_keys_);
    absl::flat_hash_map<std::string, EntityId> acronyms, countries;
    for (uint32_t i = 0; i < names_.size(); ++i) {
      if (!entity_of_[i].valid()) continue;
      for (const uint32_t key : KeysOf(i)) {
        if (!first[key].valid()) first[key] = entity_of_[i];
      }
      if (!names_[i].acronym.empty()) acronyms.try_emplace(names_[i].acronym, entity_of_[i]);
    }
    const text::Analysis& analysis = context_.document->analysis;
    for (uint32_t i = 0; i < names_.size(); ++i) {
      const Name& name = names_[i];
      if (entity_of_[i].valid()) {
        for (const uint32_t key : KeysOf(entity_of_[i])) latest[key] = entity_of_[i];
        continue;
      }
      if (!name.country.empty()) {
        EntityId& id = countries[name.country];
        if (!id.valid()) id = Add(i);
        entity_of_[i] = id;
        continue;
      }
      if (name.keys.size() != 1) continue;
      const uint32_t key = KeysOf(i).front();
      EntityId id;
      if (!acronyms.empty()) {
        const auto at = acronyms.find(AbslView(context_.document->Text(analysis.token(name.last - 1))));
        if (at != acronyms.end()) id = at->second;
      }
      for (const EntityId known : {main[key], latest[key], first[key]}) {
        if (!id.valid() && known.valid() && Shortens(name, known)) id = known;
      }
      const bool part = id.valid();
      if (!part) {
        if (!alone[key].valid()) alone[key] = Add(i);
        id = alone[key];
      }
      entity_of_[i] = id;
      Join(name, id, part);
    }
  }

  void MakeMentions() {
    const text::Analysis& analysis = context_.document->analysis;
    for (uint32_t i = 0; i < names_.size(); ++i) {
      const Name& name = names_[i];
      if (!entity_of_[i].valid()) continue;
      EntityMention mention;
      mention.first = name.first;
      mention.last = name.last;
      mention.role_first = std::min(name.role_first, name.first);
      mention.span = {analysis.token(name.first).span.begin, analysis.token(name.last - 1).span.end};
      mention.entity = entity_of_[i];
      const bool whole = name.keys.size() >= context_[mention.entity].keys.size() || !name.country.empty();
      mention.form = whole ? MentionForm::kName : MentionForm::kShortName;
      if (!context_.mentions.empty() && context_.mentions.back().last > mention.first) continue;
      context_.mentions.push_back(mention);
    }
  }

  void Decide() {
    for (uint32_t e = 0; e < context_.entities.size(); ++e) {
      Entity& entity = context_.entities[e];
      std::vector<ConceptId> roles;
      for (ConceptId role : entity.roles) {
        if (std::find(roles.begin(), roles.end(), role) == roles.end() && roles.size() < kMostRoles) roles.push_back(role);
      }
      entity.roles = std::move(roles);
      if (entity.kind == EntityKind::kCountry) continue;
      const Weights& w = weights_[e];
      const int most = std::max({w.person, w.organisation, w.place});
      if (most == 0) continue;
      entity.kind = most == w.person         ? EntityKind::kPerson
                    : most == w.organisation ? EntityKind::kOrganisation
                                             : EntityKind::kPlace;
      if (entity.kind != EntityKind::kPerson) entity.gender = 0;
      if (entity.kind == EntityKind::kOrganisation && entity.acronym.empty() && entity.keys.size() == 1 &&
          IsCapitals(entity.name)) {
        entity.acronym = entity.name;
      }
    }
  }

  static bool IsCapitals(const std::string& name) {
    return name.size() >= 2 && std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '-'; });
  }

  static constexpr size_t kMostOfOneWord = 16;  // longer names looked at for a short one
  static constexpr size_t kMostRoles = 8;

  const std::vector<Name>& names_;
  Context& context_;
  std::vector<size_t> key_begin_;  // of each name in keys_
  std::vector<uint32_t> keys_;
  size_t distinct_keys_ = 0;
  std::vector<EntityId> entity_of_;  // by name
  std::vector<uint32_t> made_of_;    // by entity: the name
  std::vector<Weights> weights_;     // by entity
};

}  // namespace

void MakeEntities(const std::vector<Name>& names, Context* context) { EntityMaker(names, context).Run(); }

}  // namespace silang::context
