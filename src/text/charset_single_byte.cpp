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

}  // namespace

const SingleByteEncoding* find_single_byte_encoding(std::string_view name) noexcept {
  for (const SingleByteEncoding& encoding : single_byte_encodings()) {
    if (encoding.name == name) return &encoding;
  }
  return nullptr;
}

void append_single_byte(std::string& out, std::string_view bytes,
                        const SingleByteEncoding& encoding) {
  std::array<EncodedCodePoint, 128> encoded;
  for (std::size_t index = 0; index < encoded.size(); ++index) {
    encoded[index].length =
        write_code_point(encoded[index].bytes.data(), encoding.upper_half[index]);
  }

  const auto upper_bytes = static_cast<std::size_t>(
      std::count_if(bytes.begin(), bytes.end(), [](char byte) { return (byte & 0x80) != 0; }));
  const std::size_t start = out.size();
  // At most three bytes each, and room for the copy of four at the end.
  out.resize(start + bytes.size() + 2 * upper_bytes + sizeof(EncodedCodePoint::bytes));
  char* to = out.data() + start;
  std::size_t position = 0;
  while (position < bytes.size()) {
    const std::size_t ascii = ascii_prefix_length(bytes.substr(position));
    std::memcpy(to, bytes.data() + position, ascii);
    to += ascii;
    position += ascii;
    for (; position < bytes.size() && (bytes[position] & 0x80) != 0; ++position) {
      const EncodedCodePoint& code_point =
          encoded[static_cast<unsigned char>(bytes[position]) & 0x7F];
      std::memcpy(to, code_point.bytes.data(), code_point.bytes.size());
      to += code_point.length;
    }
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
}

}  // namespace dateline::text
