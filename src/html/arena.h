#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace dateline::html {

/// Memory that is given out piece by piece and taken back whole, within a limit of bytes and one of
/// time. Not for use from several threads at once. It throws nothing, for it is called from C.
class Arena {
 public:
  enum class Refusal : std::uint8_t { none, memory, time };

  Arena(std::size_t memory_bytes, std::chrono::steady_clock::time_point deadline) noexcept
      : memory_left_(memory_bytes), deadline_(deadline) {}
  Arena(Arena&& other) noexcept { swap(other); }
  Arena& operator=(Arena&& other) noexcept {
    swap(other);
    return *this;
  }
  ~Arena();

  /// Storage of any alignment up to that of max_align_t; null when a limit is reached, which
  /// refusal() then names.
  void* allocate(std::size_t size) noexcept {
    size = (size + alignment - 1) & ~(alignment - 1);
    if (size > room_ || --allocations_until_clock_ == 0) [[unlikely]]
      return allocate_slowly(size);
    room_ -= size;
    return std::exchange(next_, next_ + size);
  }

  Refusal refusal() const noexcept { return refusal_; }

 private:
  static constexpr std::size_t alignment = alignof(std::max_align_t);
  // A look at the clock costs as much as some allocations.
  static constexpr unsigned allocations_per_clock = 64;

  struct alignas(alignment) Chunk {
    Chunk* previous;
  };

  void* allocate_slowly(std::size_t size) noexcept;
  bool add_chunk(std::size_t size) noexcept;
  void swap(Arena& other) noexcept;

  std::byte* next_ = nullptr;
  std::size_t room_ = 0;
  unsigned allocations_until_clock_ = allocations_per_clock;
  Refusal refusal_ = Refusal::none;
  std::size_t memory_left_ = 0;
  std::size_t chunk_size_ = std::size_t{1} << 20;
  std::chrono::steady_clock::time_point deadline_;
  Chunk* chunks_ = nullptr;
};

}  // namespace dateline::html
