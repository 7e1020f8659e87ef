// The words of the interface: messages.inc, in the language that is asked for.
#ifndef SILANG_REPORT_MESSAGES_H_
#define SILANG_REPORT_MESSAGES_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "fmt/format.h"
#include "silang/engine.h"

namespace silang::report {

// A phrase with a number in it: "1 source", "3 sources".
struct Plural {
  std::string_view one;
  std::string_view other;
};

struct Messages {
  UiLanguage ui;
#define SILANG_MESSAGE(name, en, id) std::string_view name;
#define SILANG_PLURAL(name, en_one, en_other, id) Plural name;
#include "report/messages.inc"
#undef SILANG_MESSAGE
#undef SILANG_PLURAL
};

const Messages& MessagesOf(UiLanguage ui);

template <typename... Args>
std::string Fill(std::string_view pattern, const Args&... args) {
  return fmt::format(fmt::runtime(pattern), args...);
}

inline std::string Fill(const Plural& plural, size_t count) { return Fill(count == 1 ? plural.one : plural.other, count); }

// What the engine says of a finding (a kind, a severity, a reason, a step), which is English in every report that programs read,
// in the language of the interface: phrases.inc. What it does not know stays as it is.
//
//     "different predicate: send / kill"  ->  "kejadiannya berbeda: send / kill"
std::string Phrase(std::string_view english, const Messages& messages);

}  // namespace silang::report

#endif  // SILANG_REPORT_MESSAGES_H_
