// A line that tells how far long work is: on a terminal only, on standard error, after a second, wiped off at the end.
//
//     silang: reading claims 12 of 50
#ifndef SILANG_CLI_PROGRESS_H_
#define SILANG_CLI_PROGRESS_H_

#include <string_view>

namespace silang::cli {

constexpr std::string_view kWipe = "\r\x1b[K";  // to the start of the line, and all of it gone

}  // namespace silang::cli

#endif  // SILANG_CLI_PROGRESS_H_
