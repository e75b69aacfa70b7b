#pragma once

#include <array>
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

/// A set of hashes that may take one for another: a Bloom filter with one bit a hash (B. H. Bloom,
/// Space/time trade-offs in hash coding with allowable errors, 1970).
template <std::size_t bit_count>
class HashFilter {
 public:
  void clear() { words_.fill(0); }
  void add(std::uint32_t hash) { words_[word(hash)] |= bit(hash); }
  bool may_have(std::uint32_t hash) const { return (words_[word(hash)] & bit(hash)) != 0; }

 private:
  static_assert(std::has_single_bit(bit_count) && bit_count >= 64);
  static std::size_t word(std::uint32_t hash) { return hash % bit_count / 64; }
  static std::uint64_t bit(std::uint32_t hash) { return std::uint64_t{1} << hash % 64; }

  std::array<std::uint64_t, bit_count / 64> words_{};
};

}  // namespace dateline::content
