#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace dateline::worker {

/// What became of a message.
enum class Exchange : std::uint8_t {
  done,
  closed,   ///< the other end is gone, or the message is none
  too_late  ///< the patience is used up
};

/// One end of a stream socket, which it owns, through which messages go, each behind its length.
class Channel {
 public:
  /// How long an exchange may wait for the other end; for ever where there is none. Only time that
  /// is spent waiting counts: of a process that was stopped, or a machine that slept, no more than
  /// a second of that.
  using Patience = std::optional<std::chrono::milliseconds>;

  explicit Channel(int descriptor) noexcept : descriptor_(descriptor) {}
  ~Channel();
  Channel(Channel&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  Channel& operator=(Channel&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }

  Exchange send(std::string_view message, Patience patience = std::nullopt);

  /// Receives a message; its memory is kept for the next one. Once it has begun to come, each piece
  /// of it may take as long again.
  Exchange receive(std::string& message, Patience patience = std::nullopt);

  /// Whether there is something to receive, or the other end is gone.
  bool has_news() const;

  int descriptor() const noexcept { return descriptor_; }

 private:
  Exchange wait_for(short events, Patience patience) const;
  Exchange receive_exactly(char* bytes, std::size_t count, Patience patience);

  int descriptor_;
};

}  // namespace dateline::worker
