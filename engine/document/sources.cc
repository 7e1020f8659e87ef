#include "document/sources.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <system_error>

#include "base/status.h"
#include "document/feeds.h"
#include "document/gzip.h"
#include "document/media.h"
#include "document/warc.h"
#include "fmt/format.h"
#include "silang/sources.h"
#include "unicode/unicode.h"

namespace silang::document {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMostSources = 100000;
constexpr uint64_t kMostBytes = uint64_t{1} << 30;         // of all sources
constexpr uint64_t kMostSourceBytes = uint64_t{64} << 20;  // of one source
constexpr uint64_t kMostUnpacked = uint64_t{256} << 20;    // of one packed file

std::string Trim(std::string_view s) {
  const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!s.empty() && space(s.front())) s.remove_prefix(1);
  while (!s.empty() && space(s.back())) s.remove_suffix(1);
  return std::string(s);
}

bool IsBlank(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

// Collects the sources of all arguments, or the first error.
class Opener {
 public:
  explicit Opener(std::istream& standard_input) : standard_input_(standard_input) {}

  absl::Status Open(const std::string& argument) {
    if (argument == "-") return OpenStandardInput();
    if (argument.starts_with('@')) return OpenList(argument.substr(1));
    return OpenPath(argument);
  }

  absl::Status OpenPath(const std::string& path) {
    if (path.find('\0') != std::string::npos)
      return InputError(path, std::nullopt, "a NUL byte in a file name", "check the name");
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (error.value() == ELOOP)
      return InputError(path, std::nullopt, "a symbolic link that leads to itself", "name the file it should lead to");
    if (status.type() == fs::file_type::not_found) {
      return InputError(path, std::nullopt, "no such file or folder", "check the name");
    }
    if (error)
      return InputError(path, std::nullopt, fmt::format("cannot be read ({})", error.message()), "check its permissions");
    if (status.type() == fs::file_type::directory) return OpenFolder(path);
    auto bytes = ReadFile(path, LimitOf(MediaOfName(path)));
    return bytes.ok() ? Add(path, *std::move(bytes)) : bytes.status();
  }

  absl::Status Add(const std::string& path, std::string bytes) {
    const bool packed = IsGzip(bytes);
    if (packed) {
      const uint64_t limit = std::min(LimitOf(MediaOfName(path)), kMostUnpacked);
      auto unpacked = Unpack(path, bytes, std::min(limit, kMostBytes - std::min(bytes_, kMostBytes)));
      if (!unpacked.ok()) return unpacked.status();
      bytes = *std::move(unpacked);
      bytes_ += bytes.size();
    }
    const Media media = MediaOf(path, bytes);
    const absl::Status status = AddAs(media, path, std::move(bytes));
    // Bytes within what was packed are none of the file itself.
    if (!status.ok() && packed) {
      ErrorParts parts = PartsOf(status);
      if (!parts.at.empty()) parts.at += " of the unpacked file";
      return MadeOf(parts, status.code());
    }
    SILANG_RETURN_IF_ERROR(status);
    return sources_.size() > kMostSources ? TooMany() : absl::OkStatus();
  }

  std::vector<SourceText> Take() { return std::move(sources_); }

 private:
  absl::Status OpenStandardInput() {
    if (standard_input_used_) return OptionError("'-' is given twice", "standard input can be read once only");
    standard_input_used_ = true;
    auto bytes = ReadAll("-", standard_input_, kMostSourceBytes);
    return bytes.ok() ? Add("-", *std::move(bytes)) : bytes.status();
  }

  // A file with one source a line. Lists within lists would be a loop in waiting.
  absl::Status OpenList(const std::string& path) {
    auto bytes = ReadFile(path, kMostSourceBytes);
    if (!bytes.ok()) return bytes.status();
    std::string_view rest = *bytes;
    if (rest.starts_with("\xef\xbb\xbf")) rest.remove_prefix(3);
    bool any = false;
    for (uint32_t number = 1; !rest.empty(); ++number) {
      const size_t end = std::min(rest.find('\n'), rest.size());
      const std::string line = Trim(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line.empty()) continue;
      if (line.find('\0') != std::string::npos)
        return LineError(path, number, "a NUL byte in a file name", "give a list of names, one a line");
      if (line.starts_with('@')) return LineError(path, number, "a list within a list", "name the sources themselves");
      const absl::Status status = Open(line);
      if (!status.ok()) return LineError(path, number, status);
      any = true;
    }
    return any ? absl::OkStatus() : InputError(path, std::nullopt, "no source in the list", "write one file or folder a line");
  }

  // The sources right in the folder, by name; folders in it are left out.
  absl::Status OpenFolder(const std::string& path) {
    std::error_code error;
    std::vector<std::string> names;
    for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
      const std::string name = at->path().filename().string();
      std::error_code ignored;
      const bool source = IsSourceName(name) && !fs::is_directory(at->path(), ignored);
      if (source) names.push_back(name);
      if (names.size() > kMostSources) return TooMany();
    }
    if (error)
      return InputError(path, std::nullopt, fmt::format("the folder cannot be read ({})", error.message()),
                        "check its permissions");
    if (names.empty()) {
      return InputError(path, std::nullopt, "no source in the folder",
                        "put *.txt, *.html, *.jsonl, *.xml or *.warc files into it, or name the files");
    }
    std::sort(names.begin(), names.end());
    const std::string prefix = path.ends_with('/') ? path : path + '/';
    for (const std::string& name : names) SILANG_RETURN_IF_ERROR(OpenPath(prefix + name));
    return absl::OkStatus();
  }

  absl::StatusOr<std::string> ReadFile(const std::string& path, uint64_t limit) {
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    if (!in) {
      const bool missing = errno == ENOENT;
      return InputError(path, std::nullopt,
                        missing ? "no such file or folder" : fmt::format("cannot be read ({})", std::strerror(errno)),
                        missing ? "check the name" : "check its permissions");
    }
    return ReadAll(path, in, limit);
  }

  // Never takes in more than `limit` bytes, however long the stream is.
  absl::StatusOr<std::string> ReadAll(const std::string& path, std::istream& in, uint64_t limit) {
    limit = std::min(limit, kMostBytes - std::min(bytes_, kMostBytes));
    std::string bytes;
    std::vector<char> buffer(size_t{1} << 16);
    while (in) {
      in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
      bytes.append(buffer.data(), static_cast<size_t>(in.gcount()));
      if (bytes.size() > limit) return TooLarge(path, limit);
    }
    if (in.bad()) return InputError(path, std::nullopt, "cannot be read", "check that it is a file");
    bytes_ += bytes.size();
    return bytes;
  }

  // Files of many sources may be as large as all sources together.
  static uint64_t LimitOf(Media media) {
    return media == Media::kJsonLines || media == Media::kWarc ? kMostBytes : kMostSourceBytes;
  }

  absl::Status AddAs(Media media, const std::string& path, std::string bytes) {
    switch (media) {
      case Media::kJsonLines: return AddAll(ParseJsonLines(path, bytes));
      case Media::kFeed: return AddAll(ParseFeed(path, bytes));
      case Media::kWarc: return AddAll(ParseWarc(path, bytes, kMostBytes));
      case Media::kPage:
      case Media::kText: break;
    }
    SourceText source;
    source.path = path;
    if (media == Media::kPage) {
      source.media_type = "text/html";
      if (bytes.find_first_not_of(" \t\r\n") == std::string::npos)
        return InputError(path, std::nullopt, "empty", "leave it out or give an article");
    } else {
      SILANG_RETURN_IF_ERROR(CheckText(path, bytes));
    }
    source.text = std::move(bytes);
    sources_.push_back(std::move(source));
    return absl::OkStatus();
  }

  absl::Status AddAll(absl::StatusOr<std::vector<SourceText>> sources) {
    if (!sources.ok()) return sources.status();
    std::move(sources->begin(), sources->end(), std::back_inserter(sources_));
    return absl::OkStatus();
  }

  static absl::Status TooMany() {
    return OptionError(fmt::format("more than {} sources", kMostSources), "compare fewer at a time");
  }

  static absl::Status TooLarge(const std::string& path, uint64_t limit) {
    return InputError(path, limit, fmt::format("too large: more than {} MiB", limit >> 20), "split it into several sources");
  }

  std::istream& standard_input_;
  std::vector<SourceText> sources_;
  uint64_t bytes_ = 0;
  bool standard_input_used_ = false;
};

}  // namespace

