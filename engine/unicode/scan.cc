#include "unicode/scan.h"

#include <algorithm>
#include <array>
#include <bit>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "unicode/unicode.h"

namespace silang::unicode {
namespace {

constexpr std::array<std::string_view, 24> kTopLevelDomains = {"com", "org", "net", "gov", "edu", "int", "mil",  "info",
                                                               "co",  "id",  "uk",  "us",  "my",  "au",  "sg",   "de",
                                                               "fr",  "es",  "nl",  "pt",  "br",  "tv",  "news", "io"};
constexpr std::array<std::string_view, 9> kElisions = {"l", "d", "c", "s", "j", "n", "m", "t", "qu"};

constexpr char32_t kFirstCaseless = 0x590;  // Hebrew, the first of the scripts whose letters have no case
constexpr size_t kBytesPerToken = 5;        // of a text with few letters; most have more

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool IsApostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02bc; }

bool IsQuoteMark(char32_t c) {
  switch (c) {
    case '"':
    case '\'':
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0xab:
    case 0xbb:
    case 0x2039:
    case 0x203a:
    case 0x300c:
    case 0x300d:
    case 0x300e:
    case 0x300f:
    case 0xff02: return true;
    default: return false;
  }
}

constexpr char32_t kWideComma = 0xff0c, kWideStop = 0xff0e;

bool IsNumberSeparator(char32_t c) {
  return c == '.' || c == ',' || c == '\'' || c == 0x2019 || c == 0x066b || c == 0x066c || c == kWideComma || c == kWideStop;
}

bool IsNarrowSpace(char32_t c) { return c == 0xa0 || c == 0x202f || c == 0x2009; }

bool IsTopLevelDomain(std::string_view label) {
  const auto same = [](char lower, char c) { return lower == (c >= 'A' && c <= 'Z' ? c + 32 : c); };
  return std::any_of(kTopLevelDomains.begin(), kTopLevelDomains.end(), [&](std::string_view domain) {
    return std::equal(domain.begin(), domain.end(), label.begin(), label.end(), same);
  });
}

class Scanner {
 public:
  Scanner(std::string_view text, Span range, std::vector<ScannedToken>* tokens)
      : text_(text.substr(0, range.end)), at_(range.begin), line_start_(true), tokens_(*tokens) {}

  void Run() {
    while (SkipSpace()) {
      if (!PlainWord()) Next();
    }
  }

 private:
  char32_t Peek(size_t at) const { return at < text_.size() ? Decode(text_, at).value : 0; }
  Class ClassAt(size_t at) const { return at < text_.size() ? Classify(Decode(text_, at).value) : Class::kSpace; }

  // To the next token; false at the end.
  bool SkipSpace() {
    if (at_ + 1 < text_.size() && text_[at_] == ' ' && IsLetter(text_[at_ + 1]) && !line_start_) {  // mostly
      flags_ = 0;
      ++at_;
      return true;
    }
    flags_ = tokens_.empty() ? 0 : kGlued;
    bool narrow = true;
    while (at_ < text_.size()) {
      const CodePoint c = Decode(text_, at_);
      const Class k = Classify(c.value);
      if (k != Class::kSpace && k != Class::kOther) break;
      narrow = narrow && IsNarrowSpace(c.value);
      if (c.value == '\n' || c.value == '\r' || c.value == 0x2028 || c.value == 0x2029) line_start_ = true;
      flags_ = 0;
      at_ += c.length;
    }
    if (flags_ == 0 && narrow && !tokens_.empty()) flags_ = kNarrowSpace;
    if (line_start_) flags_ |= kLineStart;
    line_start_ = false;
    return at_ < text_.size();
  }

  void Emit(size_t end, TokenKind kind, uint8_t flags = 0) {
    tokens_.push_back({{static_cast<uint32_t>(at_), static_cast<uint32_t>(end)}, kind, static_cast<uint8_t>(flags_ | flags)});
    at_ = end;
    flags_ = kGlued;
  }

  void Next() {
    const CodePoint c = Decode(text_, at_);
    switch (Classify(c.value)) {
      case Class::kDigit: return Number();
      case Class::kLetter:
      case Class::kMark: return Word();
      case Class::kIdeograph: return Emit(at_ + c.length, TokenKind::kWord);
      case Class::kSymbol: return Emit(at_ + c.length, TokenKind::kSymbol);
      default:
        if (c.value == '@' && ClassAt(at_ + 1) == Class::kLetter) return Handle();
        return Emit(at_ + c.length, IsQuoteMark(c.value) ? TokenKind::kQuote : TokenKind::kPunctuation);
    }
  }

