// What the sentences of a segment share with a query, as it is added up.
#ifndef SILANG_ARCHIVE_SUMS_H_
#define SILANG_ARCHIVE_SUMS_H_

#include <algorithm>
#include <cstdint>
#include <mutex>
#include <utility>
#include <vector>

namespace silang::archive {

// A number for each sentence, 0 until the sentence is found. Those found are listed while they are few; once they are many it
// is quicker to look at all.
class Sums {
 public:
  explicit Sums(uint32_t sentences) : sums_(sentences, 0.0F), most_listed_(sentences / 32) {}

  float* data() { return sums_.data(); }
  const float* data() const { return sums_.data(); }
  // To be called when the sum of a sentence ceases to be 0.
  void Found(uint32_t sentence) {
    if (count_++ < most_listed_) listed_.push_back(sentence);
  }
  uint32_t count() const { return count_; }
  bool many() const { return count_ > most_listed_; }

  const std::vector<uint32_t>& listed() const { return listed_; }
  uint32_t size() const { return static_cast<uint32_t>(sums_.size()); }

  void Clear() {
    if (many()) {
      std::fill(sums_.begin(), sums_.end(), 0.0F);
    } else {
      for (const uint32_t sentence : listed_) sums_[sentence] = 0;
    }
    listed_.clear();
    count_ = 0;
  }

 private:
  std::vector<float> sums_;
  std::vector<uint32_t> listed_;
  uint32_t most_listed_;
  uint32_t count_ = 0;
};

// Sums that are not in use, all clear: a search takes some and gives them back. Thread-safe.
class SumsPool {
 public:
  using SegmentSums = std::vector<Sums>;  // a segment

  // Empty if there are none.
  SegmentSums Take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) return {};
    SegmentSums sums = std::move(free_.back());
    free_.pop_back();
    return sums;
  }
  void Give(SegmentSums sums) {
    for (Sums& segment : sums) segment.Clear();
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(sums));
  }

 private:
  std::mutex mutex_;
  std::vector<SegmentSums> free_;
};

}  // namespace silang::archive

#endif  // SILANG_ARCHIVE_SUMS_H_
