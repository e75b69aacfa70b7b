#include "text/offset_map.h"

#include <algorithm>

#include "text/charset_single_byte.h"
#include "text/utf8.h"

namespace dateline::text {
namespace {

constexpr std::size_t checkpoint_distance = 128;

bool is_continuation(char byte) noexcept {
  return is_continuation_byte(static_cast<unsigned char>(byte));
}

// Bytes of the page and of the text.
struct Step {
  std::size_t encoded = 0;
  std::size_t utf8 = 0;
};

// Over the first sequence that stands for something, and escapes in front of it.
Step step_over(std::string_view encoded, std::string_view utf8, const MultiByteEncoding& encoding,
               DecoderState& state) noexcept {
  std::string_view rest = encoded;
  EncodedSequence sequence;
  do {
    rest.remove_prefix(sequence.length);
    if (rest.empty()) return {encoded.size(), utf8.size()};
    sequence = encoding.read(rest, state);
  } while (sequence.meaning == Meaning::nothing);

  const CodePoint code_point = code_point_at(utf8, 0);
  const bool is_in_table =
      sequence.meaning == Meaning::table || sequence.meaning == Meaning::other_table;
  std::size_t length = sequence.length;
  std::size_t utf8_length = code_point.length;
  if (is_in_table && code_point.value == replacement_character) {
    length = unmapped_length(rest.substr(0, length));
  } else if (sequence.has_two_code_points && utf8_length < utf8.size()) {
    utf8_length += code_point_at(utf8, utf8_length).length;
  }
  return {encoded.size() - rest.size() + length, utf8_length};
}

}  // namespace

OffsetMap::OffsetMap(std::string_view page, const DecodedText& text)
    : encoded_(page.substr(text.mark_length)), utf8_(text.utf8), mark_length_(text.mark_length) {
  if (!text.is_converted) return;
  multi_byte_ = find_multi_byte_encoding(text.encoding);
  const bool is_utf_16 = text.encoding == "UTF-16LE" || text.encoding == "UTF-16BE";
  if (is_utf_16 || find_single_byte_encoding(text.encoding) != nullptr) {
    kind_ = Kind::units;
    unit_length_ = is_utf_16 ? 2 : 1;
  } else if (multi_byte_ != nullptr) {
    kind_ = Kind::multi_byte;
  } else {
    kind_ = text.encoding == "UTF-8" ? Kind::utf8 : Kind::replacement;
  }
  checkpoints_.reserve(utf8_.size() / checkpoint_distance + 1);
  Position position;
  for (std::size_t at = 0; at < utf8_.size(); at += checkpoint_distance) {
    position = walk(position, at);
    checkpoints_.push_back(position);
  }
}

std::size_t OffsetMap::page_offset(std::size_t utf8_offset) const noexcept {
  if (utf8_offset >= utf8_.size()) return mark_length_ + encoded_.size();
  if (kind_ == Kind::view) return mark_length_ + utf8_offset;
  const Position& checkpoint = checkpoints_[utf8_offset / checkpoint_distance];
  return mark_length_ + walk(checkpoint, utf8_offset).encoded;
}

OffsetMap::Position OffsetMap::walk(Position from, std::size_t utf8_end) const noexcept {
  switch (kind_) {
    case Kind::units:
      return walk_units(from, utf8_end);
    case Kind::utf8:
      return walk_utf8(from, utf8_end);
    case Kind::multi_byte:
      return walk_multi_byte(from, utf8_end);
    case Kind::view:
    case Kind::replacement:
      break;
  }
  return from;
}

OffsetMap::Position OffsetMap::walk_units(Position from, std::size_t utf8_end) const noexcept {
  while (is_continuation(utf8_[utf8_end])) --utf8_end;
  std::size_t units = 0;
  for (const char byte : utf8_.substr(from.utf8, utf8_end - from.utf8)) {
    units += is_continuation(byte) ? 0 : 1;
    units += static_cast<unsigned char>(byte) >= 0xF0 ? 1 : 0;  // a pair of surrogates
  }
  return {.encoded = from.encoded + units * unit_length_, .utf8 = utf8_end};
}

OffsetMap::Position OffsetMap::walk_utf8(Position from, std::size_t utf8_end) const noexcept {
  while (is_continuation(utf8_[utf8_end])) --utf8_end;
  while (from.utf8 < utf8_end) {
    const std::string_view text = utf8_.substr(from.utf8, utf8_end - from.utf8);
    const std::string_view page = encoded_.substr(from.encoded);
    const auto differing = std::mismatch(text.begin(), text.end(), page.begin(), page.end()).first;
    auto same = static_cast<std::size_t>(differing - text.begin());
    // Part of a bad sequence may look like the U+FFFD in its place.
    while (is_continuation(utf8_[from.utf8 + same])) --same;
    from.encoded += same;
    from.utf8 += same;
    if (from.utf8 == utf8_end) break;
    from.encoded += sequence_length(page.substr(same));
    from.utf8 += code_point_at(utf8_, from.utf8).length;
  }
  return from;
}

OffsetMap::Position OffsetMap::walk_multi_byte(Position from, std::size_t utf8_end) const noexcept {
  while (from.utf8 < utf8_end) {
    if (multi_byte_->has_ascii) {
      const std::string_view rest = encoded_.substr(from.encoded, utf8_end - from.utf8);
      const std::size_t ascii = ascii_prefix_length(rest);
      from.encoded += ascii;
      from.utf8 += ascii;
      if (from.utf8 == utf8_end) break;
    }
    DecoderState state = from.state;
    const Step step =
        step_over(encoded_.substr(from.encoded), utf8_.substr(from.utf8), *multi_byte_, state);
    if (from.utf8 + step.utf8 > utf8_end) break;
    from.encoded += step.encoded;
    from.utf8 += step.utf8;
    from.state = state;
  }
  return from;
}

}  // namespace dateline::text
