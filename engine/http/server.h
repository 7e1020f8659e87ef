// An HTTP/1.1 server for few clients that are not trusted: strict in what it reads, bounded in bytes, time, threads and connections.
#ifndef SILANG_HTTP_SERVER_H_
#define SILANG_HTTP_SERVER_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "http/route.h"

namespace silang::http {

struct ServerOptions {
  std::string host = "127.0.0.1";              // an address or a name of this machine
  int port = 0;                                // 0: any that is free
  std::string token;                           // what clients are to send; may be empty on a loopback address alone
  uint64_t most_body = uint64_t{16} << 20;     // bytes of a body
  std::chrono::milliseconds most_time{30000};  // for an answer, once its request is there
  size_t threads = 1;                          // that run routes of Runs::kInPool
  size_t most_waiting = 64;                    // requests that wait for one of them
  size_t most_connections = 512;               // clients at once, each of which costs a thread that mostly sleeps
};

class Server {
 public:
  explicit Server(ServerOptions options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Adds a table of routes; of those that fit a request the first counts. REQUIRES: Serve was not called.
  void Add(std::vector<Route> routes);

  // Takes the address. Errors: it is taken or none of this machine's; it is no loopback address and there is no token.
  absl::Status Bind();
  int port() const;             // that was taken
  std::string address() const;  // "http://127.0.0.1:8080/"

  // Answers until Stop is called, from this thread and others. REQUIRES: Bind went well.
  void Serve();
  // Takes no more requests, lets those under way end, for so long, then cancels them; Serve returns soon after. From any thread.
  // REQUIRES: Serve is called too, before or after.
  void Stop(std::chrono::milliseconds grace);

  const ServerOptions& options() const;
  // The routes in the order added, for what is told of them.
  const Router& router() const;
  // Those that count what the server does, in the text format of Prometheus.
  std::string MetricsText() const;

 private:
  class Listener;
  std::unique_ptr<Listener> listener_;
};

}  // namespace silang::http

#endif  // SILANG_HTTP_SERVER_H_
