// What the handles of silang/silang.h hold, and how an entry point keeps what is thrown to itself.
#ifndef SILANG_C_HANDLES_H_
#define SILANG_C_HANDLES_H_

#include <algorithm>
#include <atomic>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "silang/engine.h"
#include "silang/silang.h"

struct silang_engine {
  silang::Engine engine;
};

struct silang_canceller {
  std::shared_ptr<std::atomic<bool>> cancelled;
};

struct silang_options {
  silang::CompareOptions options;
  std::shared_ptr<std::atomic<bool>> cancelled;  // null: cannot be
};

struct silang_sources {
  std::vector<silang::SourceText> sources;
};

namespace silang::c {

// Which call a report comes from: what its forms tell of.
enum class Call : uint8_t { kCompare, kClaims, kAlign, kRead };

// What is told where there is no memory to tell of it.
void SetNoMemory(silang_error** error);
void SetError(silang_error** error, silang_code code, std::string_view message);
void SetError(silang_error** error, const absl::Status& status);

// What `work` gives; `failed`, and an error, where it throws.
template <typename Result, typename Work>
Result Guarded(silang_error** error, Result failed, const Work& work) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    SetNoMemory(error);
  } catch (const std::exception& thrown) {
    SetError(error, SILANG_INTERNAL, thrown.what());
  } catch (...) {
    SetError(error, SILANG_INTERNAL, "an unknown exception; please report this as a defect of Silang");
  }
  return failed;
}

inline std::string Copied(const char* text) { return text != nullptr ? text : ""; }

// Whether a struct says how large it is; an error if not.
template <typename Struct>
bool IsSized(const Struct& given, silang_error** error) {
  if (given.size >= sizeof(given.size)) return true;
  SetError(error, SILANG_INVALID, "a struct does not say its size; begin it with SILANG_INIT");
  return false;
}

// Between a struct as this library knows it and as its caller does. REQUIRES: `size` is the first member of both.
template <typename Struct>
Struct FromCaller(const Struct& given) {
  Struct known{};
  std::memcpy(static_cast<void*>(&known), &given, std::min(given.size, sizeof(Struct)));
  return known;
}
template <typename Struct>
void ToCaller(Struct known, Struct* out) {
  known.size = out->size;
  std::memcpy(static_cast<void*>(out), &known, std::min(out->size, sizeof(Struct)));
}

}  // namespace silang::c

struct silang_report {
  silang::Report report;
  silang::CompareOptions options;
  silang::c::Call call;
};

#endif  // SILANG_C_HANDLES_H_
