// The tables of a desk's database, and how those of older versions become those of today.
#ifndef SILANG_DESK_SCHEMA_H_
#define SILANG_DESK_SCHEMA_H_

#include "absl/status/status.h"
#include "desk/database.h"

namespace silang::desk {

constexpr uint32_t kApplication = 0x53494c44;  // "SILD"

// Brings the tables to the version of today (PRAGMA user_version), in one transaction. The error for a newer version names the file.
absl::Status Migrate(Database* database);

}  // namespace silang::desk

#endif  // SILANG_DESK_SCHEMA_H_
