#include "document/warc.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "base/status.h"
#include "document/gzip.h"
#include "document/page.h"
#include "fmt/format.h"
#include "unicode/charset.h"

namespace silang::document {
namespace {

constexpr size_t kMostRecords = 100'000;
constexpr size_t kLongestHead = size_t{64} << 10;  // bytes of the fields of a record or response
constexpr uint64_t kMostPage = uint64_t{16} << 20;

std::string Lower(std::string_view text) {
  std::string out;
  for (const char c : text) out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  return out;
}

std::string_view Trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

// A head of "Name: value" lines, its first line apart.
struct Head {
  std::string_view first, fields;
  size_t size = 0;  // with the empty line behind it

  std::string_view Find(std::string_view name) const {
    std::string_view rest = fields;
    while (!rest.empty()) {
      const size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const size_t colon = line.find(':');
      if (colon != std::string_view::npos && Lower(Trimmed(line.substr(0, colon))) == name)
        return Trimmed(line.substr(colon + 1));
    }
    return {};
  }
};

std::optional<Head> ReadHead(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, kLongestHead);
  size_t end = start.find("\r\n\r\n"), gap = 4;
  if (const size_t bare = start.find("\n\n"); bare < end) end = bare, gap = 2;
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view head = start.substr(0, end);
  const size_t line = std::min(head.find('\n'), head.size());
  return Head{Trimmed(head.substr(0, line)), head.substr(std::min(line + 1, head.size())), end + gap};
}

std::optional<uint64_t> Number(std::string_view text, int base = 10) {
  uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  return error == std::errc() && end != text.data() ? std::optional<uint64_t>(value) : std::nullopt;
}

// The body of a response without the sizes of its chunks; what is cut off stays cut off.
std::string WithoutChunks(std::string_view body) {
  std::string out;
  while (!body.empty()) {
    const size_t line = body.find('\n');
    const auto size = Number(Trimmed(body.substr(0, line)), 16);
    if (line == std::string_view::npos || !size || *size == 0) break;
    body.remove_prefix(line + 1);
    out += body.substr(0, *size);
    body.remove_prefix(std::min<uint64_t>(*size, body.size()));
    if (body.starts_with("\r\n")) body.remove_prefix(2);
  }
  return out;
}

class WarcReader {
 public:
  WarcReader(std::string_view path, std::string_view bytes, uint64_t limit) : path_(path), bytes_(bytes), limit_(limit) {}

  absl::StatusOr<std::vector<SourceText>> Run() {
    for (uint32_t number = 1; SkipBlank(); ++number) {
      if (number > kMostRecords) return Refuse(fmt::format("more than {} records", kMostRecords), "split it");
      const size_t begin = at_;
      if (!bytes_.substr(at_).starts_with("WARC/")) return Refuse("no WARC record where one is expected", "save the pages again");
      const auto head = ReadHead(bytes_.substr(at_));
      const auto length = head ? Number(head->Find("content-length")) : std::nullopt;
      if (!head) return Refuse("a WARC record is cut off", "save the pages again, or leave the file out");
      if (!length) return Refuse("a WARC record without Content-Length", "save the pages again");
      at_ += head->size;
      if (*length > bytes_.size() - at_) {
        at_ = begin;
        return Refuse(
            fmt::format("a WARC record is cut off: {} of its {} bytes are there", bytes_.size() - begin - head->size, *length),
            "save the pages again, or leave the file out");
      }
      if (const absl::Status status = Record(number, *head, bytes_.substr(at_, *length)); !status.ok()) return status;
      at_ += *length;
    }
    if (sources_.empty()) return InputError(path_, std::nullopt, "no page in it", "give a WARC file with HTML responses");
    return std::move(sources_);
  }

 private:
  absl::Status Refuse(std::string_view what, std::string_view remedy) const { return InputError(path_, at_, what, remedy); }

  bool SkipBlank() {
    while (at_ < bytes_.size() && (bytes_[at_] == '\r' || bytes_[at_] == '\n')) ++at_;
    return at_ < bytes_.size();
  }

  absl::Status Record(uint32_t number, const Head& head, std::string_view block) {
    const std::string type = Lower(head.Find("warc-type"));
    std::string media_type(head.Find("content-type"));
    std::string_view encoding, chunks;
    if (type == "response" && Lower(media_type).starts_with("application/http")) {
      const auto http = ReadHead(block);
      if (!http || http->first.find(" 200") == std::string_view::npos) return absl::OkStatus();
      media_type = http->Find("content-type");
      encoding = http->Find("content-encoding");
      chunks = http->Find("transfer-encoding");
      block.remove_prefix(http->size);
    } else if (type != "resource") {
      return absl::OkStatus();
    }
    const bool page = IsPageType(media_type);
    const std::string url(head.Find("warc-target-uri"));
    if (!page && (!Lower(media_type).starts_with("text/plain") || url.ends_with("/robots.txt"))) return absl::OkStatus();
    SourceText source;
    source.path = fmt::format("{}:{}", path_, number);
    std::string body = Lower(chunks).find("chunked") == std::string::npos ? std::string(block) : WithoutChunks(block);
    const bool plain = chunks.empty();
    if (const std::string packing = Lower(encoding); packing == "gzip" || packing == "x-gzip" || packing == "deflate") {
      // Some tools unpack a body and leave the field as it was.
      if (IsGzip(body) || packing == "deflate") {
        auto unpacked = Unpack(source.path, body, kMostPage);
        if (!unpacked.ok()) return unpacked.status();
        body = *std::move(unpacked);
      }
    } else if (!packing.empty() && packing != "identity") {
      return absl::OkStatus();  // Brotli and the like: nothing here can read them
    }
    if (body.find_first_not_of(" \t\r\n") == std::string::npos) return absl::OkStatus();
    if (page && plain && body.size() == block.size()) source.origin = static_cast<uint32_t>(block.data() - bytes_.data());
    return Add(page, std::move(media_type), url, std::move(body), std::move(source));
  }

  absl::Status Add(bool page, std::string media_type, const std::string& url, std::string body, SourceText source) {
    total_ += body.size();
    if (total_ > limit_) return Refuse(fmt::format("pages of more than {} MiB", limit_ >> 20), "split it");
    source.url = url.starts_with('<') && url.ends_with('>') ? url.substr(1, url.size() - 2) : url;
    source.fields_from = "WARC record";
    if (page) {
      source.media_type = std::move(media_type);
      source.text = std::move(body);
    } else {
      std::string charset = unicode::CharsetOf(CharsetOfType(media_type));
      if (charset.empty()) charset = unicode::DetectCharset(body);
      auto text = unicode::ToUtf8(body, charset, body.size() * 4 + 4);
      source.text = text ? *std::move(text) : std::move(body);
    }
    sources_.push_back(std::move(source));
    return absl::OkStatus();
  }

  const std::string_view path_, bytes_;
  const uint64_t limit_;
  size_t at_ = 0;
  uint64_t total_ = 0;
  std::vector<SourceText> sources_;
};

}  // namespace

absl::StatusOr<std::vector<SourceText>> ParseWarc(std::string_view path, std::string_view bytes, uint64_t limit) {
  return WarcReader(path, bytes, limit).Run();
}

}  // namespace silang::document