absl::StatusOr<std::vector<SourceText>> OpenSources(const std::vector<std::string>& arguments, std::istream& standard_input) {
  if (arguments.empty()) return OptionError("no source is given", "name files, a folder, '-' or '@list'");
  Opener opener(standard_input);
  for (const std::string& argument : arguments) SILANG_RETURN_IF_ERROR(opener.Open(argument));
  return opener.Take();
}

}  // namespace silang::document

namespace silang {

absl::StatusOr<std::vector<SourceText>> OpenPaths(const std::vector<std::string>& paths) {
  if (paths.empty()) return OptionError("no source is given", "name files or folders");
  std::istringstream nothing;
  document::Opener opener(nothing);
  for (const std::string& path : paths) SILANG_RETURN_IF_ERROR(opener.OpenPath(path));
  return opener.Take();
}

absl::StatusOr<std::vector<SourceText>> SourcesIn(const std::string& name, std::string bytes) {
  std::istringstream nothing;
  document::Opener opener(nothing);
  SILANG_RETURN_IF_ERROR(opener.Add(name, std::move(bytes)));
  return opener.Take();
}

}  // namespace silang

namespace silang::document {

absl::Status CheckText(std::string_view path, std::string_view text) {
  if (text.size() > kMostSourceBytes) {
    return InputError(path, kMostSourceBytes, fmt::format("too large: more than {} MiB", kMostSourceBytes >> 20),
                      "split it into several sources");
  }
  if (const size_t nul = text.find('\0'); nul != std::string_view::npos) {
    return InputError(path, nul, "a NUL byte: this is a binary file, not text", "give the article as plain text in UTF-8");
  }
  if (const auto bad = unicode::FirstInvalidByte(text)) {
    return InputError(path, *bad, "not UTF-8", "convert the file, e.g. with iconv -f WINDOWS-1252 -t UTF-8");
  }
  if (IsBlank(text)) return InputError(path, std::nullopt, "empty", "leave it out or give an article");
  return absl::OkStatus();
}

absl::Status CheckGivenIds(const std::vector<SourceText>& sources) {
  std::map<std::string_view, std::string_view> seen;  // id -> path
  for (const SourceText& source : sources) {
    if (source.given_id.empty()) continue;
    const auto [at, added] = seen.emplace(source.given_id, source.path);
    if (!added) {
      return InputError(source.path, std::nullopt, fmt::format("the id '{}' is also that of {}", source.given_id, at->second),
                        "give each source an id of its own");
    }
  }
  return absl::OkStatus();
}

}  // namespace silang::document
