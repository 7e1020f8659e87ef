// Standard output, all or nothing.
#ifndef SILANG_CLI_OUTPUT_H_
#define SILANG_CLI_OUTPUT_H_

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace silang::cli {

// Keeps what is written until `Print`: in memory, and beyond 16 MiB in a temporary file that has no name.
class Output {
 public:
  absl::Status Write(std::string_view text);
  // Hands everything to `stream` and closes it. Errors: a disk that is full, a stream that is closed.
  absl::Status Print(std::FILE* stream);

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  std::string buffer_;
  std::unique_ptr<std::FILE, Closer> spill_;
};

}  // namespace silang::cli

#endif  // SILANG_CLI_OUTPUT_H_
