#pragma once

#include <string_view>
#include <vector>

#include "extract/blocks.h"

namespace dateline::extraction {

/// Whether the text that JSON-LD states (articleBody) is to be taken instead of what the page
/// prints, of which so many words were found: where that is less than half of it.
bool is_stated_body_better(std::string_view stated, std::size_t printed_words);

/// The paragraphs of such a text, which may be HTML or plain text with line ends. `script` is the
/// element that states it.
std::vector<PlacedBlock> stated_body_blocks(std::string_view stated, html::NodeIndex script);

}  // namespace dateline::extraction
