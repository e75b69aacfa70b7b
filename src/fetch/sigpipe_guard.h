#pragma once

#include <csignal>

namespace dateline::http {

/// Holds back SIGPIPE from the calling thread while it lives. OpenSSL writes to its socket without
/// MSG_NOSIGNAL, so a peer that left would end the program, while the signal's disposition must
/// stay as it is: a closed standard output ends the program by that very signal. A SIGPIPE that
/// came meanwhile is swallowed; one that was pending before stays.
class SigpipeGuard {
 public:
  SigpipeGuard() noexcept;
  ~SigpipeGuard();
  SigpipeGuard(const SigpipeGuard&) = delete;
  SigpipeGuard& operator=(const SigpipeGuard&) = delete;

 private:
  sigset_t previous_mask_;
  bool was_pending_;
};

}  // namespace dateline::http
