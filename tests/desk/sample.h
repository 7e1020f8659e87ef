// What tests of the desk share: sources made up, and a folder for its database.
#ifndef SILANG_TESTS_DESK_SAMPLE_H_
#define SILANG_TESTS_DESK_SAMPLE_H_

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "desk/store.h"
#include "silang/engine.h"

namespace silang::testing {

// Lasts as long as the object.
class DeskFolder {
 public:
  DeskFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "silang-desk-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
  }
  ~DeskFolder() { std::filesystem::remove_all(path_); }
  DeskFolder(const DeskFolder&) = delete;
  DeskFolder& operator=(const DeskFolder&) = delete;

  std::string path(std::string_view name = "desk.db") const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
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
