#include "cli/values.h"

#include <algorithm>
#include <cctype>

#include "base/civil.h"
#include "base/status.h"
#include "fmt/format.h"

namespace silang::cli {
namespace {

bool IsLanguageCode(std::string_view code) {
  auto is_part = [](unsigned char c) { return std::isalnum(c) != 0 || c == '-'; };
  return code.size() >= 2 && code.size() <= 35 && std::isalpha(static_cast<unsigned char>(code.front())) != 0 &&
         std::all_of(code.begin(), code.end(), is_part);
}

template <typename Number>
bool IsNumber(std::string_view text, double low, double high) {
  Number number{};
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  const auto value = static_cast<double>(number);
  return failure == std::errc() && end == text.data() + text.size() && value >= low && value <= high;
}

bool IsValue(const OptionSpec& option, std::string_view text) {
  switch (option.takes) {
    case Takes::kNothing:
    case Takes::kText:
    case Takes::kFile:
    case Takes::kFolder: return true;
    case Takes::kChoice: return std::find(option.choices.begin(), option.choices.end(), text) != option.choices.end();
    case Takes::kWhole: return IsNumber<int>(text, option.low, option.high);
    case Takes::kNumber: return IsNumber<double>(text, option.low, option.high);
    case Takes::kLanguage: return text.empty() || IsLanguageCode(text);
    case Takes::kTime: return text.empty() || ParseIso(text).has_value();
  }
  return false;
}

std::string Remedy(const OptionSpec& option) {
  switch (option.takes) {
    case Takes::kChoice: return fmt::format("give one of {}", fmt::join(option.choices, ", "));
    case Takes::kWhole: return fmt::format("give a whole number from {} to {}", option.low, option.high);
    case Takes::kNumber: return fmt::format("give a number from {} to {}", option.low, option.high);
    case Takes::kLanguage: return "give a BCP 47 code such as id, en or en-GB";
    case Takes::kTime: return "give ISO 8601: 2025-09-04 or 2025-09-04T14:30:00+07:00";
    case Takes::kNothing:
    case Takes::kText:
    case Takes::kFile:
    case Takes::kFolder: break;
  }
  return "give a name";
}

}  // namespace

std::string AsWritten(const OptionSpec& option, std::string_view text, const WrittenAt& at) {
  if (at.file.empty()) return fmt::format("--{}={}", option.name, text);
  return fmt::format("{} = {}", option.name, text);
}

absl::Status CheckValue(const OptionSpec& option, std::string_view text, const WrittenAt& at) {
  if (IsValue(option, text)) return absl::OkStatus();
  const std::string what = fmt::format("{} is out of range", AsWritten(option, text, at));
  if (at.file.empty()) return OptionError(what, Remedy(option));
  return LineError(at.file, at.line, what, Remedy(option));
}

std::string Values::Text(Option option) const {
  const std::optional<std::string>& written = written_[static_cast<size_t>(option)];
  return written ? *written : std::string(Standard(Spec(option), subcommand_));
}

size_t Values::ChoiceIndex(Option option) const {
  const std::span<const std::string_view> choices = Spec(option).choices;
  return static_cast<size_t>(std::find(choices.begin(), choices.end(), Text(option)) - choices.begin());
}

}  // namespace silang::cli
