#include "tests/cli/run.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace silang::testing {
namespace {

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

}  // namespace

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "silang-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) std::abort();
  path_ = name;
  std::filesystem::create_directory(path_ / "in");
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void Folder::Write(const std::string& name, std::string_view bytes) const {
  std::ofstream(path_ / "in" / name, std::ios::binary) << bytes;
}

void Folder::Make(const std::string& name) const { std::filesystem::create_directories(path_ / "in" / name); }

void Folder::Remove(const std::string& name) const { std::filesystem::remove(path_ / "in" / name); }

std::vector<std::string> Folder::Names() const {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(path_ / "in")) names.push_back(entry.path().filename().string());
  return names;
}

std::string Folder::Read(const std::string& name) const { return ReadFile(path_ / "in" / name); }

Result Folder::Run(const std::string& arguments, std::string_view input) const { return RunWith("", arguments, input); }

Result Folder::RunWith(const std::string& assignments, const std::string& arguments, std::string_view input) const {
  std::ofstream(path_ / "input", std::ios::binary) << input;
  std::string command = "cd '" + (path_ / "in").string() +
                        "' && export HOME=\"$PWD\" && unset XDG_CONFIG_HOME LC_ALL LC_MESSAGES LANG && "
                        "exec <../input >../out 2>../error && " +
                        assignments + " '" SILANG_COMMAND "' " + arguments;
  int status = std::system(command.c_str());
  Result result;
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  result.out = ReadFile(path_ / "out");
  result.error = ReadFile(path_ / "error");
  return result;
}

}  // namespace silang::testing
