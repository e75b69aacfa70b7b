#pragma once

#include <string>
#include <string_view>

/// Content-Transfer-Encoding (RFC 2045 section 6): how bytes are written in lines of text.
namespace dateline::archive {

/// Undoes the encoding of that name, case aside. "7bit", "8bit", "binary" and names that are
/// unknown leave the bytes as they are. Never gives more bytes than it is given.
std::string undo_transfer_encoding(std::string_view name, std::string_view text);

/// Section 6.7, with line ends as they stand. What is no escape stays as it is.
std::string decode_quoted_printable(std::string_view text);

/// Section 6.8. What does not belong to the alphabet is passed over; behind padding another text
/// may follow.
std::string decode_base64(std::string_view text);

}  // namespace dateline::archive
