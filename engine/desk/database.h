// A SQLite database as values and errors of our own. The only user of SQLite, of which nothing shows here.
#ifndef SILANG_DESK_DATABASE_H_
#define SILANG_DESK_DATABASE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"

struct sqlite3;
struct sqlite3_stmt;

namespace silang::desk {

struct DatabaseOptions {
  int busy_milliseconds = 5000;  // how long a change waits for that of another program
  int64_t most_pages = 0;        // of 4 KiB: the file grows no further; 0: as far as SQLite goes
};

class Database;

// A statement being run: bind its parameters in order, then step through its rows. An error of any call is kept, ends the
// rows and is what status() tells, so that calls need no check of their own.
class Statement {
 public:
  ~Statement();
  Statement(Statement&& other) noexcept
      : database_(other.database_),
        statement_(std::exchange(other.statement_, nullptr)),
        status_(std::move(other.status_)),
        bound_(other.bound_) {}
  Statement& operator=(Statement&&) = delete;

  Statement& Bind(int64_t value);
  Statement& Bind(std::string_view text);  // seen until the statement ends, not copied
  Statement& BindBytes(std::string_view bytes);

  // Whether there is another row, which the accessors below then tell of: columns from 0, each read once, in order.
  bool Next();
  int64_t Integer();
  std::string Text();

  // Runs what has no rows, or whose rows nobody wants.
  absl::Status Run();
  const absl::Status& status() const { return status_; }

 private:
  friend class Database;
  Statement(Database* database, sqlite3_stmt* statement, absl::Status status)
      : database_(database), statement_(statement), status_(std::move(status)) {}
  void Keep(int code);

  Database* database_;
  sqlite3_stmt* statement_;
  absl::Status status_;
  int bound_ = 0;
  int column_ = 0;
};

// One connection, for one thread at a time. Write-ahead log, synchronous=FULL: what has been committed is on the disk.
class Database {
 public:
  // Opens the file, made if it is not there, and checks its pages (PRAGMA quick_check: linear in the file). `application` marks
  // files of ours. Errors name the file and the remedy: no database, one of another program, damaged, not to be written, busy.
  static absl::StatusOr<Database> Open(const std::string& path, uint32_t application, const DatabaseOptions& options);

  Database(Database&&) noexcept;
  Database& operator=(Database&&) = delete;
  ~Database();

  // A statement of this text, prepared once and kept. REQUIRES: it is a literal, and no other of the same text is being run.
  Statement Prepare(std::string_view sql);
  // Statements without parameters, parted by ';'.
  absl::Status Execute(const char* sql);

  int64_t LastRow() const;  // that the last INSERT made
  int64_t Changes() const;  // rows that the last change touched
  const std::string& path() const { return path_; }

 private:
  friend class Statement;
  Database(std::string path, sqlite3* handle) : path_(std::move(path)), handle_(handle) {}
  absl::Status Error(int code) const;
  absl::Status Check(uint32_t application, const DatabaseOptions& options);
  absl::StatusOr<int64_t> Number(std::string_view pragma);

  std::string path_;
  sqlite3* handle_ = nullptr;
  absl::flat_hash_map<std::string_view, sqlite3_stmt*> prepared_;
};

// A change: all of it or nothing. Ends by Commit(), else is undone.
class Transaction {
 public:
  explicit Transaction(Database* database) : database_(database), status_(database->Execute("BEGIN IMMEDIATE")) {}
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  const absl::Status& status() const { return status_; }  // whether it could begin
  absl::Status Commit();

 private:
  Database* database_;
  absl::Status status_;
  bool committed_ = false;
};

}  // namespace silang::desk

#endif  // SILANG_DESK_DATABASE_H_
