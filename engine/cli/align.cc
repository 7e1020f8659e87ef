#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <span>

#include "base/status.h"
#include "cli/command.h"
#include "document/sources.h"
#include "fmt/format.h"

namespace silang::cli {
namespace {

constexpr uint64_t kMostBytes = uint64_t{1} << 30;

// The bytes of a file, or of standard input for "-".
absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream file;
  if (path != "-") {
    file.open(path, std::ios::binary);
    if (!file) return InputError(path, std::nullopt, fmt::format("cannot be read ({})", std::strerror(errno)), "check the name");
  }
  std::istream& in = path == "-" ? std::cin : file;
  std::string bytes;
  std::error_code unknown;
  if (const auto size = std::filesystem::file_size(path, unknown); !unknown) bytes.reserve(std::min<uint64_t>(size, kMostBytes));
  std::string block(1 << 20, '\0');
  while (in) {
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    bytes.append(block, 0, static_cast<size_t>(in.gcount()));
    if (bytes.size() > kMostBytes) return InputError(path, kMostBytes, "too large: more than 1 GiB", "split it");
  }
  if (in.bad()) return InputError(path, std::nullopt, "cannot be read", "check that it is a file");
  return bytes;
}

}  // namespace

absl::StatusOr<std::vector<SentenceView>> ViewSentences(const std::string& path, std::string* file) {
  absl::StatusOr<std::string> read = ReadFile(path);
  if (!read.ok()) return read.status();
  *file = *std::move(read);
  const std::string_view bytes = *file;
  std::vector<SentenceView> sentences;
  sentences.reserve(static_cast<size_t>(std::count(bytes.begin(), bytes.end(), '\n')) + 1);
  for (size_t begin = 0; begin < bytes.size();) {
    size_t end = std::min(bytes.find('\n', begin), bytes.size());
    std::string_view line = bytes.substr(begin, end - begin);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    size_t tab = line.find('\t');
    if (tab == std::string_view::npos) {
      return InputError(path, begin, fmt::format("no tab in line {} (counted from 0)", sentences.size()),
                        "write source<TAB>sentence");
    }
    if (absl::Status wrong = document::CheckText("", line); !wrong.ok())  // named only where something is wrong
      return document::CheckText(fmt::format("{}, line {} (counted from 0)", path, sentences.size()), line);
    sentences.push_back({line.substr(0, tab), line.substr(tab + 1)});
    begin = end + 1;
  }
  if (sentences.empty()) return InputError(path, 0, "the file is empty", "write source<TAB>sentence a line");
  return sentences;
}

absl::StatusOr<std::vector<SourceSentence>> ReadSentences(const std::string& path) {
  std::string file;
  absl::StatusOr<std::vector<SentenceView>> views = ViewSentences(path, &file);
  if (!views.ok()) return views.status();
  std::vector<SourceSentence> sentences;
  sentences.reserve(views->size());
  for (const SentenceView& view : *views) sentences.push_back({std::string(view.source), std::string(view.text)});
  return sentences;
}

void KeepMemory() {
#if defined(M_MMAP_THRESHOLD)
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

namespace {

absl::Status AlignTsv(const Arguments& arguments, Output* output) {
  KeepMemory();  // a fifth less at the peak
  std::string file;
  absl::StatusOr<std::vector<SentenceView>> sentences = ViewSentences(arguments.tsv, &file);
  if (!sentences.ok()) return sentences.status();
  absl::StatusOr<Engine> engine = Engine::Create();
  if (!engine.ok()) return engine.status();
  absl::StatusOr<std::vector<SentencePair>> pairs = engine->AlignSentences(*sentences, arguments.options);
  if (!pairs.ok()) return pairs.status();
  constexpr size_t kAtATime = size_t{1} << 16;
  const std::span<const SentencePair> all = *pairs;
  for (size_t first = 0; first < all.size(); first += kAtATime) {
    SILANG_RETURN_IF_ERROR(output->Write(PairsToTsv(all.subspan(first, std::min(kAtATime, all.size() - first)))));
  }
  return absl::OkStatus();
}

}  // namespace

Outcome RunAlign(const Arguments& arguments, Output* output) {
  if (!arguments.tsv.empty()) {
    SILANG_RETURN_IF_ERROR(AlignTsv(arguments, output));
    return 0;
  }
  absl::StatusOr<Report> report = RunStage(arguments, &Engine::Align);
  if (!report.ok()) return report.status();
  absl::Status written;
  switch (arguments.format) {
    case Format::kText: written = output->Write(AlignmentsToText(*report, StyleOf(arguments))); break;
    case Format::kJson: written = output->Write(ToJson(*report, arguments.options)); break;
    case Format::kJsonLines: written = output->Write(AlignmentsToJsonLines(*report)); break;
    case Format::kHtml:
    case Format::kMarkdown:
    case Format::kCsv:
    case Format::kAnnotations: break;
  }
  SILANG_RETURN_IF_ERROR(written);
  return 0;
}

}  // namespace silang::cli
