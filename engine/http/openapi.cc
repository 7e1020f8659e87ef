#include "http/openapi.h"

#include <algorithm>
#include <map>
#include <vector>

#include "absl/strings/ascii.h"
#include "fmt/format.h"
#include "http/problem.h"
#include "json/json.h"
#include "silang/engine.h"

namespace silang::http {
namespace {

using json::Member;
using json::Value;

Value Text(std::string_view text) { return Value(std::string(text)); }

// The definitions of the report's schema are components of the description.
std::string Moved(const std::string& text) {
  constexpr std::string_view kFrom = "#/$defs/";
  return text.starts_with(kFrom) ? "#/components/schemas/" + text.substr(kFrom.size()) : text;
}

// Writes a value, numbers by their nearest double. No recursion.
void Write(const Value& value, json::Writer* writer) {
  struct Level {
    const Value* value;
    size_t next = 0;
  };
  std::vector<Level> levels;
  const auto begin = [&](const Value& v) {
    switch (v.type()) {
      case Value::Type::kNull: writer->Null(); break;
      case Value::Type::kBool: writer->Bool(*v.boolean()); break;
      case Value::Type::kNumber: writer->Number(*v.number()); break;
      case Value::Type::kString: writer->String(Moved(*v.string())); break;
      case Value::Type::kArray: writer->BeginArray(), levels.push_back({&v}); break;
      case Value::Type::kObject: writer->BeginObject(), levels.push_back({&v}); break;
    }
  };
  begin(value);
  while (!levels.empty()) {
    const Value& open = *levels.back().value;
    const size_t at = levels.back().next++;
    if (at == (open.IsObject() ? open.members().size() : open.items().size())) {
      open.IsObject() ? writer->EndObject() : writer->EndArray();
      levels.pop_back();
      continue;
    }
    if (open.IsObject()) writer->Key(open.members()[at].key);
    begin(open.IsObject() ? open.members()[at].value : open.items()[at]);
  }
}

// The member of an object, made where there is none.
Value& At(std::vector<Member>* members, std::string_view key) {
  const auto found = std::find_if(members->begin(), members->end(), [&](const Member& m) { return m.key == key; });
  return found != members->end() ? found->value : members->emplace_back(Member{std::string(key), Value()}).value;
}

// Replaces a member of an object by what change(members) makes of its own members.
template <typename Change>
void Within(std::vector<Member>* members, std::string_view key, const Change& change) {
  Value& value = At(members, key);
  std::vector<Member> inner = value.members();
  change(&inner);
  value = Value(std::move(inner));
}

// The report's schema and its definitions, beside the other schemas.
void AddReport(std::vector<Member>* schemas) {
  const absl::StatusOr<Value> schema = json::Parse(ReportSchema());
  std::vector<Member> report;
  for (const Member& member : schema->members()) {
    if (member.key == "$defs") {
      schemas->insert(schemas->end(), member.value.members().begin(), member.value.members().end());
    } else if (!member.key.starts_with('$')) {
      report.push_back(member);
    }
  }
  schemas->push_back({"Report", Value(std::move(report))});
}

void AddCodes(std::vector<Member>* problem) {
  std::vector<Value> codes;
  std::string meanings;
  for (const TroubleSpec& spec : Troubles()) {
    codes.push_back(Text(spec.code));
    meanings += fmt::format("{}{} ({}): {}", meanings.empty() ? "" : " ", spec.code, spec.status, spec.meaning);
  }
  Within(problem, "properties", [&](std::vector<Member>* properties) {
    Within(properties, "code", [&](std::vector<Member>* code) {
      At(code, "enum") = Value(std::move(codes));
      At(code, "description") = Value(std::move(meanings));
    });
  });
}

Value Reference(std::string_view to) { return Value(std::vector<Member>{{"$ref", Text(to)}}); }

std::string OperationId(const Route& route) {
  std::string id;
  for (const char c : fmt::format("{} {}", route.method, route.path))
    id += absl::ascii_isalnum(static_cast<unsigned char>(c)) ? absl::ascii_tolower(static_cast<unsigned char>(c)) : '_';
  return id;
}

Value Operation(const Route& route, const Value& told) {
  std::vector<Member> operation = {{"operationId", Value(OperationId(route))}, {"summary", Text(route.summary)}};
  if (route.needs == Needs::kNothing) operation.push_back({"security", Value(std::vector<Value>())});
  operation.insert(operation.end(), told.members().begin(), told.members().end());
  Within(&operation, "responses", [](std::vector<Member>* responses) {
    responses->push_back({"default", Reference("#/components/responses/Problem")});
  });
  return Value(std::move(operation));
}

// The braces of a path as parameters.
std::vector<Value> ParametersOf(std::string_view path) {
  std::vector<Value> out;
  for (size_t at = path.find('{'); at != std::string_view::npos; at = path.find('{', at + 1)) {
    const std::string_view name = path.substr(at + 1, path.find('}', at) - at - 1);
    out.push_back(Value(std::vector<Member>{{"name", Text(name)},
                                            {"in", Text("path")},
                                            {"required", Value(true)},
                                            {"schema", Value(std::vector<Member>{{"type", Text("string")}})}}));
  }
  return out;
}

Value Paths(std::span<const Route> routes, const Value& operations) {
  std::vector<Member> paths;
  for (const Route& route : routes) {
    if (route.summary.empty()) continue;
    const Value* told = operations.Find(fmt::format("{} {}", route.method, route.path));
    Within(&paths, route.path, [&](std::vector<Member>* path) {
      std::vector<Value> parameters = ParametersOf(route.path);
      if (path->empty() && !parameters.empty()) path->push_back({"parameters", Value(std::move(parameters))});
      path->push_back({absl::AsciiStrToLower(std::string(route.method)), Operation(route, told != nullptr ? *told : Value())});
    });
  }
  return Value(std::move(paths));
}

}  // namespace

std::string OpenApi(std::span<const Route> routes, bool token) {
  const absl::StatusOr<Value> text = json::Parse(OpenApiText());
  std::vector<Member> document = text->members();
  Within(&document, "info", [](std::vector<Member>* info) { At(info, "version") = Text(Version()); });
  Within(&document, "components", [](std::vector<Member>* components) {
    Within(components, "schemas", [](std::vector<Member>* schemas) {
      Within(schemas, "Problem", AddCodes);
      AddReport(schemas);
    });
  });
  if (!token) At(&document, "security") = Value(std::vector<Value>());
  const Value operations = At(&document, "operations");
  std::erase_if(document, [](const Member& member) { return member.key == "operations"; });
  At(&document, "paths") = Paths(routes, operations);
  std::string out;
  json::Writer writer(&out, json::Layout::kPretty);
  Write(Value(std::move(document)), &writer);
  return out + '\n';
}

}  // namespace silang::http
