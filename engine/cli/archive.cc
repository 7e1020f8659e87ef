// archive add, query, status and check.
#include "silang/archive.h"

#include <cerrno>
#include <cstdio>
#include <iostream>

#include "base/status.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "cli/wording.h"
#include "document/sources.h"
#include "fmt/format.h"

namespace silang::cli {
namespace {

constexpr double kMegabyte = 1e6;

std::string AddedText(const Arguments& arguments, const ArchiveAdded& added, const ArchiveStatus& stored, bool done) {
  if (arguments.format != Format::kText) {
    return fmt::format(
        "{{\"done\":{},\"added\":{{\"sources\":{},\"sentences\":{},\"known\":{}}},\"stored\":{{\"sources\":{},\"sentences\":{}}}}"
        "}\n",
        done, added.sources, added.sentences, added.known, stored.sources, stored.sentences);
  }
  if (!done) return Say("added {} sentences of {} sources so far", added.sentences, added.sources) + "\n";
  std::string text = Say("added {} sentences of {} sources", added.sentences, added.sources);
  if (added.known > 0) text += Say("; {} sources were stored already", added.known);
  return text + "\n" + Say("stored: {} sentences of {} sources", stored.sentences, stored.sources) + "\n";
}

// Prints at once. Errors: standard output that is closed or full.
absl::Status Tell(std::string_view text) {
  const auto alone = HoldProgress();
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return absl::OkStatus();
  return WriteError("standard output", errno, "what was added stays; see silang archive status");
}

absl::StatusOr<ArchiveAdded> Add(const Arguments& arguments, ArchiveWriter* writer, const ArchiveWriter::Committed& committed) {
  if (arguments.tsv.empty()) {
    absl::StatusOr<std::vector<SourceText>> sources = document::OpenSources(arguments.sources, std::cin);
    if (!sources.ok()) return sources.status();
    return writer->Add(*std::move(sources), arguments.options, committed);
  }
  std::string file;
  absl::StatusOr<std::vector<SentenceView>> sentences = ViewSentences(arguments.tsv, &file);
  if (!sentences.ok()) return sentences.status();
  return writer->AddSentences(*sentences, arguments.options, committed);
}

}  // namespace

Outcome RunArchiveAdd(const Arguments& arguments, Output*) {
  KeepMemory();
  absl::StatusOr<ArchiveWriter> writer = ArchiveWriter::Open(arguments.archive);
  if (!writer.ok()) return writer.status();
  absl::Status told;
  const auto tell = [&](const ArchiveAdded& added, bool done) {
    if (told.ok()) told = Tell(AddedText(arguments, added, writer->Status(), done));
  };
  absl::StatusOr<ArchiveAdded> added = Add(arguments, &*writer, [&](const ArchiveAdded& so_far) {
    if (arguments.options.watcher) arguments.options.watcher(Phase::kStoring, so_far.sentences, 0);
    tell(so_far, false);
  });
  if (!added.ok()) return added.status();
  tell(*added, true);
  if (!told.ok()) return told;
  return 0;
}

Outcome RunArchiveQuery(const Arguments& arguments, Output* output) {
  absl::StatusOr<Archive> archive = Archive::Open(arguments.archive);
  if (!archive.ok()) return archive.status();
  if (!arguments.tsv.empty()) {
    absl::StatusOr<std::vector<SourceSentence>> sentences = ReadSentences(arguments.tsv);
    if (!sentences.ok()) return sentences.status();
    absl::StatusOr<std::vector<ArchiveMatch>> matches = archive->QuerySentences(*sentences, arguments.options);
    if (!matches.ok()) return matches.status();
    SILANG_RETURN_IF_ERROR(
        output->Write(arguments.format == Format::kText ? MatchesToTsv(*matches) : MatchesToJsonLines(*matches)));
    return 0;
  }
  absl::StatusOr<std::vector<SourceText>> sources = document::OpenSources(arguments.sources, std::cin);
  if (!sources.ok()) return sources.status();
  const bool with_claims = arguments.format == Format::kJson;  // the other formats have no place for them
  absl::StatusOr<Report> report = archive->Query(*sources, arguments.options, with_claims);
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

Outcome RunArchiveStatus(const Arguments& arguments, Output* output) {
  absl::StatusOr<Archive> archive = Archive::Open(arguments.archive);
  if (!archive.ok()) return archive.status();
  const ArchiveStatus status = archive->Status();
  const std::string text = arguments.format == Format::kText
                               ? Say("{} sentences of {} sources in {} files, {} MB", status.sentences, status.sources,
                                     status.segments, fmt::format("{:.1f}", static_cast<double>(status.bytes) / kMegabyte)) +
                                     "\n"
                               : fmt::format("{{\"sources\":{},\"sentences\":{},\"files\":{},\"bytes\":{}}}\n", status.sources,
                                             status.sentences, status.segments, status.bytes);
  SILANG_RETURN_IF_ERROR(output->Write(text));
  return 0;
}

Outcome RunArchiveCheck(const Arguments& arguments, Output* output) {
  absl::StatusOr<Archive> archive = Archive::Open(arguments.archive);
  if (!archive.ok()) return archive.status();
  SILANG_RETURN_IF_ERROR(archive->Check());
  SILANG_RETURN_IF_ERROR(RunArchiveStatus(arguments, output).status());
  return 0;
}

}  // namespace silang::cli
