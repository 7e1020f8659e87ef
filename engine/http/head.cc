#include "http/head.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "unicode/unicode.h"

namespace silang::http {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsTokenByte(char c) {
  constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return IsDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || kMarks.find(c) != std::string_view::npos;
}

bool IsControl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F;
}

bool IsToken(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), IsTokenByte); }

std::string_view Trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string Lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = absl::ascii_tolower(static_cast<unsigned char>(c));
  return out;
}

int HexValue(char c) {
  if (IsDigit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// Nothing for a malformed escape, a control character, and what is not UTF-8.
std::optional<std::string> Decoded(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '+' && plus_is_space) c = ' ';
    if (text[i] == '%') {
      if (text.size() - i < 3 || HexValue(text[i + 1]) < 0 || HexValue(text[i + 2]) < 0) return std::nullopt;
      c = static_cast<char>(HexValue(text[i + 1]) * 16 + HexValue(text[i + 2]));
      i += 2;
    }
    if (IsControl(c)) return std::nullopt;
    out += c;
  }
  if (unicode::FirstInvalidByte(out)) return std::nullopt;
  return out;
}

// Calls take(part) for what stands between the marks; false as soon as it says so.
template <typename Take>
bool ForParts(std::string_view text, char mark, const Take& take) {
  for (;;) {
    const size_t end = text.find(mark);
    if (!take(text.substr(0, end))) return false;
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + 1);
  }
}

class Parser {
 public:
  std::variant<Head, Problem> Parse(std::string_view bytes) {
    bytes.remove_suffix(2);  // the empty line
    const size_t end = bytes.find("\r\n");
    if (end == std::string_view::npos) return Problem{Trouble::kMalformed, "There is no request line."};
    if (!ReadLine(bytes.substr(0, end)) || !ReadHeaders(bytes.substr(end + 2)) || !ReadMeaning()) return problem_;
    return std::move(head_);
  }

 private:
  bool Fail(std::string_view detail, Trouble trouble = Trouble::kMalformed) {
    problem_ = Problem{trouble, std::string(detail)};
    return false;
  }

  bool ReadLine(std::string_view line) {
    const size_t first = line.find(' ');
    const size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return Fail("The request line is not METHOD TARGET HTTP/1.1.");
    head_.method = line.substr(0, first);
    const std::string_view version = line.substr(last + 1);
    if (!IsToken(head_.method) || head_.method.size() > 32) return Fail("The method is no token.");
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return Fail("The version is neither HTTP/1.1 nor HTTP/1.0.");
    old_ = version == "HTTP/1.0";
    const std::string_view target = line.substr(first + 1, last - first - 1);
    if (target.size() > kMostTargetBytes) return Fail("", Trouble::kTargetTooLong);
    return ReadTarget(target);
  }

  // "/path?query", "http://host/path?query", or "*" for the server as a whole.
  bool ReadTarget(std::string_view target) {
    if (std::any_of(target.begin(), target.end(), [](char c) { return c == ' ' || IsControl(c); }))
      return Fail("The target has a blank or a control character.");
    if (target == "*") {
      head_.path = "*";
      return head_.method == "OPTIONS" || Fail("The target * is for OPTIONS.");
    }
    for (const std::string_view scheme : {"http://", "https://"}) {
      if (!target.starts_with(scheme)) continue;
      target.remove_prefix(scheme.size());
      const size_t slash = std::min(target.find('/'), target.size());
      head_.host = target.substr(0, slash);
      target.remove_prefix(slash);
      if (head_.host.empty() || target.empty()) return Fail("The target is no address with a path.");
    }
    if (!target.starts_with('/')) return Fail("The target does not begin with a slash.");
    target = target.substr(0, target.find('#'));
    const size_t mark = target.find('?');
    return ReadPath(target.substr(0, mark)) && (mark == std::string_view::npos || ReadQuery(target.substr(mark + 1)));
  }

  bool ReadPath(std::string_view path) {
    const bool read = ForParts(path.substr(1), '/', [&](std::string_view part) {
      std::optional<std::string> segment = Decoded(part, false);
      if (!segment) return false;
      head_.path += '/' + *segment;
      head_.segments.push_back(*std::move(segment));
      return true;
    });
    return read || Fail("The path has an escape that is malformed, a control character, or is not UTF-8.");
  }

