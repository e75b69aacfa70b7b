#include "text/utf8.h"

#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dateline::text {
namespace {

struct Sequence {
  std::size_t length = 0;  // bytes: of the code point, or of the maximal subpart that is bad
  bool valid = false;
  bool cut_off = false;  // not valid, but the bytes ended before that was certain
};

// The sequence that starts at `position` (Unicode Standard, table 3-7 "Well-Formed UTF-8 Byte
// Sequences").
Sequence sequence_at(std::string_view bytes, std::size_t position) noexcept {
  const auto lead = static_cast<unsigned char>(bytes[position]);
  if (lead < 0x80) return {1, true, false};
  if (lead < 0xC2 || lead > 0xF4) return {1, false, false};
  const std::size_t expected = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  // Only the second byte can have a narrower range: no overlong forms, surrogates or values above
  // U+10FFFF.
  unsigned char lower = 0x80;
  unsigned char upper = 0xBF;
  if (lead == 0xE0) lower = 0xA0;
  if (lead == 0xED) upper = 0x9F;
  if (lead == 0xF0) lower = 0x90;
  if (lead == 0xF4) upper = 0x8F;
  for (std::size_t length = 1; length < expected; ++length) {
    if (position + length == bytes.size()) return {length, false, true};
    const auto byte = static_cast<unsigned char>(bytes[position + length]);
    if (byte < lower || byte > upper) return {length, false, false};
    lower = 0x80;
    upper = 0xBF;
  }
  return {expected, true, false};
}

#if defined(__SSE2__)

__m128i load(std::string_view bytes, std::size_t position) noexcept {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes.data() + position));
}

unsigned mask_of(__m128i comparison) noexcept {
  return static_cast<unsigned>(_mm_movemask_epi8(comparison));
}

// Passes over as many whole blocks of 16 bytes as can be judged by the places of their lead and
// continuation bytes alone: ASCII, sequences of two bytes, and those of three bytes whose second
// byte may be any. Returns a position at the start of a code point.
std::size_t skip_simple_blocks(std::string_view bytes, std::size_t position) noexcept {
  unsigned carried = 0;  // continuation bytes that the blocks so far demand: bit 0 is the next byte
  while (bytes.size() - position >= 16) {
    const __m128i block = load(bytes, position);
    const unsigned high = mask_of(block);
    if (high == 0 && carried == 0) {
      position += 16;
      continue;
    }
    // Bytes above 7F are negative here: 80 to BF are -128 to -65, and so on upward to FF, -1.
    const auto above = [&](int byte) {
      return mask_of(_mm_cmpgt_epi8(block, _mm_set1_epi8(static_cast<char>(byte)))) & high;
    };
    const auto equal = [&](int byte) {
      return mask_of(_mm_cmpeq_epi8(block, _mm_set1_epi8(static_cast<char>(byte))));
    };
    const unsigned leads = above(0xBF);
    const unsigned leads_of_three = above(0xDF);
    const unsigned special = (leads & ~above(0xC1)) | equal(0xE0) | equal(0xED) | above(0xEF);
    const unsigned demanded = carried | (leads << 1) | (leads_of_three << 2);
    if (special != 0 || (demanded & 0xFFFF) != (high & ~leads)) break;
    carried = demanded >> 16;
    position += 16;
  }
  // A sequence that runs into the block that was not judged: back to its first byte. Two demanded
  // bytes mean that its lead is the last byte, one that it is the last or the one before.
  if (carried != 0) {
    do --position;
    while (is_continuation_byte(static_cast<unsigned char>(bytes[position])));
  }
  return position;
}

#endif

}  // namespace

std::size_t ascii_prefix_length(std::string_view bytes) noexcept {
  std::size_t position = 0;
#if defined(__SSE2__)
  for (; bytes.size() - position >= 16; position += 16) {
    const unsigned high = mask_of(load(bytes, position));
    if (high != 0) return position + static_cast<std::size_t>(std::countr_zero(high));
  }
#else
  for (; bytes.size() - position >= 8; position += 8) {
    std::uint64_t block = 0;
    std::memcpy(&block, bytes.data() + position, sizeof block);
    if ((block & 0x8080808080808080U) != 0) break;
  }
#endif
  while (position < bytes.size() && static_cast<unsigned char>(bytes[position]) < 0x80) ++position;
  return position;
}

std::size_t valid_utf8_prefix_length(std::string_view bytes) noexcept {
  std::size_t position = 0;
  while (position < bytes.size()) {
#if defined(__SSE2__)
    position = skip_simple_blocks(bytes, position);
#else
    position += ascii_prefix_length(bytes.substr(position));
#endif
    // What the blocks could not judge is read byte by byte, up to where they may try again.
    const std::size_t again = position + 16;
    while (position < bytes.size() && position < again) {
      const Sequence sequence = sequence_at(bytes, position);
      if (!sequence.valid) return position;
      position += sequence.length;
    }
  }
  return position;
}

bool is_cut_off_code_point(std::string_view bytes) noexcept {
  return !bytes.empty() && sequence_at(bytes, 0).cut_off;
}

void append_utf8_with_replacement(std::string& out, std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t valid = valid_utf8_prefix_length(bytes);
    out.append(bytes, 0, valid);
    if (valid == bytes.size()) return;
    append_code_point(out, replacement_character);
    bytes.remove_prefix(valid + sequence_at(bytes, valid).length);
  }
}

}  // namespace dateline::text
