// No memory: a function that cannot have any tells of it, and nothing else comes of it. Not so within a comparison: Abseil's tables do not
// survive an allocation that fails. `new` of this program fails at the
// allocation that a test has chosen, and after it, in the thread of the test, until the test says otherwise.
#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string>

#include "silang/silang.h"

namespace {

thread_local int64_t left = -1;  // allocations until the one that fails; below 0: none does

void* Allocated(size_t size) {
  if (left == 0) throw std::bad_alloc();
  if (left > 0) --left;
  if (void* made = std::malloc(size > 0 ? size : 1)) return made;
  throw std::bad_alloc();
}

}  // namespace

void* operator new(size_t size) { return Allocated(size); }
void* operator new[](size_t size) { return Allocated(size); }
void* operator new(size_t size, const std::nothrow_t&) noexcept { return left == 0 ? nullptr : std::malloc(size > 0 ? size : 1); }
void* operator new[](size_t size, const std::nothrow_t& told) noexcept { return operator new(size, told); }
void operator delete(void* made, const std::nothrow_t&) noexcept { std::free(made); }
void operator delete[](void* made, const std::nothrow_t&) noexcept { std::free(made); }
void operator delete(void* made) noexcept { std::free(made); }
void operator delete[](void* made) noexcept { std::free(made); }
void operator delete(void* made, size_t) noexcept { std::free(made); }
void operator delete[](void* made, size_t) noexcept { std::free(made); }

namespace silang {
namespace {

TEST(NoMemory, IsToldWithoutAny) {
  silang_engine* engine = silang_engine_new(nullptr);
  silang_options* options = silang_options_new(nullptr);
  silang_options_set_threads(options, 1, nullptr);
  silang_source source = SILANG_INIT(silang_source);
  source.text = "Flood in Demak\n\nThe flood killed 12 people in Demak on Monday, \"a black day\" as mayor Budi Santoso said.";
  source.text_size = std::strlen(source.text);
  silang_sources* sources = silang_sources_new(nullptr);
  silang_sources_add(sources, &source, nullptr);
  silang_sources_add(sources, &source, nullptr);

  silang_report* report = silang_compare(engine, sources, options, nullptr);
  ASSERT_NE(report, nullptr);
  silang_finding beyond = SILANG_INIT(silang_finding);
  silang_error* told = nullptr;
  left = 0;
  EXPECT_EQ(silang_report_finding(report, 99, &beyond, &told), SILANG_FAILED);
  left = -1;
  EXPECT_EQ(silang_error_code(told), SILANG_NO_MEMORY);
  silang_error_free(told);
  silang_report_free(report);

  left = 0;
  silang_error* error = nullptr;
  EXPECT_EQ(silang_engine_new(&error), nullptr);
  EXPECT_EQ(silang_sources_new(nullptr), nullptr);
  EXPECT_EQ(silang_sources_add(sources, &source, nullptr), SILANG_FAILED);
  EXPECT_EQ(silang_options_set_top(nullptr, 1, nullptr), SILANG_FAILED);
  left = -1;
  EXPECT_EQ(silang_error_code(error), SILANG_NO_MEMORY);
  silang_error_free(error);
  EXPECT_EQ(silang_sources_count(sources), 2U);
  silang_sources_free(sources);
  silang_options_free(options);
  silang_engine_free(engine);
}

}  // namespace
}  // namespace silang
