// What a call is given: an engine, options, a canceller, sources.
#include <algorithm>
#include <utility>

#include "c/handles.h"
#include "silang/sources.h"

namespace silang::c {
namespace {

template <typename Handle, typename Make>
Handle* New(silang_error** error, const Make& make) {
  return Guarded<Handle*>(error, nullptr, make);
}

silang_status Missing(silang_error** error, const char* what) {
  SetError(error, SILANG_INVALID, std::string(what) + " is NULL; give one");
  return SILANG_FAILED;
}

template <typename Set>
silang_status SetOption(silang_options* options, silang_error** error, const Set& set) {
  return Guarded(error, SILANG_FAILED, [&] {
    if (options == nullptr) return Missing(error, "options");
    set(&options->options);
    return SILANG_OK;
  });
}

silang_status AddAll(absl::StatusOr<std::vector<SourceText>> read, silang_sources* sources, silang_error** error) {
  if (!read.ok()) {
    SetError(error, read.status());
    return SILANG_FAILED;
  }
  // All of them or none, even where there is no memory for one more.
  const size_t size = sources->sources.size() + read->size();
  if (size > sources->sources.capacity()) sources->sources.reserve(std::max(size, 2 * sources->sources.capacity()));
  for (SourceText& source : *read) sources->sources.push_back(std::move(source));
  return SILANG_OK;
}

}  // namespace
}  // namespace silang::c

using silang::CompareOptions;
using silang::c::Copied;
using silang::c::Guarded;
using silang::c::Missing;
using silang::c::New;
using silang::c::SetOption;

silang_engine* silang_engine_new(silang_error** error) {
  return New<silang_engine>(error, [&]() -> silang_engine* {
    auto engine = silang::Engine::Create();
    if (engine.ok()) return new silang_engine{std::move(*engine)};
    silang::c::SetError(error, engine.status());
    return nullptr;
  });
}

void silang_engine_free(silang_engine* engine) { delete engine; }

silang_canceller* silang_canceller_new(silang_error** error) {
  return New<silang_canceller>(error, [] { return new silang_canceller{std::make_shared<std::atomic<bool>>(false)}; });
}

void silang_canceller_cancel(silang_canceller* canceller) {
  if (canceller != nullptr) canceller->cancelled->store(true, std::memory_order_relaxed);
}

void silang_canceller_reset(silang_canceller* canceller) {
  if (canceller != nullptr) canceller->cancelled->store(false, std::memory_order_relaxed);
}

void silang_canceller_free(silang_canceller* canceller) { delete canceller; }

silang_options* silang_options_new(silang_error** error) {
  return New<silang_options>(error, [] { return new silang_options; });
}

void silang_options_free(silang_options* options) { delete options; }

silang_status silang_options_set_language(silang_options* options, const char* bcp47, silang_error** error) {
  return SetOption(options, error, [&](CompareOptions* o) { o->language = Copied(bcp47); });
}

silang_status silang_options_set_reference_time(silang_options* options, const char* iso8601, silang_error** error) {
  return SetOption(options, error, [&](CompareOptions* o) { o->reference_time = Copied(iso8601); });
}

silang_status silang_options_set_threshold(silang_options* options, double cosine, silang_error** error) {
  return SetOption(options, error, [&](CompareOptions* o) { o->threshold = cosine; });
}

silang_status silang_options_set_top(silang_options* options, int32_t alignments, silang_error** error) {
  return SetOption(options, error, [&](CompareOptions* o) { o->top = alignments; });
}

silang_status silang_options_set_min_confidence(silang_options* options, double confidence, silang_error** error) {
  return SetOption(options, error, [&](CompareOptions* o) { o->min_confidence = confidence; });
}

silang_status silang_options_set_threads(silang_options* options, int32_t threads, silang_error** error) {
  return SetOption(options, error, [&](CompareOptions* o) { o->threads = threads; });
}

silang_status silang_options_set_canceller(silang_options* options, const silang_canceller* canceller, silang_error** error) {
  return Guarded(error, SILANG_FAILED, [&] {
    if (options == nullptr) return Missing(error, "options");
    options->cancelled = canceller != nullptr ? canceller->cancelled : nullptr;
    return SILANG_OK;
  });
}

silang_sources* silang_sources_new(silang_error** error) {
  return New<silang_sources>(error, [] { return new silang_sources; });
}

void silang_sources_free(silang_sources* sources) { delete sources; }

silang_status silang_sources_add(silang_sources* sources, const silang_source* source, silang_error** error) {
  return Guarded(error, SILANG_FAILED, [&] {
    if (sources == nullptr) return Missing(error, "sources");
    if (source == nullptr) return Missing(error, "source");
    if (!silang::c::IsSized(*source, error)) return SILANG_FAILED;
    const silang_source given = silang::c::FromCaller(*source);
    if (given.text == nullptr) return Missing(error, "text");
    silang::SourceText text;
    text.path = Copied(given.path);
    text.text.assign(given.text, given.text_size);
    text.given_id = Copied(given.id);
    text.title = Copied(given.title);
    text.publisher = Copied(given.publisher);
    text.url = Copied(given.url);
    text.published = Copied(given.published);
    text.language = Copied(given.language);
    text.media_type = Copied(given.media_type);
    sources->sources.push_back(std::move(text));
    return SILANG_OK;
  });
}

silang_status silang_sources_add_path(silang_sources* sources, const char* path, silang_error** error) {
  return Guarded(error, SILANG_FAILED, [&] {
    if (sources == nullptr) return Missing(error, "sources");
    if (path == nullptr) return Missing(error, "path");
    return silang::c::AddAll(silang::OpenPaths({path}), sources, error);
  });
}

silang_status silang_sources_add_bytes(silang_sources* sources, const char* name, const void* bytes, size_t size,
                                       silang_error** error) {
  return Guarded(error, SILANG_FAILED, [&] {
    if (sources == nullptr) return Missing(error, "sources");
    if (name == nullptr) return Missing(error, "name");
    if (bytes == nullptr) return Missing(error, "bytes");
    return silang::c::AddAll(silang::SourcesIn(name, std::string(static_cast<const char*>(bytes), size)), sources, error);
  });
}

size_t silang_sources_count(const silang_sources* sources) { return sources != nullptr ? sources->sources.size() : 0; }
