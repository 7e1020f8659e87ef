#include "json/json.h"

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <random>

#include "base/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace silang::json {
namespace {

using ::testing::HasSubstr;

std::string Repeat(std::string_view text, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += text;
  return out;
}

void Write(const Value& value, Writer* writer) {
  switch (value.type()) {
    case Value::Type::kNull: writer->Null(); break;
    case Value::Type::kBool: writer->Bool(*value.boolean()); break;
    case Value::Type::kNumber: writer->Number(*value.number()); break;
    case Value::Type::kString: writer->String(*value.string()); break;
    case Value::Type::kArray:
      writer->BeginArray();
      for (const Value& item : value.items()) Write(item, writer);
      writer->EndArray();
      break;
    case Value::Type::kObject:
      writer->BeginObject();
      for (const Member& member : value.members()) {
        writer->Key(member.key);
        Write(member.value, writer);
      }
      writer->EndObject();
  }
}

std::string Dump(const Value& value, Layout layout = Layout::kCompact) {
  std::string out;
  Writer writer(&out, layout);
  Write(value, &writer);
  return out;
}

TEST(WriterTest, Strings) {
  const struct {
    std::string name, text, written;
  } kRows[] = {
      {"empty", "", R"("")"},
      {"ascii", "abc", R"("abc")"},
      {"quotes and backslash", R"(a"b\c)", R"("a\"b\\c")"},
      {"slash is plain", "a/b", R"("a/b")"},
      {"controls", std::string("\0\x01\b\t\n\f\r\x1f\x7f", 9), "\"\\u0000\\u0001\\b\\t\\n\\f\\r\\u001f\x7f\""},
      {"utf-8 passes", "é “大” 😀", "\"é “大” 😀\""},
      {"broken byte",
       "a\xff"
       "b",
       "\"a\xEF\xBF\xBD"
       "b\""},
      {"overlong", "\xC0\xAF", "\"\xEF\xBF\xBD\xEF\xBF\xBD\""},
      {"cut at the end", "x\xE2\x82", "\"x\xEF\xBF\xBD\xEF\xBF\xBD\""},
      {"encoded surrogate", "\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    std::string out;
    AppendString(row.text, &out);
    EXPECT_EQ(out, row.written);
  }
}

TEST(WriterTest, Numbers) {
  const struct {
    double value;
    std::string written;
  } kRows[] = {
      {0, "0"},
      {-0.0, "0"},
      {1, "1"},
      {-15000, "-15000"},
      {1e15, "1000000000000000"},
      {9007199254740992.0, "9007199254740992"},
      {0.1, "0.1"},
      {1.5, "1.5"},
      {-2.25e-7, "-2.25e-07"},
      {1e21, "1e+21"},
      {1.0 / 3, "0.3333333333333333"},
      {std::numeric_limits<double>::max(), "1.7976931348623157e+308"},
      {5e-324, "5e-324"},
      {std::numeric_limits<double>::infinity(), "null"},
      {std::nan(""), "null"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.written);
    std::string out;
    AppendNumber(row.value, &out);
    EXPECT_EQ(out, row.written);
  }
}

TEST(WriterTest, NumbersReadBackTheSame) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 20000; ++i) {
    uint64_t bits = random();
    double value = 0;
    static_assert(sizeof bits == sizeof value);
    std::memcpy(&value, &bits, sizeof value);
    if (!std::isfinite(value)) continue;
    std::string out;
    AppendNumber(value, &out);
    ASSERT_EQ(std::strtod(out.c_str(), nullptr), value) << out;
    absl::StatusOr<Value> read = Parse(out);
    ASSERT_TRUE(read.ok()) << out << " " << Message(read.status());
    ASSERT_EQ(read->number(), value) << out;
  }
}

TEST(WriterTest, Layouts) {
  auto write = [](Layout layout) {
    std::string out;
    Writer writer(&out, layout);
    writer.BeginObject();
    writer.Member("z", "last letter first");
    writer.Member("a", 1);
    writer.Member("none", std::string());
    writer.Member("yes", true);
    writer.Key("list");
    writer.BeginArray();
    writer.Integer(-9007199254740993);
    writer.BeginObject();
    writer.EndObject();
    writer.BeginArray();
    writer.EndArray();
    writer.Null();
    writer.EndArray();
    writer.Member("half", 0.5);
    writer.EndObject();
    return out;
  };
  EXPECT_EQ(write(Layout::kCompact),
            R"({"z":"last letter first","a":1,"none":"","yes":true,"list":[-9007199254740993,{},[],null],"half":0.5})");
  EXPECT_EQ(write(Layout::kPretty), R"({
  "z": "last letter first",
  "a": 1,
  "none": "",
  "yes": true,
  "list": [
    -9007199254740993,
    {},
    [],
    null
  ],
  "half": 0.5
})");
}

