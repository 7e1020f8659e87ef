// Reports of stored comparisons: made of their sources when somebody asks, and the last few kept.
#ifndef SILANG_HTTP_DESK_REPORTS_H_
#define SILANG_HTTP_DESK_REPORTS_H_

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "absl/status/statusor.h"
#include "desk/store.h"
#include "silang/engine.h"

namespace silang::http {

struct StoredReport {
  int64_t number = 0, revision = 0;  // of the case
  std::vector<int64_t> sources;      // numbers of the stored ones, in the order of the report's
  CompareOptions options;
  Report report;
};

class DeskReports {
 public:
  DeskReports(const Engine& engine, const desk::Store& store) : engine_(engine), store_(store) {}

  // The report of a case as it is stored now. Errors: those of the store and of Engine::Compare; FailedPrecondition without sources.
  // Cost: a look at the case, or a comparison. Thread-safe; two who ask at once may both compare.
  absl::StatusOr<std::shared_ptr<const StoredReport>> Of(const desk::Case& of, const std::function<bool()>& cancelled);

 private:
  const Engine& engine_;
  const desk::Store& store_;
  std::mutex mutex_;
  std::deque<std::shared_ptr<const StoredReport>> kept_;  // latest first
};

}  // namespace silang::http

#endif  // SILANG_HTTP_DESK_REPORTS_H_
