#include "input/stoppable_reader.h"

#include <poll.h>
#include <sys/eventfd.h>

#include <array>
#include <cerrno>

namespace dateline::input {

StoppableReader::StoppableReader(int descriptor, const std::stop_token& stop)
    : descriptor_(descriptor) {
  if (!stop.stop_possible()) return;
  stopped_ = FileDescriptor(eventfd(0, EFD_CLOEXEC));
  if (stopped_.number() < 0) return;  // no more descriptors: reading goes on to the end
  callback_.emplace(stop, [this] { static_cast<void>(eventfd_write(stopped_.number(), 1)); });
}

// False when reading shall stop. Where poll itself fails, read() says why.
bool StoppableReader::wait_for_bytes() const {
  std::array<pollfd, 2> watched{{{descriptor_, POLLIN, 0}, {stopped_.number(), POLLIN, 0}}};
  while (poll(watched.data(), watched.size(), -1) < 0) {
    if (errno != EINTR) return true;
  }
  return watched[1].revents == 0;
}

ssize_t StoppableReader::read(char* bytes, std::size_t count) {
  for (;;) {
    if (callback_ && !wait_for_bytes()) {
      errno = ECANCELED;
      return -1;
    }
    const ssize_t got = ::read(descriptor_, bytes, count);
    if (got >= 0) return got;
    if (errno == EAGAIN) {  // somebody else has made it non-blocking
      pollfd readable{descriptor_, POLLIN, 0};
      static_cast<void>(poll(&readable, 1, -1));
    } else if (errno != EINTR) {
      return got;
    }
  }
}

}  // namespace dateline::input
