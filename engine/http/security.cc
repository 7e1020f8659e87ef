#include "http/security.h"

#include <algorithm>
#include <charconv>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace silang::http {
namespace {

// "127.1.2.3": four numbers, the first of them 127.
bool IsLoopbackAddress(std::string_view host) {
  if (!host.starts_with("127.")) return false;
  int parts = 0;
  for (const char *at = host.data(), *end = host.data() + host.size(); at <= end; ++at) {
    unsigned number = 0;
    const auto [stop, failure] = std::from_chars(at, end, number);
    if (failure != std::errc() || number > 255) return false;
    ++parts;
    if (stop != end && *stop != '.') return false;
    at = stop;
  }
  return parts == 4;
}

// The name of "NAME:PORT" or "[ADDRESS]:PORT", the port gone; empty for what is neither.
std::string_view NameOf(std::string_view host) {
  const bool bracketed = host.starts_with('[');
  const size_t end = bracketed ? host.find(']') : std::min(host.find(':'), host.size());
  if (end == std::string_view::npos) return "";
  const std::string_view rest = host.substr(end + (bracketed ? 1 : 0));
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool port =
      rest.size() >= 2 && rest.size() <= 6 && rest.front() == ':' && std::all_of(rest.begin() + 1, rest.end(), digit);
  if (!rest.empty() && !port) return "";
  return bracketed ? host.substr(1, end - 1) : host.substr(0, end);
}

std::string_view HeaderOf(const Head& head, std::string_view name) {
  const std::string* value = Find(head.headers, name);
  return value != nullptr ? *value : std::string_view();
}

bool SameLetters(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return absl::ascii_tolower(static_cast<unsigned char>(x)) == absl::ascii_tolower(static_cast<unsigned char>(y));
         });
}

}  // namespace

bool IsLoopback(std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  return SameLetters(host, "localhost") || host == "::1" || IsLoopbackAddress(host);
}

bool NamesLoopback(std::string_view host_header) { return IsLoopback(NameOf(host_header)); }

std::optional<Problem> CheckOrigin(const Head& head) {
  const std::string_view site = HeaderOf(head, "sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") return Problem{Trouble::kForbidden};
  const std::string* origin = Find(head.headers, "origin");
  if (origin == nullptr) return std::nullopt;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (origin->starts_with(scheme) && SameLetters(std::string_view(*origin).substr(scheme.size()), head.host))
      return std::nullopt;
  }
  return Problem{Trouble::kForbidden};
}

bool HasToken(const Head& head, std::string_view token) {
  constexpr std::string_view kScheme = "bearer ";
  std::string_view given = HeaderOf(head, "authorization");
  if (given.size() <= kScheme.size() || !SameLetters(given.substr(0, kScheme.size()), kScheme)) return false;
  given.remove_prefix(kScheme.size());
  unsigned different = given.size() != token.size() ? 1 : 0;
  for (size_t i = 0; i < given.size(); ++i) {
    const char expected = i < token.size() ? token[i] : '\0';
    different |= static_cast<unsigned char>(given[i]) ^ static_cast<unsigned char>(expected);
  }
  return different == 0;
}

void Secure(Response* response) {
  const auto add = [&](std::string_view name, std::string_view value) {
    const auto is = [&](const auto& field) { return SameLetters(field.first, name); };
    if (std::none_of(response->headers.begin(), response->headers.end(), is)) response->headers.emplace_back(name, value);
  };
  add("Content-Security-Policy",
      response->policy.empty()
          ? std::string_view("default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
          : std::string_view(response->policy));
  add("X-Content-Type-Options", "nosniff");
  add("X-Frame-Options", response->policy.find("frame-ancestors 'self'") != std::string::npos ? "SAMEORIGIN" : "DENY");
  add("Referrer-Policy", "no-referrer");
  add("Cross-Origin-Resource-Policy", "same-origin");
  add("Cross-Origin-Opener-Policy", "same-origin");
  add("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  add("Cache-Control", "no-store");
  add("Vary", "Accept, Accept-Encoding, Accept-Language, Origin");
}

}  // namespace silang::http
