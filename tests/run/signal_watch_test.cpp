#include "run/signal_watch.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <condition_variable>
#include <csignal>
#include <mutex>

namespace {

using dateline::run::end_by_signal;
using dateline::run::SignalWatch;

void wait_for(const std::stop_token& token) {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  never.wait(lock, token, [] { return false; });
}

TEST(SignalWatch, TurnsTheFirstSignalIntoARequestToStop) {
  for (const int signal : {SIGINT, SIGTERM}) {
    const SignalWatch watch;
    EXPECT_EQ(watch.signal(), 0);
    EXPECT_FALSE(watch.stop_token().stop_requested());
    kill(getpid(), signal);
    wait_for(watch.stop_token());
    EXPECT_EQ(watch.signal(), signal);
  }
}

TEST(SignalWatch, LeavesNoTraceWithoutASignal) {
  sigset_t before;
  sigset_t after;
  pthread_sigmask(SIG_SETMASK, nullptr, &before);
  { const SignalWatch watch; }
  pthread_sigmask(SIG_SETMASK, nullptr, &after);
  for (const int signal : {SIGINT, SIGTERM}) {
    EXPECT_EQ(sigismember(&before, signal), sigismember(&after, signal));
  }
}

TEST(SignalWatchDeathTest, LetsTheSecondSignalEndTheProgram) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_EXIT(
      {
        const SignalWatch watch;
        kill(getpid(), SIGINT);
        wait_for(watch.stop_token());
        kill(getpid(), SIGINT);
        pause();
      },
      testing::KilledBySignal(SIGINT), "");
}

TEST(SignalWatchDeathTest, EndsAsTheSignalWouldHave) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_EXIT(
      {
        const SignalWatch watch;
        end_by_signal(SIGTERM);
      },
      testing::KilledBySignal(SIGTERM), "");
}

}  // namespace
