#pragma once

#include <string_view>

#include "html/tag.h"

namespace dateline::html {

/// How tags stand in a skeleton: all elements that Gumbo does not know are "x".

/// "<div", to which attributes and ">" may be added.
std::string_view start_of(Tag tag);
/// "</div>"
std::string_view end_tag_of(Tag tag);

}  // namespace dateline::html
