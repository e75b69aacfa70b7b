#include "fetch/sigpipe_guard.h"

#include <cerrno>
#include <ctime>

namespace dateline::http {
namespace {

sigset_t only_sigpipe() noexcept {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGPIPE);
  return set;
}

bool is_sigpipe_pending() noexcept {
  sigset_t pending;
  sigemptyset(&pending);
  sigpending(&pending);
  return sigismember(&pending, SIGPIPE) == 1;
}

}  // namespace

SigpipeGuard::SigpipeGuard() noexcept : was_pending_(is_sigpipe_pending()) {
  const sigset_t sigpipe = only_sigpipe();
  pthread_sigmask(SIG_BLOCK, &sigpipe, &previous_mask_);
}

SigpipeGuard::~SigpipeGuard() {
  if (!was_pending_ && is_sigpipe_pending()) {
    const sigset_t sigpipe = only_sigpipe();
    const timespec at_once = {};
    while (sigtimedwait(&sigpipe, nullptr, &at_once) == -1 && errno == EINTR) {
    }
  }
  pthread_sigmask(SIG_SETMASK, &previous_mask_, nullptr);
}

}  // namespace dateline::http
