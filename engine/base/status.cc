#include "base/status.h"

#include <string>

#include "fmt/format.h"

namespace silang {
namespace {

// A file name as it can be printed on one line of a terminal.
std::string Printable(std::string_view name) {
  std::string out;
  for (const char c : name) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
  return out.empty() ? "(no name)" : out;
}

}  // namespace

absl::Status InputError(std::string_view file, std::optional<uint64_t> byte, std::string_view what, std::string_view remedy) {
  std::string text = Printable(file);
  if (byte) text += fmt::format(": byte {}", *byte);
  text += fmt::format(": {}", what);
  if (!remedy.empty()) text += fmt::format("; {}", remedy);
  return absl::InvalidArgumentError(text);
}

absl::Status LineError(std::string_view file, uint32_t line, std::string_view what) {
  return absl::InvalidArgumentError(fmt::format("{}:{}: {}", Printable(file), line, what));
}

absl::Status OptionError(std::string_view what, std::string_view remedy) {
  return absl::InvalidArgumentError(remedy.empty() ? std::string(what) : fmt::format("{}; {}", what, remedy));
}

std::string_view Message(const absl::Status& status) { return {status.message().data(), status.message().size()}; }

}  // namespace silang
