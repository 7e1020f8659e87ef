#include "desk/schema.h"

#include <array>

#include "base/status.h"
#include "desk/store.h"
#include "fmt/format.h"

namespace silang::desk {
namespace {

// Step N makes version N + 1 of version N, and never changes again once it has been released.
constexpr std::array<const char*, kSchemaVersion> kSteps = {
    R"(
CREATE TABLE cases(number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, options TEXT NOT NULL, created TEXT NOT NULL,
  revision INTEGER NOT NULL);
CREATE TABLE sources(number INTEGER PRIMARY KEY AUTOINCREMENT, of INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  added TEXT NOT NULL, path TEXT NOT NULL, given_id TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL, url TEXT NOT NULL,
  published TEXT NOT NULL, language TEXT NOT NULL, media_type TEXT NOT NULL, fields_from TEXT NOT NULL, origin INTEGER NOT NULL,
  text BLOB NOT NULL);
CREATE INDEX sources_of ON sources(of);
CREATE TABLE decisions(number INTEGER PRIMARY KEY AUTOINCREMENT, of INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  finding TEXT NOT NULL, verdict TEXT NOT NULL, note TEXT NOT NULL, time TEXT NOT NULL, relation TEXT NOT NULL, kind TEXT NOT NULL,
  summary TEXT NOT NULL);
CREATE INDEX decisions_of ON decisions(of, finding);
)",
    // Where the mentions of what was decided stood.
    "ALTER TABLE decisions ADD COLUMN anchors TEXT NOT NULL DEFAULT '';",
    // The decision that was known when this one was made, perhaps under a former id of the finding; 0: none.
    "ALTER TABLE decisions ADD COLUMN replaces INTEGER NOT NULL DEFAULT 0;",
};

}  // namespace

absl::Status Migrate(Database* database) {
  Transaction change(database);
  SILANG_RETURN_IF_ERROR(change.status());
  int64_t version = 0;
  {
    Statement statement = database->Prepare("PRAGMA user_version");
    if (statement.Next()) version = statement.Integer();
    SILANG_RETURN_IF_ERROR(statement.status());
  }
  if (version > kSchemaVersion || version < 0) {
    return InputError(
        database->path(), std::nullopt,
        fmt::format("version {} of the desk's database, of which this program knows up to {}", version, kSchemaVersion),
        "open it with the newer silang, or name another file");
  }
  if (version == kSchemaVersion) return absl::OkStatus();
  for (; version < kSchemaVersion; ++version) SILANG_RETURN_IF_ERROR(database->Execute(kSteps.at(static_cast<size_t>(version))));
  SILANG_RETURN_IF_ERROR(
      database->Execute(fmt::format("PRAGMA application_id={}; PRAGMA user_version={}", kApplication, kSchemaVersion).c_str()));
  return change.Commit();
}

}  // namespace silang::desk
