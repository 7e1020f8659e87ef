// A client's connection: reads heads and bodies within limits of size and of time as a whole, however slowly bytes come, and is the
// stream that answers are written to.
#ifndef SILANG_HTTP_CONNECTION_H_
#define SILANG_HTTP_CONNECTION_H_

#include <httplib.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "http/head.h"
#include "http/problem.h"

namespace silang::http {

// How long a client may take.
struct Patience {
  std::chrono::milliseconds idle{5000};    // until the first byte of a request
  std::chrono::milliseconds head{10000};   // for the head, from its first byte
  std::chrono::milliseconds start{10000};  // for a body or an answer, and beside it
  uint64_t bytes_a_second = 64 << 10;      // so many bytes of it in a second at least
  std::chrono::milliseconds most{120000};  // but no longer than this for a body
  std::chrono::milliseconds linger{1000};  // for what a client still sends when it has been refused
};

// Bytes of bodies and answers that all connections together hold. Counted as they come: who only says that much will come holds nothing.
class Budget {
 public:
  explicit Budget(uint64_t most) : most_(most) {}
  bool Take(uint64_t bytes) {
    if (held_.fetch_add(bytes) + bytes <= most_) return true;
    held_ -= bytes;
    return false;
  }
  void Give(uint64_t bytes) { held_ -= bytes; }
  uint64_t held() const { return held_; }

 private:
  const uint64_t most_;
  std::atomic<uint64_t> held_ = 0;
};

class Connection final : public httplib::Stream {
 public:
  // The socket stays the caller's; the budget outlives the connection.
  Connection(int socket, const Patience& patience, Budget* budget) : socket_(socket), patience_(patience), budget_(budget) {}
  ~Connection() override { Release(); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  struct Ended {};  // the client has closed, or sent nothing in time
  using Clock = std::chrono::steady_clock;

  // The next head.
  std::variant<Head, Problem, Ended> ReadHead();
  // Whether a byte of the head has come that ReadHead waits for: `seen` is called then.
  void OnFirstByte(std::function<void()> seen) { first_byte_ = std::move(seen); }
  // Its body. Errors: larger than `most`; more than the budget has left; too slow; chunks that are none. Those leave the connection good for one answer only.
  std::variant<std::string, Problem> ReadBody(const Head& head, uint64_t most);
  // Takes what an answer weighs from the budget. False: that much is not left.
  bool Hold(uint64_t bytes);
  // Gives back what the request and its answer took from the budget.
  void Release();
  // Whether the client has closed its end. At once.
  bool HasGone() const;
  // Sends what has been written, and reads and forgets what the client still sends, for a while: so that it sees why.
  void Linger();

  // What httplib reads as a request: it comes from us, not from the socket, and is known to be well-formed.
  void Replay(std::string request) { replay_ = std::move(request), replayed_ = 0; }
  // Sends what is kept back. False: it could not all be sent.
  bool Flush();

  bool is_readable() const override { return replayed_ < replay_.size(); }
  bool is_writable() const override { return !failed_; }
  ssize_t read(char* to, size_t size) override;
  ssize_t write(const char* from, size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return socket_; }

 private:
  std::string_view Rest() const { return std::string_view(buffer_).substr(taken_); }
  void Drop(size_t count) { taken_ += count; }
  enum class Came : uint8_t { kBytes, kEnd, kLate };
  Came Receive(Clock::time_point deadline);  // appends to `buffer_`
  bool Send(std::string_view first, std::string_view second);
  Clock::time_point DeadlineOf(uint64_t bytes) const;
  Clock::time_point BodyDeadline(uint64_t bytes) const;
  // Moves so many bytes of the body from the buffer, and then from the socket, to `body`.
  std::optional<Problem> Take(uint64_t bytes, Clock::time_point deadline, std::string* body);
  // A line of at most 1 KiB, without its end.
  std::variant<std::string, Problem> TakeLine(Clock::time_point deadline);
  std::variant<std::string, Problem> ReadChunks(uint64_t most);

  const int socket_;
  const Patience patience_;
  Budget* const budget_;
  uint64_t held_ = 0;
  std::function<void()> first_byte_;
  std::string buffer_;  // what has come; the first `taken_` bytes of it are read
  size_t taken_ = 0;
  std::string replay_;
  size_t replayed_ = 0;
  std::string kept_back_;  // a head, to be sent with its body
  bool failed_ = false;
};

}  // namespace silang::http

#endif  // SILANG_HTTP_CONNECTION_H_
