// Reading a segment: an immutable file of sentences with their rows, postings and sources (format.h).
#ifndef SILANG_ARCHIVE_SEGMENT_H_
#define SILANG_ARCHIVE_SEGMENT_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "archive/file.h"
#include "archive/format.h"
#include "archive/meta.h"
#include "silang/types.h"

namespace silang::archive {

// Thread-safe. What is read is checked when it is first read: the checksum of each page, and every index and length. Errors
// name the file and the byte.
class Segment {
 public:
  // Maps the file and checks its header; the cost does not depend on its size. NotFound if there is no such file.
  static absl::StatusOr<std::shared_ptr<const Segment>> Open(const std::string& path);

  const std::string& path() const { return path_; }
  uint64_t file_size() const { return header_.file_size; }
  uint64_t checksum() const { return header_.checksum; }  // of the header, and so of all that it vouches for
  uint64_t count(Section section) const { return Place(section).count; }
  uint32_t sentences() const { return static_cast<uint32_t>(count(Section::kSentences)); }
  uint32_t terms() const { return static_cast<uint32_t>(count(Section::kTermKeys)); }
  uint32_t sources() const { return static_cast<uint32_t>(count(Section::kSources)); }

  // Records [first, first + count) of a section.
  template <typename T>
  absl::StatusOr<std::span<const T>> Read(Section section, uint64_t first, uint64_t count) const {
    const SectionPlace& place = Place(section);
    if (first > place.count || count > place.count - first) return Damaged(section, first, "an index leads outside");
    const uint64_t offset = place.offset + first * sizeof(T);
    if (absl::Status checked = CheckPages(offset, count * sizeof(T)); !checked.ok()) return checked;
    return std::span<const T>(reinterpret_cast<const T*>(file_.bytes().data() + offset), count);
  }

  // The number of the first term whose key is not below this one; terms() if there is none.
  absl::StatusOr<uint32_t> LowerBound(uint64_t key) const;
  // The number of the term with this key; terms() if there is none.
  absl::StatusOr<uint32_t> FindTerm(uint64_t key) const;
  // REQUIRES: term < terms(), sentence < sentences(), source < sources(). The indices within entries are not checked.
  absl::StatusOr<std::span<const Entry>> Postings(uint32_t term) const {
    return List(Section::kPostingBegins, Section::kPostings, term);
  }
  absl::StatusOr<std::span<const Entry>> Row(uint32_t sentence) const {
    return List(Section::kRowBegins, Section::kRows, sentence);
  }

  // The source with this key; nothing if there is none.
  absl::StatusOr<std::optional<uint32_t>> FindSource(uint64_t key) const;
  absl::StatusOr<SourceRecord> Source(uint32_t source) const;
  absl::StatusOr<uint32_t> SourceOf(uint32_t sentence) const;
  // The sentences [first, last) of a source.
  absl::StatusOr<std::pair<uint32_t, uint32_t>> SentencesOf(uint32_t source) const;
  absl::StatusOr<Span> SentenceSpan(uint32_t sentence) const;  // within the text of its source, in bounds
  absl::StatusOr<std::string_view> SentenceText(uint32_t sentence) const;
  absl::StatusOr<StoredSource> Known(const SourceRecord& record) const;   // without its text
  absl::StatusOr<StoredSource> Stored(const SourceRecord& record) const;  // with it

  // Checks every byte, and that the sections fit together. Linear in the file.
  absl::Status Check() const;

  absl::Status Damaged(Section section, uint64_t record, std::string_view what) const;

 private:
  Segment(std::string path, MappedFile file) : path_(std::move(path)), file_(std::move(file)) {}
  absl::StatusOr<uint64_t> KeyOf(uint32_t term) const;
  absl::Status ReadHeader();
  absl::Status DamagedAt(uint64_t byte, std::string_view what) const;
  absl::Status CheckPages(uint64_t offset, uint64_t size) const;
  absl::Status CheckPageList() const;
  absl::StatusOr<std::span<const Entry>> List(Section begins, Section entries, uint32_t index) const;
  absl::Status CheckLists(Section begins, Section entries, uint32_t lists, uint32_t most) const;
  absl::Status CheckSources() const;
  const SectionPlace& Place(Section section) const { return header_.sections[static_cast<size_t>(section)]; }
  uint64_t Pages() const { return (header_.pages_begin - sizeof(Header) + kPageSize - 1) / kPageSize; }

  std::string path_;
  MappedFile file_;
  Header header_;
  std::unique_ptr<std::atomic<bool>[]> checked_;  // a page, true if its checksum was found to be right
  mutable std::atomic<bool> page_list_checked_ = false;
};

}  // namespace silang::archive

#endif  // SILANG_ARCHIVE_SEGMENT_H_
