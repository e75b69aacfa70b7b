#pragma once

#include <string_view>
#include <vector>

#include "content/block.h"
#include "html/document.h"

namespace dateline::testing {

/// A paragraph's text.
inline constexpr std::string_view long_text =
    "The mayor of Velmora opened the new bridge on Monday morning, and some two hundred people "
    "came.";

/// The runs of inline content inside the elements that a selector finds, in page order: what a
/// model would say of a page whose story is all in there.
std::vector<content::Block> runs_inside(const html::Document& document, std::string_view selector);

}  // namespace dateline::testing
