#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <system_error>
#include <tl/expected.hpp>
#include <utility>

namespace dateline::worker {

/// Memory that two processes share: what one of them stores, the other sees without a copy through
/// the system. Owns its descriptor.
class SharedBytes {
 public:
  /// New memory, that can only grow.
  static tl::expected<SharedBytes, std::error_code> create();

  /// That of another process, whose descriptor was inherited.
  explicit SharedBytes(int descriptor) noexcept : descriptor_(descriptor) {}
  ~SharedBytes();
  SharedBytes(SharedBytes&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)),
        memory_(std::exchange(other.memory_, nullptr)),
        size_(std::exchange(other.size_, 0)) {}
  SharedBytes& operator=(SharedBytes&&) = delete;

  /// Stores two texts, one behind the other, in the place of what is there. False where the system
  /// has no memory.
  [[nodiscard]] bool store(std::string_view first, std::string_view second);

  /// The first `size` bytes of what the other process has stored, until it stores others. Nothing
  /// where it has not so many.
  std::optional<std::string_view> view(std::size_t size);

  int descriptor() const noexcept { return descriptor_; }

 private:
  bool map(std::size_t size);

  int descriptor_;
  char* memory_ = nullptr;
  std::size_t size_ = 0;  // of what is mapped
};

}  // namespace dateline::worker
