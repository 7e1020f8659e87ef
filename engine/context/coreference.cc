#include "context/coreference.h"

#include <algorithm>
#include <optional>

#include "base/cancel.h"
#include "context/names.h"

namespace silang::context {
namespace {

using document::Sentence;
using languages::Topic;
using text::Hit;
using text::TokenFlag;
using text::TokenKind;

constexpr uint32_t kSentencesBack = 3;       // for pronouns
constexpr uint32_t kRoleSentencesBack = 12;  // for offices that several persons hold
constexpr size_t kLargestGroup = 9;

class Resolver {
 public:
  Resolver(const languages::ConceptTable& concepts, Context* context)
      : concepts_(concepts),
        context_(*context),
        document_(*context->document),
        analysis_(document_.analysis),
        quoted_(QuotedTokens(document_)) {}

  void Run() {
    const std::vector<EntityMention> named = std::move(context_.mentions);
    context_.mentions.clear();
    begins_.reserve(document_.sentences.size());
    size_t next = 0;
    in_role_.assign(analysis_.size(), false);
    for (const EntityMention& mention : named) {
      for (uint32_t i = mention.role_first; i < mention.first; ++i) in_role_[i] = true;
    }
    for (const Sentence& sentence : document_.sentences) {
      begins_.push_back(context_.mentions.size());
      if (!sentence.HasClaims()) continue;
      CheckCancelled();
      for (uint32_t i = sentence.first; i < sentence.last;) {
        while (next < named.size() && named[next].first < i) ++next;
        if (next < named.size() && named[next].first == i) {
          context_.mentions.push_back(named[next]);
          i = named[next++].last;
          continue;
        }
        // Words of an office that stand before a name refer to nobody else.
        const uint32_t end = next < named.size() ? std::min(sentence.last, named[next].first) : sentence.last;
        i = in_role_[i] ? i + 1 : Resolve(i, end);
      }
    }
  }

 private:
  const Entity& Of(const EntityMention& mention) const { return context_.entities[mention.entity.value]; }
  bool IsPerson(const EntityMention& mention) const { return Of(mention).kind == EntityKind::kPerson; }

  // Mentions of the sentence `back` sentences before the one being read.
  std::pair<size_t, size_t> MentionsBack(uint32_t back) const {
    if (back >= begins_.size()) return {0, 0};
    const size_t s = begins_.size() - 1 - back;
    return {begins_[s], s + 1 < begins_.size() ? begins_[s + 1] : context_.mentions.size()};
  }

  uint32_t Resolve(uint32_t i, uint32_t end) {
    if (analysis_.token(i).kind != TokenKind::kWord || quoted_[i]) return i + 1;
    if (const Hit* hit = analysis_.Find(i, Topic::kPronoun); hit != nullptr && hit->last <= end) {
      const EntityId id = Referent(hit->entry->meaning);
      if (id.valid()) {
        const bool group = context_.entities[id.value].kind == EntityKind::kGroup;
        Add(i, hit->last, id, group ? MentionForm::kGroupWord : MentionForm::kPronoun);
        return hit->last;
      }
      return i + 1;
    }
    return ResolveRole(i, end);
  }

  void Add(uint32_t first, uint32_t last, EntityId id, MentionForm form) {
    EntityMention mention;
    mention.first = mention.role_first = first;
    mention.last = last;
    mention.span = {analysis_.token(first).span.begin, analysis_.token(last - 1).span.end};
    mention.entity = id;
    mention.form = form;
    context_.mentions.push_back(mention);
  }

  EntityId Referent(const std::string& meaning) {
    if (meaning.rfind("group ", 0) == 0) {
      const size_t count = static_cast<size_t>(meaning[6] - '0');
      return Group(count, meaning.find("country") != std::string::npos ? EntityKind::kCountry : EntityKind::kPerson);
    }
    if (meaning.rfind("person singular", 0) == 0) {
      return Person(meaning.find(" male") != std::string::npos ? 'm' : meaning.find(" female") != std::string::npos ? 'f' : 0);
    }
    if (meaning.rfind("plural", 0) == 0) return Those();
    return {};
  }

  // The most recent person who fits; within a sentence the first named, who mostly is its subject.
  EntityId Person(char gender) {
    for (uint32_t back = 0; back <= kSentencesBack; ++back) {
      const auto [from, to] = MentionsBack(back);
      for (const bool within_quotes : {false, true}) {
        for (size_t m = from; m < to; ++m) {
          const EntityMention& mention = context_.mentions[m];
          if (!IsPerson(mention) || quoted_[mention.first] != within_quotes) continue;
          Entity& entity = context_.entities[mention.entity.value];
          if (gender != 0 && entity.gender != 0 && entity.gender != gender) continue;
          if (gender != 0 && entity.gender == 0) entity.gender = gender;
          return mention.entity;
        }
      }
    }
    return {};
  }

  bool Joined(const EntityMention& a, const EntityMention& b) const {
    if (b.role_first < a.last || b.role_first - a.last > 3) return false;
    for (uint32_t i = a.last; i < b.role_first; ++i) {
      const Hit* conjunction = analysis_.Find(i, Topic::kConjunction);
      const Hit* preposition = analysis_.Find(i, Topic::kPreposition);
      if (conjunction != nullptr && conjunction->entry->meaning == "and") continue;
      if (preposition != nullptr && preposition->entry->meaning == "with") continue;
      if (analysis_.folded(i) != ",") return false;
    }
    return b.role_first > a.last;
  }

