#include "document/media.h"

#include <array>
#include <optional>
#include <string>

namespace silang::document {
namespace {

struct Ending {
  std::string_view ending;
  Media media;
};
constexpr std::array<Ending, 10> kEndings = {{{".txt", Media::kText},
                                              {".html", Media::kPage},
                                              {".htm", Media::kPage},
                                              {".xhtml", Media::kPage},
                                              {".jsonl", Media::kJsonLines},
                                              {".ndjson", Media::kJsonLines},
                                              {".xml", Media::kFeed},
                                              {".rss", Media::kFeed},
                                              {".atom", Media::kFeed},
                                              {".warc", Media::kWarc}}};
constexpr size_t kGlance = 1024;

std::string Lower(std::string_view text) {
  std::string out;
  for (const char c : text) out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  return out;
}

std::optional<Media> Known(std::string_view name) {
  std::string lower = Lower(name.substr(name.size() > 64 ? name.size() - 64 : 0));
  if (lower.ends_with(".gz")) lower.resize(lower.size() - 3);
  for (const Ending& row : kEndings) {
    if (lower.ends_with(row.ending)) return row.media;
  }
  return std::nullopt;
}

bool HasTag(std::string_view head, std::string_view tag) {
  const size_t at = head.find(tag);
  return at != std::string_view::npos && at + tag.size() < head.size() &&
         std::string_view(" \t\r\n>/").find(head[at + tag.size()]) != std::string_view::npos;
}

// The first bytes; those of UTF-16 without their zeros, which is enough to know markup by.
std::string Start(std::string_view bytes) {
  std::string head = Lower(bytes.substr(0, kGlance));
  if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff")) {
    head.erase(0, 2);
    std::erase(head, '\0');
  }
  if (head.starts_with("\xef\xbb\xbf")) head.erase(0, 3);
  head.erase(0, head.find_first_not_of(" \t\r\n"));
  return head;
}

}  // namespace

Media MediaOfName(std::string_view name) { return Known(name).value_or(Media::kText); }

bool IsSourceName(std::string_view name) { return Known(name).has_value(); }

Media MediaOf(std::string_view name, std::string_view bytes) {
  const std::optional<Media> known = Known(name);
  const std::string head = Start(bytes);
  const bool page = head.starts_with("<!doctype html") || HasTag(head, "<html");
  // XHTML is saved as *.xml too.
  if (known == Media::kFeed && page) return Media::kPage;
  if (known) return *known;
  if (head.starts_with("warc/")) return Media::kWarc;
  if (!head.starts_with('<')) return Media::kText;
  if (page || HasTag(head, "<head") || HasTag(head, "<body")) return Media::kPage;
  if (HasTag(head, "<rss") || HasTag(head, "<feed") || HasTag(head, "<rdf:rdf")) return Media::kFeed;
  return Media::kText;
}

}  // namespace silang::document
