// Standard output or a file, all or nothing.
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
  // Hands everything to standard output and closes it. Errors: a disk that is full; a reader that has gone (Cancelled).
  absl::Status Print();
  // Makes everything the content of a file, which is replaced only once all of it is on the disk. Errors: a folder that cannot be
  // written to, a disk that is full; then, and if a signal ends the process, the file is as it was.
  absl::Status Save(const std::string& path);

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  absl::Status CopyTo(std::FILE* stream, std::string_view name);
  absl::Status Replace(const std::string& path);

  std::string buffer_;
  std::unique_ptr<std::FILE, Closer> spill_;
};

// The error of a write that failed with `error`; Cancelled where the reader has gone.
absl::Status WriteError(std::string_view what, int error, std::string_view remedy = "check the space left on the disk");

}  // namespace silang::cli

#endif  // SILANG_CLI_OUTPUT_H_
