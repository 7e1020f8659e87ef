#include "http/listener.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <deque>
#include <exception>
#include <thread>

#include "absl/strings/ascii.h"
#include "base/status.h"
#include "fmt/format.h"
#include "http/security.h"

namespace silang::http {
namespace {

using std::chrono::milliseconds;

constexpr size_t kMostAnswers = 10000;  // on a connection
constexpr uint64_t kLeastBudget = uint64_t{512} << 20;
constexpr size_t kLeastPacked = 1 << 10;  // bytes of an answer that packing is worth while for

// A thread for each connection, made when it is first needed; more connections than that are refused on the thread that takes them.
class ConnectionThreads final : public httplib::TaskQueue {
 public:
  ConnectionThreads(size_t most, bool* refuses) : most_(most), refuses_(refuses) {}

  void enqueue(std::function<void()> converse) override {
    {
      const std::lock_guard lock(mutex_);
      if (waiting_.size() < idle_ || AddThread()) {
        waiting_.push_back(std::move(converse));
        wanted_.notify_one();
        return;
      }
    }
    *refuses_ = true;
    converse();
    *refuses_ = false;
  }

  void shutdown() override {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    wanted_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

 private:
  bool AddThread() {
    if (threads_.size() >= most_) return false;
    try {
      threads_.emplace_back([this] { Work(); });
    } catch (const std::system_error&) {
      return false;
    }
    ++idle_;  // as of now: it takes what is pushed next
    return true;
  }

  void Work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      wanted_.wait(lock, [&] { return stopped_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      const std::function<void()> converse = std::move(waiting_.front());
      waiting_.pop_front();
      --idle_;
      lock.unlock();
      converse();
      lock.lock();
      ++idle_;
    }
  }

  const size_t most_;
  bool* const refuses_;
  std::mutex mutex_;
  std::condition_variable wanted_;
  std::deque<std::function<void()>> waiting_;
  size_t idle_ = 0;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

// The port may be taken again at once after a restart, but not by two servers at a time, which httplib would allow.
void SetSocketOptions(socket_t socket) {
  const int yes = 1;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
}

std::string Now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[40];
  return {text, std::strftime(text, sizeof(text), "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

bool IsJson(const std::string* type) {
  if (type == nullptr) return false;
  std::string text;
  for (const char c : *type)
    if (c != ' ' && c != '"') text += absl::ascii_tolower(static_cast<unsigned char>(c));
  return text == "application/json" || text == "application/json;charset=utf-8";
}

bool ReadsGzip(const Head& head) {
  const std::string* accepted = Find(head.headers, "accept-encoding");
  return accepted != nullptr && accepted->find("gzip") != std::string::npos && accepted->find("gzip;q=0") == std::string::npos;
}

Problem Unavailable() { return {.trouble = Trouble::kUnavailable, .headers = {{"Retry-After", "1"}}}; }

}  // namespace

thread_local bool Server::Listener::refuses = false;
thread_local Server::Listener::Exchange* Server::Listener::current_ = nullptr;

Server::Listener::Listener(ServerOptions given)
    : options(std::move(given)),
      pool_(options.threads, options.most_waiting),
      budget_(std::max(kLeastBudget, 4 * options.most_body)) {
  new_task_queue = [this] { return new ConnectionThreads(options.most_connections, &refuses); };
  set_socket_options(SetSocketOptions);
  set_tcp_nodelay(true);
  set_keep_alive_timeout(std::chrono::duration_cast<std::chrono::seconds>(Patience().idle).count());
  set_keep_alive_max_count(kMostAnswers);
  set_pre_routing_handler([](const httplib::Request&, httplib::Response& answer) {
    Response& response = current_->response;
    answer.status = response.status;
    for (const auto& [name, value] : response.headers) answer.set_header(name, value);
    const bool bare = response.status == 204 || response.status == 304;
    if (bare) return HandlerResponse::Handled;
    answer.set_header("Content-Type", response.type);
    answer.body = std::move(response.body);
    return HandlerResponse::Handled;
  });
  set_post_routing_handler([](const httplib::Request&, httplib::Response& answer) {
    answer.headers.erase("Accept-Ranges");
    if (answer.status == 204 || answer.status == 304) answer.headers.erase("Content-Length");
  });
}

absl::Status Server::Listener::Bind() {
  std::string host = options.host;
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (!IsLoopback(host) && options.token.empty())
    return OptionError(fmt::format("{} can be reached from elsewhere, and there is no token", host),
                       "give --token-file=FILE, or leave out --host");
  errno = 0;
  const int asked = port != 0 ? port : options.port;
  const int bound = asked == 0 ? bind_to_any_port(host) : bind_to_port(host, asked) ? asked : -1;
  if (bound <= 0)
    return OptionError(fmt::format("cannot listen on {} port {} ({})", host, asked,
                                   errno == 0 ? "no address of this machine" : std::strerror(errno)),
                       "choose another --port or --host");
  constexpr int kBacklog = 512;  // httplib asks for 5: of more that connect at once some would wait for a second
  ::listen(svr_sock_, kBacklog);
  port = bound;
  return absl::OkStatus();
}

void Server::Listener::Serve() {
  // httplib gives up where taking a connection fails; what is wrong with one network or client is none of the others'.
  constexpr milliseconds kPause{100};
  while (!stopping_) {
    listen_after_bind();
    while (!stopping_ && !Bind().ok()) std::this_thread::sleep_for(kPause);
  }
  served_ = true;
}

void Server::Listener::Stop(milliseconds grace) {
  constexpr milliseconds kToCancel{500};
  stopping_ = true;
  while (!is_running() && !served_) std::this_thread::sleep_for(milliseconds(1));  // before that it would not hear
  stop();
  std::unique_lock lock(mutex_);
  for (const auto& [socket, idle] : connections_)
    if (idle) ::shutdown(socket, SHUT_RD);
  const auto all_ended = [&] { return connections_.empty(); };
  if (ended_.wait_for(lock, grace, all_ended)) return;
  cancels_ = true;
  if (ended_.wait_for(lock, kToCancel, all_ended)) return;
  for (const auto& [socket, idle] : connections_) ::shutdown(socket, SHUT_RDWR);
}

void Server::Listener::SetIdle(int socket, bool idle) {
  const std::lock_guard lock(mutex_);
  connections_[socket] = idle;
}

bool Server::Listener::IsCrowded() const {
  const std::lock_guard lock(mutex_);
  return connections_.size() > options.most_connections / 4 * 3;
}

bool Server::Listener::process_and_close_socket(socket_t socket) {
  constexpr Patience kShort{.idle = milliseconds(1000), .head = milliseconds(2000)};
  Connection connection(socket, IsCrowded() ? kShort : Patience(), &budget_);
  try {
    if (refuses) {
      Exchange exchange{.close = true, .response = ToResponse(Unavailable())};
      Reply(&connection, &exchange);
    } else {
      Converse(&connection);
    }
  } catch (const std::exception&) {  // there is no memory for an answer, either; this connection alone ends
  }
  if (!refuses) {
    const std::lock_guard lock(mutex_);
    connections_.erase(socket);
    ended_.notify_all();
  }
  ::shutdown(socket, SHUT_RDWR);
  ::close(socket);
  return true;
}

void Server::Listener::Converse(Connection* connection) {
  const int socket = connection->socket();
  connection->OnFirstByte([this, socket] { SetIdle(socket, false); });
  for (size_t count = 1;; ++count) {
    SetIdle(socket, true);
    if (stopping_) return;
    const auto head = connection->ReadHead();
    if (std::holds_alternative<Connection::Ended>(head)) return;
    Exchange exchange;
    if (const auto* problem = std::get_if<Problem>(&head)) {
      exchange.response = ToResponse(*problem);
      exchange.close = exchange.lingers = true;
    } else {
      Answer(std::get<Head>(head), connection, &exchange);
    }
    exchange.close = exchange.close || stopping_ || count == kMostAnswers || IsCrowded();
    const bool sent = Reply(connection, &exchange);
    connection->Release();
    if (exchange.lingers) connection->Linger();
    if (!sent || exchange.close) return;
  }
}

std::optional<Problem> Server::Listener::Admit(const Head& head, const Router::Match& match) const {
  if (IsLoopback(options.host) && !NamesLoopback(head.host)) return Problem{Trouble::kOtherHost};
  const bool changes = head.method != "GET" && head.method != "HEAD" && head.method != "OPTIONS";
  if (changes) {
    if (std::optional<Problem> wrong = CheckOrigin(head)) return wrong;
  }
  const bool open = match.route != nullptr && match.route->needs == Needs::kNothing;
  if (!options.token.empty() && !open && !HasToken(head, options.token))
    return Problem{.trouble = Trouble::kUnauthorized, .headers = {{"WWW-Authenticate", "Bearer realm=\"silang\""}}};
  if (match.allowed.empty()) return Problem{Trouble::kNotFound};
  if (head.method == "OPTIONS") return std::nullopt;
  if (match.route == nullptr) return Problem{.trouble = Trouble::kMethodNotAllowed, .headers = {{"Allow", match.allowed}}};
  if (match.route->takes == Takes::kNoBody) {
    if (head.HasBody()) return Problem{Trouble::kMalformed, "There is a body, and the route takes none."};
    return std::nullopt;
  }
  if (!IsJson(Find(head.headers, "content-type")))
    return Problem{Trouble::kMediaType, "The body is to be application/json in UTF-8.", "", {{"Accept", "application/json"}}};
  const std::string* coding = Find(head.headers, "content-encoding");
  if (coding != nullptr && *coding != "identity")
    return Problem{
        Trouble::kMediaType, "The body is to be sent as it is, without Content-Encoding.", "", {{"Accept-Encoding", "identity"}}};
  return std::nullopt;
}

void Server::Listener::Answer(const Head& head, Connection* connection, Exchange* exchange) {
  exchange->close = head.close;
  exchange->head_only = head.method == "HEAD";
  exchange->packs = ReadsGzip(head);
  const Router::Match match = head.path == "*" ? Router::Match{.allowed = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"}
                                               : router.Find(head.method, head.segments);
  if (match.route != nullptr) exchange->route = fmt::format("{} {}", match.route->method, match.route->path);
  if (std::optional<Problem> wrong = Admit(head, match)) {
    exchange->response = ToResponse(*wrong);
    // What is left of a request must not be read as another one.
    if (head.HasBody()) exchange->close = exchange->lingers = true;
    return;
  }
  std::variant<std::string, Problem> body = connection->ReadBody(head, options.most_body);
  if (const auto* problem = std::get_if<Problem>(&body)) {
    exchange->response = ToResponse(*problem);
    exchange->close = exchange->lingers = true;
    return;
  }
  if (head.method == "OPTIONS") {
    exchange->response = {.status = 204, .headers = {{"Allow", match.allowed}}};
    return;
  }
  Request request{head.method, head.path, head.query, head.headers, match.parameters, std::get<std::string>(std::move(body)), {}};
  exchange->received = request.body.size();
  exchange->response = Handle(*match.route, std::move(request), *connection);
  if (!connection->Hold(exchange->response.body.size()))
    exchange->response = ToResponse(Problem{.trouble = Trouble::kBusy, .headers = {{"Retry-After", "1"}}});
}

Response Server::Listener::Handle(const Route& route, Request request, const Connection& connection) {
  const auto deadline = Connection::Clock::now() + options.most_time;
  std::atomic<bool> gone = false;
  request.cancelled = [&] { return gone || cancels_ || Connection::Clock::now() >= deadline; };
  Response response;
  const auto work = [&] {
    try {
      response = route.handler(request);
    } catch (const std::bad_alloc&) {
      response = ToResponse(Unavailable());
    } catch (...) {
      response = ToResponse(Problem{Trouble::kInternal});
    }
  };
  Pool::Outcome outcome = Pool::Outcome::kDone;
  if (route.runs == Runs::kAtOnce) {
    work();
  } else {
    outcome = pool_.Run(work, [&] {
      gone = gone || connection.HasGone();
      return request.cancelled();
    });
  }
  if (cancels_ && response.status == Spec(Trouble::kTakesTooLong).status) return ToResponse(Unavailable());
  if (outcome == Pool::Outcome::kDone) return response;
  return ToResponse(cancels_ ? Unavailable() : Problem{.trouble = Trouble::kBusy, .headers = {{"Retry-After", "1"}}});
}

bool Server::Listener::Reply(Connection* connection, Exchange* exchange) {
  Response& response = exchange->response;
  const int status = response.status;
  const uint64_t size = response.body.size();
  Secure(&response);
  response.headers.emplace_back("Date", Now());
  connection->Replay(fmt::format("{} / HTTP/1.1\r\n{}\r\n", exchange->head_only ? "HEAD" : "GET",
                                 exchange->packs && size >= kLeastPacked ? "Accept-Encoding: gzip\r\n" : ""));
  bool closed = false;
  current_ = exchange;
  const bool written = process_request(*connection, exchange->close, closed, nullptr);
  current_ = nullptr;
  const bool sent = connection->Flush() && written;
  const std::chrono::duration<double> took = Connection::Clock::now() - exchange->began;
  metrics_.Count(exchange->route, status, took.count(), exchange->received, size);
  return sent;
}

std::string Server::Listener::MetricsText() const {
  uint64_t open = 0, busy = 0;
  {
    const std::lock_guard lock(mutex_);
    open = connections_.size();
    for (const auto& [socket, idle] : connections_) busy += idle ? 0 : 1;
  }
  return metrics_.Text({{"silang_http_connections", "Connections that are open.", open},
                        {"silang_http_in_flight", "Requests that are being read or answered.", busy},
                        {"silang_comparisons_running", "Requests that a thread of those that compare works on.", pool_.running()},
                        {"silang_comparisons_waiting", "Requests that wait for one of these threads.", pool_.waiting()},
                        {"silang_comparison_threads", "Threads that compare.", pool_.size()},
                        {"silang_http_held_bytes", "Bytes of bodies and answers that are held now.", budget_.held()}});
}

}  // namespace silang::http
