#include "http/connection.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <utility>

namespace silang::http {
namespace {

constexpr size_t kMostLine = 1024;
constexpr size_t kMostKeptBack = size_t{16} << 10;

int MillisecondsTo(Connection::Clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Connection::Clock::now()).count();
  return static_cast<int>(std::clamp<int64_t>(left, 0, 3'600'000));
}

// Whether the socket is ready for that before the deadline.
bool Await(int socket, short events, Connection::Clock::time_point deadline) {
  for (;;) {
    pollfd asked{socket, events, 0};
    const int ready = poll(&asked, 1, MillisecondsTo(deadline));
    if (ready > 0) return true;
    if (ready == 0 || errno != EINTR) return false;
  }
}

Problem NotComplete() { return {Trouble::kMalformedBody, "The body ends before it should."}; }
Problem NoChunk() { return {Trouble::kMalformedBody, "The body is not made of chunks as the header Transfer-Encoding says."}; }

}  // namespace

Connection::Came Connection::Receive(Clock::time_point deadline) {
  constexpr size_t kBlock = size_t{64} << 10;
  std::array<char, kBlock> block;
  for (;;) {
    if (Clock::now() > deadline) return Came::kLate;  // however much comes that is of no use
    const ssize_t count = recv(socket_, block.data(), block.size(), MSG_DONTWAIT);
    if (count > 0) {
      buffer_.erase(0, taken_);
      taken_ = 0;
      buffer_.append(block.data(), static_cast<size_t>(count));
      return Came::kBytes;
    }
    if (count == 0) return Came::kEnd;
    if (errno == EINTR) continue;
    if (errno != EAGAIN && errno != EWOULDBLOCK) return Came::kEnd;
    if (!Await(socket_, POLLIN, deadline)) return Came::kLate;
  }
}

std::variant<Head, Problem, Connection::Ended> Connection::ReadHead() {
  Clock::time_point deadline = Clock::now() + patience_.idle;
  bool begun = false;
  for (size_t seen = 0;;) {
    while (!begun && Rest().starts_with("\r\n")) Drop(2);  // some clients send one too many behind a body (RFC 9112, 2.2)
    if (!begun && !Rest().empty() && Rest() != "\r") {
      begun = true;
      deadline = Clock::now() + patience_.head;
      if (first_byte_) first_byte_();
    }
    const size_t end = Rest().find("\r\n\r\n", seen < 3 ? 0 : seen - 3);
    if (end != std::string_view::npos && end + 4 <= kMostHeadBytes) {
      std::variant<Head, Problem> head = ParseHead(Rest().substr(0, end + 4));
      Drop(end + 4);
      if (auto* problem = std::get_if<Problem>(&head)) return std::move(*problem);
      return std::get<Head>(std::move(head));
    }
    if (begun) {
      if (std::optional<Problem> wrong = CheckBeginning(Rest(), seen)) return *std::move(wrong);
      seen = Rest().size();
    }
    const Came came = Receive(deadline);
    if (came == Came::kEnd) return Ended{};
    if (came == Came::kLate && !begun) return Ended{};
    if (came == Came::kLate) return Problem{Trouble::kSlowRequest};
  }
}

Connection::Clock::time_point Connection::DeadlineOf(uint64_t bytes) const {
  const std::chrono::milliseconds beside(bytes * 1000 / std::max<uint64_t>(1, patience_.bytes_a_second));
  return Clock::now() + patience_.start + beside;
}

Connection::Clock::time_point Connection::BodyDeadline(uint64_t bytes) const {
  return std::min(DeadlineOf(bytes), Clock::now() + patience_.most);
}

std::variant<std::string, Problem> Connection::ReadBody(const Head& head, uint64_t most) {
  if (!head.HasBody()) return std::string();
  if (head.content_length.value_or(0) > most) return Problem{Trouble::kBodyTooLarge};
  if (head.expects_continue && Rest().empty() && !Send("HTTP/1.1 100 Continue\r\n\r\n", "")) return NotComplete();
  if (head.chunked) return ReadChunks(most);
  std::string body;
  if (std::optional<Problem> wrong = Take(*head.content_length, BodyDeadline(*head.content_length), &body))
    return *std::move(wrong);
  return body;
}

std::optional<Problem> Connection::Take(uint64_t bytes, Clock::time_point deadline, std::string* body) {
  while (bytes > 0) {
    if (Rest().empty()) {
      const Came came = Receive(deadline);
      if (came == Came::kEnd) return NotComplete();
      if (came == Came::kLate) return Problem{Trouble::kSlowRequest};
    }
    const size_t count = static_cast<size_t>(std::min<uint64_t>(bytes, Rest().size()));
    if (!Hold(count)) return Problem{.trouble = Trouble::kBusy, .headers = {{"Retry-After", "1"}}};
    body->append(Rest().substr(0, count));
    Drop(count);
    bytes -= count;
  }
  return std::nullopt;
}

