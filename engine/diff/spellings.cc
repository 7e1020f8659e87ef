#include "diff/spellings.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/cancel.h"
#include "diff/decision.h"

namespace silang::diff {
namespace {

using claims::Claim;
using context::Entity;
using context::EntityKind;

constexpr size_t kShortest = 4, kLong = 7;  // letters
constexpr size_t kMostWords = 5;            // of a name
constexpr size_t kMostAlike = 64;           // names that share all words but one; more are no names
constexpr size_t kMostMentions = 4;         // of one name in one source

struct Name {
  uint32_t source = 0;
  EntityId entity;
  std::string word;  // the one that may be spelled differently
};

bool IsPlain(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

Claim NameClaim(const ReadSource& source, const context::EntityMention& mention, EntityKind kind, const std::string& key) {
  Claim claim;
  const auto& sentences = source.document->sentences;
  const auto at = std::upper_bound(sentences.begin(), sentences.end(), mention.first,
                                   [](uint32_t token, const document::Sentence& s) { return token < s.first; });
  claim.sentence = SentenceId(static_cast<size_t>(at - sentences.begin()) - 1);
  claim.part = sentences[claim.sentence.value].part;
  claim.kind = kind == EntityKind::kPerson ? ClaimKind::kParticipants : ClaimKind::kPlace;
  claim.first = claim.clause_first = mention.first;
  claim.last = claim.clause_last = mention.last;
  claim.span = mention.span;
  claim.value.text = (*source.context)[mention.entity].name;
  claim.counted_lemma = key;
  return claim;
}

void AddMentions(EntityId entity, const std::string& key, ReadSource* source) {
  size_t added = 0;
  const Entity& named = (*source->context)[entity];
  for (const context::EntityMention& mention : source->context->mentions) {
    if (mention.entity != entity || mention.form != context::MentionForm::kName) continue;
    if (mention.last - mention.first < named.keys.size()) continue;  // a shorter form of it
    source->claims.push_back(NameClaim(*source, mention, named.kind, key));
    if (++added == kMostMentions) return;
  }
}

bool HasWord(const std::vector<Name>& names, uint32_t source, const std::string& word) {
  return std::any_of(names.begin(), names.end(), [&](const Name& n) { return n.source == source && n.word == word; });
}

}  // namespace

bool Misspelt(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.size() < kShortest || a == b || a[0] != b[0] || b.size() - a.size() > 1 || !IsPlain(a) || !IsPlain(b)) return false;
  if (b.substr(0, a.size()) == a) return false;  // a short form, an ending
  const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin());
  const std::string_view rest_a(left, a.end()), rest_b(right, b.end());
  if (a.size() != b.size()) return rest_a == rest_b.substr(1);
  if (a.size() > kShortest && rest_a.size() > 1 && rest_a.substr(1) == rest_b.substr(1)) return true;  // "Mario" is not "Maria"
  std::string sorted_a(a), sorted_b(b);
  std::sort(sorted_a.begin(), sorted_a.end());
  std::sort(sorted_b.begin(), sorted_b.end());
  if (sorted_a != sorted_b) return false;
  size_t unlike = 0;
  for (size_t i = 0; i < a.size(); ++i) unlike += a[i] != b[i];
  return unlike == 2 && (a.size() >= kLong || rest_a.substr(2) == rest_b.substr(2));
}

void AddSpellings(std::vector<ReadSource>* sources) {
  std::map<std::string, std::vector<Name>> alike;  // by all words of the name but one
  for (uint32_t s = 0; s < sources->size(); ++s) {
    const auto& entities = (*sources)[s].context->entities;
    for (uint32_t e = 0; e < entities.size(); ++e) {
      const Entity& entity = entities[e];
      if (entity.kind != EntityKind::kPerson && entity.kind != EntityKind::kPlace) continue;
      if (entity.keys.size() < 2 || entity.keys.size() > kMostWords) continue;
      for (size_t w = 0; w < entity.keys.size(); ++w) {
        if (entity.keys[w].size() < kShortest) continue;
        std::string key = (*sources)[s].document->language + (entity.kind == EntityKind::kPerson ? "+" : "@");
        for (size_t i = 0; i < entity.keys.size(); ++i) key += i == w ? " *" : " " + entity.keys[i];
        alike[key].push_back({s, EntityId(e), entity.keys[w]});
      }
    }
  }
  std::set<std::pair<std::string, std::pair<uint32_t, uint32_t>>> done;  // of a key, source and entity
  for (const auto& [key, names] : alike) {
    if (names.size() < 2 || names.size() > kMostAlike) continue;
    CheckCancelled();
    for (size_t i = 0; i < names.size(); ++i) {
      for (size_t j = i + 1; j < names.size(); ++j) {
        const Name& a = names[i];
        const Name& b = names[j];
        if (a.source == b.source || !Misspelt(a.word, b.word)) continue;
        if (HasWord(names, a.source, b.word) || HasWord(names, b.source, a.word)) continue;  // two persons
        for (const Name* name : {&a, &b}) {
          if (done.emplace(key, std::pair(name->source, name->entity.value)).second)
            AddMentions(name->entity, key, &(*sources)[name->source]);
        }
      }
    }
  }
}

std::optional<Decision> CompareSpellings(const Item& a, const Item& b) {
  constexpr double kRight = 0.8;
  if (a.c->counted_lemma != b.c->counted_lemma) return std::nullopt;
  Decision decision;
  decision.kind = a.c->kind;
  decision.score = 4;
  decision.confidence = kRight;
  decision.equal = a.c->value.text == b.c->value.text;
  decision.relation = decision.equal ? Relation::kAgree : Relation::kConflict;
  decision.rule = decision.equal ? "name/equal" : kSpellingRule;
  if (!decision.equal) decision.steps.push_back("one name, spelled differently: neither source has both spellings");
  return decision;
}

}  // namespace silang::diff
