#include "base/cancel.h"

#include "base/status.h"

namespace silang {

absl::Status CancelledError() {
  return MadeOf({"", "", "cancelled before it was done", "start it again for a result", ""}, absl::StatusCode::kCancelled);
}

}  // namespace silang
