#include "context/context.h"

#include <algorithm>

#include "context/coreference.h"
#include "context/entities.h"
#include "context/habits.h"
#include "context/names.h"

namespace silang::context {

void Context::Index() {
  mention_from.resize(document->analysis.size() + 1);
  auto mention = static_cast<uint32_t>(mentions.size());
  for (size_t token = mention_from.size(); token-- > 0;) {
    while (mention > 0 && mentions[mention - 1].first >= token) --mention;
    mention_from[token] = mention;
  }
}

uint32_t Context::MentionFrom(uint32_t token) const {
  if (token < mention_from.size()) return mention_from[token];
  const auto at = std::lower_bound(mentions.begin(), mentions.end(), token,
                                   [](const EntityMention& m, uint32_t token) { return m.first < token; });
  return static_cast<uint32_t>(at - mentions.begin());
}

std::pair<uint32_t, uint32_t> Context::MentionsIn(uint32_t first, uint32_t last) const {
  return {MentionFrom(first), MentionFrom(std::max(first, last))};
}

const EntityMention* Context::MentionAt(uint32_t token) const {
  const uint32_t after = MentionFrom(token + 1);
  if (after == 0) return nullptr;
  const EntityMention& mention = mentions[after - 1];
  return token < mention.last ? &mention : nullptr;
}

Context ReadContext(const document::Document& document, const languages::ConceptTable& concepts, const ContextOptions& options) {
  Context context;
  context.document = &document;
  context.concepts = &concepts;
  context.anchor = document.published ? document.published : options.reference_time;
  context.anchor_is_reference = !document.published && options.reference_time;
  context.habits = ReadHabits(document);
  context.lines_by_clock = HasLinesByClock(document);
  MakeEntities(FindNames(document), &context);
  ResolveReferences(concepts, &context);
  context.Index();
  return context;
}

}  // namespace silang::context
