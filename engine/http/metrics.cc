#include "http/metrics.h"

#include <algorithm>
#include <iterator>

#include "fmt/format.h"
#include "silang/engine.h"

namespace silang::http {
namespace {

void Head(std::string_view name, std::string_view type, std::string_view help, std::string* out) {
  fmt::format_to(std::back_inserter(*out), "# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
}

}  // namespace

void Metrics::Count(const std::string& route, int status, double seconds, uint64_t received, uint64_t sent) {
  const size_t bucket = static_cast<size_t>(std::lower_bound(kBounds.begin(), kBounds.end(), seconds) - kBounds.begin());
  const std::lock_guard lock(mutex_);
  ++requests_[{route, status}];
  Histogram& histogram = seconds_[route];
  ++histogram.counts[bucket];
  histogram.sum += seconds;
  received_ += received;
  sent_ += sent;
}

std::string Metrics::Text(const std::vector<Gauge>& gauges) const {
  std::string out;
  const auto line = [&](const std::string& text) { out += text + '\n'; };
  Head("silang_build_info", "gauge", "The version that runs.", &out);
  line(fmt::format("silang_build_info{{version=\"{}\"}} 1", Version()));
  for (const Gauge& gauge : gauges) {
    Head(gauge.name, "gauge", gauge.help, &out);
    line(fmt::format("{} {}", gauge.name, gauge.value));
  }
  const std::lock_guard lock(mutex_);
  Head("silang_http_requests_total", "counter", "Requests answered, by route and status.", &out);
  for (const auto& [key, count] : requests_)
    line(fmt::format("silang_http_requests_total{{route=\"{}\",status=\"{}\"}} {}", key.first, key.second, count));
  Head("silang_http_request_duration_seconds", "histogram", "From the end of a request's head to the end of its answer.", &out);
  for (const auto& [route, histogram] : seconds_) {
    uint64_t count = 0;
    for (size_t i = 0; i <= kBounds.size(); ++i) {
      count += histogram.counts[i];
      const std::string bound = i < kBounds.size() ? fmt::format("{}", kBounds[i]) : "+Inf";
      line(fmt::format("silang_http_request_duration_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}", route, bound, count));
    }
    line(fmt::format("silang_http_request_duration_seconds_sum{{route=\"{}\"}} {}", route, histogram.sum));
    line(fmt::format("silang_http_request_duration_seconds_count{{route=\"{}\"}} {}", route, count));
  }
  Head("silang_http_received_bytes_total", "counter", "Bytes of the bodies of requests.", &out);
  line(fmt::format("silang_http_received_bytes_total {}", received_));
  Head("silang_http_sent_bytes_total", "counter", "Bytes of the bodies of answers.", &out);
  line(fmt::format("silang_http_sent_bytes_total {}", sent_));
  return out;
}

}  // namespace silang::http