  void Number() {
    size_t end = at_;
    while (end < text_.size()) {
      const CodePoint c = Decode(text_, end);
      const Class k = Classify(c.value);
      if (k == Class::kDigit) {
        end += c.length;
      } else if (IsNumberSeparator(c.value) && ClassAt(end + c.length) == Class::kDigit &&
                 (c.value != kWideComma || IsGroup(end + c.length))) {
        end += c.length;
      } else {
        break;
      }
    }
    Emit(end, TokenKind::kNumber);
  }

  // Three digits and no more: the wide comma stands in lists as well, "１，２".
  bool IsGroup(size_t at) const {
    int digits = 0;
    for (; digits < 4 && ClassAt(at) == Class::kDigit; ++digits) at += Decode(text_, at).length;
    return digits == 3;
  }

  void Handle() {
    size_t end = at_ + 1;
    while (end < text_.size()) {
      const CodePoint c = Decode(text_, end);
      const Class k = Classify(c.value);
      if (k != Class::kLetter && k != Class::kDigit && c.value != '_') break;
      end += c.length;
    }
    Emit(end, TokenKind::kWord, kMixed);
  }

  // End of the run of letters, marks and digits from `at`. Scripts without case write words and digits together that are two:
  // "약5만", "و٣".
  size_t RunEnd(size_t at, bool* digits) const {
    char32_t last = 0;
    while (at < text_.size()) {
      const CodePoint c = Decode(text_, at);
      const Class k = Classify(c.value);
      if (k == Class::kDigit) {
        if (last >= kFirstCaseless && !IsUpper(last) && !IsLower(last)) break;
        *digits = true;
      } else if (k != Class::kLetter && k != Class::kMark && c.value != 0x200d && c.value != 0x200c && c.value != 0xad &&
                 c.value != '_') {
        break;
      }
      last = c.value;
      at += c.length;
    }
    return at;
  }

  // "U.S.", "S.H.", "a.m.": letters each with a full stop, two or more.
  size_t InitialismEnd() const {
    size_t at = at_, end = at_;
    int letters = 0;
    while (at < text_.size() && letters < 12) {
      const CodePoint c = Decode(text_, at);
      if (Classify(c.value) != Class::kLetter || Peek(at + c.length) != '.') break;
      at += c.length + 1;
      end = at;
      ++letters;
    }
    if (letters < 2) return 0;
    if (ClassAt(end) == Class::kLetter) return 0;  // "A.M.Hendra": initials glued to a name are tokens of their own
    return end;
  }

  bool IsUrlScheme(size_t end) const {
    const std::string_view word = text_.substr(at_, end - at_);
    return (word == "http" || word == "https") && text_.substr(end, 3) == "://";
  }

  // "(https://x.y/z)." ends after the z, "https://x.y/a_(b)" after the bracket: what closes a sentence is not part of it.
  size_t UrlEnd(size_t scheme_end) const {
    size_t end = scheme_end + 3;
    int open = 0;  // brackets opened less those closed
    while (end < text_.size()) {
      const CodePoint c = Decode(text_, end);
      if (Classify(c.value) == Class::kSpace || (IsQuoteMark(c.value) && c.value != '\'') || c.value == '<' || c.value == '>')
        break;
      open += c.value == '(' ? 1 : c.value == ')' ? -1 : 0;
      end += c.length;
    }
    for (; end > scheme_end + 3; --end) {
      const char last = text_[end - 1];
      if (last == ')' && open < 0)
        ++open;
      else if (std::string_view(".,;:!?'").find(last) == std::string_view::npos)
        break;
    }
    return end;
  }

  // "example.com", "TRIBUNNEWS.COM", "kompas.co.id": ends after the last known top-level domain.
  size_t DomainEnd(size_t end) const {
    constexpr int kMostLabels = 6;
    size_t domain = 0;
    for (int label = 1; label < kMostLabels && end + 1 < text_.size() && text_[end] == '.'; ++label) {
      bool digits = false;
      const size_t part = end + 1;
      const size_t next = RunEnd(part, &digits);
      if (next == part) break;
      const bool known = IsTopLevelDomain(text_.substr(part, next - part));
      // "pulang.Id" is a missing space, not an address: an address keeps one case.
      const bool one_case = IsUpper(Peek(part)) == IsUpper(Peek(next - 1)) && (IsUpper(Peek(end - 1)) == IsUpper(Peek(part)));
      if (known && one_case) domain = next;
      end = next;
      if (next - at_ > 256) break;  // longer than any address
    }
    return domain;
  }

  // The end of the ASCII letters from `at`, and whether one of them is lower.
  size_t LettersEnd(size_t at, bool* lower) const {
    size_t end = at;
#if defined(__SSE2__)
    if (at + 16 <= text_.size()) {  // a word at a time: where it ends cannot be foretold letter by letter
      const __m128i c = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text_.data() + at));
      const auto letters = [](__m128i bytes) {
        return static_cast<uint32_t>(_mm_movemask_epi8(
            _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8('a' - 1)), _mm_cmplt_epi8(bytes, _mm_set1_epi8('z' + 1)))));
      };
      const auto count = static_cast<uint32_t>(std::countr_one(letters(_mm_or_si128(c, _mm_set1_epi8(0x20)))));
      *lower = (letters(c) & ((1U << count) - 1)) != 0;
      if (count < 16) return at + count;
      end += 16;
    }
