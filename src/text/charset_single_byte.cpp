#include "text/charset_single_byte.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

#include "text/utf8.h"

namespace dateline::text {
namespace {

// A code point of the Basic Multilingual Plane in UTF-8; all four bytes are copied, `length` of
// them count.
struct EncodedCodePoint {
  std::array<char, 4> bytes = {};
  std::size_t length = 0;
};

constexpr std::size_t block_length = 32;

}  // namespace

const SingleByteEncoding* find_single_byte_encoding(std::string_view name) noexcept {
  for (const SingleByteEncoding& encoding : single_byte_encodings()) {
    if (encoding.name == name) return &encoding;
  }
  return nullptr;
}

void append_single_byte(std::string& out, std::string_view bytes,
                        const SingleByteEncoding& encoding) {
  std::array<EncodedCodePoint, 256> encoded;
  for (std::size_t byte = 0; byte < encoded.size(); ++byte) {
    const char32_t code_point =
        byte < 0x80 ? static_cast<char32_t>(byte) : encoding.upper_half[byte - 0x80];
    encoded[byte].length = write_code_point(encoded[byte].bytes.data(), code_point);
  }

  const auto upper_bytes = static_cast<std::size_t>(
      std::count_if(bytes.begin(), bytes.end(), [](char byte) { return (byte & 0x80) != 0; }));
  const std::size_t start = out.size();
  // At most three bytes each, and room for the copy of four at the end.
  out.resize(start + bytes.size() + 2 * upper_bytes + sizeof(EncodedCodePoint::bytes));
  char* to = out.data() + start;
  while (!bytes.empty()) {
    const std::size_t ascii = ascii_prefix_length(bytes);
    std::memcpy(to, bytes.data(), ascii);
    to += ascii;
    // Then a block byte by byte: words and blanks take turns too often for the processor to foresee
    // where the next run of ASCII begins.
    const std::string_view block = bytes.substr(ascii, block_length);
    bytes.remove_prefix(ascii + block.size());
    for (const char byte : block) {
      const EncodedCodePoint& code_point = encoded[static_cast<unsigned char>(byte)];
      std::memcpy(to, code_point.bytes.data(), code_point.bytes.size());
      to += code_point.length;
    }
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
}

}  // namespace dateline::text
