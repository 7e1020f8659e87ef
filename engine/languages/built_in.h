// The files of the language packs as they are built into the program.
#ifndef SILANG_LANGUAGES_BUILT_IN_H_
#define SILANG_LANGUAGES_BUILT_IN_H_

#include <span>
#include <string_view>

namespace silang::languages {

struct BuiltInFile {
  std::string_view path;  // relative to the folder of packs: "id/numbers.txt"
  std::string_view text;
};

// Sorted by path.
std::span<const BuiltInFile> BuiltInFiles();

}  // namespace silang::languages

#endif  // SILANG_LANGUAGES_BUILT_IN_H_
