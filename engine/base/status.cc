#include "base/status.h"

#include <algorithm>
#include <string>

#include "absl/strings/cord.h"
#include "fmt/format.h"

namespace silang {
namespace {

// A file name as it can be printed on one line of a terminal.
std::string Printable(std::string_view name) {
  std::string out;
  for (const char c : name) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
  return out.empty() ? "(no name)" : out;
}

// The parts travel with the status, one after the other, each ended by a NUL; one that stands within is told as '?'.
constexpr std::string_view kParts = "silang/parts";

std::string Joined(const ErrorParts& parts) {
  std::string text = parts.around + parts.file + parts.at;
  if (!parts.file.empty()) text += ": ";
  text += parts.what;
  return parts.remedy.empty() ? text : fmt::format("{}; {}", text, parts.remedy);
}

std::string At(uint32_t line) { return fmt::format(":{}", line); }

}  // namespace

absl::Status InputError(std::string_view file, std::optional<uint64_t> byte, std::string_view what, std::string_view remedy) {
  return MadeOf({Printable(file), byte ? fmt::format(": byte {}", *byte) : "", std::string(what), std::string(remedy), ""});
}

absl::Status LineError(std::string_view file, uint32_t line, std::string_view what, std::string_view remedy) {
  return MadeOf({Printable(file), At(line), std::string(what), std::string(remedy), ""});
}

absl::Status LineError(std::string_view file, uint32_t line, const absl::Status& status) {
  ErrorParts parts = PartsOf(status);
  parts.around.insert(0, fmt::format("{}{}: ", Printable(file), At(line)));
  return MadeOf(parts);
}

absl::Status OptionError(std::string_view what, std::string_view remedy) {
  return MadeOf({"", "", std::string(what), std::string(remedy), ""});
}

absl::Status MadeOf(const ErrorParts& parts, absl::StatusCode code) {
  ErrorParts told = parts;
  std::string payload;
  for (std::string* part : {&told.file, &told.at, &told.what, &told.remedy, &told.around}) {
    std::replace(part->begin(), part->end(), '\0', '?');
    payload += *part;
    payload += '\0';
  }
  const std::string text = Joined(told);
  absl::Status status(code, {text.data(), text.size()});
  status.SetPayload({kParts.data(), kParts.size()}, absl::Cord(payload));
  return status;
}

ErrorParts PartsOf(const absl::Status& status) {
  ErrorParts parts;
  const auto payload = status.GetPayload({kParts.data(), kParts.size()});
  if (!payload) return {"", "", std::string(Message(status)), "", ""};
  const std::string text(*payload);
  size_t begin = 0;
  for (std::string* part : {&parts.file, &parts.at, &parts.what, &parts.remedy, &parts.around}) {
    const size_t end = std::min(text.find('\0', begin), text.size());
    *part = text.substr(begin, end - begin);
    begin = std::min(end + 1, text.size());
  }
  return parts;
}

std::string_view Message(const absl::Status& status) { return {status.message().data(), status.message().size()}; }

}  // namespace silang
