#pragma once

#include <string_view>

namespace dateline::extraction {

/// Whether a page breaks off: it has no end tag of body or html, and ends in the middle of a text
/// or tag. (A page may leave these end tags out: HTML standard, 13.1.2.4.)
bool is_truncated(std::string_view utf8);

}  // namespace dateline::extraction
