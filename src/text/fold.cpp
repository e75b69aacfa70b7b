#include "text/fold.h"

#include <algorithm>
#include <cstring>

#include "text/unicode.h"
#include "text/utf8.h"

#if defined(__SSE2__)
#include <emmintrin.h>

#include <bit>
#endif

namespace dateline::text {
namespace {

// A quick answer for what is common and takes no part in folding or normalization: Armenian
// letters, Vietnamese letters, quotation marks and dashes, Hiragana, Katakana, Han.
bool is_plain(char32_t code_point) noexcept {
  const auto is_within = [code_point](char32_t first, char32_t last) {
    return code_point - first <= last - first;
  };
  return is_within(0x2010, 0x2027) || is_within(0x0580, 0x058F) || is_within(0x1E00, 0x1EFF) ||
         is_within(0x3041, 0x3096) || is_within(0x309B, 0x9FFF);
}

// Folds into memory that has room for as many bytes as are read: folding never makes text longer.
class Folder {
 public:
  explicit Folder(char* to) : begin_(to), to_(to) {}

  // Gives the end of what was written.
  char* fold(std::string_view utf8) {
    std::size_t position = 0;
    while (position < utf8.size()) {
#if defined(__SSE2__)
      position = copy_blocks(utf8, position);
      if (position == utf8.size()) break;
#endif
      // Characters of three bytes and more come in runs (Han, Kana, Hangul), where blocks gain
      // nothing.
      do position = fold_one(utf8, position);
      while (position < utf8.size() && static_cast<unsigned char>(utf8[position]) >= 0xE0);
    }
    if (after_blank_ && to_ != begin_) --to_;
    return to_;
  }

  // Whether what was written may not be in Normalization Form C.
  bool needs_normalization() const noexcept {
    return needs_normalization_;
  }

 private:
  std::size_t fold_one(std::string_view utf8, std::size_t position) {
    const auto byte = static_cast<unsigned char>(utf8[position]);
    if (byte > 0x20 && byte < 0x7F) {
      put(utf8, position, 1);
      return position + 1;
    }
    // The rest of a character whose start went with a block.
    if (is_continuation_byte(byte)) {
      put(utf8, position, 1);
      return position + 1;
    }
    const CodePoint code_point = code_point_at(utf8, position);
    if (is_plain(code_point.value)) {
      put(utf8, position, code_point.length);
    } else if (is_white_space(code_point.value)) {
      if (!after_blank_) *to_++ = ' ';
      after_blank_ = true;
    } else if (!is_invisible(code_point.value)) {
      put(utf8, position, code_point.length);
      needs_normalization_ = needs_normalization_ || may_change_in_nfc(code_point.value);
    }
    return position + code_point.length;
  }

  void put(std::string_view utf8, std::size_t position, std::size_t length) {
    std::memcpy(to_, utf8.data() + position, length);
    to_ += length;
    after_blank_ = false;
  }

#if defined(__SSE2__)
  // The last block of a text may be shorter; what is behind its end is zero, at which copying
  // stops.
  static __m128i load(const char* from, std::size_t length) {
    if (length == 16) return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
    char padded[16] = {};
    std::memcpy(padded, from, length);
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(padded));
  }

  void store(__m128i block, std::size_t length) {
    if (length == 16) return _mm_storeu_si128(reinterpret_cast<__m128i*>(to_), block);
    char padded[16];
    _mm_storeu_si128(reinterpret_cast<__m128i*>(padded), block);
    std::memcpy(to_, padded, length);
  }

  // Copies blocks of 16 bytes up to the first byte that needs a look: anything but printable ASCII,
  // single blanks, and the letters of U+00C0 to U+02FF (leads C3 to CB), U+0400 to U+047F (D0, D1)
  // and U+0500 to U+057F (D4, D5), which hold neither white space nor anything that normalization
  // would touch.
  std::size_t copy_blocks(std::string_view utf8, std::size_t position) {
    const auto bytes = [](int value) { return _mm_set1_epi8(static_cast<char>(value)); };
    const auto mask_of = [](__m128i comparison) {
      return static_cast<unsigned>(_mm_movemask_epi8(comparison));
    };
    while (position < utf8.size()) {
      const std::size_t left = std::min<std::size_t>(utf8.size() - position, 16);
      const __m128i block = load(utf8.data() + position, left);
      // Comparisons are signed: the bytes above 7F are the negative ones, in their own order.
      const __m128i continuation = _mm_cmplt_epi8(block, bytes(0xC0));
      const __m128i latin =
          _mm_and_si128(_mm_cmpgt_epi8(block, bytes(0xC2)), _mm_cmplt_epi8(block, bytes(0xCC)));
      const __m128i cyrillic_or_armenian =
          _mm_cmpeq_epi8(_mm_and_si128(block, bytes(0xFA)), bytes(0xD0));
      const __m128i plain_letter =
          _mm_or_si128(continuation, _mm_or_si128(latin, cyrillic_or_armenian));
      const __m128i special =
          _mm_or_si128(_mm_andnot_si128(plain_letter, _mm_cmplt_epi8(block, bytes(0x20))),
                       _mm_cmpeq_epi8(block, bytes(0x7F)));
      const unsigned blanks = mask_of(_mm_cmpeq_epi8(block, bytes(' ')));
      const unsigned second_blanks = blanks & ((blanks << 1) | (after_blank_ ? 1U : 0U));
      const unsigned stop = mask_of(special) | second_blanks;
      const unsigned length = stop == 0 ? 16 : static_cast<unsigned>(std::countr_zero(stop));
      store(block, left);
      to_ += length;
      position += length;
      if (length > 0) after_blank_ = ((blanks >> (length - 1)) & 1U) != 0;
      if (length < 16) break;
    }
    return position;
  }
#endif

  char* begin_;
  char* to_;
  bool after_blank_ = true;  // so that blanks at the start go
  bool needs_normalization_ = false;
};

bool is_line_end(char32_t code_point) noexcept {
  return (code_point >= '\n' && code_point <= '\r') || code_point == 0x85 || code_point == 0x2028 ||
         code_point == 0x2029;
}

}  // namespace

void append_folded(std::string& out, std::string_view utf8) {
  const std::size_t start = out.size();
  out.resize(start + utf8.size());
  Folder folder(out.data() + start);
  const char* const end = folder.fold(utf8);
  out.resize(static_cast<std::size_t>(end - out.data()));
  if (folder.needs_normalization()) normalize(out, start);
}

std::string fold(std::string_view utf8) {
  std::string out;
  append_folded(out, utf8);
  return out;
}

std::string fold_preformatted(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  bool needs_normalization = false;
  for (std::size_t position = 0; position < utf8.size();) {
    const CodePoint code_point = code_point_at(utf8, position);
    if (is_line_end(code_point.value)) {
      out += '\n';
      if (utf8.substr(position).starts_with("\r\n")) ++position;
    } else if (!is_invisible(code_point.value)) {
      out.append(utf8, position, code_point.length);
      needs_normalization = needs_normalization || may_change_in_nfc(code_point.value);
    }
    position += code_point.length;
  }
  if (needs_normalization) normalize(out, 0);
  return out;
}

}  // namespace dateline::text
