// From files to sources, as the command reads them: plain text, saved pages, RSS and Atom feeds, JSON Lines, WARC, packed with gzip or
// not. What a file is is told by its name, and by its first bytes where that says nothing.
#ifndef SILANG_SOURCES_H_
#define SILANG_SOURCES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "silang/engine.h"

namespace silang {

// The sources in files and folders (of a folder its *.txt, *.html, *.jsonl, *.xml, *.warc and *.gz of these, by name). A name is a name:
// "-" and "@list" are files that are called so. Errors name the file, the byte and the remedy; nothing is returned unless all could be
// read. At most 100,000 sources and 1 GiB in all, unpacked. Linear.
absl::StatusOr<std::vector<SourceText>> OpenPaths(const std::vector<std::string>& paths);

// The same of a file whose bytes are in memory already; `name` is not opened.
absl::StatusOr<std::vector<SourceText>> SourcesIn(const std::string& name, std::string bytes);

}  // namespace silang

#endif  // SILANG_SOURCES_H_
