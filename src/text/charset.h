#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// From a page's bytes to UTF-8, by the HTML standard ("Determining the character
/// encoding", 13.2.3.2) and the Encoding Standard.
namespace dateline::text {

/// How the encoding of a page was found.
enum class EncodingSource {
  byte_order_mark,
  override_label,
  transport,
  meta,
  valid_utf8,
  fallback
};

/// A page's text. `utf8` is a view into the given bytes where they are the text already (valid
/// UTF-8, or nothing but ASCII in an encoding that has it, without a byte-order mark), else into
/// `converted`; the object must stay where it is while the view is used, so it cannot be copied.
/// OffsetMap leads from the text back to the page's bytes.
struct DecodedText {
  DecodedText() = default;
  DecodedText(const DecodedText&) = delete;
  DecodedText& operator=(const DecodedText&) = delete;

  std::string_view utf8;      ///< always valid UTF-8
  std::string_view encoding;  ///< the Encoding Standard's name: "UTF-8", "windows-1251"
  EncodingSource source = EncodingSource::fallback;
  std::size_t mark_length = 0;  ///< bytes of the byte-order mark, in front of what was decoded
  bool is_converted = false;
  std::string converted;
};

/// Decodes into `out`. Order: byte-order mark; `override_label` (what the user says);
/// `transport_label` (Content-Type); a meta element within the first 1,024 bytes (the standard's
/// prescan); UTF-8 where the whole page is valid UTF-8, or would be but for a last character that
/// was cut off; a meta element further down, for which the standard's parser would start anew; else
/// windows-1252. Against the standard, a meta element that names another encoding does not count
/// where the whole page is valid UTF-8 with characters beyond ASCII: whoever saved it has converted
/// it and left the element as it was. A label that the Encoding Standard does not know is passed
/// over. A bad sequence becomes U+FFFD. Labels of UTF-16 in a meta element mean UTF-8; the
/// "replacement" encodings (ISO-2022-KR, HZ) decode to one U+FFFD; UTF-7 is no label at all.
void decode(std::string_view bytes, std::optional<std::string_view> override_label,
            std::optional<std::string_view> transport_label, DecodedText& out);

/// The Encoding Standard's name for a label ("latin1" is "windows-1252"), white space and case
/// aside.
std::optional<std::string_view> encoding_for_label(std::string_view label);

/// The label that the prescan finds in the page's first 1,024 bytes, as the name of an encoding.
std::optional<std::string_view> prescan_for_meta_encoding(std::string_view bytes);

bool is_valid_utf8(std::string_view bytes) noexcept;

}  // namespace dateline::text
