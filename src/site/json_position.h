#pragma once

#include <cstddef>
#include <string_view>

namespace dateline::site {

/// The 1-based line on which the value that a JSON Pointer (RFC 6901) names begins. `json` must be
/// well-formed JSON; a pointer that names nothing gives the line of the deepest value on its way
/// that exists.
std::size_t line_of_value(std::string_view json, std::string_view pointer);

/// The 1-based line of a byte.
std::size_t line_of_offset(std::string_view text, std::size_t offset);

}  // namespace dateline::site
