// HTML as it is built up. Whatever is filled into a pattern is escaped, so that no text of a source can become markup; only what is
// written here, in the patterns, is.
#ifndef SILANG_REPORT_MARKUP_H_
#define SILANG_REPORT_MARKUP_H_

#include <concepts>
#include <string>
#include <string_view>
#include <utility>

#include "fmt/format.h"

namespace silang::report {

// `text` as HTML shows it, in an element or between quotation marks: on one line, without control and direction characters.
std::string Escaped(std::string_view text);

class Markup {
 public:
  // `pattern` is our own markup; each `{}` of it takes a number as it is, and a text escaped.
  template <typename... Args>
  void Add(std::string_view pattern, const Args&... args) {
    fmt::format_to(std::back_inserter(out_), fmt::runtime(pattern), Safe(args)...);
  }
  void Text(std::string_view text) { out_ += Escaped(text); }
  // Our own, such as a style sheet.
  void Raw(std::string_view markup) { out_.append(markup); }
  std::string Take() { return std::move(out_); }

 private:
  template <std::integral Number>
  static Number Safe(Number number) {
    return number;
  }
  static std::string Safe(std::string_view text) { return Escaped(text); }

  std::string out_;
};

}  // namespace silang::report

#endif  // SILANG_REPORT_MARKUP_H_
