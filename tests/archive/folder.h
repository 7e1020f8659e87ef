// A folder for an archive, and sources made up for it.
#ifndef SILANG_TESTS_ARCHIVE_FOLDER_H_
#define SILANG_TESTS_ARCHIVE_FOLDER_H_

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "silang/archive.h"
#include "tests/temporary_folder.h"

namespace silang::testing {

struct ArchiveFolder : TemporaryFolder {
  ArchiveFolder() : TemporaryFolder("archive") {}
};

inline std::string ReadBytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// As a new file: some file systems wait for the disk where a file is cut short and written again.
inline void WriteBytes(const std::string& path, std::string_view bytes) {
  std::filesystem::remove(path);
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

// The files of a folder whose names end so, sorted.
inline std::vector<std::string> Files(const std::string& folder, std::string_view ending) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().string().ends_with(ending)) files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Sentences of words that occur as often as words do (Zipf), a few to a source; always the same for one seed.
inline std::vector<SourceSentence> MadeUpSentences(size_t count, unsigned seed, std::string_view source = "s") {
  std::mt19937 random(seed);
  const auto below = [&](unsigned n) { return random() % n; };
  std::vector<SourceSentence> sentences;
  for (size_t i = 0; i < count; ++i) {
    std::string text;
    for (unsigned word = 0, words = 1 + below(12); word < words; ++word)
      text += (text.empty() ? "w" : " w") + std::to_string(400 / (1 + below(400)) + below(3));
    sentences.push_back({std::string(source) + std::to_string(i / 7), text});
  }
  return sentences;
}

}  // namespace silang::testing

#endif  // SILANG_TESTS_ARCHIVE_FOLDER_H_
