#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

/// Numbers as bytes: what the trees compare. Integers alone, so that a page has the same features
/// on any machine.
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
  return static_cast<std::uint8_t>(std::min<std::uint64_t>(255, part * 255 / whole));
}

/// 255 for all above.
constexpr std::uint8_t capped(std::uint64_t number) noexcept {
  return static_cast<std::uint8_t>(std::min<std::uint64_t>(255, number));
}

/// A value of [-range, range] on the bytes, 128 for 0.
constexpr std::uint8_t signed_share(double value, double range) noexcept {
  return static_cast<std::uint8_t>(std::clamp(128.0 + value * 127.0 / range, 0.0, 255.0));
}

}  // namespace dateline::content
