#pragma once

#include <atomic>
#include <csignal>
#include <stop_token>
#include <thread>

#include "input/file_descriptor.h"

namespace dateline::run {

/// Turns the first SIGINT or SIGTERM into a request to stop; a second one ends the program as if
/// nobody watched. A signal that the program was started to ignore stays ignored.
///
/// To be made before other threads, on the main thread, and one at a time: it blocks the two
/// signals in this thread and in those that it starts, until it goes.
class SignalWatch {
 public:
  /// Throws std::system_error when the system has no descriptor or thread for it.
  SignalWatch();
  ~SignalWatch();
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;

  std::stop_token stop_token() const { return stop_.get_token(); }

  /// The signal that came; 0 while none has.
  int signal() const { return signal_; }

 private:
  void wait_for_signal();

  sigset_t previous_mask_ = {};
  input::FileDescriptor signals_;  // signalfd
  input::FileDescriptor done_;     // eventfd: there is nothing more to watch
  std::atomic<int> signal_ = 0;
  std::stop_source stop_;
  std::thread watching_;
};

/// Ends the program by the signal, as it would have ended had nobody caught it; so that a shell
/// sees it.
void end_by_signal(int signal);

}  // namespace dateline::run
