// What "he", "the president" and "the three of them" stand for.
//
//     Putin dan Kim tiba bersama. Xi menyambut mereka. Ketiganya lalu menuju balkon.
//                                                      ^the last three persons, over two sentences
//
// Meanings of [pronoun] are words: "person singular", with "male" or "female" where the word says so; "plural"; "group 2",
// "group 3" ..., with "country" for groups of states.
#ifndef SILANG_CONTEXT_COREFERENCE_H_
#define SILANG_CONTEXT_COREFERENCE_H_

#include "context/context.h"

namespace silang::context {

// Adds mentions of roles, pronouns and group words where they can be resolved; unresolved ones get none. Outside of quoted
// words only. Linear.
void ResolveReferences(const languages::ConceptTable& concepts, Context* context);

}  // namespace silang::context

#endif  // SILANG_CONTEXT_COREFERENCE_H_
