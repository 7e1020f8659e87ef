// The articles below fixtures/, as sources.
#ifndef SILANG_TESTS_ENGINE_FIXTURES_H_
#define SILANG_TESTS_ENGINE_FIXTURES_H_

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "silang/engine.h"

namespace silang::testing {

inline std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

// The *.txt of fixtures/NAME in the order of their names; paths are relative to the project.
inline std::vector<SourceText> Fixture(const std::string& name) {
  const std::filesystem::path root(SILANG_SOURCE_DIR);
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(root / "fixtures" / name)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<SourceText> sources;
  for (const auto& path : paths) {
    SourceText source;
    source.path = std::filesystem::relative(path, root).string();
    source.text = ReadFile(path);
    sources.push_back(std::move(source));
  }
  return sources;
}

}  // namespace silang::testing

#endif  // SILANG_TESTS_ENGINE_FIXTURES_H_
