// From names to entities: which names of an article name the same.
#ifndef SILANG_CONTEXT_ENTITIES_H_
#define SILANG_CONTEXT_ENTITIES_H_

#include <vector>

#include "context/names.h"

namespace silang::context {

// Makes the entities that `names` name, with one mention for each name; leaves out names that only a headline has.
// Full names come first; a short one ("Kim", "Lestari") is the nearest full one before it that holds the word, else the first
// one after it. Linear.
void MakeEntities(const std::vector<Name>& names, Context* context);

}  // namespace silang::context

#endif  // SILANG_CONTEXT_ENTITIES_H_
