// How an article writes its numbers.
#ifndef SILANG_CONTEXT_HABITS_H_
#define SILANG_CONTEXT_HABITS_H_

#include "context/context.h"

namespace silang::context {

// "1.500.000" and "12,5" can be read in one way only; they settle "15.000". 0 where nothing tells, or both ways are used.
// Linear.
NumberHabits ReadHabits(const document::Document& document);

}  // namespace silang::context

#endif  // SILANG_CONTEXT_HABITS_H_
