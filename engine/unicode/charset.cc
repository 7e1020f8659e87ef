#include "unicode/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "unicode/unicode.h"

namespace silang::unicode {
namespace {

constexpr std::string_view kUtf8 = "utf-8", kLatin = "windows-1252";
constexpr size_t kDetected = size_t{64} << 10;  // bytes that a guess is made from
constexpr char32_t kReplacement = 0xfffd;

// Labels that mean more than ICU takes them for (https://encoding.spec.whatwg.org/#names-and-labels), and those it does not know.
constexpr std::array<std::pair<std::string_view, std::string_view>, 33> kLabels = {{
    {"utf8", kUtf8},
    {"unicode-1-1-utf-8", kUtf8},
    {"utf-8", kUtf8},
    {"iso-8859-1", kLatin},
    {"iso8859-1", kLatin},
    {"iso88591", kLatin},
    {"latin1", kLatin},
    {"latin-1", kLatin},
    {"l1", kLatin},
    {"ascii", kLatin},
    {"us-ascii", kLatin},
    {"cp1252", kLatin},
    {"iso-8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"gb2312", "gb18030"},
    {"gb_2312-80", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"chinese", "gb18030"},
    {"big5", "windows-950"},
    {"big5-hkscs", "big5-hkscs"},
    {"x-x-big5", "windows-950"},
    {"shift_jis", "windows-31j"},
    {"shift-jis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"x-sjis", "windows-31j"},
    {"ms_kanji", "windows-31j"},
    {"euc-kr", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
    {"utf-16", "utf-16le"},
    {"unicode", "utf-16le"},
}};

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter Open(const std::string& charset) {
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset.c_str(), &error));
  return U_SUCCESS(error) ? std::move(converter) : nullptr;
}

size_t Utf8Length(char32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

// Calls take(code point, byte where it begins) for each character; stops when that is false.
template <typename Take>
void Decode(std::string_view bytes, const std::string& charset, Take take) {
  const Converter converter = Open(charset);
  if (converter == nullptr) return;
  size_t skip = 0;
  if (const auto mark = FindByteOrderMark(bytes)) skip = mark->length;
  const char* at = bytes.data() + skip;
  const char* const end = bytes.data() + bytes.size();
  // Where every byte below 0x80 that begins a character is ASCII, most of a page needs no converter.
  const bool plain = charset.starts_with("windows-") || charset.starts_with("gb") || charset.starts_with("iso-8859") ||
                     charset.starts_with("koi8") || charset.starts_with("euc") || charset.starts_with("big5");
  while (at < end) {
    const auto begin = static_cast<uint32_t>(at - bytes.data());
    if (plain && static_cast<unsigned char>(*at) < 0x80) {
      const char32_t c = *at == '\0' ? kReplacement : static_cast<char32_t>(*at);
      ++at;
      if (!take(c, begin)) return;
      continue;
    }
    UErrorCode error = U_ZERO_ERROR;
    const char* const before = at;
    const UChar32 c = ucnv_getNextUChar(converter.get(), &at, end, &error);
    if (error == U_INDEX_OUTOFBOUNDS_ERROR) return;
    if (U_FAILURE(error) && at == before) ++at;
    if (U_FAILURE(error)) ucnv_resetToUnicode(converter.get());
    const bool bad = U_FAILURE(error) || c == 0 || (c >= 0xd800 && c <= 0xdfff);
    if (!take(bad ? kReplacement : static_cast<char32_t>(c), begin)) return;
  }
}

// UTF-8 as it came, where it is well-formed and has no NUL: what the common page has.
bool IsCleanUtf8(std::string_view bytes) {
  return bytes.find('\0') == std::string_view::npos && !FirstInvalidByte(bytes).has_value();
}

}  // namespace

std::string CharsetOf(std::string_view label) {
  std::string name;
  for (const char c : label.substr(0, 64)) {
    if (c > ' ' && c != '"' && c != '\'') name += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  }
  const auto known = std::find_if(kLabels.begin(), kLabels.end(), [&](const auto& pair) { return pair.first == name; });
  if (known != kLabels.end()) return std::string(known->second);
  // ICU knows charsets of mainframes and of mail, which no page has.
  const bool odd = name.starts_with("ibm") || name.starts_with("ebcdic") || name.starts_with("utf-7") ||
                   name.starts_with("scsu") || name.starts_with("bocu") || name.find(',') != std::string::npos;
  return name.empty() || odd || Open(name) == nullptr ? std::string() : name;
}

std::optional<ByteOrderMark> FindByteOrderMark(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) return ByteOrderMark{kUtf8, 3};
  if (bytes.starts_with("\xff\xfe")) return ByteOrderMark{"utf-16le", 2};
  if (bytes.starts_with("\xfe\xff")) return ByteOrderMark{"utf-16be", 2};
  return std::nullopt;
}

std::string DetectCharset(std::string_view bytes) {
  if (!FirstInvalidByte(bytes)) return std::string(kUtf8);
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&error), &ucsdet_close);
  if (U_FAILURE(error)) return std::string(kLatin);
  // From the first byte that is not ASCII on: what stands before it tells nothing.
  const auto foreign = std::find_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  const auto first = static_cast<size_t>(foreign - bytes.begin());
  const std::string_view sample = bytes.substr(first > 4096 ? first - 4096 : 0, kDetected);
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &error);
  ucsdet_enableInputFilter(detector.get(), true);  // leaves out what stands between < and >
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &error);
  const char* name = U_SUCCESS(error) && match != nullptr ? ucsdet_getName(match, &error) : nullptr;
  const std::string charset = U_SUCCESS(error) && name != nullptr ? CharsetOf(name) : std::string();
  return charset.empty() || charset == kUtf8 ? std::string(kLatin) : charset;
}

std::optional<std::string> ToUtf8(std::string_view bytes, const std::string& charset, size_t limit) {
  if (charset == kUtf8 && IsCleanUtf8(bytes)) {
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    return bytes.size() > limit ? std::nullopt : std::optional<std::string>(bytes);
  }
  std::string out;
  out.reserve(std::min(bytes.size() + bytes.size() / 8, limit));
  Decode(bytes, charset, [&](char32_t c, uint32_t /*begin*/) {
    Append(c, &out);
    return out.size() <= limit;
  });
  if (out.size() > limit) return std::nullopt;
  return out;
}

std::vector<uint32_t> OriginalOffsets(std::string_view bytes, const std::string& charset, const std::vector<uint32_t>& offsets) {
  std::vector<uint32_t> originals;
  originals.reserve(offsets.size());
  if (charset == kUtf8 && IsCleanUtf8(bytes)) {
    const uint32_t mark = bytes.starts_with("\xef\xbb\xbf") ? 3 : 0;
    for (const uint32_t offset : offsets) originals.push_back(offset + mark);
    return originals;
  }
  size_t at = 0;  // in UTF-8
  Decode(bytes, charset, [&](char32_t c, uint32_t begin) {
    for (; originals.size() < offsets.size() && offsets[originals.size()] <= at;) originals.push_back(begin);
    at += Utf8Length(c);
    return originals.size() < offsets.size();
  });
  originals.resize(offsets.size(), static_cast<uint32_t>(bytes.size()));
  return originals;
}

}  // namespace silang::unicode
