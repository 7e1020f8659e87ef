#include <array>
#include <cerrno>
#include <cstring>

#include "base/status.h"
#include "cli/command.h"
#include "document/sources.h"
#include "fmt/format.h"

namespace silang::cli {
namespace {

constexpr size_t kMostLineBytes = size_t{16} << 20;
constexpr size_t kBatchLines = 4096;
constexpr size_t kBatchBytes = size_t{4} << 20;

std::string Place(uint64_t line) { return fmt::format("standard input, line {} (counted from 0)", line); }

// The lines of a stream, one at a time, whatever their number.
class LineReader {
 public:
  explicit LineReader(std::FILE* input) : input_(input) {}

  // False at the end. A carriage return before the line feed belongs to neither line.
  absl::StatusOr<bool> Next(std::string* line) {
    line->clear();
    bool any = false;
    for (;;) {
      if (at_ == size_) {
        size_ = std::fread(block_.data(), 1, block_.size(), input_);
        at_ = 0;
        if (std::ferror(input_) != 0) {
          return InputError("standard input", std::nullopt, fmt::format("cannot be read ({})", std::strerror(errno)),
                            "give a file or a pipe");
        }
        if (size_ == 0) break;
      }
      any = true;
      const char* begin = block_.data() + at_;
      const char* feed = static_cast<const char*>(std::memchr(begin, '\n', size_ - at_));
      size_t length = feed != nullptr ? static_cast<size_t>(feed - begin) : size_ - at_;
      line->append(begin, length);
      at_ += length + (feed != nullptr ? 1 : 0);
      if (line->size() > kMostLineBytes) {
        return InputError(Place(number_), kMostLineBytes, "the line is too long", "give one short text a line, at most 16 MiB");
      }
      if (feed != nullptr) break;
    }
    if (!any) return false;
    if (!line->empty() && line->back() == '\r') line->pop_back();
    ++number_;
    return true;
  }

  uint64_t number() const { return number_ - 1; }  // of the line read last

 private:
  std::FILE* input_;
  std::array<char, 1 << 16> block_;
  size_t at_ = 0;
  size_t size_ = 0;
  uint64_t number_ = 0;
};

bool IsBlank(std::string_view line) { return line.find_first_not_of(" \t\r\v\f") == std::string_view::npos; }

// Lines that go to the engine together; blank ones are left out there and have no claims.
struct Batch {
  std::vector<uint64_t> numbers;  // of the lines that are not blank
  std::vector<std::string> texts;
  uint64_t first = 0;
  uint64_t end = 0;  // lines [first, end)
  size_t bytes = 0;
};

absl::Status Flush(const Engine& engine, const CompareOptions& options, Batch* batch, Output* output) {
  absl::StatusOr<std::vector<std::vector<Claim>>> claims = engine.LineClaims(batch->texts, options);
  if (!claims.ok()) return claims.status();
  size_t next = 0;
  for (uint64_t line = batch->first; line < batch->end; ++line) {
    bool blank = next == batch->numbers.size() || batch->numbers[next] != line;
    SILANG_RETURN_IF_ERROR(output->Write(LineClaimsToJson(line, blank ? std::vector<Claim>() : (*claims)[next++])));
  }
  if (options.watcher) options.watcher(Phase::kReading, batch->end, 0);
  *batch = {{}, {}, batch->end, batch->end, 0};
  return absl::OkStatus();
}

}  // namespace

absl::Status RunLineClaims(const Arguments& arguments, std::FILE* input, Output* output) {
  absl::StatusOr<Engine> engine = Engine::Create();
  if (!engine.ok()) return engine.status();
  LineReader reader(input);
  Batch batch;
  std::string line;
  for (;;) {
    absl::StatusOr<bool> read = reader.Next(&line);
    if (!read.ok()) return read.status();
    if (!*read) break;
    batch.end = reader.number() + 1;
    if (!IsBlank(line)) {
      SILANG_RETURN_IF_ERROR(document::CheckText(Place(reader.number()), line));
      batch.bytes += line.size();
      batch.numbers.push_back(reader.number());
      batch.texts.push_back(std::move(line));
    }
    if (batch.end - batch.first < kBatchLines && batch.bytes < kBatchBytes) continue;
    SILANG_RETURN_IF_ERROR(Flush(*engine, arguments.options, &batch, output));
  }
  return Flush(*engine, arguments.options, &batch, output);
}

Outcome RunClaims(const Arguments& arguments, Output* output) {
  if (arguments.lines) {
    SILANG_RETURN_IF_ERROR(RunLineClaims(arguments, stdin, output));
    return 0;
  }
  absl::StatusOr<Report> report = RunStage(arguments, &Engine::Claims);
  if (!report.ok()) return report.status();
  absl::Status written;
  switch (arguments.format) {
    case Format::kText: written = output->Write(ClaimsToText(*report, StyleOf(arguments))); break;
    case Format::kJson: written = output->Write(ToJson(*report, arguments.options)); break;
    case Format::kJsonLines: written = output->Write(ClaimsToJsonLines(*report)); break;
    case Format::kHtml:
    case Format::kMarkdown:
    case Format::kCsv:
    case Format::kAnnotations: break;
  }
  SILANG_RETURN_IF_ERROR(written);
  return 0;
}

}  // namespace silang::cli
