// What the desk's routes say, as JSON; openapi.json has the same as schemas.
#ifndef SILANG_HTTP_DESK_JSON_H_
#define SILANG_HTTP_DESK_JSON_H_

#include <optional>
#include <string>
#include <vector>

#include "desk/store.h"
#include "http/desk_reports.h"

namespace silang::http {

std::string CasesJson(const std::vector<desk::Case>& cases);
// A case with its sources and decisions. `report`: its report, by which each decision is told with the finding that it is about;
// nullptr where there is none.
std::string CaseJson(const desk::Contents& contents, const StoredReport* report);
// Of the finding at `place` of the report the decision that counts, with those before it; nothing if there is none.
std::optional<std::string> DecisionJson(const desk::Contents& contents, const StoredReport& report, size_t place);

}  // namespace silang::http

#endif  // SILANG_HTTP_DESK_JSON_H_
