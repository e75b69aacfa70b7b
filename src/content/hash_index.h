#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline::content {

/// Numbers hashes in the order of their coming, from 0. On a page that is made so that all its
/// hashes collide, several get one number. Its memory is kept from page to page.
class HashIndex {
 public:
  /// Makes room for so many different hashes.
  void reset(std::size_t hashes) {
    slots_.assign(std::bit_ceil(hashes * 2 + 2), {});
    size_ = 0;
  }

  std::uint32_t add(std::uint32_t hash) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    int probes = 0;
    while (slots_[slot].number != 0 && slots_[slot].hash != hash && ++probes < most_probes)
      slot = (slot + 1) & mask;
    if (slots_[slot].number == 0) slots_[slot] = {hash, ++size_};
    return slots_[slot].number - 1;
  }

  std::uint32_t size() const { return size_; }

 private:
  static constexpr int most_probes = 64;

  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = 0;  // one more than what is given out; 0 for a free slot
  };

  std::vector<Slot> slots_;
  std::uint32_t size_ = 0;
};

}  // namespace dateline::content
