#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "dateline/article.h"
#include "extract/list_row.h"
#include "extract/search.h"
#include "extract/story.h"

namespace dateline::extraction {

/// A block of the story, and the nodes that it was made from.
struct PlacedBlock {
  Block block;
  html::NodeIndex first = html::no_node;
  html::NodeIndex last = html::no_node;
};

/// What a story's markup holds.
struct StoryContent {
  std::vector<PlacedBlock> blocks;  ///< in the page's order
  std::vector<Row> rows;  ///< lines that send the reader to other articles: "Read also: ..."
};

/// Of all blocks, as the body's text has them.
std::size_t count_words(const StoryContent& story);

/// Reads the story's blocks. A line that repeats the headline is left out.
StoryContent read_story(const Search& search, const Story& story, const std::string& headline);

}  // namespace dateline::extraction
