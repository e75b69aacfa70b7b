#include "archive/sample_message.h"

#include <cstddef>
#include <cstdint>

namespace dateline::testing {
namespace {

constexpr std::size_t longest_line = 76;

bool stays_as_it_is(char c, char next) {
  // Blanks at the end of a line would be lost on the way.
  if (c == ' ' || c == '\t') return next != '\r' && next != '\n' && next != '\0';
  return c > ' ' && c <= '~' && c != '=';
}

}  // namespace

std::string quoted_printable(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text;
  std::size_t column = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (bytes.substr(at).starts_with("\r\n")) {
      text += "\r\n";
      column = 0;
      ++at;
      continue;
    }
    const char next = at + 1 < bytes.size() ? bytes[at + 1] : '\0';
    std::string written(1, bytes[at]);
    if (!stays_as_it_is(bytes[at], next)) {
      const auto byte = static_cast<unsigned char>(bytes[at]);
      written = {'=', digits[byte >> 4U], digits[byte & 15U]};
    }
    if (column + written.size() >= longest_line) {
      text += "=\r\n";
      column = 0;
    }
    text += written;
    column += written.size();
  }
  return text;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  constexpr std::size_t group = 3;
  std::string text;
  std::size_t column = 0;
  for (std::size_t at = 0; at < bytes.size(); at += group) {
    const std::string_view piece = bytes.substr(at, group);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < group; ++i) {
      bits = bits << 8U | (i < piece.size() ? static_cast<unsigned char>(piece[i]) : 0U);
    }
    for (std::size_t i = 0; i <= group; ++i) {
      text += i <= piece.size() ? alphabet[bits >> (18U - 6U * i) & 63U] : '=';
    }
    column += 4;
    if (column < longest_line) continue;
    text += "\r\n";
    column = 0;
  }
  return text;
}

std::string with_crlf(std::string_view text) {
  std::string lines;
  for (const char c : text) {
    if (c == '\n') lines += '\r';
    lines += c;
  }
  return lines;
}

}  // namespace dateline::testing
