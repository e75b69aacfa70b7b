#pragma once

#include <string>
#include <string_view>

/// MIME messages that tests make.
namespace dateline::testing {

/// The bytes as RFC 2045 section 6.7 writes them: lines of at most 76 characters, "\r\n" where the
/// bytes have it, all other line ends as escapes.
std::string quoted_printable(std::string_view bytes);

/// Section 6.8, in lines of 76 characters that end in "\r\n".
std::string base64(std::string_view bytes);

/// The text, whose lines end in "\n", with lines that end in "\r\n".
std::string with_crlf(std::string_view text);

}  // namespace dateline::testing
