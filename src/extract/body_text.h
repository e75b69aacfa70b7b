#pragma once

#include <string>
#include <vector>

#include "dateline/article.h"

namespace dateline::extraction {

/// A block's part of the body's text; empty for images and embeds.
std::string text_of(const Block& block);

/// The body's text, made from its blocks: joined by a blank line; a list's items a line each, a
/// table's rows too with " | " between cells; images and embeds left out.
std::string body_text(const std::vector<Block>& blocks);

}  // namespace dateline::extraction
