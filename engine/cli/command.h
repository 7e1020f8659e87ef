// The command `silang`: what its arguments say, and a function for each subcommand. A shell over include/silang: a
// subcommand returns what is to be printed, so that nothing is printed unless all of it succeeded.
#ifndef SILANG_CLI_COMMAND_H_
#define SILANG_CLI_COMMAND_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "cli/output.h"
#include "silang/archive.h"
#include "silang/engine.h"

namespace silang::cli {

enum class Subcommand : uint8_t {
  kCompare,
  kClaims,
  kAlign,
  kRead,
  kExplain,
  kSchema,
  kArchiveAdd,
  kArchiveQuery,
  kArchiveStatus,
  kArchiveCheck,
  kServe,
};
enum class Format : uint8_t { kText, kJson, kJsonLines, kHtml, kMarkdown, kCsv, kAnnotations };  // from kHtml on of compare alone
enum class FailOn : uint8_t { kConflict, kDiffers, kNone };
enum class Color : uint8_t { kAuto, kAlways, kNever };

// What `serve` listens on, and its limits.
struct ServeArguments {
  std::string host;
  int port = 0;
  std::string token, token_file;
  std::string db;        // the desk's database; empty: that of the user
  int most_body = 0;     // MiB
  int most_sources = 0;  // articles of a request
  int most_time = 0;     // seconds
  int most_waiting = 0;  // requests
};

struct Arguments {
  Subcommand subcommand = Subcommand::kCompare;
  std::vector<std::string> sources;
  std::string finding;  // explain
  bool lines = false;   // claims
  std::string tsv;      // align, archive; empty: sources
  std::string output;   // a file; empty: standard output
  std::string archive;  // the archive's folder; compare and explain: empty for none
  EventOptions event;   // which sources of the archive are compared
  Format format = Format::kText;
  FailOn fail_on = FailOn::kConflict;
  Color color = Color::kAuto;
  ServeArguments serve;
  CompareOptions options;
};

// What a subcommand ends with when nothing is wrong: the exit code, 0 or 1.
using Outcome = absl::StatusOr<int>;

Outcome RunCompare(const Arguments& arguments, Output* output);
Outcome RunClaims(const Arguments& arguments, Output* output);
Outcome RunAlign(const Arguments& arguments, Output* output);
Outcome RunRead(const Arguments& arguments, Output* output);
Outcome RunExplain(const Arguments& arguments, Output* output);
// Tells on standard output of each part as soon as it is on the disk: what was told stays, whatever comes after.
Outcome RunArchiveAdd(const Arguments& arguments, Output* output);
Outcome RunArchiveQuery(const Arguments& arguments, Output* output);
Outcome RunArchiveStatus(const Arguments& arguments, Output* output);
Outcome RunArchiveCheck(const Arguments& arguments, Output* output);

// Answers requests until SIGINT or SIGTERM comes, and ends what is under way then.
Outcome RunServe(const Arguments& arguments, Output* output);

// The claims of short texts, one a line of `input`; memory is bounded whatever its length.
absl::Status RunLineClaims(const Arguments& arguments, std::FILE* input, Output* output);

// The lines source<TAB>sentence of a file, or of standard input for "-".
absl::StatusOr<std::vector<SourceSentence>> ReadSentences(const std::string& path);
// The same as views of the file's bytes, which go to `file`.
absl::StatusOr<std::vector<SentenceView>> ViewSentences(const std::string& path, std::string* file);
// Keeps what one stage has done with for the next, in place of giving it back to the system.
void KeepMemory();

// Opens the sources, with those of the archive that tell of the same event, and hands them to one of the engine's functions (Compare, Claims, Read, Align).
using Stage = absl::StatusOr<Report> (Engine::*)(const std::vector<SourceText>&, const CompareOptions&) const;
absl::StatusOr<Report> RunStage(const Arguments& arguments, Stage stage);

// How text is laid out: as wide as the terminal (at most 120 columns), 80 columns where there is none.
TextStyle StyleOf(const Arguments& arguments);

}  // namespace silang::cli

#endif  // SILANG_CLI_COMMAND_H_
