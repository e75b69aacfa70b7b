#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/charset.h"
#include "text/charset_multi_byte.h"

namespace dateline::text {

/// Leads from offsets in a page's decoded text back to offsets in the page's bytes.
///
/// Making one costs nothing when the text is a view of the page; else it walks over page and text
/// once and keeps a position for every 128 bytes of text, so that each look-up is a short walk.
/// Const access is safe from several threads at once.
class OffsetMap {
 public:
  /// `page` is what `text` was decoded from. Both must stay where they are while the map is used.
  OffsetMap(std::string_view page, const DecodedText& text);

  /// The offset of the first of the bytes that stand for the code point at `utf8_offset`, or round
  /// it. The bytes of a code point begin where those of the one before end: an escape belongs to
  /// what follows it. For the text's end, and all beyond, it is the page's.
  std::size_t page_offset(std::size_t utf8_offset) const noexcept;

 private:
  /// How the text follows from the page.
  enum class Kind {
    view,         ///< it is the page
    units,        ///< units of one length for each code point: single-byte encodings and UTF-16
    utf8,         ///< it is the page, but for bad sequences
    multi_byte,   ///< by sequences of multi_byte_
    replacement,  ///< one U+FFFD for all
  };

  /// A boundary of code points.
  struct Position {
    std::size_t encoded = 0;  ///< in encoded_
    std::size_t utf8 = 0;     ///< in utf8_
    DecoderState state = {};
  };

  /// The last boundary up to `utf8_end`, which must be less than the text's size.
  Position walk(Position from, std::size_t utf8_end) const noexcept;
  Position walk_units(Position from, std::size_t utf8_end) const noexcept;
  Position walk_utf8(Position from, std::size_t utf8_end) const noexcept;
  Position walk_multi_byte(Position from, std::size_t utf8_end) const noexcept;

  std::string_view encoded_;  ///< the page behind its byte-order mark
  std::string_view utf8_;
  std::size_t mark_length_ = 0;
  Kind kind_ = Kind::view;
  std::size_t unit_length_ = 1;
  const MultiByteEncoding* multi_byte_ = nullptr;
  /// For each multiple of 128 in the text, the last boundary up to it.
  std::vector<Position> checkpoints_;
};

}  // namespace dateline::text
