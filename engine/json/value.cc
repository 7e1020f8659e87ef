#include "json/json.h"

namespace silang::json {

std::optional<bool> Value::boolean() const {
  const bool* value = std::get_if<bool>(&data_);
  return value != nullptr ? std::optional(*value) : std::nullopt;
}

std::optional<double> Value::number() const {
  const Number* number = std::get_if<Number>(&data_);
  return number != nullptr ? std::optional(number->value) : std::nullopt;
}

const std::string* Value::number_text() const {
  const Number* number = std::get_if<Number>(&data_);
  return number != nullptr ? &number->text : nullptr;
}

const std::string* Value::string() const { return std::get_if<std::string>(&data_); }

const std::vector<Value>& Value::items() const {
  static const std::vector<Value>* const kNone = new std::vector<Value>;
  const auto* items = std::get_if<std::vector<Value>>(&data_);
  return items != nullptr ? *items : *kNone;
}

const std::vector<Member>& Value::members() const {
  static const std::vector<Member>* const kNone = new std::vector<Member>;
  const auto* members = std::get_if<std::vector<Member>>(&data_);
  return members != nullptr ? *members : *kNone;
}

const Value* Value::Find(std::string_view key) const {
  for (const Member& member : members()) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

std::string_view Name(Value::Type type) {
  switch (type) {
    case Value::Type::kNull: return "null";
    case Value::Type::kBool: return "boolean";
    case Value::Type::kNumber: return "number";
    case Value::Type::kString: return "string";
    case Value::Type::kArray: return "array";
    case Value::Type::kObject: return "object";
  }
  return "";
}

}  // namespace silang::json
