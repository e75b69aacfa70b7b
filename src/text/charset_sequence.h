#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Where the Encoding Standard's multi-byte decoders divide a page's bytes into sequences, apart
/// from the tables that say what a sequence stands for. After a bad one decoding goes on at the
/// same byte as the standard's.
namespace dateline::text {

/// Where the code points of a sequence come from.
enum class Meaning : std::uint8_t {
  nothing,      ///< an escape, which stands for none
  code_point,   ///< EncodedSequence::code_point
  table,        ///< the encoding's table; ASCII is in it
  other_table,  ///< its second one
  jis_x_0208,   ///< the table of Shift_JIS; the last two bytes are row and cell, but for bit 7
  katakana,     ///< the table of Shift_JIS; the last byte is half-width katakana, but for bit 7
};

struct EncodedSequence {
  std::size_t length = 0;  ///< bytes
  char32_t code_point = 0;
  Meaning meaning = Meaning::table;
  bool has_two_code_points = false;  ///< as four sequences of Big5 do
};

/// What a decoder keeps from sequence to sequence. Only ISO-2022-JP's does.
struct DecoderState {
  enum class Set : std::uint8_t { ascii, roman, katakana, jis_x_0208 };
  Set set = Set::ascii;
  bool after_escape = false;  ///< a second escape in a row is an error
};

/// The sequence at the start of `bytes`, which must not be empty. Never longer than they are.
using SequenceReader = EncodedSequence (*)(std::string_view bytes, DecoderState& state);

EncodedSequence read_gb18030(std::string_view bytes, DecoderState& state);  ///< and GBK
EncodedSequence read_big5(std::string_view bytes, DecoderState& state);
EncodedSequence read_shift_jis(std::string_view bytes, DecoderState& state);
EncodedSequence read_euc_jp(std::string_view bytes, DecoderState& state);
EncodedSequence read_iso_2022_jp(std::string_view bytes, DecoderState& state);
EncodedSequence read_euc_kr(std::string_view bytes, DecoderState& state);
EncodedSequence read_utf_16le(std::string_view bytes, DecoderState& state);
EncodedSequence read_utf_16be(std::string_view bytes, DecoderState& state);

/// How many bytes of a sequence become one U+FFFD where its table lacks it: all, but for an ASCII
/// byte at the end of a pair, which may be markup and is read anew.
std::size_t unmapped_length(std::string_view sequence) noexcept;

}  // namespace dateline::text
