#include "http/server.h"

#include <utility>

#include "fmt/format.h"
#include "http/listener.h"

namespace silang::http {

Server::Server(ServerOptions options) : listener_(std::make_unique<Listener>(std::move(options))) {}
Server::~Server() = default;

void Server::Add(std::vector<Route> routes) { listener_->router.Add(std::move(routes)); }
absl::Status Server::Bind() { return listener_->Bind(); }
int Server::port() const { return listener_->port; }

std::string Server::address() const {
  const std::string& host = options().host;
  const bool bare = host.find(':') != std::string::npos && !host.starts_with('[');
  return fmt::format("http://{}{}{}:{}/", bare ? "[" : "", host, bare ? "]" : "", port());
}

void Server::Serve() { listener_->Serve(); }
void Server::Stop(std::chrono::milliseconds grace) { listener_->Stop(grace); }
const ServerOptions& Server::options() const { return listener_->options; }
const Router& Server::router() const { return listener_->router; }
std::string Server::MetricsText() const { return listener_->MetricsText(); }

}  // namespace silang::http
