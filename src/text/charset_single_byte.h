#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

/// The Encoding Standard's single-byte encodings: ASCII below 80, a table above.
namespace dateline::text {

struct SingleByteEncoding {
  std::string_view name;
  /// What the bytes 80 to FF stand for; U+FFFD where the standard has no code point.
  std::array<char16_t, 128> upper_half;
};

/// All of them, sorted by name (the data lies in charset_single_byte_tables.cpp).
std::span<const SingleByteEncoding> single_byte_encodings() noexcept;

/// The encoding with this name, or null when it is none of the single-byte ones.
const SingleByteEncoding* find_single_byte_encoding(std::string_view name) noexcept;

/// Appends `bytes` as UTF-8.
void append_single_byte(std::string& out, std::string_view bytes,
                        const SingleByteEncoding& encoding);

}  // namespace dateline::text
