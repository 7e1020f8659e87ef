#include "unicode/charset.h"

#include <gtest/gtest.h>

#include "unicode/unicode.h"

namespace silang::unicode {
namespace {

TEST(Charset, Labels) {
  struct Row {
    const char* name;
    const char* label;
    const char* charset;
  };
  const Row rows[] = {
      {"UTF-8", "UTF-8", "utf-8"},
      {"without a hyphen, quoted", "\"utf8\"", "utf-8"},
      {"Latin-1 is windows-1252", "ISO-8859-1", "windows-1252"},
      {"ASCII is windows-1252", "us-ascii", "windows-1252"},
      {"GB2312 is its superset", "gb2312", "gb18030"},
      {"Shift_JIS with Microsoft's additions", "Shift_JIS", "windows-31j"},
      {"one that ICU knows", "koi8-r", "koi8-r"},
      {"of mainframes", "ibm-37", ""},
      {"of mail", "utf-7", ""},
      {"unknown", "klingon", ""},
      {"none", "", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(CharsetOf(row.label), row.charset);
  }
}

TEST(Charset, ToUtf8AndBack) {
  struct Row {
    const char* name;
    const char* charset;
    std::string bytes;
    const char* text;
    uint32_t at;        // a byte of the text
    uint32_t original;  // where its character began
  };
  const Row rows[] = {
      {"UTF-8", "utf-8", "caf\xc3\xa9 baru", "café baru", 6, 6},
      {"UTF-8 with a mark", "utf-8",
       "\xef\xbb\xbf"
       "caf\xc3\xa9 baru",
       "café baru", 6, 9},
      {"malformed UTF-8", "utf-8",
       "a\xff"
       "b",
       "a\xef\xbf\xbd"
       "b",
       4, 2},
      {"windows-1252", "windows-1252",
       "\x93"
       "caf\xe9\x94 baru",
       "“café” baru", 12, 7},
      {"Shift_JIS", "windows-31j", "\x93\xfa\x96\x7b X", "日本 X", 7, 5},
      {"GBK", "gb18030", "\xb1\xb1\xbe\xa9 7", "北京 7", 7, 5},
      {"UTF-16", "utf-16le",
       std::string("\xff\xfe"
                   "a\0\xe9\0"
                   "b\0",
                   8),
       "aéb", 3, 6},
      {"a character cut off", "gb18030", "a\xb1", "a\xef\xbf\xbd", 1, 1},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto text = ToUtf8(row.bytes, row.charset, 1000);
    ASSERT_TRUE(text.has_value());
    EXPECT_EQ(*text, row.text);
    EXPECT_FALSE(FirstInvalidByte(*text).has_value());
    EXPECT_EQ(OriginalOffsets(row.bytes, row.charset, {row.at}), std::vector<uint32_t>{row.original});
  }
  EXPECT_FALSE(ToUtf8("12345", "utf-8", 4).has_value());
  EXPECT_FALSE(ToUtf8("\xe9\xe9\xe9", "windows-1252", 4).has_value());
}

TEST(Charset, Detected) {
  struct Row {
    const char* name;
    std::string bytes;
    const char* charset;
  };
  const Row rows[] = {
      {"ASCII", "plain", "utf-8"},
      {"UTF-8", "caf\xc3\xa9", "utf-8"},
      {"French in windows-1252",
       "Le pr\xe9sident a d\xe9"
       "clar\xe9 que la r\xe9union \xe9tait pr\xe9vue pour la semaine prochaine \xe0 Gen\xe8ve, selon l\x92"
       "agence.",
       "windows-1252"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(DetectCharset(row.bytes), row.charset);
  }
}

}  // namespace
}  // namespace silang::unicode
