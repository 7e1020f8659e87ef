// The server's inside: httplib takes connections and writes answers; all that it would read of a client is read by Connection, since
// httplib 0.11.4 bounds neither lines nor chunks nor the time of a head, decodes escapes in headers, unpacks without end, and goes on
// with a body that nobody read as if it were a request.
#ifndef SILANG_HTTP_LISTENER_H_
#define SILANG_HTTP_LISTENER_H_

#include <httplib.h>

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "http/connection.h"
#include "http/metrics.h"
#include "http/pool.h"
#include "http/server.h"

namespace silang::http {

class Server::Listener final : public httplib::Server {
 public:
  explicit Listener(ServerOptions options);

  absl::Status Bind();
  void Serve();
  void Stop(std::chrono::milliseconds grace);
  std::string MetricsText() const;

  // Of the thread that takes connections: the one at hand is one too many, and is told so.
  static thread_local bool refuses;

  const ServerOptions options;
  Router router;
  int port = 0;

 private:
  // A request that is being answered.
  struct Exchange {
    std::string route = "other";  // the label of /metrics
    Connection::Clock::time_point began = Connection::Clock::now();
    uint64_t received = 0;
    bool close = false;  // after the answer
    bool lingers = false;
    bool head_only = false;
    bool packs = false;  // the client reads gzip
    Response response;
  };

  bool process_and_close_socket(socket_t socket) override;  // NOLINT(readability-identifier-naming): httplib's name
  void Converse(Connection* connection);
  void Answer(const Head& head, Connection* connection, Exchange* exchange);
  // What stands against a request before its body is read.
  std::optional<Problem> Admit(const Head& head, const Router::Match& match) const;
  Response Handle(const Route& route, Request request, const Connection& connection);
  // Hands the response to httplib. False: the connection is of no more use.
  bool Reply(Connection* connection, Exchange* exchange);

  // Connections by socket, and whether one waits for a request: it then is ended as soon as the server stops.
  void SetIdle(int socket, bool idle);
  // Whether there are so many that nobody may keep one that is not used.
  bool IsCrowded() const;

  Metrics metrics_;
  Pool pool_;
  Budget budget_;
  mutable std::mutex mutex_;
  std::condition_variable ended_;
  std::map<int, bool> connections_;
  std::atomic<bool> stopping_ = false;
  std::atomic<bool> served_ = false;   // Serve is about to return
  std::atomic<bool> cancels_ = false;  // what is under way
  static thread_local Exchange* current_;
};

}  // namespace silang::http

#endif  // SILANG_HTTP_LISTENER_H_