TEST(ParseTest, GoodInput) {
  const struct {
    std::string name, text, dump;
  } kRows[] = {
      {"null", "null", "null"},
      {"spaces around", " \t\r\n true \n", "true"},
      {"byte order mark", "\xEF\xBB\xBF{}", "{}"},
      {"integer", "-12", "-12"},
      {"exponent", "1.25e2", "125"},
      {"tiny becomes zero or least", "4.9e-324", "5e-324"},
      {"order of keys kept", R"({"b":1,"a":2})", R"({"b":1,"a":2})"},
      {"nested", R"([[],{"x":[1,{"y":null}]}])", R"([[],{"x":[1,{"y":null}]}])"},
      {"escapes", R"("\"\\\/\b\f\n\r\t\u00e9")", R"("\"\\/\b\f\n\r\té")"},
      {"surrogate pair", R"("\ud83d\ude00")", "\"😀\""},
      {"escaped NUL", R"("a\u0000b")", R"("a\u0000b")"},
      {"same key in different objects", R"([{"a":1},{"a":1}])", R"([{"a":1},{"a":1}])"},
      {"empty key", R"({"":0})", R"({"":0})"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    absl::StatusOr<Value> value = Parse(row.text);
    ASSERT_TRUE(value.ok()) << Message(value.status());
    EXPECT_EQ(Dump(*value), row.dump);
  }
}

TEST(ParseTest, Accessors) {
  absl::StatusOr<Value> value = Parse(R"({"id":12345678901234567890,"title":"T","n":null,"list":[1,2],"yes":true})");
  ASSERT_TRUE(value.ok());
  EXPECT_EQ(*value->Find("id")->number_text(), "12345678901234567890");
  EXPECT_EQ(*value->Find("title")->string(), "T");
  EXPECT_TRUE(value->Find("n")->IsNull());
  EXPECT_EQ(value->Find("list")->items().size(), 2u);
  EXPECT_EQ(value->Find("yes")->boolean(), true);
  EXPECT_EQ(value->Find("other"), nullptr);
  EXPECT_EQ(value->Find("title")->Find("x"), nullptr);
  EXPECT_EQ(value->Find("title")->number(), std::nullopt);
  EXPECT_EQ(value->Find("list")->string(), nullptr);
  EXPECT_EQ(value->Find("list")->number_text(), nullptr);
  EXPECT_TRUE(value->Find("title")->items().empty());
  EXPECT_TRUE(value->Find("title")->members().empty());
  EXPECT_EQ(Name(value->Find("list")->type()), "array");
}

TEST(ParseTest, HostileInput) {
  const struct {
    std::string name, text;
    uint64_t byte;
    std::string says;
  } kRows[] = {
      {"empty", "", 0, "empty"},
      {"spaces only", "   ", 3, "empty"},
      {"two values", "1 2", 2, "root"},
      {"missing value", R"({"a":})", 5, ""},
      {"missing colon", R"({"a" 1})", 5, "colon"},
      {"trailing comma", "[1,]", 3, ""},
      {"comment", "[1/*x*/]", 2, ""},
      {"single quotes", "['a']", 1, ""},
      {"NaN", "NaN", 0, ""},
      {"infinity", "[-Infinity]", 2, ""},
      {"leading zero", "01", 1, ""},
      {"lone minus", "-", 1, ""},
      {"open string", "\"abc", 4, "quotation mark"},
      {"newline in string", "\"a\nb\"", 2, ""},
      {"bad escape", R"("\x41")", 1, "escape"},
      {"bad hex", R"("\u12g4")", 1, ""},
      {"lone high surrogate", R"("\ud800")", 1, "surrogate"},
      {"high surrogate twice", R"("\ud800\ud800")", 1, "surrogate"},
      {"lone low surrogate", R"("\udc00")", 8, "surrogate"},
      {"lone low surrogate in a key", R"({"\udc00":1})", 9, "surrogate"},
      {"byte that is no UTF-8", "\"a\xff\"", 2, "encoding"},
      {"overlong UTF-8", "\"\xC0\xAF\"", 1, "encoding"},
      {"encoded surrogate", "\"\xED\xA0\x80\"", 1, "encoding"},
      {"UTF-8 cut at the end", "\"\xE2\x82", 1, ""},
      {"NUL after the value", std::string("1\0002", 3), 1, "NUL"},
      {"NUL in a string", std::string("\"\0\"", 3), 1, ""},
      {"duplicate key", R"({"a":1,"b":2,"a":3})", 16, "\"a\" stands twice"},
      {"duplicate key by escape", R"({"a":1,"\u0061":3})", 15, "stands twice"},
      {"too large a number", "[1e999]", 1, "too big"},
      {"65 levels", Repeat("[", 65) + Repeat("]", 65), 64, "64 levels"},
      {"65 levels of objects", Repeat("{\"a\":", 65), 0, "64 levels"},
      {"a million brackets", Repeat("[", 1000000), 64, "64 levels"},
      {"a million braces", Repeat("{\"\":", 1000000), 0, "64 levels"},
      {"too many values", "[" + Repeat("1,", 1000001) + "1]", 0, "1000000 values"},
      {"UTF-16", std::string("\xFF\xFE{\0}\0", 6), 0, ""},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    absl::StatusOr<Value> value = Parse(row.text, {.file = "in.jsonl", .offset = 100});
    ASSERT_FALSE(value.ok());
    std::string message(Message(value.status()));
    EXPECT_THAT(message, HasSubstr("in.jsonl: byte "));
    EXPECT_THAT(message, ::testing::ContainsRegex(row.says));
    if (row.byte != 0) {
      EXPECT_THAT(message, HasSubstr("in.jsonl: byte " + std::to_string(100 + row.byte) + ":"));
    }
  }
}

TEST(ParseTest, DeepestAllowed) {
  EXPECT_TRUE(Parse(Repeat("[", 64) + Repeat("]", 64)).ok());
  EXPECT_TRUE(Parse("[[]]", {.max_depth = 2}).ok());
  EXPECT_FALSE(Parse("[[[]]]", {.max_depth = 2}).ok());
}

TEST(ParseTest, LargeObjects) {
  std::string text = "{";
  for (int i = 0; i < 100000; ++i) text += "\"key" + std::to_string(i) + "\":1,";
  EXPECT_TRUE(Parse(text + "\"last\":1}").ok());
  EXPECT_FALSE(Parse(text + "\"key5\":1}").ok());
  EXPECT_FALSE(Parse(text + "\"key99999\":1}").ok());
}

TEST(ParseTest, LongNumbersAreExact) {
  EXPECT_EQ(Parse("0." + Repeat("0", 300) + "1e301")->number(), 1.0);
  EXPECT_EQ(Parse("1" + Repeat("0", 300) + "e-300")->number(), 1.0);
  EXPECT_EQ(Parse("9007199254740993")->number(), 9007199254740992.0);
  EXPECT_EQ(Parse("2.2250738585072011e-308")->number(), 2.2250738585072011e-308);
}

// Any text either fails to parse or reads back the same once written.
TEST(ParseTest, RandomTexts) {
  const std::string_view kPieces[] = {"{",      "}",    "[",    "]", ",",  ":",  "\"a\"", "\"\\ud800\"", "1",
                                      "-0.5e3", "true", "null", " ", "\n", "\"", "\\",    "\xC3",        "é"};
  std::mt19937 random(11);
  int good = 0;
  for (int i = 0; i < 50000; ++i) {
    std::string text;
    for (size_t n = random() % 12; n > 0; --n) text += kPieces[random() % std::size(kPieces)];
    absl::StatusOr<Value> value = Parse(text);
    if (!value.ok()) continue;
    ++good;
    for (Layout layout : {Layout::kCompact, Layout::kPretty}) {
      std::string once = Dump(*value, layout);
      absl::StatusOr<Value> again = Parse(once);
      ASSERT_TRUE(again.ok()) << text << " -> " << once;
      ASSERT_EQ(Dump(*again, layout), once);
    }
  }
  EXPECT_GT(good, 1000);
}

}  // namespace
}  // namespace silang::json
