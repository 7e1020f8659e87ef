#include <rapidjson/encodings.h>
#include <rapidjson/memorystream.h>

#include <charconv>
#include <cmath>

#include "json/json.h"

namespace silang::json {
namespace {

// Bytes of the well-formed UTF-8 sequence that `text` begins with, 0 if it begins with none.
size_t SequenceLength(std::string_view text) {
  rapidjson::MemoryStream stream(text.data(), text.size());
  unsigned code_point = 0;
  return rapidjson::UTF8<>::Decode(stream, &code_point) ? stream.Tell() : 0;
}

void AppendEscape(unsigned char c, std::string* out) {
  static constexpr char kHex[] = "0123456789abcdef";
  switch (c) {
    case '"': out->append("\\\""); break;
    case '\\': out->append("\\\\"); break;
    case '\b': out->append("\\b"); break;
    case '\f': out->append("\\f"); break;
    case '\n': out->append("\\n"); break;
    case '\r': out->append("\\r"); break;
    case '\t': out->append("\\t"); break;
    default:
      out->append("\\u00");
      out->push_back(kHex[c >> 4]);
      out->push_back(kHex[c & 15]);
  }
}

constexpr bool IsPlain(unsigned char c) { return c >= 0x20 && c < 0x80 && c != '"' && c != '\\'; }

}  // namespace

void AppendString(std::string_view text, std::string* out) {
  out->push_back('"');
  size_t i = 0;
  while (i < text.size()) {
    size_t plain = i;
    while (plain < text.size() && IsPlain(static_cast<unsigned char>(text[plain]))) ++plain;
    out->append(text.substr(i, plain - i));
    i = plain;
    if (i == text.size()) break;
    unsigned char c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      AppendEscape(c, out);
      ++i;
    } else if (size_t length = SequenceLength(text.substr(i, 4)); length > 0) {
      out->append(text.substr(i, length));
      i += length;
    } else {
      out->append("\xEF\xBF\xBD");
      ++i;
    }
  }
  out->push_back('"');
}

void AppendNumber(double value, std::string* out) {
  constexpr double kMaxExactInteger = 9007199254740992.0;  // 2^53
  if (!std::isfinite(value)) {
    out->append("null");
    return;
  }
  char buffer[32];
  std::to_chars_result result{};
  if (value == std::trunc(value) && std::abs(value) <= kMaxExactInteger) {
    result = std::to_chars(buffer, buffer + sizeof buffer, static_cast<int64_t>(value));
  } else {
    result = std::to_chars(buffer, buffer + sizeof buffer, value);
  }
  out->append(buffer, result.ptr);
}

void Writer::NewLine() {
  if (layout_ != Layout::kPretty) return;
  out_->push_back('\n');
  out_->append(2 * counts_.size(), ' ');
}

void Writer::BeforeValue() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (counts_.empty()) return;
  if (counts_.back()++ > 0) out_->push_back(',');
  NewLine();
}

void Writer::Open(char bracket) {
  BeforeValue();
  out_->push_back(bracket);
  counts_.push_back(0);
}

void Writer::Close(char bracket) {
  bool empty = counts_.back() == 0;
  counts_.pop_back();
  if (!empty) NewLine();
  out_->push_back(bracket);
}

void Writer::Key(std::string_view key) {
  BeforeValue();
  AppendString(key, out_);
  out_->append(layout_ == Layout::kPretty ? ": " : ":");
  after_key_ = true;
}

void Writer::String(std::string_view text) {
  BeforeValue();
  AppendString(text, out_);
}

void Writer::Integer(int64_t value) {
  BeforeValue();
  char buffer[24];
  out_->append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

void Writer::Number(double value) {
  BeforeValue();
  AppendNumber(value, out_);
}

void Writer::Bool(bool value) {
  BeforeValue();
  out_->append(value ? "true" : "false");
}

void Writer::Null() {
  BeforeValue();
  out_->append("null");
}

}  // namespace silang::json
