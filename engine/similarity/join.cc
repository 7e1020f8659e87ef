#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

#include "base/status.h"
#include "fmt/format.h"
#include "similarity/joins.h"
#include "similarity/similarity.h"

namespace silang::similarity {
namespace {

constexpr uint32_t kPlainRows = 128;      // below, adding all up is faster
constexpr double kPlainThreshold = 0.05;  // below, nearly all pairs with a shared term are found
constexpr uint64_t kBytesARow = 64;       // of the join, besides entries and pairs

}  // namespace

absl::StatusOr<std::vector<Pair>> CosineJoin(TermMatrix&& matrix, const std::vector<uint32_t>& source,
                                             const JoinOptions& options) {
  if (source.size() != static_cast<size_t>(matrix.rows())) std::abort();
  matrix.makeCompressed();
  const auto too_large = [&] {
    return OptionError(fmt::format("the pairs of {} sentences take more than {} MiB", source.size(), options.most_bytes >> 20),
                       "raise the threshold, keep fewer of each sentence (--top), or align fewer sentences at a time");
  };
  const auto threads = static_cast<size_t>(std::clamp(options.threads, 1, 256));
  const uint64_t fixed = kBytesARow * source.size() + sizeof(BandTerm) * static_cast<uint64_t>(matrix.nonZeros()) +
                         sizeof(float) * (1 + threads) * static_cast<uint64_t>(matrix.cols());
  if (fixed > options.most_bytes) return too_large();
  PairSink sink(static_cast<uint32_t>(matrix.rows()), options.threshold - kRowRounding, options.top, options.most_bytes - fixed);
  {
    const RankedRows rows(std::move(matrix), threads);
    const JoinInput input{&rows, source.data(), options.threshold - kRowRounding, threads};
    if (rows.size() < kPlainRows || options.threshold < kPlainThreshold || !rows.normalised()) {
      PlainJoin(input, &sink);
    } else {
      RarestTermJoin(input, SketchKernels().front(), &sink);
    }
  }
  if (sink.full()) return too_large();
  return sink.Release(threads);
}

}  // namespace silang::similarity
