#include "unicode/words.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "unicode/unicode.h"

namespace silang::unicode {
namespace {

constexpr uint32_t kTableEnd = 0x250;       // Latin and its extensions A and B
constexpr char32_t kDottedCapital = 0x130;  // its lower case is two code points
constexpr size_t kReadable = 8;             // bytes behind the last word
constexpr uint32_t kMostGrowth = 3;         // bytes that a code point of one byte or two may take in lower case

bool IsWordCharacter(char32_t c) {
  return c == '_' || (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

// A code point of the table in lower case, as UTF-8; no bytes if it is in no word.
struct Lower {
  std::array<char, 3> bytes{};
  uint8_t length = 0;
};

// What the first byte of a code point says.
enum Lead : uint8_t { kSeparator = 0, kTwoBytes = 1, kGeneralPunctuation = 2, kOther = 3 };

struct Tables {
  std::array<Lower, kTableEnd> lower;
  std::array<uint8_t, 256> lead{};  // an ASCII word character in lower case, or a Lead

  Tables() {
    std::string bytes;
    for (uint32_t c = 0; c < kTableEnd; ++c) {
      if (!IsWordCharacter(c)) continue;
      bytes.clear();
      Append(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))), &bytes);
      lower[c].length = static_cast<uint8_t>(bytes.size());
      std::copy(bytes.begin(), bytes.end(), lower[c].bytes.begin());
    }
    for (uint32_t byte = 0; byte < 256; ++byte) {
      if (byte < 0x80) {
        lead[byte] = lower[byte].length == 0 ? static_cast<uint8_t>(kSeparator) : static_cast<uint8_t>(lower[byte].bytes[0]);
      } else {
        lead[byte] = byte < 0xC0 + (kTableEnd >> 6) + 1 ? kTwoBytes : byte == 0xE2 ? kGeneralPunctuation : kOther;
      }
    }
  }
};

const Tables& TheTables() {
  static const Tables kTables;
  return kTables;
}

constexpr size_t kBlock = 64;

#if defined(__SSE2__)

// Lower-cases 64 bytes of ASCII in place. Sets a bit of `word` for each word character; false if not all are ASCII.
bool ReadBlock(char* bytes, uint64_t* word) {
  const auto within = [](__m128i c, char first, char last) {  // bytes beyond ASCII are negative, and in no range
    return _mm_and_si128(_mm_cmpgt_epi8(c, _mm_set1_epi8(static_cast<char>(first - 1))),
                         _mm_cmplt_epi8(c, _mm_set1_epi8(static_cast<char>(last + 1))));
  };
  uint64_t words = 0;
  int other = 0;
  for (uint32_t part = 0; part < kBlock / 16; ++part) {
    auto* const at = reinterpret_cast<__m128i*>(bytes + part * size_t{16});
    __m128i c = _mm_loadu_si128(at);
    other |= _mm_movemask_epi8(c);
    c = _mm_or_si128(c, _mm_and_si128(within(c, 'A', 'Z'), _mm_set1_epi8(0x20)));
    _mm_storeu_si128(at, c);
    const __m128i in =
        _mm_or_si128(_mm_or_si128(within(c, 'a', 'z'), within(c, '0', '9')), _mm_cmpeq_epi8(c, _mm_set1_epi8('_')));
    words |= static_cast<uint64_t>(static_cast<uint32_t>(_mm_movemask_epi8(in))) << (part * 16);
  }
  *word = words;
  return other == 0;
}

#else

bool ReadBlock(char* bytes, uint64_t* word) {
  uint64_t words = 0;
  uint8_t other = 0;
  for (uint32_t k = 0; k < kBlock; ++k) {
    const auto c = static_cast<uint8_t>(bytes[k]);
    other |= c;
    const bool upper = c >= 'A' && c <= 'Z';
    bytes[k] = static_cast<char>(upper ? c | 0x20 : c);
    const bool in = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    words |= static_cast<uint64_t>(in) << k;
  }
  *word = words;
  return other < 0x80;
}

#endif

}  // namespace

