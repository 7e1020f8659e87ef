#include "desk/database.h"

#include <sqlite3.h>

#include <array>
#include <utility>

#include "base/status.h"
#include "fmt/format.h"

namespace silang::desk {
namespace {

struct Trouble {
  int code;  // a primary result code of SQLite
  absl::StatusCode status;
  std::string_view what, remedy;
};
constexpr std::array<Trouble, 11> kTroubles = {{
    {SQLITE_NOTADB, absl::StatusCode::kInvalidArgument, "not a database", "name another file, or one that is not there yet"},
    {SQLITE_CORRUPT, absl::StatusCode::kDataLoss, "the database is damaged",
     "put back a copy, or save what can be read with: sqlite3 FILE .recover"},
    {SQLITE_FULL, absl::StatusCode::kResourceExhausted, "the disk is full",
     "make room and try again; nothing that was kept is lost"},
    {SQLITE_READONLY, absl::StatusCode::kPermissionDenied, "the database cannot be written",
     "check the permissions of the file and of its folder"},
    {SQLITE_PERM, absl::StatusCode::kPermissionDenied, "the database cannot be written",
     "check the permissions of the file and of its folder"},
    {SQLITE_CANTOPEN, absl::StatusCode::kPermissionDenied, "the database cannot be opened",
     "check the folder and its permissions"},
    {SQLITE_BUSY, absl::StatusCode::kUnavailable, "the database is busy: another program is writing", "try again in a moment"},
    {SQLITE_LOCKED, absl::StatusCode::kUnavailable, "the database is busy: another program is writing", "try again in a moment"},
    {SQLITE_TOOBIG, absl::StatusCode::kInvalidArgument, "too large for the database", "split it into several sources"},
    {SQLITE_NOMEM, absl::StatusCode::kResourceExhausted, "out of memory", "close something and try again"},
    {SQLITE_IOERR, absl::StatusCode::kUnavailable, "the database cannot be read or written", "check the disk"},
}};

absl::Status FileError(absl::StatusCode code, const std::string& path, std::string_view what, std::string_view remedy) {
  return MadeOf(PartsOf(InputError(path, std::nullopt, what, remedy)), code);
}

}  // namespace

absl::Status Database::Error(int code) const {
  for (const Trouble& row : kTroubles) {
    if (row.code == (code & 0xff)) return FileError(row.status, path_, row.what, row.remedy);
  }
  return FileError(absl::StatusCode::kInternal, path_, fmt::format("the database says: {}", sqlite3_errmsg(handle_)),
                   "please report this");
}

Statement::~Statement() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

void Statement::Keep(int code) {
  if (code != SQLITE_OK && status_.ok()) status_ = database_->Error(code);
}

Statement& Statement::Bind(int64_t value) {
  if (status_.ok()) Keep(sqlite3_bind_int64(statement_, ++bound_, value));
  return *this;
}

Statement& Statement::Bind(std::string_view text) {
  if (status_.ok())
    Keep(sqlite3_bind_text64(statement_, ++bound_, text.data() == nullptr ? "" : text.data(), text.size(), SQLITE_STATIC,
                             SQLITE_UTF8));
  return *this;
}

Statement& Statement::BindBytes(std::string_view bytes) {
  if (status_.ok())
    Keep(sqlite3_bind_blob64(statement_, ++bound_, bytes.data() == nullptr ? "" : bytes.data(), bytes.size(), SQLITE_STATIC));
  return *this;
}

bool Statement::Next() {
  if (!status_.ok()) return false;
  column_ = 0;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) Keep(code);
  return false;
}

int64_t Statement::Integer() { return sqlite3_column_int64(statement_, column_++); }

std::string Statement::Text() {
  const int column = column_++;
  const void* bytes = sqlite3_column_blob(statement_, column);  // of a text its bytes, whatever is in it
  const int size = sqlite3_column_bytes(statement_, column);
  return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), static_cast<size_t>(size));
}

absl::Status Statement::Run() {
  while (Next()) {
  }
  return status_;
}

absl::StatusOr<Database> Database::Open(const std::string& path, uint32_t application, const DatabaseOptions& options) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(
      path.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  Database database(path, handle);
  if (code != SQLITE_OK) return database.Error(code);
  sqlite3_busy_timeout(handle, options.busy_milliseconds);
  if (absl::Status status = database.Check(application, options); !status.ok()) return status;
  return database;
}

absl::Status Database::Check(uint32_t application, const DatabaseOptions& options) {
  const absl::StatusOr<int64_t> mark = Number("PRAGMA application_id");
  if (!mark.ok()) return mark.status();
  const absl::StatusOr<int64_t> pages = Number("PRAGMA page_count");
  if (!pages.ok()) return pages.status();
  if (*pages > 0 && static_cast<uint32_t>(*mark) != application) {
    return FileError(absl::StatusCode::kInvalidArgument, path_, "the database of another program",
                     "name another file, or one that is not there yet");
  }
  if (sqlite3_db_readonly(handle_, "main") == 1) return Error(SQLITE_READONLY);
  SILANG_RETURN_IF_ERROR(
      Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;"
              "PRAGMA secure_delete=ON; PRAGMA cell_size_check=ON;"));
  if (options.most_pages > 0)
    SILANG_RETURN_IF_ERROR(Execute(fmt::format("PRAGMA max_page_count={}", options.most_pages).c_str()));
  Statement check = Prepare("PRAGMA quick_check(1)");
  if (check.Next() && check.Text() != "ok") return Error(SQLITE_CORRUPT);
  return check.status();
}

absl::StatusOr<int64_t> Database::Number(std::string_view pragma) {
  Statement statement = Prepare(pragma);
  const int64_t number = statement.Next() ? statement.Integer() : 0;
  if (!statement.status().ok()) return statement.status();
  return number;
}

Database::Database(Database&& other) noexcept
    : path_(std::move(other.path_)), handle_(std::exchange(other.handle_, nullptr)), prepared_(std::move(other.prepared_)) {
  other.prepared_.clear();
}

Database::~Database() {
  for (const auto& [sql, statement] : prepared_) sqlite3_finalize(statement);
  sqlite3_close(handle_);
}

Statement Database::Prepare(std::string_view sql) {
  sqlite3_stmt*& statement = prepared_[sql];
  if (statement == nullptr) {
    const int code =
        sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return {this, nullptr, Error(code)};
  }
  return {this, statement, absl::OkStatus()};
}

absl::Status Database::Execute(const char* sql) {
  const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  return code == SQLITE_OK ? absl::OkStatus() : Error(code);
}

int64_t Database::LastRow() const { return sqlite3_last_insert_rowid(handle_); }
int64_t Database::Changes() const { return sqlite3_changes64(handle_); }

Transaction::~Transaction() {
  if (!committed_ && status_.ok()) database_->Execute("ROLLBACK").IgnoreError();
}

absl::Status Transaction::Commit() {
  absl::Status status = database_->Execute("COMMIT");
  committed_ = status.ok();
  return status;
}

}  // namespace silang::desk
