#include "archive/file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "archive/format.h"
#include "archive/hash.h"
#include "base/status.h"
#include "fmt/format.h"

namespace silang::archive {
namespace {

constexpr size_t kBufferPages = 64;
constexpr mode_t kMode = 0644;

absl::Status Trouble(const std::string& path, std::string_view what, std::string_view remedy) {
  return InputError(path, std::nullopt, fmt::format("{} ({})", what, std::strerror(errno)), remedy);
}

absl::Status WriteTrouble(const std::string& path) {
  return Trouble(path, "cannot be written", "check the space left on the disk");
}

absl::Status WriteAll(const std::string& path, int fd, std::string_view bytes, uint64_t offset) {
  while (!bytes.empty()) {
    const ssize_t written = pwrite(fd, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return WriteTrouble(path);
    bytes.remove_prefix(static_cast<size_t>(written));
    offset += static_cast<uint64_t>(written);
  }
  return absl::OkStatus();
}

Descriptor OpenFile(const std::string& path, int flags) { return Descriptor(open(path.c_str(), flags | O_CLOEXEC, kMode)); }

}  // namespace

Descriptor::~Descriptor() {
  if (fd_ >= 0) close(fd_);
}

absl::StatusOr<MappedFile> MappedFile::Open(const std::string& path) {
  const Descriptor file = OpenFile(path, O_RDONLY);
  if (!file.valid() && errno == ENOENT) return absl::NotFoundError(path);
  if (!file.valid()) return Trouble(path, "cannot be read", "check its permissions");
  struct stat facts {};
  if (fstat(file.get(), &facts) != 0 || !S_ISREG(facts.st_mode)) {
    return InputError(path, std::nullopt, "is no file", "check the archive's folder");
  }
  const auto size = static_cast<size_t>(facts.st_size);
  if (size == 0) return MappedFile(std::string_view());
  void* const bytes = mmap(nullptr, size, PROT_READ, MAP_SHARED, file.get(), 0);
  if (bytes == MAP_FAILED) return Trouble(path, "cannot be mapped", "check the memory that this process may use");
  return MappedFile(std::string_view(static_cast<const char*>(bytes), size));
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

absl::StatusOr<PagedWriter> PagedWriter::Create(const std::string& path, size_t head) {
  Descriptor file = OpenFile(path, O_WRONLY | O_CREAT | O_TRUNC);
  if (!file.valid()) return Trouble(path, "cannot be created", "check the permissions of the folder");
  return PagedWriter(path, std::move(file), head);
}

absl::Status PagedWriter::Append(std::string_view bytes) {
  position_ += bytes.size();
  while (!bytes.empty()) {
    const size_t part = std::min(bytes.size(), kBufferPages * kPageSize - buffer_.size());
    buffer_.append(bytes.substr(0, part));
    bytes.remove_prefix(part);
    if (buffer_.size() == kBufferPages * kPageSize) SILANG_RETURN_IF_ERROR(Flush());
  }
  return absl::OkStatus();
}

absl::Status PagedWriter::Align() { return Append(std::string_view("\0\0\0\0\0\0\0", (8 - position_ % 8) % 8)); }

// Writes what is in the buffer: whole pages, but for the last of the file.
absl::Status PagedWriter::Flush() {
  for (std::string_view rest = buffer_; !rest.empty(); rest.remove_prefix(std::min<size_t>(rest.size(), kPageSize))) {
    checksums_.push_back(Hash64(rest.substr(0, kPageSize)));
  }
  SILANG_RETURN_IF_ERROR(WriteAll(path_, file_.get(), buffer_, written_));
  written_ += buffer_.size();
  buffer_.clear();
  return absl::OkStatus();
}

absl::StatusOr<std::vector<uint64_t>> PagedWriter::EndPages() {
  SILANG_RETURN_IF_ERROR(Flush());
  return std::move(checksums_);
}

absl::Status PagedWriter::Finish(std::string_view tail, std::string_view head) {
  SILANG_RETURN_IF_ERROR(WriteAll(path_, file_.get(), tail, written_));
  SILANG_RETURN_IF_ERROR(WriteAll(path_, file_.get(), head, 0));
  return fsync(file_.get()) == 0 ? absl::OkStatus() : WriteTrouble(path_);
}

absl::Status ReplaceFile(const std::string& directory, std::string_view name, std::string_view bytes) {
  const std::string path = fmt::format("{}/{}", directory, name), draft = path + ".new";
  {
    const Descriptor file = OpenFile(draft, O_WRONLY | O_CREAT | O_TRUNC);
    if (!file.valid()) return Trouble(draft, "cannot be created", "check the permissions of the folder");
    SILANG_RETURN_IF_ERROR(WriteAll(draft, file.get(), bytes, 0));
    if (fsync(file.get()) != 0) return WriteTrouble(draft);
  }
  if (rename(draft.c_str(), path.c_str()) != 0) return WriteTrouble(path);
  return SyncDirectory(directory);
}

absl::Status SyncDirectory(const std::string& directory) {
  const Descriptor folder = OpenFile(directory, O_RDONLY | O_DIRECTORY);
  if (!folder.valid() || fsync(folder.get()) != 0) return WriteTrouble(directory);
  return absl::OkStatus();
}

absl::StatusOr<Descriptor> LockDirectory(const std::string& directory) {
  const std::string path = fmt::format("{}/{}", directory, kLockName);
  Descriptor lock = OpenFile(path, O_RDWR | O_CREAT);
  if (!lock.valid()) return Trouble(path, "cannot be opened", "check the permissions of the folder");
  if (flock(lock.get(), LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK) return Trouble(path, "cannot be locked", "use a disk that has locks");
  return MadeOf({path, "", "another process is adding to this archive", "wait until it has ended", ""},
                absl::StatusCode::kUnavailable);
}

}  // namespace silang::archive
