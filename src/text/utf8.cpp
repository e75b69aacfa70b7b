#include "text/utf8.h"

#include <algorithm>
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

// Passes over code points from `position` on, until one ends at `end` or further on, or the next is
// not valid.
std::size_t skip_code_points(std::string_view bytes, std::size_t position,
                             std::size_t end) noexcept {
  end = std::min(end, bytes.size());
  while (position < end) {
    const Sequence sequence = sequence_at(bytes, position);
    if (!sequence.valid) break;
    position += sequence.length;
  }
  return position;
}

#if defined(__SSE2__)

__m128i load(std::string_view bytes, std::size_t position) noexcept {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes.data() + position));
}

unsigned mask_of(__m128i comparison) noexcept {
  return static_cast<unsigned>(_mm_movemask_epi8(comparison));
}

__m128i all(int byte) noexcept {
  return _mm_set1_epi8(static_cast<char>(byte));
}

// The topmost bit of each byte that is at least `least`, which is above 80.
__m128i from(int least, __m128i block) noexcept {
  return _mm_subs_epu8(block, all(least - 0x80));
}

// C0 and C1, which stand nowhere.
__m128i is_overlong_lead(__m128i block) noexcept {
  return _mm_cmpeq_epi8(_mm_and_si128(block, all(0xFE)), all(0xC0));
}

// As errors_of_block(), where no byte from E0 on stands in the block or right in front of it: in
// Cyrillic, Armenian and most of what is Latin.
__m128i errors_of_short_characters(std::string_view bytes, std::size_t position) noexcept {
  const __m128i block = load(bytes, position);
  const __m128i demanded = from(0xC0, load(bytes, position - 1));
  const __m128i continuation = _mm_cmpgt_epi8(all(0xC0), block);
  return _mm_or_si128(_mm_xor_si128(demanded, continuation), is_overlong_lead(block));
}

// Marks, by the topmost bit of each byte, what of the block of 16 at `position` cannot stand there
// in valid UTF-8 (table 3-7). Reads the three bytes in front of the block too.
__m128i errors_of_block(std::string_view bytes, std::size_t position) noexcept {
  const __m128i block = load(bytes, position);
  const __m128i before = load(bytes, position - 1);
  const __m128i demanded =
      _mm_or_si128(_mm_or_si128(from(0xC0, before), from(0xE0, load(bytes, position - 2))),
                   from(0xF0, load(bytes, position - 3)));
  // Comparisons are of signed bytes: 80 to FF are below 0 to 7F, but in order among themselves.
  const __m128i continuation = _mm_cmpgt_epi8(all(0xC0), block);
  const __m128i misplaced = _mm_xor_si128(demanded, continuation);

  // Second bytes with a narrower range: from A0 after E0, below it after ED; from 90 after F0,
  // below it after F4.
  const __m128i from_a0 = _mm_cmpgt_epi8(block, all(0x9F));
  const __m128i from_90 = _mm_cmpgt_epi8(block, all(0x8F));
  const __m128i out_of_range =
      _mm_or_si128(_mm_or_si128(_mm_andnot_si128(from_a0, _mm_cmpeq_epi8(before, all(0xE0))),
                                _mm_and_si128(from_a0, _mm_cmpeq_epi8(before, all(0xED)))),
                   _mm_or_si128(_mm_andnot_si128(from_90, _mm_cmpeq_epi8(before, all(0xF0))),
                                _mm_and_si128(from_90, _mm_cmpeq_epi8(before, all(0xF4)))));
  // F5 to FF stand nowhere either.
  const __m128i unused = _mm_or_si128(is_overlong_lead(block), from(0xF5, block));
  return _mm_or_si128(_mm_or_si128(misplaced, out_of_range), unused);
}

// Passes over valid blocks of 64 and 16 bytes. `position` is the start of a code point, with three
// bytes in front of it; so is the result, or its own start.
std::size_t skip_valid_blocks(std::string_view bytes, std::size_t position) noexcept {
  const std::size_t start = position;
  const auto errors_of_four = [&](auto errors) {
    return _mm_or_si128(_mm_or_si128(errors(bytes, position), errors(bytes, position + 16)),
                        _mm_or_si128(errors(bytes, position + 32), errors(bytes, position + 48)));
  };
  const auto before = [&](std::size_t distance) {
    return static_cast<unsigned char>(bytes[position - distance]);
  };
  for (; bytes.size() - position >= 64; position += 64) {
    const __m128i highest =
        _mm_max_epu8(_mm_max_epu8(load(bytes, position), load(bytes, position + 16)),
                     _mm_max_epu8(load(bytes, position + 32), load(bytes, position + 48)));
    if (mask_of(highest) == 0 && before(1) < 0x80) continue;
    const bool are_short = mask_of(from(0xE0, highest)) == 0 && before(1) < 0xE0 &&
                           before(2) < 0xE0 && before(3) < 0xE0;
    const __m128i errors =
        are_short ? errors_of_four(errors_of_short_characters) : errors_of_four(errors_of_block);
    if (mask_of(errors) != 0) break;
  }
  while (bytes.size() - position >= 16 && mask_of(errors_of_block(bytes, position)) == 0) {
    position += 16;
  }
  if (position == start) return start;
  // The last code point may reach into the block that was not passed over: back to its start.
  do --position;
  while (is_continuation_byte(static_cast<unsigned char>(bytes[position])));
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
#if defined(__SSE2__)
  // A block is judged with the three bytes in front of it.
  std::size_t position = skip_code_points(bytes, 0, 3);
  if (position >= 3) position = skip_valid_blocks(bytes, position);
  return skip_code_points(bytes, position, bytes.size());
#else
  std::size_t position = 0;
  for (;;) {
    position += ascii_prefix_length(bytes.substr(position));
    const std::size_t next = skip_code_points(bytes, position, position + 1);
    if (next == position) return position;
    position = next;
  }
#endif
}

std::size_t sequence_length(std::string_view bytes) noexcept {
  return bytes.empty() ? 0 : sequence_at(bytes, 0).length;
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
    bytes.remove_prefix(valid + sequence_length(bytes.substr(valid)));
  }
}

}  // namespace dateline::text
