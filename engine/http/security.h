// Who may ask, and what a browser may do with the answer.
#ifndef SILANG_HTTP_SECURITY_H_
#define SILANG_HTTP_SECURITY_H_

#include <optional>
#include <string>
#include <string_view>

#include "http/head.h"
#include "http/message.h"
#include "http/problem.h"

namespace silang::http {

// "localhost", 127.0.0.0/8, ::1: an address that only this machine reaches.
bool IsLoopback(std::string_view host);

// Whether the header Host names a server that listens on a loopback address: else a name that somebody has let point at this
// machine (DNS rebinding) would make a page of theirs one of ours. The port is any, for tunnels.
bool NamesLoopback(std::string_view host_header);

// The problem of a request that a page of another site makes a browser send. Reads Origin and Sec-Fetch-Site; programs send neither.
std::optional<Problem> CheckOrigin(const Head& head);

// Whether the header Authorization has the token. Takes as long whichever byte is wrong.
bool HasToken(const Head& head, std::string_view token);

// Adds what every answer has: no sniffing of types, no framing, no referrer, no use by other sites, and the policy of its page.
void Secure(Response* response);

}  // namespace silang::http

#endif  // SILANG_HTTP_SECURITY_H_
