#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Words as numbers.
namespace dateline::content {

using WordHash = std::uint32_t;

inline constexpr WordHash no_word = 2'166'136'261U;

/// FNV-1a, a character at a time.
constexpr WordHash hash_with(WordHash hash, std::uint32_t character) noexcept {
  return (hash ^ character) * 16'777'619U;
}

/// Of ASCII in lower case.
constexpr WordHash hash_of(std::string_view word) noexcept {
  WordHash hash = no_word;
  for (const char c : word) hash = hash_with(hash, static_cast<unsigned char>(c));
  return hash;
}

/// One number of several, in their order.
constexpr std::uint32_t mix(std::uint32_t hash, std::uint32_t other) noexcept {
  std::uint32_t value = (hash ^ (other + 0x9E37'79B9U + (hash << 6) + (hash >> 2))) * 0x85EB'CA6BU;
  value ^= value >> 13;
  return value * 0xC2B2'AE35U;
}

/// Of `count` words one behind the other.
template <std::size_t count>
constexpr std::uint32_t shingle(const WordHash* words) noexcept {
  std::uint32_t hash = words[0];
  for (std::size_t i = 1; i < count; ++i) hash = mix(hash, words[i]);
  return hash;
}

}  // namespace dateline::content
