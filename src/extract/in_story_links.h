#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/list_row.h"
#include "extract/search.h"

/// Lines within a story that send the reader to other articles.
namespace dateline::extraction {

/// The rows of a line such as "Read also: TITLE, TITLE", each title a link to an article, with next
/// to nothing else in the line. Empty for any other line.
std::vector<Row> in_story_links(const Search& search, std::size_t line);

/// A row that has no more than a title and its link.
Row linked_row(const Search& search, std::string title, html::Node link, html::NodeIndex first,
               html::NodeIndex last);

}  // namespace dateline::extraction
