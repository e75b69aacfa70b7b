#include "html/arena.h"

#include <algorithm>
#include <cstdlib>
#include <new>

namespace dateline::html {
namespace {

constexpr std::size_t largest_usual_chunk = std::size_t{16} << 20;

}  // namespace

Arena::~Arena() {
  while (chunks_ != nullptr) std::free(std::exchange(chunks_, chunks_->previous));
}

void* Arena::allocate_slowly(std::size_t size) noexcept {
  if (refusal_ != Refusal::none) return nullptr;
  if (allocations_until_clock_ == 0) {
    allocations_until_clock_ = allocations_per_clock;
    if (std::chrono::steady_clock::now() >= deadline_) {
      refusal_ = Refusal::time;
      return nullptr;
    }
  }
  if (size > room_ && !add_chunk(size)) {
    refusal_ = Refusal::memory;
    return nullptr;
  }
  room_ -= size;
  return std::exchange(next_, next_ + size);
}

bool Arena::add_chunk(std::size_t size) noexcept {
  if (memory_left_ <= sizeof(Chunk) || size > memory_left_ - sizeof(Chunk)) return false;
  const std::size_t bytes = std::min(std::max(chunk_size_, size + sizeof(Chunk)), memory_left_);
  void* memory = std::malloc(bytes);
  if (memory == nullptr) return false;
  chunk_size_ = std::min(2 * chunk_size_, largest_usual_chunk);
  memory_left_ -= bytes;
  chunks_ = new (memory) Chunk{chunks_};
  next_ = static_cast<std::byte*>(memory) + sizeof(Chunk);
  room_ = bytes - sizeof(Chunk);
  return true;
}

void Arena::swap(Arena& other) noexcept {
  std::swap(next_, other.next_);
  std::swap(room_, other.room_);
  std::swap(allocations_until_clock_, other.allocations_until_clock_);
  std::swap(refusal_, other.refusal_);
  std::swap(memory_left_, other.memory_left_);
  std::swap(chunk_size_, other.chunk_size_);
  std::swap(deadline_, other.deadline_);
  std::swap(chunks_, other.chunks_);
}

}  // namespace dateline::html
