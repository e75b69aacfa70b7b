#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Properties of code points, and normalization: what folding is made of.
namespace dateline::text {

/// The Unicode property White_Space.
bool is_white_space(char32_t code_point) noexcept;

/// What readers never see and folding drops: controls (Cc) that are no white space, the soft
/// hyphen, the zero-width space, the word joiner, the byte-order mark, and the bidirectional marks,
/// embeddings and isolates. Not the joiners.
bool is_invisible(char32_t code_point) noexcept;

/// False only where text of such code points alone is in Normalization Form C already: none of them
/// is changed by it, combines with what stands before it, or has a combining class. True may be a
/// false alarm.
bool may_change_in_nfc(char32_t code_point) noexcept;

/// Brings text[from, end) into Normalization Form C; it must be valid UTF-8.
void normalize(std::string& text, std::size_t from);

/// Of the library that knows Unicode's data: "2.8.0".
std::string_view utf8proc_version_text() noexcept;

}  // namespace dateline::text
