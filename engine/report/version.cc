#include "silang/engine.h"

namespace silang {

std::string_view Version() { return "0.1.0"; }

}  // namespace silang
