// A folder of its own for a test.
#ifndef SILANG_TESTS_TEMPORARY_FOLDER_H_
#define SILANG_TESTS_TEMPORARY_FOLDER_H_

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

namespace silang::testing {

// Lasts as long as the object. `usual` is what a test mostly asks for within it.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(std::string_view usual) : usual_(usual) {
    std::string name = (std::filesystem::temp_directory_path() / "silang-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string path() const { return path(usual_); }
  std::string path(std::string_view name) const { return (path_ / name).string(); }

 private:
  std::string usual_;
  std::filesystem::path path_;
};

}  // namespace silang::testing

#endif  // SILANG_TESTS_TEMPORARY_FOLDER_H_
