#include "worker/channel.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>

namespace dateline::worker {
namespace {

// More than any page or record has.
constexpr std::uint64_t longest_message = std::uint64_t{4} << 30U;

// Leaves out the first bytes of the pieces.
void advance(std::array<iovec, 2>& pieces, std::size_t count) {
  for (iovec& piece : pieces) {
    const std::size_t taken = std::min(count, piece.iov_len);
    piece.iov_base = static_cast<char*>(piece.iov_base) + taken;
    piece.iov_len -= taken;
    count -= taken;
  }
}

}  // namespace

Channel::~Channel() {
  if (descriptor_ >= 0) close(descriptor_);
}

Exchange Channel::wait_for(short events, Patience patience) const {
  constexpr std::chrono::milliseconds longest_wait{1000};
  for (;;) {
    const auto wait = patience ? std::min(*patience, longest_wait) : longest_wait;
    pollfd watched{descriptor_, events, 0};
    const int ready = poll(&watched, 1, static_cast<int>(wait.count()));
    if (ready > 0) return Exchange::done;
    if (ready < 0 && errno != EINTR) return Exchange::closed;
    if (ready < 0 || !patience) continue;
    *patience -= wait;
    if (patience->count() <= 0) return Exchange::too_late;
  }
}

bool Channel::has_news() const {
  pollfd watched{descriptor_, POLLIN, 0};
  return poll(&watched, 1, 0) > 0;
}

Exchange Channel::send(std::string_view message, Patience patience) {
  std::uint64_t size = message.size();
  // The system does not write to what it sends.
  std::array<iovec, 2> pieces = {
      {{&size, sizeof size}, {const_cast<char*>(message.data()), message.size()}}};
  while (pieces[0].iov_len + pieces[1].iov_len > 0) {
    msghdr header{};
    header.msg_iov = pieces.data();
    header.msg_iovlen = pieces.size();
    const ssize_t sent = sendmsg(descriptor_, &header, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent >= 0) {
      advance(pieces, static_cast<std::size_t>(sent));
    } else if (errno == EAGAIN) {
      const Exchange waited = wait_for(POLLOUT, patience);
      if (waited != Exchange::done) return waited;
    } else if (errno != EINTR) {
      return Exchange::closed;
    }
  }
  return Exchange::done;
}

Exchange Channel::receive_exactly(char* bytes, std::size_t count, Patience patience) {
  while (count > 0) {
    const Exchange waited = wait_for(POLLIN, patience);
    if (waited != Exchange::done) return waited;
    const ssize_t received = recv(descriptor_, bytes, count, 0);
    if (received > 0) {
      bytes += received;
      count -= static_cast<std::size_t>(received);
    } else if (received == 0 || (errno != EINTR && errno != EAGAIN)) {
      return Exchange::closed;
    }
  }
  return Exchange::done;
}

Exchange Channel::receive(std::string& message, Patience patience) {
  std::uint64_t size = 0;
  char bytes[sizeof size];
  const Exchange begun = receive_exactly(bytes, sizeof bytes, patience);
  if (begun != Exchange::done) return begun;
  std::memcpy(&size, bytes, sizeof size);
  if (size > longest_message) return Exchange::closed;
  message.resize(size);
  return receive_exactly(message.data(), size, patience);
}

}  // namespace dateline::worker
