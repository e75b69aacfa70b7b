#pragma once

#include <cstdint>
#include <span>

/// The HTML standard's named character references, "amp" and the others (13.5).
namespace dateline::html {

struct NamedCharacterReference {
  std::uint16_t name_offset;  ///< of the name in `NamedCharacterReferences::names`
  std::uint8_t name_length;   ///< without ampersand and semicolon
  /// Whether the name also stands without a semicolon behind it.
  bool semicolon_is_optional;
  char16_t second;  ///< the second character, or 0 when there is only one
  char32_t first;
};

struct NamedCharacterReferences {
  /// The names one behind the other.
  const char* names;
  /// Sorted by name, by bytes.
  std::span<const NamedCharacterReference> references;
  /// The index of the first reference whose name begins with each letter, A to Z and then a to z,
  /// and at the end how many references there are.
  std::span<const std::uint16_t, 2 * 26 + 1> starts;
};

/// All of them (the data lies in named_character_references.cpp).
NamedCharacterReferences named_character_references() noexcept;

}  // namespace dateline::html
