// Text to tokens: the one place that decides what a word is, for articles and for the forms of language packs alike.
#ifndef SILANG_UNICODE_SCAN_H_
#define SILANG_UNICODE_SCAN_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "silang/types.h"

namespace silang::unicode {

enum class TokenKind : uint8_t {
  kWord,         // letters: "tentara", "don't", "U.S.", "@user", "example.com"; one ideograph
  kNumber,       // digits with inner separators: "15.000", "1,2", "2025", "14.30"
  kPunctuation,  // one code point: , . ; : ( ) [ ] - – — / … ! ?
  kQuote,        // one code point: " “ ” „ « » 「 」 and ' ‘ ’ where they are no apostrophe
  kSymbol,       // one code point: $ € % ° ½ ±
};

// Bits of ScannedToken::flags.
enum TokenFlag : uint8_t {
  kGlued = 1,        // no white space between this token and the one before
  kNarrowSpace = 2,  // only U+00A0, U+202F or U+2009 between this token and the one before
  kCapitalised = 4,  // first letter upper case
  kAllCaps = 8,      // two letters or more, all upper case
  kMixed = 16,       // a word with a digit in it, an address, a handle
  kLineStart = 32,   // first token of a line
  kInitialism = 64,  // "U.S.", "a.m.", "S.H."
};

struct ScannedToken {
  Span span;
  TokenKind kind = TokenKind::kWord;
  uint8_t flags = 0;
};

// The tokens of text[range]. Hyphens always stand alone ("anak-anak" is three tokens), a possessive 's and an elided
// article (l', d', qu') are tokens of their own, digits part from letters ("15km") unless letters come first ("A8").
// Linear. REQUIRES: valid UTF-8.
std::vector<ScannedToken> Scan(std::string_view text, Span range);
// As Scan, into `tokens`, whose room is used again.
void Scan(std::string_view text, Span range, std::vector<ScannedToken>* tokens);

}  // namespace silang::unicode

#endif  // SILANG_UNICODE_SCAN_H_
