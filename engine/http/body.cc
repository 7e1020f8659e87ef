#include "http/body.h"

#include <algorithm>
#include <array>

#include "base/status.h"
#include "document/media.h"
#include "document/sources.h"
#include "fmt/format.h"

namespace silang::http {
namespace {

struct TextField {
  std::string_view key;
  std::string SourceText::*member;
};

constexpr TextField kFields[] = {
    {"text", &SourceText::text},
    {"title", &SourceText::title},
    {"publisher", &SourceText::publisher},
    {"url", &SourceText::url},
    {"published", &SourceText::published},
    {"language", &SourceText::language},
    {"media_type", &SourceText::media_type},
    {"path", &SourceText::path},
    {"id", &SourceText::given_id},
};

Problem Invalid(std::string detail, std::string pointer) { return {Trouble::kInvalid, std::move(detail), std::move(pointer)}; }

Problem WrongType(std::string_view key, std::string_view wanted, const json::Value& value, const std::string& pointer) {
  return Invalid(fmt::format("\"{}\" must be {}, not {}.", key, wanted, json::Name(value.type())), pointer);
}

// "~" and "/" as RFC 6901 writes them; a long key is cut, since it may be anything.
std::string PointerTo(const std::string& pointer, std::string_view key) {
  constexpr size_t kMost = 60;
  std::string out = pointer + '/';
  for (const char c : key.substr(0, kMost)) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
  return out;
}

Problem Unknown(std::string_view key, const std::string& pointer) {
  return Invalid("There is no member of this name; /openapi.json tells which there are.", PointerTo(pointer, key));
}

// The media type of a source's text: of a page one that says that the text is UTF-8 already, whatever the page says itself.
std::variant<std::string, Problem> MediaType(const std::string& given, std::string_view text, const std::string& pointer) {
  const std::string type = given.substr(0, given.find_first_of("; "));
  const bool page = type == "text/html" || type == "application/xhtml+xml";
  if (!page && !type.empty() && type != "text/plain")
    return Invalid("The media type is none of text/plain, text/html and application/xhtml+xml.", pointer + "/media_type");
  if (page || (type.empty() && document::MediaOf("", text) == document::Media::kPage)) return "text/html; charset=utf-8";
  return "";
}

// A member of the body that is an option.
std::optional<Problem> ReadOption(std::string_view key, const json::Value& value, CompareOptions* options) {
  const std::string pointer = fmt::format("/{}", key);
  const auto text = [&](std::string* to) -> std::optional<Problem> {
    if (value.string() == nullptr) return WrongType(key, "a string", value, pointer);
    *to = *value.string();
    return std::nullopt;
  };
  const auto number = [&](double low, double high, auto* to) -> std::optional<Problem> {
    if (!value.number()) return WrongType(key, "a number", value, pointer);
    if (!(*value.number() >= low && *value.number() <= high))
      return Invalid(fmt::format("\"{}\" must be from {} to {}.", key, low, high), pointer);
    *to = static_cast<std::remove_pointer_t<decltype(to)>>(*value.number());
    if (static_cast<double>(*to) != *value.number()) return Invalid(fmt::format("\"{}\" must be a whole number.", key), pointer);
    return std::nullopt;
  };
  if (key == "language") return text(&options->language);
  if (key == "reference_time") return text(&options->reference_time);
  if (key == "threshold") return number(0.01, 1, &options->threshold);
  if (key == "top") return number(0, 1'000'000, &options->top);
  if (key == "min_confidence") return number(0, 1, &options->min_confidence);
  return Unknown(key, "");
}

}  // namespace

std::variant<json::Value, Problem> ReadObject(std::string_view body) {
  absl::StatusOr<json::Value> value = json::Parse(body, {.file = "body"});
  if (!value.ok()) return Problem{Trouble::kMalformedBody, std::string(Message(value.status()))};
  if (!value->IsObject()) return Invalid("The body must be an object.", "");
  return *std::move(value);
}

std::variant<SourceText, Problem> ReadSource(const json::Value& source, const std::string& name, const std::string& pointer) {
  if (!source.IsObject()) return Invalid("A source must be an object.", pointer);
  SourceText out;
  out.path = name;
  const json::Value* text = nullptr;
  for (const json::Member& member : source.members()) {
    const auto field =
        std::find_if(std::begin(kFields), std::end(kFields), [&](const TextField& f) { return f.key == member.key; });
    if (field == std::end(kFields)) return Unknown(member.key, pointer);
    if (member.value.IsNull()) continue;
    if (member.value.string() == nullptr) return WrongType(member.key, "a string", member.value, PointerTo(pointer, member.key));
    if (field->member == &SourceText::text) text = &member.value;
    out.*field->member = *member.value.string();
  }
  if (text == nullptr) return Invalid("\"text\" is missing.", pointer);
  if (out.path.empty()) out.path = name;
  std::variant<std::string, Problem> type = MediaType(out.media_type, out.text, pointer);
  if (auto* problem = std::get_if<Problem>(&type)) return std::move(*problem);
  out.media_type = std::get<std::string>(std::move(type));
  if (absl::Status wrong = document::CheckText(out.path, out.text); !wrong.ok())
    return Invalid(std::string(Message(wrong)), pointer + "/text");
  return out;
}

std::variant<CompareOptions, Problem> ReadOptions(const json::Value& body, std::span<const std::string_view> others) {
  CompareOptions out;
  out.threads = 1;
  for (const json::Member& member : body.members()) {
    if (member.value.IsNull() || std::find(others.begin(), others.end(), member.key) != others.end()) continue;
    if (std::optional<Problem> wrong = ReadOption(member.key, member.value, &out)) return *std::move(wrong);
  }
  return out;
}

std::variant<Comparison, Problem> ReadComparison(const json::Value& body, size_t most_sources) {
  constexpr std::string_view kOthers[] = {"sources"};
  auto options = ReadOptions(body, kOthers);
  if (auto* problem = std::get_if<Problem>(&options)) return std::move(*problem);
  Comparison out{{}, std::get<CompareOptions>(std::move(options))};
  const json::Value* sources = body.Find("sources");
  if (sources == nullptr) return Invalid("\"sources\" is missing.", "");
  if (sources->type() != json::Value::Type::kArray) return WrongType("sources", "an array", *sources, "/sources");
  if (sources->items().empty()) return Invalid("\"sources\" is empty.", "/sources");
  if (sources->items().size() > most_sources)
    return Problem{Trouble::kTooManySources,
                   fmt::format("There are {} articles, and the server takes {} at once.", sources->items().size(), most_sources),
                   "/sources"};
  for (const json::Value& item : sources->items()) {
    const size_t number = out.sources.size();
    std::variant<SourceText, Problem> source =
        ReadSource(item, fmt::format("sources[{}]", number), fmt::format("/sources/{}", number));
    if (auto* problem = std::get_if<Problem>(&source)) return std::move(*problem);
    out.sources.push_back(std::get<SourceText>(std::move(source)));
  }
  return out;
}

}  // namespace silang::http
