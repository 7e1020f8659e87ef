#include "cli/output.h"

#include <array>
#include <cerrno>
#include <cstring>

#include "base/status.h"
#include "fmt/format.h"

namespace silang::cli {
namespace {

constexpr size_t kMostInMemory = size_t{16} << 20;

absl::Status WriteError(std::string_view what, int error) {
  return InputError(what, std::nullopt, fmt::format("cannot be written ({})", std::strerror(error)),
                    "check the space left on the disk");
}

}  // namespace

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

absl::Status Output::Print(std::FILE* stream) {
  if (spill_ != nullptr) {
    std::array<char, 1 << 16> block;
    std::rewind(spill_.get());
    while (size_t size = std::fread(block.data(), 1, block.size(), spill_.get())) {
      if (std::fwrite(block.data(), 1, size, stream) != size) return WriteError("standard output", errno);
    }
    if (std::ferror(spill_.get()) != 0) return WriteError("temporary file", errno);
  }
  if (std::fwrite(buffer_.data(), 1, buffer_.size(), stream) != buffer_.size() || std::fclose(stream) != 0) {
    return WriteError("standard output", errno);
  }
  return absl::OkStatus();
}

}  // namespace silang::cli
