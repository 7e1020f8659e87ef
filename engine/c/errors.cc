// Errors, strings, versions.
#include "c/handles.h"

struct silang_error {
  silang_code code;
  std::string message;
};

struct silang_string {
  std::string text;
};

namespace silang::c {
namespace {

// There from the start, since there may be no memory for another; never freed.
silang_error* NoMemory() {
  static silang_error error{SILANG_NO_MEMORY, "no memory"};  // short enough to need none
  return &error;
}

silang_code CodeOf(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kCancelled: return SILANG_CANCELLED;
    case absl::StatusCode::kInternal:
    case absl::StatusCode::kUnknown: return SILANG_INTERNAL;
    default: return SILANG_INVALID;
  }
}

}  // namespace

void SetNoMemory(silang_error** error) {
  if (error != nullptr) *error = NoMemory();
}

void SetError(silang_error** error, silang_code code, std::string_view message) {
  if (error == nullptr) return;
  try {
    *error = new silang_error{code, std::string(message)};
  } catch (...) {
    *error = NoMemory();
  }
}

void SetError(silang_error** error, const absl::Status& status) {
  SetError(error, CodeOf(status), {status.message().data(), status.message().size()});
}

silang_string* NewString(std::string text) { return new silang_string{std::move(text)}; }

}  // namespace silang::c

uint32_t silang_abi_version() { return SILANG_ABI_VERSION; }

const char* silang_version() { return silang::Version().data(); }

silang_code silang_error_code(const silang_error* error) { return error != nullptr ? error->code : SILANG_INTERNAL; }

const char* silang_error_message(const silang_error* error) { return error != nullptr ? error->message.c_str() : ""; }

void silang_error_free(silang_error* error) {
  if (error != silang::c::NoMemory()) delete error;
}

const char* silang_string_data(const silang_string* string) { return string != nullptr ? string->text.c_str() : ""; }

size_t silang_string_size(const silang_string* string) { return string != nullptr ? string->text.size() : 0; }

void silang_string_free(silang_string* string) { delete string; }
