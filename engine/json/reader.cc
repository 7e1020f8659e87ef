#include <rapidjson/encodings.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <charconv>
#include <string>

#include "absl/container/flat_hash_set.h"
#include "base/status.h"
#include "fmt/format.h"
#include "json/json.h"

namespace silang::json {
namespace {

constexpr char kRemedy[] = "it must be valid JSON in UTF-8 (RFC 8259)";

// Receives the reader's events and builds the value on a stack of its own. Returning false ends the parse, with `error`
// set to the reason. Numbers come as text: RapidJSON's own conversion is not exact for long ones.
class Builder {
 public:
  Builder(const rapidjson::MemoryStream& stream, const ParseOptions& options) : stream_(stream), options_(options) {}

  bool Null() { return Add(Value()); }
  bool Bool(bool value) { return Add(Value(value)); }
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(int64_t) { return false; }
  bool Uint64(uint64_t) { return false; }
  bool Double(double) { return false; }

  bool RawNumber(const char* text, rapidjson::SizeType length, bool) {
    Value::Number number;
    number.text.assign(text, length);
    auto [end, failure] = std::from_chars(text, text + length, number.value);
    if (failure != std::errc() || end != text + length) return Fail("a number that no double holds");
    return Add(Value(std::move(number)));
  }

  bool String(const char* text, rapidjson::SizeType length, bool) {
    return CheckText(text, length) && Add(Value(std::string(text, length)));
  }

  bool Key(const char* text, rapidjson::SizeType length, bool) {
    if (!CheckText(text, length)) return false;
    Frame& frame = stack_.back();
    std::string key(text, length);
    if (IsDuplicate(frame, key)) return Fail(fmt::format("the key \"{}\" stands twice in one object", key.substr(0, 40)));
    frame.members.push_back({std::move(key), Value()});
    return true;
  }

  bool StartObject() { return Push(true); }
  bool StartArray() { return Push(false); }
  bool EndObject(rapidjson::SizeType) { return Pop(); }
  bool EndArray(rapidjson::SizeType) { return Pop(); }

  Value Take() { return std::move(root_); }
  const std::string& error() const { return error_; }

 private:
  struct Frame {
    bool is_object = false;
    std::vector<Value> items;
    std::vector<Member> members;
    absl::flat_hash_set<std::string> keys;  // filled once an object is large: the check stays linear
  };

  static bool IsDuplicate(Frame& frame, const std::string& key) {
    constexpr size_t kLarge = 16;
    if (frame.members.size() < kLarge) {
      for (const Member& member : frame.members) {
        if (member.key == key) return true;
      }
      return false;
    }
    if (frame.keys.empty()) {
      for (const Member& member : frame.members) frame.keys.insert(member.key);
    }
    return !frame.keys.insert(key).second;
  }

  // RapidJSON lets an escaped low surrogate without its high one through: the decoded text is then no UTF-8.
  bool CheckText(const char* text, size_t length) {
    rapidjson::MemoryStream stream(text, length);
    while (stream.Tell() < length) {
      unsigned code_point = 0;
      if (!rapidjson::UTF8<>::Decode(stream, &code_point)) return Fail("a lone surrogate or text that is not UTF-8");
    }
    return true;
  }

  bool Fail(std::string reason) {
    error_ = std::move(reason);
    return false;
  }

  bool Count() {
    if (++values_ > options_.max_values) return Fail(fmt::format("more than {} values", options_.max_values));
    return true;
  }

  bool Push(bool is_object) {
    if (!Count()) return false;
    if (stack_.size() >= options_.max_depth) {
      return Fail(fmt::format("nested more than {} levels deep", options_.max_depth));
    }
    stack_.emplace_back();
    stack_.back().is_object = is_object;
    return true;
  }

  bool Pop() {
    Frame frame = std::move(stack_.back());
    stack_.pop_back();
    Place(frame.is_object ? Value(std::move(frame.members)) : Value(std::move(frame.items)));
    return true;
  }

  bool Add(Value value) {
    if (!Count()) return false;
    Place(std::move(value));
    return true;
  }

  void Place(Value value) {
    if (stack_.empty()) {
      root_ = std::move(value);
    } else if (stack_.back().is_object) {
      stack_.back().members.back().value = std::move(value);
    } else {
      stack_.back().items.push_back(std::move(value));
    }
  }

  const rapidjson::MemoryStream& stream_;
  const ParseOptions& options_;
  std::vector<Frame> stack_;
  Value root_;
  uint64_t values_ = 0;
  std::string error_;
};

}  // namespace

absl::StatusOr<Value> Parse(std::string_view text, const ParseOptions& options) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  constexpr unsigned kFlags =
      rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseNumbersAsStringsFlag;
  size_t skipped = text.substr(0, 3) == kByteOrderMark ? 3 : 0;
  std::string_view body = text.substr(skipped);
  rapidjson::MemoryStream stream(body.data(), body.size());
  Builder builder(stream, options);
  rapidjson::Reader reader;
  rapidjson::ParseResult result = reader.Parse<kFlags>(stream, builder);
  auto error = [&](size_t byte, std::string_view what) {
    return InputError(options.file, options.offset + skipped + byte, what, kRemedy);
  };
  if (result.IsError()) {
    if (!builder.error().empty()) return error(stream.Tell(), builder.error());
    std::string what = rapidjson::GetParseError_En(result.Code());  // "Missing a colon after a name of object member."
    what.front() = static_cast<char>(what.front() | 0x20);
    if (what.back() == '.') what.pop_back();
    return error(result.Offset(), what);
  }
  // The stream shows its end as a NUL, so a NUL in the text looks like the end.
  if (stream.Tell() != body.size()) return error(stream.Tell(), "a NUL byte");
  return builder.Take();
}

}  // namespace silang::json
