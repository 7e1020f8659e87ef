// Runs the command on files of a folder of its own.
#ifndef SILANG_TESTS_CLI_RUN_H_
#define SILANG_TESTS_CLI_RUN_H_

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace silang::testing {

struct Result {
  int exit_code = -1;
  std::string out;
  std::string error;
};

// A folder that lasts as long as the object.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void Write(const std::string& name, std::string_view bytes) const;
  void Make(const std::string& name) const;
  // Runs "silang ARGUMENTS" by the shell, in the folder, with `input` on standard input. The folder is home too.
  Result Run(const std::string& arguments, std::string_view input = "") const;
  std::string Read(const std::string& name) const;
  // Runs with the variables of the shell command `assignments`, "LANG=id_ID.UTF-8".
  Result RunWith(const std::string& assignments, const std::string& arguments, std::string_view input = "") const;
  void Remove(const std::string& name) const;
  std::vector<std::string> Names() const;

 private:
  std::filesystem::path path_;
};

}  // namespace silang::testing

#endif  // SILANG_TESTS_CLI_RUN_H_
