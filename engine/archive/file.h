// Files as the archive needs them: mapped for reading, written once and then synced, replaced whole, locked.
#ifndef SILANG_ARCHIVE_FILE_H_
#define SILANG_ARCHIVE_FILE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace silang::archive {

// An open file; closed with it.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Descriptor();
  int get() const { return fd_; }
  bool valid() const { return fd_ >= 0; }

 private:
  int fd_ = -1;
};

// A file's bytes, for reading only; they stay when the file is unlinked.
class MappedFile {
 public:
  // NotFound if there is no such file.
  static absl::StatusOr<MappedFile> Open(const std::string& path);
  MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  ~MappedFile();
  std::string_view bytes() const { return bytes_; }

 private:
  explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}
  std::string_view bytes_;
};

// Writes a new file from front to end, with a checksum for each page behind a head that is filled in last.
class PagedWriter {
 public:
  // The file begins with `head` bytes that Finish writes.
  static absl::StatusOr<PagedWriter> Create(const std::string& path, size_t head);

  absl::Status Append(std::string_view bytes);
  template <typename T>
  absl::Status AppendRecords(const std::vector<T>& records) {
    return Append({reinterpret_cast<const char*>(records.data()), records.size() * sizeof(T)});
  }
  absl::Status Align();                            // to a multiple of 8
  uint64_t position() const { return position_; }  // bytes from the start of the file

  // Ends the pages; no Append after it. The checksums of the pages, to be written behind them.
  absl::StatusOr<std::vector<uint64_t>> EndPages();
  // Writes what stands behind the pages, then the head, and returns once all of it is on the disk.
  absl::Status Finish(std::string_view tail, std::string_view head);

 private:
  PagedWriter(std::string path, Descriptor file, size_t head)
      : path_(std::move(path)), file_(std::move(file)), position_(head), written_(head) {}
  absl::Status Flush();

  std::string path_;
  Descriptor file_;
  uint64_t position_;  // of what was appended
  uint64_t written_;   // of what was handed to the system
  std::string buffer_;
  std::vector<uint64_t> checksums_;
};

// Replaces the file `path` by `bytes`: after a crash at any moment there is the old one or the new one, whole.
// Returns once it is on the disk.
absl::Status ReplaceFile(const std::string& directory, std::string_view name, std::string_view bytes);

// Returns once the names in `directory` are on the disk.
absl::Status SyncDirectory(const std::string& directory);

// Takes the lock of `directory` for as long as the descriptor is open, even if the process is killed.
// Unavailable if another process, or another part of this one, has it.
absl::StatusOr<Descriptor> LockDirectory(const std::string& directory);

}  // namespace silang::archive

#endif  // SILANG_ARCHIVE_FILE_H_
