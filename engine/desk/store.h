// What a desk keeps: comparisons ("cases") with their sources, and what was decided of each finding. Once a change has returned it
// is on the disk, and no crash can lose it; a decision is never changed or removed, a later one counts in its place.
// The clock is never read here: every time is the caller's, ISO 8601.
#ifndef SILANG_DESK_STORE_H_
#define SILANG_DESK_STORE_H_

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "desk/database.h"
#include "silang/engine.h"

namespace silang::desk {

// Numbers of cases, sources and decisions are given once and never again.
struct Case {
  int64_t number = 0;
  std::string name;
  std::string options;  // of the comparison, as the caller writes them
  std::string created;
  int64_t revision = 0;  // grows with every change of sources or options: what a report was made of
  int64_t sources = 0;
  int64_t confirmed = 0, dismissed = 0, to_do = 0;  // findings, by the latest decision on each
};

struct StoredSource {
  int64_t number = 0;
  std::string added;
  SourceText text;
};

enum class Verdict : uint8_t { kOpen /* taken back */, kConfirmed, kDismissed, kToDo };
std::string_view Name(Verdict verdict);  // "open", "confirmed", "dismissed", "to-do"
std::optional<Verdict> VerdictOf(std::string_view name);

// A mention of the finding that was decided: by it the finding is known again if its id has changed (desk/standing.h).
struct Anchor {
  uint32_t side = 0;
  int64_t source = 0;  // number of the stored source
  Span span;
  friend bool operator==(const Anchor&, const Anchor&) = default;
};

struct Decision {
  int64_t number = 0;
  std::string finding;  // its id when it was decided
  Verdict verdict = Verdict::kOpen;
  std::string note;
  std::string time;
  std::string relation, kind, summary;  // of the finding at that time
  std::vector<Anchor> anchors;
};

struct Contents {
  Case of;
  std::vector<StoredSource> sources;  // in order
  std::vector<Decision> decisions;    // all there ever were, oldest first
};

constexpr int kSchemaVersion = 3;

// Thread-safe. Errors of all calls: NotFound for a case or a source that is not there (any more); those of the database, which
// name its file and the remedy: busy (Unavailable), full (ResourceExhausted), not to be written (PermissionDenied), damaged.
class Store {
 public:
  // Opens the file, made if it is not there; one of an older version is brought up to this one. Errors: no database; another
  // program's; damaged; of a newer version. ":memory:" is kept nowhere.
  static absl::StatusOr<Store> Open(const std::string& path, const DatabaseOptions& options = {});

  // Latest first. Linear in cases and decisions.
  absl::StatusOr<std::vector<Case>> Cases() const;
  absl::StatusOr<Case> Find(int64_t number) const;
  // A case as it is at one moment; the texts of its sources only if asked for.
  absl::StatusOr<Contents> Read(int64_t number, bool with_texts) const;

  absl::StatusOr<Case> Create(std::string_view name, std::string_view options, const std::vector<SourceText>& sources,
                              std::string_view time);
  absl::Status Rename(int64_t number, std::string_view name);
  // With its sources and decisions.
  absl::Status Delete(int64_t number);

  // At the end. Answers the revision.
  absl::StatusOr<int64_t> AddSources(int64_t number, const std::vector<SourceText>& sources, std::string_view time);
  absl::StatusOr<int64_t> RemoveSource(int64_t number, int64_t source);

  // Keeps a decision, and answers its number. `after`: the number of the decision that the caller knows of this finding, 0 for
  // none; if there is a later one by now the error is Aborted, and nothing is kept.
  absl::StatusOr<int64_t> Decide(int64_t number, const Decision& decision, std::optional<int64_t> after);

  const std::string& path() const { return database_->path(); }

 private:
  explicit Store(std::unique_ptr<Database> database) : database_(std::move(database)), mutex_(std::make_unique<std::mutex>()) {}
  absl::Status Insert(int64_t number, const std::vector<SourceText>& sources, std::string_view time);
  absl::StatusOr<int64_t> NextRevision(int64_t number);
  absl::StatusOr<Case> FindLocked(int64_t number) const;

  std::unique_ptr<Database> database_;
  std::unique_ptr<std::mutex> mutex_;
};

}  // namespace silang::desk

#endif  // SILANG_DESK_STORE_H_
