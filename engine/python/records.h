// From the structures of a report to the dataclasses of engine/python/silang.
#ifndef SILANG_PYTHON_RECORDS_H_
#define SILANG_PYTHON_RECORDS_H_

#include <nanobind/nanobind.h>

#include "silang/engine.h"

namespace silang::python {

// The classes, in the order that __init__.py hands them over: Error, then the dataclasses Quantity, Value, Passage, Side, Finding, Claim,
// Alignment, SourceInfo.
// To be called once, before the lists below are asked for. REQUIRES: the interpreter lock, as for all that follows.
void BindRecords(nanobind::args types);

// Some tens of nanoseconds a field: they are written where the class has its slots for them, past its own __init__ and __setattr__, which
// would cost ten times as much.
nanobind::list SourceList(const Report& report);
nanobind::list ClaimList(const Report& report);
nanobind::list AlignmentList(const Report& report);
nanobind::list FindingList(const Report& report);

// Text of a source or a path, which may hold bytes that are not UTF-8, as os.fsdecode has them.
nanobind::object Text(std::string_view text);

}  // namespace silang::python

#endif  // SILANG_PYTHON_RECORDS_H_
