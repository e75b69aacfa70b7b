#include "archive/content_transfer_encoding.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "text/fold.h"

namespace dateline::archive {
namespace {

int hexadecimal_value(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

void append_unescaped(std::string& out, std::string_view line) {
  for (;;) {
    const std::size_t escape = line.find('=');
    out += line.substr(0, escape);
    if (escape == std::string_view::npos) return;
    line.remove_prefix(escape);
    const int high = line.size() > 2 ? hexadecimal_value(line[1]) : -1;
    const int low = line.size() > 2 ? hexadecimal_value(line[2]) : -1;
    if (high < 0 || low < 0) {
      out += '=';
      line.remove_prefix(1);
    } else {
      out += static_cast<char>(high << 4 | low);
      line.remove_prefix(3);
    }
  }
}

constexpr std::uint8_t no_digit = 64;

// The value of each byte as a digit of base64.
constexpr std::array<std::uint8_t, 256> make_base64_values() {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::array<std::uint8_t, 256> values{};
  values.fill(no_digit);
  for (std::size_t value = 0; value < alphabet.size(); ++value) {
    values[static_cast<unsigned char>(alphabet[value])] = static_cast<std::uint8_t>(value);
  }
  return values;
}
constexpr std::array<std::uint8_t, 256> base64_values = make_base64_values();

}  // namespace

std::string undo_transfer_encoding(std::string_view name, std::string_view text) {
  if (text::equals_ignoring_ascii_case(name, "quoted-printable")) {
    return decode_quoted_printable(text);
  }
  if (text::equals_ignoring_ascii_case(name, "base64")) return decode_base64(text);
  return std::string(text);
}

std::string decode_quoted_printable(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    const std::string_view line_feed = line.size() < text.size() ? "\n" : "";
    text.remove_prefix(line.size() + line_feed.size());
    // Blanks at the end of a line were added on the way.
    const std::size_t last = line.find_last_not_of(" \t\r");
    const std::string_view content =
        last == std::string_view::npos ? std::string_view() : line.substr(0, last + 1);
    if (content.ends_with('=')) {
      append_unescaped(bytes, content.substr(0, content.size() - 1));
      continue;
    }
    append_unescaped(bytes, content);
    if (line.ends_with('\r')) bytes += '\r';
    bytes += line_feed;
  }
  return bytes;
}

std::string decode_base64(std::string_view text) {
  constexpr unsigned digit_bits = 6;
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3 + 3);
  std::uint32_t buffer = 0;
  unsigned buffered = 0;
  for (const char c : text) {
    const std::uint8_t value = base64_values[static_cast<unsigned char>(c)];
    if (value == no_digit) {
      // Bits that are left over before the padding belong to no byte.
      if (c == '=') buffered = 0;
      continue;
    }
    buffer = buffer << digit_bits | value;
    buffered += digit_bits;
    if (buffered < 8) continue;
    buffered -= 8;
    bytes += static_cast<char>(buffer >> buffered & 0xFFU);
  }
  return bytes;
}

}  // namespace dateline::archive
