// What a server has done, for /metrics: the text format of Prometheus, version 0.0.4.
#ifndef SILANG_HTTP_METRICS_H_
#define SILANG_HTTP_METRICS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace silang::http {

// Safe from several threads.
class Metrics {
 public:
  // A request that was answered. `route`: method and path of its route as in the table, so that no client can make labels; "other"
  // where there is none.
  void Count(const std::string& route, int status, double seconds, uint64_t received, uint64_t sent);

  // What there is of something now.
  struct Gauge {
    std::string_view name, help;
    uint64_t value = 0;
  };
  std::string Text(const std::vector<Gauge>& gauges) const;

 private:
  static constexpr std::array<double, 12> kBounds = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30};
  struct Histogram {
    std::array<uint64_t, kBounds.size() + 1> counts{};  // not cumulative
    double sum = 0;
  };

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, uint64_t> requests_;
  std::map<std::string, Histogram> seconds_;
  uint64_t received_ = 0, sent_ = 0;  // bytes of bodies
};

}  // namespace silang::http

#endif  // SILANG_HTTP_METRICS_H_
