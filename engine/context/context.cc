#include "context/context.h"

#include <algorithm>

#include "context/coreference.h"
#include "context/entities.h"
#include "context/habits.h"
#include "context/names.h"

namespace silang::context {

std::pair<uint32_t, uint32_t> Context::MentionsIn(uint32_t first, uint32_t last) const {
  const auto before = [](const EntityMention& m, uint32_t token) { return m.first < token; };
  const auto begin = std::lower_bound(mentions.begin(), mentions.end(), first, before);
  const auto end = std::lower_bound(begin, mentions.end(), std::max(first, last), before);
  return {static_cast<uint32_t>(begin - mentions.begin()), static_cast<uint32_t>(end - mentions.begin())};
}

const EntityMention* Context::MentionAt(uint32_t token) const {
  const auto after =
      std::upper_bound(mentions.begin(), mentions.end(), token, [](uint32_t t, const EntityMention& m) { return t < m.first; });
  if (after == mentions.begin()) return nullptr;
  const EntityMention& mention = *(after - 1);
  return token < mention.last ? &mention : nullptr;
}

Context ReadContext(const document::Document& document, const languages::ConceptTable& concepts, const ContextOptions& options) {
  Context context;
  context.document = &document;
  context.anchor = document.published ? document.published : options.reference_time;
  context.anchor_is_reference = !document.published && options.reference_time;
  context.habits = ReadHabits(document);
  MakeEntities(FindNames(document), &context);
  ResolveReferences(concepts, &context);
  return context;
}

}  // namespace silang::context
