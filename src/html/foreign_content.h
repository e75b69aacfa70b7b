#pragma once

#include <string_view>

#include "html/token.h"

namespace dateline::html {

/// Whether Gumbo might end the program on this page by a failed assertion: when it looks for its
/// insertion mode, it takes a <td>, <th> or <select> of MathML or SVG for one of HTML, and it takes
/// no CDATA section in HTML that stands in such content. May say yes where a closer look would say
/// no: where tags do not pair up, or script data hold tags.
bool has_unsafe_foreign_content(std::string_view source, const Scan& scan);

}  // namespace dateline::html
