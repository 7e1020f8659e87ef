// JSON in and out: a writer that keeps the order in which keys are written, and a reader that is safe for hostile input.
// The only user of RapidJSON, of which nothing shows here.
#ifndef SILANG_JSON_JSON_H_
#define SILANG_JSON_JSON_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"

namespace silang::json {

enum class Layout : uint8_t { kCompact /* one line, no spaces */, kPretty /* two spaces a level */ };

// Appends one JSON value to a string. UTF-8 is passed through; only quotes, backslashes and control characters are
// escaped, and bytes that are not UTF-8 (file names may have them) become U+FFFD.
// REQUIRES: calls that make a JSON value: keys in objects only, each followed by one value, every Begin with its End.
class Writer {
 public:
  explicit Writer(std::string* out, Layout layout = Layout::kCompact) : out_(out), layout_(layout) {}

  void BeginObject() { Open('{'); }
  void EndObject() { Close('}'); }
  void BeginArray() { Open('['); }
  void EndArray() { Close(']'); }
  void Key(std::string_view key);
  void String(std::string_view text);
  void Integer(int64_t value);
  // The shortest digits that read back as the same double; whole numbers up to 2^53 without exponent or point.
  // JSON has no NaN and no infinity: they are written as null.
  void Number(double value);
  void Bool(bool value);
  void Null();

  // Key and value at once.
  void Member(std::string_view key, std::string_view text) { Key(key), String(text); }
  void Member(std::string_view key, const char* text) { Key(key), String(text); }
  void Member(std::string_view key, const std::string& text) { Key(key), String(text); }
  void Member(std::string_view key, int64_t value) { Key(key), Integer(value); }
  void Member(std::string_view key, uint32_t value) { Key(key), Integer(value); }
  void Member(std::string_view key, int value) { Key(key), Integer(value); }
  void Member(std::string_view key, double value) { Key(key), Number(value); }
  void Member(std::string_view key, bool value) { Key(key), Bool(value); }

 private:
  void Open(char bracket);
  void Close(char bracket);
  void BeforeValue();
  void NewLine();

  std::string* out_;
  Layout layout_;
  std::vector<uint32_t> counts_;  // values written so far in each open object or array
  bool after_key_ = false;
};

// Appends `text` as a JSON string with its quotation marks.
void AppendString(std::string_view text, std::string* out);
// Appends `value` as Writer::Number does.
void AppendNumber(double value, std::string* out);

class Value;
struct Member;

// A JSON value. An accessor that asks for another type than it has answers "nothing".
class Value {
 public:
  enum class Type : uint8_t { kNull, kBool, kNumber, kString, kArray, kObject };

  struct Number {
    double value = 0;  // nearest double
    std::string text;  // as written: an identifier beyond 2^53 loses nothing here
  };

  Value() = default;
  explicit Value(bool value);
  explicit Value(Number value);
  explicit Value(std::string value);
  explicit Value(std::vector<Value> items);
  explicit Value(std::vector<Member> members);

  Type type() const { return static_cast<Type>(data_.index()); }
  bool IsNull() const { return type() == Type::kNull; }
  bool IsObject() const { return type() == Type::kObject; }
  std::optional<bool> boolean() const;
  std::optional<double> number() const;
  const std::string* number_text() const;         // nullptr if it is no number
  const std::string* string() const;              // nullptr if it is no string
  const std::vector<Value>& items() const;        // of an array, else empty
  const std::vector<Member>& members() const;     // of an object, in the order written, else empty
  const Value* Find(std::string_view key) const;  // member of an object; nullptr if there is none

 private:
  std::variant<std::monostate, bool, Number, std::string, std::vector<Value>, std::vector<Member>> data_;
};

struct Member {
  std::string key;
  Value value;
};

// Defined here because a vector of members can be made only where a member is complete.
inline Value::Value(bool value) : data_(value) {}
inline Value::Value(Number value) : data_(std::move(value)) {}
inline Value::Value(std::string value) : data_(std::move(value)) {}
inline Value::Value(std::vector<Value> items) : data_(std::move(items)) {}
inline Value::Value(std::vector<Member> members) : data_(std::move(members)) {}

// "string", "array", ... for messages.
std::string_view Name(Value::Type type);

struct ParseOptions {
  std::string_view file = "JSON";  // what messages call the input
  uint64_t offset = 0;             // where `text` begins in that input, added to the byte that messages name
  uint32_t max_depth = 64;         // of nested arrays and objects
  uint32_t max_values = 1000000;   // values of all kinds, each of which costs some 50 bytes
};

// Reads the one JSON value (RFC 8259) that `text` holds; a byte order mark before it is skipped.
// Errors (base/status.h, InputError) name the byte: malformed, something after the value, not UTF-8, an escaped lone
// surrogate, a key that its object has already, a number beyond a double, more than the options allow. Linear, no recursion.
absl::StatusOr<Value> Parse(std::string_view text, const ParseOptions& options = {});

}  // namespace silang::json

#endif  // SILANG_JSON_JSON_H_
