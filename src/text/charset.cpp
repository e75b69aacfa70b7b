#include "text/charset.h"

#include "text/charset_multi_byte.h"
#include "text/charset_prescan.h"
#include "text/charset_single_byte.h"
#include "text/utf8.h"

namespace dateline::text {
namespace {

struct FoundEncoding {
  std::string_view name;
  EncodingSource source = EncodingSource::fallback;
  std::size_t mark_length = 0;  // bytes of the byte-order mark
  bool is_known_valid = false;  // all is valid UTF-8, as has been found on the way
};

std::optional<FoundEncoding> sniff_byte_order_mark(std::string_view bytes) {
  constexpr auto source = EncodingSource::byte_order_mark;
  if (bytes.starts_with("\xEF\xBB\xBF"))
    return FoundEncoding{.name = "UTF-8", .source = source, .mark_length = 3};
  if (bytes.starts_with("\xFE\xFF"))
    return FoundEncoding{.name = "UTF-16BE", .source = source, .mark_length = 2};
  if (bytes.starts_with("\xFF\xFE"))
    return FoundEncoding{.name = "UTF-16LE", .source = source, .mark_length = 2};
  return std::nullopt;
}

// Whether the bytes are UTF-8 whose last character was cut off, as happens to pages that end early.
// There must be other characters beyond ASCII to tell so: one odd byte at the end is a letter of
// windows-1252.
bool is_cut_off_utf8(std::string_view bytes, std::size_t valid_length) {
  return is_cut_off_code_point(bytes.substr(valid_length)) &&
         ascii_prefix_length(bytes) != valid_length;
}

/// Whether there are so many characters beyond ASCII in valid UTF-8 that no other encoding makes
/// the same bytes by chance.
bool is_surely_utf8(std::string_view bytes) {
  constexpr int enough = 8;
  std::string_view left = bytes;
  for (int i = 0; i < enough; ++i) {
    left.remove_prefix(ascii_prefix_length(left));
    if (left.empty()) return false;
    left.remove_prefix(code_point_at(left, 0).length);
  }
  return is_valid_utf8(bytes);
}

FoundEncoding find_encoding(std::string_view bytes, std::optional<std::string_view> override_label,
                            std::optional<std::string_view> transport_label) {
  if (const auto marked = sniff_byte_order_mark(bytes)) return *marked;
  if (override_label) {
    if (const auto name = encoding_for_label(*override_label)) {
      return {.name = *name, .source = EncodingSource::override_label};
    }
  }
  if (transport_label) {
    if (const auto name = encoding_for_label(*transport_label)) {
      return {.name = *name, .source = EncodingSource::transport};
    }
  }
  if (const auto name = prescan_for_meta_encoding(bytes)) {
    if (*name == "UTF-8" || !is_surely_utf8(bytes))
      return {.name = *name, .source = EncodingSource::meta};
  }
  const std::size_t valid_length = valid_utf8_prefix_length(bytes);
  const bool is_valid = valid_length == bytes.size();
  if (is_valid || is_cut_off_utf8(bytes, valid_length)) {
    return {.name = "UTF-8", .source = EncodingSource::valid_utf8, .is_known_valid = is_valid};
  }
  // A parser that meets a meta element further down starts anew with its encoding (HTML
  // standard, 13.2.3.5 "Changing the encoding while parsing").
  if (const auto name = prescan_all(bytes)) return {.name = *name, .source = EncodingSource::meta};
  return {.name = "windows-1252", .source = EncodingSource::fallback};
}

}  // namespace

void decode(std::string_view bytes, std::optional<std::string_view> override_label,
            std::optional<std::string_view> transport_label, DecodedText& out) {
  const FoundEncoding found = find_encoding(bytes, override_label, transport_label);
  out.encoding = found.name;
  out.source = found.source;
  out.mark_length = found.mark_length;
  out.converted.clear();
  const std::string_view text = bytes.substr(found.mark_length);

  const bool is_utf8 = found.name == "UTF-8";
  const SingleByteEncoding* const single_byte = find_single_byte_encoding(found.name);
  const MultiByteEncoding* const multi_byte = find_multi_byte_encoding(found.name);
  const bool has_ascii = single_byte != nullptr || (multi_byte != nullptr && multi_byte->has_ascii);
  out.is_converted = is_utf8 ? !found.is_known_valid && !is_valid_utf8(text)
                             : !has_ascii || ascii_prefix_length(text) < text.size();
  if (!out.is_converted) {
    out.utf8 = text;
    return;
  }
  if (is_utf8) {
    append_utf8_with_replacement(out.converted, text);
  } else if (single_byte != nullptr) {
    append_single_byte(out.converted, text, *single_byte);
  } else if (multi_byte != nullptr) {
    append_multi_byte(out.converted, text, *multi_byte);
  } else if (!text.empty()) {
    append_code_point(out.converted, replacement_character);  // the standard's "replacement"
  }
  out.utf8 = out.converted;
}

bool is_valid_utf8(std::string_view bytes) noexcept {
  return valid_utf8_prefix_length(bytes) == bytes.size();
}

}  // namespace dateline::text