std::variant<std::string, Problem> Connection::TakeLine(Clock::time_point deadline) {
  for (;;) {
    const std::string_view rest = Rest().substr(0, kMostLine);
    const size_t feed = rest.find('\n');
    if (feed == 0 || (feed != std::string_view::npos && rest[feed - 1] != '\r') ||
        (feed == std::string_view::npos && rest.size() == kMostLine))
      return NoChunk();
    if (feed != std::string_view::npos) {
      std::string line(rest.substr(0, feed - 1));
      Drop(feed + 1);
      return line;
    }
    const Came came = Receive(deadline);
    if (came == Came::kEnd) return NotComplete();
    if (came == Came::kLate) return Problem{Trouble::kSlowRequest};
  }
}

std::variant<std::string, Problem> Connection::ReadChunks(uint64_t most) {
  const Clock::time_point deadline = BodyDeadline(most);
  std::string body;
  for (;;) {
    std::variant<std::string, Problem> line = TakeLine(deadline);
    if (auto* problem = std::get_if<Problem>(&line)) return std::move(*problem);
    const std::string& text = std::get<std::string>(line);
    uint64_t size = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), size, 16);
    const std::string_view rest(end, static_cast<size_t>(text.data() + text.size() - end));
    if (failure != std::errc() || text.size() - rest.size() > 15 || !(rest.empty() || rest.front() == ';')) return NoChunk();
    if (size == 0) break;
    if (size > most - body.size()) return Problem{Trouble::kBodyTooLarge};
    if (std::optional<Problem> wrong = Take(size, deadline, &body)) return *std::move(wrong);
    line = TakeLine(deadline);
    if (auto* problem = std::get_if<Problem>(&line)) return std::move(*problem);
    if (!std::get<std::string>(line).empty()) return NoChunk();
  }
  for (size_t trailers = 0; trailers < kMostFields; ++trailers) {
    std::variant<std::string, Problem> line = TakeLine(deadline);
    if (auto* problem = std::get_if<Problem>(&line)) return std::move(*problem);
    if (std::get<std::string>(line).empty()) return body;
  }
  return NoChunk();
}

bool Connection::Hold(uint64_t bytes) {
  if (!budget_->Take(bytes)) return false;
  held_ += bytes;
  return true;
}

void Connection::Release() {
  budget_->Give(held_);
  held_ = 0;
}

bool Connection::HasGone() const {
  char byte = 0;
  const ssize_t count = recv(socket_, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  return count == 0 || (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
}

void Connection::Linger() {
  constexpr size_t kMost = size_t{64} << 20;
  if (failed_ || shutdown(socket_, SHUT_WR) != 0) return;
  const Clock::time_point deadline = Clock::now() + patience_.linger;
  for (size_t forgotten = 0; forgotten < kMost && Clock::now() < deadline; forgotten += Rest().size()) {
    Drop(Rest().size());
    if (Receive(deadline) != Came::kBytes) return;
  }
}

ssize_t Connection::read(char* to, size_t size) {
  const size_t count = std::min(size, replay_.size() - replayed_);
  std::copy_n(replay_.data() + replayed_, count, to);
  replayed_ += count;
  return static_cast<ssize_t>(count);
}

ssize_t Connection::write(const char* from, size_t size) {
  if (kept_back_.size() + size <= kMostKeptBack) {
    kept_back_.append(from, size);
  } else {
    failed_ = failed_ || !Send(kept_back_, {from, size});
    kept_back_.clear();
  }
  return failed_ ? -1 : static_cast<ssize_t>(size);
}

bool Connection::Flush() {
  failed_ = failed_ || !Send(kept_back_, {});
  kept_back_.clear();
  return !failed_;
}

bool Connection::Send(std::string_view first, std::string_view second) {
  const Clock::time_point deadline = DeadlineOf(first.size() + second.size());
  while (!first.empty() || !second.empty()) {
    std::array<iovec, 2> parts{iovec{const_cast<char*>(first.data()), first.size()},
                               iovec{const_cast<char*>(second.data()), second.size()}};
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = parts.size();
    const ssize_t count = sendmsg(socket_, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count < 0) {
      if (errno == EINTR) continue;
      if ((errno != EAGAIN && errno != EWOULDBLOCK) || !Await(socket_, POLLOUT, deadline)) return false;
      continue;
    }
    const size_t of_first = std::min(first.size(), static_cast<size_t>(count));
    first.remove_prefix(of_first);
    second.remove_prefix(static_cast<size_t>(count) - of_first);
    if (Clock::now() > deadline) return false;
  }
  return true;
}

// Nobody asks: a handler is told of no address, since behind a proxy it would be that of the proxy.
void Connection::get_remote_ip_and_port(std::string& ip, int& port) const { ip.clear(), port = 0; }
void Connection::get_local_ip_and_port(std::string& ip, int& port) const { ip.clear(), port = 0; }

}  // namespace silang::http
