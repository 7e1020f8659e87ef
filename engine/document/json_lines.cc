#include <algorithm>
#include <array>

#include "base/status.h"
#include "document/sources.h"
#include "fmt/format.h"
#include "json/json.h"

namespace silang::document {
namespace {

struct Field {
  std::string_view key;
  std::string SourceText::*member;
};

constexpr std::array<Field, 7> kFields = {{{"id", &SourceText::given_id},
                                           {"title", &SourceText::title},
                                           {"text", &SourceText::text},
                                           {"published", &SourceText::published},
                                           {"publisher", &SourceText::publisher},
                                           {"url", &SourceText::url},
                                           {"language", &SourceText::language}}};

constexpr size_t kMostSources = 100000;

// A whole number stands for its digits as an id; nothing else does.
const std::string* TextOf(const json::Value& value, std::string_view key) {
  if (key == "id" && value.number_text() != nullptr) return value.number_text();
  return value.string();
}

// One line. `name` is "FILE:LINE", `offset` the byte at which the line begins.
absl::StatusOr<SourceText> ParseLine(const std::string& name, uint64_t offset, std::string_view line) {
  const auto value = json::Parse(line, {.file = name, .offset = offset});
  if (!value.ok()) return value.status();
  if (!value->IsObject()) {
    return InputError(name, offset, fmt::format("{} where an object is expected", json::Name(value->type())),
                      "write {\"text\": \"...\"}");
  }
  SourceText source;
  source.path = name;
  for (const Field& field : kFields) {
    const json::Value* member = value->Find(field.key);
    if (member == nullptr || member->IsNull()) continue;
    const std::string* text = TextOf(*member, field.key);
    if (text == nullptr) {
      return InputError(name, offset, fmt::format("\"{}\" must be a string, not {}", field.key, json::Name(member->type())),
                        "put it in quotation marks or leave it out");
    }
    source.*field.member = *text;
  }
  if (value->Find("text") == nullptr || value->Find("text")->IsNull()) {
    return InputError(name, offset, "\"text\" is missing", "give the article as \"text\"");
  }
  SILANG_RETURN_IF_ERROR(CheckText(fmt::format("{}: \"text\"", name), source.text));
  return source;
}

bool IsBlank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

}  // namespace

absl::StatusOr<std::vector<SourceText>> ParseJsonLines(std::string_view path, std::string_view bytes) {
  std::vector<SourceText> sources;
  size_t offset = bytes.starts_with("\xef\xbb\xbf") ? 3 : 0;
  for (uint32_t number = 1; offset < bytes.size(); ++number) {
    const size_t end = std::min(bytes.find('\n', offset), bytes.size());
    const std::string_view line = bytes.substr(offset, end - offset);
    if (!IsBlank(line)) {
      auto source = ParseLine(fmt::format("{}:{}", path, number), offset, line);
      if (!source.ok()) return source.status();
      sources.push_back(*std::move(source));
      if (sources.size() > kMostSources)
        return OptionError(fmt::format("more than {} sources", kMostSources), "compare fewer at a time");
    }
    offset = end + 1;
  }
  if (sources.empty())
    return InputError(path, std::nullopt, "no source in it", "write one JSON object a line: {\"text\": \"...\"}");
  return sources;
}

}  // namespace silang::document
