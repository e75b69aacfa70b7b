#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace dateline::html {

/// A lower-case copy of eight characters in one word: ASCII letters only.
constexpr std::uint64_t to_ascii_lower(std::uint64_t characters) noexcept {
  constexpr std::uint64_t ones = 0x0101'0101'0101'0101;
  const std::uint64_t low_bits = characters & (0x7F * ones);
  const std::uint64_t above_z = low_bits + (0x7F - 'Z') * ones;
  const std::uint64_t from_a = low_bits + (0x80 - 'A') * ones;
  const std::uint64_t is_upper = (from_a ^ above_z) & ~characters & (0x80 * ones);
  return characters | is_upper >> 2;
}

/// The first eight bytes of a text in one word, the first lowest; zeros where there are fewer.
constexpr std::uint64_t first_bytes(std::string_view text) noexcept {
  std::uint64_t word = 0;
  if (std::is_constant_evaluated()) {
    for (std::size_t i = 0; i < text.size() && i < sizeof word; ++i)
      word |= std::uint64_t{static_cast<unsigned char>(text[i])} << 8 * i;
  } else if (text.size() >= sizeof word) {
    std::memcpy(&word, text.data(), sizeof word);
  } else if (text.size() >= sizeof(std::uint32_t)) {
    // two halves, which overlap
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::memcpy(&first, text.data(), sizeof first);
    std::memcpy(&last, text.data() + text.size() - sizeof last, sizeof last);
    word = first | std::uint64_t{last} << 8 * (text.size() - sizeof last);
  } else if (!text.empty()) {
    const auto byte = [&](std::size_t i) {
      return std::uint64_t{static_cast<unsigned char>(text[i])} << 8 * i;
    };
    word = byte(0) | byte(text.size() / 2) | byte(text.size() - 1);
  }
  return word;
}

/// Names that a scanner meets all the time, found by their first eight characters in one look-up,
/// whatever their case. `Id` is an enumeration of `count` values, whose first means "none of them"
/// and has no name.
template <typename Id, std::size_t count>
class NameTable {
 public:
  /// Names are in lower case, in the order of the enumeration, and outlive the table.
  explicit constexpr NameTable(const std::array<std::string_view, count>& names) : names_(names) {
    for (std::size_t i = 1; i < count; ++i) {
      const std::uint64_t head = head_of(names[i]);
      std::size_t slot = slot_of(head, names[i].size());
      while (slots_[slot].size != 0) slot = (slot + 1) % slot_count;
      slots_[slot] = {head, static_cast<std::uint16_t>(names[i].size()), static_cast<Id>(i)};
    }
  }

  /// The first enumerator when the name is none of the table's.
  constexpr Id find(std::string_view name) const noexcept {
    const std::uint64_t head = head_of(name);
    for (std::size_t slot = slot_of(head, name.size()); slots_[slot].size != 0;
         slot = (slot + 1) % slot_count) {
      const Slot& it = slots_[slot];
      if (it.head == head && it.size == name.size() && has_tail_of(name, it.id)) return it.id;
    }
    return Id{};
  }

  constexpr std::string_view name(Id id) const noexcept {
    return names_[static_cast<std::size_t>(id)];
  }

 private:
  struct Slot {
    std::uint64_t head = 0;
    std::uint16_t size = 0;  // 0: nothing stands here
    Id id = {};
  };
  static constexpr std::size_t head_size = sizeof(std::uint64_t);
  // A quarter full, so that most searches end at the first slot.
  static constexpr std::size_t slot_count = std::bit_ceil(4 * count);

  static constexpr std::uint64_t head_of(std::string_view name) noexcept {
    return to_ascii_lower(first_bytes(name));
  }

  static constexpr std::size_t slot_of(std::uint64_t head, std::size_t size) noexcept {
    constexpr int bits = std::bit_width(slot_count) - 1;
    return static_cast<std::size_t>((head + size) * 0x9E37'79B9'7F4A'7C15 >> (64 - bits));
  }

  constexpr bool has_tail_of(std::string_view name, Id id) const noexcept {
    const std::string_view wanted = names_[static_cast<std::size_t>(id)];
    for (std::size_t i = head_size; i < name.size(); ++i) {
      const char c = name[i];
      if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c) != wanted[i])
        return false;
    }
    return true;
  }

  std::array<std::string_view, count> names_;
  std::array<Slot, slot_count> slots_ = {};
};

}  // namespace dateline::html
