// What tests of the desk share: sources made up, and a folder for its database.
#ifndef SILANG_TESTS_DESK_SAMPLE_H_
#define SILANG_TESTS_DESK_SAMPLE_H_

#include <string>
#include <string_view>
#include <vector>

#include "desk/store.h"
#include "silang/engine.h"
#include "tests/temporary_folder.h"

namespace silang::testing {

struct DeskFolder : TemporaryFolder {
  DeskFolder() : TemporaryFolder("desk.db") {}
};

inline SourceText Article(std::string_view path, std::string_view text, std::string_view publisher = "") {
  SourceText source;
  source.path = path;
  source.text = text;
  source.publisher = publisher;
  return source;
}

inline desk::Decision Decided(std::string_view finding, desk::Verdict verdict, std::string_view note = "",
                              std::string_view time = "2026-01-02T03:04:05Z") {
  desk::Decision decision;
  decision.finding = finding;
  decision.verdict = verdict;
  decision.note = note;
  decision.time = time;
  return decision;
}

}  // namespace silang::testing

#endif  // SILANG_TESTS_DESK_SAMPLE_H_
