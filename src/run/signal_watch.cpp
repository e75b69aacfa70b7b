#include "run/signal_watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace dateline::run {
namespace {

// Without those that are ignored: while they are blocked, they would come nevertheless.
sigset_t watched_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGINT, SIGTERM}) {
    struct sigaction action {};
    if (sigaction(signal, nullptr, &action) == 0 && action.sa_handler != SIG_IGN) {
      sigaddset(&set, signal);
    }
  }
  return set;
}

input::FileDescriptor checked(int descriptor) {
  if (descriptor < 0) throw std::system_error(errno, std::generic_category(), "watching signals");
  return input::FileDescriptor(descriptor);
}

}  // namespace

SignalWatch::SignalWatch() {
  const sigset_t watched = watched_signals();
  pthread_sigmask(SIG_BLOCK, &watched, &previous_mask_);
  signals_ = checked(signalfd(-1, &watched, SFD_CLOEXEC));
  done_ = checked(eventfd(0, EFD_CLOEXEC));
  watching_ = std::thread([this] { wait_for_signal(); });
}

SignalWatch::~SignalWatch() {
  static_cast<void>(eventfd_write(done_.number(), 1));
  watching_.join();
  pthread_sigmask(SIG_SETMASK, &previous_mask_, nullptr);
}

void SignalWatch::wait_for_signal() {
  std::array<pollfd, 2> watched{{{signals_.number(), POLLIN, 0}, {done_.number(), POLLIN, 0}}};
  while (poll(watched.data(), watched.size(), -1) < 0) {
    if (errno != EINTR) return;
  }
  signalfd_siginfo information = {};
  if (watched[0].revents == 0 || read(signals_.number(), &information, sizeof information) < 0)
    return;
  signal_ = static_cast<int>(information.ssi_signo);
  // From now on a signal reaches this thread, and does what it does by default.
  const sigset_t signals = watched_signals();
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  stop_.request_stop();
  while (poll(&watched[1], 1, -1) < 0 && errno == EINTR) {
  }
}

void end_by_signal(int signal) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, signal);
  std::signal(signal, SIG_DFL);
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
  std::raise(signal);
}

}  // namespace dateline::run
