// What the command says for itself, in the language of the interface: phrases.inc. What it says to programs (names of commands,
// options and keys, JSON) is the same in every language.
#ifndef SILANG_CLI_WORDING_H_
#define SILANG_CLI_WORDING_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "silang/engine.h"

namespace silang::cli {

// Chooses the language of what is said from now on: "en", "id", or "auto", that of the locale by the first of LC_ALL, LC_MESSAGES and
// LANG that is not empty; English where it is none of ours. Called before there are threads.
void SpeakIn(std::string_view code);
UiLanguage Language();

// A text of ours in that language.
std::string Say(std::string_view english);
// The same with its gaps filled, in order.
template <typename... Args>
std::string Say(std::string_view english, const Args&... args) {
  return fmt::format(fmt::runtime(Say(english)), args...);
}
// An error, with the names that stand in it as they are.
std::string Say(const absl::Status& status);
// The same in a language of its own, from any thread.
std::string SayIn(UiLanguage ui, const absl::Status& status);

}  // namespace silang::cli

#endif  // SILANG_CLI_WORDING_H_
