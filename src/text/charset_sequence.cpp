#include "text/charset_sequence.h"

#include "text/utf8.h"

namespace dateline::text {
namespace {

bool is_within(unsigned char byte, unsigned char lowest, unsigned char highest) noexcept {
  return byte >= lowest && byte <= highest;
}

bool is_ascii(unsigned char byte) noexcept {
  return byte < 0x80;
}

// Reads 0 past the end.
unsigned char byte_at(std::string_view bytes, std::size_t index) noexcept {
  return index < bytes.size() ? static_cast<unsigned char>(bytes[index]) : 0;
}

EncodedSequence from_table(std::size_t length) noexcept {
  return {.length = length, .meaning = Meaning::table};
}

EncodedSequence fixed(std::size_t length, char32_t code_point) noexcept {
  return {.length = length, .code_point = code_point, .meaning = Meaning::code_point};
}

EncodedSequence bad(std::size_t length) noexcept {
  return fixed(length, replacement_character);
}

// A lead byte whose trail byte is out of range, or missing. An ASCII byte is no part of it.
EncodedSequence bad_pair(std::string_view bytes) noexcept {
  return bad(is_ascii(byte_at(bytes, 1)) ? 1 : 2);
}

// Encoding Standard, section 14.4 "shared UTF-16 decoder".
template <bool big_endian>
EncodedSequence read_utf_16(std::string_view bytes) noexcept {
  if (bytes.size() < 2) return bad(1);
  const auto unit_at = [&](std::size_t index) -> char32_t {
    const char32_t first = static_cast<unsigned char>(bytes[index]);
    const char32_t second = static_cast<unsigned char>(bytes[index + 1]);
    return big_endian ? first << 8 | second : second << 8 | first;
  };
  const char32_t unit = unit_at(0);
  if ((unit & 0xF800) != 0xD800) return fixed(2, unit);
  const char32_t next = bytes.size() >= 4 ? unit_at(2) : 0;
  if (unit >= 0xDC00 || (next & 0xFC00) != 0xDC00) return bad(2);
  return fixed(4, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
}

}  // namespace

EncodedSequence read_gb18030(std::string_view bytes, DecoderState& /*state*/) {
  const unsigned char lead = byte_at(bytes, 0);
  const unsigned char second = byte_at(bytes, 1);
  if (is_ascii(lead)) return from_table(1);
  if (lead == 0x80) return fixed(1, 0x20AC);
  if (lead == 0xFF) return bad(1);
  if (lead == 0xA3 && second == 0xA0) return fixed(2, 0x3000);
  if (is_within(second, 0x40, 0x7E) || is_within(second, 0x80, 0xFE)) return from_table(2);
  if (is_within(second, '0', '9') && is_within(byte_at(bytes, 2), 0x81, 0xFE) &&
      is_within(byte_at(bytes, 3), '0', '9')) {
    return from_table(4);
  }
  return bad_pair(bytes);
}

EncodedSequence read_big5(std::string_view bytes, DecoderState& /*state*/) {
  const unsigned char lead = byte_at(bytes, 0);
  const unsigned char trail = byte_at(bytes, 1);
  if (is_ascii(lead)) return from_table(1);
  if (!is_within(lead, 0x81, 0xFE)) return bad(1);
  if (!is_within(trail, 0x40, 0x7E) && !is_within(trail, 0xA1, 0xFE)) return bad_pair(bytes);
  EncodedSequence sequence = from_table(2);
  // Rows A1 and A2, punctuation and signs, are those of Windows in the standard.
  if (lead == 0xA1 || lead == 0xA2) sequence.meaning = Meaning::other_table;
  // A letter and its combining mark (section 12.1.1 "Big5 decoder").
  sequence.has_two_code_points =
      lead == 0x88 && (trail == 0x62 || trail == 0x64 || trail == 0xA3 || trail == 0xA5);
  return sequence;
}

EncodedSequence read_shift_jis(std::string_view bytes, DecoderState& /*state*/) {
  const unsigned char lead = byte_at(bytes, 0);
  const unsigned char trail = byte_at(bytes, 1);
  const bool is_half_width_katakana = is_within(lead, 0xA1, 0xDF);
  if (is_ascii(lead) || is_half_width_katakana) return from_table(1);
  if (lead == 0x80) return fixed(1, lead);
  if (lead == 0xA0 || lead > 0xFC) return bad(1);
  if (is_within(trail, 0x40, 0x7E) || is_within(trail, 0x80, 0xFC)) return from_table(2);
  return bad_pair(bytes);
}

EncodedSequence read_euc_jp(std::string_view bytes, DecoderState& /*state*/) {
  const unsigned char lead = byte_at(bytes, 0);
  const unsigned char trail = byte_at(bytes, 1);
  if (is_ascii(lead)) return from_table(1);
  if (lead == 0x8E && is_within(trail, 0xA1, 0xDF)) {
    return {.length = 2, .meaning = Meaning::katakana};
  }
  if (is_within(lead, 0xA1, 0xFE) && is_within(trail, 0xA1, 0xFE)) {
    return {.length = 2, .meaning = Meaning::jis_x_0208};
  }
  if (lead == 0x8F && is_within(trail, 0xA1, 0xFE)) {
    // JIS X 0212, whose rows after 77 are empty in the standard and hold vendors' characters in
    // iconv.
    if (trail <= 0xED && is_within(byte_at(bytes, 2), 0xA1, 0xFE)) {
      return {.length = 3, .meaning = Meaning::other_table};
    }
    return bad(is_ascii(byte_at(bytes, 2)) ? 2 : 3);
  }
  if (lead == 0x8E || lead == 0x8F || is_within(lead, 0xA1, 0xFE)) return bad_pair(bytes);
  return bad(1);
}

// Encoding Standard, section 12.2.1 "ISO-2022-JP decoder".
EncodedSequence read_iso_2022_jp(std::string_view bytes, DecoderState& state) {
  using Set = DecoderState::Set;
  const unsigned char byte = byte_at(bytes, 0);
  if (byte == 0x1B) {
    const std::string_view escape = bytes.substr(1, 2);
    const bool is_second = state.after_escape;
    state.after_escape = true;
    if (escape == "(B") {
      state.set = Set::ascii;
    } else if (escape == "(J") {
      state.set = Set::roman;
    } else if (escape == "(I") {
      state.set = Set::katakana;
    } else if (escape == "$@" || escape == "$B") {
      state.set = Set::jis_x_0208;
    } else {
      state.after_escape = false;
      return bad(1);
    }
    return is_second ? bad(3) : EncodedSequence{.length = 3, .meaning = Meaning::nothing};
  }
  state.after_escape = false;
  switch (state.set) {
    case Set::jis_x_0208:
      if (!is_within(byte, 0x21, 0x7E)) break;
      if (is_within(byte_at(bytes, 1), 0x21, 0x7E)) {
        return {.length = 2, .meaning = Meaning::jis_x_0208};
      }
      return bad(bytes.size() == 1 || bytes[1] == 0x1B ? 1 : 2);
    case Set::katakana:
      if (!is_within(byte, 0x21, 0x5F)) break;
      return {.length = 1, .meaning = Meaning::katakana};
    case Set::roman:
      if (byte == 0x5C) return fixed(1, 0xA5);
      if (byte == 0x7E) return fixed(1, 0x203E);
      [[fallthrough]];
    case Set::ascii:
      if (!is_ascii(byte) || byte == 0x0E || byte == 0x0F) break;
      return from_table(1);
  }
  return bad(1);
}

EncodedSequence read_euc_kr(std::string_view bytes, DecoderState& /*state*/) {
  const unsigned char lead = byte_at(bytes, 0);
  const unsigned char trail = byte_at(bytes, 1);
  if (is_ascii(lead)) return from_table(1);
  if (!is_within(lead, 0x81, 0xFE)) return bad(1);
  // A2 E8 is unmapped in the standard, and in glibc, which reports it only after it has read the
  // pair: so it is not asked.
  const bool is_mapped = is_within(trail, 0x41, 0xFE) && !(lead == 0xA2 && trail == 0xE8);
  return is_mapped ? from_table(2) : bad_pair(bytes);
}

EncodedSequence read_utf_16le(std::string_view bytes, DecoderState& /*state*/) {
  return read_utf_16<false>(bytes);
}

EncodedSequence read_utf_16be(std::string_view bytes, DecoderState& /*state*/) {
  return read_utf_16<true>(bytes);
}

std::size_t unmapped_length(std::string_view sequence) noexcept {
  return sequence.size() == 2 && is_ascii(byte_at(sequence, 1)) ? 1 : sequence.size();
}

}  // namespace dateline::text