void WordFinder::Find(std::string_view text) {
  if (!FindInAscii(text) && !FindByTable(text)) FindByIcu(text);
}

bool WordFinder::FindInAscii(std::string_view text) {
  words_.clear();
  const size_t padded = (text.size() + kBlock) / kBlock * kBlock;  // so that something other ends the last word
  if (bytes_.size() < padded + kReadable) bytes_.resize(padded + kReadable);
  std::memcpy(bytes_.data(), text.data(), text.size());
  std::memset(bytes_.data() + text.size(), 0, padded - text.size());
  uint64_t before = 0;  // whether the last byte of the block before is in a word
  uint32_t begin = 0;
  for (size_t block = 0; block < padded; block += kBlock) {
    uint64_t in = 0;
    if (!ReadBlock(bytes_.data() + block, &in)) return false;
    // Where a word begins, or what ends one stands.
    for (uint64_t edges = in ^ (in << 1 | before); edges != 0; edges &= edges - 1) {
      const auto bit = static_cast<uint32_t>(std::countr_zero(edges));
      const uint32_t at = static_cast<uint32_t>(block) + bit;
      if ((in >> bit & 1) != 0) {
        begin = at;
      } else if (at - begin >= 2) {
        words_.push_back({begin, at - begin});
      }
    }
    before = in >> (kBlock - 1);
  }
  return true;
}

bool WordFinder::FindByTable(std::string_view text) {
  const Tables& tables = TheTables();
  words_.clear();
  const size_t room = text.size() * kMostGrowth / 2 + kReadable + 1;
  if (bytes_.size() < room) bytes_.resize(room);
  const auto* at = reinterpret_cast<const uint8_t*>(text.data());
  const uint8_t* const end = at + text.size();
  char* const out = bytes_.data();
  uint32_t size = 0;
  while (at != end) {
    const uint32_t begin = size;
    uint32_t characters = 0;
    for (;; ++characters) {
      uint8_t lead = kSeparator;
      for (; at != end && (lead = tables.lead[*at]) > kOther; ++at, ++characters) out[size++] = static_cast<char>(lead);
      if (at == end || lead == kSeparator) break;
      if (lead == kOther) return false;
      if (lead == kGeneralPunctuation) {
        // U+2000 to U+206F, of which none is in a word
        if (at[1] != 0x80 && !(at[1] == 0x81 && at[2] < 0xB0)) return false;
        break;
      }
      const uint32_t c = (at[0] & 0x1FU) << 6 | (at[1] & 0x3FU);
      if (c >= kTableEnd || c == kDottedCapital) return false;
      const Lower& lower = tables.lower[c];
      if (lower.length == 0) break;
      std::copy_n(lower.bytes.data(), lower.bytes.size(), out + size);
      size += lower.length;
      at += 2;
    }
    if (characters >= 2) {
      words_.push_back({begin, size - begin});
    } else {
      size = begin;
    }
    if (at != end) at += *at < 0x80 ? 1 : *at < 0xE0 ? 2 : 3;  // what ended the word
  }
  return true;
}

void WordFinder::FindByIcu(std::string_view text) {
  words_.clear();
  bytes_.clear();
  icu::UnicodeString lower = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  lower.toLower(icu::Locale::getRoot()).toUTF8String(bytes_);
  const std::string_view all = bytes_;
  size_t begin = 0;
  uint32_t characters = 0;
  const auto close = [&](size_t end) {
    if (characters >= 2) words_.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end - begin)});
    characters = 0;
  };
  for (size_t at = 0; at < all.size();) {
    const CodePoint c = Decode(all, at);
    if (IsWordCharacter(c.value)) {
      if (characters++ == 0) begin = at;
    } else {
      close(at);
    }
    at += c.length;
  }
  close(all.size());
  bytes_.resize(bytes_.size() + kReadable);
}

}  // namespace silang::unicode
