// kill -9 at any moment: what has been told to be kept is kept.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <random>
#include <thread>

#include "fmt/format.h"
#include "gtest/gtest.h"
#include "tests/desk/sample.h"

namespace silang::desk {
namespace {

using testing::Article;
using testing::Decided;
using testing::DeskFolder;

// Decides and adds sources without end; tells each decision that was kept in one write to a pipe.
[[noreturn]] void Work(const std::string& path, int64_t number, int round, int out) {
  auto store = Store::Open(path);
  if (!store.ok()) _exit(3);
  for (int i = 0;; ++i) {
    const auto kept = store->Decide(
        number, Decided(fmt::format("f{}-{}", round, i), Verdict::kToDo, std::string(static_cast<size_t>(i % 50) * 97, 'n')), 0);
    if (!kept.ok()) _exit(4);
    const int64_t told = *kept;
    if (write(out, &told, sizeof told) != sizeof told) _exit(5);
    if (i % 7 == 6 && !store->AddSources(number, {Article("s", std::string(9000, 's'))}, "t").ok()) _exit(6);
  }
}

TEST(Kill, NothingThatWasToldIsLost) {
  const DeskFolder folder;
  int64_t number = 0;
  {
    auto store = Store::Open(folder.path());
    ASSERT_TRUE(store.ok()) << store.status();
    number = store->Create("", "{}", {}, "t")->number;
  }
  std::mt19937 random(7);
  size_t told = 0;
  for (int round = 0; round < 60; ++round) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) Work(folder.path(), number, round, ends[1]);
    close(ends[1]);
    // Amid its work, or, every fourth time, while it opens what the last left behind.
    std::vector<int64_t> numbers;
    int64_t kept = 0;
    if (round % 4 != 0 && read(ends[0], &kept, sizeof kept) == sizeof kept) numbers.push_back(kept);
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 15000));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "it ended by itself: " << WEXITSTATUS(status);
    while (read(ends[0], &kept, sizeof kept) == sizeof kept) numbers.push_back(kept);
    close(ends[0]);
    auto store = Store::Open(folder.path());  // checks every page
    ASSERT_TRUE(store.ok()) << store.status();
    const auto contents = store->Read(number, true);
    ASSERT_TRUE(contents.ok()) << contents.status();
    size_t at = 0;
    for (const int64_t kept : numbers) {
      while (at < contents->decisions.size() && contents->decisions[at].number < kept) ++at;
      ASSERT_TRUE(at < contents->decisions.size() && contents->decisions[at].number == kept)
          << "round " << round << " lost " << kept;
    }
    for (const StoredSource& source : contents->sources)
      ASSERT_EQ(source.text.text.size(), 9000U) << "a source is whole or not there";
    told += numbers.size();
    ASSERT_GE(contents->decisions.size(), told);
  }
  EXPECT_GE(told, 45U) << "the children were killed before they did anything";
}

}  // namespace
}  // namespace silang::desk
