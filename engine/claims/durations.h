// Durations as programs exchange them.
#ifndef SILANG_CLAIMS_DURATIONS_H_
#define SILANG_CLAIMS_DURATIONS_H_

#include <string>

#include "silang/types.h"

namespace silang::claims {

// ISO 8601, as TimeML writes it: "PT2H", "P4Y6M", "P1.5W"; "PXD" for days that nobody counted, "P2D/P3D" for a range. Empty for what is
// no duration. `vague`: the words name no number ("beberapa hari").
std::string IsoDuration(const Quantity& quantity, bool vague);

}  // namespace silang::claims

#endif  // SILANG_CLAIMS_DURATIONS_H_
