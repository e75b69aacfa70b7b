#include "fetch/sigpipe_guard.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace dateline::http {
namespace {

bool is_pending() {
  sigset_t pending;
  sigpending(&pending);
  return sigismember(&pending, SIGPIPE) == 1;
}

bool is_blocked() {
  sigset_t mask;
  pthread_sigmask(SIG_SETMASK, nullptr, &mask);
  return sigismember(&mask, SIGPIPE) == 1;
}

void write_to_closed_pipe() {
  std::array<int, 2> ends = {};
  ASSERT_EQ(pipe(ends.data()), 0);
  close(ends[0]);
  EXPECT_EQ(write(ends[1], "x", 1), -1);
  EXPECT_EQ(errno, EPIPE);
  close(ends[1]);
}

TEST(SigpipeGuard, SwallowsTheSignalAndRestoresTheMask) {
  ASSERT_FALSE(is_blocked());
  {
    const SigpipeGuard guard;
    write_to_closed_pipe();
    EXPECT_TRUE(is_pending());
  }
  EXPECT_FALSE(is_pending());
  EXPECT_FALSE(is_blocked());
}

TEST(SigpipeGuard, LeavesASignalThatWasPendingBefore) {
  sigset_t sigpipe;
  sigset_t previous;
  sigemptyset(&sigpipe);
  sigaddset(&sigpipe, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &sigpipe, &previous);
  write_to_closed_pipe();
  {
    const SigpipeGuard guard;
    write_to_closed_pipe();
  }
  EXPECT_TRUE(is_pending());
  const timespec at_once = {};
  EXPECT_EQ(sigtimedwait(&sigpipe, nullptr, &at_once), SIGPIPE);
  pthread_sigmask(SIG_SETMASK, &previous, nullptr);
}

TEST(SigpipeGuardDeathTest, TheSignalKeepsItsDefaultActionOutside) {
  EXPECT_EXIT(write_to_closed_pipe(), ::testing::KilledBySignal(SIGPIPE), "");
}

}  // namespace
}  // namespace dateline::http
