// From the character sets of saved pages and feeds to UTF-8, and from offsets in that back to the bytes as they were.
#ifndef SILANG_UNICODE_CHARSET_H_
#define SILANG_UNICODE_CHARSET_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace silang::unicode {

// The converter for a label as pages declare it, by the WHATWG Encoding Standard where that says more than the name
// ("iso-8859-1" is windows-1252, "gb2312" is gb18030); empty if there is none.
std::string CharsetOf(std::string_view label);

// The charset of a byte order mark at the start, with the length of the mark; nothing if there is none.
struct ByteOrderMark {
  std::string_view charset;
  uint8_t length = 0;
};
std::optional<ByteOrderMark> FindByteOrderMark(std::string_view bytes);

// The most likely charset of bytes that declare none: UTF-8 if they are that, else ICU's guess from the first 64 KiB, else
// windows-1252.
std::string DetectCharset(std::string_view bytes);

// The bytes in UTF-8. What is malformed becomes U+FFFD; a NUL character too. REQUIRES: a charset that one of the above gave.
// Nothing if more than `limit` bytes would come out. Linear.
std::optional<std::string> ToUtf8(std::string_view bytes, const std::string& charset, size_t limit);

// For each offset into what ToUtf8 gave, ascending, the offset into `bytes` of the character there. Linear.
std::vector<uint32_t> OriginalOffsets(std::string_view bytes, const std::string& charset, const std::vector<uint32_t>& offsets);

}  // namespace silang::unicode

#endif  // SILANG_UNICODE_CHARSET_H_
