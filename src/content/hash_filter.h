#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace dateline::content {

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
