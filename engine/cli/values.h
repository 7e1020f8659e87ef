// The values of options: what was written on the command line or in a configuration file, each checked against the table.
#ifndef SILANG_CLI_VALUES_H_
#define SILANG_CLI_VALUES_H_

#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "cli/options.h"

namespace silang::cli {

// Where a value was written.
struct WrittenAt {
  std::string_view file;  // empty: the command line
  uint32_t line = 0;
};

// "--top=-1" or "top = -1", as an error begins; file and line stand before it.
std::string AsWritten(const OptionSpec& option, std::string_view text, const WrittenAt& at);

// Whether `text` is a value of the option, for any command. Read by us and not by CLI11, whose ranges let "nan" through and whose
// numbers depend on the locale. An empty text is the value of an option that has none by default.
absl::Status CheckValue(const OptionSpec& option, std::string_view text, const WrittenAt& at);

class Values {
 public:
  explicit Values(Subcommand subcommand) : subcommand_(subcommand) {}

  // Takes a value that CheckValue has passed, in place of one taken before.
  void Set(Option option, std::string text) { written_[static_cast<size_t>(option)] = std::move(text); }
  bool Given(Option option) const { return written_[static_cast<size_t>(option)].has_value(); }

  // What was written, else the value by default.
  std::string Text(Option option) const;
  template <typename Number>
  Number Read(Option option) const {
    const std::string text = Text(option);
    Number number{};
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
  }
  // The place of the value among the option's choices, which are in the order of `Choice`.
  template <typename Choice>
  Choice Read(Option option, Choice) const {
    return static_cast<Choice>(ChoiceIndex(option));
  }

 private:
  size_t ChoiceIndex(Option option) const;

  Subcommand subcommand_;
  std::array<std::optional<std::string>, kOptionCount> written_;
};

}  // namespace silang::cli

#endif  // SILANG_CLI_VALUES_H_
