#pragma once

#include <string>
#include <string_view>

#include "extract/loose_json.h"

namespace dateline::extraction {

/// In bytes: what is longer is no story, and is not written to its end.
inline constexpr std::size_t longest_story_markup = std::size_t{1} << 20;

/// Writes a story that stands in data as HTML: a string as it is, plain text with a paragraph for
/// each line; content elements by what their "type" (or "_type", "nodeType", "tag" ...) says they
/// are: paragraphs, headings, lists, quotes, images, tables, inline text; what has no type that is
/// known is a paragraph. What is neither text nor picture (advertisements, links to other stories,
/// galleries) is left out. For html::Document alone: text is not escaped. Linear in the data;
/// without recursion.
std::string story_markup(JsonValue story);

/// Plain text as HTML: each line a paragraph.
std::string paragraphs_of_lines(std::string_view text);

/// HTML whose tags are character references, also twice ("&amp;lt;p&amp;gt;"), as HTML; any other
/// text as it is.
std::string decoded_markup(std::string text);

}  // namespace dateline::extraction