#endif
    for (; end < text_.size() && IsLetter(text_[end]); ++end) *lower = *lower || text_[end] >= 'a';
    return end;
  }

  // Most words: ASCII letters alone, with behind them nothing that could belong to a word, an address or an initialism.
  bool PlainWord() {
    bool lower = false;
    const size_t end = LettersEnd(at_, &lower);
    if (end == at_) return false;
    if (end < text_.size()) {
      const auto c = static_cast<unsigned char>(text_[end]);
      if (c >= 0x80 || c == '\'' || c == ':' || c == '_' || (c >= '0' && c <= '9')) return false;
      if (c == '.') {
        const auto after = end + 1 < text_.size() ? static_cast<unsigned char>(text_[end + 1]) : ' ';
        if (end - at_ < 2 || (after != ' ' && after != '\n')) return false;
      }
    }
    const bool capital = text_[at_] <= 'Z';
    Emit(end, TokenKind::kWord, static_cast<uint8_t>(capital ? kCapitalised | (!lower && end - at_ >= 2 ? kAllCaps : 0) : 0));
    return true;
  }

  void Word() {
    if (const size_t end = InitialismEnd(); end != 0) {
      Emit(end, TokenKind::kWord, static_cast<uint8_t>(kInitialism | CaseFlags(at_, end)));
      return;
    }
    bool digits = false;
    size_t end = RunEnd(at_, &digits);
    if (end == at_) end += Decode(text_, at_).length;
    // "M6.1", "M6,7": a symbol and its number.
    if (end - at_ == 2 && digits && IsUpper(Peek(at_)) && end + 1 < text_.size() && (text_[end] == '.' || text_[end] == ',') &&
        text_[end + 1] >= '0' && text_[end + 1] <= '9' && ClassAt(end + 2) != Class::kLetter)
      return Emit(at_ + 1, TokenKind::kWord, CaseFlags(at_, at_ + 1));
    if (IsUrlScheme(end)) return Emit(UrlEnd(end), TokenKind::kWord, kMixed);
    if (const size_t domain = DomainEnd(end); domain != 0) return Emit(domain, TokenKind::kWord, kMixed);
    while (end < text_.size() && IsApostrophe(Peek(end))) {
      const size_t after = end + Decode(text_, end).length;
      const bool may_elide =
          end - at_ <= 2 && std::find(kElisions.begin(), kElisions.end(), Fold(text_.substr(at_, end - at_))) != kElisions.end();
      if (after == text_.size() && may_elide) return Emit(after, TokenKind::kWord, CaseFlags(at_, end));  // an entry of a pack
      if (ClassAt(after) != Class::kLetter) break;
      bool more = false;
      const size_t next = RunEnd(after, &more);
      const std::string_view tail = text_.substr(after, next - after);
      if (tail == "s" || tail == "S") {
        Emit(end, TokenKind::kWord, static_cast<uint8_t>(CaseFlags(at_, end) | (digits ? kMixed : 0)));
        return Emit(next, TokenKind::kWord);
      }
      if (may_elide && next - after > 1) return Emit(after, TokenKind::kWord, CaseFlags(at_, end));
      end = next;
    }
    Emit(end, TokenKind::kWord, static_cast<uint8_t>(CaseFlags(at_, end) | (digits ? kMixed : 0)));
  }

  uint8_t CaseFlags(size_t begin, size_t end) const {
    if (!IsUpper(Peek(begin))) return 0;
    int letters = 0;
    bool lower = false;
    for (size_t i = begin; i < end;) {
      const CodePoint c = Decode(text_, i);
      i += c.length;
      letters += IsUpper(c.value);
      lower = lower || IsLower(c.value);
    }
    return static_cast<uint8_t>(kCapitalised | (letters >= 2 && !lower ? kAllCaps : 0));
  }

  std::string_view text_;
  size_t at_;
  bool line_start_;
  uint8_t flags_ = 0;
  std::vector<ScannedToken>& tokens_;
};

}  // namespace

void Scan(std::string_view text, Span range, std::vector<ScannedToken>* tokens) {
  tokens->clear();
  Scanner(text, range, tokens).Run();
}

std::vector<ScannedToken> Scan(std::string_view text, Span range) {
  std::vector<ScannedToken> tokens;
  tokens.reserve(range.size() / kBytesPerToken + 16);
  Scan(text, range, &tokens);
  return tokens;
}

}  // namespace silang::unicode
