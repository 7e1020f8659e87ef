// A segment file, section by section.
#ifndef SILANG_ARCHIVE_SECTION_WRITER_H_
#define SILANG_ARCHIVE_SECTION_WRITER_H_

#include <algorithm>
#include <cstring>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "archive/file.h"
#include "archive/format.h"
#include "archive/hash.h"
#include "base/status.h"

namespace silang::archive {

// Takes sections in the order of the format, each with Begin and then any number of Append, and at last Finish.
class SectionWriter {
 public:
  static absl::StatusOr<SectionWriter> Create(const std::string& path) {
    absl::StatusOr<PagedWriter> file = PagedWriter::Create(path, sizeof(Header));
    if (!file.ok()) return file.status();
    return SectionWriter(*std::move(file));
  }

  absl::Status Begin(Section section) {
    SILANG_RETURN_IF_ERROR(file_.Align());
    place_ = &header_.sections[static_cast<size_t>(section)];
    place_->offset = file_.position();
    return absl::OkStatus();
  }

  absl::Status Append(std::string_view bytes) {
    place_->count += bytes.size();
    return file_.Append(bytes);
  }
  template <typename T>
  absl::Status Append(const T* records, size_t count) {
    place_->count += count;
    return file_.Append({reinterpret_cast<const char*>(records), count * sizeof(T)});
  }
  template <typename T>
  absl::Status AppendAll(Section section, const std::vector<T>& records) {
    SILANG_RETURN_IF_ERROR(Begin(section));
    return Append(records.data(), records.size());
  }

  // Returns once the file is on the disk.
  absl::Status Finish() {
    SILANG_RETURN_IF_ERROR(file_.Align());
    absl::StatusOr<std::vector<uint64_t>> pages = file_.EndPages();
    if (!pages.ok()) return pages.status();
    const std::string_view list(reinterpret_cast<const char*>(pages->data()), pages->size() * sizeof(uint64_t));
    std::copy(kSegmentMagic.begin(), kSegmentMagic.end(), header_.magic);
    header_.page_size = kPageSize;
    header_.pages_begin = file_.position();
    header_.file_size = header_.pages_begin + list.size();
    header_.pages_checksum = Hash64(list);
    const std::string_view head(reinterpret_cast<const char*>(&header_), sizeof header_);
    header_.checksum = Hash64(head.substr(0, offsetof(Header, checksum)));
    return file_.Finish(list, head);
  }

 private:
  explicit SectionWriter(PagedWriter file) : file_(std::move(file)) {}

  PagedWriter file_;
  Header header_;
  SectionPlace* place_ = nullptr;
};

// The numbers of `sources` by ascending key; of equal keys the first comes first.
inline std::vector<uint32_t> OrderByKey(const std::vector<SourceRecord>& sources) {
  std::vector<uint32_t> order(sources.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return sources[a].key < sources[b].key; });
  return order;
}

}  // namespace silang::archive

#endif  // SILANG_ARCHIVE_SECTION_WRITER_H_
