#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// The search for what decoding may change, for the innermost loop over all texts and attribute
/// values of a page.
///
/// A suspect is
///  - in ASCII a control character other than tab, line feed and form feed (so also CR and NUL),
///    DEL, and, where references are decoded, an ampersand;
///  - of UTF-8's longer sequences the second byte of U+0080 to U+009F and of U+FDC0 to U+FDFF, and
///    in all others BE or BF behind BF, as the noncharacters at the end of each plane have it.
///
/// Each code point that decoding changes has a suspect. Of the rest only rare ones have, none of
/// them in the alphabets of living languages but for U+FDC0 to U+FDFF (Arabic ligatures).
namespace dateline::html::decoding_scan {

inline bool is_ascii_suspect(unsigned char byte, bool references) noexcept {
  if (byte < 0x20) return byte != '\t' && byte != '\n' && byte != '\f';
  return byte == 0x7F || (references && byte == '&');
}

inline bool is_suspect_pair(unsigned char previous, unsigned char byte) noexcept {
  return (previous == 0xC2 && byte >= 0x80 && byte < 0xA0) || (previous == 0xEF && byte == 0xB7) ||
         (previous == 0xBF && (byte == 0xBE || byte == 0xBF));
}

/// The offset of the first suspect in `raw`, or its size: byte by byte, on every machine.
template <bool references>
std::size_t first_suspect_bytewise(std::string_view raw) noexcept {
  unsigned char previous = 0;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const auto byte = static_cast<unsigned char>(raw[i]);
    if (is_ascii_suspect(byte, references) || is_suspect_pair(previous, byte)) return i;
    previous = byte;
  }
  return raw.size();
}

#if defined(__SSE2__)

inline __m128i repeated(int byte) noexcept {
  return _mm_set1_epi8(static_cast<char>(byte));
}

inline __m128i load_block(const char* from) noexcept {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
}

template <typename Integer>
__m128i load_ends(std::string_view raw) noexcept {
  // the first and the last bytes, which overlap
  Integer first{};
  Integer last{};
  std::memcpy(&first, raw.data(), sizeof(Integer));
  std::memcpy(&last, raw.data() + raw.size() - sizeof(Integer), sizeof(Integer));
  if constexpr (sizeof(Integer) == 8) {
    return _mm_set_epi64x(static_cast<long long>(last), static_cast<long long>(first));
  } else {
    return _mm_set_epi32(0, 0, static_cast<int>(last), static_cast<int>(first));
  }
}

/// Bit i is set where byte i of `block` is a suspect; `previous` has the byte before each.
template <bool references>
unsigned suspects(__m128i block, __m128i previous) noexcept {
  const __m128i controls = _mm_cmpeq_epi8(_mm_min_epu8(block, repeated(0x1F)), block);
  const __m128i blanks = _mm_or_si128(
      _mm_cmpeq_epi8(block, repeated('\t')),
      _mm_or_si128(_mm_cmpeq_epi8(block, repeated('\n')), _mm_cmpeq_epi8(block, repeated('\f'))));
  __m128i found =
      _mm_or_si128(_mm_andnot_si128(blanks, controls), _mm_cmpeq_epi8(block, repeated(0x7F)));
  if constexpr (references) found = _mm_or_si128(found, _mm_cmpeq_epi8(block, repeated('&')));
  if (_mm_movemask_epi8(block) != 0) {
    // as signed bytes, 80 is the least
    const __m128i c1 = _mm_and_si128(_mm_cmpeq_epi8(previous, repeated(0xC2)),
                                     _mm_cmplt_epi8(block, repeated(0xA0)));
    const __m128i arabic = _mm_and_si128(_mm_cmpeq_epi8(previous, repeated(0xEF)),
                                         _mm_cmpeq_epi8(block, repeated(0xB7)));
    const __m128i end_of_plane =
        _mm_and_si128(_mm_cmpeq_epi8(previous, repeated(0xBF)),
                      _mm_cmpeq_epi8(_mm_or_si128(block, repeated(0x01)), repeated(0xBF)));
    found = _mm_or_si128(found, _mm_or_si128(c1, _mm_or_si128(arabic, end_of_plane)));
  }
  return static_cast<unsigned>(_mm_movemask_epi8(found));
}

/// The same as `first_suspect_bytewise`, sixteen bytes at a time.
template <bool references>
std::size_t first_suspect(std::string_view raw) noexcept {
  const std::size_t size = raw.size();
  const auto place = [](unsigned mask) { return static_cast<std::size_t>(std::countr_zero(mask)); };
  if (size >= 16) {
    const __m128i start = load_block(raw.data());
    unsigned mask = suspects<references>(start, _mm_slli_si128(start, 1));
    if (mask != 0) return place(mask);
    for (std::size_t at = 16; at < size; at += 16) {
      if (at > size - 16) at = size - 16;  // the last block overlaps the one before it
      mask = suspects<references>(load_block(raw.data() + at), load_block(raw.data() + at - 1));
      if (mask != 0) return at + place(mask);
    }
    return size;
  }
  // The first and the last half, each of which stands alone: what begins in the first half's last
  // byte lies in the last half as a whole, for they overlap.
  if (size >= 8) {
    const __m128i halves = load_ends<std::uint64_t>(raw);
    const unsigned mask = suspects<references>(halves, _mm_slli_epi64(halves, 8));
    if (mask == 0) return size;
    return place(mask) < 8 ? place(mask) : place(mask) + size - 16;
  }
  if (size >= 4) {
    const __m128i halves = load_ends<std::uint32_t>(raw);
    const unsigned mask = suspects<references>(halves, _mm_slli_epi32(halves, 8)) & 0xFF;
    if (mask == 0) return size;
    return place(mask) < 4 ? place(mask) : place(mask) + size - 8;
  }
  return first_suspect_bytewise<references>(raw);
}

#else

template <bool references>
std::size_t first_suspect(std::string_view raw) noexcept {
  return first_suspect_bytewise<references>(raw);
}

#endif

}  // namespace dateline::html::decoding_scan
