#pragma once

#include <span>
#include <vector>

#include "content/block.h"
#include "extract/blocks.h"
#include "extract/url_resolver.h"

namespace dateline::extraction {

/// The images and embeds that stand between the first and the last run of a story, in the page's
/// order. What stands in a box of its own with other stories' titles is left out, and so are faces
/// of authors, icons and advertisements. An image's caption is its <figcaption>, or what a class
/// calls so.
std::vector<PlacedBlock> read_story_media(const html::Document& document, const UrlResolver& urls,
                                          std::span<const content::Block> runs);

}  // namespace dateline::extraction
