#include "http/pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <thread>

namespace silang::http {
namespace {

bool Never() { return false; }

TEST(Pool, RunsOnItsThreadsAlone) {
  Pool pool(3, 1000);
  std::atomic<int> running = 0, most = 0, done = 0;
  std::vector<std::thread> callers;
  for (int i = 0; i < 40; ++i) {
    callers.emplace_back([&] {
      const auto work = [&] {
        const int now = ++running;
        int seen = most;
        while (now > seen && !most.compare_exchange_weak(seen, now)) {
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        --running;
        ++done;
      };
      EXPECT_EQ(pool.Run(work, Never), Pool::Outcome::kDone);
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(done, 40);
  EXPECT_LE(most, 3);
  EXPECT_EQ(pool.running() + pool.waiting(), 0U);
}

TEST(Pool, FullAndAbandoned) {
  Pool pool(1, 1);
  std::latch begun(1), go(1);
  std::thread first([&] { EXPECT_EQ(pool.Run([&] { begun.count_down(), go.wait(); }, Never), Pool::Outcome::kDone); });
  begun.wait();
  std::atomic<bool> leave = false, ran = false;
  std::thread second([&] { EXPECT_EQ(pool.Run([&] { ran = true; }, [&] { return leave.load(); }), Pool::Outcome::kAbandoned); });
  while (pool.waiting() == 0) std::this_thread::yield();
  EXPECT_EQ(pool.Run([] {}, Never), Pool::Outcome::kFull);
  leave = true;
  second.join();
  EXPECT_EQ(pool.waiting(), 0U);
  go.count_down();
  first.join();
  EXPECT_FALSE(ran);
  EXPECT_EQ(pool.Run([&] { ran = true; }, Never), Pool::Outcome::kDone);
  EXPECT_TRUE(ran);
}

}  // namespace
}  // namespace silang::http
