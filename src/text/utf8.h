#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Code points in and out of UTF-8, for the rooms' innermost loops.
namespace dateline::text {

inline constexpr char32_t replacement_character = 0xFFFD;

struct CodePoint {
  char32_t value = 0;
  std::size_t length = 0;  ///< bytes, 1 to 4
};

inline bool is_continuation_byte(unsigned char byte) noexcept {
  return (byte & 0xC0) == 0x80;
}

/// The code point that starts at `position`, which must be less than the size. The text must be
/// valid UTF-8; on other bytes the value is meaningless, but no byte outside the text is read and
/// `position + length` never passes its end.
inline CodePoint code_point_at(std::string_view utf8, std::size_t position) noexcept {
  const auto byte = [&](std::size_t offset) {
    return static_cast<unsigned char>(utf8[position + offset]);
  };
  const char32_t lead = byte(0);
  const std::size_t left = utf8.size() - position;
  if (lead < 0x80 || left == 1) return {lead, 1};
  if (lead < 0xE0 || left == 2) return {((lead & 0x1F) << 6) | (byte(1) & 0x3F), 2};
  if (lead < 0xF0 || left == 3) {
    return {((lead & 0x0F) << 12) | ((byte(1) & 0x3FU) << 6) | (byte(2) & 0x3FU), 3};
  }
  return {((lead & 0x07) << 18) | ((byte(1) & 0x3FU) << 12) | ((byte(2) & 0x3FU) << 6) |
              (byte(3) & 0x3FU),
          4};
}

/// Writes `code_point` (a Unicode scalar value) at `to`, which must have room for 4 bytes; gives
/// the bytes written.
inline std::size_t write_code_point(char* to, char32_t code_point) noexcept {
  const auto put = [&](std::size_t index, char32_t value) { to[index] = static_cast<char>(value); };
  if (code_point < 0x80) {
    put(0, code_point);
    return 1;
  }
  if (code_point < 0x800) {
    put(0, 0xC0 | (code_point >> 6));
    put(1, 0x80 | (code_point & 0x3F));
    return 2;
  }
  if (code_point < 0x10000) {
    put(0, 0xE0 | (code_point >> 12));
    put(1, 0x80 | ((code_point >> 6) & 0x3F));
    put(2, 0x80 | (code_point & 0x3F));
    return 3;
  }
  put(0, 0xF0 | (code_point >> 18));
  put(1, 0x80 | ((code_point >> 12) & 0x3F));
  put(2, 0x80 | ((code_point >> 6) & 0x3F));
  put(3, 0x80 | (code_point & 0x3F));
  return 4;
}

inline void append_code_point(std::string& out, char32_t code_point) {
  char bytes[4];
  out.append(bytes, write_code_point(bytes, code_point));
}

/// How many bytes from the start are ASCII.
std::size_t ascii_prefix_length(std::string_view bytes) noexcept;

/// The offset of the first byte that does not belong to valid UTF-8, or the size.
std::size_t valid_utf8_prefix_length(std::string_view bytes) noexcept;

/// The length of the code point at the start of the bytes, or of the maximal subpart of a bad
/// sequence there, which becomes one U+FFFD; 0 when there are no bytes.
std::size_t sequence_length(std::string_view bytes) noexcept;

/// Whether the bytes are the start of one code point and end before it does.
bool is_cut_off_code_point(std::string_view bytes) noexcept;

/// Appends `bytes` by the Encoding Standard's UTF-8 decoder: U+FFFD for each maximal subpart of a
/// bad sequence.
void append_utf8_with_replacement(std::string& out, std::string_view bytes);

}  // namespace dateline::text
