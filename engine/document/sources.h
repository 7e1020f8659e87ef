// From the arguments of a command to source texts: files, folders, "-", "@list", JSON Lines.
#ifndef SILANG_DOCUMENT_SOURCES_H_
#define SILANG_DOCUMENT_SOURCES_H_

#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "silang/engine.h"

namespace silang::document {

// Opens each argument: a file; a folder (its *.txt, *.html, *.jsonl, *.xml, *.warc and *.gz of these by name, nothing else); "-"
// for `standard_input`; "@list", a file with one source a line. What a file is is told by its name (document/media.h), where that
// says nothing by its first bytes. A JSON Lines file, a feed and a WARC file are many sources; what is packed with gzip is
// unpacked. A page stays as it is until it is read (document/page.h). Errors name the file, the byte and the remedy; nothing is
// returned unless all could be read. At most 100,000 sources and 1 GiB in all, unpacked.
absl::StatusOr<std::vector<SourceText>> OpenSources(const std::vector<std::string>& arguments, std::istream& standard_input);

// One source a line: {"id","title","text","published","publisher","url","language"}; only "text" is needed.
absl::StatusOr<std::vector<SourceText>> ParseJsonLines(std::string_view path, std::string_view bytes);

// Whether `text` can be read as an article. Errors name the path, the byte and the remedy: empty, binary (a NUL byte), not
// UTF-8, longer than 64 MiB. Linear.
absl::Status CheckText(std::string_view path, std::string_view text);

// Whether no two sources came with the same id. The error names both.
absl::Status CheckGivenIds(const std::vector<SourceText>& sources);

}  // namespace silang::document

#endif  // SILANG_DOCUMENT_SOURCES_H_