  bool ReadQuery(std::string_view query) {
    const bool read = ForParts(query, '&', [&](std::string_view part) {
      if (part.empty()) return true;
      const size_t equals = part.find('=');
      std::optional<std::string> name = Decoded(part.substr(0, equals), true);
      std::optional<std::string> value =
          equals == std::string_view::npos ? std::string() : Decoded(part.substr(equals + 1), true);
      if (!name || !value || head_.query.size() >= kMostFields) return false;
      head_.query.emplace_back(*std::move(name), *std::move(value));
      return true;
    });
    return read ||
           Fail("The query has an escape that is malformed, a control character, is not UTF-8, or has too many arguments.");
  }

  bool ReadHeaders(std::string_view lines) {
    while (!lines.empty()) {
      const size_t end = lines.find("\r\n");
      const std::string_view line = lines.substr(0, end);
      lines.remove_prefix(std::min(end, lines.size() - 2) + 2);
      const size_t colon = line.find(':');
      if (colon == std::string_view::npos || !IsToken(line.substr(0, colon))) return Fail("A header is not NAME: VALUE.");
      const std::string_view value = Trimmed(line.substr(colon + 1));
      if (std::any_of(value.begin(), value.end(), [](char c) { return c != '\t' && IsControl(c); }))
        return Fail("A header has a control character.");
      if (head_.headers.size() >= kMostFields) return Fail("", Trouble::kHeadersTooLarge);
      head_.headers.emplace_back(Lower(line.substr(0, colon)), std::string(value));
    }
    return true;
  }

  // The one value of a header; nothing where there is none. Fails where it stands twice.
  bool Only(std::string_view name, const std::string** value) {
    const auto has_name = [&](const auto& field) { return field.first == name; };
    *value = Find(head_.headers, name);
    if (std::count_if(head_.headers.begin(), head_.headers.end(), has_name) < 2) return true;
    return Fail("A header that may stand once stands twice: " + std::string(name) + ".");
  }

  // What the headers say of the message itself.
  bool ReadMeaning() {
    const std::string *host = nullptr, *length = nullptr, *coding = nullptr, *expect = nullptr;
    if (!Only("host", &host) || !Only("content-length", &length) || !Only("transfer-encoding", &coding) ||
        !Only("expect", &expect))
      return false;
    if (host == nullptr && !old_) return Fail("The header Host is missing.");
    if (head_.host.empty() && host != nullptr) head_.host = *host;
    if (length != nullptr) {
      const bool number = !length->empty() && length->size() <= 15 && std::all_of(length->begin(), length->end(), IsDigit);
      if (!number) return Fail("The header Content-Length is no number of bytes.");
      head_.content_length = std::stoull(*length);
    }
    if (coding != nullptr) {
      if (length != nullptr) return Fail("The length of the body is told in two ways.");
      if (old_ || Lower(*coding) != "chunked") return Fail("The only transfer coding that is read is chunked.");
      head_.chunked = true;
    }
    if (expect != nullptr && !old_) {
      if (Lower(*expect) != "100-continue") return Fail("", Trouble::kExpectation);
      head_.expects_continue = true;
    }
    const std::string* connection = Find(head_.headers, "connection");
    const std::string wish = connection != nullptr ? Lower(*connection) : "";
    head_.close = old_ ? wish != "keep-alive" : wish.find("close") != std::string::npos;
    return true;
  }

  Head head_;
  Problem problem_;
  bool old_ = false;  // HTTP/1.0
};

}  // namespace

std::variant<Head, Problem> ParseHead(std::string_view bytes) {
  if (std::optional<Problem> wrong = CheckBeginning(bytes)) return *std::move(wrong);
  return Parser().Parse(bytes);
}

std::optional<Problem> CheckBeginning(std::string_view bytes, size_t seen) {
  for (size_t i = bytes.find('\n', seen); i != std::string_view::npos; i = bytes.find('\n', i + 1))
    if (i == 0 || bytes[i - 1] != '\r') return Problem{Trouble::kMalformed, "A line does not end with CR LF."};
  if (bytes.size() <= kMostHeadBytes) return std::nullopt;
  // Of a line that does not end the target is what is too long.
  return Problem{bytes.find('\n') == std::string_view::npos ? Trouble::kTargetTooLong : Trouble::kHeadersTooLarge};
}

}  // namespace silang::http
