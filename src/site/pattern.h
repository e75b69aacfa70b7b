#pragma once

#include <string_view>

namespace dateline::site {

/// Whether the whole of `text` fits `pattern`, in which `*` stands for any run of bytes, also an
/// empty one, `#` for a run of ASCII digits, all that stand there, and all else for itself:
/// "*/post/#" fits "/en/post/170645". Time is at most the product of both lengths.
bool fits(std::string_view pattern, std::string_view text) noexcept;

}  // namespace dateline::site
