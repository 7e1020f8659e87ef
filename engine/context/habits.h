// How an article writes its numbers.
#ifndef SILANG_CONTEXT_HABITS_H_
#define SILANG_CONTEXT_HABITS_H_

#include "context/context.h"

namespace silang::context {

// "1.500.000" and "12,5" can be read in one way only; they settle "15.000". 0 where nothing tells, or both ways are used.
// Linear.
NumberHabits ReadHabits(const document::Document& document);

// Whether at least three lines begin with what may be clock times with a point ("14.15 Regent arrives"), none of them earlier than the
// one before or none later, and none with a figure that can be no clock time: the entries of a ticker or a timetable. Linear.
bool HasLinesByClock(const document::Document& document);

}  // namespace silang::context

#endif  // SILANG_CONTEXT_HABITS_H_
