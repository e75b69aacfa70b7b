#pragma once

#include <span>

#include "content/block.h"
#include "extract/blocks.h"
#include "extract/url_resolver.h"

/// The structure of a story on a page that no profile knows.
namespace dateline::extraction {

/// Makes blocks of the runs that are the story's body, which are in page order: paragraphs,
/// headings, lists, quotes, tables and code by the elements round them, with the images and embeds
/// that stand between the first and the last. All text of the runs is in the blocks, once and in
/// order, but for captions, which belong to their images, quoted posts, which belong to their
/// embeds, and lines that send the reader to other articles ("Read also: TITLE"), which become
/// rows.
StoryContent read_general_story(const html::Document& document, const UrlResolver& urls,
                                std::span<const content::Block> runs);

}  // namespace dateline::extraction
