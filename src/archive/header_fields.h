#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/fold.h"

/// Headers of WARC records and of HTTP messages: a line that says what follows, lines of named
/// fields, an empty line.
namespace dateline::archive {

/// Both kinds of headers are bounded by it.
inline constexpr std::size_t header_limit = std::size_t{64} << 10U;

/// How many bytes a header takes that `bytes` begin with, its empty line included; npos where that
/// does not stand in `bytes`. What stands before `from` is known to hold no empty line. Lines may
/// end in LF alone.
std::size_t find_header_end(std::string_view bytes, std::size_t from = 0) noexcept;

/// Makes one line of each that goes on with white space in the next one (RFC 9112 section 5.2). The
/// size stays the same.
void unfold(std::string& header);

/// Takes the first line off, and gives it without its line end.
std::string_view take_line(std::string_view& lines) noexcept;

/// Calls `visit(name, value)` for each field, with white space taken off at both ends. Lines
/// without a colon are passed over.
template <typename Visit>
void for_each_field(std::string_view lines, Visit visit) {
  while (!lines.empty()) {
    const std::string_view line = take_line(lines);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    visit(text::trim_ascii(line.substr(0, colon)), text::trim_ascii(line.substr(colon + 1)));
  }
}

}  // namespace dateline::archive
