#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

/// Numbers as bytes: what the trees compare. Integers alone: these are the same on any machine.
namespace dateline::content {

/// Steps of an eighth of an octave: 0 for 0, 8 for 1, 16 for 3, 80 for about a thousand.
constexpr std::uint8_t logarithm(std::uint64_t number) noexcept {
  const std::uint64_t value = number + 1;
  const int octave = static_cast<int>(std::bit_width(value)) - 1;
  const std::uint64_t mantissa = (octave >= 3 ? value >> (octave - 3) : value << (3 - octave)) & 7;
  return static_cast<std::uint8_t>(
      std::min<std::uint64_t>(255, static_cast<std::uint64_t>(octave) * 8 + mantissa));
}

/// part / whole from 0 to 255; 0 where there is no whole.
constexpr std::uint8_t share(std::uint64_t part, std::uint64_t whole) noexcept {
  if (whole == 0) return 0;
  // Almost always; a division of 32 bits takes a fraction of the time.
  if ((part | whole) >> 24 == 0)
    return static_cast<std::uint8_t>(std::min<std::uint32_t>(
        255, static_cast<std::uint32_t>(part) * 255 / static_cast<std::uint32_t>(whole)));
  return static_cast<std::uint8_t>(std::min<std::uint64_t>(255, part * 255 / whole));
}

/// 255 for all above.
constexpr std::uint8_t capped(std::uint64_t number) noexcept {
  return static_cast<std::uint8_t>(std::min<std::uint64_t>(255, number));
}

/// The logarithm of how far `to` is behind `from`, from 128 on; below 128 where it is before.
constexpr std::uint8_t signed_logarithm(std::uint64_t from, std::uint64_t to) noexcept {
  return static_cast<std::uint8_t>(to >= from ? 128 + std::min<int>(127, logarithm(to - from))
                                              : 128 - std::min<int>(128, logarithm(from - to)));
}

}  // namespace dateline::content
