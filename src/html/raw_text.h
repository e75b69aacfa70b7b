#pragma once

#include <cstddef>
#include <string_view>

namespace dateline::html {

/// Where the text of a raw text or RCDATA element that begins at `from` ends: the offset of the "<"
/// of its end tag, or the size when there is none (HTML standard, 13.2.5.3 RAWTEXT state, 13.2.5.2
/// RCDATA state, and what follows from them). `name` is the element's, in lower case.
std::size_t raw_text_end(std::string_view source, std::size_t from, std::string_view name) noexcept;

/// The same of a <script>, in which "<!--" begins an escaped part: in that, "<script" makes that
/// the next "</script" ends nothing (13.2.5.4 script data state up to 13.2.5.31).
std::size_t script_data_end(std::string_view source, std::size_t from) noexcept;

}  // namespace dateline::html
