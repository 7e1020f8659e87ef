#include "http/desk_sources.h"

#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/escaping.h"
#include "base/status.h"
#include "fmt/format.h"
#include "http/body.h"
#include "silang/sources.h"

namespace silang::http {
namespace {

constexpr size_t kMostText = size_t{64} << 20;  // bytes of all sources of a request, unpacked

Problem Invalid(std::string detail, std::string pointer) { return {Trouble::kInvalid, std::move(detail), std::move(pointer)}; }

using Say = std::function<std::string(const absl::Status&)>;

std::variant<std::vector<SourceText>, Problem> ReadFile(const json::Value& item, const std::string& name,
                                                        const std::string& pointer, const Say& say) {
  std::string path = name, bytes;
  for (const json::Member& member : item.members()) {
    const std::string at = pointer + "/" + member.key.substr(0, 60);
    if (member.key != "path" && member.key != "base64") return Invalid("A file has \"path\" and \"base64\" alone.", pointer);
    if (member.value.string() == nullptr) return Invalid("This must be a string.", at);
    if (member.key == "path") {
      if (!member.value.string()->empty()) path = *member.value.string();
    } else if (!absl::Base64Unescape(*member.value.string(), &bytes)) {
      return Invalid("This is not base64 (RFC 4648).", at);
    }
  }
  absl::StatusOr<std::vector<SourceText>> sources = SourcesIn(path, std::move(bytes));
  if (!sources.ok()) return Invalid(say(sources.status()), pointer);
  return *std::move(sources);
}

}  // namespace

std::variant<std::vector<SourceText>, Problem> ReadDeskSources(const json::Value& body, size_t most, const Say& say) {
  const json::Value* items = body.Find("sources");
  if (items == nullptr) return Invalid("\"sources\" is missing.", "");
  if (items->type() != json::Value::Type::kArray) return Invalid("\"sources\" must be an array.", "/sources");
  if (items->items().empty()) return Invalid("\"sources\" is empty.", "/sources");
  std::vector<SourceText> out;
  size_t bytes = 0;
  for (size_t i = 0; i < items->items().size(); ++i) {
    const json::Value& item = items->items()[i];
    const std::string name = fmt::format("article {}", i + 1), pointer = fmt::format("/sources/{}", i);
    const size_t before = out.size();
    if (item.Find("base64") != nullptr) {
      auto file = ReadFile(item, name, pointer, say);
      if (auto* problem = std::get_if<Problem>(&file)) return std::move(*problem);
      auto& sources = std::get<std::vector<SourceText>>(file);
      std::move(sources.begin(), sources.end(), std::back_inserter(out));
    } else {
      auto source = ReadSource(item, name, pointer);
      if (auto* problem = std::get_if<Problem>(&source)) return std::move(*problem);
      out.push_back(std::get<SourceText>(std::move(source)));
    }
    for (size_t s = before; s < out.size(); ++s) bytes += out[s].text.size();
    if (bytes > kMostText)
      return Invalid(fmt::format("The articles are more than {} MiB; add fewer at a time.", kMostText >> 20), pointer);
    if (out.size() > most)
      return Problem{Trouble::kTooManySources, fmt::format("There are more articles than the {} that the server takes.", most),
                     pointer};
  }
  return out;
}

}  // namespace silang::http
