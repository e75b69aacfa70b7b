#pragma once

#include <span>
#include <vector>

#include "content/block.h"
#include "extract/list_row.h"
#include "extract/url_resolver.h"

namespace dateline::extraction {

/// A story's runs, without those that send the reader to other articles.
struct StoryRuns {
  std::vector<content::Block> runs;
  std::vector<Row> rows;  ///< what those others lead to, in page order
};

/// Takes lines such as "Read also: TITLE" out of a story's runs, each title a link, with next to
/// nothing else in the line; and a label that stands by itself with the runs behind it that are one
/// link each.
StoryRuns take_in_story_links(const html::Document& document, const UrlResolver& urls,
                              std::span<const content::Block> runs);

}  // namespace dateline::extraction
