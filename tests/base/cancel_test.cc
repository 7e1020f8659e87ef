#include "base/cancel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

#include "base/parallel.h"
#include "base/status.h"

namespace silang {
namespace {

TEST(Cancel, ACheckOutsideOfAnyCallDoesNothing) {
  CheckCancelled();
  EXPECT_EQ(current_cancellation, nullptr);
}

TEST(Cancel, WorkThatNobodyCancelsIsDone) {
  int asked = 0;
  const auto work = [] {
    for (size_t i = 0; i < 1000; ++i) CheckCancelledAt(i);
    return absl::OkStatus();
  };
  EXPECT_TRUE(UnlessCancelled([&] { return ++asked < 0; }, work).ok());
  EXPECT_EQ(asked, 5);  // before it, and at 0, 256, 512 and 768
  EXPECT_TRUE(UnlessCancelled({}, work).ok());
}

TEST(Cancel, WorkEndsAtTheFirstCheckThatSaysSo) {
  int asked = 0, done = 0;
  const absl::Status status = UnlessCancelled([&] { return ++asked == 4; },
                                              [&] {
                                                for (; done < 100; ++done) CheckCancelled();
                                                return absl::OkStatus();
                                              });
  EXPECT_EQ(status.code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(Message(status), "cancelled before it was done; start it again for a result");
  EXPECT_EQ(done, 2);
  EXPECT_EQ(current_cancellation, nullptr);
}

TEST(Cancel, WorkThatIsNotWantedDoesNotBegin) {
  bool begun = false;
  const absl::Status status = UnlessCancelled([] { return true; },
                                              [&] {
                                                begun = true;
                                                return absl::OkStatus();
                                              });
  EXPECT_EQ(status.code(), absl::StatusCode::kCancelled);
  EXPECT_FALSE(begun);
}

TEST(Cancel, OneCallWithinAnotherEndsByItself) {
  const absl::Status outer = UnlessCancelled([] { return false; },
                                             [] {
                                               const absl::Status inner =
                                                   UnlessCancelled([] { return true; }, [] { return absl::OkStatus(); });
                                               EXPECT_EQ(inner.code(), absl::StatusCode::kCancelled);
                                               CheckCancelled();
                                               return absl::OkStatus();
                                             });
  EXPECT_TRUE(outer.ok());
}

TEST(Cancel, AllThreadsOfACallEnd) {
  std::atomic<bool> cancelled = false;
  std::atomic<int> rounds = 0;
  const absl::Status status = UnlessCancelled([&] { return cancelled.load(); },
                                              [&] {
                                                RunOnThreads(4, [&] {
                                                  for (;;) {  // only the check ends it
                                                    if (++rounds == 1000) cancelled = true;
                                                    CheckCancelled();
                                                  }
                                                });
                                                return absl::OkStatus();
                                              });
  EXPECT_EQ(status.code(), absl::StatusCode::kCancelled);
}

// The thread that made the call has nothing left to do, and is the only one that knows.
TEST(Cancel, WhoWaitsForOthersAsks) {
  const auto caller = std::this_thread::get_id();
  std::atomic<bool> waiting = false;
  const auto asked = [&] { return waiting && std::this_thread::get_id() == caller; };
  const absl::Status status = UnlessCancelled(asked, [&] {
    RunOnThreads(2, [&] {
      if (std::this_thread::get_id() == caller) {
        waiting = true;
        return;
      }
      for (;;) CheckCancelled();
    });
    return absl::OkStatus();
  });
  EXPECT_EQ(status.code(), absl::StatusCode::kCancelled);
}

TEST(Cancel, RangesAreCheckedBetweenOneAndTheNext) {
  std::atomic<int> ranges = 0;
  const absl::Status status = UnlessCancelled([&] { return ranges >= 3; },
                                              [&] {
                                                ForRanges(1000, 10, 1, [&](size_t, size_t) { ++ranges; });
                                                return absl::OkStatus();
                                              });
  EXPECT_EQ(status.code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(ranges, 3);
}

TEST(Parallel, WhatAThreadThrowsIsThrownWhenAllAreDone) {
  std::atomic<int> next = 0, ended = 0;
  EXPECT_THROW(RunOnThreads(3,
                            [&] {
                              if (next++ == 1) throw std::runtime_error("one of them");
                              ++ended;
                            }),
               std::runtime_error);
  EXPECT_EQ(ended, next - 1);
}

}  // namespace
}  // namespace silang