  // The distinct entities of `kind` in mentions [from, to), and for each whether it is joined to one beside it.
  void Collect(size_t from, size_t to, EntityKind kind, std::vector<EntityId>* all, std::vector<EntityId>* joined) const {
    const EntityMention* last = nullptr;
    const auto add = [](EntityId id, std::vector<EntityId>* list) {
      if (std::find(list->begin(), list->end(), id) == list->end() && list->size() <= kLargestGroup) list->push_back(id);
    };
    for (size_t m = from; m < to; ++m) {
      const EntityMention& mention = context_.mentions[m];
      if (Of(mention).kind == EntityKind::kGroup && mention.form == MentionForm::kGroupWord) {
        for (EntityId id : Of(mention).members) {
          if (context_.entities[id.value].kind == kind) add(id, all), add(id, joined);
        }
        continue;
      }
      if (Of(mention).kind != kind) continue;
      add(mention.entity, all);
      if (last != nullptr && Joined(*last, mention)) add(last->entity, joined), add(mention.entity, joined);
      last = &mention;
    }
  }

  // `count` entities of `kind`, going back sentence by sentence until there are enough.
  EntityId Group(size_t count, EntityKind kind) {
    std::vector<EntityId> found;
    for (uint32_t back = 0; back <= kSentencesBack + 1; ++back) {
      const auto [from, to] = MentionsBack(back);
      std::vector<EntityId> all, joined;
      Collect(from, to, kind, &all, &joined);
      std::vector<EntityId> more;
      for (EntityId id : all) {
        if (std::find(found.begin(), found.end(), id) == found.end()) more.push_back(id);
      }
      if (found.size() + more.size() > count) {
        // Two of three: those that an "and" joins, else the first named.
        if (joined.size() == count && found.empty()) return GroupOf(joined);
        more.resize(count - found.size());
      }
      found.insert(found.end(), more.begin(), more.end());
      if (found.size() == count) return GroupOf(found);
    }
    return {};
  }

  // "They": only where one sentence joins two persons or more.
  EntityId Those() {
    for (uint32_t back = 0; back <= 1; ++back) {
      const auto [from, to] = MentionsBack(back);
      std::vector<EntityId> all, joined;
      Collect(from, to, EntityKind::kPerson, &all, &joined);
      if (joined.size() >= 2 && joined.size() == all.size()) return GroupOf(joined);
      if (!all.empty()) return {};
    }
    return {};
  }

  EntityId GroupOf(std::vector<EntityId> members) {
    std::sort(members.begin(), members.end());
    for (size_t g : groups_) {
      if (context_.entities[g].members == members) return EntityId(g);
    }
    if (groups_.size() >= kMostGroups) return {};
    Entity group;
    group.kind = EntityKind::kGroup;
    for (EntityId id : members) group.name += (group.name.empty() ? "" : "; ") + context_.entities[id.value].name;
    group.members = std::move(members);
    groups_.push_back(context_.entities.size());
    context_.entities.push_back(std::move(group));
    return EntityId(groups_.back());
  }

  // "sang presiden", "the governor", "Presiden": an office that one person of the article holds.
  uint32_t ResolveRole(uint32_t i, uint32_t end) {
    if (!analysis_.Has(i, Topic::kDeterminer) && !analysis_.Has(i, Topic::kRole)) return i + 1;
    uint32_t at = i;
    const Hit* determiner = analysis_.Find(i, Topic::kDeterminer);
    bool definite = determiner != nullptr && determiner->entry->meaning == "definite";
    for (const Hit& hit : analysis_.HitsAt(i)) {
      // "setelah itu gubernur ...": what points back does not lead.
      if (hit.topic == Topic::kDeterminer && hit.entry->meaning == "demonstrative") definite = false;
    }
    if (definite) at = determiner->last;
    const Hit* role = at < end && !in_role_[at] ? analysis_.Find(at, Topic::kRole) : nullptr;
    if (role == nullptr || role->last > end) return i + 1;
    uint32_t last = role->last;
    definite = definite || analysis_.token(at).Has(TokenFlag::kCapitalised);
    if (last < end) {
      const Hit* after = analysis_.Find(last, Topic::kDeterminer);
      if (after != nullptr && (after->entry->meaning == "definite" || after->entry->meaning == "demonstrative") &&
          after->last == last + 1) {
        definite = true;
        last = after->last;
      }
    }
    const EntityId id = definite ? Holder(role->entry->concept_id) : EntityId();
    if (!id.valid()) return role->last;
    Add(i, last, id, MentionForm::kRole);
    return last;
  }

  EntityId Holder(ConceptId role) const {
    if (concepts_[role].name == "official") return {};  // a sheriff is one, and so is a coroner: too many offices in one concept
    for (uint32_t back = 0; back <= kRoleSentencesBack; ++back) {
      const auto [from, to] = MentionsBack(back);
      EntityId found;
      for (size_t m = from; m < to; ++m) {
        const EntityMention& mention = context_.mentions[m];
        if (!IsPerson(mention)) continue;
        const auto& roles = Of(mention).roles;
        const bool holds =
            std::any_of(roles.begin(), roles.end(), [&](ConceptId r) { return r == role || concepts_.Is(r, role); });
        if (!holds || found == mention.entity) continue;
        if (found.valid()) return {};  // two presidents in one sentence
        found = mention.entity;
      }
      if (found.valid()) return found;
    }
    return {};
  }

  static constexpr size_t kMostGroups = 64;

  const languages::ConceptTable& concepts_;
  Context& context_;
  const document::Document& document_;
  const text::Analysis& analysis_;
  const std::vector<bool> quoted_;
  std::vector<bool> in_role_;   // by token: an office that stands before a name
  std::vector<size_t> begins_;  // by sentence: its first mention
  std::vector<size_t> groups_;
};

}  // namespace

void ResolveReferences(const languages::ConceptTable& concepts, Context* context) { Resolver(concepts, context).Run(); }

}  // namespace silang::context
