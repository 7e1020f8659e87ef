#include "document/json_ld.h"

#include <vector>

#include "json/json.h"

namespace silang::document {
namespace {

constexpr size_t kLongest = size_t{4} << 20;

// Sites write line breaks into strings, wrap the whole into a comment, and end it with a semicolon.
std::string Repaired(std::string_view json) {
  const size_t first = json.find_first_of("{["), last = json.find_last_of("}]");
  if (first == std::string_view::npos || last == std::string_view::npos || last < first) return {};
  std::string text(json.substr(first, last + 1 - first));
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return text;
}

bool TypeHas(const json::Value& object, std::string_view part) {
  const json::Value* type = object.Find("@type");
  if (type == nullptr) return false;
  if (const std::string* name = type->string()) return name->find(part) != std::string::npos;
  for (const json::Value& item : type->items()) {
    if (item.string() != nullptr && item.string()->find(part) != std::string::npos) return true;
  }
  return false;
}

bool IsArticle(const json::Value& object) {
  return TypeHas(object, "Article") || TypeHas(object, "BlogPosting") || TypeHas(object, "SocialMediaPosting") ||
         TypeHas(object, "Report");
}
bool IsSite(const json::Value& object) { return TypeHas(object, "WebSite") || TypeHas(object, "Organization"); }

// The string of a member; of an object its name, of a list the first.
std::string TextOf(const json::Value& object, std::string_view key, std::string_view inner = "name") {
  const json::Value* value = object.Find(key);
  if (value != nullptr && !value->items().empty()) value = &value->items().front();
  if (value != nullptr && value->IsObject()) value = value->Find(inner);
  const std::string* text = value == nullptr ? nullptr : value->string();
  if (text == nullptr) return {};
  std::string out = *text;
  std::erase(out, '\0');
  return out;
}

void TakeIfNew(std::string value, std::string* field) {
  if (field->empty()) *field = std::move(value);
}

void TakeArticle(const json::Value& object, LinkedData* data) {
  TakeIfNew(TextOf(object, "headline"), &data->headline);
  TakeIfNew(TextOf(object, "name"), &data->headline);
  TakeIfNew(TextOf(object, "datePublished"), &data->published);
  TakeIfNew(TextOf(object, "dateCreated"), &data->published);
  TakeIfNew(TextOf(object, "publisher"), &data->publisher);
  TakeIfNew(TextOf(object, "inLanguage", "alternateName"), &data->language);
  TakeIfNew(TextOf(object, "url"), &data->url);
  TakeIfNew(TextOf(object, "mainEntityOfPage", "@id"), &data->url);
  TakeIfNew(TextOf(object, "articleBody"), &data->body);
}

}  // namespace

void ReadLinkedData(std::string_view json, LinkedData* data) {
  if (json.size() > kLongest) return;
  auto value = json::Parse(json);
  if (!value.ok()) value = json::Parse(Repaired(json));
  if (!value.ok()) return;
  std::vector<const json::Value*> open = {&*value};
  while (!open.empty()) {
    const json::Value& at = *open.back();
    open.pop_back();
    if (IsArticle(at)) TakeArticle(at, data);
    if (IsSite(at)) TakeIfNew(TextOf(at, "name"), &data->site);
    for (size_t i = at.items().size(); i > 0; --i) open.push_back(&at.items()[i - 1]);
    // A page's list of other articles is none of it.
    for (size_t i = at.members().size(); i > 0; --i) {
      const json::Member& member = at.members()[i - 1];
      if (member.key == "@graph" || member.key == "mainEntity" || (member.key == "publisher" && !IsArticle(at)))
        open.push_back(&member.value);
    }
  }
}

}  // namespace silang::document
