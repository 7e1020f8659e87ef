#include "cli/output.h"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>
#include <utility>

#include "base/status.h"
#include "cli/signals.h"
#include "fmt/format.h"

namespace silang::cli {
namespace {

constexpr size_t kMostInMemory = size_t{16} << 20;
constexpr std::string_view kStandardOutput = "standard output";

bool IsFile(int descriptor) {
  struct stat about {};
  return fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode);
}

// What a file of that name would have if it were made anew, or has.
mode_t ModeOf(const std::string& path) {
  struct stat about {};
  if (stat(path.c_str(), &about) == 0) return about.st_mode & 07777U;
  const mode_t mask = umask(0);
  umask(mask);
  return 0666U & ~mask;
}

}  // namespace

absl::Status WriteError(std::string_view what, int error, std::string_view remedy) {
  if (error == EPIPE) return absl::CancelledError("closed pipe");
  return InputError(what, std::nullopt, fmt::format("cannot be written ({})", std::strerror(error)), remedy);
}

absl::Status Output::Write(std::string_view text) {
  buffer_.append(text);
  if (buffer_.size() <= kMostInMemory) return absl::OkStatus();
  if (spill_ == nullptr) spill_.reset(std::tmpfile());
  if (spill_ == nullptr || std::fwrite(buffer_.data(), 1, buffer_.size(), spill_.get()) != buffer_.size()) {
    return WriteError("temporary file", errno);
  }
  buffer_.clear();
  return absl::OkStatus();
}

absl::Status Output::CopyTo(std::FILE* stream, std::string_view name) {
  if (spill_ != nullptr) {
    std::array<char, 1 << 16> block;
    std::rewind(spill_.get());
    while (size_t size = std::fread(block.data(), 1, block.size(), spill_.get())) {
      if (std::fwrite(block.data(), 1, size, stream) != size) return WriteError(name, errno);
    }
    if (std::ferror(spill_.get()) != 0) return WriteError("temporary file", errno);
  }
  if (std::fwrite(buffer_.data(), 1, buffer_.size(), stream) != buffer_.size() || std::fflush(stream) != 0)
    return WriteError(name, errno);
  return absl::OkStatus();
}

absl::Status Output::Print() {
  // A file that output was led to is written in one go; a reader that does not read can still be left.
  std::optional<SignalsWait> whole;
  if (IsFile(STDOUT_FILENO)) whole.emplace();
  SILANG_RETURN_IF_ERROR(CopyTo(stdout, kStandardOutput));
  return std::fclose(stdout) == 0 ? absl::OkStatus() : WriteError(kStandardOutput, errno);
}

absl::Status Output::Save(const std::string& path) {
  std::error_code unknown;
  const std::filesystem::file_status status = std::filesystem::status(path, unknown);  // of what a link leads to
  if (std::filesystem::is_directory(status))
    return InputError(path, std::nullopt, "cannot be written (it is a folder)", "name a file");
  if (!std::filesystem::exists(status) || std::filesystem::is_regular_file(status)) {
    const std::filesystem::path target = std::filesystem::weakly_canonical(path, unknown);  // a link stays one
    return unknown ? WriteError(path, unknown.value(), "check the name") : Replace(target.string());
  }
  std::unique_ptr<std::FILE, Closer> device(std::fopen(path.c_str(), "wb"));
  if (device == nullptr) return WriteError(path, errno, "check the name");
  return CopyTo(device.get(), path);
}

absl::Status Output::Replace(const std::string& path) {
  std::string aside = path + ".XXXXXX";
  std::optional<SignalsWait> named(std::in_place);  // no signal comes between making the file and telling of it
  const int descriptor = mkstemp(aside.data());
  if (descriptor < 0) return WriteError(path, errno, "check that its folder is there and can be written to");
  const RemovedBySignal removed(aside);
  named.reset();
  std::unique_ptr<std::FILE, Closer> file(fdopen(descriptor, "wb"));
  absl::Status status = file == nullptr ? WriteError(path, errno) : CopyTo(file.get(), path);
  if (status.ok() && (fchmod(descriptor, ModeOf(path)) != 0 || fsync(descriptor) != 0)) status = WriteError(path, errno);
  if (status.ok() && std::rename(aside.c_str(), path.c_str()) != 0) status = WriteError(path, errno);
  if (!status.ok()) unlink(aside.c_str());
  return status;
}

}  // namespace silang::cli
